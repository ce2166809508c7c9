"""Whatever happens to an archive: the next build gives the site that a clean one gives."""

import re
import shutil
import sqlite3
from contextlib import closing
from random import Random

import pytest

from press import Packed
from support.archive import Archive, snapshot
from support.torture import TORTURE

PLACES = (
    {"TZ": "UTC", "LC_ALL": "C"},
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
    {"TZ": "America/St_Johns", "LC_ALL": "de_DE.UTF-8"},
)
SERIES, STEPS = (40, 30) if TORTURE else (2, 10)


def told_faults(built):
    """Return the errors of a build that name a file and a line."""
    return sorted({line for line in built.stdout.splitlines() if re.match(r"\S+:\d+: ", line)})


@pytest.mark.parametrize("number", range(SERIES))
def test_a_series_of_changes(number, tmp_path, builders, locales):
    """After any change the output equals a clean build's, and what is the same is not touched.

    Workers, hash seed, locale and time zone change from build to build.
    """
    random = Random(number)  # noqa: S311 (the same series each time)
    archive = Archive(tmp_path, random)
    for _ in range(12):
        archive.add_seed()
    before = {}
    for step in range(STEPS):
        place = [random.choice(PLACES) | locales for _ in range(2)]
        workers = [random.choice((1, 1, 4)) if number % 2 else 1 for _ in range(2)]
        crew = f"PRESS_WORKERS={workers[0]}", "PRESS_LOOK_FROM=0"
        ours = builders[0](tmp_path, "-e", *crew, **place[0])
        register = snapshot(tmp_path / "content/register")
        shutil.rmtree(tmp_path / "clean", ignore_errors=True)
        clean = builders[1](
            tmp_path, "-e", f"PRESS_WORKERS={workers[1]}", out="clean/output", **place[1]
        )
        after, wanted = snapshot(tmp_path / "output"), snapshot(tmp_path / "clean/output")
        wrong = differing(after, wanted)
        log = "\n".join([f"series {number}, step {step}", *archive.log[-12:], ours.stdout, *wrong])

        assert ours.returncode in {0, 1}, log
        assert "Traceback" not in ours.stdout, log
        assert wrong == [], f"{log}\nclean: {clean.stdout}"
        assert told_faults(ours) == told_faults(clean), log
        assert ours.returncode == clean.returncode, log
        assert snapshot(tmp_path / "content/register") == register, log
        assert touched(before, after) == [], log
        assert kept_otherwise(tmp_path / ".press/output/catalogue.sqlite") == [], log

        if step % 4 == 3:
            again = builders[0](tmp_path, "-e", f"PRESS_WORKERS={workers[1]}", **place[1])

            assert " 0 written" in again.stdout, f"{log}\nagain: {again.stdout}"

        for _ in range(random.choice((0, 1, 1, 1, 2, 3))):
            archive.change()
        before = snapshot(tmp_path / "output")


def kept_otherwise(catalogue):
    """Return the sources whose last survey was kept with other rows than their files have."""
    with closing(sqlite3.connect(catalogue)) as db:
        sql = "SELECT path, size, mtime FROM files WHERE source = ?"
        return [
            source
            for (source,) in db.execute("SELECT DISTINCT source FROM surveys").fetchall()
            if rows_of(db, source) != sorted(db.execute(sql, (source,)))
        ]


def rows_of(db, source):
    """Return the rows of a survey, with those that came and without those that went since."""
    kept = dict(db.execute("SELECT part, rows FROM surveys WHERE source = ?", (source,)))
    found, came, went = (set(Packed(kept[part])) for part in ("found", "came", "went"))
    return sorted(found - went | came)


def differing(ours, clean):
    """Return the paths of which the bytes differ, or that only one of the two has."""
    paths = sorted(ours.keys() | clean.keys())
    lacks = [f"{path}: only one has it" for path in paths if (path in ours) != (path in clean)]
    both = (path for path in paths if path in ours and path in clean)
    return lacks + [path for path in both if ours[path][0] != clean[path][0]]


def touched(before, after):
    """Return the files whose bytes are the same and whose time is another."""
    return sorted(
        path
        for path, (data, time) in after.items()
        if path in before and before[path][0] == data and before[path][1] != time
    )

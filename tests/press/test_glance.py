"""A glance at the output tells which files are not as they were written: here or beside."""

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection
from types import SimpleNamespace
from typing import cast

import pytest

from press import ledger
from press.beside import Beside
from press.files import Output
from press.glance import Glance, Looks
from press.ledger import PARTS, Row, Seen
from press.plan import check_files
from press.schema import SCHEMA, connect


@pytest.fixture
def catalogue(tmp_path: Path) -> str:
    """Return where the catalogue lies."""
    return str(tmp_path / "catalogue.sqlite")


@pytest.fixture
def db(catalogue: str) -> Iterator[Connection]:
    """Yield an empty catalogue."""
    with closing(connect(catalogue)) as db:
        db.executescript(SCHEMA)
        yield db


@pytest.fixture
def output(tmp_path: Path, db: Connection) -> Path:
    """Return a folder with four pages: one as written, one edited, one touched, one gone."""
    folder = tmp_path / "output"
    for name in ("same", "edited", "touched", "gone", "stale"):
        path = folder / name / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(name, encoding="utf-8")
        status = path.stat()
        values = (name, f"{name}/index.html", name == "stale", status.st_size, status.st_mtime_ns)
        sql = "INSERT INTO pages (view, key, path, stale, size, mtime) VALUES ('v', ?, ?, ?, ?, ?)"
        db.execute(sql, values)
    (folder / "edited/index.html").write_text("edited by hand", encoding="utf-8")
    os.utime(folder / "edited/index.html", ns=(1, 2))
    os.utime(folder / "touched/index.html", ns=(3, 4))
    (folder / "gone/index.html").unlink()
    (folder / "stale/index.html").unlink()
    (folder / "not ours.txt").write_text("a person's own", encoding="utf-8")
    return folder


UNLIKE = [
    ("edited/index.html", len("edited by hand"), 2),
    ("gone/index.html", -1, -1),
    ("touched/index.html", len("touched"), 4),
]


@pytest.mark.parametrize("who", ["beside", "here"])
def test_what_is_unlike_the_ledger_is_told(
    db: Connection,
    catalogue: str,
    output: Path,
    who: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An edited, a touched and a missing file are told, whoever looks; no other file is."""
    look = Glance(db, catalogue, str(output))
    if who == "beside":
        look.begin()
        monkeypatch.setattr(ledger, "downward", lambda *_: ())  # the other looks at all
        monkeypatch.setattr(ledger, "unlike", lambda rows, _: [] if not rows else 1 / 0)
    assert look.unlike() == UNLIKE


@pytest.fixture
def look(db: Connection, catalogue: str, output: Path, monkeypatch: pytest.MonkeyPatch) -> Glance:
    """Return a glance at the four pages, whose folder is the one at work."""
    monkeypatch.chdir(output)
    return Glance(db, catalogue, str(output))


@pytest.mark.parametrize("theirs", [0, 1, 3, PARTS])
@pytest.mark.parametrize("more", [0, 2], ids=["", "with pages made meanwhile"])
def test_each_page_is_looked_at(
    look: Glance, theirs: int, more: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the other process, late or slow, has left is looked at here.

    It began at the first page, this one goes back from the last: they meet.
    """
    looked: list[str] = []
    unlike = ledger.unlike

    def counted(rows: list[Row], above: str) -> list[Seen]:
        looked.extend(path for path, *_ in rows)
        return unlike(rows, above)

    monkeypatch.setattr(ledger, "unlike", counted)
    with os.fdopen(pipe_of(theirs), "rb", 0) as turns:
        told = ledger.look(look.catalogue, look.output, turns)
    assert len(looked) == min(theirs, 4)
    for number in range(more):
        sql = "INSERT INTO pages VALUES ('v', ?, ?, '', 0, 1, 1, NULL, NULL)"
        look.db.execute(sql, (f"z{number}", f"new/{number}"))
    look._turns = pipe_of(PARTS - theirs)
    look._other = cast("Beside", SimpleNamespace(told=lambda: told, leave=lambda: None, begun=True))

    assert [seen for seen in look.unlike() if not seen[0].startswith("new")] == UNLIKE
    assert len({path for path in looked if not path.startswith("new")}) == 4
    assert theirs < PARTS or len(looked) == 4, "nothing twice where that one saw all"


def test_all_of_a_large_ledger_is_looked_at(db: Connection) -> None:
    """Parts of many pages, from both ends, leave none out; few are looked at twice."""
    rows = [("v", f"p{number:04}", f"p{number}", 1, 1) for number in range(1000)]
    sql = "INSERT INTO pages (view, key, path, stale, size, mtime) VALUES (?, ?, ?, 0, ?, ?)"
    db.executemany(sql, rows)
    whole = ledger.rows_of(db)
    for upward in (0, 5, 40, PARTS):
        up, low = list[Row](), ledger.FIRST
        for start, low in ledger.upward(db, pipe_of(upward)):
            up += ledger.rows_of(db, start, low)
        down, high = list[Row](), ledger.END
        for high, end in ledger.downward(db, pipe_of(PARTS - upward)):
            down = ledger.rows_of(db, high, end) + down
        found = up + ledger.rows_of(db, low, high) + down
        assert [*dict.fromkeys(found)] == whole
        assert len(found) < len(whole) + PARTS


def pipe_of(count: int) -> int:
    """Return the end to read of a pipe in which *count* turns wait."""
    end, there = os.pipe()
    os.write(there, bytes(count))
    os.close(there)
    return end


@pytest.mark.parametrize("python", ["/no/python", "/bin/false", ""])
def test_without_another_process_this_one_looks(
    db: Connection,
    catalogue: str,
    output: Path,
    python: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A process that cannot be had or that fails leaves nothing unseen."""
    monkeypatch.setattr(sys, "executable", python)
    look = Glance(db, catalogue, str(output))
    look.begin()
    assert look.unlike() == UNLIKE


def test_a_build_that_stops_ends_it(db: Connection, catalogue: str, output: Path) -> None:
    """No process is left behind by a build that nobody asked what it saw."""
    looks = Looks(Glance(db, catalogue, str(output)))
    looks.begin([plugin_that_looks(output)], {})
    others = [looks.glance._other, looks.of_plugins["pictures"]]
    processes = [other._process for other in others if other is not None]

    looks.leave()

    assert len(processes) == 2
    assert all(process and process.returncode is not None for process in processes)


def plugin_that_looks(output: Path) -> SimpleNamespace:
    """Return a plugin's module that lets another process look."""
    return SimpleNamespace(
        __name__="pictures",
        press=None,
        look=lambda _: Beside("os.listdir", str(output), folders=[str(output)]),
    )


@pytest.mark.parametrize(("made", "stale"), [(set(), 1), ({("v", "same")}, 0)], ids=["no", "yes"])
def test_a_page_made_meanwhile_is_not_made_again(
    db: Connection, output: Path, made: set[tuple[str, str]], stale: int
) -> None:
    """What another process saw of it was the file before."""
    written = Output(str(output))
    seen = [("same/index.html", 1, 2)]
    check_files(db, lambda paths: [[(path, written.digest(path)) for path in paths]], seen, made)
    rows = db.execute("SELECT stale FROM pages WHERE key = 'same'").fetchall()
    assert rows == [(stale,)]

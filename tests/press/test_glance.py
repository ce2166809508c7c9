"""A glance at the output tells which files are not as they were written: here or beside."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection
from types import SimpleNamespace
from typing import cast

import pytest

from press import glance
from press.beside import Beside
from press.files import Output
from press.glance import Glance, Looks, Row, Seen
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
    Seen("edited/index.html", len("edited by hand"), 2),
    Seen("gone/index.html", -1, -1),
    Seen("touched/index.html", len("touched"), 4),
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
        monkeypatch.setattr(glance, "unlike", None)  # this process must not be asked
        look.begin()
    assert look.unlike() == UNLIKE


@pytest.mark.parametrize("taken", [0, 1, glance._PARTS], ids=["none", "one", "all"])
def test_each_part_is_looked_at_once(
    db: Connection, catalogue: str, output: Path, taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the other process, late or slow, has left is looked at here; the rest is not."""
    monkeypatch.chdir(output)
    look = Glance(db, catalogue, str(output))
    look._turns = pipe_of(range(taken, glance._PARTS))
    looked: list[str] = []
    unlike = glance._unlike

    def counted(rows: list[Row], above: str) -> Iterator[Seen]:
        looked.extend(path for path, *_ in rows)
        return unlike(rows, above)

    monkeypatch.setattr(glance, "_unlike", counted)

    with os.fdopen(pipe_of(range(taken)), "rb", 0) as turns:
        words = glance.look(catalogue, str(output), turns)
        other = SimpleNamespace(hear=words.__next__, told=words.__next__, leave=lambda: None)
        look._other = cast("Beside", other)
        assert look.unlike() == UNLIKE
    assert len(looked) == 4


def pipe_of(parts: Iterable[int]) -> int:
    """Return the end to read of a pipe in which *parts* are named."""
    end, there = os.pipe()
    os.write(there, bytes(parts))
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
        look=lambda _: Beside("os.listdir", str(output), folder=str(output)),
    )


@pytest.mark.parametrize(("made", "stale"), [(set(), 1), ({("v", "same")}, 0)], ids=["no", "yes"])
def test_a_page_made_meanwhile_is_not_made_again(
    db: Connection, output: Path, made: set[tuple[str, str]], stale: int
) -> None:
    """What another process saw of it was the file before."""
    written = Output(str(output))
    seen = [Seen("same/index.html", 1, 2)]
    check_files(db, lambda paths: [[(path, written.digest(path)) for path in paths]], seen, made)
    rows = db.execute("SELECT stale FROM pages WHERE key = 'same'").fetchall()
    assert rows == [(stale,)]

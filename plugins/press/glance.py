"""A glance at the output: which files are not as the ledger says.

In a large archive it takes as long as the look at the sources, so another process may take it
meanwhile.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any, BinaryIO, NamedTuple

from .beside import Beside

_LEDGER = "SELECT path, size, mtime, view, key FROM pages WHERE NOT stale AND view <> ''"
_PART = f"{_LEDGER} AND (view, key) >= (?, ?)"
_PARTS = 64
"""As many parts of the ledger are looked at one by one, by whoever is free."""


class Seen(NamedTuple):
    """A file as it lies there: *path* below the output, size in bytes, mtime in ns; -1: none."""

    path: str
    size: int
    mtime_ns: int


Row = tuple[str, int, int, str, str]
"""A page's path, its file's size and mtime, its view and key."""


def unlike(db: sqlite3.Connection, output: str) -> list[Seen]:
    """Return every page's file below *output* whose size or mtime is not the ledger's, by path."""
    # at once: a question that is not at its end would hold up who writes
    return sorted(_unlike(db.execute(_LEDGER).fetchall(), os.path.join(output, "")))


def look(catalogue: str, output: str, turns: BinaryIO) -> Iterator[list[tuple[Any, ...]]]:
    """Yield where each part of the ledger begins, then what is unlike it in parts of this one.

    The ledger is that of the file *catalogue*; each part that is named in *turns* is looked at.
    """
    with closing(sqlite3.connect(catalogue)) as db:
        db.execute("PRAGMA query_only=1")
        rows = db.execute(f"{_LEDGER} ORDER BY view, key").fetchall()
    os.chdir(output)  # shorter ways to each file: a fifth of the time
    size = len(rows) // _PARTS + 1
    yield [row[3:] for row in rows[::size]]
    yield [
        (seen.path, seen.size, seen.mtime_ns)
        for turn in _turns(turns.fileno())
        for seen in _unlike(rows[turn * size : (turn + 1) * size], "")
    ]


def _turns(stream: int) -> Iterator[int]:
    """Yield the parts that nobody else took from *stream* before."""
    while taken := os.read(stream, 1):
        yield taken[0]


def _unlike(rows: list[Row], above: str) -> Iterator[Seen]:
    """Yield those of *rows* whose file is unlike them; *above* stands before every path.

    To ask for each page by its path takes half as long as to walk the folders, of which there
    are tens of thousands with one page in each.
    """
    status_of = os.stat
    for path, size, mtime, *_ in rows:
        try:
            status = status_of(above + path)
        except (OSError, ValueError):
            yield Seen(path, -1, -1)
            continue
        if status.st_size != size or status.st_mtime_ns != mtime:
            yield Seen(path, status.st_size, status.st_mtime_ns)


class Glance:
    """One glance at the output of a build, in this process or, begun early, beside it."""

    def __init__(self, db: sqlite3.Connection, catalogue: str, output: str) -> None:
        """Compare the ledger in *db*, which lies at *catalogue*, with the folder *output*."""
        self.db, self.catalogue, self.output = db, catalogue, os.path.abspath(output)
        self._other: Beside | None = None
        self._turns = -1

    def begin(self) -> None:
        """Let another process look, which yields to others: its word is asked for last."""
        try:
            self._turns, there = os.pipe()
        except OSError:  # none to be had: this process looks alone
            return
        os.write(there, bytes(range(_PARTS)))
        os.close(there)
        arguments = self.catalogue, self.output
        self._other = Beside("press.glance.look", *arguments, stream=self._turns, patient=True)

    @property
    def begun(self) -> bool:
        """Whether another process looks."""
        return self._other is not None and self._other.begun

    def unlike(self) -> list[Seen]:
        """Return every page's file that is not as the ledger says."""
        try:
            seen = self._together(self._other) if self._other else None
        finally:
            self.leave()
        return unlike(self.db, self.output) if seen is None else sorted(seen)

    def _together(self, other: Beside) -> list[Seen] | None:
        """Look at what is left to the *other* process, too; None where that one failed.

        It may have read the ledger before this build changed it, or after. Where a part begins
        is the same to both; what this build wrote meanwhile is as it should be, whoever looks.
        """
        starts = other.hear()
        if starts is None:
            return None
        above, seen = os.path.join(self.output, ""), list[Seen]()
        for turn in _turns(self._turns):
            if turn < len(starts):
                ends = starts[turn + 1 : turn + 2]
                sql = f"{_PART} AND (view, key) < (?, ?)" if ends else _PART
                values = [value for start in (starts[turn], *ends) for value in start]
                seen += _unlike(self.db.execute(sql, values).fetchall(), above)
        told = other.told()
        return None if told is None else [*seen, *map(Seen._make, told)]

    def leave(self) -> None:
        """End the other process, if nobody asked for what it saw."""
        if self._other:
            self._other.leave()
            self._other = None
        if self._turns >= 0:
            os.close(self._turns)
            self._turns = -1


class Looks:
    """What is looked at while the engine is loaded: the output, and what plugins look at."""

    def __init__(self, glance: Glance) -> None:
        """Begin nothing yet."""
        self.glance = glance
        self.of_plugins: dict[str, Beside] = {}
        """By name, the look of each plugin of the engine with a function `look(settings)`."""

    def begin(self, plugins: Iterable[Any], settings: dict[str, Any]) -> None:
        """Let other processes look."""
        self.glance.begin()
        for plugin in plugins:
            if hasattr(plugin, "press") and hasattr(plugin, "look"):
                self.of_plugins[plugin.__name__] = plugin.look(settings)

    def leave(self) -> None:
        """End those processes that nobody asked for what they saw."""
        self.glance.leave()
        for look in self.of_plugins.values():
            look.leave()

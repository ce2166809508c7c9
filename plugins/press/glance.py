"""A glance at the output: which files are not as the ledger says.

In a large archive it takes as long as the look at the sources, so another process may take it
meanwhile.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any, NamedTuple

from .beside import Beside

_LEDGER = "SELECT path, size, mtime FROM pages WHERE NOT stale AND view <> ''"


class Seen(NamedTuple):
    """A file as it lies there: *path* below the output, size in bytes, mtime in ns; -1: none."""

    path: str
    size: int
    mtime_ns: int


def unlike(db: sqlite3.Connection, output: str) -> list[Seen]:
    """Return every page's file below *output* whose size or mtime is not the ledger's, by path."""
    return sorted(_unlike(db, os.path.join(output, "")))


def unlike_at(catalogue: str, output: str) -> list[tuple[str, int, int]]:
    """Return the same as plain data; the ledger is that of the file *catalogue*."""
    with closing(sqlite3.connect(catalogue)) as db:
        db.execute("PRAGMA query_only=1")
        os.chdir(output)  # shorter ways to each file: a fifth of the time
        return [(path, size, mtime) for path, size, mtime in sorted(_unlike(db, ""))]


def _unlike(db: sqlite3.Connection, above: str) -> Iterator[Seen]:
    """Yield each of them; *above* stands before every path.

    To ask for each page by its path takes half as long as to walk the folders, of which there
    are tens of thousands with one page in each.
    """
    look = os.stat
    # at once: a question that is not at its end would hold up who writes
    for path, size, mtime in db.execute(_LEDGER).fetchall():
        try:
            status = look(above + path)
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

    def begin(self) -> None:
        """Let another process look, which yields to others: its word is asked for last."""
        arguments = self.catalogue, self.output
        self._other = Beside("press.glance.unlike_at", *arguments, patient=True)

    @property
    def begun(self) -> bool:
        """Whether another process looks."""
        return self._other is not None and self._other.begun

    def unlike(self) -> list[Seen]:
        """Return every page's file that is not as the ledger says."""
        told = self._other.told() if self._other else None
        return unlike(self.db, self.output) if told is None else [Seen._make(one) for one in told]

    def leave(self) -> None:
        """End the other process, if nobody asked for what it saw."""
        if self._other:
            self._other.leave()


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

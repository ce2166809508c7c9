"""A glance at the output: which files are not as the ledger says.

In a large archive it takes as long as the look at the sources, so another process may take it
meanwhile.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import filterfalse
from typing import Any, NamedTuple

from .beside import Beside

SCRATCH = ".press-tmp"
"""The folder below the output in which pages are written before they are renamed."""
_LEDGER = "SELECT path, size, mtime FROM pages WHERE NOT stale AND view <> ''"


class Seen(NamedTuple):
    """A file as it lies there: *path* below the output, size in bytes, mtime in ns; -1: none."""

    path: str
    size: int
    mtime_ns: int


def unlike(db: sqlite3.Connection, output: str) -> list[Seen]:
    """Return every page's file below *output* whose size or mtime is not the ledger's, by path."""
    known, there = set(db.execute(_LEDGER)), list(_files(output))
    others = list(filterfalse(known.__contains__, there))
    if len(there) - len(others) == len(known):
        return []
    wrong = {path for path, _, _ in known.difference(there)}
    seen = {path: (path, size, mtime) for path, size, mtime in others if path in wrong}
    return [Seen._make(seen.get(path, (path, -1, -1))) for path in sorted(wrong)]


def unlike_at(catalogue: str, output: str) -> list[tuple[str, int, int]]:
    """Return the same as plain data; the ledger is that of the file *catalogue*."""
    with closing(sqlite3.connect(catalogue)) as db:
        db.execute("PRAGMA query_only=1")
        return [(seen.path, seen.size, seen.mtime_ns) for seen in unlike(db, output)]


def strangers(db: sqlite3.Connection, output: str) -> list[str]:
    """Return what to say of files below *output* that are no pages; hidden ones are not looked at.

    An engine without a memory of its last build cannot tell whether it made them.
    """
    known = {path for (path,) in db.execute("SELECT path FROM pages")}
    paths = (path for path, _, _ in _files(output))
    found = sorted(path for path in paths if path not in known and not path.startswith("."))
    if not found:
        return []
    first = os.path.relpath(os.path.join(output, found[0]))
    others = f", nor are {len(found) - 1:,} more" if found[1:] else ""
    return [f"{first}: no page of this site{others}; left alone, pelican -d removes such files"]


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield path, size and mtime of every file below *folder*."""
    skip, scratch = len(folder) + 1, os.path.join(folder, SCRATCH)
    stack = [folder]
    while stack:
        try:
            entries = os.scandir(stack.pop())
        except (FileNotFoundError, NotADirectoryError):
            continue
        with entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.path != scratch:
                        stack.append(entry.path)
                    continue
                try:
                    status = entry.stat()
                except FileNotFoundError:
                    continue
                yield entry.path[skip:], status.st_size, status.st_mtime_ns


class Glance:
    """One glance at the output of a build, in this process or, begun early, beside it."""

    def __init__(self, db: sqlite3.Connection, catalogue: str, output: str) -> None:
        """Compare the ledger in *db*, which lies at *catalogue*, with the folder *output*."""
        self.db, self.catalogue, self.output = db, catalogue, os.path.abspath(output)
        self._other: Beside | None = None

    def begin(self) -> None:
        """Let another process look, which yields to others: its word is asked for last."""
        plugins = os.path.dirname(os.path.dirname(__file__))
        arguments = self.catalogue, self.output
        self._other = Beside(plugins, "press.glance.unlike_at", *arguments, patient=True)

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

"""A glance at the output: which files are not as the ledger says.

In a large archive it takes as long as the look at the sources, so another process may take it
meanwhile: this module run as a program, without the packages around it.
"""

import gc
import marshal
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import filterfalse
from typing import NamedTuple

SCRATCH = ".press-tmp"
"""The folder below the output in which pages are written before they are renamed."""
WORTH_IT = 5_000
"""From so many pages on another process is worth its start."""
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
        self._other: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Let another process look, where that is worth it."""
        sql = "SELECT 1 FROM pages LIMIT 1 OFFSET ?"
        if not self.db.execute(sql, (WORTH_IT,)).fetchone() or not sys.executable:
            return
        # -I and -S: nothing of this site's, or of a user's, is loaded.
        command = [sys.executable, "-I", "-S", __file__, self.catalogue, self.output]
        try:
            self._other = subprocess.Popen(  # noqa: S603 (ourselves)
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError:  # no process to be had: this one looks
            self._other = None

    def unlike(self) -> list[Seen]:
        """Return every page's file that is not as the ledger says."""
        if self._other is not None:
            told, _ = self._other.communicate()
            ended, self._other = self._other.returncode, None
            if ended == 0:
                return [Seen._make(found) for found in marshal.loads(told)]  # noqa: S302 (our own)
        return unlike(self.db, self.output)

    def leave(self) -> None:
        """End the other process, if nobody asked for what it saw."""
        if self._other is not None:
            self._other.kill()
            self._other.communicate()
            self._other = None


def main(catalogue: str, output: str) -> None:
    """Print what is unlike the ledger, in marshal's form."""
    with closing(sqlite3.connect(catalogue)) as db:
        db.execute("PRAGMA query_only=1")
        found = [tuple(seen) for seen in unlike(db, output)]
    sys.stdout.buffer.write(marshal.dumps(found))
    sys.stdout.flush()


if __name__ == "__main__":
    gc.disable()  # a hundred thousand rows, and none of them in a cycle
    main(*sys.argv[1:])
    os._exit(0)  # to give all of them back one by one takes a third of a second

"""The folder `.press/`: what a build remembers for the next one. Safe to delete.

One folder for each output, beside it, with a lock: two outputs never disturb each other.
"""

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from .schema import SCHEMA, VERSION, connect

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = ".press"
CATALOGUE = "catalogue.sqlite"
FORMER = "former"
"""A catalogue that was thrown away: it still tells which files the engine wrote."""
_NO_DAMAGE = ("FULL", "IOERR", "READONLY", "CANTOPEN", "BUSY", "LOCKED", "PERM", "NOMEM")


class Busy(RuntimeError):
    """Another build of the same output is at work."""


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Tell whether *error* speaks of the catalogue, not of a full disk or the like."""
    name = str(getattr(error, "sqlite_errorname", "")).removeprefix("SQLITE_")
    return not name.startswith(_NO_DAMAGE)


class State:
    """The state of one output."""

    def __init__(self, output: str) -> None:
        """Keep the state of the site in the folder *output*."""
        folder = Path(output).resolve()
        self.folder = folder.parent / NAME / folder.name
        self.path = self.folder / CATALOGUE
        self.bytecode = self.folder / "templates"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock; Busy where another process holds it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("a+", encoding="ascii") as file:
            try:
                if sys.platform == "win32":
                    msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
                else:
                    fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise Busy(str(self.folder)) from error
            yield

    def open(self) -> tuple[sqlite3.Connection, str]:
        """Return the catalogue, and why it was made anew: empty where it was kept or is the first.

        What cannot be read as a catalogue is set aside: the stories are in the sources.
        """
        why = ""
        for _ in range(2):
            fresh = not self.path.exists()
            db = None
            try:
                db = connect(str(self.path))
                if fresh:
                    db.executescript(SCHEMA)
                    self._take_over(db)
                    db.execute(f"PRAGMA user_version={VERSION}")
                elif db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                    raise sqlite3.DatabaseError("made by another version")  # noqa: TRY301
                db.execute("SELECT count(*) FROM meta").fetchone()
            except sqlite3.DatabaseError as error:
                if db is not None:
                    db.close()
                if not is_damage(error):
                    message = f"{self.path}: expected to open the state, found {error}"
                    raise OSError(message) from error
                why = "" if "another version" in str(error) else str(error)
                self.discard()
            else:
                return db, why
        raise sqlite3.DatabaseError(f"{self.path}: cannot be made")

    def _take_over(self, db: sqlite3.Connection) -> None:
        """Let *db* know the files that a catalogue thrown away knew, as far as it can be read."""
        former = self.folder / FORMER
        if not former.exists():
            return
        paths = set()
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(former)) as known:
            for (path,) in known.execute("SELECT path FROM pages"):
                if isinstance(path, str) and path and ".." not in path.split("/"):
                    paths.add((path,))
        db.execute("BEGIN")
        sql = "INSERT OR IGNORE INTO pages (view, key, path, stale) VALUES ('', ?1, ?1, 0)"
        db.executemany(sql, paths)
        db.execute("COMMIT")
        former.unlink()

    def compile_by(self, makers: str) -> None:
        """Keep compiled templates that *makers* made, a digest of settings and code; no others."""
        folder = self.folder / "templates"
        self.bytecode = folder / makers
        if folder.is_dir() and not self.bytecode.is_dir():
            shutil.rmtree(folder, ignore_errors=True)

    def discard(self) -> None:
        """Throw the catalogue away; what it knew of files is taken over by the next one."""
        if self.path.exists():
            self.path.replace(self.folder / FORMER)
        for path in self.folder.glob(f"{CATALOGUE}*"):
            path.unlink()
        shutil.rmtree(self.bytecode, ignore_errors=True)

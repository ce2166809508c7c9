"""The folder `.press/`: what a build remembers for the next one. Safe to delete.

One folder for each output, beside it, with a lock: two outputs never disturb each other.
"""

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .catalogue import SCHEMA, VERSION, connect

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = ".press"
CATALOGUE = "catalogue.sqlite"


class Busy(RuntimeError):
    """Another build of the same output is at work."""


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
                    db.execute(f"PRAGMA user_version={VERSION}")
                elif db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                    raise sqlite3.DatabaseError("made by another version")  # noqa: TRY301
                db.execute("SELECT count(*) FROM meta").fetchone()
            except sqlite3.DatabaseError as error:
                if db is not None:
                    db.close()
                why = "" if "another version" in str(error) else str(error)
                self.discard()
            else:
                return db, why
        raise sqlite3.DatabaseError(f"{self.path}: cannot be made")

    def discard(self) -> None:
        """Throw the catalogue away."""
        for path in self.folder.glob(f"{CATALOGUE}*"):
            path.unlink()
        shutil.rmtree(self.bytecode, ignore_errors=True)

"""The folder of the editor's notes, and its copy in the catalogue: only what changed is read."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from .notes import Note, read_note
from .packing import pack
from .records import Fault


class Notebook:
    """The notes of one site."""

    def __init__(
        self, db: sqlite3.Connection, folder: Path | None, settings: dict[str, Any]
    ) -> None:
        """Bring the notes in *folder* into *db*; None: there are none."""
        self.db, self.folder, self.settings = db, folder, settings

    def take_in(self, *, anew: bool) -> set[str]:
        """Bring the catalogue up to date; return the stems whose note changed.

        *anew*: trust nothing read before.
        """
        sql = "SELECT stem, path, size, mtime FROM notes"
        known = {stem: (path, size, mtime) for stem, path, size, mtime in self.db.execute(sql)}
        changed = set()
        for stem, path, *times in self._files():
            before = known.pop(stem, None)
            if before == (path, *times) and not anew:
                continue
            note, faults = self._read(Path(path))
            changed.add(stem)
            told = "\n".join("\t".join(map(str, fault)) for fault in faults)
            self.db.execute(
                "INSERT OR REPLACE INTO notes (stem, path, size, mtime, note, fault) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (stem, path, *times, pack(note), told),
            )
            self._lead_from(note.aliases, stem)
        for stem in known:
            changed.add(stem)
            self.db.execute("DELETE FROM notes WHERE stem = ?", (stem,))
            self._lead_from((), stem)
        return changed

    def stems(self) -> set[str]:
        """Return the stems that have a note."""
        return {found[0] for found in self.db.execute("SELECT stem FROM notes")}

    def _files(self) -> Iterator[tuple[str, str, int, int]]:
        """Yield stem, path, size in bytes and mtime of each note."""
        if self.folder is None or not self.folder.is_dir():
            return
        for path in sorted(self.folder.rglob("*.md")):
            status = path.stat()
            yield path.stem, str(path), status.st_size, status.st_mtime_ns

    def _read(self, path: Path) -> tuple[Note, list[Fault]]:
        """Return a note and its faults."""
        shown = _shown(path)
        data = path.read_bytes()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            return Note(), [Fault(shown, line, "expected UTF-8 text, found other bytes")]
        return read_note(text, shown, self.settings)

    def _lead_from(self, aliases: Iterable[str], stem: str) -> None:
        """Let the former addresses *aliases*, and no others, lead to the story *stem*."""
        self.db.execute("DELETE FROM aliases WHERE stem = ?", (stem,))
        self.db.executemany(
            "INSERT OR IGNORE INTO aliases VALUES (?, ?)", [(alias, stem) for alias in aliases]
        )

    def faults(self) -> Iterator[Fault]:
        """Yield every fault of a note, every note of no story, and every address given twice."""
        sql = (
            "SELECT n.path, n.fault, h.stem FROM notes n LEFT JOIN held h ON h.stem = n.stem "
            "ORDER BY n.path"
        )
        for path, told, stem in self.db.execute(sql):
            for fault in filter(None, told.split("\n")):
                where, line, reason = fault.split("\t", 2)
                yield Fault(where, int(line), reason)
            if stem is None:
                reason = f'expected the stem of a story, found "{Path(path).stem}"'
                yield Fault(_shown(Path(path)), 1, reason)
        sql = (
            "SELECT a.alias, n.path FROM aliases a JOIN notes n ON n.stem = a.stem WHERE EXISTS "
            "(SELECT 1 FROM aliases b WHERE b.alias = a.alias AND b.stem < a.stem) ORDER BY n.path"
        )
        for alias, path in self.db.execute(sql):
            reason = f'expected an alias of one story, found "{alias}" in another note, too'
            yield Fault(_shown(Path(path)), 1, reason)


def _shown(path: Path) -> str:
    """Return *path* as a person would type it."""
    return os.path.relpath(path).replace(os.sep, "/")

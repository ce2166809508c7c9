"""What is known of the files that stories were read from."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from .schema import distinct, fact


class SourceQueries:
    """The catalogue's questions on sources and their files."""

    db: sqlite3.Connection
    copies: Any
    """`_copies`, remembered."""

    def source_path(self, sid: int) -> str:
        """Return the path of a story's source, as its source names it; empty for none."""
        found = self.db.execute("SELECT path FROM held WHERE sid = ?", (sid,)).fetchone()
        return str(found[0]) if found else ""

    def source_of(self, sid: int) -> str:
        """Return the name of the source that a story is of; empty for none."""
        found = self.db.execute("SELECT source FROM held WHERE sid = ?", (sid,)).fetchone()
        return str(found[0]) if found else ""

    def sources(self) -> list[str]:
        """Return the names of the sources that have files, without walking these."""
        return distinct(self.db, "files", "source")

    def stem_at(self, path: str) -> str | None:
        """Return the stem of the story read from *path*; empty where the file gives none.

        None, where no source has such a file.
        """
        sql = "SELECT stem FROM files WHERE source = ? AND path = ?"
        for source in self.sources():
            found = self.db.execute(sql, (source, path)).fetchone()
            if found:
                return str(found[0])
        return None

    def source_bytes(self, sid: int) -> int:
        """Return how many bytes a story's source has."""
        sql = "SELECT size FROM held h JOIN files f USING (source, path) WHERE h.sid = ?"
        return int(self.db.execute(sql, (sid,)).fetchone()[0])

    def size(self) -> int:
        """Return how many bytes the files of all stories have that may be listed.

        Of all files that give a story, without the few of those that no list has.
        """
        total = int(self.db.execute("SELECT n FROM totals WHERE name = 'bytes'").fetchone()[0])
        sql = (
            "SELECT sum(size) FROM held h JOIN files USING (source, path) "  # noqa: S608
            f"WHERE {self._unlisted()}"
        )
        return total - int(self.db.execute(sql).fetchone()[0] or 0)

    def origins(self) -> Iterator[tuple[str, str]]:
        """Yield the source and the path of the file of every story that may be listed."""
        sql = f"SELECT source, path FROM held h WHERE {self._unlisted()}"  # noqa: S608
        unlisted = set(self.db.execute(sql))
        files = self.db.execute("SELECT source, path FROM files WHERE stem <> ''")
        return (file for file in files if file not in unlisted)

    def _unlisted(self) -> str:
        """Return what is true in SQL of a row of `held h` that no list may have."""
        if self.copies():
            return "NOT EXISTS (SELECT 1 FROM stories s WHERE s.sid = h.sid)"
        return "sid IN (SELECT sid FROM apart)"

    def _copies(self) -> int:
        """Return how many stories that were read have the bytes of another, the first excepted.

        All others are listed or stand apart.
        """
        sql = (
            "SELECT (SELECT count(*) FROM held) - (SELECT count(*) FROM stories) - "
            "(SELECT count(*) FROM apart)"
        )
        return int(self.db.execute(sql).fetchone()[0])

    def rejected(self) -> list[tuple[str, int]]:
        """Return what was expected of files that could not be read, and of how many."""
        return [(kind, count) for kind, count in fact(self.db, "rejected", [])]

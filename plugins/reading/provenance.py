"""Where each seed comes from: `content/sources.csv`, and whom a change of it concerns."""

import json
import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from press import Fault
from seedtext.sources import Source, Sources, load_sources

if TYPE_CHECKING:
    from press.filerows import FileRow

SOURCES_PATH = "sources.csv"
"""Default of the setting: the file of sources, relative to PATH; empty: there is none."""


class Provenance:
    """Knows the source of each seed."""

    def __init__(self, settings: Mapping[str, Any], folders: Sequence[Path]) -> None:
        """Read the file that Pelican's *settings* name; *folders* are those of the seeds."""
        self.name = settings.get("SOURCES_PATH", SOURCES_PATH)
        self.root = settings["PATH"]
        self.path = Path(self.root, self.name or "")
        self.roots = tuple(f"{folder}{os.sep}" for folder in folders)
        self.seen: Sequence[FileRow] = ()
        """The seeds that lie there, by their paths below PATH: whom a change may concern."""

    @cached_property
    def sources(self) -> Sources:
        """Return the sources; the first seed asks for them."""
        return self._loaded()

    def _loaded(self) -> Sources:
        return load_sources(self.path) if self.name else Sources()

    def faults(self) -> list[Fault]:
        """Return what is wrong with the file as it lies there now."""
        found = [Fault(*fault) for fault in self._loaded().faults]
        if self.name and self.name != SOURCES_PATH and not self.path.is_file():
            reason = "expected the file of SOURCES_PATH, found none"
            found.append(Fault(str(self.name), 1, reason))
        return found

    def below(self, path: str) -> str:
        """Return the *path* of a seed below its folder of seeds, with slashes."""
        root = next((root for root in self.roots if path.startswith(root)), "")
        return path.removeprefix(root).replace(os.sep, "/")

    @staticmethod
    def mark(below: str) -> int:
        """Return the mark of a seed by its path below the seeds."""
        return crc32(f"seed:{below}".encode("utf-8", "surrogateescape"))

    def concerned(self, before: str) -> tuple[str, frozenset[int]]:
        """Return what the file says now, and marks of the seeds whose source is another."""
        sources = self._loaded()
        now = json.dumps(sources.rows, ensure_ascii=False)
        if now == before or not before:
            return now, frozenset()
        older = Sources(tuple(Source(*row) for row in json.loads(before)))
        seeds = [self.below(str(Path(self.root, path))) for path, _, _ in self.seen]
        return now, frozenset(
            [self.mark(seed) for seed in seeds if older.of(seed) != sources.of(seed)]
        )

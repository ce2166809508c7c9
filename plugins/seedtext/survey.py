"""Which files below a folder are seeds, and what else lies there.

Only `*.txt` files, letter case ignored, are seeds, in any sub-folder. Nothing is opened.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from .document import SeedError

SUFFIX = ".txt"


class SeedFile(NamedTuple):
    """A seed that lies there; *path* is as found below its root, *size* in bytes."""

    path: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What lies below the seed folders, in the order of the paths."""

    seeds: list[SeedFile] = field(default_factory=list)
    rejected: list[SeedError] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    """Files that are no seeds; hidden ones are only named where they end in .txt."""


def survey(roots: list[Path], max_bytes: int) -> Survey:
    """Return what lies below *roots*; a seed over *max_bytes* is rejected.

    Of two seeds with one stem, letter case ignored, the first by path stands.
    """
    found = Survey()
    stems: dict[str, str] = {}
    entries = [entry for root in roots for entry in _files(str(root), set())]
    entries.sort(key=attrgetter("path"))
    seeds = []  # plain tuples: records of 100,000 files take as long to make as to look for
    for entry in entries:
        name, path = entry.name, entry.path
        stem, suffix = name[: -len(SUFFIX)], name[-len(SUFFIX) :]
        is_text = suffix == SUFFIX or suffix.lower() == SUFFIX
        if name[0] == "." or not is_text:
            if name[0] != "." or is_text:
                found.others.append(path)
            continue
        first = stems.setdefault(stem.casefold(), path)
        status, reason = _status(entry, max_bytes)
        if reason is None and first is not path:
            reason = f"expected a stem of its own, found that of {shown(first)}"
        if reason is None and status is not None:
            seeds.append((path, status.st_size, status.st_mtime_ns))
        else:
            found.rejected.append(SeedError(shown(path), 1, str(reason)))
    found.seeds.extend(map(SeedFile._make, seeds))
    return found


def shown(path: str | Path) -> str:
    """Return *path* as a person would type it here, relative to the working folder."""
    relative = os.path.relpath(path)
    return os.path.realpath(path) if relative.startswith("..") else relative


def _files(folder: str, seen: set[str]) -> Iterator[os.DirEntry[str]]:
    """Yield all entries that may be seeds; links are followed, but no folder twice."""
    real = os.path.realpath(folder)
    if real in seen or not os.path.isdir(real):
        return
    seen.add(real)
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield entry
                continue
            if not entry.name.startswith("."):
                yield from _files(entry.path, seen)
            if entry.name[-len(SUFFIX) :].lower() == SUFFIX:
                yield entry


def _status(entry: "os.DirEntry[str]", max_bytes: int) -> tuple[os.stat_result | None, str | None]:
    """Return the entry's status, and why it cannot be read as a seed, None if it can."""
    try:
        status = entry.stat()
        if stat.S_ISREG(status.st_mode) and status.st_size <= max_bytes:
            return status, None
    except FileNotFoundError:
        target = os.readlink(entry.path) if entry.is_symlink() else "nothing"
        return None, f"expected a file, found a link to {target}, which does not exist"
    except OSError as error:
        return None, f"expected a file that can be read, found: {error.strerror}"
    if stat.S_ISDIR(status.st_mode):
        return status, "expected a file, found a folder"
    if not stat.S_ISREG(status.st_mode):
        return status, "expected a file, found a device or a pipe"
    return status, f"expected at most {max_bytes:,} bytes, found {status.st_size:,}"

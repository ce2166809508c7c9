"""Which files below a folder are seeds, and what else lies there.

Only `*.txt` files, letter case ignored, are seeds, in any sub-folder. Nothing is opened.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .document import SeedError

SUFFIX = ".txt"


@dataclass(frozen=True, slots=True)
class Survey:
    """What lies below the seed folders, in the order of the paths."""

    seeds: list[Path] = field(default_factory=list)
    rejected: list[SeedError] = field(default_factory=list)
    others: list[Path] = field(default_factory=list)
    """Files that are no seeds; hidden ones are only named where they end in .txt."""


def survey(roots: list[Path], max_bytes: int) -> Survey:
    """Return what lies below *roots*; a seed over *max_bytes* is rejected.

    Of two seeds with one stem, letter case ignored, the first by path stands.
    """
    found = Survey()
    stems: dict[str, Path] = {}
    for path in sorted(path for root in roots for path in _files(root, set())):
        if path.suffix.lower() != SUFFIX or path.name.startswith("."):
            if not path.name.startswith(".") or path.suffix.lower() == SUFFIX:
                found.others.append(path)
            continue
        reason = _not_readable(path, max_bytes)
        first = stems.setdefault(path.stem.casefold(), path)
        if reason is None and first is not path:
            reason = f"expected a stem of its own, found that of {shown(first)}"
        if reason is None:
            found.seeds.append(path)
        else:
            found.rejected.append(SeedError(shown(path), 1, reason))
    return found


def shown(path: Path) -> str:
    """Return *path* as a person would type it here, relative to the working folder."""
    relative = os.path.relpath(path)
    return str(path.resolve()) if relative.startswith("..") else relative


def _files(folder: Path, seen: set[str]) -> Iterator[Path]:
    """Yield all entries that may be seeds; links are followed, but no folder twice."""
    real = os.path.realpath(folder)
    if real in seen or not Path(real).is_dir():
        return
    seen.add(real)
    with os.scandir(folder) as entries:
        for entry in entries:
            path = Path(entry.path)
            if not entry.is_dir():
                yield path
                continue
            if not entry.name.startswith("."):
                yield from _files(path, seen)
            if path.suffix.lower() == SUFFIX:
                yield path


def _not_readable(path: Path, max_bytes: int) -> str | None:
    """Return why *path* cannot be read as a seed, or None."""
    try:
        status = path.stat()
    except FileNotFoundError:
        target = path.readlink() if path.is_symlink() else "nothing"
        return f"expected a file, found a link to {target}, which does not exist"
    except OSError as error:
        return f"expected a file that can be read, found: {error.strerror}"
    if stat.S_ISDIR(status.st_mode):
        return "expected a file, found a folder"
    if not stat.S_ISREG(status.st_mode):
        return "expected a file, found a device or a pipe"
    if status.st_size > max_bytes:
        return f"expected at most {max_bytes:,} bytes, found {status.st_size:,}"
    return None

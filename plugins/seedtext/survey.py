"""Which files below a folder are seeds, and what else lies there.

Only `*.txt` files, letter case ignored, are seeds, in any sub-folder. Nothing is opened.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from .document import SeedError

SUFFIX = ".txt"

SeedFile = tuple[str, int, int]
"""A seed that lies there: its path as found below its root, its size in bytes, its mtime in ns.

Plain, for an archive of 100,000: to make records of them takes as long as to look for them.
"""
Told = tuple[bytes, list[tuple[str, int, str]], list[str]]
"""A survey as plain data: seeds, (path, line, reason) of those rejected, and others.

The seeds are text, `SIZE MTIME PATH` and a NUL each: who keeps it can tell at once that they
are the same.
"""


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
    seeds: list[SeedFile] = []
    others: list[str] = []
    names: list[str] = []
    reasons: dict[str, str] = {}
    is_file = stat.S_ISREG
    for entry in chain.from_iterable(map(_files, map(str, roots))):
        name = entry.name
        is_text = name.endswith(SUFFIX) or name[-len(SUFFIX) :].lower() == SUFFIX
        if name[0] == "." or not is_text:
            if name[0] != "." or is_text:
                others.append(entry.path)
            continue
        names.append(name)
        try:
            status = entry.stat()
        except OSError as error:
            reasons[entry.path] = _unreadable(entry, error)
            continue
        if is_file(status.st_mode) and status.st_size <= max_bytes:
            seeds.append((entry.path, status.st_size, status.st_mtime_ns))
        else:
            reasons[entry.path] = _refused(status, max_bytes)
    if len(set(map(str.casefold, names))) < len(names):
        paths = sorted([*reasons, *(path for path, _, _ in seeds)])
        reasons = _second_ones(paths) | reasons
        seeds = [seed for seed in set(seeds) if seed[0] not in reasons]
    rejected = [SeedError(shown(path), 1, reason) for path, reason in sorted(reasons.items())]
    return Survey(sorted(seeds), rejected, sorted(others))


def told(max_bytes: str, above: str, *roots: str) -> Told:
    """Return a survey as plain data, for another process; of *max_bytes* as text, too.

    The paths of seeds are told without the folder *above*.
    """
    found = survey([Path(root) for root in roots], int(max_bytes))
    skip = os.path.join(above, "")
    seeds = "".join([f"{size} {at} {path.removeprefix(skip)}\0" for path, size, at in found.seeds])
    rejected = [(error.path, error.line, error.reason) for error in found.rejected]
    return seeds.encode("utf-8", "surrogatepass"), rejected, found.others


def _second_ones(paths: Iterable[str]) -> dict[str, str]:
    """Return those of *paths*, in order, whose stem an earlier one has, and why that is wrong."""
    first: dict[str, str] = {}
    found = {}
    for path in paths:
        stem = os.path.basename(path)[: -len(SUFFIX)].casefold()
        if (other := first.setdefault(stem, path)) != path:
            found[path] = f"expected a stem of its own, found that of {shown(other)}"
    return found


def shown(path: str | Path) -> str:
    """Return *path* as a person would type it here, relative to the working folder.

    Bytes that are no UTF-8 are shown as a sign each.
    """
    found = os.path.relpath(path)
    if found.startswith(".."):
        found = os.path.realpath(path)
    return found if found.isascii() else os.fsencode(found).decode("utf-8", "replace")


def _files(root: str) -> Iterator["os.DirEntry[str]"]:
    """Yield all entries that may be seeds; links are followed, but no folder twice."""
    seen = set[str]()
    folders = [root]
    while folders:
        folder = folders.pop()
        real = os.path.realpath(folder)
        if real in seen or not os.path.isdir(real):
            continue
        seen.add(real)
        below = []
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.is_dir():
                    yield entry
                    continue
                if not entry.name.startswith("."):
                    below.append(entry.path)
                if entry.name[-len(SUFFIX) :].lower() == SUFFIX:
                    yield entry
        folders += sorted(below, reverse=True)  # of two ways to one folder the first stands


def _unreadable(entry: "os.DirEntry[str]", error: OSError) -> str:
    """Return why an entry without a status is no seed."""
    if not isinstance(error, FileNotFoundError):
        return f"expected a file that can be read, found: {error.strerror}"
    target = os.readlink(entry.path) if entry.is_symlink() else "nothing"
    return f"expected a file, found a link to {target}, which does not exist"


def _refused(status: os.stat_result, max_bytes: int) -> str:
    """Return why what has *status* cannot be read as a seed."""
    if stat.S_ISDIR(status.st_mode):
        return "expected a file, found a folder"
    if not stat.S_ISREG(status.st_mode):
        return "expected a file, found a device or a pipe"
    return f"expected at most {max_bytes:,} bytes, found {status.st_size:,}"

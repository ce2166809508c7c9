"""Which files below a folder are seeds, and what else lies there.

Only `*.txt` files, letter case ignored, are seeds, in any sub-folder. Nothing is opened. This loads
next to nothing, as another Python that looks has this module alone.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from itertools import chain

SUFFIX = ".txt"
_BY_NUMBER = os.scandir in os.supports_fd
"""Whether a folder may be opened: from there the ways to its files are shorter."""

SeedFile = tuple[str, int, int]
"""A seed that lies there: its path as found below its root, its size in bytes, its mtime in ns.

Plain, for an archive of 100,000: to make records of them takes as long as to look for them.
"""
Rejected = tuple[str, int, str]
"""A file that cannot be read as a seed: its path as a person types it, a line, the reason."""
Told = tuple[bytes, list[Rejected], list[str]]
"""A survey whose seeds are text, `SIZE MTIME PATH` and a NUL each: who keeps it can tell at once
that they are the same."""


def survey(
    roots: Iterable[str], max_bytes: int
) -> tuple[list[SeedFile], list[Rejected], list[str]]:
    """Return what lies below *roots*, by path: seeds, files rejected, and files that are no seeds.

    A seed over *max_bytes* is rejected. Of two seeds with one stem, letter case ignored, the first
    by path stands. Hidden files are only named where they end in .txt.
    """
    seeds: list[SeedFile] = []
    others: list[str] = []
    names: list[str] = []
    reasons: dict[str, str] = {}
    is_file = stat.S_ISREG
    for above, entry in chain.from_iterable(map(_entries, roots)):
        name = entry.name
        is_text = name.endswith(SUFFIX) or name[-len(SUFFIX) :].lower() == SUFFIX
        if name[0] == "." or not is_text:
            if name[0] != "." or is_text:
                others.append(above + name)
            continue
        names.append(name)
        try:
            status = entry.stat()
        except OSError as error:
            reasons[above + name] = _unreadable(above + name, error)
            continue
        if is_file(status.st_mode) and status.st_size <= max_bytes:
            seeds.append((above + name, status.st_size, status.st_mtime_ns))
        else:
            reasons[above + name] = _refused(status, max_bytes)
    if len(set(map(str.casefold, names))) < len(names):
        paths = sorted([*reasons, *(path for path, _, _ in seeds)])
        reasons = _second_ones(paths) | reasons
        seeds = [seed for seed in set(seeds) if seed[0] not in reasons]
    rejected = [(shown(path), 1, reason) for path, reason in sorted(reasons.items())]
    return sorted(seeds), rejected, sorted(others)


def told(max_bytes: str, above: str, *roots: str) -> Told:
    """Return a survey as plain data, for another process; of *max_bytes* as text, too.

    The paths of seeds are told without the folder *above*.
    """
    seeds, rejected, others = survey(roots, int(max_bytes))
    skip = os.path.join(above, "")
    text = "".join([f"{size} {at} {path.removeprefix(skip)}\0" for path, size, at in seeds])
    return text.encode("utf-8", "surrogatepass"), rejected, others


def _second_ones(paths: Iterable[str]) -> dict[str, str]:
    """Return those of *paths*, in order, whose stem an earlier one has, and why that is wrong."""
    first: dict[str, str] = {}
    found = {}
    for path in paths:
        stem = os.path.basename(path)[: -len(SUFFIX)].casefold()
        if (other := first.setdefault(stem, path)) != path:
            found[path] = f"expected a stem of its own, found that of {shown(other)}"
    return found


def shown(path: str | os.PathLike[str]) -> str:
    """Return *path* as a person would type it here, relative to the working folder.

    Bytes that are no UTF-8 are shown as a sign each.
    """
    found = os.path.relpath(path)
    if found.startswith(".."):
        found = os.path.realpath(path)
    return found if found.isascii() else os.fsencode(found).decode("utf-8", "replace")


def _entries(root: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Yield all entries that may be seeds, each with what stands before its name in its path.

    Links are followed, but no folder twice: of two ways to one the first stands.
    """
    seen = set[str]()
    folders = [root]
    while folders:
        folder = folders.pop()
        real = os.path.realpath(folder)
        if real in seen or not os.path.isdir(real):
            continue
        seen.add(real)
        below, above = [], os.path.join(folder, "")
        opened = os.open(folder, os.O_RDONLY) if _BY_NUMBER else None
        try:
            with os.scandir(folder if opened is None else opened) as entries:
                for entry in entries:
                    if not entry.is_dir():
                        yield above, entry
                        continue
                    if not entry.name.startswith("."):
                        below.append(above + entry.name)
                    if entry.name[-len(SUFFIX) :].lower() == SUFFIX:
                        yield above, entry
        finally:
            if opened is not None:
                os.close(opened)
        folders += sorted(below, reverse=True)


def _unreadable(path: str, error: OSError) -> str:
    """Return why an entry without a status is no seed."""
    if not isinstance(error, FileNotFoundError):
        return f"expected a file that can be read, found: {error.strerror}"
    target = os.readlink(path) if os.path.islink(path) else "nothing"
    return f"expected a file, found a link to {target}, which does not exist"


def _refused(status: os.stat_result, max_bytes: int) -> str:
    """Return why what has *status* cannot be read as a seed."""
    if stat.S_ISDIR(status.st_mode):
        return "expected a file, found a folder"
    if not stat.S_ISREG(status.st_mode):
        return "expected a file, found a device or a pipe"
    return f"expected at most {max_bytes:,} bytes, found {status.st_size:,}"

"""What lies in a folder: how many files, which of them a run wrote, how large story pages are."""

import os
import re
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

_STORY = re.compile(r"\d{4}/\d\d/\d\d/[^/]+\.html")

State = dict[str, tuple[int, int]]
"""Of each file, by its path: when it was written (nanoseconds) and its inode."""


def state(folder: Path) -> State:
    """Return the state of every file below *folder*, by its path."""
    found = {}
    for entry in _files(folder):
        status = entry.stat(follow_symlinks=False)
        found[entry.path] = (status.st_mtime_ns, status.st_ino)
    return found


def touched(before: State, after: State) -> tuple[int, int]:
    """Return how many files were written between two states, new ones too, and how many removed."""
    written = sum(before.get(path) != seen for path, seen in after.items())
    return written, len(before.keys() - after.keys())


def count_pages(files: State) -> int:
    """Return how many of *files* are pages."""
    return sum(path.endswith(".html") for path in files)


def story_page_bytes(output: Path) -> float | None:
    """Return the mean bytes of a story's page in *output*, None where there is none."""
    sizes = [
        entry.stat().st_size
        for entry in _files(output)
        if not entry.name.startswith("index.")
        and _STORY.fullmatch(os.path.relpath(entry.path, output).replace(os.sep, "/"))
    ]
    return statistics.mean(sizes) if sizes else None


def tree_bytes(folder: Path) -> int:
    """Return the bytes of all files below *folder*."""
    return sum(entry.stat(follow_symlinks=False).st_size for entry in _files(folder))


def make_new(*folders: Path) -> None:
    """Give every file below *folders* the time of now, as a fresh checkout does."""
    now = time.time_ns()
    for folder in folders:
        for entry in _files(folder):
            os.utime(entry.path, ns=(now, now))


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield every file below *folder*, if there is such a folder."""
    left = [str(folder)] if folder.is_dir() else []
    while left:
        with os.scandir(left.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    left.append(entry.path)
                else:
                    yield entry

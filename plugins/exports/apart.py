"""Data files that take long, made by another process while this one makes the pages.

They are made of plain data alone: of the files as they lie, and of the stories that these lack.
"""

import marshal
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from press import Former
from press.beside import Beside

from . import parquet
from .databases import database
from .records import Told
from .splicing import Filled, lent_by

if TYPE_CHECKING:  # which needs the whole engine: the other process does without
    from .datakinds import Task

SLOW = {"archive": database, "parquet": parquet.table}
"""The kinds of such files, each with its maker."""


class Apart:
    """Files that another process makes."""

    def __init__(self) -> None:
        """Begin nothing yet."""
        self._process: Beside | None = None
        self._keys: set[str] = set()
        self._made: dict[str, Filled] = {}

    def __contains__(self, key: str) -> bool:
        """Whether the other process was asked for the file of *key*."""
        return key in self._keys

    def begin(self) -> None:
        """Let the other process load what it needs."""
        folders = [str(Path(__file__).parents[1])]
        if arrow := find_spec("pyarrow"):
            folders += [str(Path(place).parent) for place in arrow.submodule_search_locations or ()]
        function = f"{__name__}.{make.__name__}"
        self._process = Beside(os.pathsep.join(folders), function, waits=True)

    def ask(self, tasks: "Iterable[Task]") -> None:
        """Ask for the files of *tasks*, once."""
        plain = [
            (task.key, task.kind, tuple(task.former), [*map(tuple, _plain(task))]) for task in tasks
        ]
        self._keys = {key for key, *_ in plain}
        if self._process is not None:
            self._process.tell(marshal.dumps(plain))

    def made(self, key: str) -> Filled | None:
        """Wait for a file, and return it; None, where the other process failed."""
        if self._process is not None:
            told = self._process.told() or {}
            self._made = {name: Filled(*filled) for name, filled in told.items()}
            self._process = None
        return self._made.pop(key, None)

    def leave(self) -> None:
        """End the other process, if nobody asked for what it made."""
        if self._process is not None:
            self._process.leave()
            self._process = None


def _plain(task: "Task") -> Iterator[Told]:
    """Yield the chapters of *task* in values that another process can be told."""
    known = lent_by(task.former)
    for one in task.chapters:
        yield Told(one.mark, [*one.ids], [] if one.mark in known else one.told)


def make(asked: BinaryIO) -> dict[str, tuple[bytes, bytes]]:
    """Return the file and the memo of each task, by its key; in the other process."""
    with suppress(ImportError):  # a fifth of a second, while what is *asked* is still to be told
        import_module("pyarrow.parquet")
    found = {}
    for key, kind, former, chapters in marshal.load(asked):  # noqa: S302 (our own)
        told = [Told(*chapter) for chapter in chapters]
        filled = SLOW[kind](told, Former(*former))
        found[key] = filled.data, filled.memo
    return found

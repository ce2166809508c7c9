"""Data files that take long, made by another process while this one makes the pages.

They are made of plain data alone: of the files as they lie, and of the stories that these lack.
"""

import logging
import marshal
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from press import Former
from press.beside import PLUGINS, Beside

from . import parquet
from .databases import database
from .records import Plain
from .splicing import Filled, lent_by

if TYPE_CHECKING:  # which needs the whole engine: the other process does without
    from .datakinds import Task

log = logging.getLogger(__name__)

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
        """Whether the other process is to make the file of *key*."""
        return key in self._keys

    def begin(self) -> None:
        """Let the other process load what it needs."""
        folders = [PLUGINS]
        if arrow := find_spec("pyarrow"):
            folders += [str(Path(place).parent) for place in arrow.submodule_search_locations or ()]
        function = f"{__name__}.{make.__name__}"
        self._process = Beside(function, folders=folders, stream=subprocess.PIPE)

    def ask(self, tasks: "Iterable[Task]") -> None:
        """Ask for the files of *tasks*, once."""
        if self._process is None or not self._process.begun:
            return
        rows: dict[bytes, list[dict[str, Any]]] = {}  # two files have one chapter's
        asked = [
            (task.key, task.kind, tuple(task.former), [tuple(one) for one in _plain(task, rows)])
            for task in tasks
        ]
        try:
            data = marshal.dumps(asked)
        except ValueError:  # another plugin's values, which are text and more
            self.leave()
            return
        self._process.tell(data)
        self._keys = {key for key, *_ in asked}

    def made(self, key: str) -> Filled | None:
        """Wait for a file, and return it; None, where the other process failed."""
        if self._process is not None:
            told = self._process.told()
            if told is None:
                log.debug("the process for data files failed: they are made in this one")
            self._made = {name: Filled(*filled) for name, filled in (told or {}).items()}
            self._process = None
        self._keys.discard(key)
        return self._made.pop(key, None)

    def leave(self) -> None:
        """End the other process, and forget what it made."""
        if self._process is not None:
            self._process.leave()
            self._process = None
        self._keys, self._made = set(), {}


def _plain(task: "Task", rows: dict[bytes, list[dict[str, Any]]]) -> Iterator[Plain]:
    """Yield the chapters of *task* as another process can be told; *rows* are those told before."""
    known = lent_by(task.former)
    for one in task.chapters:
        if one.mark in known:
            yield Plain(one.mark, [*one.ids], [])
            continue
        if one.mark not in rows:
            rows[one.mark] = one.rows
        yield Plain(one.mark, [*one.ids], rows[one.mark])


def make(asked: BinaryIO) -> dict[str, tuple[bytes, bytes]]:
    """Return the file and the memo of each task, by its key; in the other process."""
    with suppress(ImportError):  # a fifth of a second, while what is *asked* is still to be told
        import_module("pyarrow.parquet")
    found = {}
    for key, kind, former, chapters in marshal.loads(asked.read()):  # noqa: S302 (our own)
        plain = [Plain(*chapter) for chapter in chapters]
        filled = SLOW[kind](plain, Former(*former))
        found[key] = filled.data, filled.memo
    return found

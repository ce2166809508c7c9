"""The view of bulk data: files of each year's stories."""

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from multiprocessing import parent_process
from typing import Any, NamedTuple

from press import Change, Page, Spot
from press.articles import Desk
from press.catalogue import END, Catalogue
from press.jobs import workers_of

from . import parquet
from .apart import SLOW, Apart
from .chapters import Chapter, chapters_between
from .datakinds import Task, kinds
from .site import Site, site_of

MOST_STORIES, MOST_BYTES = 20_000, 60_000_000
"""Above so many stories, or bytes of text, a year's files are split by months.

A host may take no file over 25 MiB; text is compressed to a third, and a row of metadata has about
a thousand bytes.
"""
MOST_APART = 5_000
"""Up to so many stories, each counted for its file, are told another process: it keeps them all."""
UNDATED = "00"
"""In place of a month: stories of which only the year is known."""


class File(NamedTuple):
    """A data file: its kind, its period (`2022`, `2022-03`) and its path in the output."""

    kind: str
    period: str
    path: str


def data_folder(settings: dict[str, Any]) -> str:
    """Return the folder of the data files, with a slash; empty where none are made."""
    path = str(settings.get("DATA_SAVE_AS") or "")
    if not (settings.get("BULK_DATA") and path and site_of(settings).base):
        return ""
    return f"{path.rpartition('/')[0] or '.'}/".removeprefix("./")


class DataFiles:
    """A file of each kind for each period."""

    name = "data file"
    always = False
    local = False
    weight = 10
    """As large as a job may be: the files of one period, whose stories are then told once."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make them below DATA_SAVE_AS, where BULK_DATA is on and the site has an address."""
        self.site: Site = site_of(settings)
        self.folder = data_folder(settings)
        # the other cores of a worker have workers of their own
        self.threads = workers_of(settings) if parent_process() is None else 1
        self._tasks: dict[str, Task] = {}
        self._apart = Apart()

    def basis(self, catalogue: Catalogue) -> object:  # noqa: ARG002 (settings are watched)
        """Return what files are written by: each has its own period's stories."""
        return parquet.version(), sqlite3.sqlite_version, zlib.ZLIB_RUNTIME_VERSION

    def periods(self, catalogue: Catalogue) -> Iterator[str]:
        """Yield every period that has files, the newest first."""
        for year, _ in catalogue.tally(4) if self.folder else ():
            yield from _periods(catalogue, year)

    def of_period(self, period: str) -> Iterator[File]:
        """Yield the files of a period."""
        for name, kind in kinds().items():
            yield File(name, period, self.folder + kind.name.format(period))

    @staticmethod
    def _spot(file: File) -> Spot:
        return Spot(f"{file.kind}:{file.period}", file.path)

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield every file."""
        for period in self.periods(catalogue):
            yield from map(self._spot, self.of_period(period))

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterator[Spot]:
        """Yield the files of the periods concerned."""
        if self.folder:
            for period, there in touched_periods(catalogue, changes, self.name):
                for file in self.of_period(period):
                    yield self._spot(file) if there else self._spot(file)._replace(path=None)

    def begin_apart(self, desk: Desk, keys: Sequence[str]) -> None:
        """Let another process begin with what takes long of *keys*, where that is not too much."""
        slow = [key for key in keys if _kind_of(key) in SLOW]
        if not slow:
            return
        self._apart.begin()
        tasks = [*self._asked(desk, slow)]
        if sum(len([*one.ids]) for task in tasks for one in task.untold) > MOST_APART:
            self.leave_apart()
            return
        for task in tasks:
            task.tell()
        self._apart.ask(tasks)
        self._tasks = {task.key: task for task in tasks}

    def leave_apart(self) -> None:
        """End that process."""
        self._apart.leave()
        self._tasks = {}

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield files; the stories of a period are told once for those that are asked together."""
        threads = ThreadPoolExecutor(self.threads)  # zlib, SQLite, Arrow let others run
        try:
            for _, some in groupby(sorted(keys, key=_period_of), key=_period_of):
                asked = [*some]
                for task in self._asked(desk, [key for key in asked if key not in self._tasks]):
                    task.tell()
                    self._tasks[task.key] = task
                tasks = [self._tasks.pop(key) for key in asked]
                made = {
                    task.key: threads.submit(task.make)
                    for task in tasks
                    if task.key not in self._apart
                }
                for task in tasks:
                    here = made.pop(task.key, None)  # nobody keeps a file that is written
                    filled = here.result() if here else self._apart.made(task.key) or task.make()
                    del here
                    yield Page(task.key, data=filled.data, memo=filled.memo)
        finally:
            threads.shutdown(cancel_futures=True)

    def _asked(self, desk: Desk, keys: Sequence[str]) -> Iterator[Task]:
        """Yield how each file is made; those of a period have its chapters in common."""
        for period, some in groupby(sorted(keys, key=_period_of), key=_period_of):
            chapters = self._chapters(desk, period)
            for key in some:
                yield Task(key, _kind_of(key), desk.former(self.name, key), chapters)

    def _chapters(self, desk: Desk, period: str) -> list[Chapter]:
        """Return the chapters of a period: those that are known of one of its files, or new."""
        for task in self._tasks.values():
            if _period_of(task.key) == period:
                return [*task.chapters]
        return [*chapters_between(desk, self.site, _span(period), _step(period))]


def touched_periods(
    catalogue: Catalogue, changes: Sequence[Change], view: str
) -> Iterator[tuple[str, bool]]:
    """Yield the periods of the stories that changed, and whether each is still one.

    All of a year that is split otherwise than the pages of *view* are, whose keys end in a period.
    """
    spans = {entry.published[:7] for change in changes for entry in change.entries}
    for year in sorted({span[:4] for span in spans}):
        wanted = _periods(catalogue, year)
        sql = (
            "SELECT DISTINCT substr(key, instr(key, ':') + 1) AS period FROM pages "
            "WHERE view = ? AND substr(period, 1, 4) = ?"
        )
        known = {row[0] for row in catalogue.db.execute(sql, (view, year))}
        for period in wanted:
            span = period.removesuffix(f"-{UNDATED}")
            if period not in known or len(span) == len(year) or span in spans:
                yield period, True
        for period in sorted(known.difference(wanted)):
            yield period, False


def _periods(catalogue: Catalogue, year: str) -> list[str]:
    """Return the periods that a year's files have: itself, or its months where it is large."""
    sql = (
        "SELECT count(*), coalesce(sum(length(b.content)), 0) FROM stories s "
        "LEFT JOIN bodies b ON b.sid = s.sid WHERE s.published >= ? AND s.published < ?"
    )
    count, size = catalogue.db.execute(sql, (year, year + END)).fetchone()
    if not count:
        return []
    if count <= MOST_STORIES and size <= MOST_BYTES:
        return [year]
    months = [month for month, _ in catalogue.tally(7, year, year + END)]
    alone = catalogue.count(*_span(f"{year}-{UNDATED}"))
    return months + ([f"{year}-{UNDATED}"] if alone else [])


def _kind_of(key: str) -> str:
    return key.partition(":")[0]


def _period_of(key: str) -> str:
    return key.partition(":")[2]


def _step(period: str) -> int:
    """Return how long the ISO text is that a chapter's stories share: of a month, or of a day."""
    return len("2022-02") if len(period) == len("2022") else len("2022-02-28")


def _span(period: str) -> tuple[str, str]:
    """Return the span of a period, as the catalogue is asked: from, and to before."""
    year = period.removesuffix(f"-{UNDATED}")
    return (year, f"{year}-") if year != period else (period, period + END)

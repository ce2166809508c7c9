"""The view of bulk data: files of each year's stories."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from press import Change, Page, Spot
from press.articles import Desk
from press.catalogue import END, Catalogue

from .datafiles import KINDS
from .site import Site, site_of
from .whole import Whole, stories_between

MOST_STORIES, MOST_BYTES = 20_000, 60_000_000
"""Above so many stories, or bytes of text, a year's files are split by months.

A host may take no file over 25 MiB; text is compressed to a third, and a row of metadata has about
a thousand bytes.
"""
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

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make them below DATA_SAVE_AS, where BULK_DATA is on and the site has an address."""
        self.site: Site = site_of(settings)
        self.folder = data_folder(settings)

    def basis(self, catalogue: Catalogue) -> object:  # noqa: ARG002 (settings are watched)
        """Return nothing: a file has its own period's stories."""
        return None

    def files(self, catalogue: Catalogue) -> Iterator[File]:
        """Yield every file, the newest period first."""
        for year, _ in catalogue.tally(4) if self.folder else ():
            yield from self._of_year(catalogue, year)

    def _of_year(self, catalogue: Catalogue, year: str) -> Iterator[File]:
        for period in _periods(catalogue, year):
            for name, kind in KINDS.items():
                yield File(name, period, self.folder + kind.name.format(period))

    @staticmethod
    def _spot(file: File) -> Spot:
        return Spot(f"{file.kind}:{file.period}", file.path)

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield every file."""
        yield from map(self._spot, self.files(catalogue))

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterator[Spot]:
        """Yield the files of the stories' periods; all of a year that is split otherwise now."""
        if not self.folder:
            return
        spans = {entry.published[:7] for change in changes for entry in change.entries}
        for year in sorted({span[:4] for span in spans}):
            wanted = {f"{f.kind}:{f.period}": f for f in self._of_year(catalogue, year)}
            sql = "SELECT key FROM pages WHERE view = ? AND substr(key, instr(key, ':') + 1, 4) = ?"
            known = {row[0] for row in catalogue.db.execute(sql, (self.name, year)).fetchall()}
            for key, file in wanted.items():
                span = file.period.removesuffix(f"-{UNDATED}")
                if key not in known or len(span) == len(year) or span in spans:
                    yield self._spot(file)
            for key in sorted(known - wanted.keys()):
                yield Spot(key, None)

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield files; the stories of a period are told once for those that are asked together."""

        @lru_cache(maxsize=1)
        def stories(period: str) -> list[Whole]:
            low, high = _span(period)
            return list(stories_between(desk, self.site, low, high))

        for key in sorted(keys, key=lambda key: key.partition(":")[2]):
            kind, _, period = key.partition(":")
            yield Page(key, data=KINDS[kind].make(stories(period)))


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


def _span(period: str) -> tuple[str, str]:
    """Return the span of a period, as the catalogue is asked: from, and to before."""
    year = period.removesuffix(f"-{UNDATED}")
    return (year, f"{year}-") if year != period else (period, period + END)

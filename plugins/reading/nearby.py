"""Which stories stand near one: beside it in reading order, or related to it by their tags."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple, TypeVar

from press import LINE, Change, Entry
from press.catalogue import END, Catalogue

SAME_DAY = 3
"""Stories of the same day shown on each side of a story."""
RELATED = 2
"""Related stories shown on each side of a story."""
RELATED_DAYS = 30
SHARED = 2
"""Tags that related stories have in common, at least."""


class _Row(NamedTuple):
    """A story of a day, as the catalogue has it; its terms are numbers, parted by spaces."""

    published: str
    slug: str
    stem: str
    sid: int
    terms: str


_Dated = TypeVar("_Dated", Entry, _Row)


def runs(entries: Sequence[_Dated]) -> Iterator[list[_Dated]]:
    """Yield stretches of *entries*, newest first, that lie within days of each other."""
    run: list[_Dated] = []
    for entry in entries:
        if run and _days_between(run[-1].published, entry.published) > RELATED_DAYS:
            yield run
            run = []
        run.append(entry)
    if run:
        yield run


def _days_between(newer: str, older: str) -> int:
    return (_day(newer) - _day(older)).days


def _day(published: str) -> date:
    """Return the last day that *published* can mean."""
    if len(published) >= len("2022-02-28"):
        return date.fromisoformat(published[:10])
    if len(published) == len("2022-02"):
        first = date.fromisoformat(f"{published}-01")
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return date(int(published), 12, 31)


def window(catalogue: Catalogue, run: Sequence[Entry]) -> tuple[list[Entry], dict[int, int]]:
    """Return all stories from just before *run* to just after it, and where each stands."""
    reach = SAME_DAY + 1
    found = [*catalogue.before(run[0], reach)[::-1], run[0]]
    if len(run) > 1:
        between = catalogue.between(run[-1].published, run[0].published + END)
        order = {e.sid: i for i, e in enumerate(between)}
        found += between[order[run[0].sid] + 1 : order[run[-1].sid] + 1]
    found += catalogue.after(run[-1], reach)
    return found, {entry.sid: at for at, entry in enumerate(found)}


def related(catalogue: Catalogue, run: Sequence[Entry]) -> dict[int, list[int]]:
    """Return for each story of *run* the nearest before and after it that share two tags."""
    dated = [entry for entry in run if _is_of_a_day(entry)]
    if not dated:
        return {}
    kin = _Kin(catalogue, _rows(catalogue, dated))
    wanted = {entry.sid for entry in dated}
    return {
        sid: [kin.stories[near][0] for near in kin.nearest(at)]
        for at, (sid, _, _) in enumerate(kin.stories)
        if sid in wanted
    }


def showing(catalogue: Catalogue, changes: Iterable[Change]) -> set[str]:
    """Return the stems of the stories that show one of *changes* as related, or did.

    Each change stands as it was and as it is among all others. Who has none of them nearest there
    had none before, and has none now.
    """
    changed = {
        _Row(entry.published, entry.slug, entry.stem, entry.sid, " ".join(map(str, terms)))
        for change in changes
        for entry, terms in (
            (change.before, change.terms_before),
            (change.after, change.terms_after),
        )
        if change.shown >= LINE and entry is not None and _is_of_a_day(entry)
    }
    stems = set[str]()
    for run in runs(_ordered(changed)):
        rows = _ordered({*_rows(catalogue, run), *run})
        kin = _Kin(catalogue, rows)
        places = {at for at, row in enumerate(rows) if row in changed}
        beside = {near for at in places for near in kin.beside(at)}
        stems |= {rows[near].stem for near in beside if not places.isdisjoint(kin.nearest(near))}
    return stems


def _is_of_a_day(entry: Entry) -> bool:
    return len(entry.published) >= len("2022-02-28")


def _rows(catalogue: Catalogue, run: Sequence[_Dated]) -> list[_Row]:
    """Return the stories of a day that lie within RELATED_DAYS of *run*, in reading order."""
    low, high = (date.fromisoformat(run[at].published[:10]) for at in (-1, 0))
    low = date.fromordinal(max(1, low.toordinal() - RELATED_DAYS))
    high = date.fromordinal(min(date.max.toordinal(), high.toordinal() + RELATED_DAYS))
    sql = (
        "SELECT published, slug, stem, sid, terms FROM stories WHERE published >= ? "
        "AND published < ? AND length(published) >= 10 ORDER BY published DESC, slug, stem"
    )
    found = catalogue.db.execute(sql, (low.isoformat(), high.isoformat() + END))
    return list(map(_Row._make, found))


def _ordered(rows: Iterable[_Row]) -> list[_Row]:
    """Return *rows* in reading order."""
    found = sorted(rows, key=lambda row: row[1:])
    found.sort(key=lambda row: row.published, reverse=True)
    return found


class _Kin:
    """Stories in reading order, and which of them share two tags.

    Each pair of tags knows the stories that have it, in order, so the cost is that of the pairs
    and not of the stories times the stories.
    """

    def __init__(self, catalogue: Catalogue, rows: Iterable[_Row]) -> None:
        self.stories = [
            (row.sid, date.fromisoformat(row.published[:10]).toordinal(), _tags(catalogue, row))
            for row in rows
        ]
        self._places: dict[tuple[int, ...], list[int]] = {}
        for at, (_, _, tags) in enumerate(self.stories):
            for pair in combinations(tags, SHARED):
                if (known := self._places.get(pair)) is None:
                    self._places[pair] = [at]
                else:
                    known.append(at)

    def beside(self, at: int) -> set[int]:
        """Return the places of those nearest to story *at* by any one pair of its tags."""
        found = set[int]()
        for pair in combinations(self.stories[at][2], SHARED):
            having = self._places[pair]
            if len(having) > 1:
                here = bisect_left(having, at)
                found.update(having[max(0, here - RELATED) : here])
                found.update(having[here + 1 : here + 1 + RELATED])
        return found

    def nearest(self, at: int) -> list[int]:
        """Return the places of those nearest to story *at*: newer ones, then older ones."""
        stories, day = self.stories, self.stories[at][1]
        near = sorted(p for p in self.beside(at) if abs(stories[p][1] - day) <= RELATED_DAYS)
        middle = bisect_left(near, at)
        return near[max(0, middle - RELATED) : middle + RELATED]


def _tags(catalogue: Catalogue, row: _Row) -> list[int]:
    """Return the numbers of a story's tags, in the order of the numbers."""
    found = map(int, row.terms.split())
    return sorted(
        [t for t in found if (term := catalogue.term(t)) is not None and term.facet == "tag"]
    )

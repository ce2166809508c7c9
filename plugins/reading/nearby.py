"""Which stories stand near one: beside it in reading order, or related to it by their tags."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from press import Entry
from press.catalogue import END, Catalogue

SAME_DAY = 3
"""Stories of the same day shown on each side of a story."""
RELATED = 2
"""Related stories shown on each side of a story."""
RELATED_DAYS = 30
SHARED = 2
"""Tags that related stories have in common, at least."""


def runs(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Yield stretches of *entries*, newest first, that lie within days of each other."""
    run: list[Entry] = []
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


def _span(published: str) -> tuple[str, str]:
    """Return the bounds of the days around one within which stories are related."""
    day = date.fromisoformat(published[:10])
    low = day - timedelta(days=RELATED_DAYS) if day.toordinal() > RELATED_DAYS + 1 else day
    return low.isoformat(), (day + timedelta(days=RELATED_DAYS)).isoformat() + END


def sharing(catalogue: Catalogue, entry: Entry, terms: Iterable[int]) -> set[str]:
    """Return the stems of the stories around *entry* that share two of its tags."""
    if len(entry.published) < len("2022-02-28"):
        return set()
    tags = [t for t in terms if (term := catalogue.term(t)) is not None and term.facet == "tag"]
    low, high = _span(entry.published)
    counted: Counter[int] = Counter()
    for tid in tags:
        sql = "SELECT sid FROM memberships WHERE tid = ? AND published >= ? AND published < ?"
        counted.update(row[0] for row in catalogue.db.execute(sql, (tid, low, high)))
    near = [sid for sid, count in counted.items() if count >= SHARED and sid != entry.sid]
    return {found.stem for found in catalogue.entries(near)}


def related(catalogue: Catalogue, run: Sequence[Entry]) -> dict[int, list[int]]:
    """Return for each story of *run* the nearest before and after it that share two tags.

    Each pair of tags knows the stories that have it, in order, so the cost is that of the pairs
    and not of the stories times the stories.
    """
    dated = [entry for entry in run if len(entry.published) >= len("2022-02-28")]
    if not dated:
        return {}
    low, high = _span(dated[-1].published)[0], _span(dated[0].published)[1]
    sql = (
        "SELECT sid, published, terms FROM stories WHERE published >= ? AND published < ? "
        "AND length(published) >= 10 ORDER BY published DESC, slug, stem"
    )
    stories = [
        (sid, date.fromisoformat(published[:10]).toordinal(), _tags(catalogue, terms))
        for sid, published, terms in catalogue.db.execute(sql, (low, high))
    ]
    places: dict[tuple[int, ...], list[int]] = {}
    for at, (_, _, tags) in enumerate(stories):
        for pair in combinations(tags, SHARED):
            if (known := places.get(pair)) is None:
                places[pair] = [at]
            else:
                known.append(at)
    wanted = {entry.sid for entry in dated}
    return {
        sid: _nearest(stories, places, at)
        for at, (sid, _, _) in enumerate(stories)
        if sid in wanted
    }


def _tags(catalogue: Catalogue, terms: str) -> list[int]:
    found = map(int, terms.split())
    return sorted(
        [t for t in found if (term := catalogue.term(t)) is not None and term.facet == "tag"]
    )


def _nearest(
    stories: Sequence[tuple[int, int, list[int]]],
    places: Mapping[tuple[int, ...], list[int]],
    at: int,
) -> list[int]:
    """Return the nearest that share a pair of tags with story *at*: newer ones, then older ones.

    *places* has for each pair the places in *stories* of those that have it.
    """
    _, day, tags = stories[at]
    newer, older = set[int](), set[int]()
    for pair in combinations(tags, SHARED):
        having = places[pair]
        if len(having) > 1:
            here = bisect_left(having, at)
            newer.update(having[max(0, here - RELATED) : here])
            older.update(having[here + 1 : here + 1 + RELATED])
    near = [place for place in newer | older if abs(stories[place][1] - day) <= RELATED_DAYS]
    near.sort()
    middle = bisect_left(near, at)
    return [stories[place][0] for place in near[max(0, middle - RELATED) : middle + RELATED]]

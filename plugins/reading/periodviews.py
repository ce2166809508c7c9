"""The views of periods: a page for each day, month and year that has stories."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any

from press import LINE, PRESENCE, Change, Page, Spot
from press.articles import Desk, period_names
from press.catalogue import END, Catalogue

from .charts import LEAST_MONTHS, enough
from .groups import FIRST, Group, month_group, year_group
from .periods import (
    MANY,
    MOST_NAMES,
    Around,
    DayPage,
    MonthPage,
    Tallies,
    YearPage,
    day_page,
    month_page,
    year_page,
)
from .site import Counted, Site, month_of, period_of, site_of
from .stories import Link, Story, story_of, sums_of, with_details

LENGTHS = {"year": 4, "month": 7, "day": 10}
OF_TEXTS = (LENGTHS["year"], LENGTHS["day"])
"""Pages that tell more of stories than their lines: how many words they have, and standfirsts."""
ONLY = "-"
"""Sorts after a year or month itself and before what is finer: `2022` to `2022-`."""


class Periods:
    """A page for each period, by its ISO text: `2022`, `2022-02`, `2022-02-28`."""

    name = "period"
    always = False
    local = False

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make pages by Pelican's *settings*; an empty YEAR_ARCHIVE_SAVE_AS turns years off."""
        self.settings = settings
        self.site: Site = site_of(settings)
        self.patterns = {
            length: str(settings.get(f"{name.upper()}_ARCHIVE_SAVE_AS") or "")
            for name, length in LENGTHS.items()
        }

    def basis(self, catalogue: Catalogue) -> object:
        """Return whether the archive is large enough for calendars."""
        return allows_charts(catalogue)

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield every period that has stories."""
        for length, pattern in self.patterns.items():
            if pattern:
                for period, _ in catalogue.tally(length):
                    yield self._spot(period)

    def _spot(self, period: str) -> Spot:
        return Spot(
            period,
            self.patterns[len(period)].format(date=_first_day(period)),
            "period_archives|archives",
        )

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterator[Spot]:
        """Yield the periods of the stories, and the nearest ones of a period that came or went."""
        found, moved = set[str](), Counter[str]()
        for change in changes:
            if change.listed:
                lengths = LENGTHS.values() if change.shown >= LINE else OF_TEXTS
                known = [(e.published, n) for e in change.entries for n in lengths]
                periods = {published[:n] for published, n in known if len(published) >= n}
                found |= periods
                if change.shown >= PRESENCE:  # one that came may be the first of its period
                    moved.update(periods)
        for period, count in moved.items():
            if catalogue.count(period, period + END) <= count:
                found |= set(filter(None, catalogue.nearest(period)))
        for period in sorted(found):
            if not self.patterns[len(period)]:
                continue
            has = any(True for _ in catalogue.tally(len(period), period, period + END))
            yield self._spot(period) if has else Spot(period, None)

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield the pages of periods, with Pelican's variables and our own `view`."""
        catalogue = desk.catalogue
        for key in keys:
            articles = desk.articles(key, key + END)
            yield Page(
                key,
                "period_archives|archives",
                {
                    **period_names(key),
                    "articles": articles,
                    "dates": desk.dates(articles),
                    "all_articles": desk.all_articles(),
                    "template_name": "period_archives",
                    "view": self.record(catalogue, key),
                },
                url=self.site.url(period_of(key)),
            )

    def record(self, catalogue: Catalogue, key: str) -> DayPage | MonthPage | YearPage:
        """Return the record of a period's page."""
        earlier, later = (period_of(text) if text else None for text in catalogue.nearest(key))
        around = Around(
            catalogue.count(key, key + END),
            (earlier, later),
            *names_between(catalogue, key, key + END, self.site, MOST_NAMES),
        )
        if len(key) == LENGTHS["year"]:
            return self._year(catalogue, key, around)
        stories = self._stories(catalogue, key, key + END)
        if len(key) == LENGTHS["day"]:
            told = teller(catalogue)
            return day_page(date.fromisoformat(key), stories, around, self.site, told=told)
        tally = self._by_day(catalogue, key) if allows_charts(catalogue) else None
        return month_page(month_of(key), stories, around, self.site, tally=tally)

    def _year(self, catalogue: Catalogue, key: str, around: Around) -> YearPage:
        months = catalogue.tally(LENGTHS["month"], key, key + END)
        groups: list[Group] = []
        for month, number in months:
            limit = FIRST if around.count > MANY or number > 2 * FIRST else -1
            stories = self._stories(catalogue, month, month + END, limit)
            groups.append(month_group(month_of(month), stories, number, self.site))
        if alone := self._stories(catalogue, key, key + ONLY):
            groups.append(year_group(int(key), alone, self.site))
        tallies = None
        if enough(around.count, len(months)):
            counts = {month_of(month)[1]: number for month, number in months}
            sums = sums_of(catalogue.rows(key, key + END))
            tallies = Tallies(self._by_day(catalogue, key), counts, sums)
        return year_page(int(key), tuple(groups), around, self.site, tallies=tallies)

    def _stories(self, catalogue: Catalogue, low: str, high: str, limit: int = -1) -> list[Story]:
        language = self.site.language
        return [story_of(entry, language) for entry in catalogue.each(low, high, limit)]

    @staticmethod
    def _by_day(catalogue: Catalogue, period: str) -> dict[date, int]:
        found = catalogue.tally(LENGTHS["day"], period, period + END)
        return {date.fromisoformat(day): count for day, count in found}


def allows_charts(catalogue: Catalogue) -> bool:
    """Tell whether the archive is large enough for charts and calendars to say anything."""
    return enough(catalogue.count(), catalogue.months(LEAST_MONTHS))


def teller(catalogue: Catalogue) -> Callable[[Story], Story]:
    """Return a function that gives a story its standfirst and captions."""

    def told(story: Story) -> Story:
        sid = catalogue.sid_of(story.stem)
        return with_details(story, catalogue.metadata(sid)) if sid is not None else story

    return told


def figures_of(catalogue: Catalogue, story: Story) -> Sequence[dict[str, Any]]:
    """Return the figures of a story's metadata."""
    sid = catalogue.sid_of(story.stem)
    return (catalogue.metadata(sid).get("figures") or ()) if sid is not None else ()


def names_between(
    catalogue: Catalogue, low: str, high: str, site: Site, limit: int
) -> tuple[tuple[Counted, ...], tuple[Counted, ...]]:
    """Return the people and the places that a span's stories have as tags, the most frequent."""
    tally = tally_of(terms for _, terms in catalogue.terms_between(low, high))
    people = site.counted(links_of(catalogue, tally, limit, "person"), limit)
    return people, site.counted(links_of(catalogue, tally, limit, "place"), limit)


def tally_of(rows: Iterable[str]) -> Counter[int]:
    """Return how often each term stands in *rows*, whose terms are parted by spaces."""
    tally = Counter(chain.from_iterable(map(str.split, rows)))
    return Counter({int(term): count for term, count in tally.items()})


def links_of(
    catalogue: Catalogue, tally: Counter[int], limit: int, kind: str | None = None
) -> Iterator[tuple[Link, int]]:
    """Yield the *limit* most frequent tags of *tally*, of one *kind* or of all, with their counts.

    And those as frequent as the last of them: who ranks them decides.
    """
    found = last = 0
    for tid, count in tally.most_common():
        if found >= limit and count < last:
            return
        term = catalogue.term(tid)
        if term is not None and term.facet == "tag" and kind in {None, term.kind}:
            yield Link(term.name, term.url), count
            found, last = found + 1, count


def _first_day(period: str) -> date:
    return date.fromisoformat(period + "0001-01-01"[len(period) :])

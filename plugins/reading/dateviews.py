"""On this day: a page for each date that has stories, over all years, and the index of dates."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any

from press import LINE, PRESENCE, Change, Entry, Page, Spot
from press.articles import Desk
from press.catalogue import Catalogue
from press.contents import Base

from . import dates
from .groups import group
from .pages import OnThisDayIndex, OnThisDayPage
from .site import Moment, Site, site_of
from .stories import story_of

MOST_OF_A_YEAR = 6
"""Headlines of one year on a page of a date."""
LEAP = 2000
"""A year that has every date."""


def of_date(catalogue: Catalogue, key: str) -> list[Entry]:
    """Return the stories of the date *key*, `02-28`, over all years, newest first."""
    sql = (
        "SELECT sid FROM stories WHERE substr(published, 6, 5) = ? "
        "ORDER BY published DESC, slug, stem"
    )
    return catalogue.entries(row[0] for row in catalogue.db.execute(sql, (key,)))


def counted_dates(catalogue: Catalogue) -> tuple[tuple[str, int], ...]:
    """Return every date that has stories, `02-28`, in order, and how many it has."""
    return _by_date(catalogue.tally(len("2022-02-28")))


@lru_cache(maxsize=1)
def _by_date(days: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    """Return how many stories each date has, of how many each day has."""
    found = Counter[str]()
    for day, count in days:
        found[day[5:]] += count
    return tuple(sorted(found.items()))


def date_moment(key: str, settings: dict[str, Any], site: Site) -> Moment:
    """Return the date *key* as `28 February`, with its page's address."""
    on = bool(settings.get("ON_THIS_DAY_SAVE_AS"))
    pattern = str(settings.get("ON_THIS_DAY_URL") or "") if on else ""
    words = dates.day_and_month(date.fromisoformat(f"{LEAP}-{key}"), site.language)
    return Moment(words, key, pattern.format(date=key))


class OnThisDay:
    """A page for each date that has stories, by `02-28`."""

    name = "on-this-day"
    always = False
    local = False

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make pages by ON_THIS_DAY_URL and ON_THIS_DAY_SAVE_AS: `{date}` is `02-28`."""
        self.settings = settings
        self.site: Site = site_of(settings)
        self.pattern = str(settings.get("ON_THIS_DAY_SAVE_AS") or "")

    def basis(self, catalogue: Catalogue) -> object:  # noqa: ARG002 (nothing all pages share)
        """Return nothing: a date's page shows its own stories."""
        return None

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield each date that has stories."""
        if self.pattern:
            for key, _ in counted_dates(catalogue):
                yield self._spot(key)

    def _spot(self, key: str) -> Spot:
        return Spot(key, self.pattern.format(date=key), "on_this_day")

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterator[Spot]:
        """Yield the dates of the stories, and those beside one that came or went."""
        keys = {
            entry.published[5:10]
            for change in changes
            if change.shown >= LINE
            for entry in change.entries
            if len(entry.published) >= len("2022-02-28")
        }
        if not self.pattern or not keys:
            return
        known = [key for key, _ in counted_dates(catalogue)]
        for key in sorted(keys):
            if key not in known:
                yield Spot(key, None)
        beside = set()
        for key in keys:
            earlier, later = _beside(known, key)
            if key not in known or len(of_date(catalogue, key)) <= len(changes):
                beside |= {earlier, later}
        for key in sorted((keys | beside) & set(known)):
            yield self._spot(key)

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield the pages of dates."""
        catalogue = desk.catalogue
        known = [key for key, _ in counted_dates(catalogue)]
        for key in keys:
            yield Page(key, "on_this_day", {"view": self._record(catalogue, key, known)})

    def _record(self, catalogue: Catalogue, key: str, known: list[str]) -> OnThisDayPage:
        stories = [story_of(entry, self.site.language) for entry in of_date(catalogue, key)]
        groups = []
        for day, found in groupby(stories, key=lambda story: story.published[:10]):
            members = list(found)
            moment = self.site.moment(date.fromisoformat(day))
            year = Moment(
                dates.year_in_words(int(day[:4]), self.site.language), moment.iso, moment.url
            )
            groups.append(group(year, members[:MOST_OF_A_YEAR], len(members), self.site))
        earlier, later = _beside(known, key)
        return OnThisDayPage(
            date=date_moment(key, self.settings, self.site),
            count=self.site.stories(len(stories)),
            groups=tuple(groups),
            earlier=date_moment(earlier, self.settings, self.site) if earlier else None,
            later=date_moment(later, self.settings, self.site) if later else None,
        )


def _beside(known: Sequence[str], key: str) -> tuple[str, str]:
    """Return the dates with stories before and after *key* in the year; empty at its ends."""
    earlier = [other for other in known if other < key]
    later = [other for other in known if other > key]
    return (earlier[-1] if earlier else "", later[0] if later else "")


class DateIndex(Base):
    """The index of dates, where these have pages."""

    name = "on-this-day-index"

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make the page by ON_THIS_DAY_INDEX_SAVE_AS."""
        super().__init__(settings)
        self.site: Site = site_of(settings)

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:  # noqa: ARG002
        """Yield the page, if it has an address and anything to lead to."""
        path = self.settings.get("ON_THIS_DAY_INDEX_SAVE_AS")
        if path and self.settings.get("ON_THIS_DAY_SAVE_AS"):
            yield Spot("index", path, "on_this_day_index")

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterator[Spot]:
        """Yield the page where a story came, went or moved: it counts them."""
        if any(change.shown >= PRESENCE for change in changes):
            yield from self.all(catalogue)

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield the page."""
        for key in keys:
            yield Page(key, "on_this_day_index", {"view": self._dates(desk.catalogue)})

    def _dates(self, catalogue: Catalogue) -> OnThisDayIndex:
        months = []
        for month, days in groupby(counted_dates(catalogue), key=lambda row: row[0][:2]):
            cells = []
            for key, count in days:
                moment = date_moment(key, self.settings, self.site)
                number = dates.number(int(key[3:]), self.site.language)
                cells.append((Moment(number, moment.iso, moment.url), self.site.stories(count)))
            months.append((dates.month_name(int(month), self.site.language), tuple(cells)))
        return OnThisDayIndex(tuple(months))

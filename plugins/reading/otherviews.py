"""The front page, the indexes, on this day, and the holdings."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from press import Change, Page, Spot, Term
from press.articles import Desk
from press.catalogue import END, Catalogue
from press.contents import Base, Direct

from . import dates
from .charts import years_chart
from .pages import (
    FRONT_DAYS,
    FRONT_HEADLINES,
    FRONT_REST,
    FRONT_SECONDS,
    FRONT_TERMS,
    ArchivePage,
    FrontPage,
    HoldingsPage,
    OnThisDayIndex,
    OnThisDayPage,
    archive_page,
)
from .periods import Group, by_days, group, ranked
from .periodviews import allows_charts, teller
from .site import Counted, Moment, Site, period_of, site_of
from .stories import Link, Story, story_of
from .terms import TermsPage, terms_page

MOST_TERMS = 1_000
"""An index lists so many terms at most: those with the most stories."""
MOST_OF_A_YEAR = 6
"""Headlines of one year on a page of a date."""
LEAP = 2000
"""A year that has every date."""


class Indexes(Direct):
    """Pelican's DIRECT_TEMPLATES, with the records of our own theme."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make pages by Pelican's *settings*."""
        super().__init__(settings)
        self.site: Site = site_of(settings)

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield each that has an address; the sections only where there are any."""
        for spot in super().all(catalogue):
            empty = spot.key == "categories" and not catalogue.terms("category")
            yield Spot(spot.key, None) if empty else spot

    def variables(self, catalogue: Catalogue, template: str) -> dict[str, Any]:
        """Return `view`, the record of one of our own templates."""
        facets = {
            "tags": "tag",
            "authors": "author",
            "categories": "category",
            "photographers": "photographer",
        }
        if template in facets:
            return {"view": self._terms(catalogue, facets[template])}
        if template in {"archives", "404"}:
            return {"view": self._archive(catalogue)}
        return {"view": self._front(catalogue)} if template == "index" else {}

    def _terms(self, catalogue: Catalogue, facet: str) -> TermsPage:
        language = self.site.language
        terms = [term for term in catalogue.terms(facet) if term.url]
        left = ""
        if len(terms) > MOST_TERMS:
            left = (
                f"The {dates.number(MOST_TERMS, language)} with the most stories, "
                f"of {dates.number(len(terms), language)}."
            )
            terms = sorted(terms, key=lambda term: (-term.count, term.name))[:MOST_TERMS]

        def counted(found: Sequence[Term]) -> list[Counted]:
            return [Counted(t.name, t.url, dates.number(t.count, language)) for t in found]

        return terms_page(
            counted([term for term in terms if term.kind == "place"]),
            counted([term for term in terms if term.kind != "place"]),
            left,
        )

    def _archive(self, catalogue: Catalogue) -> ArchivePage:
        years = catalogue.tally(4)
        chart = None
        if years and allows_charts(catalogue):
            chart = years_chart({int(year): count for year, count in years}, self.site)
        return archive_page(years, catalogue.tally(7), chart, self.site)

    def _front(self, catalogue: Catalogue) -> FrontPage | None:
        """Return the front page, None where nothing is published yet."""
        site, language = self.site, self.site.language
        total = catalogue.count()
        if not total:
            return None
        days = catalogue.tally(10)
        charts = allows_charts(catalogue)
        newest = days[0][0] if days else ""
        stories = self._stories(catalogue, newest, newest + END) if newest else []
        if not stories:
            stories = self._stories(catalogue, limit=1)
        told = teller(catalogue)
        shown = 1 + FRONT_SECONDS + FRONT_REST
        order = ranked(stories)
        top = [told(story) for story in order[: 1 + FRONT_SECONDS]]
        last = catalogue.between(limit=1)[0].published
        first = catalogue.db.execute("SELECT min(published) FROM stories").fetchone()[0]
        years = {int(year): count for year, count in catalogue.tally(4)}
        return FrontPage(
            count=site.stories(total),
            days_held=dates.counted(len(days), "day", "days", language),
            places_named=self._places_named(catalogue),
            first=site.published(first),
            last=site.published(last),
            newest=site.moment(date.fromisoformat(newest)) if newest else site.published(last),
            lead=top[0],
            seconds=tuple(top[1:]),
            rest=tuple(order[1 + FRONT_SECONDS : shown]),
            more=f"All {site.stories(len(stories))}" if len(stories) > shown else "",
            days=self._recent(catalogue, days, newest, charts=charts),
            on_this_day=self._on_this_day(catalogue, newest) if charts else None,
            chart=years_chart(years, site) if charts else None,
            places=self._most(catalogue, "tag", "place") if charts else (),
            authors=self._most(catalogue, "author") if charts else (),
            photographers=self._most(catalogue, "photographer") if charts else (),
        )

    def _stories(
        self, catalogue: Catalogue, low: str = "", high: str = END, limit: int = -1
    ) -> list[Story]:
        return [story_of(e, self.site.language) for e in catalogue.each(low, high, limit)]

    def _places_named(self, catalogue: Catalogue) -> str:
        """Return how many places the stories name as tags; empty for none."""
        sql = "SELECT count(*) FROM terms WHERE facet = 'tag' AND kind = 'place' AND n > 0"
        count = int(catalogue.db.execute(sql).fetchone()[0])
        return dates.counted(count, "place", "places", self.site.language) if count else ""

    def _recent(
        self, catalogue: Catalogue, days: list[tuple[str, int]], newest: str, *, charts: bool
    ) -> tuple[Group, ...]:
        """Return the days before the newest; all of them where stories are few."""
        if not charts:
            others = [
                s for s in self._stories(catalogue) if s.published[:10] != newest or not newest
            ]
            return by_days(others[not newest :], self.site, FRONT_HEADLINES)[:FRONT_REST]
        groups = []
        for day, count in days[1 : 1 + FRONT_DAYS]:
            stories = self._stories(catalogue, day, day + END, FRONT_HEADLINES)
            moment = self.site.moment(date.fromisoformat(day))
            groups.append(group(moment, stories, count, self.site))
        return tuple(groups)

    def _on_this_day(self, catalogue: Catalogue, newest: str) -> Any:
        """Return the stories of the newest day's date in other years, one a year."""
        if not newest or not self.settings.get("ON_THIS_DAY_SAVE_AS"):
            return None
        found, years = [], set()
        for entry in of_date(catalogue, newest[5:]):
            if entry.published[:10] != newest and entry.published[:4] not in years:
                years.add(entry.published[:4])
                found.append(story_of(entry, self.site.language))
        link = date_moment(newest[5:], self.settings, self.site)
        return (link, tuple(found[:FRONT_HEADLINES])) if found else None

    def _most(
        self, catalogue: Catalogue, facet: str, kind: str | None = None
    ) -> tuple[Counted, ...]:
        found = catalogue.most_used(facet, FRONT_TERMS, kind)
        return self.site.counted([(Link(t.name, t.url), t.count) for t in found], FRONT_TERMS)


def of_date(catalogue: Catalogue, key: str) -> list[Any]:
    """Return the stories of the date *key*, `02-28`, over all years, newest first."""
    sql = (
        "SELECT sid FROM stories WHERE substr(published, 6, 5) = ? "
        "ORDER BY published DESC, slug, stem"
    )
    return catalogue.entries(row[0] for row in catalogue.db.execute(sql, (key,)))


def date_moment(key: str, settings: dict[str, Any], site: Site) -> Moment:
    """Return the date *key* as `28 February`, with its page's address."""
    pattern = str(settings.get("ON_THIS_DAY_URL") or "")
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
            for key in self._dates(catalogue):
                yield self._spot(key)

    @staticmethod
    def _dates(catalogue: Catalogue) -> list[str]:
        sql = (
            "SELECT DISTINCT substr(published, 6, 5) FROM stories "
            "WHERE length(published) >= 10 ORDER BY 1"
        )
        return [row[0] for row in catalogue.db.execute(sql)]

    def _spot(self, key: str) -> Spot:
        return Spot(key, self.pattern.format(date=key), "on_this_day")

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterator[Spot]:
        """Yield the dates of the stories, and those beside one that came or went."""
        keys = {
            entry.published[5:10]
            for change in changes
            if change.listed
            for entry in change.entries
            if len(entry.published) >= len("2022-02-28")
        }
        if not self.pattern or not keys:
            return
        known = self._dates(catalogue)
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
        known = self._dates(catalogue)
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


class Reports(Base):
    """The index of dates and the holdings: one page each."""

    name = "report"

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make pages by ON_THIS_DAY_INDEX_SAVE_AS and HOLDINGS_SAVE_AS."""
        super().__init__(settings)
        self.site: Site = site_of(settings)

    def basis(self, catalogue: Catalogue) -> object:
        """Return how much could not be read: it changes without any story."""
        return _rejected(catalogue)

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:  # noqa: ARG002
        """Yield the pages that have an address."""
        for key in ("on_this_day_index", "holdings"):
            if path := self.settings.get(f"{key.upper()}_SAVE_AS"):
                yield Spot(key, path, key)

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield the pages."""
        catalogue = desk.catalogue
        make = {"holdings": self._holdings, "on_this_day_index": self._dates}
        for key in keys:
            yield Page(key, key, {"view": make[key](catalogue)})

    def _dates(self, catalogue: Catalogue) -> OnThisDayIndex:
        sql = (
            "SELECT substr(published, 6, 5) AS day, count(*) FROM stories "
            "WHERE length(published) >= 10 GROUP BY day ORDER BY day"
        )
        months = []
        for month, days in groupby(catalogue.db.execute(sql), key=lambda row: row[0][:2]):
            cells = []
            for key, count in days:
                moment = date_moment(key, self.settings, self.site)
                number = dates.number(int(key[3:]), self.site.language)
                cells.append((Moment(number, moment.iso, moment.url), self.site.stories(count)))
            months.append((dates.month_name(int(month), self.site.language), tuple(cells)))
        return OnThisDayIndex(tuple(months))

    def _holdings(self, catalogue: Catalogue) -> HoldingsPage:
        site, language = self.site, self.site.language
        total = catalogue.count()
        span = catalogue.db.execute("SELECT min(published), max(published) FROM stories").fetchone()
        days = len(catalogue.tally(10))
        copies = catalogue.db.execute(
            "SELECT count(*) - count(DISTINCT digest) FROM held"
        ).fetchone()[0]
        withdrawn = len(catalogue.apart("withdrawn"))
        rejected = _rejected(catalogue)
        facts = [("Stories", total), ("Days with stories", days)]
        facts += [
            (name, sum(1 for _ in catalogue.terms(facet)))
            for name, facet in (
                ("Authors", "author"),
                ("Photographers", "photographer"),
                ("Sections", "category"),
            )
        ]
        facts += [("Second copies of a story", copies), ("Withdrawn stories", withdrawn)]
        told = ""
        if rejected:
            noun = "source file" if rejected == 1 else "source files"
            told = f"{dates.number(rejected, language)} {noun} could not be read."
        return HoldingsPage(
            count=site.stories(total),
            first=site.published(span[0]) if span[0] else None,
            last=site.published(span[1]) if span[1] else None,
            facts=tuple((name, dates.number(count, language)) for name, count in facts if count),
            rejected=told,
            years=tuple(
                (site.moment(period_of(year)), dates.number(count, language))
                for year, count in catalogue.tally(4)
            ),
        )


def _rejected(catalogue: Catalogue) -> int:
    """Return how many source files could not be read."""
    return int(catalogue.meta("rejected", "0"))

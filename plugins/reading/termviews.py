"""The views of terms: a page for each tag, author, section, photographer; large ones by year."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from press import LINE, Change, Page, Spot, Term
from press.addresses import feed_of
from press.articles import Desk
from press.catalogue import END, Catalogue
from press.words import message

from . import dates
from .charts import LEAST_MONTHS, enough, years_chart
from .groups import Group, by_days, by_months
from .naming import WIKIDATA, known_of
from .site import Moment, Site, direct_address, period_of, site_of
from .stories import Link, Story, captions_differ, story_of
from .templating import is_absolute
from .termfacts import (
    FILED,
    TOLD,
    count_words,
    filed_there,
    other_forms,
    pictures_by,
    tells_captions,
    together,
)
from .terms import NEWEST, SPLIT, SPLIT_YEAR, TermPage

KINDS = {
    "tag": (message("Subject"), "tags"),
    "place": (message("Place"), "places"),
    "person": (message("Person"), "people"),
    "organisation": (message("Organisation"), "organisations"),
    "topic": (message("Topic"), "tags"),
    "event": (message("Event"), "tags"),
    "author": (message("Author"), "authors"),
    "photographer": (message("Photographer"), "photographers"),
    "category": (message("Section"), "categories"),
}
"""What a page calls a kind of term, and the index that lists it."""


class TermPages:
    """A page for each term; by its number, with the year and month where it is split."""

    name = "term"
    always = False
    local = False

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make pages by Pelican's *settings*: TAG_SAVE_AS and its kind."""
        self.settings = settings
        self.site: Site = site_of(settings)
        self.split = int(settings.get("TERM_SPLIT", SPLIT))
        self.how = direct_address(settings, "about_subjects")
        bases = (str(settings.get(key) or "") for key in ("SITEURL", "FEED_DOMAIN"))
        self.fed = any(map(is_absolute, bases))

    def basis(self, catalogue: Catalogue) -> object:  # noqa: ARG002 (nothing all pages share)
        """Return nothing: a term's page shows its own stories."""
        return None

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield every term that has a page, with its years and months."""
        for facet in ("tag", "author", "category", "photographer"):
            for term in catalogue.terms(facet):
                if term.save_as:
                    yield from self._spots(catalogue, term)

    def _spots(self, catalogue: Catalogue, term: Term) -> Iterator[Spot]:
        yield self._spot(term)
        if term.count > self.split:
            for year, count in catalogue.tally_of_term(term.tid, 4):
                yield self._spot(term, year)
                if count > SPLIT_YEAR:
                    for month, _ in catalogue.tally_of_term(term.tid, 7, year, year + END):
                        yield self._spot(term, month)

    def _spot(self, term: Term, period: str = "") -> Spot:
        key = f"{term.tid}:{period}" if period else str(term.tid)
        return Spot(key, _below(term.save_as, period), _template(term))

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterator[Spot]:
        """Yield the pages of the terms that the stories had or have."""
        slack = len(changes)
        for tid, found in _concerned(catalogue, changes).items():
            term = catalogue.term(tid)
            if term is None:
                continue
            if not term.save_as or term.count <= self.split:
                yield self._spot(term) if term.save_as else Spot(str(tid), None)
                years = {period[:4] for period in found}
                if term.count + slack > self.split:
                    years |= {year for year, _ in catalogue.tally_of_term(tid, 4)}
                for year in years:
                    yield from self._none(tid, year)
                continue
            yield self._spot(term)
            years = {period[:4] for period in found}
            reach = slack
            if term.count - slack <= self.split:  # it may not have been split before
                years |= {year for year, _ in catalogue.tally_of_term(tid, 4)}
                reach = term.count
            for year in sorted(years):
                yield from self._year(catalogue, term, year, found, reach)

    @staticmethod
    def _none(tid: int, year: str) -> Iterator[Spot]:
        yield Spot(f"{tid}:{year}", None)
        for month in range(1, 13):
            yield Spot(f"{tid}:{year}-{month:02}", None)

    def _year(
        self, catalogue: Catalogue, term: Term, year: str, found: set[str], slack: int
    ) -> Iterator[Spot]:
        """Yield what may have changed of one year of a split term."""
        count = catalogue.count_of_term(term.tid, year, year + END)
        if not count:
            yield from self._none(term.tid, year)
            return
        yield self._spot(term, year)
        months = {month for month, _ in catalogue.tally_of_term(term.tid, 7, year, year + END)}
        for number in range(1, 13):
            month = f"{year}-{number:02}"
            if count <= SPLIT_YEAR or month not in months:
                yield Spot(f"{term.tid}:{month}", None)
            elif month in found or count - slack <= SPLIT_YEAR:
                yield self._spot(term, month)

    def concerned(self, catalogue: Catalogue, before: str) -> tuple[str, list[Spot]]:
        """Return what the authority file says of terms, and the pages that a change concerns."""
        rows = known_of(self.settings).rows
        now = {f"{f}:{name}": [*row.also, row.wikidata] for (f, name), row in rows.items()}
        text = json.dumps(now, ensure_ascii=False, sort_keys=True)
        if not before or text == before:
            return text, []
        then = json.loads(before)
        spots = []
        for key in sorted({k for k in now.keys() | then.keys() if now.get(k) != then.get(k)}):
            facet, _, name = key.partition(":")
            term = catalogue.term_named(facet, name)
            if term is not None and term.save_as:
                spots.append(self._spot(term))
        return text, spots

    def _kind(self, term: Term) -> Link:
        """Return what a term is, with the index of its kind."""
        kind = term.kind if term.facet == "tag" else term.facet
        words, index = KINDS.get(kind, KINDS["tag"])
        return Link(self.site.gettext(words), direct_address(self.settings, index))

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield the pages of terms, with Pelican's variables and our own `view`."""
        catalogue = desk.catalogue
        for key in keys:
            number, _, period = key.partition(":")
            term = catalogue.term(int(number))
            if term is None:
                continue
            articles, wrapper = desk.articles_of(term), desk.wrapped(term.facet, term.name)
            yield Page(
                key,
                _template(term),
                {
                    term.facet: wrapper,
                    "page_name": wrapper.page_name,
                    "articles": articles,
                    "dates": desk.dates(articles),
                    "all_articles": desk.all_articles(),
                    "template_name": term.facet,
                    "view": self._part(catalogue, term, period)
                    if period
                    else self._whole(catalogue, term),
                },
                url=_below(term.url, period),
            )

    def _whole(self, catalogue: Catalogue, term: Term) -> TermPage:
        """Return the page of all of a term."""
        split = term.count > self.split
        row = known_of(self.settings).rows.get((term.facet, term.name))
        stories = self._stories(catalogue, term, limit=NEWEST if split else -1)
        if split:
            years = catalogue.tally_of_term(term.tid, 4)
            months = catalogue.months_of_term(term.tid, LEAST_MONTHS)
            first, last = catalogue.span_of_term(term.tid)
        else:
            years = list(Counter(story.published[:4] for story in stories).items())
            months = len({story.published[:7] for story in stories if len(story.published) >= 7})
            first, last = stories[-1].published, stories[0].published
        chart = enough(term.count, months)
        filed = [] if split else filed_there(term, row, stories)
        stems = {story.stem for story in filed}
        others = [story for story in stories if story.stem not in stems]
        return TermPage(
            name=term.name,
            kind=self._kind(term),
            forms=other_forms(row),
            same_as=WIKIDATA + row.wikidata if row and row.wikidata else "",
            feed=feed_of(term, self.settings) if self.fed else "",
            how="" if term.sure else self.how,
            count=self.site.stories(term.count),
            first=self.site.published(first),
            last=self.site.published(last),
            chart=years_chart({int(y): n for y, n in years}, self.site) if chart else None,
            groups=(Group(None, tuple(stories)),) if split else self._by_year(others),
            years=not split,
            filed=self._by_year(filed),
            filed_words=count_words(FILED, term, filed, self.site),
            told_words=count_words(TOLD, term, others, self.site) if filed else "",
            pictures=pictures_by(catalogue, term, stories),
            periods=tuple(
                (self._moment(term, year), self.site.number(count)) for year, count in years
            )
            if split
            else (),
            together=together(catalogue, term, self.site),
        )

    def _part(self, catalogue: Catalogue, term: Term, period: str) -> TermPage:
        """Return the page of a term in one year or month."""
        count = catalogue.count_of_term(term.tid, period, period + END)
        months: list[tuple[str, int]] = []
        limit, of_month = -1, len(period) > len("2022")
        if not of_month and count > SPLIT_YEAR:
            months = catalogue.tally_of_term(term.tid, 7, period, period + END)
            limit = NEWEST
        stories = self._stories(catalogue, term, period, limit)
        above = [Moment(term.name, "", term.url)]
        if of_month:
            above.append(self._moment(term, period[:4]))
        return TermPage(
            name=term.name,
            kind=self._kind(term),
            count=self.site.stories(count),
            first=self.site.published(stories[-1].published) if not months else self._plain(period),
            last=self.site.published(stories[0].published) if not months else self._plain(period),
            chart=None,
            groups=self._groups(stories, newest=bool(months), of_month=of_month),
            periods=tuple(
                (self._moment(term, month), self.site.number(number)) for month, number in months
            ),
            above=tuple(above),
            here=self._plain(period),
            dated=not of_month,
        )

    def _groups(
        self, stories: Sequence[Story], *, newest: bool, of_month: bool
    ) -> tuple[Group, ...]:
        """Return the *stories* of a term in a period: in one list where they are its *newest*."""
        if newest:
            return (Group(None, tuple(stories)),)
        if of_month:
            return by_days(stories, self.site, len(stories))
        return by_months(stories, self.site)

    def _plain(self, period: str) -> Moment:
        moment = self.site.moment(period_of(period))
        return Moment(moment.words, moment.iso)

    def _moment(self, term: Term, period: str) -> Moment:
        known = period_of(period)
        words = dates.month_name(known[1], self.site.language) if isinstance(known, tuple) else ""
        moment = self.site.moment(known, words)
        return Moment(moment.words, moment.iso, _below(term.url, period))

    def _stories(
        self, catalogue: Catalogue, term: Term, period: str = "", limit: int = -1
    ) -> list[Story]:
        found = catalogue.of_term(term.tid, period, period + END, limit)
        return [story_of(entry, self.site.language) for entry in found]

    def _by_year(self, stories: Sequence[Story]) -> tuple[Group, ...]:
        return tuple(
            Group(self.site.moment(year), tuple(found))
            for year, found in groupby(stories, key=lambda story: story.year)
        )


def _concerned(catalogue: Catalogue, changes: Sequence[Change]) -> dict[int, set[str]]:
    """Return the terms whose page shows what *changes* are, with the years and months of these."""
    periods: dict[int, set[str]] = {}
    for change in changes:
        found = {entry.published[:size] for entry in change.entries for size in (4, 7)}
        for tid in change.terms if change.listed else ():
            if change.shown >= LINE or (
                captions_differ(change) and tells_captions(catalogue.term(tid))
            ):
                periods.setdefault(tid, set()).update(found)
    return periods


def _template(term: Term) -> str:
    return {"photographer": "photographer|author"}.get(term.facet, term.facet)


def _below(address: str, period: str) -> str:
    """Return *address* of a term in a period: `tag/kyiv/2022/` or `tag/kyiv/2022/02/index.html`."""
    if not period or not address:
        return address
    folder, slash, name = address.rpartition("/")
    if name and not name.startswith("index."):
        folder, slash, name = address.rpartition(".")[0], "/", "index.html"
    return f"{folder}{slash}{period.replace('-', '/')}/{name}"

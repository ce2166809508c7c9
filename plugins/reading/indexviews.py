"""The front page, the archive, and the indexes of terms: Pelican's DIRECT_TEMPLATES."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from press import LINE, PRESENCE, Change, Spot
from press.catalogue import END, Catalogue
from press.contents import Direct
from subjects.figures import FIGURES, MEASURED, Figure

from .charts import with_table, years_chart
from .dateviews import counted_dates, date_moment, of_date
from .groups import Group, by_days, group
from .pages import (
    FRONT_ADDED,
    FRONT_DAYS,
    FRONT_HEADLINES,
    FRONT_REST,
    FRONT_SECONDS,
    FRONT_TERMS,
    ArchivePage,
    FindingPage,
    FrontPage,
    archive_page,
)
from .periods import ranked
from .periodviews import allows_charts, teller
from .site import Counted, Moment, Site, site_of
from .stories import Link, Story, story_of
from .termindexes import INDEXES, MAY_BE_EMPTY, TermIndexes


class Indexes(Direct):
    """Pelican's DIRECT_TEMPLATES, with the records of our own theme."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make pages by Pelican's *settings*."""
        super().__init__(settings)
        self.site: Site = site_of(settings)
        self.terms = TermIndexes(settings)

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield each that has an address; an index of a kind only where there are any of it."""
        for spot in super().all(catalogue):
            empty = spot.key in MAY_BE_EMPTY and not self.terms.count(catalogue, spot.key)
            yield Spot(spot.key, None) if empty else spot

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterator[Spot]:
        """Yield the front page, which tells of stories; the others, which count them, for some."""
        moved = any(change.shown in {0, PRESENCE} for change in changes)
        front = any(change.shown >= LINE or _leads(catalogue, change) for change in changes)
        for spot in self.all(catalogue) if moved or front else ():
            if moved or spot.key == "index":
                yield spot

    def variables(self, catalogue: Catalogue, template: str) -> dict[str, Any]:
        """Return `view`, the record of one of our own templates."""
        if template == "tags":
            return {"view": self.terms.subjects(catalogue)}
        if template in INDEXES:
            return {"view": self.terms.page(catalogue, template)}
        if template in {"archives", "404"}:
            return {"view": self._archive(catalogue)}
        if template == "about_subjects":
            day = self.site.moment(date.fromisoformat(MEASURED))
            figures = tuple(
                Figure(self.site.gettext(what), self.site.gettext(of), percent)
                for what, of, percent in FIGURES
            )
            return {"view": FindingPage(figures, Moment(day.words, day.iso))}
        return {"view": self._front(catalogue)} if template == "index" else {}

    def _archive(self, catalogue: Catalogue) -> ArchivePage:
        years = catalogue.tally(4)
        chart = None
        if years and allows_charts(catalogue):
            tally = {int(year): count for year, count in years}
            chart = with_table(years_chart(tally, self.site), tally, self.site)
        return archive_page(years, catalogue.tally(7), chart, self.site)

    def _front(self, catalogue: Catalogue) -> FrontPage | None:
        """Return the front page, None where nothing is published yet."""
        site = self.site
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
        alone = len(top) == 1 and not top[0].pictures
        shown_days = days[: 1 + FRONT_DAYS + alone]
        recent = self._recent(catalogue, shown_days, newest, charts=charts)
        last = catalogue.between(limit=1)[0].published
        first = catalogue.db.execute("SELECT min(published) FROM stories").fetchone()[0]
        years = {int(year): count for year, count in catalogue.tally(4)}
        return FrontPage(
            count=site.stories(total),
            days_held=site.ngettext("%(num)s day", "%(num)s days", len(days)),
            places_named=self._places_named(catalogue),
            first=site.published(first),
            last=site.published(last),
            newest=site.moment(date.fromisoformat(newest)) if newest else site.published(last),
            lead=top[0],
            seconds=tuple(top[1:]),
            rest=tuple(order[1 + FRONT_SECONDS : shown]),
            more=self._all_of_the_day(len(stories)) if len(stories) > shown else "",
            beside=recent[:alone],
            days=recent[alone:],
            on_this_day=self._on_this_day(catalogue, newest) if charts else None,
            dates=self._dates(catalogue) if charts else "",
            added=self._added(catalogue, shown_days) if charts else (),
            chart=years_chart(years, site) if charts else None,
            people=self._most(catalogue, "tag", "person") if charts else (),
            places=self._most(catalogue, "tag", "place") if charts else (),
            organisations=self._most(catalogue, "tag", "organisation") if charts else (),
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
        return self.site.ngettext("%(num)s place", "%(num)s places", count) if count else ""

    def _all_of_the_day(self, count: int) -> str:
        return self.site.ngettext(
            "All %(num)s story of the day", "All %(num)s stories of the day", count
        )

    def _recent(
        self, catalogue: Catalogue, days: Sequence[tuple[str, int]], newest: str, *, charts: bool
    ) -> tuple[Group, ...]:
        """Return the first headlines of *days* but the newest; of all where stories are few."""
        if not charts:
            others = [
                s for s in self._stories(catalogue) if s.published[:10] != newest or not newest
            ]
            return by_days(others[not newest :], self.site, FRONT_HEADLINES)[:FRONT_REST]
        groups = []
        for day, count in days[1:]:
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

    def _dates(self, catalogue: Catalogue) -> str:
        """Return every date that has stories, where dates have pages and a calendar leads there."""
        pages = ("ON_THIS_DAY_SAVE_AS", "ON_THIS_DAY_INDEX_SAVE_AS")
        if not all(self.settings.get(name) for name in pages):
            return ""
        return " ".join(key for key, _ in counted_dates(catalogue))

    def _added(self, catalogue: Catalogue, days: Sequence[tuple[str, int]]) -> tuple[Story, ...]:
        """Return what came last, if it came after its own day and is of none of *days*, shown.

        What an archive began with is not new, nor is today's news, which leads the page.
        """
        shown = {day for day, _ in days}
        began = catalogue.db.execute("SELECT min(added) FROM accessions").fetchone()[0]
        found = []
        for entry in catalogue.entries(catalogue.added_last(3 * FRONT_ADDED)):
            day, added = entry.published[:10], catalogue.accession(entry.sid).added
            if day not in shown and added > day and added[: len(began)] > began:
                found.append(story_of(entry, self.site.language))
        return tuple(found[:FRONT_ADDED])

    def _most(
        self, catalogue: Catalogue, facet: str, kind: str | None = None
    ) -> tuple[Counted, ...]:
        """Return the names with the most stories; those of one story only where all have one."""
        most = catalogue.most_used(facet, FRONT_TERMS, kind)
        found = [term for term in most if term.count > 1] or most
        return self.site.counted([(Link(t.name, t.url), t.count) for t in found], FRONT_TERMS)


def _leads(catalogue: Catalogue, change: Change) -> bool:
    """Tell whether the front page may tell of a story's text: it is of the newest day."""
    newest = {day for day, _ in catalogue.tally(len("2022-02-28"))[:1]}
    newest |= {entry.published[:10] for entry in catalogue.between(limit=1)}
    return not newest.isdisjoint(entry.published[:10] for entry in change.entries)

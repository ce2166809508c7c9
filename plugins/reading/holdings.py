"""The holdings: what the archive has, in figures, and what it could not read."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from press import Page, Spot
from press.articles import Desk
from press.catalogue import Catalogue
from press.contents import Base
from press.words import message
from seedtext.sources import UNKNOWN

from .charts import years_chart
from .looking import folders_of
from .pages import HeldSource, HoldingsPage, origin_name
from .periodviews import allows_charts
from .provenance import Provenance
from .seeds import Seeds
from .site import Site, direct_address, period_of, site_of

KINDS_OF_FAULTS = (
    message('"date YYYY-MM-DD Headline"'),
    message("a date that exists"),
    message("utf-8 text"),
    message("text"),
    message("an encoding that Python knows"),
    message("a stem of its own"),
    message("a file"),
    message("a file that can be read"),
    message("a name in UTF-8"),
    message("an article"),
    message("other"),
)
"""What is expected of files, as most of the messages say it that name one which cannot be read."""


class Holdings(Base):
    """The page of the holdings."""

    name = "holdings"

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make the page by HOLDINGS_SAVE_AS."""
        super().__init__(settings)
        self.site: Site = site_of(settings)

    def basis(self, catalogue: Catalogue) -> object:
        """Return what could not be read, and what the sources are: no story tells of a change."""
        return catalogue.rejected(), self._provenance().sources.rows

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:  # noqa: ARG002
        """Yield the page, if it has an address."""
        if path := self.settings.get("HOLDINGS_SAVE_AS"):
            yield Spot("holdings", path, "holdings")

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield the page."""
        for key in keys:
            yield Page(key, "holdings", {"view": self._record(desk.catalogue)})

    def _record(self, catalogue: Catalogue) -> HoldingsPage:
        site, _ = self.site, self.site.gettext
        total, size = catalogue.count(), catalogue.size()
        oldest, newest = catalogue.span()
        days = len(catalogue.tally(10))
        copies = catalogue.copies()
        withdrawn = len(catalogue.apart("withdrawn"))
        kinds = catalogue.rejected()
        rejected = sum(count for kind, count in kinds)
        facts = [(_("Stories"), total), (_("Days with stories"), days)]
        facts += [
            (name, len(catalogue.terms(facet)))
            for name, facet in (
                (_("Authors"), "author"),
                (_("Photographers"), "photographer"),
                (_("Sections"), "category"),
            )
        ]
        facts += [(_("Second copies of a story"), copies), (_("Withdrawn stories"), withdrawn)]
        facts += [(_("Bytes of the files of all stories"), size)]
        told = ""
        if rejected:
            told = site.ngettext(
                "%(num)s source file could not be read.",
                "%(num)s source files could not be read.",
                rejected,
            )
        years = catalogue.tally(4)
        charts = bool(years) and allows_charts(catalogue)
        return HoldingsPage(
            count=site.stories(total),
            first=site.published(oldest) if oldest else None,
            last=site.published(newest) if newest else None,
            facts=tuple((name, site.number(count)) for name, count in facts if count),
            rejected=told,
            faults=tuple((_(kind), site.number(count)) for kind, count in kinds),
            years=tuple(
                (site.moment(period_of(year)), site.number(count)) for year, count in years
            ),
            chart=years_chart({int(year): n for year, n in years}, site) if charts else None,
            sources=self._sources(catalogue),
            how=direct_address(self.settings, "about_subjects"),
        )

    def _provenance(self) -> Provenance:
        return Provenance(self.settings, folders_of(self.settings))

    def _sources(self, catalogue: Catalogue) -> tuple[HeldSource, ...]:
        """Return the sources of the stories; rows that say the same are one."""
        provenance, root = self._provenance(), self.settings["PATH"]
        if not provenance.sources.rows:
            return ()
        found: Iterable[tuple[str, str]] = catalogue.origins()
        if provenance.sources.by_folder:  # a few, and each is asked for once
            found = ((reader, path[: path.rfind(os.sep) + 1]) for reader, path in found)
        tally: Counter[tuple[str, str, str]] = Counter()
        for (reader, path), count in Counter(found).items():
            below = provenance.below(f"{root}{os.sep}{path}")
            row = provenance.sources.of(below) if reader == Seeds.name else UNKNOWN
            name = origin_name(row.publication, row.publisher)
            tally[name, row.notice, row.rights] += count
        nothing = ("", "", "")
        if not tally.keys() - {nothing}:
            return ()
        ranked = sorted(tally.items(), key=lambda pair: (pair[0] == nothing, -pair[1], pair[0]))
        return tuple(HeldSource(*told, self.site.number(count)) for told, count in ranked)

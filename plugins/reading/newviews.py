"""Newly added: the stories that came last, by the day on which they were added."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from press import LINE, Change, Page, Spot
from press.articles import Desk
from press.catalogue import Catalogue
from press.contents import Base

from .groups import Group, group
from .site import Moment, Site, site_of
from .stories import story_of

SHOWN = 100
"""Stories of the page."""


class NewlyAddedPage(NamedTuple):
    """What came last: stories by the day on which they were added, the newest first."""

    count: str  # type: ignore[assignment] # a value, as in every other record
    """How many stories the archive has: `1,204 stories`."""
    groups: tuple[Group, ...]


class NewlyAdded(Base):
    """The page of the stories that came last."""

    name = "newly added"

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make the page by NEWLY_ADDED_SAVE_AS."""
        super().__init__(settings)
        self.site: Site = site_of(settings)

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield the page, if it has an address and a story."""
        if path := self.settings.get("NEWLY_ADDED_SAVE_AS"):
            yield Spot("new", str(path) if catalogue.count() else None, "newly_added")

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterator[Spot]:
        """Yield the page where a line of a list is another."""
        if any(change.shown >= LINE for change in changes):
            yield from self.all(catalogue)

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield the page."""
        for key in keys:
            yield Page(key, "newly_added", {"view": self._record(desk.catalogue)})

    def _record(self, catalogue: Catalogue) -> NewlyAddedPage:
        newest = catalogue.added_last(SHOWN)
        site, groups = self.site, []
        for added, sids in groupby(newest, key=lambda sid: catalogue.accession(sid).added):
            stories = [story_of(entry, site.language) for entry in catalogue.entries(sids)]
            day = site.moment(date.fromisoformat(added))
            groups.append(group(Moment(day.words, day.iso), stories, len(stories), site))
        return NewlyAddedPage(site.stories(catalogue.count()), tuple(groups))

"""The ways that every page offers: what the masthead and the foot lead to.

A way stands there only where its page does: an index of people only where there are any. What
is offered is seldom another, so that a new story makes no more pages than those that show it.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from press.catalogue import Catalogue
from press.words import message, words_of

from .site import address_of, direct_address
from .termindexes import HEADINGS, INDEXES

OF_KINDS = ("people", "places", "organisations")
ALL_TAGS = ("tag", None)


class Way(NamedTuple):
    """A page of the menu: its name, its address, and its file, by which it knows itself."""

    text: str
    url: str
    save_as: str


class Menus:
    """Tells what every page may lead to: `masthead_ways` and `foot_ways`."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Lead to the pages of Pelican's *settings*."""
        self.settings = settings
        self.words = words_of(settings)

    def __call__(self, catalogue: Catalogue) -> dict[str, Any]:
        """Return the ways, as variables of every page."""
        top = [*self._direct("archives", message("Years"), on=True)]
        for template in OF_KINDS:
            top += self._index(catalogue, template)
        tagged = catalogue.any_with_page(*ALL_TAGS)
        subjects = list(self._direct("tags", HEADINGS["tags"], on=tagged))
        known = len(top) > 1
        foot = [*(subjects if known else ())]
        for template in ("authors", "photographers", "categories"):
            foot += self._index(catalogue, template)
        dates = self._alone("ON_THIS_DAY_INDEX", message("On this day"))
        foot += dates if self.settings.get("ON_THIS_DAY_SAVE_AS") else ()
        if catalogue.count():
            foot += self._alone("NEWLY_ADDED", message("Newly added"))
        foot += self._alone("HOLDINGS", message("Holdings"))
        return {"masthead_ways": top if known else top + subjects, "foot_ways": foot}

    def _index(self, catalogue: Catalogue, template: str) -> Iterator[Way]:
        on = catalogue.any_with_page(*INDEXES[template])
        return self._direct(template, HEADINGS[template], on=on)

    def _direct(self, template: str, text: str, *, on: bool) -> Iterator[Way]:
        """Yield the way to one of DIRECT_TEMPLATES, if there is such a page and it is *on*."""
        if on and (url := direct_address(self.settings, template)):
            path = str(self.settings[f"{template.upper()}_SAVE_AS"])
            yield Way(self.words.gettext(text), url, path)

    def _alone(self, name: str, text: str) -> list[Way]:
        """Return the way to a page that has no index: none where it is switched off."""
        url = address_of(self.settings, name)
        path = str(self.settings.get(f"{name}_SAVE_AS") or "")
        return [Way(self.words.gettext(text), url, path)] if url else []

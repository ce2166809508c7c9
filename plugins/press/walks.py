"""Which templates look into lists of the whole archive, and what those lists were then.

A page whose template prints `tags` or counts `articles` depends on every story. Where such a
list is another than it was, all pages of the template are made anew.
"""

import json
from collections.abc import Callable, Iterable, Iterator

from .catalogue import Catalogue
from .schema import fact
from .world import digest, is_still

NAMES = {"categories": "category", "authors": "author"}
"""Lists of which only the terms' names and addresses were asked, with their facets."""
ITSELF = ""
"""Stands for no list: a page asked for a template of its own, which was not planned."""
CHEAP = frozenset((ITSELF, "categories"))
"""Lists that a menu may well show: sections are few and seldom new."""


class Walks:
    """What is known of the templates, kept in the catalogue's facts as `walks`."""

    def __init__(self, catalogue: Catalogue, world_of: Callable[[str], str]) -> None:
        """Know what *catalogue* kept; *world_of* tells what a template is made of."""
        self.catalogue, self.world_of = catalogue, world_of
        self.known: dict[str, list[str]] = fact(catalogue.db, "walks", {})
        """World and state by `view template list`."""
        self._states: dict[str, str] = {}

    def moved(self) -> Iterator[tuple[str, str]]:
        """Yield (view, template) where a list that the template looks into is another now."""
        before = len(self.known)
        for key, (world, state) in list(self.known.items()):
            view, template, name = key.split("\t")
            if not is_still(self.world_of, template, world):
                del self.known[key]
                if name == ITSELF:
                    yield view, template
            elif state != self._state(name):
                yield view, template
        if len(self.known) < before:
            self._keep()

    def note(self, view: str, walked: Iterable[tuple[str, str]]) -> None:
        """Keep that templates of *view* looked into lists: (template, list)."""
        for template, name in walked:
            key, now = f"{view}\t{template}\t{name}", [self.world_of(template), self._state(name)]
            if self.known.get(key) != now:
                self.known[key] = now
                self._keep()

    def _keep(self) -> None:
        sql = "INSERT OR REPLACE INTO meta VALUES ('walks', ?)"
        self.catalogue.db.execute(sql, (json.dumps(self.known),))

    def _state(self, name: str) -> str:
        if name not in self._states:
            if name == ITSELF:
                self._states[name] = ""
            elif facet := NAMES.get(name):
                terms = self.catalogue.terms(facet)
                self._states[name] = digest([(t.name, t.slug, t.url) for t in terms])
            else:
                self._states[name] = self.catalogue.meta("edition")
        return self._states[name]

"""Indexes of terms: by kind, by facet, and a page a letter where they are long."""

from collections.abc import Iterator, Sequence
from typing import Any

from press import PRESENCE, Change, Page, Spot, Term
from press.articles import Desk
from press.catalogue import Catalogue
from press.words import message

from .periodviews import allows_charts
from .site import Counted, Moment, Site, direct_address, site_of
from .stories import Link
from .terms import TermsPage, index_of, letter_of
from .terms import letter_address as below
from .worldmap import world_map

MOST_TERMS = 400
"""An index lists so many terms; where there are more it leads to a page a letter."""
MOST_OTHERS = 1_000
"""The index of all subjects lists so many of a kind that has no index of its own."""
SHOWN_OF_KIND = 80
"""The index of all subjects lists so many of a kind that has an index of its own."""
PERSON, PLACE, ORGANISATION = "person", "place", "organisation"
INDEXES: dict[str, tuple[str, tuple[str, ...] | None]] = {
    "people": ("tag", (PERSON,)),
    "places": ("tag", (PLACE,)),
    "organisations": ("tag", (ORGANISATION,)),
    "authors": ("author", None),
    "categories": ("category", None),
    "photographers": ("photographer", None),
}
"""Facet and kinds of the terms of an index, by template; None for all kinds."""
MAY_BE_EMPTY = frozenset(("people", "places", "organisations", "categories"))
"""Indexes that have a page only where they have a term."""
OTHERS = ("tag", ("", "topic", "event"))
HEADINGS = {
    "tags": message("Subjects"),
    "people": message("People"),
    "places": message("Places"),
    "organisations": message("Organisations"),
    "authors": message("Authors"),
    "categories": message("Sections"),
    "photographers": message("Photographers"),
}


class TermIndexes:
    """Makes the records of indexes."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make them by Pelican's *settings*."""
        self.settings = settings
        self.site: Site = site_of(settings)

    def count(self, catalogue: Catalogue, template: str) -> int:
        """Return how many terms the index *template* has."""
        return catalogue.count_with_page(*INDEXES[template])

    def page(self, catalogue: Catalogue, template: str) -> TermsPage:
        """Return the index of one kind of terms: all, or the most used and a page a letter."""
        count = self.count(catalogue, template)
        terms = catalogue.with_page(*INDEXES[template])[:MOST_TERMS]
        index = index_of("", self._counted(terms))
        drawn = template == "places" and allows_charts(catalogue)
        world = world_map(terms, count, self.site) if drawn else None
        if count <= MOST_TERMS:
            return TermsPage(self._heading(template), (index,), map=world)
        left = self.site.gettext(
            "The %(shown)s with the most stories, of %(all)s.",
            shown=self.site.number(MOST_TERMS),
            all=self.site.number(count),
        )
        return TermsPage(
            self._heading(template),
            (index,),
            left,
            world,
            tuple(
                Link(letter.upper(), below(self._url(template), letter))
                for letter in self.letters(catalogue, template)
            ),
        )

    def letters(self, catalogue: Catalogue, template: str) -> list[str]:
        """Return the letters under which the index *template* has terms, in order."""
        terms = catalogue.with_page(*INDEXES[template])
        return sorted({letter_of(term.name) for term in terms})

    def letter(self, catalogue: Catalogue, template: str, letter: str) -> TermsPage:
        """Return the part of an index that lists the terms under *letter*."""
        terms = catalogue.with_page(*INDEXES[template])
        found = [term for term in terms if letter_of(term.name) == letter]
        name = self._heading(template)
        whole = Moment(name, "", self._url(template))
        return TermsPage(
            self.site.gettext("%(name)s: %(letter)s", name=name, letter=letter.upper()),
            (index_of("", self._counted(found)),),
            above=(whole,),
        )

    def _heading(self, template: str) -> str:
        return self.site.gettext(HEADINGS[template])

    def _url(self, template: str) -> str:
        return direct_address(self.settings, template)

    def subjects(self, catalogue: Catalogue) -> TermsPage:
        """Return the index of all tags: of each kind the most used, and where the others are."""
        indexes = []
        for template in ("people", "places", "organisations"):
            heading, address = self._heading(template), self._url(template)
            count = self.count(catalogue, template)
            shown = SHOWN_OF_KIND if address else MOST_OTHERS
            more = None
            if address and count > shown:
                more = Link(self._all_of(template, count), address)
            terms = catalogue.with_page(*INDEXES[template])[:shown]
            indexes.append(index_of(heading, self._counted(terms), more))
        others = catalogue.with_page(*OTHERS)[:MOST_OTHERS]
        indexes.append(index_of(self.site.gettext("Other subjects"), self._counted(others)))
        indexes = [index for index in indexes if index.letters]
        if len(indexes) == 1:
            indexes = [indexes[0]._replace(heading="")]
        return TermsPage(self._heading("tags"), tuple(indexes), self._left(catalogue))

    def _all_of(self, template: str, count: int) -> str:
        """Return `All 1,204 people`."""
        told = {
            "people": self.site.ngettext("All %(num)s person", "All %(num)s people", count),
            "places": self.site.ngettext("All %(num)s place", "All %(num)s places", count),
            "organisations": self.site.ngettext(
                "All %(num)s organisation", "All %(num)s organisations", count
            ),
        }
        return told[template]

    def _left(self, catalogue: Catalogue) -> str:
        """Return what the index of all tags does not show, of kinds without an index."""
        count = catalogue.count_with_page(*OTHERS)
        if count <= MOST_OTHERS:
            return ""
        return self.site.gettext(
            "The %(shown)s other subjects with the most stories, of %(all)s.",
            shown=self.site.number(MOST_OTHERS),
            all=self.site.number(count),
        )

    def _counted(self, terms: Sequence[Term]) -> list[Counted]:
        return [Counted(t.name, t.url, self.site.number(t.count)) for t in terms]


class Letters:
    """A page for each letter of an index that is too long for one; by `people:a`."""

    name = "letter"
    always = False
    local = False

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make pages by the addresses of the indexes."""
        self.settings = settings
        self.terms = TermIndexes(settings)

    def basis(self, catalogue: Catalogue) -> object:
        """Return which indexes are too long, and who has which letters."""
        return [
            (template, self.terms.letters(catalogue, template))
            for template in self._long(catalogue)
        ]

    def _long(self, catalogue: Catalogue) -> list[str]:
        return [
            template
            for template in INDEXES
            if direct_address(self.settings, template)
            and self.terms.count(catalogue, template) > MOST_TERMS
        ]

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield each letter of each index that is too long."""
        for template in self._long(catalogue):
            for letter in self.terms.letters(catalogue, template):
                yield self._spot(template, letter)

    def _spot(self, template: str, letter: str) -> Spot:
        path = below(str(self.settings[f"{template.upper()}_SAVE_AS"]), letter)
        return Spot(f"{template}:{letter}", path, template)

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterator[Spot]:
        """Yield the letters of the terms that the stories had or have, in all indexes of a facet.

        A term may have been of another kind, and may be without a page now: who lists it is told
        by the letters that there are.
        """
        tids = {tid for change in changes if change.shown >= PRESENCE for tid in change.terms}
        terms = [term for tid in tids if (term := catalogue.term(tid)) is not None]
        for template in self._long(catalogue) if terms else ():
            facet, _ = INDEXES[template]
            there = self.terms.letters(catalogue, template)
            for letter in sorted({letter_of(term.name) for term in terms if term.facet == facet}):
                spot = self._spot(template, letter)
                yield spot if letter in there else spot._replace(path=None)

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield the pages of letters."""
        for key in keys:
            template, _, letter = key.partition(":")
            view = self.terms.letter(desk.catalogue, template, letter)
            yield Page(key, template, {"view": view, "template_name": template})

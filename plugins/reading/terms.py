"""The pages of one tag or author, and the indexes of all of them."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from . import dates
from .charts import BarChart, years_chart
from .periods import Group
from .shelf import enough, shelf_of
from .site import Counted, Moment, Site
from .stories import Link, plain_text

MANY_TERMS = 40
"""An index with more terms than this is parted by letter."""
OFTEN = 12


@dataclass(frozen=True, slots=True)
class TermPage:
    """A tag or an author: when, what, and with what together."""

    name: str
    is_place: bool
    count: str
    first: Moment
    last: Moment
    chart: BarChart | None
    groups: tuple[Group, ...]
    """Its stories by year, newest first."""
    together: tuple[Counted, ...]
    """The tags that its stories also have."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The terms under one letter; *heading* is empty in a short index."""

    heading: str
    terms: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class TermsPage:
    """An index: places apart from other terms, each A to Z."""

    places: tuple[Letter, ...]
    others: tuple[Letter, ...]


def term_page(
    term: Any, articles: Iterable[Any], all_articles: Sequence[Any], site: Site
) -> TermPage:
    """Return the page of *term*, a tag or an author, which has *articles*."""
    shelf = shelf_of(all_articles, site.language)
    places = sorted(shelf.position[id(article)] for article in articles)
    stories = [shelf.stories[place] for place in places]
    own = Link(plain_text(term.name), str(term.url))
    together = (tag for story in stories for tag in story.tags if tag != own)
    return TermPage(
        name=own.text,
        is_place=own.text in shelf.places,
        count=site.stories(len(stories)),
        first=site.published(stories[-1]),
        last=site.published(stories[0]),
        chart=years_chart(stories, site) if enough(stories) else None,
        groups=tuple(
            Group(site.moment(year), tuple(found))
            for year, found in groupby(stories, key=lambda story: story.year)
        ),
        together=site.most_common(together, OFTEN),
    )


def terms_page(terms: Any, articles: Sequence[Any], site: Site) -> TermsPage:
    """Return the index of *terms*, Pelican's pairs of a term and its articles."""
    pairs = terms.items() if isinstance(terms, Mapping) else terms
    known = shelf_of(articles, site.language).places
    counted = sorted(
        (
            Counted(plain_text(term.name), str(term.url), dates.number(len(found), site.language))
            for term, found in pairs
        ),
        key=lambda term: (sort_letters(term.text), term.text),
    )
    return TermsPage(
        places=_by_letter([term for term in counted if term.text in known]),
        others=_by_letter([term for term in counted if term.text not in known]),
    )


def _by_letter(terms: Sequence[Counted]) -> tuple[Letter, ...]:
    """Return *terms*, which are sorted, under their first letters if they are many."""
    if len(terms) <= MANY_TERMS:
        return (Letter("", tuple(terms)),) if terms else ()
    return tuple(
        Letter(letter.upper(), tuple(found))
        for letter, found in groupby(terms, key=lambda term: sort_letters(term.text)[:1])
    )


def sort_letters(name: str) -> str:
    """Return *name* as it is filed: without accents, letter case, or what is no letter."""
    bare = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(c for c in bare if not unicodedata.combining(c))
    return kept.lstrip("'’‘\"“”(«-– ") or name

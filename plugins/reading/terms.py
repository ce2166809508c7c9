"""The pages of one term (tag, author, photographer, section), and the indexes of all of them."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from .charts import BarChart
from .periods import Group
from .site import Counted, Moment

MANY_TERMS = 40
"""An index with more terms than this is parted by letter."""
OFTEN = 12
SPLIT = 500
"""A term with more stories than this is a dated archive: a page a year."""
SPLIT_YEAR = 300
"""Its years with more stories than this have a page a month."""
NEWEST = 24
"""Stories that the page of a split term shows."""


@dataclass(frozen=True, slots=True)
class TermPage:
    """A term, or a term in one year or month: when, what, and with what together."""

    name: str
    kind: str
    """`Place`, `Author`…, as the page says it."""
    count: str
    first: Moment
    last: Moment
    chart: BarChart | None
    groups: tuple[Group, ...]
    """Its stories, newest first, by year or by month."""
    periods: tuple[tuple[Moment, str], ...] = ()
    """Pages of its years, or of the months of its year, with their counts."""
    together: tuple[Counted, ...] = ()
    """The tags that its stories also have."""
    above: tuple[Moment, ...] = ()
    """The way up, where this is a year or a month of a term."""
    here: Moment | None = None
    dated: bool = True
    """Whether each story says its day: where no heading does."""


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
    left: str = ""
    """A sentence that says which terms are not shown, where they are too many."""


def terms_page(places: Sequence[Counted], others: Sequence[Counted], left: str = "") -> TermsPage:
    """Return the index of *places* and *others*."""
    return TermsPage(_by_letter(_filed(places)), _by_letter(_filed(others)), left)


def _filed(terms: Sequence[Counted]) -> list[Counted]:
    return sorted(terms, key=lambda term: (sort_letters(term.text), term.text))


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

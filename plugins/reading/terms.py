"""The pages of one term (tag, author, photographer, section), and the indexes of all of them."""

import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from .charts import BarChart
from .groups import Group
from .periods import Picture
from .site import Counted, Moment
from .stories import Link
from .worldmap import WorldMap

MANY_TERMS = 40
"""An index with more terms than this is parted by letter."""
OFTEN = 12
SPLIT = 550
"""A term with more stories than this is a dated archive: a page a year."""
SPLIT_YEAR = 400
"""Its years with more stories than this have a page a month."""
MOST_PICTURES = 12
"""Captions that the page of a photographer shows."""
NEWEST = 24
"""Stories that the page of a split term shows."""


class TermPage(NamedTuple):
    """A term, or a term in one year or month: when, what, and with what together."""

    name: str
    kind: Link
    """`Place`, `Author`…, as the page says it, with the index of its kind."""
    count: str  # type: ignore[assignment] # a value, as in every other record
    first: Moment
    last: Moment
    chart: BarChart | None
    groups: tuple[Group, ...]
    """Its stories, newest first: by year, month or day; of a place those not *filed* there."""
    filed: tuple[Group, ...] = ()
    """What was filed from a place, by its datelines, by year."""
    filed_words: str = ""
    """`Filed from Kyiv: 5 stories`; *told_words* say how many others tell of it."""
    told_words: str = ""
    pictures: tuple[Picture, ...] = ()
    """The newest captions of a photographer."""
    periods: tuple[tuple[Moment, str], ...] = ()
    """Pages of its years, or of the months of its year, with their counts."""
    together: tuple[Counted, ...] = ()
    """The tags that its stories also have."""
    above: tuple[Moment, ...] = ()
    """The way up, where this is a year or a month of a term."""
    here: Moment | None = None
    years: bool = False
    """Whether *groups* are years."""
    dated: bool = True
    """Whether each story says its day: where no heading does."""
    forms: tuple[str, ...] = ()
    """Other forms of the name, of the authority file."""
    same_as: str = ""
    """The same thing elsewhere: its address at Wikidata."""
    feed: str = ""
    """The address of the feed of its newest stories."""
    how: str = ""
    """Where it says how names are found, if a program alone found this one."""


class Letter(NamedTuple):
    """The terms under one letter; *heading* is empty in a short index."""

    heading: str
    terms: tuple[Counted, ...]


class Index(NamedTuple):
    """Terms of one kind, A to Z; *heading* is empty where the page has no other kind."""

    heading: str
    letters: tuple[Letter, ...]
    more: Link | None = None
    """The index of the whole kind, where not all are shown."""


class TermsPage(NamedTuple):
    """An index of terms, by kind where there are several."""

    heading: str
    indexes: tuple[Index, ...]
    left: str = ""
    """A sentence that says which terms are not shown, where they are too many."""
    map: WorldMap | None = None
    """Of places, where the archive is large enough."""
    letters: tuple[Link, ...] = ()
    """The pages of its letters, where they are too many for one page."""
    above: tuple[Moment, ...] = ()
    """The whole index, where this is one letter of it."""

    @property
    def long(self) -> bool:
        """Whether names stand under their letters, as they are many."""
        return any(letter.heading for index in self.indexes for letter in index.letters)


def index_of(heading: str, terms: Sequence[Counted], more: Link | None = None) -> Index:
    """Return *terms* as an index."""
    return Index(heading, _by_letter(_filed(terms)), more)


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


def letter_of(name: str) -> str:
    """Return the letter under which *name* is filed; `0-9` for all digits and signs."""
    first = sort_letters(name)[:1]
    return first if first.isalpha() else "0-9"


def letter_address(address: str, letter: str) -> str:
    """Return where a letter of the index at *address* is: `people/a/index.html`."""
    folder, slash, name = address.rpartition("/")
    if name and not name.startswith("index."):
        folder, slash, name = address.rpartition(".")[0], "/", "index.html"
    return f"{folder}{slash}{letter}/{name}"


def sort_letters(name: str) -> str:
    """Return *name* as it is filed: without accents, letter case, or what is no letter."""
    if name.isascii():
        kept = name.lower()
    else:
        bare = unicodedata.normalize("NFKD", name).casefold()
        kept = "".join(c for c in bare if not unicodedata.combining(c))
    return kept.lstrip("'’‘\"“”(«-– ") or name

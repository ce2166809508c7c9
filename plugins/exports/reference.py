"""What is cited of a story: one frozen record, of which every form of a citation is made."""

from functools import lru_cache
from typing import Any, NamedTuple

from press import Entry, Term
from press.catalogue import Catalogue
from press.markup import as_text

from .items import ORIGIN, one_line, published_of, standfirst_of
from .site import Site
from .xml import legal

_FAMILY_FIRST = frozenset("hu ja ko vi zh".split())
"""Languages in which the family's name comes first."""
_NO_ORIGIN = ("",) * len(ORIGIN)
_SUFFIXES = frozenset("Jr Jr. Sr Sr. II III IV".split())


class Name(NamedTuple):
    """A person's name in parts: `van Beethoven`, `Ludwig`, `Jr.`; all empty where it has none."""

    family: str = ""
    given: str = ""
    suffix: str = ""


class Author(NamedTuple):
    """Who wrote a story; the parts of the name are empty where it stays whole."""

    name: str
    parts: Name = Name()
    url: str = ""
    body: bool = False
    """Whether it is an agency or another organisation."""


class Reference(NamedTuple):
    """A story as it is cited; what is not known is empty."""

    id: str
    """Its identity in the register: 16 hex digits."""
    url: str
    """Whole; empty where the site has no address."""
    headline: str
    """One that was derived keeps its brackets."""
    published: str
    """ISO text, at the precision known."""
    authors: tuple[Author, ...]
    """The people of the byline; else who supplied the text."""
    agency: str
    archive: str
    """The name of the site, which is never the newspaper."""
    language: str
    section: str
    places: tuple[str, ...]
    """Of the dateline."""
    standfirst: str
    """Told only where it is asked for."""
    publication: str
    publisher: str
    rights: str
    notice: str

    @property
    def wire(self) -> str:
        """Return the agency where it is none of the authors."""
        named = any(author.name == self.agency for author in self.authors)
        return "" if named else self.agency

    @property
    def place(self) -> str:
        """Return where it was filed: `Beijing/Moscow`."""
        return "/".join(self.places)


def reference_of(
    site: Site,
    entry: Entry,
    told: dict[str, Any],
    terms: list[Term],
    identity: str = "",
) -> Reference:
    """Return the reference of the story *entry*, of its metadata *told* and its *terms*."""
    agency = _word(told.get("agency") or "")
    language = str(told.get("lang") or site.language)
    dateline = told.get("dateline") or {}
    origin = told.get("origin")
    authors = [
        _author(site, term.name, term.url, language, term.kind or agency == term.name)
        for term in terms
        if term.facet == "author"
    ] or [_author(site, name, "", language, agency == name) for name in told.get("authors") or ()]
    return Reference(
        identity,
        site.url(entry.url) if site.base else "",
        _plain(told["title"]) or entry.slug,
        published_of(entry, told),
        tuple(authors),
        agency,
        site.name,
        language,
        _word(told.get("section") or ""),
        tuple([_word(place["name"]) for place in dateline.get("places") or ()]),
        "",
        *([_word(origin.get(key, "")) for key in ORIGIN] if origin else _NO_ORIGIN),
    )


def listed_reference(
    catalogue: Catalogue, site: Site, entry: Entry, *, whole: bool = False
) -> Reference:
    """Return the reference of a story that is listed; *whole*: with its standfirst."""
    terms = [term for tid in catalogue.terms_of(entry.sid) if (term := catalogue.term(tid))]
    told, identity = catalogue.metadata(entry.sid), catalogue.accession(entry.sid).id
    story = reference_of(site, entry, told, terms, identity)
    return story._replace(standfirst=legal(standfirst_of(told))) if whole else story


@lru_cache(maxsize=8192)
def _author(site: Site, name: str, address: str, language: str, body: object) -> Author:
    """Return a writer with a page at *address*, if any; *body* is true of an organisation."""
    url = site.url(address) if site.base and address else ""
    return Author(legal(name), Name() if body else name_of(name, language), url, bool(body))


def name_of(name: str, language: str) -> Name:
    """Return the parts of a person's *name*, as stories in *language* have it.

    A name of one word stays whole, likewise one in a script without capitals. `Doe, Jane` is parted
    already.
    """
    family, _, given = (part.strip() for part in legal(name).partition(","))
    if given and given not in _SUFFIXES and "," not in given:
        return Name(family, given)
    words = legal(name).replace(",", " ").split()
    suffix = words.pop() if len(words) > 2 and words[-1] in _SUFFIXES else ""
    if len(words) < 2 or not any(word[:1].isupper() for word in words):
        return Name()
    if language.partition("-")[0] in _FAMILY_FIRST:
        return Name(words[0], " ".join(words[1:]), suffix)
    small = (at for at, word in enumerate(words) if at and word[:1].islower())
    at = next(small, len(words) - 1)  # `Ursula von der Leyen`, `Omar al-Bashir`
    return Name(" ".join(words[at:]), " ".join(words[:at]), suffix)


def _plain(markup: Any) -> str:
    """Return the words of HTML."""
    return legal(one_line(as_text(str(markup))))


@lru_cache(maxsize=8192)
def _word(text: str) -> str:
    """Return a word that many stories have."""
    return legal(one_line(text))

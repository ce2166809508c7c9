"""Whether words are the name of a person or of a body, told from the words alone."""

import re
from functools import lru_cache
from typing import NamedTuple

from .gazetteers import (
    given_names,
    is_little_known,
    known,
    not_organisations,
    ordinary_words,
    sources,
    surnames,
)
from .vocabulary import (
    HEADS,
    NEVER_PEOPLE,
    NOT_BODIES,
    OPENERS,
    PREFIXES,
    SOFT_HEADS,
    SURNAMES_TOO,
    TITLES,
)
from .words import Kept, bare, plain

SURE, LIKELY, POSSIBLE = 3, 2, 1
_LOWER = frozenset(word for word in PREFIXES if word[0].islower())
BEFORE_SURNAMES = frozenset("Da De Di Dos Du La Le".split())
"""Prefixes that are no given names: with one word behind them, the surname alone."""
_SAINT = frozenset({"St", "St."})
"""Begins the name of a place or a body, seldom one of a person: `St Andrews`."""
_BRAND = re.compile(
    r"(?!(?:Mac|Fitz|Van|Le|La|De|Di|Da|Du|Del|Des|Jo|Mc|Al|El|St)[A-Z])"
    r"([A-Z][a-z]+|[A-Z]{2,3})([A-Z][a-z]{2,})"
)
_DIGIT = re.compile(r"\d")
_NEVER = (
    NEVER_PEOPLE | OPENERS - {"Will", "May", "April", "June", "Jan"} | HEADS - SURNAMES_TOO
) - PREFIXES
_NOT_FIRST = TITLES | OPENERS
_TEXTS = frozenset("Accord Act Agreement Amendment Bill Treaty".split())
"""End the name of what a body has made: `Health Emergency Solutions Act`."""
_FORMS = frozenset(
    "Inc Corp Co Cos Ltd Limited Plc PLC AG SA NV GmbH KGaA Pte Corporation LLC".split()
)
GENERATIONS = frozenset("Jr Sr II III IV".split())
_BETWEEN = frozenset("of on the for and &".split())
"""Small words inside the name of a body."""
_MOST_WORDS = 5
"""Of a person's name, but for its small words."""
_MOST_HYPHENS = 2
"""Of one word of it."""

_KEPT = 20_000
"""Words and names of which it is kept what they are."""


class Piece(NamedTuple):
    """Something that a run names."""

    kind: str
    """`state`, `region`, `city`, `person`, `organisation`, `single` (one unknown word), a kind of
    the authority file; or what is beside these to be looked at again, see `Tallies`."""
    name: str
    """As printed; of a state its code, of what the authority file knows its preferred form."""
    strength: int = SURE
    """SURE, LIKELY, or POSSIBLE: left out unless the story says more."""
    states: tuple[str, ...] = ()
    """Codes of the states it may lie in."""
    form: str = ""
    """The words printed, where they differ from *name*."""


ORDINARY, GIVEN, SURNAME, INITIAL, LINK, NAMEABLE, GENERATION = (1 << bit for bit in range(7))
"""What a word may be: a bit each of TRAITS."""


def _traits(word: str) -> int:
    """Return the bits of what *word* may be in a name, looked up once for all its names.

    ORDINARY: English writes it with a small letter. GIVEN: a given name; of a double one, its first
    part. SURNAME: a surname that is no given name. INITIAL: `J.`, `J.K.` and `J`, but not `U.S.`.
    LINK: a small word inside a name, `van`. NAMEABLE: it can stand in the name of a person.
    GENERATION: it can end one, `Jr.`.
    """
    name = plain(word)
    given = given_names()
    bits = ORDINARY if word.lower() in ordinary_words() and word not in PREFIXES else 0
    if name in given or ("-" in name and name.partition("-")[0] in given):
        bits |= GIVEN
    if name in surnames():
        bits |= SURNAME
    if len(word) == 1 or (word.endswith(".") and _is_initials(word)):
        bits |= INITIAL
    if word in _LOWER:
        bits |= LINK
    if word.rstrip(".") in GENERATIONS:
        bits |= GENERATION
    return bits | NAMEABLE if _nameable(word) else bits


TRAITS = Kept(_traits, _KEPT)
"""What words may be in a name; see `_traits`."""


def _is_initials(word: str) -> bool:
    return word.replace(".", "").isupper() and word not in {"U.S.", "U.K.", "U.N."}


def is_ordinary(word: str) -> bool:
    """Tell whether *word* is one that English writes with a small letter."""
    return bool(TRAITS[word] & ORDINARY)


def is_given(word: str) -> bool:
    """Tell whether *word* is a given name; of a double one, whether its first part is."""
    return bool(TRAITS[word] & GIVEN)


@lru_cache(_KEPT)
def surname(name: str) -> str:
    """Return the last name of a person, with its small words: `van Dyke`, `De la Cruz` alone."""
    words = [word for word in name.split() if word.rstrip(".") not in GENERATIONS]
    at = len(words) - 1
    while at > 0 and words[at - 1] in PREFIXES and words[at - 1][0].islower():
        at -= 1
    if at == 1 and words[0] in BEFORE_SURNAMES:
        return name
    return " ".join(words[at:]) if words else name


@lru_cache(_KEPT)
def surname_key(name: str) -> str:
    """Return the last name of a person to compare by, without letter case and diacritics."""
    return plain(surname(name)).casefold()


def person(words: list[str], *, titled: bool = False) -> Piece | None:
    """Return the person whom *words* name, with how likely it is; None if they name nobody."""
    bits = [TRAITS[word] for word in words]
    if bits and bits[-1] & GENERATION:
        return person(words[:-1], titled=titled)
    size = 0
    for each in bits:
        if not each & NAMEABLE:
            return None
        size += not each & LINK
    if not size or size > _MOST_WORDS:
        return None
    last, name = bits[-1], " ".join(words)
    if size == 1 or last & LINK:
        if titled and not last & INITIAL:
            return Piece("person", name, SURE)
        return Piece("single", name, POSSIBLE)
    if last & INITIAL or not name[-1].isalnum():
        return None
    if titled:
        return Piece("person", name, SURE)
    if words[0] in _SAINT:
        return None
    return Piece("person", name, strength) if (strength := _likely(words[0], bits)) else None


def _likely(first: str, bits: list[int]) -> int:
    """Return how likely a full name is one of a person, by the traits of its words."""
    common = [each & ORDINARY for each in bits if not each & LINK]
    known_last = bits[-1] & SURNAME
    if bits[0] & GIVEN:
        if not common[0] and not common[-1]:
            return SURE
        if common[0] and common[-1] and not known_last:
            return POSSIBLE if len(bits) == 2 else 0  # `Bob Dole`, if the story says more
        return LIKELY if known_last or not common[-1] or not _is_a_place(first) else 0
    if any(common[1:-1]) or common[0]:
        return 0
    if bits[0] & INITIAL:
        return LIKELY if known_last or not common[-1] else POSSIBLE
    if common[-1]:
        # `Roquan Smith`, if the words around say so
        return POSSIBLE if len(bits) == 2 and bits[-1] & (GIVEN | SURNAME) else 0
    middle = any(each & (INITIAL | GIVEN) for each in bits[1:])
    return LIKELY if middle or known_last else POSSIBLE


def _is_a_place(word: str) -> bool:
    """Tell whether *word* is known for what is no person: `Paris`, but not `George`, a city too."""
    thing = known(word)
    return thing is not None and not is_little_known(thing)


def _nameable(word: str) -> bool:
    """Tell whether *word* can stand in the name of a person."""
    if word.isalpha():
        if word in _NEVER:
            return False
        return word in PREFIXES or not (len(word) > 1 and word.isupper())
    bare_word = word.rstrip(".")
    if word.count("-") > _MOST_HYPHENS:
        return False  # `One-hundred-ninety-two`
    return bare_word not in _NEVER and word != "&" and not _DIGIT.search(word)


def body(words: list[str], *, anchored: bool, first: bool) -> Piece | None:
    """Return the body that *words* name: they hold a head such as `Ministry`.

    *anchored*: a state or a place is among them; *first*: they may begin a sentence.
    """
    if first and len(words) > 2 and words[0] in _NOT_FIRST:
        words = words[1:]
    head = next((word for word in reversed(words) if word.rstrip(".") in HEADS), "").rstrip(".")
    rest = [w for w in words if w.rstrip(".") != head and w not in _BETWEEN]
    if not rest or (head == "Administration" and len(rest) == 1):
        return None  # `Reagan Administration`
    weighty = [w for w in rest if not is_ordinary(bare(w)) and w not in NOT_BODIES]
    name = _without_form(" ".join(words).removeprefix("The "))
    if name in sources():
        return Piece("organisation", name, SURE)
    if words[-1] in _TEXTS or name.rstrip(".") in _FORMS:
        return None
    if (thing := known(name)) and thing.kind == "organisation":
        return Piece("organisation", thing.name, SURE)
    if anchored or weighty:
        strength = LIKELY if head in SOFT_HEADS and len(rest) == 1 and not anchored else SURE
        return Piece("organisation", name, strength)
    meaty = [w for w in rest if w not in NOT_BODIES]
    if head == "University" and meaty and not first:
        return Piece("organisation", name, LIKELY)  # `Duke University`
    if len(rest) >= 2 and meaty and not (first and len(rest) == 2):
        return Piece("organisation", name, LIKELY)
    return None  # `Foreign Ministry`, `County Board`: of where?


def _without_form(name: str) -> str:
    """Return the name of a company as newspapers print it: without `Inc`, `Co`, `plc`."""
    rest, _, last = name.rpartition(" ")
    rest = rest.removesuffix(" and").removesuffix(" &")
    if last == "Company" and (thing := known(rest)) and thing.kind == "organisation":
        return thing.name
    if last.rstrip(".") in _FORMS and rest and (" " in rest or not is_ordinary(rest)):
        return _without_form(rest)
    return name


def is_brand(word: str) -> bool:
    """Tell whether *word* is spelled as companies are and people are not: `GoPro`, `IQAir`."""
    parts = _BRAND.fullmatch(word)
    if parts is None or TRAITS[word] & (GIVEN | SURNAME):
        return False
    return parts[1] not in TITLES and parts[2] not in OPENERS  # `PandemicThe`: two words glued


def is_acronym(word: str) -> bool:
    """Tell whether *word* has the form of an acronym that may name a body."""
    return (
        2 <= len(word) <= 6
        and word.isupper()
        and word.isalpha()
        and word not in not_organisations()
    )

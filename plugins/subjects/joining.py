"""Which words of a run are one name: where names are joined and parted, heads and places.

Titles are not looked at here; what stands between them is.
"""

from itertools import pairwise, takewhile

from .atoms import SMALL, Atom, piece_of
from .gazetteers import LARGE, abbreviations, is_little_known
from .naming import (
    GIVEN,
    INITIAL,
    ORDINARY,
    POSSIBLE,
    SURNAME,
    TRAITS,
    Piece,
    body,
    is_acronym,
    is_given,
    is_ordinary,
    person,
)
from .vocabulary import PUBLIC, ROLES, SOFT_HEADS, SURNAMES_TOO, TITLE_PARTS, TITLES, TOPICS

_OF = frozenset({"of", "for", "on"})
_SYSTEM = "System"
_SURNAMES = tuple(f" {word}" for word in SURNAMES_TOO)
_FULL = 2
"""Words of a full name."""
NAME_LINKS = SMALL - _OF - {"the", "and", "in", "&"}
"""Stand inside the name of a person."""


def add_names(span: list[Atom], found: list[Piece], *, first: bool, titled: bool) -> None:
    """Add what each part of *span* names, parted where a small word joins two names."""
    start = 0
    for at, atom in enumerate(span):
        if atom.kind == "small" and not _joins(span, start, at):
            _span(span[start:at], found, first=first and start == 0, titled=False)
            start = at + 1
    _span(span[start:], found, first=first and start == 0, titled=titled)


def _joins(span: list[Atom], start: int, at: int) -> bool:
    """Tell whether the small word at *at* is inside one name."""
    word = span[at].text
    if word in NAME_LINKS:
        return True
    if at == start or at + 1 == len(span):
        return False
    if word in {"and", "&"} and span[at + 1].text.rstrip(".") == "Co":
        # `Montgomery Ward & Co`; but `Anna Berg and Co` are her and hers
        company = word == "&" or not is_given(span[start].text)
        return company and at - start > 1 and span[at - 1].kind in {"word", "known"}
    left = span[start:at]
    opened = left[0].head or any(b.head and a.text in _OF for b, a in pairwise(left))
    if word == "&":
        people = len(left) > 1 and is_given(left[0].text)
        return span[at + 1].kind == "word" and left[-1].kind == "word" and not people
    if word == "and":
        if opened and any(a.text in _OF for a in left):
            return span[at + 1].kind == "word"
        return _one_body(left, span[at + 1 :])
    if word == "the":
        return span[at - 1].kind == "small"
    if opened and span[at + 1].kind == "word" and any(atom.text == "for" for atom in left):
        return True  # `Society for the Prevention of Cruelty`
    return left[-1].head or any(atom.text == "on" for atom in left)


def _one_body(left: list[Atom], right: list[Atom]) -> bool:
    """Tell `Food and Drug Administration`: ordinary words before `and`, a head behind it."""
    if len(left) > 1 and (left[0].known or not TRAITS[left[0].text] & (ORDINARY | GIVEN | SURNAME)):
        left = left[1:]  # `Michigan Health and Hospital Association`
    return (
        len(left) < 3
        and len(right) > 1
        and all(atom.kind == "word" and is_ordinary(atom.text) for atom in [*left, right[0]])
        and not any(atom.head and atom.text not in TOPICS for atom in left)
        and any(atom.head for atom in right[1:])
        and not any(atom.kind == "small" for atom in right)
    )


def _span(span: list[Atom], found: list[Piece], *, first: bool, titled: bool) -> None:
    while span and span[-1].kind == "small":
        span = span[:-1]
    while span and (span[0].kind == "small" or (titled and span[-1].text in TITLE_PARTS)):
        span = span[1:] if span[0].kind == "small" else span[:-1]
    if not span:
        return
    if len(span) == 1:
        add_one(span[0], found, first=first)
    elif (last := _last_head(span)) >= 0:
        _bodies(span, last, found, first=first)
    else:
        _people(span, found, first=first)


def _last_head(span: list[Atom]) -> int:
    """Return where the last word is that makes a body of *span*; a soft one only at an end."""
    for at in range(len(span) - 1, -1, -1):
        atom = span[at]
        if atom.text == _SYSTEM and not (at and span[at - 1].head):
            continue  # `Space Launch System`, not `Henry Ford Health System`
        if atom.head and (
            atom.text not in SOFT_HEADS
            or at + 1 == len(span)
            or span[at + 1].text in _OF
            or atom.ends
        ):
            return at
    return -1


def add_one(atom: Atom, found: list[Piece], *, first: bool) -> None:
    """Add what one atom alone names."""
    if atom.piece:
        found.append(atom.piece)
    elif atom.known:
        if atom.text not in abbreviations():
            found.append(piece_of(atom.known, atom.text))
    elif is_acronym(atom.text):
        found.append(Piece("acronym", atom.text, POSSIBLE))
    elif not (first and is_ordinary(atom.text)) and (who := person([atom.text])):
        found.append(who)


def _bodies(span: list[Atom], last: int, found: list[Piece], *, first: bool) -> None:
    """Add the body of *span*, whose last head is at *last*, and the states in front of its name."""
    public = span[last].text in PUBLIC or span[0].text in PUBLIC
    for atom in takewhile(lambda atom: atom.kind != "word", span):
        if atom.piece:
            found.append(atom.piece)
        elif atom.known and (atom.known.kind not in {"city", "region"} or public):
            found.append(piece_of(atom.known, atom.text))
    opens = span[0].head
    end = len(span) if opens or any(a.text in _OF for a in span[last:]) else last + 1
    others = [*span[:last], *span[last + 1 : end]]
    anchored = any(atom.known or atom.piece for atom in others)
    if made := body([atom.text for atom in span[:end]], anchored=anchored, first=first):
        found.append(made)
        if made.name.endswith(_SURNAMES) and _is_full(made.name.split(" ")):
            found.append(made._replace(kind="either"))
    if end < len(span):
        _span(span[end:], found, first=False, titled=False)


def _is_full(words: list[str]) -> bool:
    """Tell `David Steel`, which may be a person, from `Bethlehem Steel`."""
    words = words[1:] if words[0] in TITLES else words
    return len(words) == _FULL and is_given(words[0])


def _people(span: list[Atom], found: list[Piece], *, first: bool) -> None:
    """Add the person of *span*, and the places in front of the name."""
    at = 0
    while at < len(span) - 1 and span[at].kind != "word":
        atom = span[at]
        following = span[at + 1]
        given = atom.kind == "known" and is_given(atom.text)
        if given and _goes_on(span, at):
            break
        named = given and following.kind == "word"
        if named and at + 2 == len(span) and (who := _perhaps(atom.text, following.text)):
            found.append(who)
            return
        if atom.kind != "small":
            add_one(atom, found, first=False)
        at += 1
    words = [atom.text for atom in span[at:]]
    if len(words) == 1:
        # `Ukraine’s` ends a span: here one word follows a place, `Boston Marathon`
        if span[at].kind != "word":
            add_one(span[at], found, first=False)
        return
    words = without_opener(words) if first and at == 0 else words
    if span[-1].kind == "known" and not _like_a_surname(span[-1]):
        add_one(span[-1], found, first=False)  # `Aviva Canada`
        return
    who = person(words)
    if who and who.kind == "person":
        found.append(who)
    elif who is None:
        for atom in span[at:]:
            if atom.kind in {"known", "authority"}:
                add_one(atom, found, first=False)


def _perhaps(given: str, word: str) -> Piece | None:
    """Return the person of `Jordan Abudayyeh`, who is one only if the story says more."""
    if TRAITS[word] & ORDINARY or not word.isalpha():
        return None
    who = person([given, word])
    return who._replace(strength=POSSIBLE) if who else None


def _goes_on(span: list[Atom], at: int) -> bool:
    """Tell whether a person's name goes on behind the given name at *at*, which is a place, too.

    `Paris Hilton` does, `Boston Marathon` does not; of `George Bush` both are small cities.
    """
    following = span[at + 1]
    traits = TRAITS[following.text]
    if following.kind == "word":
        return bool(traits & (SURNAME | GIVEN | INITIAL))
    is_name = bool(traits & (SURNAME | GIVEN)) and at + 2 == len(span)
    return is_name and is_little_known(span[at].known) and is_little_known(following.known)


def _like_a_surname(atom: Atom) -> bool:
    """Tell `Andrew Pavia` from `Aviva Canada`."""
    if TRAITS[atom.text] & (SURNAME | GIVEN):
        return True
    return bool(atom.known and atom.known.kind == "city" and atom.known.people < LARGE)


def without_opener(words: list[str]) -> list[str]:
    """Return *words* without an ordinary first one: `Lawyer Elmer George` begins a sentence."""
    first = words[0]
    if is_ordinary(first) and (not is_given(first) or first.lower() in ROLES):
        return words[1:]
    return words

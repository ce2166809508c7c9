"""The words of a run, and what each is by itself: a title, a known name, a word.

What a word is does not depend on the story, so it is kept for the next run that holds it.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from .forms import Forms
from .gazetteers import LARGE, Known, first_words, known, phrases, surnames, words_of_names
from .naming import (
    GENERATIONS,
    GIVEN,
    LIKELY,
    NAMEABLE,
    ORDINARY,
    POSSIBLE,
    SURE,
    SURNAME,
    TRAITS,
    Piece,
    is_given,
)
from .vocabulary import ENDINGS, HEADS, OPENERS, SEATS, SHIPS, TITLE_PARTS, TITLES, TONGUES
from .words import Kept, bare

SMALL = frozenset(
    "& al and bin da de del den der di dos du el for ibn in la le los of on ter the van von".split()
)
"""Stand inside a run with a small letter."""
_LONGEST = 8
_KEPT = 20_000
"""Words of which it is kept what they are."""
_OWNERS = frozenset("Boys Children Girls King Lloyd Macy Men People Queen Women".split())
"""Their possessive is part of a name: `Children’s Hospital`."""
_COMING = tuple(f"{title}-{end}" for title in TITLES for end in ("elect", "designate"))
"""Titles of those who are still to come into office: `President-elect`."""
_LAST = frozenset("Bros. Co. Corp. Inc. Jr. Ltd. Sr.".split())
"""End a name, and often a sentence."""
_NAMELESS = (
    *("'d", "’d", "'ll", "’ll", "'re", "’re", "'ve", "’ve", "n't", "n’t", "'m", "’m"),
    *("-speaking", "-language", "-like", "-ish", "-esque"),
)
"""Ends of words that name nothing: `We’d`, `Spanish-speaking`."""
_SURNAMES = frozenset("Like May More Said Will".split())
"""Surnames that mostly are other words."""
_TITLE_WORDS = TITLES | TITLE_PARTS
_DOUBTFUL = frozenset({"opener", "title"})
"""Kinds of atoms that may be part of a name all the same."""


@cache
def special() -> frozenset[str]:
    """Return the words that may be more than a part of a person's name."""
    return words_of_names() | TITLES | TITLE_PARTS | OPENERS | HEADS | SMALL


class Atom(NamedTuple):
    """A word of a run, or several that are one known name."""

    kind: str
    """`known`, `authority`, `title`, `small`, `opener`, `parts` or `word`."""
    text: str
    ends: bool = False
    """It is a possessive, behind which another name begins."""
    known: Known | None = None
    piece: Piece | None = None
    head: bool = False
    """It can be the head of a body's name: `Ministry`."""
    begins: bool = False
    """A known name of several words begins with it."""


def atoms_of(tokens: list[str], forms: Forms | None) -> list[Atom]:
    """Return the atoms of a run's words."""
    atoms: list[Atom] = []
    words = _words(forms)
    at, size = 0, len(tokens)
    while at < size:
        atom = words[tokens[at]]
        following = tokens[at + 1] if at + 1 < size else ""
        if atom.begins and following and (longest := _longest(tokens[at], following, forms)):
            phrase, length = _phrase(tokens, at, min(longest, size - at), forms)
            if phrase:
                atoms.append(_titleless(phrase, atoms))
                at += length
                continue
        if atom.text in SHIPS and following:
            atoms.append(Atom("opener", atom.text))
            at = _ship_end(tokens, at)
            continue
        if atom.kind in _DOUBTFUL and _is_word_here(atom, atoms, following):
            atom = Atom("word", atom.text, atom.ends)
        atoms.append(_titleless(atom, atoms))
        at += 1
    return atoms


def _titleless(atom: Atom, before: list[Atom]) -> Atom:
    """Return *atom*, but nothing that names a place where it is part of a title: `Duke of York`."""
    if (
        len(before) > 1
        and before[-1].text == "of"
        and before[-2].text in SEATS
        and atom.known
        and atom.known.kind in {"city", "region"}
    ):
        return Atom("opener", atom.text, atom.ends)
    return atom


def _ship_end(tokens: list[str], at: int) -> int:
    """Return where the name of the ship ends that begins at *at*: `USS Ronald Reagan`."""
    at += 1
    while bare(tokens[at]) == tokens[at]:
        at += 2 if tokens[at + 1 : at + 2] == ["of"] else 1  # `HMS Prince of Wales`
        if at >= len(tokens) or tokens[at] in SMALL or tokens[at] in TITLES or tokens[at] in HEADS:
            return min(at, len(tokens))
    return at + 1


def _is_word_here(atom: Atom, before: list[Atom], following: str) -> bool:
    """Tell whether an opener or a title is part of a name, from the words around it."""
    if atom.kind == "opener":
        named = bool(following) and _named_may(atom.text, following)
        return named or _surnamed(before, atom, following)
    last = atom.ends or not following or following.rstrip(".") in GENERATIONS
    return last and _titular(before, atom.text)


def all_words(atoms: list[Atom]) -> bool:
    """Tell whether *atoms* are words that may be parts of one person's name, nothing else."""
    for atom in atoms:  # noqa: SIM110 - half the time of `all`
        if atom.kind != "word" or atom.head or atom.ends:
            return False
    return True


def _longest(token: str, following: str, forms: Forms | None) -> int:
    """Return how many words a known name can have that begins with these two; 0 for none."""
    pair = f"{token} {following}"
    longest = max(phrases().get(pair, 0), forms.length(pair) if forms else 0)
    if longest or following.isalpha():
        return longest
    pair = f"{token} {_end(following)}"
    return 2 if pair in phrases() or (forms and forms.length(pair)) else 0


def _end(last: str) -> str:
    """Return the last word of a name without what it is spelled with: `York` for `York-based`."""
    end = bare(last)
    if "-" in end and end.rpartition("-")[2] in ENDINGS:
        return end.rpartition("-")[0]
    return end


def _phrase(
    tokens: list[str], at: int, longest: int, forms: Forms | None
) -> tuple[Atom | None, int]:
    """Return the longest known name of several words from *at*, and how many they are."""
    for length in range(min(longest, _LONGEST), 1, -1):
        last = tokens[at + length - 1]
        if last in SMALL:
            continue
        end = _end(last)
        text = " ".join([*tokens[at : at + length - 1], end])
        whole = " ".join(tokens[at : at + length])
        if forms and end != last and (piece := forms.piece(whole)):  # `Standard & Poor's`
            return Atom("authority", whole, piece=piece), length
        thing = known(text)
        piece = forms.piece(text) if forms else None
        if piece and (piece.kind != "place" or thing is None):
            return Atom("authority", text, end != last, piece=piece), length
        if thing:  # which knows the state of a place, too
            return Atom("known", text, end != last, thing), length
    return None, 0


def atom_of(token: str, forms: Forms | None) -> Atom:
    """Return what one word is."""
    return _words(forms)[token]


@lru_cache(2)
def _words(forms: Forms | None) -> Kept[Atom]:
    def tell(token: str) -> Atom:
        if token not in special() and token.isalpha() and not token.isupper():
            piece = forms.piece(token) if forms else None  # most words: one look-up says it
            atom = Atom("authority" if piece else "word", token, piece=piece)
        else:
            atom = _atom(token, forms)
        begins = token in first_words() or (forms and forms.begins(token))
        return atom._replace(begins=True) if begins else atom

    return Kept(tell, _KEPT)


def _atom(token: str, forms: Forms | None) -> Atom:
    if token in SMALL:
        return Atom("small", token)
    text = token if token in words_of_names() else bare(token)  # `McDonald’s`
    ends = text != token
    if ends and forms and (piece := forms.piece(token)):  # `Kohl's`
        return Atom("authority", token, piece=piece)
    if "-" in text and text.rpartition("-")[2] in ENDINGS:
        text, ends = text.rpartition("-")[0], True
    if text in OPENERS or (not token.isalpha() and token.endswith(_NAMELESS)):
        return Atom("opener", text, ends)
    head = text.rstrip(".") in HEADS
    if text in words_of_names() and (thing := known(text)):
        city = thing.kind == "city"  # `Union` is one
        return Atom("known", text, ends, thing, head=head and city)
    if forms and (piece := forms.piece(text)):
        return Atom("authority", text, ends, piece=piece)
    if text.rstrip(".") in TITLES or text.endswith(_COMING):
        return Atom("title", text, ends, head=head)
    if "-" in text:
        return _compound(text, ends=ends)
    if len(text) > 3 and text.isupper():
        thing = known(text.title())
        if thing and thing.kind in {"state", "demonym", "region"}:
            return Atom("known", text, ends, thing)
    if ends and text in _OWNERS:
        return Atom("word", token)
    return Atom("word", text, ends or text in _LAST, head=head)


def _compound(text: str, *, ends: bool) -> Atom:
    """Return what a word with hyphens is: `Vice-President`, `Ukrainian-Belarusian`, a name."""
    head, _, ending = text.rpartition("-")
    if ending in TITLES and head in _TITLE_WORDS:
        return Atom("title", text, ends)
    places = any(_place(part) for part in text.split("-"))
    return Atom("parts" if places else "word", text, ends)


def _named_may(text: str, following: str) -> bool:
    """Tell the given name of `Will Smith` and `May Chen` from the verb and the month."""
    following = bare(following)
    traits = TRAITS[following]
    nameable = bool(traits & NAMEABLE and traits & (SURNAME | GIVEN))
    return (
        following[0].isupper()
        and is_given(text)
        and (nameable or not traits & ORDINARY)
        and following not in OPENERS
        and known(following) is None
    )


def _titular(before: list[Atom], text: str) -> bool:
    """Tell the surname that is also a title, behind a given name: `Ada King`."""
    return _behind_given(before) and (is_given(text) or text in surnames())


def _surnamed(before: list[Atom], atom: Atom, following: str) -> bool:
    """Tell the surname of `Theresa May`, `Prime Minister May` from the month."""
    if atom.text not in _SURNAMES:
        return False
    titled = bool(before) and before[-1].kind == "title" and not before[-1].ends
    return _behind_given(before) or (titled and (atom.ends or not following))


def _behind_given(before: list[Atom]) -> bool:
    """Tell whether a given name ends what is *before*."""
    if not before:
        return False
    last = before[-1]
    return last.kind == "word" and not last.ends and is_given(last.text)


def _place(part: str) -> Piece | None:
    thing = known(part)
    if thing is None or thing.kind == "organisation":
        return None
    if thing.kind == "city" and (thing.people < LARGE or thing.doubtful):
        return None
    return piece_of(thing, part)


def parts_of(text: str) -> list[Piece]:
    """Return the places of `Ukrainian-Belarusian`, `Moscow-based`."""
    return [piece for part in text.split("-") if (piece := _place(part))]


def piece_of(thing: Known, form: str) -> Piece:
    """Return what the gazetteer's *thing* is in a story that prints *form*."""
    kind = "state" if thing.kind == "demonym" else thing.kind
    strength = SURE
    if thing.doubtful and thing.kind == "city":
        strength = LIKELY if thing.people >= LARGE else POSSIBLE
    elif thing.kind == "city" and thing.people < LARGE:
        strength = POSSIBLE
    if thing.kind == "demonym":
        if form in TONGUES:
            return Piece("tongue", form, SURE, thing.states)
        form = ""
    return Piece(kind, thing.name, strength, thing.states, form)

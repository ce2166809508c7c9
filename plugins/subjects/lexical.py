"""Places of a story whose capitals tell nothing: one of capitals only, or in another language.

There only the gazetteer speaks: names of states in the language of the story, and large
cities. People and bodies are left out, but for those of the authority file: fewer beats false.
"""

import re
from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError

from .forms import Forms
from .gazetteers import Known, city, names, state_names
from .naming import SURE, Piece
from .tally import Tallies, Tally

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_UNSPACED = frozenset("zh ja th lo km my yue bo".split())
"""Languages that put no spaces between words."""
_LONGEST = 5
_SHORTEST = 4
"""Letters: `Áo` is Austria and a shirt, `Anh` Britain and a brother."""
_MILLION = 1000
_DOUBTFUL = frozenset(
    "Salvador Santiago Valencia Cordoba Lagos Constantine Alexandria Natal Essen Victoria".split()
)
"""Cities whose names mean something else in another language."""
_CAPITALS = 0.6
"""Share of capitals among the letters of a story of capitals only."""
_SAMPLE = 400


def is_capitals(text: str) -> bool:
    """Tell a story of capitals only."""
    sample = text[:_SAMPLE]
    if sample.count("e") + sample.count("a") + sample.count("t") > 0.05 * len(sample):
        return False  # nearly every story
    capitals = sum(map(str.isupper, sample))
    return capitals > _CAPITALS * sum(map(str.isalpha, sample)) > 0


def lexical(
    text: str, spans: list[tuple[int, int, int]], language: str, forms: Forms | None
) -> Tallies:
    """Return the places of *text* by name alone, and what the authority file knows."""
    tallies = Tallies()
    states = states_in(language)
    if language in _UNSPACED:
        _search(text, spans, states, tallies)
        return tallies
    capitals = is_capitals(text)
    beginnings = _beginnings(language)
    for start, end, bit in spans:
        words = [(match[0], match.start()) for match in _WORD.finditer(text, start, end)]
        if capitals:
            words = [(w if "." in w else w.title(), at) for w, at in words]
        at = 0
        while at < len(words):
            word, place = words[at]
            piece, length = None, 1
            if word[0].isupper():
                known_first = word in beginnings or bool(forms and forms.begins(word))
                piece, length = _piece(words, at, states, forms, several=known_first)
            if piece:
                _count(tallies, piece, place, bit)
            at += length
    return tallies


def _piece(
    words: list[tuple[str, int]],
    at: int,
    states: Mapping[str, str],
    forms: Forms | None,
    *,
    several: bool,
) -> tuple[Piece | None, int]:
    """Return what the words from *at* name, and how many they are."""
    for length in range(_LONGEST if several else 1, 0, -1):
        form = " ".join(word for word, _ in words[at : at + length])
        if forms and (piece := forms.piece(form)):
            return piece, length
        if code := states.get(form):
            return Piece("state", code, SURE, (code,)), length
        here = city(form)
        if here and _is_plain(here, form):
            return Piece("city", here.name, SURE, here.states, form), length
    return None, 1


def _is_plain(here: Known, form: str) -> bool:
    """Tell a city that no other word is likely to be meant by."""
    if form in _DOUBTFUL:
        return False
    return here.people >= (_MILLION * 1.5 if here.doubtful else _MILLION)


def _count(tallies: Tallies, piece: Piece, at: int, bit: int) -> None:
    kinds: dict[str, Tally] = getattr(tallies, piece.kind, tallies.authority)
    tally = kinds.get(piece.name)
    if tally is None:
        kinds[piece.name] = Tally(1, bit, at, SURE, piece.states, piece.form, piece.kind)
    else:
        tally.count += 1
        tally.parts |= bit


def _search(
    text: str, spans: list[tuple[int, int, int]], states: Mapping[str, str], tallies: Tallies
) -> None:
    longest = sorted((form for form in states if len(form) > 1), key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest)))
    for start, end, bit in spans:
        for match in pattern.finditer(text, start, end):
            code = states[match[0]]
            _count(tallies, Piece("state", code, SURE, (code,)), match.start(), bit)


@cache
def states_in(language: str) -> Mapping[str, str]:
    """Return the codes of states by their names in *language*; none for an unknown language."""
    if language == "en":
        return {
            form if "." in form else form.title(): known.name
            for form, known in names().items()
            if known.kind in {"state", "demonym"} and ("." in form or len(form) >= _SHORTEST)
        }
    try:
        territories = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    shortest = 2 if language in _UNSPACED | {"ko"} else _SHORTEST
    return {
        name: code
        for code, name in territories.items()
        if code in state_names() and len(name) >= shortest
    }


@cache
def _beginnings(language: str) -> frozenset[str]:
    """Return the first words of the names of several words."""
    return frozenset(form.partition(" ")[0] for form in states_in(language) if " " in form) | {
        "New",
        "São",
        "Sao",
        "Ho",
        "Addis",
        "Buenos",
        "Rio",
        "Hong",
        "Kuala",
        "Los",
        "San",
        "Dar",
    }

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
_SHORTEST_UNCASED = 5
"""Letters where no capital tells a name: `مالي` is Mali and `financial`."""
_AMBIGUOUS = frozenset("جورجيا जॉर्जिया 조지아 马里 マリ มาลี".split())
"""Georgia, of two; Mali, which Maryland begins with and a woman is called."""
_KATAKANA = "[ァ-ヺー]"
_INSIDE = r"[\w\u0591-\u05c7\u064b-\u0670\u0900-\u0dff\u200c]"
"""Letters, and signs that are none to Python and stand inside words."""
_ATTACHED = {
    "ar": ("[وف]?[بلك]?", ""),
    "he": ("ו?ש?[בלמהכ]?", ""),
    "ko": ("", "(?:은|는|이|가|을|를|과|와|의|도|에|로|에서|에게|으로|에는|인|측|군|산|정부)?"),
}
"""Small words written as one with a name, before it and behind."""
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
    if pattern := _uncased(language):
        _search(text, spans, pattern, states, tallies)
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
            for name in _readings(word):
                words[at] = name, place
                known_first = name in beginnings or bool(forms and forms.begins(name))
                piece, length = _piece(words, at, states, forms, several=known_first)
                if piece:
                    break
            if piece:
                _count(tallies, piece, place, bit)
            at += length
    return tallies


def _readings(word: str) -> tuple[str, ...]:
    """Return what of *word* may name something: of `l’Ukraine` and `Türkiye’de` a part, too."""
    head, _, tail = word.replace("’", "'").partition("'")
    if not tail:
        return (word,) if word[0].isupper() else ()
    part = tail if tail[0].isupper() else head
    return tuple(name for name in (word, part) if name[0].isupper())


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
    text: str,
    spans: list[tuple[int, int, int]],
    pattern: re.Pattern[str],
    states: Mapping[str, str],
    tallies: Tallies,
) -> None:
    for start, end, bit in spans:
        for match in pattern.finditer(text, start, end):
            code = states[match[1]]
            _count(tallies, Piece("state", code, SURE, (code,)), match.start(1), bit)


@cache
def _uncased(language: str) -> re.Pattern[str] | None:
    """Return what finds the states in a *language* without capitals; None for others."""
    forms = states_in(language)
    if not forms or any(form[0].isupper() for form in forms):
        return None
    names = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    if language in _UNSPACED:  # `タイ` is Thailand, but not in `スタイル`
        before, behind = (
            f"(?:(?<!{_KATAKANA})|(?!{_KATAKANA}))",
            f"(?:(?!{_KATAKANA})|(?<!{_KATAKANA}))",
        )
        return re.compile(f"{before}({names}){behind}")
    before, behind = _ATTACHED.get(language, ("", ""))
    return re.compile(f"(?<!{_INSIDE}){before}({names}){behind}(?!{_INSIDE})")


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
    shortest = 2 if language in _UNSPACED else 3 if language == "ko" else _SHORTEST
    found = {name: code for code, name in territories.items() if code in state_names()}
    if shortest == _SHORTEST and not any(name[0].isupper() for name in found):
        shortest = _SHORTEST_UNCASED
    return {
        name: code
        for name, code in found.items()
        if name not in _AMBIGUOUS
        and (len(name) >= shortest or (language == "ko" and name.endswith("국")))
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

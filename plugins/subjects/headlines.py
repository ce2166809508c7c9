"""What a headline names: words in title case or capitals, which prove nothing by themselves."""

import re

from .gazetteers import state_in, states, words_of_states
from .passages import HEADLINE
from .salience import Candidate

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[-&][^\W_]+)*")
_NUMERAL = re.compile("[IVX]+")
_DOUBTFUL = frozenset({"CX", "GE", "TR", "JO", "TD", "NE", "ML", "GN", "US"})
"""States whose names are also other words: a headline alone does not tell."""


def add_headline(headline: str, candidates: list[Candidate], year: int) -> None:
    """Count the mentions of *candidates* in the headline, and add the states that it adds."""
    if not headline:
        return
    words = _TOKEN.findall(headline)
    line = f" {' '.join(words)} "
    capitals = headline.upper() == headline
    named: dict[tuple[str, bool], list[Candidate]] = {}
    for candidate in candidates:
        is_person = candidate.kind == "person"
        key = _surname(candidate.name) if is_person else candidate.name.partition(", ")[0]
        if capitals:
            key = key.upper()
        if key in line and f" {key} " in line:
            named.setdefault((key, is_person), []).append(candidate)

    def weight(candidate: Candidate) -> tuple[bool, int, int]:
        name = candidate.name.upper() if capitals else candidate.name
        return f" {name} " in line, candidate.mentions, -candidate.at

    for (key, _), same in named.items():
        if len(same) > 1:  # people of one surname: it is there for the foremost of them
            same.sort(key=weight, reverse=True)
            del same[line.count(f" {key} ") :]
        for candidate in same:
            candidate.mentions += 1
            candidate.parts |= HEADLINE
    _add_places(words, candidates, year, capitals=capitals)


def _surname(name: str) -> str:
    """Return by what a headline names a person: `Zelensky`, `Paul II`."""
    rest, _, last = name.rpartition(" ")
    if _NUMERAL.fullmatch(last) and rest:
        return name if rest.count(" ") == 0 else name.partition(" ")[2]
    return last


def _add_places(
    words: list[str], candidates: list[Candidate], year: int, *, capitals: bool
) -> None:
    if capitals:  # `U.S.` stays
        words = [word if "." in word else word.title() for word in words]
    openers = words_of_states()
    named = [at for at, word in enumerate(words) if word in openers]
    if not named:
        return  # most headlines
    places = {candidate.name: candidate for candidate in candidates}
    end = 0
    for at in named:
        if at < end:
            continue
        state, length = _state_at(words, at)
        end = at + length
        if not state:
            continue
        name = state_in(state, year)
        if state == "CX":  # of two states; the text says of which
            names = (name, state_in("CD", year), state_in("CG", year))
            name = next((name for name in names if name in places), name)
        if place := places.get(name):
            if not place.parts & HEADLINE:
                place.mentions += 1
                place.parts |= HEADLINE
        elif state not in _DOUBTFUL:
            places[name] = Candidate("place", name, 1, HEADLINE)
            candidates.append(places[name])


def _state_at(words: list[str], at: int) -> tuple[str, int]:
    """Return the code of the state that is named at a word, and how many words name it."""
    known = states()
    for length in (3, 2, 1):
        if code := known.get(" ".join(words[at : at + length])):
            return code, length
    return "", 1

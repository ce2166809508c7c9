"""What a headline names: words in title case or capitals, which prove nothing by themselves."""

import re

from .gazetteers import Known, first_words, names, state_in
from .passages import HEADLINE
from .salience import Candidate

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[-&][^\W_]+)*")
_DOUBTFUL = frozenset({"GE", "TR", "JO", "TD", "NE", "ML", "GN", "US"})
"""States whose names are also other words: a headline alone does not tell."""


def headlined(headline: str, candidates: list[Candidate], year: int) -> list[Candidate]:
    """Return *candidates* with their mentions in the headline, and the states it adds."""
    if not headline:
        return candidates
    words = _TOKEN.findall(headline)
    line = f" {' '.join(words)} "
    capitals = headline.upper() == headline
    found = []
    for candidate in candidates:
        key = candidate.name if candidate.kind != "person" else candidate.name.rpartition(" ")[2]
        if capitals:
            key = key.upper()
        if key in line and f" {key} " in line:
            kind, name, mentions, parts, at, told, quoted = candidate
            parts |= HEADLINE
            found.append(Candidate(kind, name, mentions + 1, parts, at, told, quoted))
        else:
            found.append(candidate)
    return _with_places(words, found, year, capitals=capitals)


def _with_places(
    words: list[str], candidates: list[Candidate], year: int, *, capitals: bool
) -> list[Candidate]:
    places = {candidate.name: at for at, candidate in enumerate(candidates)}
    at = 0
    while at < len(words):
        thing, length = _state_at(words, at, capitals=capitals)
        at += length
        if thing is None:
            continue
        name = state_in(thing.name, year)
        if name in places:
            old = candidates[places[name]]
            if not old.parts & HEADLINE:
                candidates[places[name]] = old._replace(
                    mentions=old.mentions + 1, parts=old.parts | HEADLINE
                )
        elif thing.name not in _DOUBTFUL:
            places[name] = len(candidates)
            candidates.append(Candidate("place", name, 1, HEADLINE))
    return candidates


def _state_at(words: list[str], at: int, *, capitals: bool) -> tuple[Known | None, int]:
    """Return the state that is named at a word, if one is, and how many words name it."""
    known = names()
    word = words[at]
    if capitals and "." not in word:
        word = word.title()
    if word in first_words():
        for length in (3, 2):
            form = " ".join(words[at : at + length])
            thing = known.get(form.title() if capitals and "." not in form else form)
            if thing and thing.kind in {"state", "demonym"}:
                return thing, length
    thing = known.get(word)
    return (thing if thing and thing.kind in {"state", "demonym"} else None), 1

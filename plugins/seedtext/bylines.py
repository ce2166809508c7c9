"""Who wrote a story: bylines in a block of their own, or glued before a dateline."""

import re

from .dateline_places import FIRST_WORDS, place_key
from .expressions import expression
from .names import Agencies, display_name, is_organisation, is_person
from .places import CITIES

_OPENING = expression(
    r"(?:(?:story |words |written |reporting |analysis |report )?by|von|par|por|di|door|af|av|oleh|do|przez|"
    r"текст|بقلم|כתב)\s*:?\s+",
    re.IGNORECASE,
)
_OPENINGS = frozenset("st wo wr re an by vo pa po di do af av ol pr те بق כת".split())
"""The first two letters of these, lower case."""
_LIMIT = 160
_SPLIT = expression(r"\s*,\s*(?:and\s+)?|\s+(?:and|und|et|y|e|và|og|och|&)\s+|\s*[|;/•·]\s*")
_ROLE = expression(
    r"\b(?:correspondent|editor|reporter|writer|staff|special|contributor|bureau|columnist|in [A-Z]\w+)\b"
)
_NAME_THEN_CAPITALS = expression(
    r"(?:By|BY)\s+(?P<names>[A-ZÀ-Þ][\w.'’-]+(?:\s(?!and\b)[A-ZÀ-Þ][\w.'’-]*){1,3}?"
    r"(?:(?:,|\s(?:and|AND))\s[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]*){1,2}?){0,3})\s+"
    r"(?=[A-ZÀ-Þ][A-ZÀ-Þ.'’/-]+[ ,(])"
)
_BARE_NAME_THEN_CAPITALS = expression(
    r"(?P<name>[A-ZÀ-Þ][a-zß-ÿ'’-]+(?:\s[A-ZÀ-Þ]\.)?(?:\s[A-ZÀ-Þ][\w'’-]*[a-zß-ÿ]){1,2})\s+"
    r"(?=[A-ZÀ-Þ]{3}[A-ZÀ-Þ .'’-]*(?:,\s[A-Z][\w. ]{2,20})?\s\([A-Z]\w+\)\s?[-–—])"
)
"""Without `By`, an agency has to stand behind the place."""


def read_byline(text: str, agencies: Agencies) -> tuple[str, ...]:
    """Return the writers that the block *text* names, in display form; none if no byline."""
    if len(text) > _LIMIT or "\n" in text:
        return ()
    match = _OPENING.match(text) if opens_like_byline(text) else None
    rest = text[match.end() :] if match else text
    if not match and not _names_and_agency(text, agencies):
        return ()
    names: list[str] = []
    for part in _SPLIT.split(rest.strip(" .")):
        known = agencies.canonical(part)
        if known:
            names.append(known)
        elif not part or _ROLE.search(part) or "@" in part:
            continue
        elif names and " " not in part and part[:1].isupper():
            continue  # where they wrote it: `By Ada Rossi, Northlight News, Lima`
        elif is_person(part) and (" " in part or match):
            names.append(display_name(part))
        elif is_organisation(part) and part[:1].isupper():
            names.append(part)
        else:
            return ()
    people = [n for n in names if not agencies.canonical(n) and not is_organisation(n)]
    return tuple(dict.fromkeys(people or names))


def opens_like_byline(text: str) -> bool:
    """Tell cheaply whether *text* may begin with the word that opens a byline."""
    return text[:2].lower() in _OPENINGS


def glued_byline(text: str) -> tuple[str, int] | None:
    """Return the names of a byline before a dateline in capitals, and where it ends."""
    if match := _NAME_THEN_CAPITALS.match(text):
        return match["names"], match.end()
    match = _BARE_NAME_THEN_CAPITALS.match(text)
    if match is None or place_key(match["name"]) in CITIES or not is_person(match["name"]):
        return None
    first = place_key(match["name"].split()[0])
    return None if first in FIRST_WORDS else (match["name"], match.end())


def _names_and_agency(text: str, agencies: Agencies) -> bool:
    """Tell `JANE DOE and JOHN ROE, Associated Press`, which has no `By`."""
    if text[-1] in '.”"':
        return False
    names, comma, last = text.rpartition(",")
    if not comma or len(last) > 40 or not agencies.canonical(last):
        return False
    return all(is_person(n) and " " in n for n in _SPLIT.split(names))

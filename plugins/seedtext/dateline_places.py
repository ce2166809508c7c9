"""The places that a dateline names: cities, with their region and country.

Whether words can be those of a place is told by their form, not by a list of places.
"""

import re

from .document import Place
from .expressions import expression
from .names import display_name, is_capital
from .places import CITIES, REGIONS

_WITHIN = expression(r"[(\[]\s*([A-Z][\w. -]{1,40}?)\s*[)\]]\s*$")
_NO_REGION = expression(r"[()\"“”?!;\d]")
_NO_CITY = expression(r"[\"“”?!;:()\d@#&]|\.\s[A-Z][a-z]")
_CITY_SPLIT = expression(r"\s*[/;]\s*|\s+(?:and|und|et|y|&)\s+")
_ON_A_RIVER = ("/Main", "/Oder", "/Saale", "/M.")
_DAYS = frozenset("MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY TODAY".split())
_NOT_PLACES = frozenset(
    "ADVISORY ALERT ANALYSIS ATTENTION BREAKING BRIEF BUSINESS CLICK COLUMN COMMENT CORRECTED "
    "CORRECTION DEVELOPING EDITORIAL EXCLUSIVE EXPLAINER FACT FACTBOX FEATURE FILE FLASH FOCUS "
    "FOTO HIGHLIGHTS INSIGHT INTERVIEW JUST LATEST LIVE MARKETS MORE NEWS NOTE OPINION PHOTO "
    "PHOTOS PICTURE PREVIEW PROFILE QUOTES READ RECAP REFILE RELATED REPEAT REPORT RESULTS REVIEW "
    "SCOREBOARD SEE SPECIAL SPORTS STORY SUMMARY TABLE THE TIMELINE TODAY TRENDING UPDATE UPDATED "
    "URGENT VIDEO WATCH WEATHER WRAPUP YOU YOUR OUR WE WHY HOW WHAT WHO WHEN IMPORTANT WARNING "
    "SPOILER CREDIT COVID COVID-19 KEY MAIN NOT IS ARE FOR TO".split()
)


FIRST_WORDS = frozenset(
    "abu bad cape east el fort ft. gulf la las le los lake mount mt. new north palm port puerto "
    "rio saint saint-denis san santa santo são south st. sankt tel the upper west".split()
)
_LINKS = frozenset("of and the de da do".split())
_SMALL = frozenset("de da do del la le au aux sur am an der den of the upon es al el di".split())
_OPENERS = frozenset(
    "The A An And But Or If In On At It He She They We I You My Our This That These Those There "
    "What When Where Why How Who Dr Mr Mrs Ms Mx Yes No Not For From To By With As So Then Now "
    "Der Die Das Ein Eine Und Aber Wer Was Wie Wo Le Les Un Une Et El Los Las Una".split()
)


def places_of(stem: str, *, sure: bool, capitals: bool) -> tuple[Place, ...]:
    """Return the places of *stem*; none where its words are not those of places."""
    stem = stem.strip(" ,")
    if not stem or len(stem) > 90:
        return ()
    name, *within = [part.strip() for part in stem.split(",")]
    if len(within) > 2 or not all(_proper(part) for part in within):
        return ()
    if name[-1:] == "." and len(name.split()[-1]) > 4:
        name = name[:-1]  # `MOSCOW. June 3 (Interfax) -`
    one = name.isalpha() or name.endswith(_ON_A_RIVER)
    cities = [name] if one else _CITY_SPLIT.split(name)
    in_capitals = all(map(is_in_capitals, cities))
    for city in cities:
        if not _city(city, sure=sure or not capitals, known=bool(within)):
            return ()
    unknown = not (in_capitals or sure or within or place_key(name) in CITIES)
    if unknown and " " in name and not _two_word_place(name):
        return ()  # `Ada Rossi - Columnist`
    region, country = _region_and_country(within)
    last = len(cities) - 1
    return tuple(
        Place(display_name(city), region if i == last else None, country if i == last else None)
        for i, city in enumerate(cities)
    )


def regions_in_brackets(stem: str) -> tuple[str, list[str]]:
    """Return *stem* without the region and country in brackets behind it, and these."""
    found: list[str] = []
    while len(found) < 2 and stem[-1:] in (")", "]") and (match := _WITHIN.search(stem)):
        found.insert(0, match[1])
        stem = stem[: match.start()].rstrip()
    return stem, found


def _two_word_place(name: str) -> bool:
    first, *others = name.split()
    return len(others) == 1 and first.casefold() in FIRST_WORDS


def place_key(name: str) -> str:
    """Return *name* as the lists of places have it."""
    return name.strip().casefold()


def is_in_capitals(name: str) -> bool:
    """Tell whether *name* is printed in capitals: `ST. PAUL`, `McALLEN`."""
    if name.isascii() and name.isupper():
        return len(name) > 1
    letters = [c for c in name if c.isalpha()]
    return (
        len(letters) > 1
        and sum(c.isupper() for c in letters) >= len(letters) - 1
        and name.upper() == name
    ) or (bool(re.fullmatch(r"(?:(?:St|Mc|Mt|Ft)\.?\s?)?[^a-z]{2,}", name)))


def _proper(part: str) -> bool:
    """Tell whether *part* can be a region or a country."""
    words = part.split()
    if not 0 < len(words) <= 4 or (not part.isalpha() and _NO_REGION.search(part)):
        return False
    return all(w[0].isupper() or w in _LINKS for w in words)


def _city(name: str, *, sure: bool, known: bool) -> bool:
    """Tell whether *name* can be a city; *sure* where an agency or a date stands beside."""
    words = name.split()
    if not words or len(words) > 6 or (not name.isalpha() and _NO_CITY.search(name)):
        return False
    bare = [word.strip(",.") for word in words]
    if not _DAYS.isdisjoint(map(str.upper, bare)):
        return False
    if not sure and not _NOT_PLACES.isdisjoint(bare):
        return False
    if is_in_capitals(name):
        return len(name) > 2 or (sure and not name.isascii())
    if not all(is_capital(w[0]) or w.lower() in _SMALL for w in words) or words[0][0].islower():
        return False
    if not words[0][0].isupper() and not sure:
        return False  # a script without capitals: an agency has to stand beside
    if place_key(name) in CITIES or known:
        return len(words) <= 4
    return len(words) <= (4 if sure else 3) and words[0] not in _OPENERS


def _region_and_country(within: list[str]) -> tuple[str | None, str | None]:
    if not within:
        return None, None
    shown = [display_name(part) for part in within]
    if len(shown) == 2:
        return shown[0], shown[1]
    return (shown[0], None) if place_key(within[0]) in REGIONS else (None, shown[0])

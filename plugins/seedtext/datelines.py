"""Whether a paragraph opens with a dateline, and what it says.

    PLACE[, Region or Country] [(AGENCY)] [, Date] [, Agency] DASH text

The opening up to a dash or colon is taken apart from its end: agency, date, places. Where
the form alone leaves doubt, it stays text.
"""

import re
from collections.abc import Iterator

from .dates import MONTH
from .document import Dateline, Place
from .names import Agencies, display_name, is_capital, narrow
from .places import CITIES, REGIONS

_REACH = 120
"""A dateline ends within this many characters."""
_DASH = re.compile(
    r"(?<=\))\.\s?[-–—]+\s*|"
    r"\s*(?:--+|—|–)\s*|\s+-(?=\s)\s*|(?<=\))\s*[-:]\s*|(?<=\d)-\s+|\s*:\s+|(?<=[)\d])\.\s+(?=[A-Z“\"])|(?<=/)\.?\s+"
)
_SIGN = re.compile(r"[-–—:./]")
"""What every dash holds, or follows."""
_SIGNS = ("–", "—", "-", ":", ")", "/")
"""No dateline is without one of these."""
_BRACKETS = re.compile(r"\(\s*([^()]{1,60}?)\s*\)\s*$|/\s*([^()/]{1,30}?)\s*/\s*$")
_WITHIN = re.compile(r"[(\[]\s*([A-Z][\w. -]{1,40}?)\s*[)\]]\s*$")
_DATE = re.compile(
    rf"[,\s(]\s*(?P<date>(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    rf"(?:(?:{MONTH})\.?(?:\s+\d{{1,3}})?(?:,?\s+\d{{4}})?|\d{{1,2}}\.?\s+(?:{MONTH})\.?(?:\s+\d{{4}})?"
    r"|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?))\)?\s*\.?\s*$",
    re.IGNORECASE,
)
_DATE_AND_COLON = re.compile(rf"(?:{MONTH})\.?\s\d{{1,2}}(?:,\s\d{{4}})?:", re.IGNORECASE)
_NO_REGION = re.compile(r"[()\"“”?!;\d]")
_NO_CITY = re.compile(r"[\"“”?!;:()\d@#&]|\.\s[A-Z][a-z]")
_MONTH_ENDINGS = frozenset(name[-3:] for name in MONTH.split("|"))
_AGENCY_FIRST = re.compile(r"\(\s*([^()]{2,40}?)\s*\)\s*(?:[-–—:]+|\.)\s*")
_NO_DASH = re.compile(r"([A-Z][^()]{1,40}?)\s?\(([^()]{2,30})\)\s+(?=[A-Z“\"])")
_CITY_SPLIT = re.compile(r"\s*[/;]\s*|\s+(?:and|und|et|y|&)\s+")
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


class DatelineReader:
    """Reads openings with one table of agencies."""

    def __init__(self, agencies: Agencies) -> None:
        """Use the table *agencies*."""
        self.agencies = agencies

    def read(self, text: str) -> tuple[Dateline, int] | None:
        """Return the dateline that opens *text* and where its words end, or None."""
        text = narrow(text)
        head = text[: _REACH + 40]
        if head[:1] in ("*", "0"):  # a wire's own marks: `****RIO DE JANEIRO, March 19 -`
            skipped = len(head) - len(head.lstrip("*0 "))
            inner = self.read(text[skipped:]) if skipped < _REACH else None
            return inner and (inner[0], inner[1] + skipped)
        if not head or not (is_capital(head[0]) or head[0] in "(‘'"):
            return None
        for sign in _SIGNS:
            if sign in head:
                break
        else:
            return None
        if head[0] == "(" and (match := _AGENCY_FIRST.match(head)):
            return self._agency_first(text, match)
        for dash in self._ends(head):
            found = self._take_apart(head[: dash.start()], dash[0].strip(), text[dash.end() :])
            if found:
                places, agency, date = found
                end = len(text[: dash.end()].rstrip())
                return Dateline(text[:end].strip(), places, agency, date), end
        return self._no_dash(head)

    def read_alone(self, text: str) -> Dateline | None:
        """Return the dateline that is all of a short paragraph: `KABUL, Afghanistan`."""
        if len(text) > 70:
            return None
        if match := re.fullmatch(r"([^\W\d_][\w.' -]+?)\s?[-–—]\s?([^-–—]+)", text):
            agency = self.agencies.canonical(match[2])
            if agency and (places := self._places(match[1], sure=True, capitals=True)):
                return Dateline(text, places, agency)
        stem, agency, date = self._bracketed(text.rstrip(" :–—-"))
        known = _key(stem.split(",")[0]) in CITIES or (
            "," in stem and _is_capitals(stem.split(",")[0])
        )
        if known and (places := self._places(stem, sure=True, capitals=False)):
            return Dateline(text, places, agency, date)
        return None

    def _ends(self, head: str) -> Iterator[re.Match[str]]:
        at = count = 0
        for sign in _SIGN.finditer(head):
            if sign.start() < at and sign[0] != "/":
                continue
            start = sign.end() if sign[0] == "/" else len(head[at : sign.start()].rstrip()) + at
            dash = _DASH.match(head, start) if start >= at else None
            if dash is None:
                continue
            if count == 4 or start > _REACH:
                return
            yield dash
            at, count = dash.end(), count + 1

    def _agency_first(self, text: str, match: re.Match[str]) -> tuple[Dateline, int] | None:
        agency = self._agency(match[1])
        if not agency:
            return None
        rest = text[match.end() :]
        if (inner := self.read(rest)) and inner[0].places:
            dateline, end = inner[0], match.end() + inner[1]
            return Dateline(text[:end], dateline.places, agency, dateline.date), end
        end = len(match[0].rstrip())
        return Dateline(text[:end], (), agency), end

    def _take_apart(
        self, head: str, dash: str, rest: str
    ) -> tuple[tuple[Place, ...], str | None, str | None] | None:
        """Return places, agency and date where *head* is a dateline's words."""
        stem, agency, date = self._bracketed(head)
        stem, within = _within(stem)
        if len(within) == 1 and not agency and not date and _is_capitals(stem):
            agency, within = within[0], []  # `KABUL (Pajhwok):`
        if not agency and "," in stem:
            before, _, last = stem.rpartition(",")
            if named := self._named(last):
                stem, agency = before.strip(), named
                stem, _, date = self._bracketed(stem) if not date else (stem, None, date)
        sure = bool(date or (agency and self._vouches(agency, stem)))
        if dash.startswith((":", ".")) and not sure and _key(stem) not in CITIES:
            return None
        first = stem.split(",")[0]
        if dash in {":", "."} and not (agency or _is_capitals(stem) or _key(first) in CITIES):
            return None
        places = self._places(stem, sure=sure or bool(within), capitals=True)
        if not places or not self._goes_on(rest, stem, sure=sure):
            return None
        if within:
            region, country = (within[0], within[1]) if len(within) > 1 else (None, within[0])
            places = tuple(
                Place(p.name, p.region or region, p.country or display_name(country))
                for p in places
            )
        return places, agency, date

    def _bracketed(self, head: str) -> tuple[str, str | None, str | None]:
        """Return *head* without agency and date at its end, the agency and the date."""
        stem, agency, date = head.strip(), None, None
        for _ in range(3):
            if not date and (match := _date_at_end(stem)):
                date, stem = match["date"], stem[: match.start()].rstrip(" ,")
            elif (
                not agency
                and stem[-1:] in (")", "/")
                and (match := _BRACKETS.search(stem))
                and (named := self._agency(match[1] or match[2]))
            ):
                agency, stem = named, stem[: match.start()].rstrip(" ,")
            else:
                break
        return stem, agency, date

    def _agency(self, name: str) -> str | None:
        """Return the agency that *name* in brackets is: known, or like `KRNX`."""
        if name.casefold() in REGIONS:
            return None
        if known := self.agencies.canonical(name):
            return known
        if re.search(r"[/|,-]", name) and (parts := re.split(r"\s*[/|,]\s*|-(?=[A-Z])", name)):
            named = [self.agencies.canonical(part) for part in parts]
            if any(named):
                return next(n for n in named if n)
        if re.fullmatch(r"[A-Z][A-Z.&]{1,7}", name) and name.casefold() not in REGIONS:
            return name
        if re.search(r"\b(?:News|Press|Agency|Wire|Times|Post|Service)\b", name) and len(name) < 40:
            return name
        return None

    def _vouches(self, agency: str, stem: str) -> bool:
        """Tell whether *agency* makes a place of *stem*: `Karla Voss (SPD):` is none."""
        known = self.agencies.canonical(agency) is not None
        return known or _is_capitals(stem) or " " not in stem or "," in stem

    def _named(self, name: str) -> str | None:
        """Return the known agency that *name* is; `Pa.` is a state, and no agency."""
        return None if name.strip().casefold() in REGIONS else self.agencies.canonical(name)

    def _places(self, stem: str, *, sure: bool, capitals: bool) -> tuple[Place, ...]:
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
        in_capitals = all(map(_is_capitals, cities))
        for city in cities:
            if not _city(city, sure=sure or not capitals, known=bool(within)):
                return ()
        unknown = not (in_capitals or sure or within or _key(name) in CITIES)
        if unknown and " " in name and not _two_word_place(name):
            return ()  # `Ada Rossi - Columnist`
        region, country = _region_and_country(within)
        last = len(cities) - 1
        return tuple(
            Place(display_name(city), region if i == last else None, country if i == last else None)
            for i, city in enumerate(cities)
        )

    def _goes_on(self, rest: str, stem: str, *, sure: bool) -> bool:
        """Tell whether what follows the dash can be the story's first words."""
        rest = rest.lstrip()
        if not rest:
            return False
        if _DATE_AND_COLON.match(rest):
            return False  # a picture agency's caption: `CITY, COUNTRY - MONTH 10: …`
        if sure:
            return True
        if not any(word[0].islower() for word in rest.split(maxsplit=10)[:10]):
            return False  # names or numbers, no sentence: team sheets, results, prices
        words = rest.split(maxsplit=4)[:4]
        letters = [w for w in words if any(c.isalpha() for c in w)]
        if len(letters) >= 2 and all(w.isupper() for w in letters[:3]) and len(letters[0]) > 1:
            return False
        if _is_capitals(stem):
            return not rest[0].islower() or _key(stem) in CITIES
        if _key(stem) in CITIES or "," in stem:
            return not rest[0].islower()
        sentence = re.split(r"[.!?]\s", rest, maxsplit=1)[0]
        return not rest[0].islower() and not re.search(r"\s[-–—]\s|—", sentence)

    def _no_dash(self, head: str) -> tuple[Dateline, int] | None:
        """Read `KYIV (Reuters) Ukraine said …`: a place in capitals and a known agency."""
        match = _NO_DASH.match(head)
        if not match or not self.agencies.canonical(match[2]):
            return None
        stem, _, date = self._bracketed(match[1])
        if not date and not _is_capitals(stem.split(",")[0]):
            return None
        places = self._places(stem, sure=True, capitals=True)
        end = len(match[0].rstrip())
        agency = self.agencies.canonical(match[2])
        return (Dateline(head[:end], places, agency, date), end) if places else None


def _date_at_end(stem: str) -> re.Match[str] | None:
    """Return the match of the date that ends *stem*; it ends in a digit or a month's name."""
    end = stem.rstrip(" .)\u00a0")
    if not end[-1:].isdecimal() and end[-3:].casefold() not in _MONTH_ENDINGS:
        return None
    return _DATE.search(stem)


def _within(stem: str) -> tuple[str, list[str]]:
    """Return *stem* without the region and country in brackets behind it, and these."""
    found: list[str] = []
    while len(found) < 2 and stem[-1:] in (")", "]") and (match := _WITHIN.search(stem)):
        found.insert(0, match[1])
        stem = stem[: match.start()].rstrip()
    return stem, found


def _two_word_place(name: str) -> bool:
    first, *others = name.split()
    return len(others) == 1 and first.casefold() in _FIRST_WORDS


def _key(name: str) -> str:
    return name.strip().casefold()


def _is_capitals(name: str) -> bool:
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
    if _is_capitals(name):
        return len(name) > 2 or (sure and not name.isascii())
    if not all(is_capital(w[0]) or w.lower() in _SMALL for w in words) or words[0][0].islower():
        return False
    if not words[0][0].isupper() and not sure:
        return False  # a script without capitals: an agency has to stand beside
    if _key(name) in CITIES or known:
        return len(words) <= 4
    return len(words) <= (4 if sure else 3) and words[0] not in _OPENERS


_FIRST_WORDS = frozenset(
    "abu bad cape east el fort ft. gulf la las le los lake mount mt. new north palm port puerto rio "
    "saint saint-denis san santa santo são south st. sankt tel the upper west".split()
)
_LINKS = frozenset("of and the de da do".split())
_SMALL = frozenset("de da do del la le au aux sur am an der den of the upon es al el di".split())
_OPENERS = frozenset(
    "The A An And But Or If In On At It He She They We I You My Our This That These Those There "
    "What When Where Why How Who Dr Mr Mrs Ms Mx Yes No Not For From To By With As So Then Now "
    "Der Die Das Ein Eine Und Aber Wer Was Wie Wo Le Les Un Une Et El Los Las Una".split()
)


def _region_and_country(within: list[str]) -> tuple[str | None, str | None]:
    if not within:
        return None, None
    shown = [display_name(part) for part in within]
    if len(shown) == 2:
        return shown[0], shown[1]
    return (shown[0], None) if _key(within[0]) in REGIONS else (None, shown[0])

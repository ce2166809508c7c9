"""Whether a paragraph opens with a dateline, and what it says.

    PLACE[, Region or Country] [(AGENCY)] [, Date] [, Agency] DASH text

The opening up to a dash or colon is taken apart from its end: agency, date, places. Where
the form alone leaves doubt, it stays text.
"""

import re
from collections.abc import Iterator

from .dateline_places import (
    is_in_capitals,
    place_key,
    places_of,
    regions_in_brackets,
)
from .dates import MONTH
from .document import Dateline, Place
from .expressions import expression
from .names import Agencies, display_name, is_capital, narrow
from .places import CITIES, REGIONS

_REACH = 120
"""A dateline ends within this many characters."""
_DASH = expression(
    r"(?<=\))\.\s?[-–—]+\s*|"
    r"\s*(?:--+|—|–)\s*|\s+-(?=\s)\s*|(?<=\))\s*[-:]\s*|(?<=\d)-\s+|\s*:\s+|(?<=[)\d])\.\s+(?=[A-Z“\"])|(?<=/)\.?\s+"
)
_SIGN = expression(r"[-–—:./]")
"""What every dash holds, or follows."""
_SIGNS = ("–", "—", "-", ":", ")", "/")
"""No dateline is without one of these."""
_BRACKETS = expression(r"\(\s*([^()]{1,60}?)\s*\)\s*$|/\s*([^()/]{1,30}?)\s*/\s*$")
_DATE = expression(
    rf"[,\s(]\s*(?P<date>(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    rf"(?:(?:{MONTH})\.?(?:\s+\d{{1,3}})?(?:,?\s+\d{{4}})?|\d{{1,2}}\.?\s+(?:{MONTH})\.?(?:\s+\d{{4}})?"
    r"|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?))\)?\s*\.?\s*$",
    re.IGNORECASE,
)
_GERMAN = expression(
    r"\b(?:der|die|das|dem|den|des|ein|eine|einen|und|ist|hat|sich|nicht|im|am|zum)\b"
)
_DATE_AND_COLON = expression(rf"(?:{MONTH})\.?\s\d{{1,2}}(?:,\s\d{{4}})?:", re.IGNORECASE)
_MONTH_ENDINGS = frozenset(name[-3:] for name in MONTH.split("|"))
_AGENCY_FIRST = expression(r"\(\s*([^()]{2,40}?)\s*\)\s*(?:[-–—:]+|\.)\s*")
_NO_DASH = expression(r"([A-Z][^()]{1,40}?)\s?\(([^()]{2,30})\)\s+(?=[A-Z“\"])")


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
        if stopped := _with_a_stop(head):
            return stopped
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
            if agency and (places := places_of(match[1], sure=True, capitals=True)):
                return Dateline(text, places, agency)
        stem, agency, date = self._bracketed(text.rstrip(" :–—-"))
        known = place_key(stem.split(",")[0]) in CITIES or (
            "," in stem and is_in_capitals(stem.split(",")[0])
        )
        if known and (places := places_of(stem, sure=True, capitals=False)):
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
        stem, within = regions_in_brackets(stem)
        if len(within) == 1 and not agency and not date and is_in_capitals(stem):
            agency, within = within[0], []  # `KABUL (Pajhwok):`
        if not agency and "," in stem:
            before, _, last = stem.rpartition(",")
            if named := self._named(last):
                stem, agency = before.strip(), named
                stem, _, date = self._bracketed(stem) if not date else (stem, None, date)
        sure = bool(date or (agency and self._vouches(agency, stem)))
        if dash.startswith((":", ".")) and not sure and place_key(stem) not in CITIES:
            return None
        first = stem.split(",")[0]
        if dash in {":", "."} and not (
            agency or is_in_capitals(stem) or place_key(first) in CITIES
        ):
            return None
        places = places_of(stem, sure=sure or bool(within), capitals=True)
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
        return known or is_in_capitals(stem) or " " not in stem or "," in stem

    def _named(self, name: str) -> str | None:
        """Return the known agency that *name* is; `Pa.` is a state, and no agency."""
        return None if name.strip().casefold() in REGIONS else self.agencies.canonical(name)

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
        if is_in_capitals(stem):
            return not rest[0].islower() or place_key(stem) in CITIES
        if place_key(stem) in CITIES or "," in stem:
            return not rest[0].islower()
        sentence = re.split(r"[.!?]\s", rest, maxsplit=1)[0]
        return not rest[0].islower() and not re.search(r"\s[-–—]\s|—", sentence)

    def _no_dash(self, head: str) -> tuple[Dateline, int] | None:
        """Read `KYIV (Reuters) Ukraine said …`: a place in capitals and a known agency."""
        match = _NO_DASH.match(head)
        if not match or not self.agencies.canonical(match[2]):
            return None
        stem, _, date = self._bracketed(match[1])
        if not date and not is_in_capitals(stem.split(",")[0]):
            return None
        places = places_of(stem, sure=True, capitals=True)
        end = len(match[0].rstrip())
        agency = self.agencies.canonical(match[2])
        return (Dateline(head[:end], places, agency, date), end) if places else None


def _with_a_stop(head: str) -> tuple[Dateline, int] | None:
    """Read `Leipzig. Ein Schwan hat …`: German papers end the place with a full stop alone."""
    city, stop, rest = head[:_REACH].partition(". ")
    if not stop or place_key(city) not in CITIES or not rest[:1].isupper():
        return None
    if not _GERMAN.search(rest) or len(rest.partition(".")[0].split()) < 5:
        return None
    return Dateline(f"{city}.", (Place(display_name(city)),)), len(city) + 1


def _date_at_end(stem: str) -> re.Match[str] | None:
    """Return the match of the date that ends *stem*; it ends in a digit or a month's name."""
    end = stem.rstrip(" .)\u00a0")
    if not end[-1:].isdecimal() and end[-3:].casefold() not in _MONTH_ENDINGS:
        return None
    return _DATE.search(stem)

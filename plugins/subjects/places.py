"""The places of a story: which names are places, and which states they tell of."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from seedtext.document import Dateline

from .authority import Entry
from .gazetteers import Known, abbreviations, city, code_in, known, regions, state_names
from .naming import LIKELY, POSSIBLE, SURE
from .passages import DATELINE
from .tally import Tallies, Tally

_WITHIN = re.compile(r", ((?:[A-Z]\.){2}|[A-Z][\w-]+\.?(?: [A-Z][\w-]+)?)")
_LIST = re.compile(r",? (?:and|or) [A-Z]|, [A-Z]")
"""Behind a region that stands beside a city, and does not hold it: `Paris, Texas and Rome`."""
_CLOSING = frozenset(["", "\n", *",.;:)-–—"])
"""Behind what a place lies in."""
_BEFORE = re.compile(
    r"\b(?:in|from|near|at|to|outside|around|for|of|across|between|leave|left|and) $"
)
_SPEAKING = re.compile(r"\b(?:speaks?|spoken?|spoke|speaking|learn|teach|fluent in) $")
_IN = re.compile(r"\b(?:in|into|from) $")
_ALONE = re.compile(r"[.,;:)!?”\"]|$| (?:and|or|to|by|on|at|is|was|that|but)\b")
"""Behind a language that is no adjective: `in French,`, not `in French towns`."""
_LANGUAGE = re.compile(r" (?:languages?|speakers?|translations?|lessons?|words?)\b")
_ILLNESS = re.compile(r" (?:disease|syndrome|virus|variant|strain|fever)")
_VERY_LARGE = 1500
"""Thousands of people: a city known without a cue, though people bear its name."""
_GEORGIAN = frozenset("Tbilisi Batumi Abkhazia Ossetia Georgian Georgians".split())


@dataclass(slots=True)
class Places:
    """Places by name, and apart from them the states by code."""

    local: dict[str, Tally] = field(default_factory=dict)
    states: dict[str, Tally] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)
    """How often a state is told of by its cities and regions, with the parts of the story."""
    others: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Cities that have the name of a better known one, `Odessa, Texas` by `Odesa`, with the codes
    of their states."""

    def tell(self, code: str, tally: Tally) -> None:
        """Count a city or region for its state."""
        own = self.states.get(code)
        if own is None:
            self.states[code] = Tally(0, tally.parts, tally.at, SURE)
        else:
            own.parts |= tally.parts
        self.told[code] = self.told.get(code, 0) + tally.count


def places_of(
    tallies: Tallies,
    text: str,
    dateline: Dateline | None,
    entry_of: Callable[[str], Entry | None],
    year: int,
) -> Places:
    """Return the places of a story of *year* whose names are no people's.

    *entry_of* gives the authority file's row of a name: it vouches for a small city.
    """
    places = Places(states=dict(tallies.state))
    _tongues(tallies, places, text)
    _georgia(tallies, places, dateline)
    for name, tally in tallies.region.items():
        if name != "Georgia" and (
            tally.strength >= LIKELY or text[tally.at - 2 : tally.at] == ", "
        ):
            places.local[name] = tally
            places.tell(tally.states[0], tally)
    if dateline:
        _filed(dateline, places, entry_of)
    for name, tally in tallies.city.items():
        if name not in places.local and (named := _other_of(name, tally, text)):
            places.others[name] = named
            places.local.setdefault(named[0], Tally(0, 0, tally.at, SURE))
        if name in places.others and not _is_said_to_be(tally, name, text):
            other, state = places.others[name]
            places.local[other].add(tally)
            places.tell(state, tally)
            continue
        if code := _state_of(name, tally, text, places, entry_of):
            if name in places.local:
                places.local[name].add(tally)
            else:
                places.local[name] = tally
            places.tell(code, tally)
    if "CX" in places.states:
        _congo(places, year)
    return places


def _congo(places: Places, year: int) -> None:
    """Count `Congo` for the state of Kinshasa, or that of Brazzaville if the story tells of it.

    While the one was Zaire, `Congo` was the other.
    """
    if code_in("CD", year) == "ZR":
        name, owner = "CG", "CX"
    else:
        name, owner = "CX", "CG" if "CG" in places.states and "CD" not in places.states else "CD"
    tally, told = places.states.pop(name, None), places.told.pop(name, 0)
    if tally:
        places.states.setdefault(owner, Tally(0, 0, tally.at, SURE, (owner,))).add(tally)
        places.told[owner] = places.told.get(owner, 0) + told


def _tongues(tallies: Tallies, places: Places, text: str) -> None:
    """Count `Spanish` for its state, unless the words around speak of the language."""
    for name, tally in tallies.tongue.items():
        at = text.find(name, tally.at, tally.at + 200)
        if at >= 0 and _is_language(text, at, at + len(name)):
            continue
        thing = known(name)
        if thing is None:
            continue
        if thing.kind == "region":
            owner = tallies.region.get(thing.name)
            names = tallies.region
        else:
            owner, names = places.states.get(thing.name), places.states
        if owner:
            owner.add(tally)
        else:
            names[thing.name] = Tally(tally.count, tally.parts, tally.at, SURE, thing.states)


def _is_language(text: str, start: int, end: int) -> bool:
    """Tell whether the words around a demonym speak of the language."""
    before = max(0, start - 16)
    return bool(
        _SPEAKING.search(text, before, start)
        or _LANGUAGE.match(text, end)
        or (_IN.search(text, before, start) and _ALONE.match(text, end))
    )


def _state_of(
    name: str,
    tally: Tally,
    text: str,
    places: Places,
    entry_of: Callable[[str], Entry | None],
) -> str:
    """Return the code of the state of a city; empty where the name is not clearly a city's."""
    at = text.find(tally.form or name, tally.at, tally.at + 200)
    if at >= 0:
        holder = _holder(tally.form or name, at, text)
        if holder and (not holder.listed or holder.place.states[0] in tally.states):
            return holder.place.states[0]
        if _ILLNESS.match(text, at + len(tally.form or name)):
            return ""
        if name == "Washington" and text.startswith((" state", " State"), at + len(name)):
            places.local["Washington state"] = tally
            places.tell("US", tally)
            return ""
    if name in places.local:
        return _likeliest(tally.states, places)
    if tally.strength == SURE:
        return _likeliest(tally.states, places)
    if tally.strength == LIKELY:
        known_city = city(tally.form or name)
        if known_city and known_city.people >= _VERY_LARGE:
            return _likeliest(tally.states, places)
        if at >= 0 and _BEFORE.search(text, max(0, at - 10), at):
            return _likeliest(tally.states, places)
    if tally.strength == POSSIBLE and _is_listed_city(name, entry_of):
        return _likeliest(tally.states, places)
    return ""


def _other_of(name: str, tally: Tally, text: str) -> tuple[str, str] | None:
    """Return `Paris, Texas`, which is not the city of this *name*, and the code of its state."""
    form = tally.form or name
    holder = _holder(form, tally.at, text)
    here = city(form) if holder else None
    if not holder or not here or holder.listed or not holder.closed:
        return None
    state = holder.place.states[0]
    within = _within(here, state, holder.printed)
    # not where `Athens, Georgia` and `Athens, Greece` are in one story
    if not within or f"{form}, {state_names()[here.states[0]]}" in text:
        return None
    return f"{form}, {within}", state


class _Holder(NamedTuple):
    """A region or state behind the comma after a place, as *printed*."""

    place: Known
    printed: str
    listed: bool
    """Whether the two stand in a list, so that the one may not hold the other."""
    closed: bool
    """Whether the comma is theirs, as in `in Paris, Texas, a man`; not `in London, Canada agreed`.
    """


def _holder(form: str, at: int, text: str) -> _Holder | None:
    """Return what holds the place that *text* prints as *form*, from *at*."""
    at = text.find(form, at, at + 200)
    end = at + len(form)
    behind = _WITHIN.match(text, end) if at >= 0 and text[end : end + 1] == "," else None
    if behind is None:
        return None
    for printed in (behind[1], behind[1].rstrip("."), behind[1].partition(" ")[0].rstrip(".")):
        place = regions().get(printed) or known(printed)
        if place and place.kind in {"region", "state"}:
            end = behind.start(1) + len(printed)
            short = printed in abbreviations()  # stands behind a place alone: `Athens, Ga.`
            listed = not short and _LIST.match(text, end) is not None
            return _Holder(place, printed, listed, short or _closes(printed, text, end))
    return None


def _closes(printed: str, text: str, end: int) -> bool:
    """Tell whether what stands at *end*, behind a region or state, ends what they say of a place.

    A region begins a clause less often than a state, as in `London, Kentucky Senator Rand Paul`.
    """
    if text[end : end + 1] in _CLOSING:
        return True
    return printed in regions() and not (text[end] in "'’" or text[end + 1 : end + 2].isupper())


def _within(here: Known, state: str, printed: str | None) -> str:
    """Return where a city lies that has the name of *here*; empty where it is that one itself.

    It is *printed* to lie in a region or a state; of a state the gazetteer must know that it has
    such a city, as states change their names.
    """
    if here.kind != "city" or not printed or state in {"", here.states[0]}:
        return ""
    inside = regions().get(printed)
    if inside is None:
        return state_names()[state] if state in here.states else ""
    return inside.name


def _is_said_to_be(tally: Tally, name: str, text: str) -> bool:
    """Tell whether the state of the better known city stands behind the name: `Odessa, Ukraine`."""
    holder = _holder(tally.form or name, tally.at, text)
    return holder is not None and holder.place.states[:1] == tally.states[:1]


def _is_listed_city(name: str, entry_of: Callable[[str], Entry | None]) -> bool:
    """Tell whether the authority file has a city that bears no name of people."""
    entry, here = entry_of(name), city(name)
    return bool(entry and entry.kind == "place" and here and not here.doubtful)


def _likeliest(codes: tuple[str, ...], places: Places) -> str:
    """Return the first state, or another that the story itself names."""
    if codes[0] in places.states:
        return codes[0]
    return next((code for code in codes if code in places.states), codes[0])


def _filed(dateline: Dateline, places: Places, entry_of: Callable[[str], Entry | None]) -> None:
    """Count the places of the dateline, and its states."""
    for place in dateline.places:
        state = _dateline_state(place.name, place.region, place.country)
        tally = Tally(1, DATELINE, 0, SURE, (state,) if state else ())
        here = known(place.name)
        if here is not None and here.kind in {"state", "organisation"}:
            if here.kind == "state":
                places.tell(here.name, tally)
            continue
        name = here.name if here else place.name
        if here and (within := _within(here, state, place.region or place.country)):
            name = f"{place.name}, {within}"
            places.others[here.name] = name, state
        entry = entry_of(name)
        if (here and here.kind == "city") or state or (entry and entry.kind == "place"):
            places.local[name] = tally
        if state:
            places.tell(state, tally)


def _dateline_state(name: str, region: str | None, country: str | None) -> str:
    for within in (country, region):
        if within:
            inside: Known | None = regions().get(within)
            if within == "Georgia" and name in _GEORGIAN:
                inside = None
            inside = inside or known(within)
            if inside and inside.kind in {"state", "region"}:
                return inside.states[0]
    here = known(name)
    return here.states[0] if here and here.states else ""


def _georgia(tallies: Tallies, places: Places, dateline: Dateline | None) -> None:
    """Decide between the state in the Caucasus and the one in America, or leave both out."""
    tally = places.states.get("GE")
    if tally is None:
        return
    filed = {
        _dateline_state(place.name, place.region, place.country)
        for place in (dateline.places if dateline else ())
    }
    american = "Atlanta" in tallies.city or any(
        region.states[:1] == ("US",) for region in tallies.region.values()
    )
    caucasian = "GE" in filed or bool(
        _GEORGIAN & (tallies.city.keys() | tallies.tongue.keys() | tallies.single.keys())
    )
    if american == caucasian:  # of two great powers the one that is named decides
        american, caucasian = "US" in filed or "US" in tallies.state, "RU" in tallies.state
    if caucasian and not american:
        return
    del places.states["GE"]
    if american and not caucasian:
        places.local["Georgia (US)"] = tally
        places.tell("US", tally)

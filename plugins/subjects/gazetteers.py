"""What is known of names before a story is read: states, cities, regions, bodies, given names.

The lists in data/ are made from packages (`make gazetteers`) or kept by hand, as README.md
says. Each is loaded when it is first asked for; all together take about 20 ms.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).with_name("data")
_REGION = re.compile(r"([^();]+?)(?: \(([^)]*)\))?(?:;|$)")
LARGE = 300
"""Thousands of people: a city that is named without its country in running text."""


class Known(NamedTuple):
    """What a printed name stands for."""

    kind: str
    """`state`, `demonym`, `region`, `city` or `organisation`."""
    name: str
    """As a newspaper prints it; of a state and a demonym, the code of the state."""
    states: tuple[str, ...] = ()
    """Codes of the states that it may lie in, the likeliest first."""
    doubtful: bool = False
    """Of a place: also an ordinary word or the name of people, so that only a context makes it a
    place; of a body: often named as a source alone, `told Reuters`."""
    people: int = 0
    """Thousands of inhabitants of a city; 0 where the lists do not say."""


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("|")


def _words(name: str) -> frozenset[str]:
    return frozenset((_DATA / name).read_text(encoding="utf-8").split())


@cache
def given_names() -> frozenset[str]:
    """Return given names, in Latin letters without diacritics."""
    return _words("given.txt") | _words("moregiven.txt")


@cache
def surnames() -> frozenset[str]:
    """Return surnames that are no given names; some are ordinary words, too: `Smith`."""
    return _words("surnames.txt")


@cache
def ordinary_words() -> frozenset[str]:
    """Return frequent English words that are written with a small letter, three letters or more."""
    return _words("ordinary.txt")


@cache
def not_organisations() -> frozenset[str]:
    """Return words in capitals that name no body: `COVID`, `CEO`."""
    return _words("notorganisations.txt")


@cache
def state_names() -> dict[str, str]:
    """Return the newspaper name of each state, by its code."""
    return {row[0]: row[1] for row in _rows("states.txt")}


@cache
def _eras() -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for today, then, until, *_ in _rows("eras.txt"):
        found.setdefault(today, []).append((then, int(until)))
    return found


@cache
def code_in(code: str, year: int) -> str:
    """Return the code of the state that *code* meant in *year*: SU for RU in 1987."""
    code = _renamed().get(code, code)
    return next((then for then, until in _eras().get(code, ()) if year < until), code)


@cache
def _renamed() -> dict[str, str]:
    """Return the code of today's state by that of one whose name went on: of Burma."""
    return {row[1]: row[0] for row in _rows("eras.txt") if row[3:] == ["="]}


@cache
def state_in(code: str, year: int) -> str:
    """Return the name of the state that *code* meant in *year*: the Soviet Union for RU in 1987."""
    return state_names()[code_in(code, year)]


@cache
def was_union(code: str, year: int) -> bool:
    """Tell whether the state that *code* meant in *year* was made of several of today's."""
    then = code_in(code, year)
    return then != code and sum(code_in(other, year) == then for other in _eras()) > 1


@cache
def regions() -> dict[str, Known]:
    """Return regions and their newspaper abbreviations."""
    found: dict[str, Known] = {}
    for code, names in _rows("regions.txt"):
        for name, short in _REGION.findall(names):
            known = Known("region", name, (code,))
            found.setdefault(name, known)
            for form in filter(None, short.split(",")):
                found.setdefault(form, known)
                found.setdefault(form.rstrip("."), known)
    return found


@cache
def abbreviations() -> frozenset[str]:
    """Return what stands for a region only behind the comma after a city: `Calif.`, `VA`."""
    return frozenset(
        form.rstrip(".") + end
        for form in regions()
        if form.endswith(".") or form.isupper()
        for end in ("", ".")
    )


@cache
def names() -> dict[str, Known]:
    """Return what each printed name stands for, but for cities (`city`)."""
    found: dict[str, Known] = {}
    for code, name, others, demonyms in _rows("states.txt"):
        for form in filter(None, (name, *others.split(","))):
            found[form] = Known("state", code, (code,))
        for form in filter(None, demonyms.split(",")):
            known = Known("demonym", code, (code,))
            found.setdefault(form, known)
            if not form.endswith(("ese", "ish", "ch", "s")):
                found.setdefault(form + "s", known)
    for name, others in _rows("organisations.txt"):
        body = Known("organisation", name.removeprefix("~"), doubtful=name.startswith("~"))
        for form in filter(None, (body.name, *others.split(","))):
            found.setdefault(form, body)
    for form, known in regions().items():
        if form not in abbreviations():
            found.setdefault(form, known)
    return found


@cache
def states() -> dict[str, str]:
    """Return the code of the state of each printed name of one, and of each demonym."""
    return {form: k.name for form, k in names().items() if k.kind in {"state", "demonym"}}


@cache
def words_of_states() -> frozenset[str]:
    """Return the words that name a state, or begin its name."""
    return frozenset(form.partition(" ")[0] for form in states())


@cache
def sources() -> frozenset[str]:
    """Return bodies that stories often name as a source alone."""
    return frozenset(k.name for k in names().values() if k.kind == "organisation" and k.doubtful)


@cache
def _city_rows() -> dict[str, str]:
    lines = (_DATA / "cities.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)


@cache
def _more_cities() -> dict[str, str]:
    return {name: code for code, row in _rows("morecities.txt") for name in row.split(";")}


@cache
def _old_names() -> dict[str, str]:
    return {old: row[0] for row in _rows("oldcities.txt") for old in row[1].split(",") if old}


def today(name: str) -> str:
    """Return the name that a city has today: `St. Petersburg` for `Leningrad`."""
    return _old_names().get(name, name)


def city(name: str) -> Known | None:
    """Return the city of this *name*, or None."""
    return _city(name) if name in _city_names() else None


@cache
def _city_names() -> frozenset[str]:
    return frozenset((*_city_rows(), *_more_cities(), *_old_names()))


@cache
def _city(name: str) -> Known | None:
    now = today(name)
    row = _city_rows().get(now) or _city_rows().get(name)
    more = _more_cities().get(now)
    if row is None:
        return Known("city", now, (more,), people=LARGE) if more else None
    codes, people, mark = row.split("\t")
    states = tuple(codes.split())
    if more:
        states = (more, *(code for code in states if code != more))
    return Known("city", now, states, bool(mark), max(int(people), LARGE * bool(more)))


def is_little_known(thing: Known | None) -> bool:
    """Tell whether *thing* is a city less known than people of its name: `George`, `Bush`."""
    return thing is not None and thing.kind == "city" and thing.doubtful and thing.people < LARGE


def known(name: str) -> Known | None:
    """Return what *name*, exactly as printed, stands for."""
    return names().get(name) or city(name)


@cache
def words_of_names() -> frozenset[str]:
    """Return the words that are a name of the gazetteer, or begin one of several words."""
    forms = (*names(), *_city_names())
    return first_words() | frozenset(form for form in forms if " " not in form)


@cache
def first_words() -> frozenset[str]:
    """Return the first words of all names of several words."""
    return frozenset(pair.partition(" ")[0] for pair in phrases())


@cache
def phrases() -> dict[str, int]:
    """Return how many words the longest name has that begins with two words: `New York`, 3."""
    return lengths((*names(), *_city_names()))


def lengths(forms: Iterable[str]) -> dict[str, int]:
    """Return the most words of *forms* of several words, by the two that they begin with."""
    longest: dict[str, int] = {}
    for form in forms:
        if size := form.count(" "):
            pair = form if size == 1 else " ".join(form.split(" ", 2)[:2])
            longest[pair] = max(longest.get(pair, 0), size + 1)
    return longest

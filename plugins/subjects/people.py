"""The people of a story: who is one person under several forms, and who is none."""

import re
from itertools import islice

from .gazetteers import given_names, known, sources, surnames
from .naming import GIVEN, LIKELY, ORDINARY, SURE, TRAITS, surname, surname_key
from .tally import Tallies, Tally
from .vocabulary import COMPANIES, ROLES, SAYING, TITLES
from .words import plain

_AFTER = re.compile(
    rf"(?:['’]s)?,? (?:who|whose|{'|'.join(SAYING.split())})\b|, \d\d\b|"
    r", (?:(?:an?|the|his|her|then|now) )?(?:[a-z-]+ ){0,2}"
    rf"(?:{'|'.join(role for role in ROLES if role not in {'by', 'with', 'and'})})\b"
)
"""What stands behind the name of a person: `, 45,`, ` said`, `, a professor`."""
_SHORT_FOR = {
    short: long
    for long, shorts in (
        row.split(" ", 1)
        for row in (
            "anthony tony|william bill billy will|joseph joe joey|robert bob bobby rob|"
            "james jim jimmy|richard dick rick ricky|michael mike mick|edward ted ed eddie|"
            "john jack johnny|"
            "charles charlie chuck|lawrence larry|elizabeth liz beth betty|katherine kate kathy|"
            "margaret maggie peggy meg|thomas tommy|andrew andy drew|harold harry|henry harry hank|"
            "theodore ted|francis frank|patricia patty|deborah debbie|susan sue|gerald jerry|"
            "volodymyr vladimir|oleksandr alexander|alexandr alexander|stephen steve steven"
        ).split("|")
    )
    for short in shorts.split()
}
"""Short and other forms of given names."""
_CREDITED = re.compile(r" ?/ ?[A-Z]")
"""Behind the name of a photographer: `Ada Rossi/Harbour News`."""
_ROLE_ENDS = tuple(
    f"{role} "
    for role in (
        "minister president premier chancellor chairman chairwoman secretary governor mayor "
        "senator spokesman spokeswoman prince princess king queen pope bishop ambassador judge"
    ).split()
)
"""Before a single word that is the name of a person: `oil minister Subroto`."""
_ROLE_TAILS = frozenset(end[-3:] for end in _ROLE_ENDS)
_WORD_BEFORE = re.compile(r"([A-Za-z-]+),? [\"“]?$")
_SAYING = frozenset(SAYING.split())
_SAYS = re.compile(rf"(?:['’]s)? (?:{'|'.join(SAYING.split())})\b")
_ROLES = frozenset(ROLES) - {"by", "with", "and", "star,"} | _SAYING
_MISTER = re.compile(r"\b(?:Mrs?|Ms|Dr)\.? $")
_CAPITAL_BEFORE = re.compile(r"\b([A-Z]\w*|[Tt]he) $")
_TRADE = re.compile(rf", an? (?:[a-z-]+ )?(?:{'|'.join(sorted(COMPANIES))})\b")
_LOOKED_AT = 50
"""Places of a surname, at most: a story that says so much of one has said who it is."""
_OPENINGS = (". ", "\n", "” ", '" ')
"""Before the first word of a sentence."""
_VERBS = ("Can ", "May ", "Will ")
_QUESTION = re.compile(r"[^.?!\n]{0,200}\?")
"""`Will Holm come?` is no name."""
_REPORTING = "correspondent reporter journalist photographer videographer cameraman writer".split()
_REPORTER_BEFORE = re.compile(r"([A-Z]\w*(?: [A-Z]\w+)*)(?:['’]s)?(?: [a-z]+)? [a-z]+,? $")
_REPORTER_BEHIND = re.compile(
    rf", (?:an?|the) ([A-Z]\w*(?: [A-Z]\w+)*) (?:[a-z]+ )?(?:{'|'.join(_REPORTING)})\b"
)
_REPORTER_ENDS = tuple(f"{word}{sign}" for word in _REPORTING for sign in (" ", ", "))
_LAST_SIGNS = frozenset(end[-2] for end in _REPORTER_ENDS)
_AGENCIES = frozenset("AP DPA EFE Reuter UPI dpa".split())
"""Beside the bodies that stories name as a source."""


def take_back(tallies: Tallies, text: str) -> None:
    """Make people of what looks like bodies, and whom the story speaks of as a person.

    `Charlotte Church` may be either: `Church, 33,` and `the singer Charlotte Church` tell.
    """
    for name in tallies.either:
        words = name.split(" ")
        title = words.pop(0) if words[0] in TITLES else ""
        tally = tallies.organisation[name]
        if title or _is_spoken_of(words[0], words[1], tally.at, text):
            del tallies.organisation[name]
            tally.strength = SURE
            who = " ".join(words)
            if known_before := tallies.person.get(who):
                tally.add(known_before)
            tallies.person[who] = tally


def _is_spoken_of(given: str, last: str, at: int, text: str) -> bool:
    """Tell whether the story gives *last* an age, a role or words, with *given* or alone."""
    before = _WORD_BEFORE.search(text, max(0, at - 24), at)
    if before and before[1] in _ROLES - _SAYING:
        return True
    full = f"{given} {last}"
    trade = _TRADE.match(text, text.find(full, at) + len(full))
    if trade or f" the {full}" in text or f"The {full}" in text:
        return False  # `The Austin Post`; `Hudson Power, a utility`
    places = (match.start() for match in islice(re.finditer(rf"\b{last}\b", text), _LOOKED_AT))
    return any(
        _AFTER.match(text, at + len(last)) and _is_alone(given, last, at, text) for at in places
    )


def _is_alone(given: str, last: str, at: int, text: str) -> bool:
    """Tell whether the surname at *at* stands for a person, by what is before it."""
    before = _CAPITAL_BEFORE.search(text, max(0, at - 24), at)
    if before is None or _MISTER.search(text, max(0, at - 5), at):
        return True
    return before[1] == given and not _SAYS.match(text, at + len(last))


def people_of(tallies: Tallies, text: str) -> dict[str, Tally]:
    """Return the people of a story by their fullest names, every mention counted.

    Takes out of *tallies* what proves to name a person: single words, and places.
    """
    found = _proved(tallies.person, tallies.single, text)
    by_surname: dict[str, list[str]] = {}
    by_part: dict[str, str] = {}
    merged: dict[str, Tally] = {}
    for name in sorted(found, key=lambda name: (-name.count(" "), found[name].at, name)):
        last = surname_key(name)
        same = by_part.get(name)
        if others := by_surname.get(last):
            same = next((other for other in others if _compatible(other, name)), same)
        if same:
            merged[same].add(found[name])
        else:
            merged[name] = found[name]
            by_surname.setdefault(last, []).append(name)
            for part in _parts(name):
                by_part.setdefault(part, name)
    _absorb(tallies, merged, by_surname, by_part)
    return merged


def _parts(name: str) -> list[str]:
    """Return what may stand for a full name beside its surname: `Ada Mara`, `Mara Rossi`."""
    words = name.split()
    if len(words) < 3:
        return words[:1]
    return [words[0], " ".join(words[:-1]), " ".join(words[1:])]


def _proved(people: dict[str, Tally], single: dict[str, Tally], text: str) -> dict[str, Tally]:
    found = {
        name: tally
        for name, tally in people.items()
        if tally.strength >= LIKELY or _is_proved(name, tally, people, single, text)
    }
    for name in people if len(found) < len(people) else ():
        if (
            name not in found
            and surname(name) == name
            and any(full.endswith(f" {name}") for full in found)
        ):
            found[name] = people[name]  # `Le Roux`, of `Ada Le Roux`
    _listed(people, found, text)
    found |= {
        name: tally
        for name, tally in single.items()
        if (
            tally.strength == LIKELY and (plain(name) in surnames() or plain(name) in given_names())
        )
        or (
            text[tally.at - 3 : tally.at] in _ROLE_TAILS
            and text.endswith(_ROLE_ENDS, max(0, tally.at - 12), tally.at)
        )
    }
    for name in list(found):
        single.pop(name, None)
        tally = found[name]
        if tally.count == 1 and (
            _is_maker(name, tally.at, text, single)
            or (name.startswith(_VERBS) and _QUESTION.match(text, tally.at))
        ):
            del found[name]
    return found


def _is_proved(
    name: str, tally: Tally, people: dict[str, Tally], single: dict[str, Tally], text: str
) -> bool:
    """Tell whether the story speaks of a doubtful name as of a person, or uses a part of it."""
    given, _, rest = name.partition(" ")
    last = surname(name)
    part = rest in people and (" " not in rest or bool(TRAITS[given] & GIVEN))
    return (
        ((last in single or part) and _may_be_alone(name, last))
        or _has_cue(name, tally.at, text)
        or bool(TRAITS[given] & GIVEN and TRAITS[last] & ORDINARY and _begins_to_speak(last, text))
    )


def _may_be_alone(name: str, last: str) -> bool:
    """Tell whether *last* alone, elsewhere in the story, speaks for a person: not `Cash`."""
    return bool(TRAITS[name.partition(" ")[0]] & GIVEN) or not TRAITS[last] & ORDINARY


_SIGNS = (", ", " and ", ", and ")
"""Between the names of a list."""


def _listed(people: dict[str, Tally], found: dict[str, Tally], text: str) -> None:
    """Add the unknown names that stand in one list with people: `Ada Rossi, Fela Kuti and …`."""
    if len(found) == len(people):
        return
    places = {
        name: text.find(name, tally.at, tally.at + 200)
        for name, tally in people.items()
        if name not in found
    }
    listed = {
        name: at
        for name, at in places.items()
        if at >= 0 and (text.endswith(_SIGNS, 0, at) or text.startswith(_SIGNS, at + len(name)))
    }
    if not listed:
        return  # most stories
    before = tuple(f"{name}{sign}" for name in found for sign in _SIGNS)
    behind = tuple(f"{sign}{name}" for name in found for sign in _SIGNS)
    for name, at in listed.items():
        if text.endswith(before, 0, at) or text.startswith(behind, at + len(name)):
            found[name] = people[name]
            before += tuple(f"{name}{sign}" for sign in _SIGNS)


def _is_maker(name: str, at: int, text: str, single: dict[str, Tally]) -> bool:
    """Tell the photographer behind a caption, the writer in front of a text, the reporter in it."""
    at = text.find(name, at, at + 200)
    if at < 0:
        return False
    if text[max(0, at - 3) : at].lower() == "by " and text[max(0, at - 4)] in "Bb\n":
        return True
    end = at + len(name)
    if text[at - 2 : at - 1] in _LAST_SIGNS and text.endswith(_REPORTER_ENDS, 0, at):
        whose = _REPORTER_BEFORE.search(text, max(0, at - 60), at)
    elif text[end : end + 1] == ",":
        whose = _REPORTER_BEHIND.match(text, end)
    else:
        return bool(_CREDITED.match(text, end))
    return whose is not None and surname(name) not in single and _is_agency(whose[1])


def _is_agency(printed: str) -> bool:
    """Tell a body whose reporters are no subjects of its stories."""
    words = re.sub("^(?:An?|The) ", "", printed)
    agency = known(words)
    return words in _AGENCIES or bool(agency and agency.name in sources())


def _begins_to_speak(last: str, text: str) -> bool:
    """Tell whether a sentence begins with the surname, where an ordinary word proves nothing."""
    for opening in _OPENINGS:
        at = text.find(f"{opening}{last}")
        if at >= 0 and _AFTER.match(text, at + len(opening) + len(last)):
            return True
    return False


def _has_cue(name: str, at: int, text: str) -> bool:
    """Tell whether the words around the first mention speak of a person."""
    at = text.find(name, at, at + 200)
    if at < 0:
        return False
    if _AFTER.match(text, at + len(name)):
        return True
    before = _WORD_BEFORE.search(text, max(0, at - 24), at)
    return bool(before and before[1] in _ROLES)


def _compatible(full: str, name: str) -> bool:
    """Tell whether *name* may be a shorter form of *full*: a surname, an initial for a name."""
    if surname(name) == name:
        return True
    one, two = full.partition(" ")[0], name.partition(" ")[0]
    if one == two:
        return True
    if len(one.rstrip(".")) == 1 or len(two.rstrip(".")) == 1:
        return one[0] == two[0]
    one, two = plain(one).casefold(), plain(two).casefold()
    if one.startswith(two) or two.startswith(one):
        return True
    return _SHORT_FOR.get(one, one) == _SHORT_FOR.get(two, two)


def _absorb(
    tallies: Tallies,
    people: dict[str, Tally],
    by_surname: dict[str, list[str]],
    by_part: dict[str, str],
) -> None:
    """Give single words, and places of the same name, to the people of that name."""
    if not people:
        return
    for single in list(tallies.single):
        names = by_surname.get(surname_key(single))
        owner = _foremost(names, people) if names else by_part.get(single)
        if owner:
            people[owner].add(tallies.single.pop(single))
    for places in (tallies.city, tallies.region, tallies.state):
        for place, tally in list(places.items()):
            form = tally.form or place
            names = by_surname.get(form.casefold())
            owner = _foremost(names, people) if names else by_part.get(form)
            if owner and people[owner].strength >= LIKELY and tally.form != "U.S.":
                people[owner].add(places.pop(place))


def _foremost(names: list[str], people: dict[str, Tally]) -> str:
    return max(names, key=lambda name: (people[name].count, -people[name].at, name))

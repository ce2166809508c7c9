"""The organisations of a story: bodies, and acronyms with what they stand for."""

import re

from .gazetteers import known, not_organisations
from .naming import LIKELY, SURE, is_ordinary
from .tally import Tallies, Tally
from .vocabulary import HEADS, NEVER_PEOPLE

_BRACKETED = re.compile(r"\((?:the )?([A-Z][A-Za-z.&-]{1,9}?)s?\)")
_SMALL = frozenset("of the for and in on de la et du des & to".split())
_REACH = 100
"""Characters before the bracket in which the expansion stands."""


def organisations_of(tallies: Tallies, text: str) -> dict[str, Tally]:
    """Return the organisations of a story, acronyms under their full names."""
    found = {
        name: tally
        for name, tally in tallies.organisation.items()
        if tally.strength >= LIKELY or tally.count > 1
    }
    if "(" in text:
        _expand(found, tallies, text)
    shorter = {name.partition(" ")[0]: name for name in reversed(found)}
    for single in list(tallies.single):
        owner = shorter.get(single)
        if owner and not is_ordinary(single):
            found[owner].add(tallies.single.pop(single))
    return found


def _expand(found: dict[str, Tally], tallies: Tallies, text: str) -> None:
    for match in _BRACKETED.finditer(text):
        acronym = match[1]
        if sum(c.isupper() for c in acronym) < 2:
            continue
        name = expansion(text[max(0, match.start() - _REACH) : match.start()], acronym)
        if not name:
            continue
        thing = known(name)
        if thing is not None and thing.kind != "organisation":
            continue
        if thing:
            name = thing.name
        elif acronym in not_organisations() or not _like_a_body(name):
            continue
        tally = found.get(name) or tallies.person.pop(name, None)
        if tally is None:
            tally = Tally(1, 0, match.start(), SURE)
        found[name] = tally
        if short := tallies.acronym.pop(acronym, None):
            tally.add(short)


def _like_a_body(name: str) -> bool:
    """Tell `Paycheck Protection Program` from a body by its first and last words."""
    first, last = name.partition(" ")[0], name.rpartition(" ")[2]
    if last in NEVER_PEOPLE:
        return False
    return bool({first, last} & HEADS) or known(first) is not None or not is_ordinary(last)


def expansion(before: str, acronym: str) -> str:
    """Return the words at the end of *before* whose initials are *acronym*; empty for none."""
    letters = [c for c in acronym if c.isupper()]
    words = before.split()
    at = len(words)
    while at and letters:
        at -= 1
        word = words[at].strip("\"“”’'(")
        if not word:
            return ""
        initials = [part[0] for part in word.split("-") if part]
        if initials[0] == letters[-1]:
            letters.pop()
        elif len(initials) > 1 and initials[-1].upper() == letters[-1]:
            for initial in reversed(initials):
                if letters and initial.upper() == letters[-1]:
                    letters.pop()
        elif word not in _SMALL:
            return ""
    name = " ".join(words[at:]).strip("\"“”’'( ")
    return name if not letters and " " in name and name[:1].isupper() else ""

"""The organisations of a story: bodies, and acronyms with what they stand for."""

import re
from collections import defaultdict
from collections.abc import Callable
from itertools import takewhile

from .gazetteers import known, not_organisations
from .naming import (
    GIVEN,
    INITIAL,
    LIKELY,
    ORDINARY,
    POSSIBLE,
    SURE,
    SURNAME,
    TRAITS,
    is_brand,
    is_ordinary,
)
from .passages import BODY
from .tally import Tallies, Tally
from .vocabulary import COMPANIES, HEADS, NEVER_PEOPLE
from .words import Kept

_BRACKETED = re.compile(r"\((?:the )?([A-Z][A-Za-z.&-]{1,9}?)s?\)")
_COMPANY = "|".join(sorted(COMPANIES))
_BEFORE = re.compile(
    r"\b(?:(?:brands|chains|companies|firms|platforms|start-?ups) (?:including|like|such as)|"
    r"(?:CEO|CFO|COO|chief executive|(?:co-?)?founders?|employees|workers|shares|"
    r"spokes(?:man|woman|person)|analysts?|economists?|partner|strategist) (?:of|at|for|in)) $"
)
"""Before an unknown name: `the packaging company Descarbox`, `an economist at Zillow`."""
_BEHIND = re.compile(
    r",? (?:which is )?(?:an?|the|one of the) (?:[\w’'-]+ ){0,4}(?:" + _COMPANY + r")\b|"
    r",? \(?which (?:makes|operates|owns|produces|runs|sells)\b|"
    r"(?:['’]s)? (?:CEO|CFO|COO|chief executive|co-?founder|shares|stock)\b"
)
"""Behind one: `Watsco, a distributor of pumps`, `Corning’s shares`."""
_AS_ONE = (" said it ", " said its ", " shares", " stock", " shareholders")
_IT = re.compile(
    r" said (?:its [a-z]|it (?:expects|intends|plans|(?:has )?(?:acquired|agreed|begun|bought|"
    r"closed|completed|declared|filed|merged|received|reported|sold|signed)|will (?:acquire|"
    r"begin|build|buy|close|cut|issue|offer|pay|redeem|report|sell|spend))\b)|"
    r" (?:shares(?:[.,]| (?:closed|dropped|fell|for|gained|jumped|of|outstanding|rose|slid|traded|"
    r"were)\b)|stock\b|shareholders\b)"
)
"""Behind the name of a company that is spoken of as `it`, or owned."""
_BUSINESS = (" company", " shares", " shareholders", " stock", " dlrs", " profit", " earnings")
"""Words of a story that a company is in."""
_SOMEBODY = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|who)\b|, \d\d,")
"""Words of one that a person is in."""
_LINKS = frozenset("as at for in including like of".split())
"""The last words of _BEFORE."""
_SIGNS = frozenset([", ", "'s", "’s", " (", " C", " c", " s"])
"""The first two signs of _BEHIND."""
_NEAR = 30
"""Characters before a name in which a cue stands."""
_GLUED = frozenset("@#/._")
"""Before a word of a handle or an address."""
_PARTY = re.compile(r" party\b")
_BEFORE_PARTY = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)?\Z")
_SMALL = frozenset("of the for and in on de la et du des & to".split())
_OPENINGS = ("Department of ", "Ministry of ")
"""Of a name that is as often printed without: `Health and Human Services`."""
_KNOWN = ORDINARY | GIVEN | SURNAME
"""What a word may be that is no company by itself."""
_LEAST = 3
"""Letters of an acronym that no bracket explains."""
_REACH = 100
"""Characters before the bracket in which the expansion stands."""


def organisations_of(
    tallies: Tallies, text: str, is_listed: Callable[[str], object]
) -> dict[str, Tally]:
    """Return the organisations of a story, acronyms under their full names.

    *is_listed* tells whether the authority file has a name.
    """
    found = {
        name: tally
        for name, tally in tallies.organisation.items()
        if tally.strength >= LIKELY or tally.count > 1
    }
    if "(" in text:
        _expand(found, tallies, text)
    if " party" in text:
        _parties(found, text)
    _companies(found, tallies, text)
    if tallies.acronym:
        _abbreviated(found, tallies)
    shorter = {name.partition(" ")[0]: name for name in reversed(found)}
    for single in list(tallies.single):
        owner = shorter.get(single)
        if owner and not is_ordinary(single):
            found[owner].add(tallies.single.pop(single))
    _join_forms(found, is_listed)
    return found


def _join_forms(found: dict[str, Tally], is_listed: Callable[[str], object]) -> None:
    """Join the forms of one body: in other letters, or without what is no part of what it is.

    That is the name of a person, `James R. Thompson Center`, and the word that opens the name of
    a ministry. Other words make another body: `Medical University of Vienna`.
    """
    forms = {name.casefold(): name for name in found}
    if len(forms) < len(found):
        forms = {}
        for name in sorted(found, key=lambda name: (known(name) is None, -found[name].count)):
            forms.setdefault(name.casefold(), name)
    longer: dict[str, list[str]] = {}
    for name in forms.values():
        shorter = _SHORTER[name]
        if shorter == name or shorter not in found:
            continue
        if known(shorter) is None and not is_listed(shorter):
            longer.setdefault(shorter, []).append(name)
    if not longer and len(forms) == len(found):
        return  # most stories
    whole = {shorter: names[0] for shorter, names in longer.items() if len(names) == 1}
    for name in list(found):
        form = forms[name.casefold()]
        while form in whole:
            form = whole[form]
        if form != name:
            found[form].add(found.pop(name))


def _shorter(name: str) -> str:
    """Return what a body is called in short, by its name alone."""
    for opening in _OPENINGS:
        if name.startswith(opening):
            return name.removeprefix(opening)
    words = name.split(" ")
    names = sum(1 for _ in takewhile(lambda word: TRAITS[word] & (GIVEN | INITIAL), words[:-2]))
    return " ".join(words[names:])


_SHORTER = Kept(_shorter, 20_000)


def _parties(found: dict[str, Tally], text: str) -> None:
    """Add the parties that the gazetteer knows and the story writes with a small letter."""
    for party_at in _PARTY.finditer(text):
        name = _BEFORE_PARTY.search(text, max(0, party_at.start() - _REACH), party_at.start())
        words = name[0].split(" ") if name else []
        for at in range(len(words)):
            party = known(" ".join([*words[at:], "Party"]))
            if name and party and party.kind == "organisation":
                tally = found.setdefault(party.name, Tally(0, BODY, name.start(), SURE))
                tally.count += 1
                break


def _companies(found: dict[str, Tally], tallies: Tallies, text: str) -> None:
    """Add the unknown names that the words around call a company, no person."""
    single = [name for name in tallies.single if not TRAITS[name] & _KNOWN]
    for names, doubtful in ((tallies.single, single), (tallies.person, list(tallies.person))):
        for name in doubtful:
            tally = names[name]
            if tally.strength > POSSIBLE:
                continue
            at = text.find(name, tally.at, tally.at + _REACH)
            if at >= 0 and _is_company(name, text, at, at + len(name)):
                found[name] = names.pop(name)
    starts = text.startswith
    owned = [n for n, tally in tallies.person.items() if starts(_AS_ONE, tally.at + len(n))]
    if owned and (_SOMEBODY.search(text) or not any(word in text for word in _BUSINESS)):
        owned = []  # whose story it is may be one of them
    for name in owned:
        if _is_it(name, tallies.person[name].at, text):
            _add(found, name, tallies.person.pop(name))
    for name in tallies.person.keys() & found.keys():  # `Martin Marietta Corp`, before
        _add(found, name, tallies.person.pop(name))


def _add(found: dict[str, Tally], name: str, tally: Tally) -> None:
    if name in found:
        found[name].add(tally)
    else:
        found[name] = tally


def _is_it(name: str, at: int, text: str) -> bool:
    """Tell the company whose name is like a person's: `Montgomery Ward said it will close stores`.

    Only where the story names it first, and without a title, with which the run would begin: there
    a person has a role.
    """
    end = at + len(name)
    return (
        text.startswith(_AS_ONE, end) and text.startswith(name, at) and bool(_IT.match(text, end))
    )


def _is_company(name: str, text: str, at: int, end: int) -> bool:
    if text.startswith(".com", end):
        return False
    word = text[max(0, at - _NEAR) : at - 1].rpartition(" ")[2]
    if word.rpartition("-")[2] in COMPANIES:
        return True
    if word in _LINKS and _BEFORE.search(text, max(0, at - _NEAR), at):
        return True
    if text[end : end + 2] in _SIGNS and _BEHIND.match(text, end):
        return True
    if name[1:].islower():
        return False
    return is_brand(name) and text[at - 1 : at] not in _GLUED


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


def _abbreviated(found: dict[str, Tally], tallies: Tallies) -> None:
    """Count an acronym for the one body of the story that has its initials."""
    named = defaultdict[str, list[str]](list)
    for name in found:
        named[_INITIALS[name]].append(name)
    for acronym in [acronym for acronym in tallies.acronym if len(acronym) >= _LEAST]:
        names = named.get(acronym, ())
        if len(names) == 1:
            found[names[0]].add(tallies.acronym.pop(acronym))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split(" ") if word[:1].isupper())


_INITIALS = Kept(_initials, 20_000)


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

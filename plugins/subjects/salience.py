"""How much a story is about a subject, and the order of subjects."""

from collections.abc import Callable
from typing import NamedTuple

from .authority import Entry
from .passages import CAPTION, DATELINE, HEADLINE, LEAD
from .records import KINDS, WHERE, Subject


class Candidate(NamedTuple):
    """A subject before it is weighed and named by the authority file."""

    kind: str
    name: str
    mentions: int
    parts: int
    """A bit for each part of the story."""
    at: int = 0
    """Where the text names it first."""
    told: int = 0
    """How often a city or region of the state is named."""
    quoted: bool = False
    """It is a body that stories often name as a source alone."""


_WHERE = [
    tuple(name for bit, name in enumerate(WHERE) if parts >> bit & 1)
    for parts in range(1 << len(WHERE))
]


def ranked(
    candidates: list[Candidate], entry_of: Callable[[str], Entry | None], length: int
) -> tuple[Subject, ...]:
    """Return the subjects of a story of *length* characters, most salient first.

    *entry_of* gives the authority file's row of a name.
    """
    by_name: dict[str, tuple[Candidate, str]] = {}
    for candidate in candidates:
        found, by = candidate, "machine"
        if entry := entry_of(candidate.name):
            if entry.kind not in KINDS:
                continue
            found = Candidate(entry.kind, entry.preferred, *candidate[2:])
            by = "authority"
        if old := by_name.get(found.name):
            found = _merged(old[0], found)
        by_name[found.name] = (found, by)
    subjects = [_subject(found, by, length) for found, by in by_name.values()]
    subjects.sort(key=_order)
    return tuple(subjects)


def _merged(one: Candidate, two: Candidate) -> Candidate:
    """Return two forms of one name as one."""
    return one._replace(
        mentions=one.mentions + two.mentions,
        parts=one.parts | two.parts,
        at=min(one.at, two.at),
        told=one.told + two.told,
        quoted=one.quoted or two.quoted,
    )


def _subject(candidate: Candidate, by: str, length: int) -> Subject:
    kind, name, mentions, parts, at, told, quoted = candidate
    weight = salience(kind, mentions + told / 2, parts, at / (length + 1))
    if quoted and mentions < _QUOTED and not parts & HEADLINE:
        weight /= 3 if mentions < _NAMED else 1.5  # `told Reuters`
    return Subject(name, kind, mentions, _WHERE[parts], round(weight, 2), by)


def _order(subject: Subject) -> tuple[float, str]:
    return -subject.salience, subject.name


def salience(kind: str, mentions: float, parts: int, depth: float) -> float:
    """Return how much a story is about what it names so, from 0 to 1.

    *depth*: how far down the story names it first, from 0 to 1.
    """
    weight = _MENTIONS[int(2 * mentions)] if mentions < _MANY else 0.4
    weight += _BY_PARTS[parts] + 0.1 * (1 - depth)
    if kind == "person":
        weight += 0.32
    elif kind == "organisation":
        weight += 0.31
    return min(weight, 1.0)


_QUOTED = 6
"""Mentions from which a source is more than one."""
_NAMED = 2
"""Mentions from which a source is more than a word in passing."""
_MANY = 50
_MENTIONS = [0.4 * half / (half + 6) for half in range(2 * _MANY)]
"""By half mentions: a city counts half for its state."""
_WEIGHTS = {HEADLINE: 0.25, LEAD: 0.15, DATELINE: 0.15, CAPTION: 0.05}
_BY_PARTS = [
    sum(weight for bit, weight in _WEIGHTS.items() if parts & bit)
    for parts in range(1 << len(WHERE))
]

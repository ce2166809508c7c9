"""How much a story is about a subject, and the order of subjects."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from .authority import Entry
from .passages import CAPTION, DATELINE, HEADLINE, LEAD
from .records import KINDS, WHERE, Subject


@dataclass(slots=True)
class Candidate:
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

    def add(self, other: "Candidate") -> None:
        """Count *other*, another form of the name, in."""
        self.mentions += other.mentions
        self.parts |= other.parts
        self.at = min(self.at, other.at)
        self.told += other.told
        self.quoted = self.quoted or other.quoted


_WHERE = [
    tuple(name for bit, name in enumerate(WHERE) if parts >> bit & 1)
    for parts in range(1 << len(WHERE))
]


def ranked(
    candidates: list[Candidate], entry_of: Callable[[str], Entry | None], length: int
) -> tuple[Subject, ...]:
    """Return the subjects of a story of *length* characters, most salient first.

    *entry_of* gives the authority file's row of a name. The candidates are used up.
    """
    by_name: dict[str, tuple[Candidate, str]] = {}
    for candidate in candidates:
        name, by = candidate.name, "machine"
        entry = entry_of(name)
        if entry and not (candidate.kind == "person" and entry.kind == "place"):  # `Mr. London`
            if entry.kind not in KINDS:
                continue
            name, by = entry.preferred, "authority"
            candidate.kind, candidate.name = entry.kind, name
        if old := by_name.get(name):
            old[0].add(candidate)
            candidate = old[0]  # noqa: PLW2901 - one of several forms stands for all
        by_name[name] = (candidate, by)
    subjects = [_subject(candidate, by, length) for candidate, by in by_name.values()]
    subjects.sort(key=_NAME)
    subjects.sort(key=_SALIENCE, reverse=True)  # keeps the order of the names of one weight
    return tuple(subjects)


def _subject(candidate: Candidate, by: str, length: int) -> Subject:
    kind, mentions, parts = candidate.kind, candidate.mentions, candidate.parts
    half = 2 * mentions + candidate.told  # a city counts half for its state
    weight = _MENTIONS[half] if half < _MANY else 0.4
    weight += _BY_PARTS[parts] + 0.1 * (1 - candidate.at / (length + 1))
    if kind in _BY_KIND:
        weight += _BY_KIND[kind]
    if weight > 1:
        weight = 1.0
    if candidate.quoted and mentions < _QUOTED and not parts & HEADLINE:
        weight /= 3 if mentions < _NAMED else 1.5  # `told Reuters`
    told = candidate.name, kind, mentions, _WHERE[parts], round(weight, 2), by
    return Subject._make(told)  # half the time of `Subject(...)`


_NAME, _SALIENCE = attrgetter("name"), attrgetter("salience")
_QUOTED = 6
"""Mentions from which a source is more than one."""
_NAMED = 2
"""Mentions from which a source is more than a word in passing."""
_MANY = 100
_MENTIONS = [0.4 * half / (half + 6) for half in range(_MANY)]
"""By half mentions."""
_BY_KIND = {"person": 0.32, "organisation": 0.31}
_WEIGHTS = {HEADLINE: 0.25, LEAD: 0.15, DATELINE: 0.15, CAPTION: 0.05}
_BY_PARTS = [
    sum(weight for bit, weight in _WEIGHTS.items() if parts & bit)
    for parts in range(1 << len(WHERE))
]

"""What the runs of one story name, counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .naming import Piece
from .scanning import Scan

Readings = Mapping[str, tuple[Piece, ...]]
"""What runs name."""


@dataclass(slots=True)
class Tally:
    """How often something is named, in which parts, and where first."""

    count: int
    parts: int
    at: int
    """Where the run begins that names it first; the name stands in or behind it."""
    strength: int
    states: tuple[str, ...] = ()
    form: str = ""
    """As printed, where the name differs."""
    kind: str = ""
    """Of the authority file's names."""

    def add(self, other: "Tally") -> None:
        """Count *other* in."""
        self.count += other.count
        self.parts |= other.parts
        self.at = min(self.at, other.at)
        self.strength = max(self.strength, other.strength)


@dataclass(slots=True)
class Tallies:
    """The names of a story by what they may be, in the order of the story."""

    person: dict[str, Tally] = field(default_factory=dict)
    single: dict[str, Tally] = field(default_factory=dict)
    organisation: dict[str, Tally] = field(default_factory=dict)
    acronym: dict[str, Tally] = field(default_factory=dict)
    state: dict[str, Tally] = field(default_factory=dict)
    region: dict[str, Tally] = field(default_factory=dict)
    city: dict[str, Tally] = field(default_factory=dict)
    tongue: dict[str, Tally] = field(default_factory=dict)
    """Demonyms that may mean a language."""
    either: dict[str, Tally] = field(default_factory=dict)
    """Names of organisations that may be people's: `Charlotte Church`."""
    part: dict[str, Tally] = field(default_factory=dict)
    """Runs that may be part of a name of the authority file: see `wholes`."""
    authority: dict[str, Tally] = field(default_factory=dict)
    """Topics, events and what else only the authority file knows."""


def tallied(scan: Scan, inside: Readings, first: Readings) -> Tallies:
    """Return the names of the runs of *scan*, each told by one of two readings."""
    tallies = Tallies()
    by_kind = {kind: getattr(tallies, kind) for kind in Tallies.__slots__}
    for runs, pieces in ((scan.inside, inside), (scan.first, first)):
        for run, (count, at, parts) in runs.items():
            for kind, name, strength, states, form in pieces[run]:
                names = by_kind.get(kind)
                if names is None:
                    names = tallies.authority
                tally = names.get(name)
                if tally is None:
                    names[name] = Tally(count, parts, at, strength, states, form, kind)
                else:
                    tally.count += count
                    tally.parts |= parts
                    if at < tally.at:  # noqa: PLR1730 - half the time of `min`
                        tally.at = at
                    if strength > tally.strength:  # noqa: PLR1730
                        tally.strength = strength
                    if form and (not tally.form or " " in form):
                        tally.form = form
    return tallies

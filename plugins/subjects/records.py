"""What the finder says of a story, as plain frozen records."""

from typing import NamedTuple

KINDS = ("person", "place", "organisation", "topic", "event")
"""Kinds of subject; the program finds the first three, an authority file may give any."""
WHERE = ("headline", "lead", "body", "caption", "dateline")
"""The parts of a story in which a subject can stand."""


class Subject(NamedTuple):
    """A person, place or organisation of one story."""

    name: str
    """The preferred form of the authority file, else the fullest that the story prints."""
    kind: str
    mentions: int
    """How often it is named, in any form; 0 for a country that a city alone tells of."""
    where: tuple[str, ...]
    """In the order of WHERE."""
    salience: float
    """From 0 to 1, two digits: how much the story is about it."""
    assigned_by: str = "machine"
    """`machine`, or `authority` where the authority file knows the name."""


class Finding(NamedTuple):
    """The subjects of one story."""

    subjects: tuple[Subject, ...] = ()
    """Most salient first, then by name: a total order."""
    anchors: frozenset[str] = frozenset()
    """Words by which a row of the authority file can concern the story: see `anchor_of`."""

"""The order in which stories were added, and its parts: what an archive feed is cut into.

By the day of the register, then by date, then by id. A part is closed when it has PART stories. A
story added into the middle would shift all that follow, so runs of parts begin anew at fences:
stories that their own ids choose, one in RUN. What is added, removed or moved changes the parts of
its own run alone, however large the archive is, and no state is kept: a clean build cuts the same.
"""

import sqlite3
from array import array
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from .accessions import story_id

PART = 250
"""Stories of a closed part."""
KEPT = 50
"""The newest part stays open, together with the one before while it has less than so many."""
RUN = 1024
"""About so many stories stand between two fences."""


class Part(NamedTuple):
    """Stories `start` to before `end` of the order; *name* is its own for good."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Additions:
    """Numbers of the stories that may be listed, the first added first, and their parts.

    The last part is open: it has no name.
    """

    sids: "array[int]"
    parts: tuple[Part, ...]

    def of(self, part: Part) -> "array[int]":
        """Return the numbers of the stories of *part*, the first added first."""
        return self.sids[part.start : part.end]


class Accession(NamedTuple):
    """A story's identity, and the day on which it was added, both as the register has them."""

    id: str
    added: str


def read_additions(db: sqlite3.Connection) -> Additions:
    """Return the order of all stories that may be listed; the published day stands in for none."""
    sql = (
        "SELECT s.sid, s.stem, r.id FROM stories s LEFT JOIN register r ON r.stem = s.stem "
        "ORDER BY coalesce(r.added, substr(s.published, 1, 10)), s.published, "
        "coalesce(r.id, s.stem), s.sid"
    )
    sids = array("q")
    fences: list[tuple[int, str]] = [(0, "0")]
    for sid, stem, known in db.execute(sql):
        identity = known or story_id(stem)
        if int(identity[:8], 16) % RUN == 0 and sids:
            fences.append((len(sids), identity))
        sids.append(sid)
    fences.append((len(sids), ""))
    parts = [
        Part(f"{name}-{number}", start, min(start + PART, end))
        for (first, name), (end, _) in pairwise(fences)
        for number, start in enumerate(range(first, end, PART), 1)
    ]
    if parts:
        start, end = parts.pop()[1:]
        if parts and end - start < KEPT:
            start = parts.pop().start
        parts.append(Part("", start, end))
    return Additions(sids, tuple(parts))


def read_accession(db: sqlite3.Connection, sid: int) -> Accession:
    """Return identity and day of a story; what is not registered yet has what it will have.

    But for the day: that it was published stands in, the first of its month or year.
    """
    sql = (
        "SELECT h.stem, r.id, coalesce(r.added, substr(s.published, 1, 10)) FROM held h "
        "JOIN stories s ON s.sid = h.sid LEFT JOIN register r ON r.stem = h.stem WHERE h.sid = ?"
    )
    stem, known, added = db.execute(sql, (sid,)).fetchone()
    return Accession(known or story_id(stem), added + "0001-01-01"[len(added) :])

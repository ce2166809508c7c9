"""The order in which stories were added, and its parts: what an archive feed is cut into.

By the day of the register, then by date, then by id. A part is closed when it has PART stories. A
story added into the middle would shift all that follow, so runs of parts begin anew at fences:
stories that their own ids choose, one in RUN. What is added, removed or moved changes the parts of
its own run alone, however large the archive is, and the cut has no history: a clean build cuts the
same.
"""

import sqlite3
from array import array
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from .accessions import story_id
from .schema import unindexed

PART = 250
"""Stories of a closed part."""
KEPT = 50
"""The newest part stays open, together with the one before while it has less than so many."""
RUN = 1024
"""About so many stories stand between two fences; three hex digits of an id choose, of 4096."""


class Part(NamedTuple):
    """Stories `start` to before `end` of the order; *name* is its own for good."""

    name: str
    start: int
    end: int


class Additions(NamedTuple):
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


def enter(db: sqlite3.Connection, sids: Iterable[int] | None) -> set[int]:
    """Bring the order up to date with register and stories: for *sids*, or for all (None).

    Where the register has no row yet, the published day stands in, with the id that it will give.
    Return those of *sids* that stand elsewhere in the order now.
    """
    sql = (
        "SELECT s.sid, coalesce(r.added, substr(s.published, 1, 10)), s.published, s.stem, r.id "
        "FROM stories s LEFT JOIN register r ON r.stem = s.stem"
    )
    if sids is None:
        db.execute("DELETE FROM accessions")
    marked = [] if sids is None else [(sid,) for sid in sids]
    placed = "SELECT * FROM accessions WHERE sid = ?"
    before = [db.execute(placed, sid).fetchone() for sid in marked]
    db.executemany("DELETE FROM accessions WHERE sid = ?", marked)
    with unindexed(db, "accessions"):
        rows: Iterable[tuple[int, str, str, str, str | None]]
        if sids is None:
            rows = db.execute(sql)
        else:
            rows = [row for sid in marked for row in db.execute(f"{sql} WHERE s.sid = ?", sid)]
        db.executemany(
            "INSERT INTO accessions VALUES (?, ?, ?, ?)",
            ((sid, added, at, known or story_id(stem)) for sid, added, at, stem, known in rows),
        )
    after = (db.execute(placed, sid).fetchone() for sid in marked)
    return {sid for (sid,), was, now in zip(marked, before, after, strict=True) if was != now}


def read_additions(db: sqlite3.Connection) -> Additions:
    """Return the order of all stories that may be listed."""
    sql = "SELECT sid, id FROM accessions ORDER BY added, published, id, sid"
    chosen = {f"{number:03x}" for number in range(0, 16**3, RUN)}
    sids, fences = array("q"), [(0, "0")]
    for sid, known in db.execute(sql):
        if known[5:8] in chosen and sids:
            fences.append((len(sids), known))
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


def added_last(db: sqlite3.Connection, limit: int) -> list[int]:
    """Return the numbers of the *limit* stories that were added last, the newest first."""
    sql = (
        "SELECT sid FROM accessions ORDER BY added DESC, published DESC, id DESC, sid DESC LIMIT ?"
    )
    return [sid for (sid,) in db.execute(sql, (limit,))]


def read_accession(db: sqlite3.Connection, sid: int) -> Accession:
    """Return identity and day of a story; of a day that stands in, the first of its period."""
    sql = "SELECT id, added FROM accessions WHERE sid = ?"
    identity, added = db.execute(sql, (sid,)).fetchone()
    return Accession(identity, added + "0001-01-01"[len(added) :])

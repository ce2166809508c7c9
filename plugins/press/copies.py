"""Sources with the same bytes: one story, told by the first of them."""

import sqlite3
from collections.abc import Callable

MANY = 500
"""From so many stories on, all copies are looked for at once."""
_COPIED = (
    "SELECT stem FROM held WHERE digest IN "
    "(SELECT digest FROM held GROUP BY digest HAVING count(*) > 1)"
)


def same_bytes(db: sqlite3.Connection, digests: set[str]) -> set[str]:
    """Return the stems held that have one of *digests*; some others, too, where these are many."""
    if len(digests) <= MANY:
        marks = ",".join("?" * len(digests))
        sql = f"SELECT stem FROM held WHERE digest IN ({marks})"  # noqa: S608 (marks alone)
        return {found[0] for found in db.execute(sql, list(digests))}
    unsettled = (
        "SELECT stem FROM held h WHERE NOT EXISTS (SELECT 1 FROM stories s WHERE s.sid = h.sid) "
        "AND NOT EXISTS (SELECT 1 FROM apart a WHERE a.sid = h.sid)"
    )
    return {found[0] for sql in (_COPIED, unsettled) for found in db.execute(sql)}


def copies(
    db: sqlite3.Connection, stems: set[str], registered: Callable[[str], object]
) -> dict[str, str]:
    """Return the stem that stands for each which is the copy of another: the first by stem.

    One that is registered goes first. To *stems* all are added that have their bytes.
    """
    found: dict[str, str] = {}
    for group in groups(db, stems):
        stems.update(group)
        first = min([stem for stem in group if registered(stem)] or group)
        found |= {stem: first for stem in group if stem != first}
    return found


def groups(db: sqlite3.Connection, stems: set[str]) -> list[list[str]]:
    """Return the stems that have their bytes in common with one of *stems*, together."""
    found = {row[0] for row in db.execute(_COPIED)} if len(stems) > MANY else stems
    together: dict[str, list[str]] = {}
    for stem in found:
        sql = (
            "SELECT h.digest, o.stem FROM held h JOIN held o ON o.digest = h.digest "
            "WHERE h.stem = ? ORDER BY o.stem"
        )
        rows = db.execute(sql, (stem,)).fetchall()
        if len(rows) > 1:
            together[rows[0][0]] = [other for _, other in rows]
    return list(together.values())

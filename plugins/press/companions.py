"""Files that lie beside stories, as pictures do: looked at when they change, joined to the story.

What they tell becomes part of the story's record where it is settled, so that a file that comes,
changes or goes is a change of its story like any other; no story is read again for it.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from .jobs import Job, Reading
from .packing import unpack
from .records import Fault, Found, Record, Survey

BATCH = 8
"""Files that a worker looks at, at a time."""
_ALONE = "(told IS NULL AND fault = '' AND amiss IS NULL)"
"""Is true of a file that would be a companion, if there were the story."""


class Joined(NamedTuple):
    """A story with what the files beside it tell."""

    record: Record
    amiss: Mapping[str, str]
    """Why a file, by its path, cannot be used."""
    remarks: Mapping[str, str]
    """What a person should know of a file that is as it should be."""


class Companions(Protocol):
    """Finds the files beside stories and says what they tell. Made once a process, of settings."""

    name: str
    root: str
    """The folder that paths are relative to."""

    def survey(self) -> Survey:
        """Return what lies there now. Opens nothing."""

    def basis(self) -> object:
        """Return all that reading and joining depend on beside the files' bytes."""

    def shown(self, path: str) -> str:
        """Return *path* as a person would type it."""

    def stem(self, path: str) -> str:
        """Return the stem of the story that a file lies beside."""

    def read(self, path: str, data: bytes) -> dict[str, Any] | Fault | None:
        """Return what the file's bytes tell, as plain values.

        None for one that is a companion only if there is the story: else it is left alone.
        """

    def join(self, record: Record, told: Sequence[tuple[str, dict[str, Any] | None]]) -> Joined:
        """Return *record* with what the files beside it *told*, each with its path."""


def take_in_companions(
    db: sqlite3.Connection,
    files: Companions,
    *,
    anew: bool,
    run: Callable[[Sequence[Job]], Iterable[list[Reading]]],
) -> set[str]:
    """Bring *files* into the catalogue; return the stems that have others now."""
    known = {
        path: (size, mtime, digest, stem)
        for path, size, mtime, digest, stem in db.execute(
            "SELECT path, size, mtime, digest, stem FROM companions WHERE source = ?",
            (files.name,),
        )
    }
    wanted = list[tuple[Found, str]]()
    for found in map(Found._make, files.survey().found):
        size, mtime, digest, _ = known.pop(found.path, (None, None, "", ""))
        if anew or (size, mtime) != (found.size, found.mtime_ns):
            wanted.append((found, "" if anew else digest))
    stems = {stem for *_, stem in known.values()}
    gone = [(files.name, path) for path in known]
    db.executemany("DELETE FROM companions WHERE source = ? AND path = ?", gone)
    jobs = [Job(files.name, tuple(wanted[at : at + BATCH])) for at in range(0, len(wanted), BATCH)]
    for readings in run(jobs):
        for reading in readings:
            if reading.same:
                sql = "UPDATE companions SET size = ?, mtime = ? WHERE source = ? AND path = ?"
                values = reading.size, reading.mtime_ns, files.name, reading.path
                db.execute(sql, values)
            else:
                stem = files.stem(reading.path)
                _enter(db, files.name, stem, reading)
                stems.add(stem)
    return stems


def _enter(db: sqlite3.Connection, source: str, stem: str, reading: Reading) -> None:
    """Write what a worker read; whether the story takes it is told when that is settled."""
    told = reading.told[0] if reading.told else None
    fault = reading.fault.reason if reading.fault else ""
    found = reading.path, reading.size, reading.mtime_ns, reading.digest
    db.execute(
        "INSERT OR REPLACE INTO companions VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, '')",
        (source, *found, stem, told, fault),
    )


class Beside:
    """What lies beside stories, to be joined to them."""

    def __init__(self, db: sqlite3.Connection, files: Iterable[Companions]) -> None:
        """Know the files of all *files* that the catalogue *db* has."""
        self.db = db
        self.files = {one.name: one for one in files}
        self.stems = {row[0] for row in db.execute("SELECT DISTINCT stem FROM companions")}

    def joined(self, record: Record, metadata: Callable[[], dict[str, Any]]) -> Record:
        """Return *record* with what lies beside it; *metadata* returns its own, if it has none."""
        if record.stem not in self.stems:
            return record
        if not record.metadata:
            record = record._replace(metadata=metadata())
        for name, files in self.files.items():
            sql = (
                "SELECT path, told FROM companions WHERE source = ? AND stem = ? "
                "AND fault = '' ORDER BY path"
            )
            found = self.db.execute(sql, (name, record.stem))
            told = [(path, unpack(data) if data else None) for path, data in found]
            record, amiss, remarks = files.join(record, told)
            self.db.executemany(
                "UPDATE companions SET amiss = ?, remark = ? WHERE source = ? AND path = ?",
                [(amiss.get(path, ""), remarks.get(path, ""), name, path) for path, _ in told],
            )
        return record

    def leave(self, stem: str) -> None:
        """Note that there is no story *stem*."""
        if stem in self.stems:
            self.db.execute("UPDATE companions SET amiss = NULL WHERE stem = ?", (stem,))

    def told(self) -> Iterator[Fault | str]:
        """Yield what a person should mend, as faults, and what one should know, as a line."""
        sql = (
            "SELECT source, path, stem, fault, amiss, remark FROM companions WHERE fault <> '' "  # noqa: S608
            f"OR NOT {_ALONE} AND (amiss IS NULL OR amiss <> '' OR remark <> '') ORDER BY path"
        )
        for name, path, stem, fault, amiss, remark in self.db.execute(sql):
            if name not in self.files:
                continue
            shown = self.files[name].shown(path)
            nobody = f'expected the stem of a story as the folder\'s name, found "{stem}"'
            if reason := fault or (nobody if amiss is None else amiss):
                yield Fault(shown, 1, reason)
            if remark:
                yield f"{shown}: {remark}"


def held_back(db: sqlite3.Connection) -> set[str]:
    """Return the files beside stories: none is published as it is."""
    sql = f"SELECT path FROM companions WHERE NOT {_ALONE}"  # noqa: S608 (a constant)
    return {row[0] for row in db.execute(sql)}

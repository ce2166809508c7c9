"""What lies in the sources' folders, brought into the catalogue: only what changed is read."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from .records import DRAFT, Describe, Fault, Found, Record, Source, pack, record_data

BATCH = 100
"""Files that a worker reads at a time."""


class Job(NamedTuple):
    """Files of one source to read; *digest* is what is known of each, empty for a new one."""

    source: str
    files: tuple[tuple[Found, str], ...]


class Reading(NamedTuple):
    """What a worker made of one file; *told* is None where nothing is to be held."""

    path: str
    size: int
    mtime_ns: int
    digest: str
    same: bool = False
    """Whether its bytes are those that were read before."""
    stem: str = ""
    url: str = ""
    """The address that the story would have, letter case folded; empty for a draft."""
    told: tuple[bytes, bytes, bytes] | None = None
    """The record, its metadata, and what lists show of it, packed."""
    content: bytes = b""
    links: tuple[str, ...] = ()
    fault: Fault | None = None


class ReadError(Exception):
    """A source that failed at a file; str() names the file and the reason."""

    def __init__(self, path: str, reason: str) -> None:
        """Take plain words: they cross from a worker."""
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        """Return one line."""
        return f"{self.path}:1: expected to read it, found {self.reason}"


def read_job(source: Source, job: Job, describe: Describe) -> list[Reading]:
    """Return what *source* makes of the files of *job*, in a worker.

    *describe* makes of a story's metadata what lists show of it.
    """
    readings = []
    for found, known in job.files:
        path = found.path
        try:
            with open(os.path.join(source.root, path), "rb") as file:
                data = file.read()
        except OSError as error:
            reason = f"expected a file that can be read, found: {error.strerror}"
            fault = Fault(source.shown(path), 1, reason)
            never = found._replace(size=-1)  # so that the next build reads it again
            readings.append(Reading(*never, "", fault=fault))
            continue
        digest = sha256(data).hexdigest()
        if digest == known:
            readings.append(Reading(*found, digest, same=True))
        else:
            readings.append(_reading(found, digest, _read(source, path, data), describe))
    return readings


def _read(source: Source, path: str, data: bytes) -> Record | Fault | None:
    try:
        return source.read(path, data)
    except Exception as error:
        raise ReadError(source.shown(path), f"{type(error).__name__}: {error}") from error


def _reading(
    found: Found, digest: str, record: Record | Fault | None, describe: Describe
) -> Reading:
    if isinstance(record, Record):
        return Reading(
            *found,
            digest,
            stem=record.stem,
            url="" if record.status == DRAFT else record.url.casefold(),
            told=(*record_data(record), pack(describe(record.metadata))),
            content=record.content.encode("utf-8", "surrogatepass"),
            links=record.links,
        )
    return Reading(*found, digest, fault=record)


@dataclass(slots=True)
class Arrivals:
    """What the intake found: stems whose story must be looked at again, and counts."""

    stems: set[str] = field(default_factory=set)
    digests: set[str] = field(default_factory=set)
    """Of stories that came or went: copies of one another are found by them."""
    paths: set[str] = field(default_factory=set)
    """Of files that came, changed or went: the texts that link to them change, too."""
    read: int = 0
    faults: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def take_in(
    db: sqlite3.Connection,
    source: Source,
    *,
    sources: Mapping[str, Source],
    anew: bool,
    run: Callable[[Sequence[Job]], Iterable[list[Reading]]],
) -> Arrivals:
    """Bring *source* into the catalogue; *anew*: trust nothing read before.

    *sources* has all by name: of two files with one stem the first source's story stands.
    *run* does jobs, in any order. Nothing is committed.
    """
    survey = source.survey()
    arrivals = Arrivals(faults=list(survey.faults), remarks=survey.remarks)
    known = {
        path: (size, mtime, digest)
        for path, size, mtime, digest in db.execute(
            "SELECT path, size, mtime, digest FROM files WHERE source = ?", (source.name,)
        )
    }
    wanted = []
    for found in survey.found:
        before = known.pop(found.path, None)
        if before is None:
            wanted.append((found, ""))
        elif anew or before[0] != found.size or before[1] != found.mtime_ns:
            wanted.append((found, "" if anew else before[2]))
    gone = _leave(db, source.name, known)
    for readings in run(list(_jobs(source.name, wanted))):
        _enter(db, source.name, readings, arrivals, sources)
    for path, stem in gone:
        _drop_held(db, source.name, path, stem, arrivals)
    faults = db.execute("SELECT fault FROM files WHERE source = ? AND fault <> ''", (source.name,))
    for (fault,) in faults:
        path, line, reason = fault.split("\t", 2)
        arrivals.faults.append(Fault(path, int(line), reason))
    return arrivals


def _jobs(source: str, wanted: list[tuple[Found, str]]) -> Iterator[Job]:
    for start in range(0, len(wanted), BATCH):
        yield Job(source, tuple(wanted[start : start + BATCH]))


def _leave(db: sqlite3.Connection, source: str, paths: Iterable[str]) -> list[tuple[str, str]]:
    """Forget the files *paths*, which are gone; return each path with the stem it had brought."""
    gone = []
    for path in paths:
        sql = "SELECT stem FROM files WHERE source = ? AND path = ?"
        gone.append((path, db.execute(sql, (source, path)).fetchone()[0]))
        db.execute("DELETE FROM files WHERE source = ? AND path = ?", (source, path))
    return gone


def _drop_held(
    db: sqlite3.Connection, source: str, path: str, stem: str, arrivals: Arrivals
) -> None:
    """Forget the story of a file, unless another file has brought it since."""
    arrivals.stems.add(stem)
    arrivals.paths.add(path)
    sql = "SELECT sid, digest FROM held WHERE stem = ? AND source = ? AND path = ?"
    found = db.execute(sql, (stem, source, path)).fetchone()
    if found:
        arrivals.digests.add(found[1])
        db.execute("DELETE FROM held WHERE sid = ?", (found[0],))
        db.execute("DELETE FROM bodies WHERE sid = ?", (found[0],))
        db.execute("DELETE FROM links WHERE stem = ?", (stem,))


def _enter(
    db: sqlite3.Connection,
    source: str,
    readings: list[Reading],
    arrivals: Arrivals,
    sources: Mapping[str, Source],
) -> None:
    """Write what a worker read."""
    for reading in readings:
        where = (source, reading.path)
        if reading.same:
            db.execute(
                "UPDATE files SET size = ?, mtime = ? WHERE source = ? AND path = ?",
                (reading.size, reading.mtime_ns, *where),
            )
            continue
        arrivals.read += 1
        arrivals.digests.add(reading.digest)
        arrivals.paths.add(reading.path)
        sql = "SELECT stem FROM files WHERE source = ? AND path = ?"
        before = db.execute(sql, where).fetchone()
        if before and before[0] and before[0] != reading.stem:
            _drop_held(db, *where, before[0], arrivals)
        fault = "\t".join(map(str, reading.fault)) if reading.fault else ""
        db.execute(
            "INSERT OR REPLACE INTO files (source, path, size, mtime, digest, stem, fault) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*where, reading.size, reading.mtime_ns, reading.digest, reading.stem, fault),
        )
        if reading.told is not None:
            _hold(db, where, reading, arrivals, sources)


def _hold(
    db: sqlite3.Connection,
    where: tuple[str, str],
    reading: Reading,
    arrivals: Arrivals,
    sources: Mapping[str, Source],
) -> None:
    """Hold a story that was read; of two files with its stem one is at fault."""
    arrivals.stems.add(reading.stem)
    sql = "SELECT sid, source, path, digest FROM held WHERE stem = ?"
    found = db.execute(sql, (reading.stem,)).fetchone()
    if found and _yields(db, where, found[1:3], reading.stem, sources):
        return
    values = (reading.stem, *where, reading.digest, reading.url, *(reading.told or ()))
    if found:
        arrivals.digests.add(found[3])
        arrivals.paths.add(found[2])
        sid = found[0]
        db.execute(
            "UPDATE held SET stem = ?, source = ?, path = ?, digest = ?, url = ?, record = ?, "
            "metadata = ?, row = ? WHERE sid = ?",
            (*values, sid),
        )
        db.execute("DELETE FROM links WHERE stem = ?", (reading.stem,))
    else:
        sid = db.execute(
            "INSERT INTO held (stem, source, path, digest, url, record, metadata, row) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        ).lastrowid
    db.execute("INSERT OR REPLACE INTO bodies VALUES (?, ?)", (sid, reading.content))
    db.executemany(
        "INSERT OR IGNORE INTO links VALUES (?, ?)",
        [(target, reading.stem) for target in reading.links],
    )


def _yields(
    db: sqlite3.Connection,
    where: tuple[str, str],
    other: tuple[str, str],
    stem: str,
    sources: Mapping[str, Source],
) -> bool:
    """Tell whether the file *where* must leave its stem to the *other*; name who is at fault."""
    if where == other:
        return False
    sql = "SELECT 1 FROM files WHERE source = ? AND path = ? AND stem = ?"
    if db.execute(sql, (*other, stem)).fetchone() is None:
        return False
    order = list(sources)
    if order.index(other[0]) <= order.index(where[0]):
        _refuse(db, where, other, sources)
        return True
    _refuse(db, other, where, sources)
    return False


def _refuse(
    db: sqlite3.Connection,
    where: tuple[str, str],
    first: tuple[str, str],
    sources: Mapping[str, Source],
) -> None:
    """Note that the file *where* has the stem of *first*; it is read again by each build."""
    shown, other = (sources[name].shown(path) for name, path in (where, first))
    reason = f"expected a stem of its own, found that of {other}"
    db.execute(
        "UPDATE files SET stem = '', size = -1, digest = '', fault = ? "
        "WHERE source = ? AND path = ?",
        (f"{shown}\t1\t{reason}", *where),
    )

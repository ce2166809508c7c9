"""What lies in the sources' folders, brought into the catalogue: only what changed is read."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .filerows import NO_TEXT, FileRow, differing, named, packed, parted
from .jobs import Job, Reading
from .records import Fault, Found, Source
from .schema import Damaged

BATCH = 100
"""Files that a worker reads at a time."""
_FEW = 500
"""Up to so many rows stand beside a survey that is kept."""


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
    amiss: list[Fault] = field(default_factory=list)
    """Of files beside the stories'."""
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
    arrivals = Arrivals(faults=list(survey.faults), amiss=survey.amiss, remarks=survey.remarks)
    found, nameless = named(survey.found)
    for path in nameless:
        shown = NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", source.shown(path))
        arrivals.faults.append(Fault(shown, 1, "expected a name in UTF-8, found other bytes"))
    concerned = _concerned(db, source)
    other, former = _compared(db, source.name, found)
    again = set[FileRow]()
    if anew or concerned:
        again = {row for row in found if anew or row[0] in concerned}
    wanted = [
        (Found._make(row), "" if row in again else _digest(db, source.name, row[0]))
        for row in sorted(other | again)
    ]
    left = {path for path, _, _ in former} - {path for path, _, _ in other}
    gone = _leave(db, source.name, sorted(left))
    for readings in run(list(_jobs(source.name, wanted))):
        _enter(db, source.name, readings, arrivals, sources)
    for path, stem in gone:
        _drop_held(db, source.name, path, stem, arrivals)
    sql = "SELECT fault FROM files INDEXED BY files_fault WHERE source = ? AND fault <> ''"
    for (fault,) in db.execute(sql, (source.name,)):
        path, line, reason = fault.split("\t", 2)
        arrivals.faults.append(Fault(path, int(line), reason))
    return arrivals


def _compared(
    db: sqlite3.Connection, source: str, found: Sequence[FileRow]
) -> tuple[set[FileRow], set[FileRow]]:
    """Return which rows of *found* the table of files has not, and which it has and are no more.

    A survey is kept beside that table as text, `found`, and the rows that `came` and `went` since
    by themselves: a few more are not written with all that are as they were.
    """
    told = packed(found)
    kept = dict(db.execute("SELECT part, rows FROM surveys WHERE source = ?", (source,)))
    if "found" in kept:
        before = kept["found"]
    else:
        sql = "SELECT path, size, mtime FROM files WHERE source = ? ORDER BY path"
        before = packed(db.execute(sql, (source,)))
    came, went = ({*parted(kept.get(part) or b"")} for part in ("came", "went"))
    other, former = differing(told, before)
    now = {"found": before, "came": packed(sorted(other)), "went": packed(sorted(former))}
    if "found" not in kept or len(other) + len(former) > _FEW:
        now = {"found": told, "came": b"", "went": b""}
    db.executemany(
        "INSERT OR REPLACE INTO surveys VALUES (?, ?, ?)",
        [(source, part, rows) for part, rows in now.items() if rows != kept.get(part)],
    )
    return (other - came) | (went - former), (former - went) | (came - other)


def _read_again(db: sqlite3.Connection, source: str) -> None:
    """Let the next build look into the table: a file has a row that none there is like."""
    db.execute("DELETE FROM surveys WHERE source = ?", (source,))


def _digest(db: sqlite3.Connection, source: str, path: str) -> str:
    """Return what is known of a file's bytes, empty for a new one."""
    sql = "SELECT digest FROM files WHERE source = ? AND path = ?"
    found = db.execute(sql, (source, path)).fetchone()
    return found[0] if found else ""


def _concerned(db: sqlite3.Connection, source: Source) -> set[str]:
    """Return the paths of the stories that a change of the file beside them concerns."""
    ask = getattr(source, "concerned", None)
    if ask is None:
        return set()
    name = f"beside:{source.name}"
    found = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    before = found[0] if found else ""
    now, marks = ask(before)
    if now == before:
        return set()
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, now))
    rows = db.execute("SELECT path, marks FROM held WHERE source = ?", (source.name,))
    return {
        path
        for path, kept in rows
        if marks is None or not marks.isdisjoint(memoryview(kept).cast("I"))
    }


def _jobs(source: str, wanted: list[tuple[Found, str]]) -> Iterator[Job]:
    for start in range(0, len(wanted), BATCH):
        yield Job(source, tuple(wanted[start : start + BATCH]))


def _leave(db: sqlite3.Connection, source: str, paths: Iterable[str]) -> list[tuple[str, str]]:
    """Forget the files *paths*, which are gone; return each path with the stem it had brought."""
    gone = []
    for path in paths:
        sql = "SELECT stem FROM files WHERE source = ? AND path = ?"
        known = db.execute(sql, (source, path)).fetchone()
        if known is None:
            message = f"a file that was never read ({path})"
            raise Damaged(message)
        gone.append((path, known[0]))
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
    db.executemany(
        "UPDATE files SET size = ?, mtime = ? WHERE source = ? AND path = ?",
        [(r.size, r.mtime_ns, source, r.path) for r in readings if r.same],
    )
    for reading in readings:
        where = (source, reading.path)
        if reading.same:
            continue
        if reading.size < 0:
            _read_again(db, source)
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
    told = reading.told or ()
    values = (reading.stem, *where, reading.digest, reading.url, *told, reading.marks)
    if found:
        arrivals.digests.add(found[3])
        arrivals.paths.add(found[2])
        sid = found[0]
        db.execute(
            "UPDATE held SET stem = ?, source = ?, path = ?, digest = ?, url = ?, record = ?, "
            "metadata = ?, row = ?, marks = ? WHERE sid = ?",
            (*values, sid),
        )
        db.execute("DELETE FROM links WHERE stem = ?", (reading.stem,))
    else:
        sid = db.execute(
            "INSERT INTO held (stem, source, path, digest, url, record, metadata, row, marks) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
    _read_again(db, where[0])
    db.execute(
        "UPDATE files SET stem = '', size = -1, digest = '', fault = ? "
        "WHERE source = ? AND path = ?",
        (f"{shown}\t1\t{reason}", *where),
    )

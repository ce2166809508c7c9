"""The accession register: which story has which address, for good.

`YYYY.csv`, one row a story: `id, stem, sha256, added, address`, sorted by stem. It is committed
like a lock file; the catalogue keeps a copy, so that only a changed file is read again.
"""

import csv
import io
import json
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .records import Fault
from .schema import fact

FIELDS = ("id", "stem", "sha256", "added", "address")
_YEAR_FILE = re.compile(r"\d{4}\.csv")
_ID = re.compile(r"[0-9a-f]{16}")
_SHA = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Row(NamedTuple):
    """A registered story: *id* is 16 hex digits, *added* a day in ISO form."""

    id: str
    stem: str
    sha256: str
    added: str
    address: str


def story_id(stem: str) -> str:
    """Return a story's identity, 16 hex digits, as it is at its first registration."""
    return sha256(stem.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _stamp(path: Path) -> str:
    """Return the size of a file in bytes, and its mtime in ns."""
    status = path.stat()
    return f"{status.st_size} {status.st_mtime_ns}"


class Register:
    """The files of the register and their copy in the catalogue."""

    def __init__(self, db: sqlite3.Connection, folder: Path | None) -> None:
        """Keep the register in *folder*, and a copy of it in *db*; None: keep none."""
        self.db, self.folder = db, folder
        self.shown = os.path.relpath(folder).replace(os.sep, "/") if folder else ""
        self.faults: list[Fault] = []
        self._years: set[str] = set()
        """Names of the files that `write` is to write."""

    def load(self) -> set[str]:
        """Bring the copy up to date with the files; return the stems whose row changed."""
        present = dict(self._files())
        sql = "SELECT substr(name, 10), value FROM meta WHERE name LIKE 'register:%'"
        known = dict(self.db.execute(sql))
        read: dict[str, dict[Row, int]] = {}
        for name in sorted({*present, *known}):
            digest, _, stamp = known.get(name, "").partition(" ")
            if name not in present:
                read[name] = {}
                self.db.execute("DELETE FROM meta WHERE name = ?", (f"register:{name}",))
            elif (now := _stamp(present[name])) != stamp:
                data = present[name].read_bytes()
                if sha256(data).hexdigest() != digest:
                    read[name] = self._rows(name, data)
                self._keep(name, data, now)
        return self._replace(read)

    def _keep(self, name: str, data: bytes, stamp: str) -> None:
        """Keep what the copy of the file *name* was made of: its *data*, and its size and time.

        These save the reading of all files in a build that finds them as they were.
        """
        values = f"register:{name}", f"{sha256(data).hexdigest()} {stamp}"
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", values)

    def _files(self) -> Iterator[tuple[str, Path]]:
        if self.folder is not None and self.folder.is_dir():
            for path in sorted(self.folder.iterdir()):
                if _YEAR_FILE.fullmatch(path.name):
                    yield path.name, path

    def _replace(self, read: dict[str, dict[Row, int]]) -> set[str]:
        """Make rows the copy of the files *read*; return the stems that are not as before.

        Rows come with their lines: a stem or an address that another file has, too, is a fault.
        """
        changed = set()
        new: dict[str, set[Row]] = {}
        for name, rows in read.items():
            sql = "SELECT id, stem, sha256, added, address FROM register WHERE year = ?"
            before = {Row(*found) for found in self.db.execute(sql, (name,))}
            gone, new[name] = before - rows.keys(), rows.keys() - before
            sql = "DELETE FROM register WHERE stem = ? AND year = ?"
            self.db.executemany(sql, [(row.stem, name) for row in gone])
            changed |= {row.stem for row in gone | new[name]}
        for name, rows in read.items():
            for row in sorted(new[name]):
                sql = "SELECT year FROM register WHERE stem = ?"
                if found := self.db.execute(sql, (row.stem,)).fetchone():
                    reason = f'expected each stem once, found "{row.stem}" in {found[0]}, too'
                    self.faults.append(Fault(f"{self.shown}/{name}", rows[row], reason))
            self.put(new[name], name)
        if changed:
            self._check_addresses(read)
        return changed

    def _check_addresses(self, read: dict[str, dict[Row, int]]) -> None:
        """Name each row of the files *read* whose address another row has, too."""
        sql = "SELECT lower(address) FROM register GROUP BY 1 HAVING count(*) > 1"
        twice = {found[0] for found in self.db.execute(sql)}
        for name, rows in read.items():
            for row, line in rows.items():
                if row.address.lower() in twice:
                    reason = f'expected each address once, found "{row.address}" again'
                    self.faults.append(Fault(f"{self.shown}/{name}", line, reason))

    def put(self, rows: Iterable[Row], name: str) -> None:
        """Write *rows* into the copy."""
        self.db.executemany(
            "INSERT OR REPLACE INTO register (id, stem, sha256, added, address, year) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [(*row, name) for row in rows],
        )

    def _rows(self, name: str, data: bytes) -> dict[Row, int]:
        """Return the rows of a file with their lines; a bad one is a fault, and the rest counts."""
        where = f"{self.shown}/{name}"
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self.faults.append(Fault(where, line, "expected UTF-8, found other bytes"))
            text = data.decode("utf-8", "replace")
        reader = csv.reader(io.StringIO(text, newline=""))
        rows: dict[Row, int] = {}
        stems: set[str] = set()
        header = next(reader, [])
        if tuple(header) != FIELDS:
            self.faults.append(
                Fault(where, 1, f'expected "{",".join(FIELDS)}", found "{",".join(header)[:80]}"')
            )
        try:
            for values in reader:
                if reason := _wrong(values):
                    self.faults.append(Fault(where, reader.line_num, reason))
                elif values[1] in stems:
                    reason = f'expected each stem once, found "{values[1]}" again'
                    self.faults.append(Fault(where, reader.line_num, reason))
                else:
                    rows[Row(*values)] = reader.line_num
                    stems.add(values[1])
        except csv.Error as error:
            self.faults.append(Fault(where, reader.line_num, f"expected CSV, found: {error}"))
        return rows

    def save(self, years: set[str]) -> list[str]:
        """Write the files of *years*, whole, from the copy; return the names written."""
        if self.folder is None:
            return []
        self.folder.mkdir(parents=True, exist_ok=True)
        written = []
        for name in sorted(years):
            sql = (
                "SELECT id, stem, sha256, added, address FROM register WHERE year = ? ORDER BY stem"
            )
            text = io.StringIO(newline="")
            writer = csv.writer(text, lineterminator="\n")
            writer.writerow(FIELDS)
            writer.writerows(self.db.execute(sql, (name,)))
            data = text.getvalue().encode("utf-8", "surrogateescape")
            aside = self.folder / f".{name}.new"
            aside.write_bytes(data)
            self._keep(name, data, _stamp(aside))  # before others may write there
            aside.replace(self.folder / name)
            written.append(name)
        return written

    def follow_renames(self, stems: Iterable[str]) -> set[str]:
        """Let new *stems* with the bytes of registered ones that are gone take their rows over.

        Returns the names of the files concerned; `save` writes them.
        """
        touched = set()
        for stem in sorted(stems):
            sql = (
                "SELECT h.digest FROM held h WHERE h.stem = ? AND NOT EXISTS "
                "(SELECT 1 FROM register r WHERE r.stem = h.stem)"
            )
            found = self.db.execute(sql, (stem,)).fetchone()
            if found is None:
                continue
            sql = (
                "SELECT id, stem, sha256, added, address, year FROM register r WHERE sha256 = ? "
                "AND NOT EXISTS (SELECT 1 FROM held h WHERE h.stem = r.stem) ORDER BY stem LIMIT 1"
            )
            known = self.db.execute(sql, found).fetchone()
            if known is not None:
                *values, name = known
                row = Row(*values)
                self.db.execute("DELETE FROM register WHERE stem = ?", (row.stem,))
                self.put([row._replace(stem=stem)], name)
                touched.add(name)
        return touched

    def left_out(self) -> set[str]:
        """Return the stems that a build under CI left out of the register."""
        if self.db.execute("SELECT 1 FROM meta WHERE name = 'unregistered'").fetchone() is None:
            return set()
        sql = (
            "SELECT stem FROM held h WHERE NOT EXISTS "
            "(SELECT 1 FROM register r WHERE r.stem = h.stem)"
        )
        return {found[0] for found in self.db.execute(sql)}

    def note(self, rows: list[tuple[Row, str]], renamed: set[str], zone: ZoneInfo) -> list[str]:
        """Enter *rows* into the copy; return what a person should know of it.

        The plan of a build asks for it; `write` writes the files, those *renamed* too. Under CI
        nothing is entered: the next build elsewhere enters what was left out.
        """
        remarks = []
        new = sum(not row.id for row, _ in rows)
        self._years = set()
        self.db.execute("DELETE FROM meta WHERE name = 'unregistered'")
        if os.environ.get("CI", "").lower() == "true":
            if new:
                self.db.execute("INSERT INTO meta VALUES ('unregistered', 'yes')")
                remarks.append(
                    f"{self.shown}: {new:,} stories are not registered; under CI nothing is "
                    "written there: build once without CI and commit the register"
                )
        elif (rows or renamed) and self.folder is not None:
            self._years = renamed | self.enter(rows, datetime.now(zone).date().isoformat())
            sql = (
                "UPDATE addresses SET fixed = 1 "
                "WHERE fixed = 0 AND stem IN (SELECT value FROM json_each(?))"
            )
            self.db.execute(sql, (json.dumps([row.stem for row, _ in rows]),))
        return remarks

    def write(self) -> None:
        """Write the files of what was noted: nothing stops the build any more."""
        self.save(self._years)

    def enter(self, rows: Iterable[tuple[Row, str]], today: str) -> set[str]:
        """Take in *rows*, each with the year of its story; new ones get their id and *today*.

        Returns the names of the files concerned; `save` writes them.
        """
        files: dict[str, list[Row]] = {}
        for row, year in rows:
            known = self.db.execute("SELECT year FROM register WHERE stem = ?", (row.stem,))
            found = known.fetchone()
            name = found[0] if found else f"{year}.csv"
            filled = row if row.id else row._replace(id=story_id(row.stem), added=today)
            files.setdefault(name, []).append(filled)
        for name, filled_rows in files.items():
            self.put(filled_rows, name)
        return {*files}

    def missing(self, stems: Iterable[str]) -> list[str]:
        """Return a sentence for each registered story whose source is not there.

        Only *stems* had other rows or sources since the last time, which is kept: to look for all
        takes as long as to settle a new story.
        """
        kept = fact(self.db, "missing", None)
        if kept is None:
            some = {stem for (stem,) in self.db.execute("SELECT stem FROM register")}
        else:
            some = {*kept, *stems}
        sql = (
            "SELECT stem, address FROM register r WHERE stem IN (SELECT value FROM json_each(?)) "
            "AND NOT EXISTS (SELECT 1 FROM held h WHERE h.stem = r.stem) ORDER BY stem"
        )
        rows = self.db.execute(sql, (json.dumps(sorted(some)),)).fetchall()
        now = json.dumps([stem for stem, _ in rows])
        self.db.execute("INSERT OR REPLACE INTO meta VALUES ('missing', ?)", (now,))
        return [
            f"{self.shown}: {stem} is registered at {address}, but its source is missing"
            for stem, address in rows
        ]


def _wrong(values: list[str]) -> str | None:
    """Return what is wrong with a row, None for a good one."""
    if len(values) != len(FIELDS):
        return f"expected {len(FIELDS)} fields, found {len(values)}"
    row = Row(*values)
    checks = (
        (_ID.fullmatch(row.id), "an id of 16 hex digits", row.id),
        (row.stem, "a stem", row.stem),
        (_SHA.fullmatch(row.sha256), "a SHA-256 of 64 hex digits", row.sha256),
        (_DAY.fullmatch(row.added), "a day as YYYY-MM-DD", row.added),
        (is_address(row.address), "an address below the site", row.address),
    )
    return next(
        (f'expected {what}, found "{found[:80]}"' for good, what, found in checks if not good), None
    )


def is_address(address: str) -> bool:
    """Tell whether *address* is one below the site."""
    parts = address.split("/")
    return (
        bool(address) and not address.startswith("/") and ".." not in parts and ":" not in parts[0]
    )

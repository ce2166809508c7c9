"""From what is held to what may be shown: the gate, the editor's word, addresses, terms.

Works on the stems that something happened to, and says what changed: clean and incremental
builds go through the same lines.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from typing import Any

from .accessions import Row
from .addresses import Addresses
from .catalogue import Catalogue
from .companions import Beside
from .copies import copies
from .notes import Note, amended, first_moment, precision_of
from .packing import pack, record_of, unpack
from .records import (
    DRAFT,
    LINE,
    PRESENCE,
    PUBLISHED,
    TEXT,
    WITHDRAWN,
    Change,
    Entry,
    Held,
    Record,
)
from .schema import any_in, unindexed
from .terms import Terms
from .wiring import Wiring

CHUNK = 2_000
"""Stories written at a time."""


class Settling:
    """Brings stories from `held` into `stories` or `apart`, one transaction a build."""

    def __init__(self, db: sqlite3.Connection, settings: dict[str, Any], wiring: Wiring) -> None:
        """Write into *db*, by the sources, descriptions, names and slugs of *wiring*."""
        self.db = db
        slugs, self.names = wiring.slugs, wiring.names
        if wiring.describe is None or slugs is None:
            raise ValueError("PLUGINS: expected one that describes stories, found none")
        self.describe = wiring.describe
        self.catalogue = Catalogue(db)
        self.sources = {source.name: source for source in wiring.sources}
        self.terms = Terms(db, settings, slugs, self.names.slugs() if self.names else {})
        self.addresses = Addresses(db, settings, slugs)
        self.beside = Beside(db, wiring.companions)
        self.registered: dict[str, tuple[Row, str]] = {}
        """Rows that the register is to have, each with the year of its story, by stem."""
        self.remarks: list[str] = []
        self._changes: dict[int, Change] = {}
        self._rows: list[tuple[Any, ...]] = []
        """Of `stories`, and of `memberships`: written together."""
        self._members: list[tuple[Any, ...]] = []
        self._noted = {row[0] for row in db.execute("SELECT stem FROM notes")}
        self._fresh = not any_in(db, "stories") and not any_in(db, "apart")
        """Whether nothing was there before: then there is nothing to take back."""

    def settle(
        self,
        stems: set[str],
        *,
        collect: bool = True,
        altered: Iterable[int] = (),
        step: Callable[[], None] = lambda: None,
    ) -> list[Change] | None:
        """Settle *stems* and all that hangs on them; return the stories that changed.

        None, where it is not to *collect* them: too many, or all. *altered* are terms that have
        another link now. *step* is called for each.
        """
        copied = self._copies(stems)
        urls = dict(self._of_held("stem, url", list(stems)))
        claims = self.addresses.claim(
            stems, lambda stem: ("", False) if stem in copied else self._wanted(stem, urls)
        )
        order = sorted(stems | self.addresses.rivals(claims))
        with unindexed(self.db, "stories") if self._fresh else nullcontext():
            for at in range(0, len(order), CHUNK):
                chunk = order[at : at + CHUNK]
                rows = self._of_held("stem, sid, source, record, row", chunk)
                held = {stem: Held._make(values) for stem, *values in rows}
                for stem in chunk:
                    change = self._settle_one(
                        stem, held.get(stem), copied=stem in copied, collect=collect
                    )
                    if change is not None:
                        self._changes[change.sid] = change
                    step()
                self._write()
        linked = self.terms.settle().union(altered)
        self.catalogue.forget()
        if not collect:
            return None
        self._touch_users_of(linked)
        return list(self._changes.values())

    def _write(self) -> None:
        """Write the stories settled so far."""
        self.db.executemany(
            "INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", self._rows
        )
        self.db.executemany(
            "INSERT OR IGNORE INTO memberships VALUES (?, ?, ?, ?, ?)", self._members
        )
        self._rows, self._members = [], []

    def _copies(self, stems: set[str]) -> set[str]:
        """Return those of *stems* that another story stands for; add all with their bytes."""
        found = copies(self.db, stems, self.addresses.registered)
        for stem, first in sorted(found.items()):
            self.remarks.append(
                f"{self._shown(stem)}: duplicate-of {self._shown(first)}: one story"
            )
        return set(found)

    def _shown(self, stem: str) -> str:
        source, path = self.db.execute(
            "SELECT source, path FROM held WHERE stem = ?", (stem,)
        ).fetchone()
        return self.sources[source].shown(path)

    # one story

    def _wanted(self, stem: str, urls: dict[str, str]) -> tuple[str, bool]:
        """Return the address that a story would have by its own words; whether it is a draft's.

        *urls* has what sources say, empty for a draft.
        """
        if stem not in urls:
            return "", False
        if urls[stem] and stem not in self._noted:
            return urls[stem], False
        (row,) = self._of_held("sid, source, record, row", [stem])
        held = Held._make(row)
        record = self._amended(stem, held)
        if record.status != DRAFT:
            return record.url.casefold(), False
        url, _ = self.addresses.draft(
            record.slug, record.metadata or unpack(self._metadata(held.sid))
        )
        return url.casefold(), True

    def _note(self, stem: str) -> Note | None:
        if stem not in self._noted:
            return None
        found = self.db.execute("SELECT note FROM notes WHERE stem = ?", (stem,)).fetchone()
        return unpack(found[0]) if found and found[0] else None

    def _of_held(self, columns: str, stems: list[str]) -> Iterator[tuple[Any, ...]]:
        """Yield *columns* of what is held of *stems*, for those of which anything is."""
        for at in range(0, len(stems), CHUNK):
            some = stems[at : at + CHUNK]
            marks = ",".join("?" * len(some))
            sql = f"SELECT {columns} FROM held WHERE stem IN ({marks})"  # noqa: S608 (ours)
            yield from self.db.execute(sql, some)

    def _metadata(self, sid: int) -> bytes:
        found = self.db.execute("SELECT metadata FROM held WHERE sid = ?", (sid,)).fetchone()
        return bytes(found[0])

    def _amended(self, stem: str, held: Held) -> Record:
        """Return the record of a story; its metadata is there where an editor has a word on it."""
        note = self._note(stem)
        if note is None:
            return record_of(held.record)
        record = record_of(held.record, self._metadata(held.sid))
        changed = amended(record, note, self.names)
        changed = changed._replace(slug=self.addresses.slugs.safe_slug(changed.slug, stem))
        if (changed.published, changed.slug) != (record.published, record.slug):
            metadata = {**changed.metadata, "published": changed.published, "slug": changed.slug}
            if changed.published != record.published:
                metadata["precision"] = precision_of(changed.published)
                metadata["date"] = first_moment(changed.published, str(record.metadata["date"]))
            source = self.sources[held.source]
            url, save_as = source.address(metadata, changed.published, changed.slug)
            changed = changed._replace(metadata=metadata, url=url, save_as=save_as)
        return changed

    def _settle_one(
        self,
        stem: str,
        held: Held | None,
        *,
        copied: bool,
        collect: bool,
    ) -> Change | None:
        """Put one story where it belongs now; return what changed, where it is to *collect*."""
        before, old_terms, sid = self._before(stem)
        after: Entry | None = None
        new_terms: tuple[int, ...] = ()
        self._leave(before, old_terms)
        if held is None or copied:
            self.db.execute("DELETE FROM apart WHERE stem = ?", (stem,))
            self.beside.leave(stem)
            sid = held.sid if held else sid
            self.db.execute("DELETE FROM details WHERE sid = ?", (sid,))
        else:
            sid = held.sid
            record = self.beside.joined(
                self._amended(stem, held), lambda: unpack(self._metadata(held.sid))
            )
            url, save_as = self._place(record, held)
            if record.status == PUBLISHED:
                row = pack(self.describe(record.metadata)) if record.metadata else held.row
                new_terms = self._show(sid, record, url, save_as, row)
                if collect:
                    after = Entry(sid, stem, record.published, record.slug, url, unpack(row))
            self._stand_apart(sid, record, url, save_as)
            self._detail(sid, record)
        if sid is None or not collect:
            return None
        shown = _depth(before, after, moved=old_terms != new_terms)
        return Change(sid, stem, before, after, old_terms, new_terms, shown)

    def _place(self, record: Record, held: Held) -> tuple[str, str]:
        """Return address and file of a story; it is registered there, if it is no draft."""

        def metadata() -> dict[str, Any]:
            return record.metadata or dict(unpack(self._metadata(held.sid)))

        if record.status == DRAFT:
            return self.addresses.of_draft(record, metadata())
        registered = self.addresses.registered(record.stem)
        url, save_as = self.addresses.of(record, registered, self.sources[held.source], metadata)
        self._register(record, registered, url)
        return url, save_as

    def _before(self, stem: str) -> tuple[Entry | None, tuple[int, ...], int | None]:
        if self._fresh:
            return None, (), None
        sql = "SELECT sid, stem, published, slug, url, row, terms FROM stories WHERE stem = ?"
        found = self.db.execute(sql, (stem,)).fetchone()
        if found is None:
            apart = self.db.execute("SELECT sid FROM apart WHERE stem = ?", (stem,)).fetchone()
            return None, (), apart[0] if apart else None
        *values, row, terms = found
        entry = Entry._make((*values, unpack(row)))
        return entry, tuple(map(int, terms.split())), entry.sid

    def _show(
        self, sid: int, record: Record, url: str, save_as: str, row: bytes
    ) -> tuple[int, ...]:
        """Put a story where views see it; return its terms."""
        members: dict[int, tuple[bool, str]] = {}
        for facet, name, kind, sure in record.terms:
            tid = self.terms.number(facet, name)
            if tid not in members or sure >= members[tid][0]:  # the surest word counts
                members[tid] = sure, kind
        for tid, (sure, kind) in members.items():
            self.terms.use(tid, kind, sure=sure)
        named = " ".join(map(str, members))
        unsure = " ".join([str(tid) for tid, (sure, _) in members.items() if not sure])
        published = record.published
        values = published, record.slug, url, save_as, named, row, unsure
        self._rows.append((sid, record.stem, *values))
        self._members += [
            (tid, published, sid, sure, kind) for tid, (sure, kind) in members.items()
        ]
        return tuple(members)

    def _leave(self, before: Entry | None, terms: tuple[int, ...]) -> None:
        """Take a story, as it was, from where views see it."""
        if before is None:
            return
        for tid in terms:
            sql = (
                "DELETE FROM memberships WHERE tid = ? AND published = ? AND sid = ? "
                "RETURNING sure, kind"
            )
            sure, kind = self.db.execute(sql, (tid, before.published, before.sid)).fetchone()
            self.terms.leave(tid, kind, sure=bool(sure))
        self.db.execute("DELETE FROM stories WHERE sid = ?", (before.sid,))
        self.db.execute("DELETE FROM details WHERE sid = ?", (before.sid,))

    def _stand_apart(self, sid: int, record: Record, url: str, save_as: str) -> None:
        if record.status == PUBLISHED:
            if not self._fresh:
                self.db.execute("DELETE FROM apart WHERE stem = ?", (record.stem,))
            return
        self.db.execute(
            "INSERT OR REPLACE INTO apart VALUES (?, ?, ?, ?, ?)",
            (sid, record.stem, record.status, url, save_as),
        )

    def _detail(self, sid: int, record: Record) -> None:
        """Keep the metadata that an editor changed, or what lies beside the story."""
        if not record.metadata:
            if not self._fresh:
                self.db.execute("DELETE FROM details WHERE sid = ?", (sid,))
        else:
            metadata = pack(record.metadata)
            self.db.execute("INSERT OR REPLACE INTO details VALUES (?, ?)", (sid, metadata))

    def _register(self, record: Record, row: Row | None, url: str) -> None:
        """Note that the story, of *row* so far, is to be registered, or has other bytes now."""
        if record.status == WITHDRAWN and row is None:
            return
        if row is None or row.sha256 != record.digest:
            new = Row("", record.stem, record.digest, "", url)
            row = row._replace(sha256=record.digest) if row else new
            self.registered[record.stem] = row, record.published[:4]

    # what hangs on it

    def _touch_users_of(self, tids: Iterable[int]) -> None:
        """Mark the stories that use a term whose link is another now: lists show it."""
        for tid in tids:
            for sid in self.terms.users(tid):
                change = self._changes.get(sid)
                if change is None:
                    entry = self.catalogue.entry_of(sid)
                    if entry is None:
                        continue
                    terms = self.catalogue.terms_of(sid)
                    change = Change(sid, entry.stem, entry, entry, terms, terms, PRESENCE)
                self._changes[sid] = change._replace(shown=PRESENCE)


def _depth(before: Entry | None, after: Entry | None, *, moved: bool) -> int:
    """Return how deep a change goes into lists; *moved*: its terms are others."""
    if before is None or after is None:
        return 0 if before is after else PRESENCE
    if moved or before[:-1] != after[:-1]:
        return PRESENCE
    if before.row[:1] != after.row[:1]:
        return LINE
    return TEXT if before.row != after.row else 0

"""Everything known of the stories, in one SQLite file: what the views ask.

Two rooms: `held` has all that was read; `stories` only what may be listed. A view asks this
module alone, so it cannot see what is hidden, a draft or withdrawn.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from operator import attrgetter
from secrets import token_bytes
from typing import Any

from .accessions import story_id
from .additions import Accession, Additions, added_last, read_accession, read_additions
from .files import without_digest
from .packing import unpack
from .records import Entry
from .schema import Damaged
from .sourcequeries import SourceQueries
from .termqueries import END, TermQueries

__all__ = ["END", "Catalogue"]

_ENTRY = "s.sid, s.stem, s.published, s.slug, s.url, s.row"
_ORDER = "ORDER BY published DESC, slug, stem"
REMEMBERED = 16384
"""Stories and terms that are remembered: a story stands in a dozen lists of one time."""
REMEMBERED_LISTS = 32
"""Lists of terms, and of periods with their counts: several pages of the whole archive ask."""


def entry(values: tuple[Any, ...]) -> Entry:
    """Return a row of `stories` as a record."""
    return Entry._make((*values[:-1], unpack(values[-1])))


class Catalogue(SourceQueries, TermQueries):
    """What may be shown, asked by views. Every list is in reading order: newest first."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Ask *db*."""
        self.db = db
        self.entry_of = lru_cache(maxsize=REMEMBERED)(self._entry_of)
        self.term = lru_cache(maxsize=REMEMBERED)(self._term)
        self.term_named = lru_cache(maxsize=REMEMBERED)(self._term_named)
        self.with_page = lru_cache(maxsize=REMEMBERED_LISTS)(self._with_page)
        self.tally = lru_cache(maxsize=REMEMBERED_LISTS)(self._tally)
        self.days = lru_cache(maxsize=1)(self._all_days)
        self.months = lru_cache(maxsize=1)(self._months)
        self.copies = lru_cache(maxsize=1)(self._copies)
        self.additions = lru_cache(maxsize=1)(self._additions)

    def forget(self) -> None:
        """Drop what was remembered: the stories changed."""
        of_terms = self.term, self.term_named, self.with_page
        of_all = self.tally, self.days, self.months, self.copies, self.additions
        for remembered in (self.entry_of, *of_terms, *of_all):
            remembered.cache_clear()

    # stories

    def count(self, low: str = "", high: str = END) -> int:
        """Return how many stories were published from *low* to before *high*."""
        if not low and high == END:  # which SQLite knows without counting
            return int(self.db.execute("SELECT count(*) FROM stories").fetchone()[0])
        sql = "SELECT count(*) FROM stories WHERE published >= ? AND published < ?"
        return int(self.db.execute(sql, (low, high)).fetchone()[0])

    def _entry_of(self, sid: int) -> Entry | None:
        sql = f"SELECT {_ENTRY} FROM stories s WHERE sid = ?"  # noqa: S608 (columns, no values)
        return next(map(entry, self.db.execute(sql, (sid,))), None)

    def entry_named(self, stem: str) -> Entry | None:
        """Return the story *stem*, None where it may not be listed."""
        found = self.db.execute("SELECT sid FROM stories WHERE stem = ?", (stem,)).fetchone()
        return self.entry_of(found[0]) if found else None

    def sid_of(self, stem: str) -> int | None:
        """Return the number of the story *stem*, listed or not."""
        found = self.db.execute("SELECT sid FROM held WHERE stem = ?", (stem,)).fetchone()
        return int(found[0]) if found else None

    def entries(self, sids: Iterable[int]) -> list[Entry]:
        """Return those of *sids* that may be listed, in the order given."""
        return [found for sid in sids if (found := self.entry_of(sid)) is not None]

    def between(self, low: str = "", high: str = END, limit: int = -1) -> list[Entry]:
        """Return the stories published from *low* to before *high*."""
        return list(self.each(low, high, limit))

    def each(self, low: str = "", high: str = END, limit: int = -1) -> Iterator[Entry]:
        """Yield the stories published from *low* to before *high*, one at a time."""
        sql = f"SELECT sid FROM stories WHERE published >= ? AND published < ? {_ORDER} LIMIT ?"  # noqa: S608
        return self._each(sql, (low, high, limit))

    def rows(self, low: str, high: str) -> Iterator[tuple[Any, ...]]:
        """Yield what lists show of the stories from *low* to before *high*, in no order.

        That takes a fraction of what stories take: for sums of many.
        """
        sql = "SELECT row FROM stories WHERE published >= ? AND published < ?"
        return (unpack(row) for (row,) in self.db.execute(sql, (low, high)))

    def _each(self, sql: str, values: Sequence[Any]) -> Iterator[Entry]:
        """Yield the stories whose numbers a query finds, which an index alone can tell."""
        for (sid,) in self.db.execute(sql, values):
            if (found := self.entry_of(sid)) is not None:
                yield found

    def after(self, of: Entry, limit: int) -> list[Entry]:
        """Return up to *limit* stories that follow *of* in reading order, nearest first."""
        sql = (
            "SELECT sid FROM stories WHERE published <= ? AND (published < ? "  # noqa: S608
            f"OR (slug, stem) > (?, ?)) {_ORDER} LIMIT ?"
        )
        return list(self._each(sql, (of.published, of.published, of.slug, of.stem, limit)))

    def before(self, of: Entry, limit: int) -> list[Entry]:
        """Return up to *limit* stories that stand before *of* in reading order, nearest first."""
        sql = (
            "SELECT sid FROM stories WHERE published >= ? AND (published > ? "
            "OR (slug, stem) < (?, ?)) ORDER BY published, slug DESC, stem DESC LIMIT ?"
        )
        return list(self._each(sql, (of.published, of.published, of.slug, of.stem, limit)))

    def terms_of(self, sid: int) -> tuple[int, ...]:
        """Return the terms of a story, in its own order."""
        found = self.db.execute("SELECT terms FROM stories WHERE sid = ?", (sid,)).fetchone()
        return tuple(map(int, found[0].split())) if found and found[0] else ()

    def terms_between(self, low: str, high: str) -> Iterator[tuple[int, str]]:
        """Yield (sid, terms parted by spaces) of the stories of a span, newest first."""
        sql = (
            "SELECT sid, terms FROM stories "  # noqa: S608
            f"WHERE published >= ? AND published < ? {_ORDER}"
        )
        return iter(self.db.execute(sql, (low, high)))

    def whole(
        self, sid: int
    ) -> tuple[dict[str, Any], str, tuple[int, ...], str, frozenset[int], str]:
        """Return a story's metadata, its text as HTML, its terms and its file, at one go.

        Then the terms that a program alone found in it; last, its identity.
        """
        sql = (
            "SELECT coalesce(d.metadata, h.metadata), b.content, coalesce(s.terms, ''), "
            "coalesce(s.save_as, a.save_as, ''), coalesce(s.unsure, ''), r.id, h.stem FROM held h "
            "LEFT JOIN bodies b ON b.sid = h.sid LEFT JOIN stories s ON s.sid = h.sid "
            "LEFT JOIN details d ON d.sid = h.sid LEFT JOIN apart a ON a.sid = h.sid "
            "LEFT JOIN register r ON r.stem = h.stem WHERE h.sid = ?"
        )
        metadata, content, terms, save_as, unsure, known, stem = self.db.execute(
            sql, (sid,)
        ).fetchone()
        return (
            unpack(metadata),
            content.decode("utf-8", "surrogatepass"),
            tuple(map(int, terms.split())),
            save_as,
            frozenset(map(int, unsure.split())),
            known or story_id(stem),
        )

    def marks(self, low: str, high: str) -> Iterator[tuple[int, str, str, bytes]]:
        """Yield (sid, published, id, mark) of the stories of a span, newest first.

        A mark is another where anything is that is known of the story. That of a text whose links
        lead to wherever others are is a new one each time.
        """
        sql = (
            "SELECT s.sid, s.published, a.id, s.terms, s.unsure, s.stem, s.slug, s.url, a.added, "
            "f.size, coalesce(d.metadata, h.metadata), b.content FROM stories s "
            "JOIN held h USING (sid) LEFT JOIN bodies b USING (sid) "
            "LEFT JOIN accessions a USING (sid) LEFT JOIN details d USING (sid) "
            "LEFT JOIN files f USING (source, path) "
            "WHERE s.published >= ? AND s.published < ? "
            "ORDER BY s.published DESC, s.slug, s.stem"
        )
        for sid, published, known, *facts, metadata, content in self.db.execute(sql, (low, high)):
            if content is None or known is None:
                message = f"story {sid} has no text or no day on which it was added"
                raise Damaged(message)
            leads_on = b"{" in content or b"|" in content
            if leads_on and unpack(metadata).get("intrasite"):
                yield sid, published, known, token_bytes(16)
                continue
            kinds = [term.kind for tid in facts[0].split() if (term := self.term(int(tid)))]
            told = repr((published, known, facts, kinds, len(metadata))).encode()
            mark = blake2b(told, digest_size=16)
            mark.update(metadata)
            mark.update(content)
            yield sid, published, known, mark.digest()

    def metadata(self, sid: int) -> dict[str, Any]:
        """Return Pelican's metadata of a story, plain values, the editor's word over them."""
        sql = (
            "SELECT coalesce(d.metadata, h.metadata) FROM held h "
            "LEFT JOIN details d ON d.sid = h.sid WHERE h.sid = ?"
        )
        found = self.db.execute(sql, (sid,)).fetchone()
        return dict(unpack(found[0])) if found else {}

    def content(self, sid: int) -> str:
        """Return the HTML of a story's text."""
        found = self.db.execute("SELECT content FROM bodies WHERE sid = ?", (sid,)).fetchone()
        return bytes(found[0]).decode("utf-8", "surrogatepass") if found else ""

    def accompanied(self, stem: str | None = None) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Yield (stem, url, metadata) of the stories with files beside them; none withdrawn.

        Of all stories or of *stem*.
        """
        sql = (
            "SELECT h.stem, coalesce(s.url, a.url), d.metadata FROM "
            "(SELECT DISTINCT stem FROM companions WHERE ?1 IS NULL OR stem = ?1) c "
            "JOIN held h ON h.stem = c.stem JOIN details d ON d.sid = h.sid "
            "LEFT JOIN stories s ON s.sid = h.sid LEFT JOIN apart a ON a.sid = h.sid "
            "WHERE s.sid IS NOT NULL OR a.status <> 'withdrawn' ORDER BY h.stem"
        )
        for named, url, metadata in self.db.execute(sql, (stem,)):
            yield named, url, unpack(metadata)

    def keys(self, view: str, start: str) -> list[str]:
        """Return the keys of the pages of *view* that begin with *start*, as the ledger has it."""
        sql = "SELECT key FROM pages WHERE view = ? AND key >= ? AND key < ?"
        return [row[0] for row in self.db.execute(sql, (view, start, start + END))]

    def memo(self, view: str, key: str) -> tuple[bytes, str, bytes]:
        """Return the memo of a page, its file and the file's digest; empty where it has none."""
        sql = "SELECT memo, path, digest FROM pages WHERE view = ? AND key = ? AND memo NOTNULL"
        found = self.db.execute(sql, (view, key)).fetchone()
        if found is None:
            return b"", "", b""
        memo = without_digest(found[0])
        if memo is None:
            message = f"the memo of {found[1]} cannot be read"
            raise Damaged(message)
        return memo, found[1], found[2]

    # periods

    def _tally(self, length: int, low: str = "", high: str = END) -> tuple[tuple[str, int], ...]:
        """Return how many stories each period has: 4 for years, 7 months, 10 days; newest first.

        Stories of which the period is not known are in none.
        """
        found = dict[str, int]()
        for day, count in self._days(low, high):
            if len(day) >= length:
                found[day[:length]] = found.get(day[:length], 0) + count
        return tuple(found.items())

    def _days(self, low: str, high: str) -> Iterable[tuple[str, int]]:
        """Return how many stories each day has, the newest first; all are asked for once.

        A story of a month or a year alone counts for that.
        """
        if (low, high) == ("", END):
            return self.days()
        sql = "SELECT day, n FROM days WHERE day >= ? AND day < ? ORDER BY day DESC"
        return self.db.execute(sql, (low, high))

    def _all_days(self) -> list[tuple[str, int]]:
        return self.db.execute("SELECT day, n FROM days ORDER BY day DESC").fetchall()

    def nearest(self, period: str) -> tuple[str, str]:
        """Return the nearest periods with stories before and after one; empty for none."""
        length = len(period)
        earlier = self.db.execute(
            "SELECT max(substr(published, 1, ?1)) FROM stories "
            "WHERE published < ?2 AND length(published) >= ?1 AND published >= ("
            "SELECT coalesce(max(published), '') FROM stories WHERE published < ?2 "
            "AND length(published) >= ?1)",
            (length, period),
        ).fetchone()[0]
        later = self.db.execute(
            "SELECT substr(published, 1, ?1) FROM stories WHERE published >= ?2 "
            "AND length(published) >= ?1 ORDER BY published LIMIT 1",
            (length, period + END),
        ).fetchone()
        return earlier or "", later[0] if later else ""

    def _months(self, most: int) -> int:
        """Return how many months have stories, counted up to *most*."""
        sql = (
            "SELECT count(*) FROM (SELECT DISTINCT substr(day, 1, 7) FROM days "
            "WHERE length(day) >= 7 LIMIT ?)"
        )
        return int(self.db.execute(sql, (most,)).fetchone()[0])

    def first_uses(self) -> dict[int, int]:
        """Return for every term where it is used first, the newest story being the first."""
        place: dict[int, int] = {}
        for _, terms in self.terms_between("", END):
            for tid in map(int, terms.split()):
                place.setdefault(tid, len(place))
        return place

    def of_term(self, tid: int, low: str = "", high: str = END, limit: int = -1) -> list[Entry]:
        """Return the stories of a term, published from *low* to before *high*."""
        if limit > 0:  # no more than is asked for, and all of the last moment, to order them
            sql = (
                "SELECT published FROM memberships WHERE tid = ? AND published >= ? "
                "AND published < ? ORDER BY published DESC LIMIT 1 OFFSET ?"
            )
            last = self.db.execute(sql, (tid, low, high, limit - 1)).fetchone()
            low = last[0] if last else low
        sql = "SELECT sid FROM memberships WHERE tid = ? AND published >= ? AND published < ?"
        found = sorted(self._each(sql, (tid, low, high)), key=attrgetter("slug", "stem"))
        found.sort(key=attrgetter("published"), reverse=True)
        return found[:limit] if limit > 0 else found

    # when they were added

    def _additions(self) -> Additions:
        """Return the stories in the order in which they were added."""
        return read_additions(self.db)

    def added_last(self, limit: int) -> list[int]:
        """Return the numbers of the *limit* stories that were added last, the newest first."""
        return added_last(self.db, limit)

    def accession(self, sid: int) -> Accession:
        """Return a listed story's identity and the day on which it was added."""
        return read_accession(self.db, sid)

    def span(self) -> tuple[str | None, str | None]:
        """Return when the oldest and the newest story was published; None where there is none."""
        sql = "SELECT (SELECT min(published) FROM stories), (SELECT max(published) FROM stories)"
        oldest, newest = self.db.execute(sql).fetchone()
        return oldest, newest

    # what stands apart

    def apart(self, status: str | None = None) -> list[tuple[int, str, str, str, str]]:
        """Return (sid, stem, status, url, save_as) of the stories that no list may hold."""
        sql = (
            "SELECT sid, stem, status, url, save_as FROM apart "
            "WHERE ?1 IS NULL OR status = ?1 ORDER BY stem"
        )
        return list(self.db.execute(sql, (status,)))

    def meta(self, name: str, default: str = "") -> str:
        """Return a fact that was kept by name."""
        found = self.db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else default

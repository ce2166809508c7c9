"""Terms: names of people, places, authors…, their addresses, and who uses them."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pelican.utils import slugify

from .wiring import Slugs

FACETS = ("tag", "author", "category", "photographer")
TAG_PAGE_FROM = 2
"""Default of the setting: from how many stories on a tag found by program alone has a page."""


class Facet(NamedTuple):
    """A facet's patterns of addresses; an empty *save_as* means no pages."""

    name: str
    url: str
    save_as: str


def facets_of(settings: dict[str, Any]) -> dict[str, Facet]:
    """Return the facets by Pelican's settings: TAG_URL, TAG_SAVE_AS and their kind."""
    return {
        name: Facet(
            name,
            str(settings.get(f"{name.upper()}_URL") or ""),
            str(settings.get(f"{name.upper()}_SAVE_AS") or ""),
        )
        for name in FACETS
    }


class Terms:
    """The terms in the catalogue, kept right as stories come and go."""

    def __init__(
        self,
        db: sqlite3.Connection,
        settings: dict[str, Any],
        slugs: Slugs,
        own: Mapping[tuple[str, str], str],
    ) -> None:
        """Write into *db*; *own* has slugs that terms keep for good, by facet and name."""
        self.db, self.settings, self.slugs, self.own = db, settings, slugs, own
        self.facets = facets_of(settings)
        self.page_from = int(settings.get("TAG_PAGE_FROM", TAG_PAGE_FROM))
        self._ids: dict[tuple[str, str], int] = {}
        self._counts: dict[int, list[int]] = {}
        """By term: stories, and sure stories, gained or lost since `settle`."""
        self._kinds: defaultdict[tuple[int, str], int] = defaultdict(int)
        """By term and kind: stories gained or lost since `settle` that say so."""
        self._next = int(db.execute("SELECT coalesce(max(tid), 0) + 1 FROM terms").fetchone()[0])
        self._new: list[tuple[Any, ...]] = []

    def use(self, tid: int, kind: str, *, sure: bool) -> None:
        """Count one story more that uses the term."""
        counts = self._counts.setdefault(tid, [0, 0])
        counts[0] += 1
        counts[1] += sure
        if kind:
            self._kinds[tid, kind] += 1

    def leave(self, tid: int, kind: str, *, sure: bool) -> None:
        """Count one story less."""
        if kind:
            self._kinds[tid, kind] -= 1
        counts = self._counts.setdefault(tid, [0, 0])
        counts[0] -= 1
        counts[1] -= sure

    def users(self, tid: int) -> list[int]:
        """Return the numbers of the stories that have the term, or link to it."""
        sql = (
            "SELECT sid FROM memberships WHERE tid = ?1 UNION SELECT h.sid FROM terms t "
            "JOIN links l ON l.target = t.facet || ':' || t.name "
            "JOIN held h ON h.stem = l.stem WHERE t.tid = ?1"
        )
        return [int(found[0]) for found in self.db.execute(sql, (tid,))]

    def number(self, facet: str, name: str) -> int:
        """Return the number of a term; a new one gets the next."""
        key = facet, name
        if tid := self._ids.get(key):
            return tid
        sql = "SELECT tid FROM terms WHERE facet = ? AND name = ?"
        found = self.db.execute(sql, key).fetchone()
        if found:
            tid = int(found[0])
        else:
            tid = self._next
            self._next += 1
            self._new.append((tid, facet, name, "", self._base(facet, name), "", "", ""))
        self._ids[key] = tid
        return tid

    def _base(self, facet: str, name: str) -> str:
        if own := self.own.get((facet, name)):
            return own
        slug = slugify(
            name,
            regex_subs=self.settings.get(
                f"{facet.upper()}_REGEX_SUBSTITUTIONS",
                self.settings.get("SLUG_REGEX_SUBSTITUTIONS", []),
            ),
            preserve_case=self.settings.get("SLUGIFY_PRESERVE_CASE", False),
            use_unicode=self.settings.get("SLUGIFY_USE_UNICODE", False),
        )
        return self.slugs.safe_slug(slug, name)

    def settle(self) -> set[int]:
        """Write the counts and the addresses; return the terms that are linked differently now."""
        self.db.executemany(
            "INSERT INTO terms (tid, facet, name, kind, base, slug, url, save_as) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            self._new,
        )
        self.db.executemany(
            "UPDATE terms SET n = n + ?, sure = sure + ? WHERE tid = ?",
            [(n, sure, tid) for tid, (n, sure) in self._counts.items() if n or sure],
        )
        altered = (
            self._settle_kinds() | self._settle_sureness() | self._settle_addresses(self._counts)
        )
        self._new, self._counts, self._kinds, self._ids = [], {}, defaultdict(int), {}
        return altered

    def _settle_kinds(self) -> set[int]:
        """Give each term the kind that most of its stories say; return those that got another."""
        self.db.executemany(
            "INSERT INTO kinds VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET n = n + ?3",
            [(tid, kind, n) for (tid, kind), n in self._kinds.items() if n],
        )
        altered = set()
        for tid in {tid for (tid, _), n in self._kinds.items() if n}:
            sql = "SELECT kind FROM kinds WHERE tid = ? AND n > 0 ORDER BY n DESC, kind LIMIT 1"
            kind = (self.db.execute(sql, (tid,)).fetchone() or ("",))[0]
            sql = "UPDATE terms SET kind = ?2 WHERE tid = ?1 AND kind <> ?2"
            if self.db.execute(sql, (tid, kind)).rowcount:
                altered.add(tid)
        return altered

    def _settle_sureness(self) -> set[int]:
        """Return the terms that a person vouches for now and did not before, or the other way."""
        altered = set()
        for tid, (_, gained) in self._counts.items():
            if gained:
                sql = "SELECT sure FROM terms WHERE tid = ?"
                sure = int(self.db.execute(sql, (tid,)).fetchone()[0])
                if (sure > 0) != (sure - gained > 0):
                    altered.add(tid)
        return altered

    def settle_all(self) -> set[int]:
        """Make every base and address anew: the settings of addresses changed."""
        rows = self.db.execute("SELECT tid, facet, name FROM terms").fetchall()
        self.db.executemany(
            "UPDATE terms SET base = ? WHERE tid = ?",
            [(self._base(facet, name), tid) for tid, facet, name in rows],
        )
        return self._settle_addresses(tid for tid, _, _ in rows)

    def _settle_addresses(self, tids: Iterable[int]) -> set[int]:
        """Give the terms of each base concerned their slugs: the first by name the plain one."""
        bases = set()
        for tid in tids:
            bases.add(
                self.db.execute("SELECT facet, base FROM terms WHERE tid = ?", (tid,)).fetchone()
            )
        altered, values = set(), []
        sql = (
            "SELECT tid, name, n, sure, slug, url, save_as FROM terms "
            "WHERE facet = ? AND base = ? ORDER BY n = 0, name"
        )
        for facet, base in bases:
            rows = self.db.execute(sql, (facet, base)).fetchall()
            for place, (tid, name, n, sure, *old) in enumerate(rows):
                slug = base if not place or not n else self.slugs.rival_slug(base, name)
                url, save_as = self._address(facet, slug, has_page=self._has_page(facet, n, sure))
                if [slug, url, save_as] != old:
                    values.append((slug, url, save_as, tid))
                    altered.add(tid)
        self.db.executemany("UPDATE terms SET slug = ?, url = ?, save_as = ? WHERE tid = ?", values)
        return altered

    def _has_page(self, facet: str, n: int, sure: int) -> bool:
        return n > 0 and (facet != "tag" or sure > 0 or n >= self.page_from)

    def _address(self, facet: str, slug: str, *, has_page: bool) -> tuple[str, str]:
        pattern = self.facets[facet]
        if not has_page or not pattern.save_as:
            return "", ""
        return pattern.url.format(slug=slug), pattern.save_as.format(slug=slug)

"""Addresses: which story has which, for good where the register says so.

Of several new claimants of one address the first by stem gets it plain; the slugs of the others
end in a hash of their stem.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .accessions import Row
from .records import Record, Source, Term
from .schema import any_in
from .wiring import Slugs

REGISTERED, BY_WORDS, BY_DRAFT = 1, 0, -1
"""How firm a claim is: the firmest goes first, then the first by stem."""


class Addresses:
    """The claims on addresses in the catalogue."""

    def __init__(self, db: sqlite3.Connection, settings: dict[str, Any], slugs: Slugs) -> None:
        """Keep claims in *db*, with the rules of *slugs*."""
        self.db, self.settings, self.slugs = db, settings, slugs
        self._some_registered = any_in(db, "register")
        self._contested: set[str] | None = None
        """The addresses that more than one claims; None where that is asked for each."""

    def registered(self, stem: str) -> Row | None:
        """Return the row of the register that a story has."""
        if not self._some_registered:
            return None
        sql = "SELECT id, stem, sha256, added, address FROM register WHERE stem = ?"
        found = self.db.execute(sql, (stem,)).fetchone()
        return Row(*found) if found else None

    def claim(self, stems: Iterable[str], wanted: Callable[[str], tuple[str, bool]]) -> set[str]:
        """Write who claims which address; return the addresses whose claims changed.

        *wanted* returns the address that a story would have by its own words, letter case folded,
        empty where it claims none, and whether it is a draft's. A registered one is claimed for
        good, its seed gone or not; its story, as a draft, claims another beside it.
        """
        touched, claims = set(), []
        known = any_in(self.db, "addresses")
        for stem in stems:
            if known:
                sql = "DELETE FROM addresses WHERE stem = ? RETURNING address"
                touched |= {found[0] for found in self.db.execute(sql, (stem,)).fetchall()}
            row = self.registered(stem)
            address, draft = wanted(stem)
            if row:
                claims.append((row.address.casefold(), stem, REGISTERED))
            if address and (draft or not row):
                claims.append((address, stem, BY_DRAFT if draft else BY_WORDS))
        touched |= {address for address, _, _ in claims}
        self.db.executemany("INSERT INTO addresses VALUES (?, ?, ?)", claims)
        if known:
            return touched
        sql = "SELECT address FROM addresses GROUP BY address HAVING count(*) > 1"
        self._contested = {found[0] for found in self.db.execute(sql)}
        return self._contested

    def rivals(self, addresses: set[str]) -> set[str]:
        """Return the stems that claim one of *addresses* which more than one claims."""
        found = set()
        for address in addresses:
            sql = "SELECT stem FROM addresses WHERE address = ? AND fixed < 1"
            found |= {row[0] for row in self.db.execute(sql, (address,))}
        return found

    def of(
        self,
        record: Record,
        row: Row | None,
        source: Source,
        metadata: Callable[[], dict[str, Any]],
    ) -> tuple[str, str]:
        """Return address and file of a story: the one registered by *row*, or the one it gets now.

        Its *metadata* is asked for where it has a rival.
        """
        if row:
            return row.address, self._file_of(row.address, record)
        if self._is_first(record.url, record.stem):
            return record.url, record.save_as
        slug = self.slugs.rival_slug(record.slug, record.stem)
        return source.address({**metadata(), "slug": slug}, record.published, slug)

    def _is_first(self, address: str, stem: str) -> bool:
        """Tell whether *stem* goes before all others that claim *address*."""
        if self._contested is not None and address.casefold() not in self._contested:
            return True
        sql = "SELECT stem FROM addresses WHERE address = ? ORDER BY fixed DESC, stem LIMIT 1"
        first = self.db.execute(sql, (address.casefold(),)).fetchone()
        return first is None or first[0] == stem

    @staticmethod
    def _file_of(address: str, record: Record) -> str:
        """Return the file of a registered *address*, as the settings part addresses and files."""
        if address == record.url:
            return record.save_as
        if address.endswith("/"):
            return f"{address}index.html"
        if "." not in address.rpartition("/")[2] and record.save_as.startswith(record.url):
            return address + record.save_as[len(record.url) :]
        return address

    def of_draft(self, record: Record, metadata: dict[str, Any]) -> tuple[str, str]:
        """Return address and file of a draft, told apart from those of other drafts."""
        url, save_as = self.draft(record.slug, metadata)
        if self._is_first(url, record.stem):
            return url, save_as
        return self.draft(self.slugs.rival_slug(record.slug, record.stem), metadata)

    def draft(self, slug: str, metadata: dict[str, Any]) -> tuple[str, str]:
        """Return address and file of a draft by its *slug*, whoever else has them."""
        values = {**metadata, "slug": slug, "lang": metadata.get("lang", "")}
        return (
            str(self.settings["DRAFT_URL"]).format(**values),
            str(self.settings["DRAFT_SAVE_AS"]).format(**values),
        )


def address_settings(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the settings that decide addresses and terms."""
    marks = ("_URL", "_SAVE_AS", "SLUG", "TAG_PAGE_FROM", "REGEX_SUBSTITUTIONS")
    return {key: value for key, value in settings.items() if any(mark in key for mark in marks)}


_ENDING = re.compile(r"(?:(?:^|/)index)?\.html$|/$")


def beside(pattern: str, story: str, **values: object) -> str:
    """Return the address of a file beside a story's page, as a setting's *pattern* has it.

    `{story}` stands for *story*, the address of the page, without its ending.
    """
    return pattern.format(story=_ENDING.sub("", story), **values)


FEED_FROM = 20
"""Default of the setting: from how many stories on a tag, author or section has a feed."""
_FED = frozenset(("tag", "author", "category"))


def feed_of(term: Term, settings: Mapping[str, Any]) -> str:
    """Return the address, and the file, of a term's own feed, beside its page; empty for none."""
    least = settings.get("FEED_FROM", FEED_FROM)
    pattern = str(settings.get("FEED_TERM_ATOM") or "")
    if not (pattern and term.save_as and term.facet in _FED and least and term.count >= least):
        return ""
    page = term.save_as.removesuffix("index.html").removesuffix(".html")
    return pattern.format(page=page if page.endswith("/") else f"{page}/")

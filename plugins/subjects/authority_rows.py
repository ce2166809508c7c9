"""The rows of the authority file: read one by one, and what is wrong with each."""

import csv
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from seedtext.document import Fault

from .normal import normal, plain

FIELDS = ("preferred", "kind", "also", "slug", "wikidata", "note")
NOT_A_SUBJECT, AGENCY = "not-a-subject", "agency"
KINDS = (
    *("person", "place", "organisation", "topic", "event"),
    *(AGENCY, "author", NOT_A_SUBJECT),
)
_KINDS = frozenset(KINDS)
_SLUG = re.compile(r"(?!(?:\d+|index|con|prn|aux|nul|com\d|lpt\d|.{81,})$)[a-z0-9]+(?:-[a-z0-9]+)*")
"""Not what no page can be called: digits alone, reserved names, over 80 characters."""
_WIKIDATA = re.compile(r"Q[1-9]\d*")
_NAMES = re.compile(r"[^\W_]")
"""A letter or a digit, without which nothing is a name."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]")
_NOT_DECODED = re.compile("[\udc80-\udcff]")
"""Bytes that are no UTF-8, as `surrogateescape` leaves them."""


class Entry(NamedTuple):
    """A row of the file: a name with its kind and the other forms of it."""

    preferred: str
    kind: str
    also: tuple[str, ...] = ()
    """As written, without those that an earlier row claims."""
    slug: str = ""
    """The address that the name keeps, empty: made from the preferred form."""
    wikidata: str = ""
    note: str = ""
    line: int = 0

    @property
    def forms(self) -> tuple[str, ...]:
        """Return all forms, the preferred one first."""
        return (self.preferred, *self.also)

    @property
    def meaning(self) -> str:
        """Return twelve hex digits of what a story takes from the row: name, kind, address.

        Other forms, Wikidata and note are no part of it: pages that show them watch the file.
        """
        parts = f"{self.preferred}\x1f{self.kind}\x1f{self.slug}"
        return sha256(parts.encode()).hexdigest()[:12]


class Reading:
    """One pass over the rows: who has claimed what, and what was wrong."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.entries: list[Entry] = []
        self.faults: list[Fault] = []
        self.exact: dict[str, Entry] = {}
        self.once: dict[str, int] = {}
        """Line by slug and by Wikidata id."""

    def fault(self, line: int, reason: str) -> None:
        """Enter that a line is wrong."""
        self.faults.append(Fault(self.shown, line, reason))

    def rows(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Yield lines with their values, without the header and what is no row.

        Line by line, so that a quotation mark left open spoils one row and not the rest.
        """
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        for line, printed in enumerate(text.split("\n"), 1):
            row = " ".join(printed.split())
            values = row.split(",")
            if '"' in row:
                try:
                    values = next(csv.reader([row], strict=True))
                except csv.Error as error:
                    self.fault(line, f"expected a row of CSV on one line, found: {error}")
                    continue
            if line == 1 and tuple(values) != FIELDS:
                self.fault(line, f'expected "{",".join(FIELDS)}", found "{row[:80]}"')
                if len(values) != len(FIELDS) or values[1].strip() not in KINDS:
                    continue
            elif line == 1 or not row:
                continue
            if not row.isprintable() and (reason := _unreadable(row)):
                self.fault(line, reason)
            elif len(values) != len(FIELDS):
                self.fault(line, f"expected {len(FIELDS)} fields, found {len(values)}")
            else:
                if ", " in row or " ," in row:
                    values = [value.strip() for value in values]
                if " |" in row or "| " in row:
                    values[2] = "|".join(map(str.strip, values[2].split("|")))
                yield line, values

    def take(self, line: int, values: list[str], names: str) -> None:
        """Enter a row, without what is wrong with it; *names*: its name and forms, normalised."""
        preferred, kind, also, slug, wikidata, note = values
        key, *keys = names.split("|") if also else (names[:-1],)
        if kind not in _KINDS or "|" in preferred or not _NAMES.search(key):
            self.fault(line, _wrong(preferred, kind))
            return
        if rival := self.exact.get(key):
            self.fault(line, _claimed(preferred, rival, keys))
            return
        if slug or wikidata:
            if reason := _wrong_address(slug, wikidata) or self._given_before(slug, wikidata):
                self.fault(line, reason)
                return
            self.once.update(dict.fromkeys((slug, wikidata), line))
        forms = tuple(also.split("|")) if also else ()
        own = {key, *keys}
        clean = len(own) > len(keys) and self.exact.keys().isdisjoint(keys)
        if keys and not (clean and all(map(_NAMES.search, keys))):
            kept = dict(self._unclaimed(line, key, zip(keys, forms, strict=True)))
            forms, own = tuple(kept.values()), {key, *kept}
        entry = Entry(preferred, kind, forms, slug, wikidata, note, line)
        self.entries.append(entry)
        self.exact.update(dict.fromkeys(own, entry))

    def _given_before(self, slug: str, wikidata: str) -> str | None:
        """Return what is wrong with a slug or an id that an earlier row has."""
        for given in (slug, wikidata):
            if given and (first := self.once.get(given)):
                return f'expected "{given}" once, found it in line {first}, too'
        return None

    def _unclaimed(
        self, line: int, preferred: str, forms: Iterable[tuple[str, str]]
    ) -> Iterator[tuple[str, str]]:
        """Yield those of a row's other *forms* that no row has; the others are faults."""
        own = {preferred}
        for key, form in forms:
            if rival := self.exact.get(key):
                self.fault(line, _claimed(form, rival, ()))
            elif key in own:
                self.fault(line, f'expected each form once, found "{form}" again')
            elif _NAMES.search(key):
                own.add(key)
                yield key, form
            elif form:
                self.fault(line, f'expected a name, found "{form}"')

    def bare(self) -> dict[str, Entry | None]:
        """Return the rows by those forms that have diacritics, without them; None: two share it."""
        bare: dict[str, Entry | None] = {}
        marked = [form for form in self.exact if not form.isascii()]
        for form, key in zip(marked, plain("\n".join(marked)).split("\n"), strict=False):
            entry = self.exact[form]
            if key != form and bare.setdefault(key, entry) is not entry:
                bare[key] = None
        return bare


def _unreadable(row: str) -> str | None:
    """Return what in *row* is no text, None where all is."""
    if wrong := _NOT_DECODED.search(row):
        return f"expected UTF-8, found the byte 0x{ord(wrong[0]) - 0xDC00:02X}"
    if control := _CONTROL.search(row):
        return f"expected text, found the control character U+{ord(control[0]):04X}"
    return None


def _wrong(preferred: str, kind: str) -> str:
    """Return what is wrong with a row's name or kind."""
    if kind not in KINDS:
        return f'expected a kind ({", ".join(KINDS)}), found "{kind[:80]}"'
    return f'expected one preferred name, found "{preferred[:80]}"'


def _wrong_address(slug: str, wikidata: str) -> str | None:
    """Return what is wrong with a slug or a Wikidata id, None for good or no ones."""
    if slug and not _SLUG.fullmatch(slug):
        return f'expected a slug of a-z, 0-9 and single dashes, found "{slug[:80]}"'
    if wikidata and not _WIKIDATA.fullmatch(wikidata):
        return f'expected a Wikidata id as Q42, found "{wikidata[:80]}"'
    return None


def _claimed(form: str, rival: Entry, forms: Iterable[str]) -> str:
    """Return what is wrong with a *form* that *rival* has; *forms* are the row's others."""
    if normal(rival.preferred) in forms:
        return (
            f'expected no loop, found "{form}" also "{rival.preferred}", '
            f"which line {rival.line} has the other way round"
        )
    return f'expected each form once, found "{form}" in line {rival.line}, too ({rival.preferred})'

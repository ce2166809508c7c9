"""The authority file: which names mean the same, and under which form they are gathered.

`content/authority.csv`, one row a name, one line a row. Reading never raises: what is wrong with
a row is a fault with its line, and the rest counts.
"""

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from seedtext.document import Fault

from .authority_rows import (
    AGENCY,
    FIELDS,
    KINDS,
    NOT_A_SUBJECT,
    Entry,
    Reading,
)
from .normal import anchor_of, normal, normal_all, plain
from .scanning import parts_of_form

__all__ = [
    "AGENCY",
    "EMPTY",
    "FIELDS",
    "KINDS",
    "NOT_A_SUBJECT",
    "Authority",
    "Entry",
    "anchor_of",
    "load_authority",
    "normal",
]

_SHORT = 3
_BATCH = 1000
"""Rows whose forms are normalised at once: one by one takes twice as long."""


@dataclass(frozen=True, slots=True)
class Authority:
    """The authority file, loaded."""

    entries: tuple[Entry, ...] = ()
    """In the file's order."""
    faults: tuple[Fault, ...] = ()
    exact: Mapping[str, Entry] = field(default_factory=dict, repr=False)
    """By normalised form."""
    bare: Mapping[str, Entry | None] = field(default_factory=dict, repr=False)
    """By form without diacritics, where it has some; None where two rows share it."""

    def entry(self, form: str) -> Entry | None:
        """Return the row that has *form*, diacritics or not; None where none or two have it.

        A row with the very form goes before one that differs in diacritics. Letter case counts
        not, but in a form of two or three letters that is no agency's: `us`, `Who` and `fed` are
        no names, `FED` and `Nato` are.
        """
        key = normal(form)
        found = self.exact.get(key)
        if found is None:
            key = plain(key)
            return self.exact.get(key) or self.bare.get(key)
        if len(key) <= _SHORT and key.isalpha() and found.kind != AGENCY:
            written = next(f for f in found.forms if normal(f) == key)
            return found if form.strip() in (written, written.upper()) else None
        return found

    def forms(self) -> dict[str, str]:
        """Return each normalised form with a digest of its meaning: what a build keeps.

        Behind the digest of a form of which a story holds parts alone stands the anchor of these.
        """
        meanings = {entry.line: entry.meaning for entry in self.entries}
        told = {form: meanings[entry.line] for form, entry in self.exact.items()}
        for entry in self.entries:
            for form in entry.forms:
                if parts := parts_of_form(form):
                    told[normal(form)] = f"{meanings[entry.line]} {anchor_of(parts[0])}"
        return told

    def changed(self, older: Mapping[str, str]) -> frozenset[str]:
        """Return the anchors of the forms whose meaning is not what `forms()` said then.

        A story that holds none of these words has the subjects that it had.
        """
        differing = older.items() ^ self.forms().items()
        told = {anchor for _, told in differing if (anchor := told.partition(" ")[2])}
        return frozenset(anchor_of(form) for form, _ in differing) | told

    def agencies(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return (name, other forms) of each agency, as `seedtext.parse` takes them."""
        return tuple((e.preferred, e.also) for e in self.entries if e.kind == AGENCY)


EMPTY = Authority()


def load_authority(path: Path) -> Authority:
    """Return the authority file at *path*; a missing one is empty, faults are inside."""
    shown = os.path.relpath(path).replace(os.sep, "/")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return EMPTY
    except OSError as error:
        reason = f"expected a file that can be read, found: {error.strerror}"
        return Authority(faults=(Fault(shown, 1, reason),))
    reading = Reading(shown)
    rows = reading.rows(data.decode("utf-8-sig", "surrogateescape"))
    with _without_collection():
        while batch := list(islice(rows, _BATCH)):
            normalised = normal_all([f"{values[0]}|{values[2]}" for _, values in batch])
            for (line, values), names in zip(batch, normalised, strict=True):
                reading.take(line, values, names)
        return Authority(
            tuple(reading.entries), tuple(reading.faults), reading.exact, reading.bare()
        )


@contextmanager
def _without_collection() -> Iterator[None]:
    """Keep Python from looking for garbage among 100,000 new rows, a quarter of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()

"""Where seeds come from: the rows of `content/sources.csv`, one row a source.

`folder` is a path or a glob below the seeds; the longest that matches a seed wins. Reading never
raises: what is wrong with a row is a fault with its line, and the rest counts.
"""

import csv
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .document import Fault
from .expressions import expression
from .survey import SUFFIX

FIELDS = (
    *("folder", "publication", "publisher", "rights", "notice"),
    *("access", "language", "timezone", "received"),
)
FULL, METADATA = "full", "metadata"
"""What may be handed on in bulk: the whole text, or what is said of it."""
_ADDRESS = expression(r"https?://[^\s/?#\"<>]+\.[^\s/?#\"<>]+(?:/[^\s\"<>]*)?")
_NAMES = expression(r"[*?\[]")
"""What makes a glob of a folder."""
_LANGUAGE = expression(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_DAY = expression(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_NOT_DECODED = expression("[\udc80-\udcff]")
"""Bytes that are no UTF-8, as `surrogateescape` leaves them."""


class Source(NamedTuple):
    """A row of the file: a body of seeds, and what is known of where it comes from."""

    folder: str
    """A path or a glob below the seeds; empty for all."""
    publication: str = ""
    publisher: str = ""
    rights: str = ""
    """An address, of RightsStatements.org or of a licence."""
    notice: str = ""
    access: str = METADATA
    language: str = ""
    """BCP 47."""
    timezone: str = ""
    """Of times that a seed gives without a zone."""
    received: str = ""
    """ISO text: when the archive got it."""

    @property
    def told(self) -> dict[str, str]:
        """Return what a story says of its source, without what is not known."""
        keys = ("publication", "publisher", "rights", "notice", "access", "received")
        return {key: value for key in keys if (value := getattr(self, key))}


UNKNOWN = Source("")
"""Of a seed without a row: no publication is known, and no text is handed on in bulk."""


@dataclass(frozen=True)
class Sources:
    """The file, loaded."""

    rows: tuple[Source, ...] = ()
    """The longest folder first: the first that matches a seed is its source."""
    faults: tuple[Fault, ...] = field(default=(), compare=False)

    @cached_property
    def _patterns(self) -> list[tuple[Callable[[str], object], Source]]:
        return [(_pattern(row.folder).match, row) for row in self.rows]

    @cached_property
    def by_folder(self) -> bool:
        """Whether the folder of a seed tells its source, whatever the seed is called."""
        return not any(
            _NAMES.search(row.folder) or row.folder.lower().endswith(SUFFIX) for row in self.rows
        )

    def of(self, path: str) -> Source:
        """Return the source of the seed at *path*, below the folder of seeds, with slashes."""
        return next((row for match, row in self._patterns if match(path)), UNKNOWN)


def load_sources(path: Path) -> Sources:
    """Return the sources of the file at *path*; a missing one is empty, faults are inside."""
    shown = os.path.relpath(path).replace(os.sep, "/")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Sources()
    except OSError as error:
        reason = f"expected a file that can be read, found: {error.strerror}"
        return Sources(faults=(Fault(shown, 1, reason),))
    rows: dict[str, Source] = {}
    lines: dict[str, int] = {}
    faults: list[Fault] = []
    for line, values in _rows(data.decode("utf-8-sig", "surrogateescape"), shown, faults):
        row, reasons = _read(values)
        if row is not None and row.folder in lines:
            first = lines[row.folder]
            reasons = [f'expected each folder once, found "{row.folder}" in line {first}, too']
        elif row is not None:
            rows[row.folder], lines[row.folder] = row, line
        faults += [Fault(shown, line, reason) for reason in reasons]
    return Sources(tuple(sorted(rows.values(), key=lambda row: -len(row.folder))), tuple(faults))


def _rows(text: str, shown: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Yield lines with their values, without the header and what is no row.

    Line by line, so that a quotation mark left open spoils one row and not the rest.
    """
    order: tuple[str, ...] = FIELDS
    for line, printed in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        row = printed.strip()
        if not row:
            continue
        try:
            values = [" ".join(value.split()) for value in next(csv.reader([row], strict=True))]
        except csv.Error as error:
            reason = f"expected a row of CSV on one line, found: {error}"
            faults.append(Fault(shown, line, reason))
            continue
        if line == 1:
            order = tuple(map(str.lower, values))
            if sorted(order) != sorted(FIELDS):
                reason = f'expected "{",".join(FIELDS)}", found "{_quoted(row)}"'
                faults.append(Fault(shown, line, reason))
                pairs = zip(FIELDS, order, strict=False)
                if any(name != there for name, there in pairs if there in FIELDS):
                    return  # what a row says where would be a guess
                order = FIELDS
        elif wrong := _NOT_DECODED.search(row):
            reason = f"expected UTF-8, found the byte 0x{ord(wrong[0]) - 0xDC00:02X}"
            faults.append(Fault(shown, line, reason))
        elif len(values) != len(FIELDS):
            reason = f"expected {len(FIELDS)} fields, found {len(values)}"
            faults.append(Fault(shown, line, reason))
        else:
            by_name = dict(zip(order, values, strict=True))
            yield line, [by_name[name] for name in FIELDS]


def _read(values: list[str]) -> tuple[Source | None, list[str]]:
    """Return the row of *values* and what is wrong with it.

    A wrong value is left out, so that nothing is handed on which the row does not allow; a wrong
    folder leaves the whole row out.
    """
    row = Source(*values)
    folder = row.folder.strip("/").removeprefix("./")
    folder = "" if folder in {".", "**"} else folder
    if not _is_glob(folder):
        return None, [f'expected a path or glob below the seeds, found "{_quoted(row.folder)}"']
    row, reasons = row._replace(folder=folder, access=row.access.lower() or METADATA), []
    for name, (good, expected) in _CHECKS.items():
        value = getattr(row, name)
        if value and not good(value):
            reasons.append(f'expected {expected}, found "{_quoted(value)}"')
            row = row._replace(**{name: METADATA if name == "access" else ""})
    return row, reasons


def is_address(value: str) -> bool:
    """Whether *value* is an address on the web, as rights and licences have."""
    return bool(_ADDRESS.fullmatch(value))


def is_access(value: str) -> bool:
    """Whether *value* says what may be handed on in bulk."""
    return value in {FULL, METADATA}


def _is_zone(value: str) -> bool:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):  # an unknown one; a path elsewhere; a folder
        return False
    return True


def _is_day(value: str) -> bool:
    """Tell a day, a month or a year that there is."""
    if not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "0001-01-01"[len(value) :])
    except ValueError:
        return False
    return True


_CHECKS: dict[str, tuple[Callable[[str], object], str]] = {
    "rights": (is_address, "an address as http://rightsstatements.org/vocab/InC/1.0/"),
    "access": (is_access, "full or metadata"),
    "language": (_LANGUAGE.fullmatch, "a language as en or pt-BR"),
    "timezone": (_is_zone, "a time zone as Europe/Paris"),
    "received": (_is_day, "a date as YYYY-MM-DD, YYYY-MM or YYYY"),
}


def _is_glob(folder: str) -> bool:
    if "\\" in folder or ".." in folder.split("/") or ":" in folder.partition("/")[0]:
        return False
    try:
        return folder.count("[") <= folder.count("]") and bool(_pattern(folder))
    except re.error:
        return False


def _pattern(folder: str) -> re.Pattern[str]:
    """Return what matches the seeds of *folder*: a seed itself, or all below what it names.

    `*` and `?` stand for what has no slash, `**` for any folders, `[a-z]` for one character.
    """
    parts = re.split(r"(\*\*/|\*\*|\*|\?|\[!?[^\]]+\])", folder)
    known = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    regex = "".join(
        known.get(part) or (_class(part) if part[:1] == "[" and len(part) > 1 else re.escape(part))
        for part in parts
    )
    return re.compile(f"{regex}(?:/|$)" if folder else "", re.DOTALL)


def _class(part: str) -> str:
    """Return a class of characters, as `[!a-z]`, as a regular expression has it."""
    inner = part[1:-1].replace("\\", r"\\").replace("[", r"\[")
    return f"[^/{inner[1:]}]" if inner.startswith("!") else f"[{inner}]"


def _quoted(text: str) -> str:
    """Return *text* as a message quotes it: short, and printable."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text[:80])

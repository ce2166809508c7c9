"""From a seed's bytes to its text, its date and the text after the date."""

import re
from datetime import date, datetime
from typing import NamedTuple

from .document import SeedError
from .expressions import expression
from .printable import excerpt

EXPECTED = 'expected "date YYYY-MM-DD Headline"'

_HEADER = expression(r"\s*date[ \t\u00a0]+(\d{4}\S*)(?!\S)[ \t\u00a0]*", re.IGNORECASE)
_VALUE = expression(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>T\S+)?)?)?")
_TIME = expression(r"T\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?")


class Header(NamedTuple):
    """The date of a seed, as ISO text at its own precision, and what follows it."""

    published: str
    precision: str
    start: int
    """Where the first block begins in the text."""


def decode(data: bytes, path: str, encodings: tuple[str, ...] = ("utf-8",)) -> str:
    """Return the text of *data* in the first of *encodings* that fits, without a BOM.

    Raises SeedError, with the line, for bytes that fit none, for NUL characters and for
    an encoding that Python does not know.
    """
    failure: UnicodeDecodeError | None = None
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            failure = failure or error
        except LookupError as error:
            reason = f"expected an encoding that Python knows, found {excerpt(encoding)}"
            raise SeedError(path, 1, reason) from error
        else:
            text = text.removeprefix("\ufeff")
            # Bytes are faster to look through than characters.
            return text if encoding == "utf-8" and b"\0" not in data else _without_nul(text, path)
    if failure is None:
        raise SeedError(path, 1, "expected an encoding, found an empty list")
    raise SeedError(path, *_undecodable(data, failure))


def _without_nul(text: str, path: str) -> str:
    if (at := text.find("\0")) < 0:
        return text
    line = text.count("\n", 0, at) + 1
    raise SeedError(path, line, f"expected text, found a NUL character, number {at + 1}")


def _undecodable(data: bytes, failure: UnicodeDecodeError) -> tuple[int, str]:
    """Return the line and the reason of bytes that are not the expected encoding."""
    at = failure.start
    line = data.count(b"\n", 0, at) + 1
    start = max(data.rfind(b"\n", 0, at) + 1, at - 20)
    looks = data[start : at + 20].split(b"\n")[0].decode("windows-1252", "replace")
    return line, (
        f"expected {failure.encoding} text, found byte 0x{data[at]:02x} at byte "
        f"{at + 1}; as windows-1252 it reads {excerpt(looks)}"
    )


def read_header(text: str, path: str) -> Header:
    """Return the header of a seed's *text*; SeedError tells what stands there instead."""
    if not text.strip():
        raise SeedError(path, 1, f"{EXPECTED}, found nothing: the file is empty")
    line = text[: len(text) - len(text.lstrip())].count("\n") + 1
    match = _HEADER.match(text)
    if match is None:
        raise SeedError(path, line, f"{EXPECTED}, found {excerpt(text.strip())}")
    published, precision = _read_value(match[1], path, line)
    return Header(published, precision, match.end())


def _read_value(value: str, path: str, line: int) -> tuple[str, str]:
    """Return the date *value* in ISO form, and its precision."""
    match = _VALUE.fullmatch(value)
    if match is None or (match["time"] and not _TIME.fullmatch(match["time"])):
        raise SeedError(path, line, f"{EXPECTED}, found {excerpt('date ' + value)}")
    try:
        date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
        if match["time"]:
            return datetime.fromisoformat(value).isoformat(), "time"
    except ValueError as error:
        reason = f"expected a date that exists, found {excerpt(value)} ({error})"
        raise SeedError(path, line, reason) from error
    if match["day"]:
        return value, "day"
    return value, "month" if match["month"] else "year"

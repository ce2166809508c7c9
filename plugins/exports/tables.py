"""Tables of CSV: whatever a cell holds, a table program shows it and does not reckon with it."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from .xml import legal

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With which a table program begins to reckon."""


def csv_bytes(rows: Iterable[Sequence[Any]], end: str = "\r\n") -> bytes:
    """Return *rows* in UTF-8; *end* is that of a line.

    Several values of a cell are parted by `; `; one that begins as a formula does has an
    apostrophe in front.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator=end)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return legal(text.getvalue()).encode()


def values_of(data: bytes, *columns: str) -> Iterator[tuple[str, ...]]:
    """Yield the cells of some *columns* that `csv_bytes` wrote, row by row."""
    rows = csv.reader(io.StringIO(data.decode(), newline=""))
    heads = next(rows)
    places = [heads.index(column) for column in columns]
    yield from (tuple(_value(row[at]) for at in places) for row in rows)


def _value(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell


def joined(value: Any) -> Any:
    """Return a value for one cell: several are parted by `; `."""
    return "; ".join(value) if isinstance(value, list | tuple) else value


def _cell(value: Any) -> Any:
    text = joined(value)
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA) else text

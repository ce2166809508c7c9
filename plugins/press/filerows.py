"""Files as rows of text, of 100,000 of which most builds find the same as the one before."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import overload

from .schema import Damaged

FileRow = tuple[str, int, int]
"""A file that lies there: its path, its size in bytes, its mtime in ns."""
NO_TEXT = re.compile("[\ud800-\udfff]")
"""What stands in a path for a byte that is no UTF-8."""
_END = b"\0"
_STEP = 1 << 16
"""Bytes that are compared at a time."""


class Packed(Sequence[FileRow]):
    """Rows as text, which are parted when somebody asks for one.

    `SIZE MTIME PATH` and a NUL, in UTF-8 that lets surrogates pass; in the order of the paths.
    """

    def __init__(self, data: bytes) -> None:
        """Hold *data*."""
        self.data = data

    @cached_property
    def _rows(self) -> list[FileRow]:
        return parted(self.data)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return self.data.count(_END)

    @overload
    def __getitem__(self, index: int) -> FileRow: ...
    @overload
    def __getitem__(self, index: slice) -> list[FileRow]: ...
    def __getitem__(self, index: int | slice) -> FileRow | list[FileRow]:
        """Return a row, or several."""
        return self._rows[index]

    def __eq__(self, other: object) -> bool:
        """Tell whether *other* has the same rows."""
        return isinstance(other, Packed) and self.data == other.data

    __hash__ = None  # type: ignore[assignment]


def packed(rows: Iterable[FileRow]) -> bytes:
    """Return *rows* as text."""
    if isinstance(rows, Packed):
        return rows.data
    text = "".join([f"{size} {mtime} {path}\0" for path, size, mtime in rows])
    return text.encode("utf-8", "surrogatepass")


def named(rows: Sequence[FileRow]) -> tuple[Sequence[FileRow], list[str]]:
    """Return those of *rows* whose path is text, and the paths of the others.

    A disk takes any bytes for a name, the catalogue does not.
    """
    try:
        packed(rows).decode()
    except UnicodeDecodeError:
        others = [path for path, _, _ in rows if NO_TEXT.search(path)]
        return [row for row in rows if not NO_TEXT.search(row[0])], others
    return rows, []


def differing(there: bytes, before: bytes) -> tuple[set[FileRow], set[FileRow]]:
    """Return the rows of *there* that *before* has not, and those of *before* that it has not.

    What both begin and end with is not parted: most builds find a few rows more.
    """
    start = there.rfind(_END, 0, _alike(there, before)) + 1
    there, before = there[start:], before[start:]
    if tail := _alike_at_end(there, before):
        tail = len(there) - there.index(_END, len(there) - tail) - 1
    one, other = (set(parted(some[: len(some) - tail])) for some in (there, before))
    return one - other, other - one


def _alike(one: bytes, other: bytes) -> int:
    """Return a number of bytes with which both begin: all, or whole steps."""
    at = 0
    while at < len(one) and one[at : at + _STEP] == other[at : at + _STEP]:
        at += _STEP
    return min(at, len(one))


def _alike_at_end(one: bytes, other: bytes) -> int:
    """Return a number of bytes with which both end, in whole steps."""
    at, most = 0, min(len(one), len(other)) - _STEP
    while at <= most and one[-at - _STEP : len(one) - at] == other[-at - _STEP : len(other) - at]:
        at += _STEP
    return at


def parted(data: bytes) -> list[FileRow]:
    """Return the rows of a text; Damaged for what is none."""
    try:
        rows = [row.split(" ", 2) for row in data.decode("utf-8", "surrogatepass").split("\0")]
        if rows.pop() == [""]:
            return [(path, int(size), int(mtime)) for size, mtime, path in rows]
        error = ValueError("its end is missing")
    except ValueError as found:
        error = found
    message = f"a list of files that cannot be read ({error})"
    raise Damaged(message) from error

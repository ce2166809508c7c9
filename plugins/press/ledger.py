"""The files that the ledger, the table `pages`, tells of: which of them are unlike it.

Two may look at them, each at a part at a time: one from the first page on, one from the last. This
loads next to nothing, as another Python that looks has this module alone.
"""

import os
import sqlite3
from collections.abc import Iterator
from io import BufferedReader

PARTS = 64
"""The ledger is looked at in about so many parts."""
FIRST, END = ("", ""), ("\U0010ffff", "")
"""Before the first page of a view, and behind the last."""

PageKey = tuple[str, str]
"""A page's view, and its key there: the order of the ledger."""
Row = tuple[str, int, int]
"""A page's path, and the size in bytes and the mtime in ns of its file as it was written."""
Seen = tuple[str, int, int]
"""A file as it lies there: its path below the output, its size, its mtime; -1: there is none."""

_PAGES = "FROM pages WHERE NOT stale AND view <> '' AND (view, key)"


def rows_of(db: sqlite3.Connection, low: PageKey = FIRST, high: PageKey = END) -> list[Row]:
    """Return what the ledger has of the pages from *low* on and before *high*.

    At once: a question that is not at its end would hold up who writes.
    """
    sql = f"SELECT path, size, mtime {_PAGES} >= (?, ?) AND (view, key) < (?, ?)"
    return db.execute(sql, low + high).fetchall()


def upward(db: sqlite3.Connection, turns: int) -> Iterator[tuple[PageKey, PageKey]]:
    """Yield where each part begins and ends, from the first page on, while there are *turns*.

    These are bytes in a pipe: who takes one looks at one part.
    """
    size, low = _size(db), FIRST
    while low < END and os.read(turns, 1):
        sql = f"SELECT view, key {_PAGES} >= (?, ?) ORDER BY view, key LIMIT 1 OFFSET ?"
        high = db.execute(sql, (*low, size)).fetchone() or END
        yield low, high
        low = high


def downward(db: sqlite3.Connection, turns: int) -> Iterator[tuple[PageKey, PageKey]]:
    """Yield where each part begins and ends, from the last page back, while there are *turns*."""
    size, high = _size(db), END
    while high > FIRST and os.read(turns, 1):
        sql = f"SELECT view, key {_PAGES} < (?, ?) ORDER BY view DESC, key DESC LIMIT 1 OFFSET ?"
        low = db.execute(sql, (*high, size - 1)).fetchone() or FIRST
        yield low, high
        high = low


def _size(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT count(*) FROM pages").fetchone()[0]) // PARTS + 1


def unlike(rows: list[Row], above: str) -> list[Seen]:
    """Return those files of *rows* that are not as written; *above* stands before every path.

    To ask for each page by its path takes half as long as to walk the folders, of which there
    are tens of thousands with one page in each.
    """
    found, status_of = list[Seen](), os.stat
    for path, size, mtime in rows:
        try:
            status = status_of(above + path)
        except (OSError, ValueError):
            found.append((path, -1, -1))
            continue
        if status.st_size != size or status.st_mtime_ns != mtime:
            found.append((path, status.st_size, status.st_mtime_ns))
    return found


def look(catalogue: str, output: str, turns: BufferedReader) -> tuple[list[Seen], PageKey]:
    """Return the files below *output* that are unlike the first pages, and before which it ended.

    The ledger is that of the file *catalogue*; there is a byte in *turns* for each part.
    """
    db = sqlite3.connect(catalogue)
    db.execute("PRAGMA query_only=1")
    os.chdir(output)  # shorter ways to each file: a fifth of the time
    found, end = list[Seen](), FIRST
    for low, end in upward(db, turns.fileno()):
        found += unlike(rows_of(db, low, end), "")
    db.close()
    return found, end

"""Databases of SQLite: stories, figures, subjects."""

import gzip
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from typing import Any

from press import Former

from .gzips import blocks, member, parted
from .records import FIELDS, Stories
from .splicing import Filled, facts_of, facts_of_file, lent_by, memo_of
from .tables import joined
from .xml import legal

_SCHEMA = """
PRAGMA page_size = 65536;
PRAGMA cache_size = -4000;
PRAGMA journal_mode = OFF;
CREATE TABLE stories (
  id TEXT PRIMARY KEY, uri TEXT, url TEXT, headline TEXT, published TEXT, added TEXT, updated TEXT,
  standfirst TEXT, html TEXT, note TEXT, section TEXT, dateline TEXT, places TEXT, authors TEXT,
  agency TEXT, language TEXT, words INTEGER, publication TEXT, publisher TEXT, rights TEXT,
  notice TEXT, access TEXT, received TEXT, stem TEXT, sha256 TEXT, bytes INTEGER);
CREATE TABLE figures (
  story TEXT REFERENCES stories, number INTEGER, caption TEXT, credit TEXT, photographers TEXT,
  agencies TEXT, taken TEXT, url TEXT, PRIMARY KEY (story, number)) WITHOUT ROWID;
CREATE TABLE subjects (
  story TEXT REFERENCES stories, name TEXT, kind TEXT, assigned_by TEXT,
  PRIMARY KEY (story, name)) WITHOUT ROWID;
"""
"""Pages hold several stories each: in smaller ones every text would lie in pages of its own.

Stories lie in the order of their dates: one more, which is mostly a new one, leaves what lies
before it as it was. There is no index of names: to look through those of a year takes 3 ms.
"""
_NAMES = FIELDS[: FIELDS.index("tags")]
"""Of the columns of `stories`: what is not a list of records."""
_COLUMNS = ", ".join(_NAMES)


def database(chapters: Sequence[Stories], former: Former) -> Filled:
    """Return a compressed database of *chapters*; rows that *former* has are copied from it.

    Raises OSError where there is no room for it among temporary files.
    """
    known, raw = lent_by(former), gzip.decompress(former.data) if former.memo else b""
    ids = [id_ for chapter in chapters for id_ in chapter.ids]
    place = {id_: len(ids) - at for at, id_ in enumerate(ids)}  # the newest last
    lent = [(place[id_], id_) for one in chapters if one.mark in known for id_ in one.ids]
    try:
        with closing(sqlite3.connect("")) as db:  # in a temporary file
            db.executescript(_SCHEMA)
            if lent:
                _copy(db, raw, lent)
            for chapter in chapters:  # one at a time: a year's rows are many
                if chapter.mark not in known:
                    _insert(db, chapter.rows, place)
            db.commit()
            db.execute("VACUUM")  # the same rows give the same bytes, whatever way they came
            data = _unwritten(memoryview(db.serialize()))
    except sqlite3.OperationalError as error:
        message = f"no room for a database among temporary files (TMPDIR): {error}"
        raise OSError(message) from error
    stretches = blocks(data, raw, parted(former.data, facts_of_file(former) or ()))
    facts = [*map(facts_of, stretches)]
    return Filled(member(stretches), memo_of(chapters, (None for _ in chapters), facts))


def _unwritten(data: memoryview) -> bytes:
    """Return a database without how often its file was written, and by which SQLite.

    As one that was in memory alone it has zeros there (https://sqlite.org/fileformat2.html).
    """
    return b"".join((data[:24], bytes(4), data[28:92], bytes(8), data[100:]))


def _copy(db: sqlite3.Connection, raw: bytes, lent: Iterable[tuple[int, str]]) -> None:
    """Copy the rows of the stories *lent*, each with its place, from the database *raw*."""
    db.execute("ATTACH ':memory:' AS former")
    db.deserialize(raw, name="former")
    db.execute("CREATE TEMP TABLE lent (place INTEGER PRIMARY KEY, id TEXT UNIQUE)")
    db.executemany("INSERT INTO lent VALUES (?, ?)", lent)
    db.execute(
        f"INSERT INTO main.stories (rowid, {_COLUMNS}) "  # noqa: S608
        "SELECT place, f.* FROM lent JOIN former.stories f USING (id) ORDER BY place"
    )
    for table in ("figures", "subjects"):
        db.execute(
            f"INSERT INTO main.{table} SELECT f.* FROM former.{table} f "  # noqa: S608
            "JOIN lent ON lent.id = f.story ORDER BY story"
        )
    db.commit()
    db.execute("DROP TABLE lent")
    db.execute("DETACH former")


def _insert(
    db: sqlite3.Connection, stories: Sequence[dict[str, Any]], place: Mapping[str, int]
) -> None:
    marks = ", ".join("?" * len(_NAMES))
    rows = (
        (place[story["id"]], *(_legal(joined(story[name])) for name in _NAMES)) for story in stories
    )
    sql = f"INSERT INTO stories (rowid, {_COLUMNS}) VALUES (?, {marks})"  # noqa: S608 (marks)
    db.executemany(sql, rows)
    pictures = (
        (story["id"], number, *(_legal(joined(value)) for value in picture.values()))
        for story in stories
        for number, picture in enumerate(story["figures"], 1)
    )
    db.executemany("INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?, ?)", pictures)
    names = (
        (story["id"], *map(_legal, subject.values()))
        for story in stories
        for subject in story["subjects"]
    )
    db.executemany("INSERT OR IGNORE INTO subjects VALUES (?, ?, ?, ?)", names)


def _legal(value: Any) -> Any:
    return legal(value) if isinstance(value, str) else value

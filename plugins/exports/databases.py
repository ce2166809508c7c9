"""Databases of SQLite: stories, figures, subjects."""

import gzip
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import Any

from press import Former

from .chapters import Chapter
from .gzips import compressed
from .splicing import Filled, lent_by, memo_of
from .tables import joined
from .telling import told
from .whole import Whole
from .xml import legal

_SCHEMA = """
PRAGMA page_size = 65536;
CREATE TABLE stories (
  id TEXT PRIMARY KEY, uri TEXT, url TEXT, headline TEXT, published TEXT, added TEXT, updated TEXT,
  standfirst TEXT, html TEXT, note TEXT, section TEXT, dateline TEXT, places TEXT, authors TEXT,
  agency TEXT, language TEXT, words INTEGER, publication TEXT, publisher TEXT, rights TEXT,
  notice TEXT, access TEXT, received TEXT, stem TEXT, sha256 TEXT, bytes INTEGER) WITHOUT ROWID;
CREATE TABLE figures (
  story TEXT REFERENCES stories, number INTEGER, caption TEXT, credit TEXT, photographers TEXT,
  agencies TEXT, taken TEXT, url TEXT, PRIMARY KEY (story, number)) WITHOUT ROWID;
CREATE TABLE subjects (
  story TEXT REFERENCES stories, name TEXT, kind TEXT, assigned_by TEXT,
  PRIMARY KEY (story, name)) WITHOUT ROWID;
CREATE INDEX subjects_name ON subjects (name);
"""
"""Pages hold several stories each: in smaller ones every text would lie in pages of its own."""
_TABLES = {"stories": "id", "figures": "story", "subjects": "story"}
"""Each with its column of the story's id."""


def database(chapters: Sequence[Chapter], former: Former) -> Filled:
    """Return a compressed database of *chapters*; rows that *former* has are copied from it."""
    known = lent_by(former)
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(_SCHEMA)
        if lent := [chapter for chapter in chapters if chapter.mark in known]:
            _copy(db, former.data, [id_ for chapter in lent for id_ in chapter.ids])
        new = [story for one in chapters if one.mark not in known for story in one.stories]
        _insert(db, new)
        db.commit()
        db.execute("VACUUM")  # the same rows give the same bytes, whatever way they came
        data = db.serialize()
    return Filled(compressed(data), memo_of(chapters, (None for _ in chapters)))


def _copy(db: sqlite3.Connection, data: bytes, ids: Iterable[str]) -> None:
    """Copy the rows of the stories *ids* from the compressed database *data*."""
    db.execute("ATTACH ':memory:' AS former")
    db.deserialize(gzip.decompress(data), name="former")
    db.execute("CREATE TEMP TABLE lent (id TEXT PRIMARY KEY) WITHOUT ROWID")
    db.executemany("INSERT INTO lent VALUES (?)", ((id_,) for id_ in ids))
    for table, story in _TABLES.items():
        db.execute(
            f"INSERT INTO main.{table} SELECT f.* FROM former.{table} f "  # noqa: S608
            f"JOIN lent ON lent.id = f.{story} ORDER BY {story}"
        )
    db.commit()
    db.execute("DROP TABLE lent")
    db.execute("DETACH former")


def _insert(db: sqlite3.Connection, stories: Sequence[Whole]) -> None:
    (columns,) = db.execute("SELECT count(*) FROM pragma_table_info('stories')").fetchone()
    marks = ", ".join("?" * columns)
    rows = ([_legal(joined(value)) for value in told(story).values()] for story in stories)
    db.executemany(f"INSERT INTO stories VALUES ({marks})", rows)  # noqa: S608 (marks)
    pictures = (
        (story.id, number, *(_legal(joined(value)) for value in picture))
        for story in stories
        for number, picture in enumerate(story.pictures, 1)
    )
    db.executemany("INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?, ?)", pictures)
    names = ((story.id, *map(_legal, subject)) for story in stories for subject in story.subjects)
    db.executemany("INSERT OR IGNORE INTO subjects VALUES (?, ?, ?, ?)", names)


def _legal(value: Any) -> Any:
    return legal(value) if isinstance(value, str) else value

"""Data files of many stories: JSON lines, CSV, ninjs, SQLite, Parquet; none has a time in it."""

import gzip
import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from . import parquet
from .ninjs import ninjs
from .site import rfc3339
from .tables import csv_bytes, joined
from .whole import Whole
from .xml import legal

COLUMNS = (
    *("id", "url", "headline", "published", "added", "updated", "section", "places", "authors"),
    *("agency", "language", "words", "publication", "publisher", "rights", "notice", "access"),
    *("received", "tags", "stem", "sha256", "bytes"),
)
"""Of the metadata in CSV."""
LEDGER = ("id", "stem", "sha256", "bytes", "added", "address")
"""Of the ledger."""
_LEVEL = 4
"""Of gzip: half the time of its usual 6, for a twentieth more bytes."""
_LISTS = ("tags", "subjects", "figures")
"""Of records, or of what may be many: there even where they are empty."""
_SCHEMA = """
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


def told(story: Whole) -> dict[str, Any]:
    """Return all that is known of a story, in plain values; a list for what may be several."""
    item = story.item
    return {
        "id": story.id,
        "uri": item.identity,
        "url": item.url,
        "headline": item.headline,
        "published": item.published,
        "added": item.added,
        "updated": rfc3339(item.updated),
        "standfirst": item.standfirst,
        "html": item.html,
        "note": item.note,
        "section": story.section,
        "dateline": story.dateline,
        "places": list(story.places),
        "authors": list(item.authors),
        "agency": story.agency,
        "language": item.language,
        "words": story.words,
        "publication": item.publication,
        "publisher": item.publisher,
        "rights": item.rights,
        "notice": item.notice,
        "access": story.access,
        "received": story.received,
        "stem": story.stem,
        "sha256": story.sha256,
        "bytes": story.size,
    }


def _full(story: Whole) -> dict[str, Any]:
    """Return all that is known of a story, with lists of records."""
    return {
        **told(story),
        "tags": list(story.item.tags),
        "subjects": [subject._asdict() for subject in story.subjects],
        "figures": [picture._asdict() for picture in story.pictures],
    }


def json_lines(stories: Iterable[Whole]) -> bytes:
    """Return a line of JSON for each story, compressed; what is not known is left out."""
    return _lines(
        {key: value for key, value in _full(story).items() if value or key in _LISTS}
        for story in stories
    )


def columns(stories: Iterable[Whole]) -> bytes:
    """Return the stories as Parquet, a row each."""
    return parquet.table(map(_full, stories))


def ninjs_lines(stories: Iterable[Whole]) -> bytes:
    """Return a line of ninjs for each story, compressed."""
    return _lines(map(ninjs, stories))


def _lines(values: Iterable[Any]) -> bytes:
    """Return a line for each of *values*, compressed; no line breaks but at its end."""
    lines = [json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values]
    return compressed(legal("".join(f"{line}\n" for line in lines)).encode())


def compressed(data: bytes) -> bytes:
    """Return *data* as gzip makes it, without a time and a name: the same bytes each time."""
    return gzip.compress(data, _LEVEL, mtime=0)


def table(stories: Iterable[Whole]) -> bytes:
    """Return a row of CSV for each story, without its text."""
    values = ({**told(story), "tags": story.item.tags} for story in stories)
    return csv_bytes(COLUMNS, ([row[name] for name in COLUMNS] for row in values))


def ledger(stories: Iterable[Whole]) -> bytes:
    """Return a row of CSV for each story: which file it was read from, for `sha256sum`.

    Lines end as programs of a shell have them.
    """
    rows = ((s.id, s.stem, s.sha256, s.size, s.item.added, s.address) for s in stories)
    return csv_bytes(LEDGER, rows, "\n")


def database(stories: Iterable[Whole]) -> bytes:
    """Return a database of SQLite: stories, figures, subjects; compressed."""
    db = sqlite3.connect(":memory:")
    db.executescript(_SCHEMA)
    stories = list(stories)
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
    db.commit()
    db.execute("VACUUM")
    data = db.serialize()
    db.close()
    return compressed(data)


def _legal(value: Any) -> Any:
    return legal(value) if isinstance(value, str) else value

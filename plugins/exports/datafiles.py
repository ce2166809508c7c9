"""Data files of many stories: JSON lines, CSV, ninjs and SQLite, compressed without a time."""

import csv
import gzip
import io
import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from press.words import message

from .ninjs import ninjs
from .site import rfc3339
from .whole import Whole
from .xml import legal

COLUMNS = (
    *("id", "url", "headline", "published", "added", "updated", "section", "places", "authors"),
    *("agency", "language", "words", "publication", "publisher", "rights", "notice", "access"),
    *("received", "tags", "stem", "sha256"),
)
"""Of the CSV files; several values of one cell are parted by `; `."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With which a table program begins to reckon."""
_SCHEMA = """
CREATE TABLE stories (
  id TEXT PRIMARY KEY, uri TEXT, url TEXT, headline TEXT, published TEXT, added TEXT, updated TEXT,
  standfirst TEXT, html TEXT, section TEXT, dateline TEXT, places TEXT, authors TEXT, agency TEXT,
  language TEXT, words INTEGER, publication TEXT, publisher TEXT, rights TEXT, notice TEXT,
  access TEXT, received TEXT, stem TEXT, sha256 TEXT) WITHOUT ROWID;
CREATE TABLE figures (
  story TEXT REFERENCES stories, number INTEGER, caption TEXT, credit TEXT, photographers TEXT,
  agencies TEXT, taken TEXT, PRIMARY KEY (story, number)) WITHOUT ROWID;
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
    }


def json_lines(stories: Iterable[Whole]) -> bytes:
    """Return a line of JSON for each story, compressed; what is not known is left out."""
    return _lines(
        {
            **{key: value for key, value in told(story).items() if value},
            "tags": list(story.item.tags),
            "subjects": [subject._asdict() for subject in story.subjects],
            "figures": [picture._asdict() for picture in story.pictures],
        }
        for story in stories
    )


def ninjs_lines(stories: Iterable[Whole]) -> bytes:
    """Return a line of ninjs for each story, compressed."""
    return _lines(map(ninjs, stories))


def _lines(values: Iterable[Any]) -> bytes:
    """Return a line for each of *values*, compressed; no line breaks but at its end."""
    lines = [json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values]
    return compressed(legal("".join(f"{line}\n" for line in lines)).encode())


def compressed(data: bytes) -> bytes:
    """Return *data* as gzip makes it, without a time and a name: the same bytes each time."""
    return gzip.compress(data, 6, mtime=0)


def table(stories: Iterable[Whole]) -> bytes:
    """Return a row of CSV for each story, without its text.

    A cell that a table program would reckon with has an apostrophe in front.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for story in stories:
        values = {**told(story), "tags": list(story.item.tags)}
        writer.writerow([_cell(values[name]) for name in COLUMNS])
    return legal(text.getvalue()).encode()


def _joined(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, list) else value


def _cell(value: Any) -> Any:
    text = _joined(value)
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA) else text


def database(stories: Iterable[Whole]) -> bytes:
    """Return a database of SQLite: stories, figures, subjects; compressed."""
    db = sqlite3.connect(":memory:")
    db.executescript(_SCHEMA)
    for story in stories:
        values = [_legal(_joined(value)) for value in told(story).values()]
        db.execute(f"INSERT INTO stories VALUES ({_marks(values)})", values)  # noqa: S608 (marks)
        rows = [
            (story.id, number, *(_legal("; ".join(v) if isinstance(v, tuple) else v) for v in p))
            for number, p in enumerate(story.pictures, 1)
        ]
        db.executemany("INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        names = [(story.id, *map(_legal, subject)) for subject in story.subjects]
        db.executemany("INSERT OR IGNORE INTO subjects VALUES (?, ?, ?, ?)", names)
    db.commit()
    db.execute("VACUUM")
    data = db.serialize()
    db.close()
    return compressed(data)


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))


def _legal(value: Any) -> Any:
    return legal(value) if isinstance(value, str) else value


class Kind(NamedTuple):
    """A kind of data file: its name, how it is made, and what a data package says of it."""

    name: str
    """With `{}` for the period."""
    make: Callable[[Iterable[Whole]], bytes]
    title: str
    package: dict[str, Any]


KINDS = {
    "stories": Kind(
        "stories-{}.jsonl.gz",
        json_lines,
        message("Stories, a line of JSON each"),
        {"format": "jsonl", "mediatype": "application/x-ndjson", "compression": "gz"},
    ),
    "metadata": Kind(
        "metadata-{}.csv",
        table,
        message("Metadata, a row each"),
        {
            "format": "csv",
            "mediatype": "text/csv",
            "schema": {
                "fields": [
                    {"name": name, "type": "integer" if name == "words" else "string"}
                    for name in COLUMNS
                ],
                "primaryKey": ["id"],
                "missingValues": [""],
            },
        },
    ),
    "ninjs": Kind(
        "ninjs-{}.jsonl.gz",
        ninjs_lines,
        message("Stories as ninjs 3.1, a line each"),
        {"format": "jsonl", "mediatype": "application/x-ndjson", "compression": "gz"},
    ),
    "archive": Kind(
        "archive-{}.sqlite.gz",
        database,
        message("Stories, figures and subjects: a database of SQLite"),
        {"format": "sqlite", "mediatype": "application/gzip"},
    ),
}

"""The kinds of data files: how each is named and made, and what is told of it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from press import Former
from press.words import message

from . import parquet
from .apart import SLOW
from .chapters import Chapter
from .datafiles import COLUMNS, LEDGER, json_lines, ledger, ninjs_lines, table
from .splicing import Filled, lent_by

REJECTED = ("expected", "files")
_NUMBERS = ("words", "bytes", "files")
_MEANINGS = {
    "rights": "address of the licence, or of the rights statement, of this row; empty: not known",
    "sha256": "of the file that the story was read from, in hex",
    "bytes": "of that file",
    "address": "of the story's page, below the site",
    "expected": "what such files do not have; nothing of them is told",
}


class Kind(NamedTuple):
    """A kind of data file: its name, and what a data package says of it."""

    name: str
    """With `{}` for the period."""
    label: str
    """A word or two, as the head of a column."""
    title: str
    package: dict[str, Any]


def _lines(title: str) -> tuple[str, dict[str, Any]]:
    told = {"format": "jsonl", "mediatype": "application/x-ndjson", "compression": "gz"}
    return title, told


def _rows(title: str, fields: Iterable[str], key: str) -> tuple[str, dict[str, Any]]:
    """Return title and package of a table of CSV, whose *key* no two rows share."""
    schema = {"fields": [*map(_field, fields)], "primaryKey": [key], "missingValues": [""]}
    return title, {"format": "csv", "mediatype": "text/csv", "schema": schema}


def _field(name: str) -> dict[str, str]:
    told = {"name": name, "type": "integer" if name in _NUMBERS else "string"}
    return told | ({"description": _MEANINGS[name]} if name in _MEANINGS else {})


KINDS = {
    "stories": Kind(
        "stories-{}.jsonl.gz", "JSON", *_lines(message("Stories, a line of JSON each"))
    ),
    "metadata": Kind(
        "metadata-{}.csv", "CSV", *_rows(message("Metadata, a row each"), COLUMNS, "id")
    ),
    "ninjs": Kind(
        "ninjs-{}.jsonl.gz",
        "ninjs",
        *_lines(message("Stories as ninjs 3.1, a line each")),
    ),
    "archive": Kind(
        "archive-{}.sqlite.gz",
        "SQLite",
        message("Stories, figures and subjects: a database of SQLite"),
        {"format": "sqlite", "mediatype": "application/gzip"},
    ),
    "parquet": Kind(
        "stories-{}.parquet",
        "Parquet",
        message("Stories as Parquet, a row each"),
        # not "parquet": Frictionless would want pandas then, and check no hash without it
        {"format": "apache-parquet", "mediatype": "application/vnd.apache.parquet"},
    ),
    "ledger": Kind(
        "ledger-{}.csv",
        message("Ledger"),
        *_rows(
            message("Ledger: of each story the file it was read from, with its SHA-256"),
            LEDGER,
            "id",
        ),
    ),
}
"""Of the stories of a period."""
MAKERS: dict[str, Callable[[Sequence[Chapter], Former], Filled]] = {
    "stories": json_lines,
    "metadata": table,
    "ninjs": ninjs_lines,
    "ledger": ledger,
    **SLOW,
}
"""What makes each of KINDS: of chapters, and of the file as it lies, which may lend some."""


class Task(NamedTuple):
    """A data file to make: its key, its kind, how it lies there, and what it shall have."""

    key: str
    kind: str
    former: Former
    chapters: Sequence[Chapter]

    @property
    def untold(self) -> list[Chapter]:
        """Return the chapters that the file as it lies does not lend."""
        lent = lent_by(self.former)
        return [chapter for chapter in self.chapters if chapter.mark not in lent]

    def tell(self) -> None:
        """Ask what is told of their stories: the catalogue answers the main thread alone."""
        for chapter in self.untold:
            chapter.stories  # noqa: B018 (told once)

    def make(self) -> Filled:
        """Return the file."""
        return MAKERS[self.kind](self.chapters, self.former)


OF_ALL = {
    "ledger": Kind("ledger.csv", "", *_rows(message("Ledger of all stories"), LEDGER, "id")),
    "rejected": Kind(
        "rejected.csv",
        "",
        *_rows(message("Files that could not be read, by kind of fault"), REJECTED, "expected"),
    ),
}
"""Of the archive as a whole."""


def kinds() -> dict[str, Kind]:
    """Return the kinds of the stories of a period that can be made here, by name."""
    return {name: kind for name, kind in KINDS.items() if name != "parquet" or parquet.version()}

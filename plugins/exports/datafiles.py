"""Data files of many stories, in chapters: JSON lines, CSV, ninjs; none has a time in it."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from press import Former

from .chapters import Chapter
from .ninjs import ninjs
from .splicing import GZIP, Filled, plain, spliced
from .tables import csv_bytes
from .telling import fully_told, told
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
_LISTS = ("tags", "subjects", "figures")
"""Of records, or of what may be many: there even where they are empty."""
_LINE = "\n"
"""How lines of the ledger end, as programs of a shell have them."""


def json_lines(chapters: Sequence[Chapter], former: Former) -> Filled:
    """Return a line of JSON for each story, compressed; what is not known is left out."""

    def tell(stories: Iterable[Whole]) -> bytes:
        return _lines(
            {key: value for key, value in fully_told(story).items() if value or key in _LISTS}
            for story in stories
        )

    return spliced(chapters, former, GZIP, tell)


def ninjs_lines(chapters: Sequence[Chapter], former: Former) -> Filled:
    """Return a line of ninjs for each story, compressed."""
    return spliced(chapters, former, GZIP, lambda stories: _lines(map(ninjs, stories)))


def _lines(values: Iterable[Any]) -> bytes:
    """Return a line for each of *values*; no line breaks but at its end."""
    lines = [json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values]
    return legal("".join(f"{line}\n" for line in lines)).encode()


def table(chapters: Sequence[Chapter], former: Former) -> Filled:
    """Return a row of CSV for each story, without its text."""

    def tell(stories: Iterable[Whole]) -> bytes:
        values = ({**told(story), "tags": story.item.tags} for story in stories)
        return csv_bytes([row[name] for name in COLUMNS] for row in values)

    return spliced(chapters, former, plain(csv_bytes([COLUMNS])), tell)


def ledger(chapters: Sequence[Chapter], former: Former) -> Filled:
    """Return a row of CSV for each story: which file it was read from, for `sha256sum`."""

    def tell(stories: Iterable[Whole]) -> bytes:
        rows = ((s.id, s.stem, s.sha256, s.size, s.item.added, s.address) for s in stories)
        return csv_bytes(rows, _LINE)

    return spliced(chapters, former, plain(csv_bytes([LEDGER], _LINE)), tell)

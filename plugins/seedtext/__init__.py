"""The reader: plain news text to documents, and to Pelican articles.

`parse` turns a seed's bytes into a `SeedDocument` without Pelican; `register` is what
Pelican calls when `seedtext` is among its PLUGINS.
"""

from .document import (
    Block,
    Credit,
    Dateline,
    Figure,
    Mark,
    Place,
    SeedDocument,
    SeedError,
)
from .parse import parse

__all__ = [
    "Block",
    "Credit",
    "Dateline",
    "Figure",
    "Mark",
    "Place",
    "SeedDocument",
    "SeedError",
    "parse",
    "register",
]


def register() -> None:
    """Teach Pelican to read seeds."""
    from . import reader  # noqa: PLC0415 (parsing alone needs no Pelican)

    reader.connect()

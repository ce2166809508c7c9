"""The reader: plain news text to documents, and to Pelican articles.

`parse` turns a seed's bytes into a `SeedDocument` without Pelican; `register` is what
Pelican calls when `seedtext` is among its PLUGINS.
"""

from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from .parsing import parse

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


def __getattr__(name: str) -> Any:
    """Return `parse`, loaded when the first seed is read: a build without news needs it not."""
    if name != "parse":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .parsing import parse  # noqa: PLC0415

    globals()[name] = parse
    return parse

"""The engine: register, catalogue, plan, workers, ledger. It knows no newspaper.

A plugin hands it sources and views by a function `press(settings)` that returns a `Wiring`.
`Press` goes into PELICAN_CLASS; `python -m press.preview` is the live preview.
"""

from .filerows import Packed
from .records import (
    LINE,
    PRESENCE,
    TEXT,
    Change,
    Entry,
    Fault,
    Former,
    Found,
    Page,
    Record,
    Source,
    Spot,
    Survey,
    Term,
    TermUse,
    View,
)
from .wiring import Wiring

__all__ = [
    "LINE",
    "PRESENCE",
    "TEXT",
    "Change",
    "Entry",
    "Fault",
    "Former",
    "Found",
    "Packed",
    "Page",
    "Record",
    "Source",
    "Spot",
    "Survey",
    "Term",
    "TermUse",
    "View",
    "Wiring",
    "register",
]


def register() -> None:
    """Connect to Pelican; called for `press` among PLUGINS."""
    from . import glue  # noqa: PLC0415 (the preview needs no Pelican)

    glue.connect()

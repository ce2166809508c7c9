"""Subjects: who, where and what a story is about, found by program. See README.md."""

from typing import TYPE_CHECKING, Any

from .authority import AGENCY, EMPTY, Authority, Entry, load_authority
from .models import Model, load_model
from .normal import anchor_of
from .records import KINDS, WHERE, Finding, Subject
from .tags import LIMIT, THRESHOLD, tags_of
from .words import anchors_of

if TYPE_CHECKING:
    from .finder import find_subjects

__all__ = [
    "AGENCY",
    "EMPTY",
    "KINDS",
    "LIMIT",
    "THRESHOLD",
    "WHERE",
    "Authority",
    "Entry",
    "Finding",
    "Model",
    "Subject",
    "anchor_of",
    "anchors_of",
    "find_subjects",
    "load_authority",
    "load_model",
    "tags_of",
]


def __getattr__(name: str) -> Any:
    """Return `find_subjects`, loaded for the first story: a build without news needs it not."""
    if name != "find_subjects":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .finder import find_subjects  # noqa: PLC0415

    globals()[name] = find_subjects
    return find_subjects

"""Subjects: who, where and what a story is about, found by program. See README.md."""

from .authority import AGENCY, EMPTY, Authority, Entry, load_authority
from .finder import find_subjects
from .models import Model, load_model
from .normal import anchor_of
from .records import KINDS, WHERE, Finding, Subject
from .tags import LIMIT, THRESHOLD, tags_of
from .words import anchors_of

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

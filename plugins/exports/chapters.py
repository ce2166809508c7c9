"""A period's stories in chapters: of each month, or of each day where the period is a month.

A chapter's mark is another where anything is that a data file says of its stories. So a file that
is made again takes over what it said of the others.
"""

from collections.abc import Iterator
from functools import cached_property
from hashlib import blake2b
from itertools import groupby
from typing import Any, NamedTuple

from press.articles import Desk

from .site import Site
from .telling import fully_told
from .whole import Whole, whole_of


class _Story(NamedTuple):
    sid: int
    published: str
    id: str
    mark: bytes


class Chapter:
    """Some stories that follow each other; they are told when somebody asks for them."""

    def __init__(self, desk: Desk, site: Site, stories: list[_Story]) -> None:
        """Have *stories*."""
        self._desk, self._site, self._stories = desk, site, stories

    @property
    def ids(self) -> Iterator[str]:
        """Yield the identities of its stories."""
        return (story.id for story in self._stories)

    @cached_property
    def mark(self) -> bytes:
        """Return 16 bytes that are others where anything is that is told of a story."""
        marks = b"".join(story.mark for story in self._stories)
        return blake2b(marks, digest_size=16).digest()

    @cached_property
    def stories(self) -> tuple[Whole, ...]:
        """Return what data files tell of each."""
        entries = self._desk.catalogue.entries(story.sid for story in self._stories)
        return tuple(whole_of(self._desk, self._site, entry) for entry in entries)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Return what data files tell of each, in plain values."""
        return [fully_told(story) for story in self.stories]


def chapters_between(
    desk: Desk, site: Site, span: tuple[str, str], length: int
) -> Iterator[Chapter]:
    """Yield the chapters of a *span*, from and to before, newest first.

    *length* is that of what a chapter's stories share: of the ISO text of a month, or of a day.
    """
    stories = map(_Story._make, desk.catalogue.marks(*span))
    for _, some in groupby(stories, key=lambda story: story.published[:length]):
        yield Chapter(desk, site, list(some))

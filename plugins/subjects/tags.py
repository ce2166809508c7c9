"""Which subjects of a story become its tags."""

from collections.abc import Iterable

from .records import Subject

THRESHOLD = 0.20
"""The least salience of a tag."""
LIMIT = 12
"""The most tags of a story."""


def tags_of(
    subjects: Iterable[Subject], threshold: float = THRESHOLD, limit: int = LIMIT
) -> tuple[Subject, ...]:
    """Return the subjects that are tags, at most *limit*, in their order."""
    return tuple([s for s in subjects if s.salience >= threshold][:limit])

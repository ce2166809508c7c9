"""What data files tell of a story: the names of its fields, and the records among them."""

from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol

FIELDS = (
    *("id", "uri", "url", "headline", "published", "added", "updated", "standfirst", "html"),
    *("note", "section", "dateline", "places", "authors", "agency", "language", "words"),
    *("publication", "publisher", "rights", "notice", "access", "received", "stem", "sha256"),
    *("bytes", "tags", "subjects", "figures"),
)
"""What is told of a story, in this order."""


class Subject(NamedTuple):
    """A tag of a story: `Kyiv`, `place`, and who gave it: an editor, a list of names, a program."""

    name: str
    kind: str
    assigned_by: str


class Picture(NamedTuple):
    """A caption with its credit; *url* is the whole address of its picture, where that is held."""

    caption: str
    credit: str
    photographers: tuple[str, ...]
    agencies: tuple[str, ...]
    taken: str
    url: str = ""


class Stories(Protocol):
    """Some stories that follow each other, as makers of files ask for them."""

    @property
    def mark(self) -> bytes:
        """Return what is other bytes where anything is that is told of one."""

    @property
    def ids(self) -> Iterable[str]:
        """Return their identities."""

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Return what is told of each, by FIELDS."""


class Plain(NamedTuple):
    """Such stories in plain values; without their rows, where a former file has them."""

    mark: bytes
    ids: list[str]
    rows: list[dict[str, Any]]

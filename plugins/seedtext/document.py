"""What a seed says, as plain frozen records. Nothing here reads, guesses or prints.

The words are the field's: headline, dateline, byline, caption, credit, crosshead.
`Block.text` is always the seed's own words, so that the blocks of a document, joined,
give everything after the date back: nothing lost, nothing twice.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

BLOCK_KINDS = (
    "headline",
    "section",
    "byline",
    "figure",
    "paragraph",
    "crosshead",
    "list",
    "quote",
    "furniture",
    "signoff",
)
"""Every kind a block can have; what the reader cannot decide is a `paragraph`."""


class SeedError(ValueError):
    """A seed that cannot be read; str() is `path:line: expected X, found Y`."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        """Take the seed's *path* as a person would type it and the *line*, from 1."""
        super().__init__(path, line, reason)  # args survive pickling
        self.path, self.line, self.reason = path, line, reason

    def __str__(self) -> str:
        """Return one line that an editor can jump to."""
        return f"{self.path}:{self.line}: {self.reason}"


class Fault(NamedTuple):
    """What is wrong with a line of a file beside the seeds; str() is `path:line: expected …`."""

    path: str
    line: int
    reason: str

    def __str__(self) -> str:
        """Return one line that an editor can jump to."""
        return f"{self.path}:{self.line}: {self.reason}"


class Place(NamedTuple):
    """A place of a dateline, names in display form (`Kiev` for `KIEV`)."""

    name: str
    region: str | None = None
    country: str | None = None


class Dateline(NamedTuple):
    """Where a story was filed, and by whom: what opens its first paragraph."""

    text: str
    """As printed, with its dash: `KIEV, Ukraine (AFP) –`."""
    places: tuple[Place, ...] = ()
    agency: str | None = None
    date: str | None = None
    """As printed: `Feb 28`."""


class Credit(NamedTuple):
    """Who made and supplied a picture."""

    text: str
    """As printed, outer brackets removed: `Photo by Daniel LEAL / AFP`."""
    photographers: tuple[str, ...] = ()
    """In display form: `Daniel Leal`."""
    agencies: tuple[str, ...] = ()
    """Canonical names: `AFP`, `Getty Images`."""
    source: str | None = None
    """Who handed the picture out, for handouts and courtesies."""


class Mark(NamedTuple):
    """A stretch `text[start:end]` of a block that plays a *role*.

    Roles: `dateline`, `byline`, `caption`, `credit`, `furniture`, `item`.
    What no mark covers is running text.
    """

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a story, in the seed's own words and order."""

    kind: str
    text: str
    marks: tuple[Mark, ...] = ()
    """In order, never overlapping."""

    @property
    def running(self) -> list[str]:
        """Return the stretches that no mark but a list's item covers."""
        kept, at = [], 0
        for mark in self.marks:
            if mark.role != "item":
                kept.append(self.text[at : mark.start])
                at = mark.end
        return [*kept, self.text[at:]]

    def marked(self, role: str) -> str:
        """Return the words that play *role*, joined by a space."""
        return " ".join(
            self.text[mark.start : mark.end] for mark in self.marks if mark.role == role
        )


@dataclass(frozen=True, slots=True)
class Figure(Block):
    """A caption with its credit, and the picture where it is held."""

    caption: str = ""
    credit: Credit | None = None
    taken: str | None = None
    """The date that the caption gives, in ISO form."""
    archive_picture: bool = False
    """Taken over a year before the story."""
    image: str | None = None


@dataclass(frozen=True, slots=True)
class SeedDocument:
    """A whole seed."""

    stem: str
    digest: str
    """SHA-256 of the file's bytes, in hex."""
    published: str
    """ISO 8601 at the precision given: `2022-02-28T14:05+01:00`, `2022-02`, `2022`."""
    precision: str
    """`year`, `month`, `day` or `time`."""
    headline: str
    headline_source: str
    """`header`, `body`, or `derived` where the seed has none."""
    section: str | None = None
    dateline: Dateline | None = None
    bylines: tuple[str, ...] = ()
    """The people who wrote it, and agencies named as writers, in display form."""
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    language: str | None = None
    """BCP 47 tag of the running text, `None` where it was not told."""
    agency: str | None = None
    """Who supplied the text: from dateline, byline or sign-off, in that order."""
    summary: str = ""
    """The first running words, as plain text, without dateline or byline."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return the captions, in order."""
        return tuple([block for block in self.blocks if isinstance(block, Figure)])

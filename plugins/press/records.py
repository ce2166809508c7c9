"""What crosses the engine's seams, as plain records that any process can be handed.

A `Source` finds and reads stories; a `View` says which pages exist and what each shows. The
engine between them knows no newspaper.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from .filerows import FileRow

if TYPE_CHECKING:
    from .articles import Desk
    from .catalogue import Catalogue

ARTICLES = "articles"
"""The name of the source that is the site's own articles in Markdown."""
PUBLISHED, HIDDEN, DRAFT, WITHDRAWN = "published", "hidden", "draft", "withdrawn"
STATUSES = (PUBLISHED, HIDDEN, DRAFT, WITHDRAWN)


class Found(NamedTuple):
    """A source file that lies there: its *path* below the source's root, size in bytes, mtime."""

    path: str
    size: int
    mtime_ns: int


class Fault(NamedTuple):
    """Something that a person should mend: str() is `path:line: expected X, found Y`."""

    path: str
    line: int
    reason: str

    def __str__(self) -> str:
        """Return one line that an editor can jump to."""
        return f"{self.path}:{self.line}: {self.reason}"


class TermUse(NamedTuple):
    """A story's use of a term: `("tag", "Kyiv", "place", False)`.

    *sure* is False where a program alone found it.
    """

    facet: str
    name: str
    kind: str = ""
    sure: bool = True


class Record(NamedTuple):
    """A story as its source tells it. All values are plain: `pack` takes them."""

    stem: str
    digest: str
    """SHA-256 of the source's bytes, in hex."""
    published: str
    """ISO text at the precision known: `2022-02-28T14:05+01:00`, `2022-02`, `2022`."""
    slug: str
    url: str
    """Its address and its file where it has no registered one; `save_as` likewise."""
    save_as: str
    status: str
    metadata: dict[str, Any]
    """Pelican's metadata; names for author, category and tags, ISO text for dates."""
    content: str
    terms: tuple[TermUse, ...]
    links: tuple[str, ...] = ()
    """What its page links to, beside its terms: source paths, relative to the content folder, and
    terms that it does not count for, as `author:AFP`."""
    marks: frozenset[int] = frozenset()
    """Numbers below 2**32 of what it was read with beside its file: see `Source.concerned`."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What lies in a source's folders."""

    found: Sequence[FileRow] = ()
    """In the order of the paths; each a `Found`, or a plain row of the same."""
    faults: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    amiss: list[Fault] = field(default_factory=list)
    """What a person should mend in files beside the stories': no story is rejected for it."""


class Source(Protocol):
    """Finds and reads stories. Made once a process, of Pelican's settings.

    One that reads stories with a file of many rows beside them may have `concerned(before)`. It
    returns what that file says now, as text that the next build hands it as *before* (empty at
    first), and the marks of the records that a difference concerns; None for all.
    """

    name: str
    root: str
    """The folder that paths are relative to."""

    def survey(self) -> Survey:
        """Return what lies there now. Opens nothing."""

    def basis(self) -> object:
        """Return all that reading depends on beside a file's bytes; repr() tells a change."""

    def shown(self, path: str) -> str:
        """Return *path* as a person would type it."""

    def read(self, path: str, data: bytes) -> Record | Fault | None:
        """Return the story in the file's bytes; None where it asks to be skipped."""

    def address(self, metadata: dict[str, Any], published: str, slug: str) -> tuple[str, str]:
        """Return the address of a story, and the file it is saved as."""


class Entry(NamedTuple):
    """A story that may be shown, as lists have it."""

    sid: int
    stem: str
    published: str
    slug: str
    url: str
    row: tuple[Any, ...]

    @property
    def order(self) -> tuple[str, str, str]:
        """Return the parts of the reading order: published (newest first), slug, stem."""
        return self.published, self.slug, self.stem


class Held(NamedTuple):
    """What is held of a story: its number, source, packed record, and what lists show of it."""

    sid: int
    source: str
    record: bytes
    row: bytes


class Term(NamedTuple):
    """A value of a facet; *url* is empty where it has no page."""

    tid: int
    facet: str
    name: str
    kind: str
    slug: str
    url: str
    save_as: str
    count: int  # type: ignore[assignment] # a value, as in every other record
    sure: bool


TEXT, LINE, PRESENCE = 1, 2, 3
"""How deep a change of a story goes into lists, each with those before: what one may tell of its
text; its line in all of them; whether it is there at all, when and with which terms."""


class Change(NamedTuple):
    """A story that is not what it was: *before* is None for a new one, *after* for one gone."""

    sid: int
    stem: str
    before: Entry | None
    after: Entry | None
    terms_before: tuple[int, ...]
    terms_after: tuple[int, ...]
    shown: int
    """What lists show is another than before: nothing, `TEXT`, `LINE` or `PRESENCE`."""

    @property
    def listed(self) -> bool:
        """Whether anything that lists show is another than before."""
        return self.shown > 0

    @property
    def entries(self) -> Iterator[Entry]:
        """Yield the story as it was and as it is."""
        return (entry for entry in (self.before, self.after) if entry is not None)

    @property
    def terms(self) -> set[int]:
        """Return the terms that it had or has."""
        return {*self.terms_before, *self.terms_after}


class Spot(NamedTuple):
    """A page: its stable *key* within its view and the file it is saved as; None: no page.

    *mark* stands for what the page is made from, where the changes of stories do not tell.
    """

    key: str
    path: str | None
    template: str = ""
    mark: str = ""


class Page(NamedTuple):
    """A page ready to be made: the variables of its template, or its *data* as they are."""

    key: str
    template: str = ""
    variables: Mapping[str, Any] | None = None
    data: bytes | None = None
    url: str = ""
    memo: bytes = b""
    """What its view wants to know when it makes the page again: see `Desk.former`."""


class Former(NamedTuple):
    """A page as it lies in the output, just as it was made, and the memo kept beside it."""

    memo: bytes = b""
    data: bytes = b""


class View(Protocol):
    """A family of pages. Made once a process, of Pelican's settings.

    One may have a `weight`: its page takes as long as so many others. So many times more pages as
    `together` says are made at a time, because they ask the catalogue for the same. Of a `lasting`
    one a page is made again only where its path or mark is another. One with a true `last` makes
    its few pages when all others lie in the output: it may tell of these files. One whose pages
    show what a file of many rows says may have `concerned(catalogue, before)`. It returns what that
    file says now, as text that the next build hands it as *before* (empty at first), and the spots
    that a difference concerns. One that can make long pages in a process of its own may have
    `begin_apart(desk, keys)`, which is asked before the pages of other views are made, where this
    process makes all and may have others; and `leave_apart()`, which ends that process.
    """

    name: str
    always: bool
    """Whether `all` is asked in every build: the marks of its spots tell what changed."""
    local: bool
    """Whether its pages are made in the main process: they need what cannot be handed on."""

    def basis(self, catalogue: "Catalogue") -> object:
        """Return what all pages depend on; where repr() is another, all are planned anew."""

    def all(self, catalogue: "Catalogue") -> Iterable[Spot]:
        """Return every page there is."""

    def touched(self, catalogue: "Catalogue", changes: Sequence[Change]) -> Iterable[Spot]:
        """Return each page that *changes* may have made, altered or ended."""

    def pages(self, desk: "Desk", keys: Sequence[str]) -> Iterable[Page]:
        """Return the pages of *keys*, in a worker."""


Describe = Callable[[dict[str, Any]], tuple[Any, ...]]
"""Makes of a story's metadata, plain values, what lists show of it. The first is what its line in a
list says; the others are what a list may tell besides."""

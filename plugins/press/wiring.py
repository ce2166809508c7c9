"""What a plugin hands the engine, and what the engine asks of it beside sources and views."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from .records import Describe, Page, Source, View

if TYPE_CHECKING:
    from .articles import Desk
    from .catalogue import Catalogue
    from .companions import Companions


class Slugs(Protocol):
    """The rules of slugs: a module or an object with these two."""

    def safe_slug(self, slug: str, name: str) -> str:
        """Return *slug* short and safe in any path, with a hash of *name* where it must."""

    def rival_slug(self, slug: str, name: str) -> str:
        """Return *slug* told apart from its rivals by a hash of *name*."""


class Names(Protocol):
    """What is known of names beside the stories: one form for several, their kinds, their slugs."""

    def basis(self) -> str:
        """Return a digest of all that is known."""

    def slugs(self) -> Mapping[tuple[str, str], str]:
        """Return the slugs that terms have for good, by facet and name."""

    def tag(self, name: str) -> tuple[str, str]:
        """Return the form under which an editor's tag is gathered, and its kind."""

    def writer(self, name: str) -> tuple[str, str]:
        """Return the form under which an editor's author is gathered, and its kind.

        The kind is `organisation` of what is no person.
        """

    def same_as(self, facet: str, name: str) -> str:
        """Return the address of a term in an authority of the world's; empty for none."""


Extra = Callable[["Desk", Page], Mapping[str, Any]]
"""Returns variables more for a page of another plugin's view, in a worker.

They may depend on what that page is made again for, and on nothing else.
"""


@dataclass(frozen=True, slots=True)
class Wiring:
    """What a plugin hands the engine: `press(settings)` of its module returns one."""

    sources: tuple[Source, ...] = ()
    views: tuple[View, ...] = ()
    describe: Describe | None = None
    """Makes of a story's metadata what lists of stories show: an entry's `row`."""
    slugs: Slugs | None = None
    names: Names | None = None
    shared: "Callable[[Catalogue], dict[str, Any]] | None" = None
    """Variables of every page: few and seldom new, as all pages are made anew where one is."""
    companions: "tuple[Companions, ...]" = ()
    extras: Mapping[str, tuple[Extra, ...]] = field(default_factory=dict)
    """By the name of the view whose pages they are for."""
    telling: frozenset[str] = frozenset()
    """Attributes of records that tell more of a story than its line: a list whose template prints
    one is made again with every change of a story."""
    remarks: tuple[str, ...] = ()
    """What a person should know of the settings; each build says it."""

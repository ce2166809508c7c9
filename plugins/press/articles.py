"""What Pelican's templates know of stories: `articles`, `dates`, `tag` and their kind.

Objects are made when a template asks, from the catalogue; lists are lazy. What a template
does not touch costs nothing.
"""

import calendar
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from pelican.paginator import Page as Paginated
from pelican.urlwrappers import Author, Category, Tag

from .catalogue import END, Catalogue
from .files import Output, digest_of
from .markup import as_html
from .records import PUBLISHED, Entry, Former, Term
from .stories import Story

if TYPE_CHECKING:
    from .wiring import Names


class Lazy(Sequence[Any]):
    """A list that is made, whole, when somebody looks into it; its length is known before.

    *name* is that of a list of the whole archive, as templates know it: who asks for its length
    or for what is in it depends on the archive. A page's own list has none.
    """

    def __init__(
        self,
        count: Callable[[], int],
        make: Callable[[], Sequence[Any]],
        desk: "Desk",
        name: str = "",
    ) -> None:
        """Be the list that *make* returns, *count* long."""
        self._count, self._make, self._name, self._desk = count, make, name, desk
        self._items: Sequence[Any] | None = None

    def _depend(self) -> None:
        if self._name:
            self._desk.walked.add(self._name)

    @property
    def items_made(self) -> Sequence[Any]:
        """Return the list, made once."""
        self._depend()
        if self._items is None:
            self._items = self._make()
        return self._items

    def __len__(self) -> int:
        """Return how many there are; makes nothing."""
        self._depend()
        return self._count()

    def __bool__(self) -> bool:
        """Tell whether there is any: that alone makes no page depend on the archive."""
        return self._count() > 0

    def __getitem__(self, at: Any) -> Any:
        """Return one or a slice."""
        return self.items_made[at]

    def __iter__(self) -> Iterator[Any]:
        """Yield each."""
        return iter(self.items_made)


class OnePage(Paginated):
    """Pelican's page of a paginated list, where nothing is paginated: all is on the first."""

    def __init__(self, name: str, url: str, items: Sequence[Any], settings: dict[str, Any]) -> None:
        """Hold *items*, shown in the file *name* at *url*."""
        super().__init__(name, url, items, 1, self, settings)
        self.num_pages, self.page_range = 1, [1]

    @property
    def count(self) -> int:
        """Return how many there are; all are on this page."""
        return len(self.object_list)

    per_page = count

    def page(self, number: int) -> "OnePage":  # noqa: ARG002 (Pelican's paginator is asked so)
        """Return this one."""
        return self


class Desk:
    """Makes Pelican's objects of what the catalogue tells, and remembers the terms."""

    def __init__(
        self,
        catalogue: Catalogue,
        settings: dict[str, Any],
        context: dict[str, Any],
        written: Callable[[str], str] = as_html,
        names: "Names | None" = None,
    ) -> None:
        """Ask *catalogue*; *context* is what intrasite links are resolved with.

        *written* makes of a term's name, which is text, what the reader of the objects prints;
        *names* knows terms elsewhere.
        """
        self.written, self.names = written, names
        self.catalogue, self.settings, self.context = catalogue, settings, context
        self.zone = ZoneInfo(settings["TIMEZONE"])
        self.walked: set[str] = set()
        """Names of the whole lists that a template looked into."""
        self._wrapped: dict[tuple[str, str], Any] = {}

    def save_as(self, entry: Entry) -> str:
        """Return the file of a story, which follows from its address where it has one."""
        sql = (
            "SELECT save_as FROM stories WHERE sid = ?1 UNION "
            "SELECT save_as FROM apart WHERE sid = ?1"
        )
        found = self.catalogue.db.execute(sql, (entry.sid,)).fetchone()
        return str(found[0]) if found else ""

    def story(self, entry: Entry, status: str = PUBLISHED) -> Story:
        """Return the story *entry* as an article."""
        return Story(self, entry, status)

    def wrapped(self, facet: str, name: str) -> Any:
        """Return a term as Pelican's object, made once."""
        key = facet, name
        found = self._wrapped.get(key)
        if found is None:
            found = self._wrapped[key] = self._wrap(facet, name)
        return found

    def _wrap(self, facet: str, name: str) -> Any:
        """Return the term as one of Pelican's; escaping templates do not escape its name again."""
        kind = {"author": Author, "tag": Tag, "category": Category}.get(facet, Tag)
        wrapper = kind(self.written(name), self.settings)
        wrapper.__html__ = lambda: wrapper.name
        term = self.catalogue.term_named(facet, name)
        if term is not None:
            wrapper.slug = term.slug
        return wrapper

    def same_as(self, term: Term) -> str:
        """Return the address of *term* in an authority of the world's; empty for none."""
        return self.names.same_as(term.facet, term.name) if self.names else ""

    def former(self, view: str, key: str) -> Former:
        """Return a page as it was made last, with the memo that its view gave it then.

        Nothing, where it had none, was made in another world, or is not as it was written.
        """
        memo, path, digest = self.catalogue.memo(view, key)
        data = Output(self.settings["OUTPUT_PATH"]).read(path) if memo else None
        if data is None or digest_of(data) != digest:
            return Former()
        return Former(memo, data)

    # lists of one page

    def articles(self, low: str = "", high: str = END) -> Lazy:
        """Return the stories of a span as articles, newest first."""
        return Lazy(
            lambda: self.catalogue.count(low, high),
            lambda: [self.story(entry) for entry in self.catalogue.each(low, high)],
            self,
        )

    def articles_of(self, term: Term, name: str = "") -> Lazy:
        """Return the stories of a term as articles, newest first."""
        return Lazy(
            lambda: term.count,
            lambda: [self.story(entry) for entry in self.catalogue.of_term(term.tid)],
            self,
            name,
        )

    def dates(self, articles: Lazy, name: str = "") -> Lazy:
        """Return *articles* as Pelican's `dates` has them: by moment, in NEWEST_FIRST_ARCHIVES."""

        def make() -> list[Any]:
            newest = bool(self.settings["NEWEST_FIRST_ARCHIVES"])
            return sorted(articles, key=attrgetter("date"), reverse=newest)

        return Lazy(lambda: len(articles), make, self, name)

    # lists of the whole archive, the same for every page

    def all_articles(self, name: str = "all_articles") -> Lazy:
        """Return all stories as articles, newest first."""
        return Lazy(self.catalogue.count, lambda: self.articles().items_made, self, name)

    def context_lists(self) -> dict[str, Any]:
        """Return what Pelican's context has of stories: `articles`, `dates`, `tags` and so on."""
        return {
            "articles": self.all_articles("articles"),
            "dates": self.dates(self.articles(), "dates"),
            "tags": self._pairs("tag", "tags"),
            "categories": self._pairs("category", "categories"),
            "authors": self._pairs("author", "authors"),
            "period_archives": {
                granularity: self._all_periods(granularity, length)
                for granularity, length in (("year", 4), ("month", 7), ("day", 10))
                if self.settings[f"{granularity.upper()}_ARCHIVE_SAVE_AS"]
            },
            "hidden_articles": [],
            "drafts": [],
            "related_posts": [],
        }

    def _pairs(self, facet: str, name: str) -> Lazy:
        """Return Pelican's pairs of a term and its articles.

        Tags stand by their newest story, others by slug.
        """

        def make() -> list[Any]:
            terms = self.catalogue.terms(facet)
            if facet == "tag":
                place = self.catalogue.first_uses()
                terms.sort(key=lambda term: place[term.tid])
            else:
                terms.sort(key=lambda term: (term.slug, term.name))
            if facet == "category" and self.settings["REVERSE_CATEGORY_ORDER"]:
                terms.reverse()
            return [
                (self.wrapped(facet, term.name), self.articles_of(term, f"articles of {name}"))
                for term in terms
            ]

        return Lazy(lambda: self.catalogue.count_of_facet(facet), make, self, name)

    def _all_periods(self, granularity: str, length: int) -> Lazy:
        return Lazy(
            lambda: len(self.catalogue.tally(length)),
            lambda: self._periods(granularity, length),
            self,
            "period_archives",
        )

    def _periods(self, granularity: str, length: int) -> list[dict[str, Any]]:
        """Return Pelican's `period_archives` of one granularity, in the order of `dates`."""
        found = []
        for key, _ in self.catalogue.tally(length):
            at = datetime.fromisoformat(key + "0001-01-01"[length:])
            articles = self.articles(key, key + END)
            pattern = f"{granularity.upper()}_ARCHIVE_%s"
            found.append(
                {
                    **period_names(key),
                    "articles": articles,
                    "dates": self.dates(articles),
                    "url": self.settings[pattern % "URL"].format(date=at),
                    "save_as": self.settings[pattern % "SAVE_AS"].format(date=at),
                }
            )
        return found if self.settings["NEWEST_FIRST_ARCHIVES"] else found[::-1]


def period_names(key: str) -> dict[str, tuple[Any, ...]]:
    """Return Pelican's `period` and `period_num` for ISO text: the month by name, in LOCALE."""
    numbers = tuple(map(int, key.split("-")))
    names = (*numbers[:1], *(calendar.month_name[month] for month in numbers[1:2]), *numbers[2:])
    return {"period": names, "period_num": numbers}

"""Stories as Pelican's templates know them: `article`, `articles`, `tag` and their kind.

Objects are made when a template asks, from the catalogue; lists are lazy. What a template
does not touch costs nothing.
"""

import calendar
import locale
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from operator import attrgetter
from typing import Any
from zoneinfo import ZoneInfo

from pelican.contents import Article
from pelican.paginator import Page as Paginated
from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import SafeDatetime

from .catalogue import END, Catalogue
from .markup import as_html
from .records import PUBLISHED, Entry, Term

_NAMED = frozenset(
    "author authors category tags date modified slug save_as url status metadata".split()
)
_OBJECTS = frozenset("author authors category tags date modified status summary".split())
"""What Pelican's `metadata` has in another form than the source told it."""


class Story(Article):
    """A story of the catalogue; an `Article` to templates and plugins, without its constructor.

    What the source told, in plain values, is `told`; `metadata` is Pelican's form of it.
    """

    def __init__(self, desk: "Desk", entry: Entry, status: str = PUBLISHED) -> None:
        """Be the story *entry*."""
        self.desk, self.entry = desk, entry
        told, self._content, self.terms, save_as = desk.catalogue.whole(entry.sid)
        self.told = told
        self.settings, self._context = desk.settings, desk.context
        self.translations: list[Any] = []
        self.override_url, self.override_save_as = entry.url, save_as
        for key, value in told.items():
            if key not in _NAMED:
                setattr(self, key.lower(), value)
        self.slug = entry.slug
        default = str(desk.settings["DEFAULT_LANG"]).lower()
        self.lang = told.get("lang") or default
        self.in_default_lang = self.lang == default
        self.template = told.get("template") or "article"
        self._status = status
        self.timezone = desk.zone
        formats = desk.settings["DATE_FORMATS"]
        self.date_format = told.get("date_format") or formats.get(
            self.lang, desk.settings["DEFAULT_DATE_FORMAT"]
        )
        if "modified" in told:
            self.modified = moment(str(told["modified"]), desk.zone)
            self.locale_modified = in_locale(self.modified, self.date_format)

    @cached_property
    def source_path(self) -> str | None:
        """Return the path of the file that it was read from."""
        path = self.desk.catalogue.source_path(self.entry.sid)
        return str(os.path.join(self.settings["PATH"], path)) if path else None

    @property
    def relative_source_path(self) -> str | None:
        """Return the source's path below the content folder."""
        found: str | None = self.get_relative_source_path()
        return found

    @cached_property
    def metadata(self) -> dict[str, Any]:
        """Return Pelican's metadata: its own objects for terms and dates."""
        fields = self.told.get("fields")
        keys = dict.fromkeys((*(fields or self.told), "tags"))
        held = {key: self.told.get(key) for key in keys if key not in _OBJECTS}
        for key in keys:
            if key in _OBJECTS and hasattr(self, key):
                value = getattr(self, key)
                naive = fields and isinstance(value, datetime) and value.tzinfo is self.timezone
                held[key] = value.replace(tzinfo=None) if naive else value
        return held

    @cached_property
    def date(self) -> SafeDatetime:
        """Return the first moment of the published span."""
        return moment(str(self.told["date"]), self.timezone)

    @cached_property
    def locale_date(self) -> str:
        """Return the date by DATE_FORMATS or DEFAULT_DATE_FORMAT."""
        return in_locale(self.date, self.date_format)

    @cached_property
    def authors(self) -> list[Author]:
        """Return the authors; like Pelican's article, it has none of this where there are none."""
        return self._terms("author", "authors")

    @property
    def author(self) -> Author:
        """Return the first author."""
        return self.authors[0]

    @cached_property
    def tags(self) -> list[Tag]:
        """Return the tags; likewise."""
        return self._terms("tag", "tags")

    def _terms(self, facet: str, key: str) -> list[Any]:
        if names := self.told.get(key):
            return [self.desk.wrapped(facet, name) for name in names]
        raise AttributeError(key)

    @cached_property
    def category(self) -> Category:
        """Return the section, or the default category."""
        name = self.told.get("category") or self.settings["DEFAULT_CATEGORY"]
        return self.desk.wrapped("category", name)

    def get_content(self, siteurl: str) -> str:
        """Return the HTML of the text, its links resolved for *siteurl*."""
        return self._resolved(self._content, siteurl)

    @property
    def content(self) -> str:
        """Return the HTML of the text."""
        return self.get_content(self.get_siteurl())

    def get_summary(self, siteurl: str) -> str:
        """Return the summary, as HTML."""
        return self._resolved(str(self.told.get("summary", "")), siteurl)

    @property
    def summary(self) -> str:
        """Return the summary, as HTML."""
        return self.get_summary(self.get_siteurl())

    @summary.setter
    def summary(self, value: str) -> None:
        """Take no other: it is the record's."""

    def _resolved(self, html: str, siteurl: str) -> str:
        if self.told.get("intrasite") and ("{" in html or "|" in html):
            return str(self._update_content(html, siteurl))
        return html

    def __hash__(self) -> int:
        """Return a hash by the story's stem."""
        return hash(self.entry.stem)

    def __eq__(self, other: object) -> bool:
        """Tell whether *other* is the same story."""
        return isinstance(other, Story) and self.entry.stem == other.entry.stem


def moment(text: str, zone: ZoneInfo) -> SafeDatetime:
    """Return ISO *text* as Pelican's kind of date, in *zone* where its clock says the same."""
    at = datetime.fromisoformat(text)
    own = at.tzinfo
    if own is None or at.replace(tzinfo=zone).utcoffset() == at.utcoffset():
        own = zone
    return SafeDatetime(
        at.year, at.month, at.day, at.hour, at.minute, at.second, at.microsecond, own
    )


def in_locale(at: SafeDatetime, pattern: str | tuple[str, str]) -> str:
    """Return *at* by *pattern*, which may name a locale of its own, as in DATE_FORMATS."""
    if isinstance(pattern, str):
        return str(at.strftime(pattern))
    before = locale.setlocale(locale.LC_ALL)
    locale.setlocale(locale.LC_ALL, pattern[0])
    try:
        return str(at.strftime(pattern[1]))
    finally:
        locale.setlocale(locale.LC_ALL, before)


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
    ) -> None:
        """Ask *catalogue*; *context* is what intrasite links are resolved with.

        *written* makes of a term's name, which is text, what the reader of the objects prints.
        """
        self.written = written
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

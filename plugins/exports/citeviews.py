"""The view of each month's references, and what other pages are given to be cited by."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from press import Change, Entry, Page, Spot, Term
from press.articles import Desk
from press.catalogue import END, Catalogue
from press.markup import Markup
from press.records import DRAFT
from press.words import words_of

from .citations import Citation, citations, when_of
from .citefiles import coins, csl, ris
from .headtags import head_tags
from .linkeddata import (
    KINDS_OF_TAGS,
    breadcrumbs,
    linked_data,
    news_article,
    picture,
    thing,
)
from .reference import Reference, listed_reference, reference_of
from .site import Site, site_of

MONTH, DAY = len("2022-02"), len("2022-02-28")
KINDS = {"ris": ("RIS", ris), "json": ("CSL-JSON", csl)}
"""Endings of files, what they are called, and what makes them."""
MOST = 50
"""Stories of a day that reference managers are offered, the newest: 0.27 KB of a page each."""
MOST_OF_TERM = 24
"""Those of a tag: as many as the page of a great one shows."""


class Cited(NamedTuple):
    """What a story's page says to be cited by."""

    head: Markup
    """For the page's head: meta tags and linked data. Empty where no list may hold the story."""
    citations: tuple[Citation, ...]


class File(NamedTuple):
    """A file of references: what it is called, and its address below the site."""

    text: str
    url: str


class CitedStory:
    """Gives a story's page its citations, and tells machines what it is."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        """Tell by Pelican's *settings*."""
        self.site: Site = site_of(settings)
        self.words = words_of(settings)
        self.ways = [
            (length, str(settings[f"{name}_ARCHIVE_URL"]))
            for name, length in (("YEAR", 4), ("MONTH", MONTH), ("DAY", DAY))
            if self.site.base and settings.get(f"{name}_ARCHIVE_SAVE_AS")
        ]
        self._subjects: dict[int, str] = {}
        self._crumbs = lru_cache(maxsize=4096)(self._made_crumbs)

    def __call__(self, desk: Desk, page: Page) -> dict[str, Any]:
        """Return `cited`; nothing for a page that shows no story, as of one withdrawn."""
        article = (page.variables or {}).get("article")
        if article is None or article.status == DRAFT:  # a draft's address is not for good
            return {}
        catalogue, entry, told = desk.catalogue, article.entry, article.told
        terms = [term for tid in article.terms if (term := catalogue.term(tid))]
        listed = catalogue.entry_of(entry.sid) is not None
        story = reference_of(self.site, entry, told, terms, article.identity if listed else "")
        head = self._head(desk, story, entry, told, terms) if listed else Markup()
        return {"cited": Cited(head, citations(story, self.words))}

    def _head(
        self, desk: Desk, story: Reference, entry: Entry, told: dict[str, Any], terms: list[Term]
    ) -> Markup:
        subjects = [self._subject(desk, term) for term in terms if term.facet == "tag"]
        figures = told.get("figures") or ()
        images = [self.site.picture(entry.url, figure) for figure in figures]
        pictures = [picture(*pair) for pair in zip(figures, images, strict=True)]
        article = news_article(story, told, subjects, pictures)
        data = linked_data(article, self._crumbs(entry.published[:DAY]))
        image = next(filter(None, images), "")
        tags = head_tags(story, str(told.get("modified") or ""), image)
        return Markup(f'{tags}<script type="application/ld+json">{data}</script>')

    def _subject(self, desk: Desk, term: Term) -> str:
        """Return a tag as linked data, made once a build."""
        made = self._subjects.get(term.tid)
        if made is None:
            kind = KINDS_OF_TAGS.get(term.kind, "Thing")
            made = self._subjects[term.tid] = thing(kind, term.name, desk.same_as(term))
        return made

    def _made_crumbs(self, published: str) -> str:
        """Return the way to a story that was published then, as linked data."""
        at = date.fromisoformat(published + "0001-01-01"[len(published) :])
        ways = []
        for length, url in self.ways:
            if length <= len(published):
                when = when_of(published[:length], self.words.language)
                name = f"{when.harvard} {when.year}".strip()
                ways.append((name, self.site.url(url.format(date=at))))
        return breadcrumbs(ways)


class CitedList:
    """Gives the page of a day or of a tag what reference managers read of its stories."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        """Tell by Pelican's *settings*, where the site has an address."""
        self.site: Site = site_of(settings)
        self.files = MonthFiles(settings)
        self._known: dict[int, tuple[Entry, str]] = {}

    def of_period(self, desk: Desk, page: Page) -> dict[str, Any]:
        """Return `coins`, which a day has, and `references`, the files, which a month has."""
        period, length = page.key, len(page.key)
        entries = desk.catalogue.each(period, period + END, MOST) if length == DAY else ()
        files = self.files.of(period) if length == MONTH else {}
        return {
            "coins": self._coins(desk, entries),
            "references": [File(KINDS[kind][0], path) for kind, path in files.items()],
        }

    def of_term(self, desk: Desk, page: Page) -> dict[str, Any]:
        """Return `coins` for a tag, or for a year or month of it; the view's key names it."""
        number, _, period = page.key.partition(":")
        term = desk.catalogue.term(int(number)) if self.site.base else None
        if term is None or term.facet != "tag":
            return {}
        entries = desk.catalogue.of_term(term.tid, period, period + END, MOST_OF_TERM)
        return {"coins": self._coins(desk, entries)}

    def _coins(self, desk: Desk, entries: Iterable[Entry]) -> Markup:
        told = [self._one(desk.catalogue, entry) for entry in entries] if self.site.base else []
        return Markup("".join(told))

    def _one(self, catalogue: Catalogue, entry: Entry) -> str:
        """Return the element of a story, which stands in several lists of one time."""
        known = self._known.get(entry.sid)
        if known is None or known[0] is not entry:
            if len(self._known) > 8192:
                self._known.clear()
            made = coins(listed_reference(catalogue, self.site, entry))
            known = self._known[entry.sid] = entry, made
        return known[1]


class MonthFiles:
    """The references of each month's stories, a file of each kind, by kind and month."""

    name = "references"
    always = False
    local = False
    weight = 10

    def __init__(self, settings: Mapping[str, Any]) -> None:
        """Make them by CITATIONS_SAVE_AS, where the site has an address."""
        self.site: Site = site_of(settings)
        self.pattern = str(settings.get("CITATIONS_SAVE_AS") or "") if self.site.base else ""

    def basis(self, catalogue: Catalogue) -> object:  # noqa: ARG002 (settings are watched)
        """Return nothing: a file has its own month's stories."""
        return None

    def of(self, month: str) -> dict[str, str]:
        """Return the files of a month, by kind; none where there are none."""
        day = date.fromisoformat(f"{month}-01")
        return {kind: self.pattern.format(date=day, format=kind) for kind in KINDS if self.pattern}

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield every file."""
        for month, _ in catalogue.tally(MONTH) if self.pattern else ():
            for kind, path in self.of(month).items():
                yield Spot(f"{kind}:{month}", path)

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterator[Spot]:
        """Yield the files of the months that the stories were or are of."""
        months = {entry.published[:MONTH] for change in changes for entry in change.entries}
        for month in sorted(month for month in months if len(month) == MONTH):
            has = catalogue.count(month, month + END) > 0
            for kind, path in self.of(month).items():
                yield Spot(f"{kind}:{month}", path if has else None)

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield files; the stories of a month are told once for those that are asked together."""

        @lru_cache(maxsize=1)
        def stories(month: str) -> list[Reference]:
            entries = desk.catalogue.each(month, month + END)
            return [
                listed_reference(desk.catalogue, self.site, entry, whole=True) for entry in entries
            ]

        for key in sorted(keys, key=lambda key: key.partition(":")[2]):
            kind, _, month = key.partition(":")
            yield Page(key, data=KINDS[kind][1](stories(month)))

"""Pages that are not made of stories alone: Markdown pages, static files, Pelican's templates.

They are views like all others, so they are incremental, safe and pruned by the same code.
"""

import os
import pickle
from collections.abc import Iterable, Iterator, Sequence
from types import SimpleNamespace
from typing import Any

from pelican import signals
from pelican.contents import Page as PelicanPage
from pelican.generators import PagesGenerator
from pelican.writers import Writer

from .articles import Desk
from .catalogue import Catalogue
from .links import Target, links_in
from .records import ARTICLES, HIDDEN, WITHDRAWN, Change, Entry, Page, Spot, View
from .statics import Holder
from .stories import Story
from .world import digest

__all__ = [
    "Aliases",
    "Direct",
    "Feeds",
    "MarkdownPages",
    "TemplateFiles",
    "views_for_workers",
]


class Base:
    """A view whose pages are few and depend on all stories."""

    name = ""
    always = False
    local = False
    few = True

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make pages by Pelican's *settings*."""
        self.settings = settings

    def basis(self, catalogue: Catalogue) -> object:  # noqa: ARG002 (a view may ask it)
        """Return nothing: such pages are planned with every change."""
        return None

    def all(self, catalogue: Catalogue) -> Iterable[Spot]:
        """Return every page there is."""
        raise NotImplementedError

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterable[Spot]:  # noqa: ARG002
        """Return all pages: each may show any story."""
        return self.all(catalogue)


class Listed(SimpleNamespace):
    """What a menu says of a page, without what cannot be pickled; equal to the page itself."""

    def __eq__(self, other: object) -> bool:
        """Tell whether *other* is this page: `aria-current` is asked so."""
        return isinstance(other, Listed | PelicanPage) and other.save_as == self.save_as

    __hash__ = None


def _listed(page: Any) -> Listed:
    kept = {key: value for key, value in page.metadata.items() if isinstance(value, str | int)}
    for key in "title url save_as slug lang status template".split():
        kept[key] = getattr(page, key)
    return Listed(**kept)


class MarkdownPages(Base):
    """Pelican's pages (About…), read by Pelican's own generator."""

    name = "page"
    always = True
    local = True

    def __init__(self, settings: dict[str, Any]) -> None:
        """Know no page until `read`."""
        super().__init__(settings)
        self.generator: PagesGenerator | None = None
        self.failed: list[str] = []

    def read(self, context: dict[str, Any]) -> PagesGenerator:
        """Read the pages into *context*; a page that Pelican gives up on is named in `failed`."""
        settings = self.settings
        generator = PagesGenerator(
            context=context,
            settings=settings,
            path=settings["PATH"],
            theme=settings["THEME"],
            output_path=settings["OUTPUT_PATH"],
        )
        generator.generate_context()
        self.generator = generator
        self.failed = sorted(p for p, made in context["generated_content"].items() if made is None)
        return generator

    def each(self) -> dict[str, Any]:
        """Return every page that is written, by its source path."""
        if self.generator is None:
            return {}
        kinds = "pages translations hidden_pages hidden_translations draft_pages draft_translations"
        pages = [page for kind in kinds.split() for page in getattr(self.generator, kind)]
        return {page.get_relative_source_path(): page for page in pages}

    def holders(self) -> list[Holder]:
        """Return what the pages link to, for the files among it."""
        return [
            Holder(path, page.save_as, tuple(links_in(page, page._content)))  # noqa: SLF001
            for path, page in self.each().items()
        ]

    def listed(self) -> dict[str, list[Listed]]:
        """Return what menus say of the pages: plain, so that every process prints the same."""
        kinds = ("pages", "hidden_pages", "draft_pages")
        return {
            kind: [_listed(page) for page in getattr(self.generator, kind, ())] for kind in kinds
        }

    def stand_ins(self) -> bytes:
        """Return what workers need of the pages, pickled: (pages of menus, links by source)."""
        links = {path: Target(page.url) for path, page in self.each().items()}
        return pickle.dumps((self.listed(), links), protocol=5)

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:  # noqa: ARG002
        """Yield every page; what was read of it, its links resolved, is its mark."""
        for path, page in self.each().items():
            told = {k: str(v) for k, v in page.metadata.items()}
            content = page.get_content(self.settings["SITEURL"])
            yield Spot(path, page.save_as, page.template, digest(content, told))

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:  # noqa: ARG002
        """Yield the pages with Pelican's variables."""
        known = self.each()
        for key in keys:
            page = known[key]
            signals.page_generator_write_page.send(self.generator, content=page)
            yield Page(key, page.template, {"page": page}, url=page.url)


class TemplateFiles(Base):
    """Pelican's TEMPLATE_PAGES: templates of the content folder, each a page."""

    name = "template"
    always = True

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:  # noqa: ARG002
        """Yield each with the bytes of its source as the mark."""
        for source, path in self.settings["TEMPLATE_PAGES"].items():
            with open(os.path.join(self.settings["PATH"], source), "rb") as file:
                yield Spot(source, path, source, digest(file.read()))

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:  # noqa: ARG002
        """Yield the pages with Pelican's variables."""
        for key in keys:
            yield Page(key, key, {})


class Direct(Base):
    """Pelican's DIRECT_TEMPLATES: front page, archive, indexes of terms."""

    name = "direct"

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:  # noqa: ARG002
        """Yield each that has an address."""
        for template in self.settings["DIRECT_TEMPLATES"]:
            path = self.settings.get(f"{template.upper()}_SAVE_AS", f"{template}.html")
            if path:
                yield Spot(template, path, template)

    def variables(self, catalogue: Catalogue, template: str) -> dict[str, Any]:  # noqa: ARG002
        """Return what a plugin adds for one of the templates."""
        return {}

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield the pages with Pelican's variables."""
        catalogue = desk.catalogue
        for key in keys:
            articles = desk.articles()
            path = self.settings.get(f"{key.upper()}_SAVE_AS", f"{key}.html")
            variables = {
                "articles": articles,
                "dates": desk.dates(articles),
                "template_name": key,
                "page_name": os.path.splitext(path)[0],
            }
            url = self.settings.get(f"{key.upper()}_URL", f"{key}.html")
            yield Page(key, key, {**variables, **self.variables(catalogue, key)}, url=url)


class Feeds(Base):
    """The feed of all stories, as Pelican writes it: FEED_ALL_ATOM, FEED_ALL_RSS."""

    name = "feed"

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:  # noqa: ARG002
        """Yield the feeds that have an address."""
        for kind in ("atom", "rss"):
            if path := self.settings.get(f"FEED_ALL_{kind.upper()}"):
                basis = {
                    k: v for k, v in self.settings.items() if "FEED" in k or k.startswith("SITE")
                }
                yield Spot(kind, str(path), "", digest(basis))

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield the feeds' bytes; they tell no time but that of their stories."""
        settings = self.settings
        context = {**desk.context, "localsiteurl": settings["SITEURL"]}
        newest = desk.catalogue.between(limit=settings["FEED_MAX_ITEMS"] or -1)
        desk = Desk(desk.catalogue, settings, context, written=str)  # a feed escapes on its own
        stories = [_handed_on(desk, entry) for entry in newest]
        for key in keys:
            name = f"FEED_ALL_{key.upper()}"
            writer = Writer(settings["OUTPUT_PATH"], settings=settings)
            url = settings.get(f"{name}_URL", settings[name])
            feed = writer.write_feed(stories, context, None, url, feed_type=key)
            yield Page(key, data=feed.writeString("utf-8").encode("utf-8"))


def _handed_on(desk: Desk, entry: Entry) -> Story:
    """Return a story without its text, if its source gives no leave to hand that on in bulk.

    Articles in Markdown are the site's own, where nobody says otherwise.
    """
    story = desk.story(entry)
    unsaid = "full" if desk.catalogue.source_of(entry.sid) == ARTICLES else "metadata"
    if (story.told.get("origin") or {}).get("access", unsaid) != "full":
        story.content_withheld = True
    return story


class Aliases(Base):
    """Former addresses, from the notes' `Aliases`: each leads on to the story."""

    name = "alias"
    always = True

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield each former address."""
        for alias, target in self._each(catalogue):
            path = alias if os.path.splitext(alias)[1] else f"{alias}/index.html"
            yield Spot(alias, path, "alias", digest(target))

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterable[Spot]:  # noqa: ARG002
        """Return nothing: the marks tell what changed, and `all` what is gone."""
        return ()

    @staticmethod
    def _each(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
        sql = (
            "SELECT alias, url FROM (SELECT alias, min(stem) AS stem FROM aliases GROUP BY alias) "
            "JOIN (SELECT stem, url FROM stories UNION ALL SELECT stem, url FROM apart "
            "WHERE status IN (?, ?)) USING (stem) ORDER BY alias"
        )
        return iter(catalogue.db.execute(sql, (HIDDEN, WITHDRAWN)).fetchall())

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield a page that leads on, for each."""
        targets = dict(self._each(desk.catalogue))
        for key in keys:
            yield Page(key, "alias", {"target": targets[key]})


def views_for_workers(settings: dict[str, Any]) -> list[View]:
    """Return the engine's own views whose pages any process can make."""
    return [TemplateFiles(settings), Feeds(settings), Aliases(settings)]

"""Pages made from templates, in a worker: Pelican's own environment and variables."""

import os
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    FunctionLoader,
    Template,
    TemplateSyntaxError,
)
from pelican.generators import Generator, PelicanTemplateNotFound
from pelican.utils import get_relative_path, path_to_url

from .articles import Desk, OnePage
from .catalogue import Catalogue
from .files import Output, digest_of, with_digest
from .links import Places, story_finder
from .quick import make_quick, rendered
from .records import Page, View
from .schema import is_broken
from .statics import static_finder
from .translating import make_translating
from .walks import ITSELF
from .wiring import Wiring
from .words import words_of

_NO_WIRING = Wiring()


class Made(NamedTuple):
    """A page that was made: its file's size in bytes, mtime in ns, digest, and its memo."""

    key: str
    size: int
    mtime_ns: int
    digest: bytes
    written: bool
    memo: bytes | None = None


class PageError(Exception):
    """A page that could not be made; str() names it, the template and the reason."""

    def __init__(self, path: str, template: str, reason: str, place: str) -> None:
        """Take plain words: they cross from a worker."""
        super().__init__(path, template, reason, place)
        self.path, self.template, self.reason, self.place = path, template, reason, place

    def __str__(self) -> str:
        """Return one line."""
        where = self.place or f"template {self.template}"
        return f"{where}: expected to make {self.path}, found {self.reason}"


def new_context(settings: dict[str, Any]) -> dict[str, Any]:
    """Return Pelican's context as it is before anything is read."""
    return {
        **settings,
        "generated_content": Places(),
        "static_content": Places(),
        "static_links": set(),
        "localsiteurl": settings["SITEURL"],
    }


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates, which have the words of one language in them."""

    def __init__(self, folder: str, words: str) -> None:
        super().__init__(folder)
        self.words = words

    def get_source_checksum(self, source: str) -> str:
        """Return a digest of *source* and of the words: other words compile it anew."""
        return super().get_source_checksum(f"{source}\0{self.words}")


class Renderer:
    """Makes pages: templates of the theme, variables of Pelican, words of the views."""

    def __init__(  # noqa: PLR0913 (a build's own things, each made elsewhere)
        self,
        settings: dict[str, Any],
        catalogue: Catalogue,
        context: dict[str, Any],
        shared: Mapping[str, Any],
        *,
        wiring: Wiring = _NO_WIRING,
        bytecode: str = "",
    ) -> None:
        """Render with Pelican's *settings* and *context*; compiled templates lie in *bytecode*.

        *shared* are further variables of every page: Pelican's lists of Markdown pages, as menus
        show them, and what plugins add; who keeps *context* may add these later. *wiring* has the
        extras of single views.
        """
        self.settings, self.catalogue, self.context = settings, catalogue, context
        self.words = words_of(settings)
        context["generated_content"].find = story_finder(catalogue)
        context["static_content"].find = static_finder(catalogue, settings)
        self.extras = wiring.extras
        self._root = urlsplit(settings["SITEURL"]).path.rstrip("/")
        self.desk = Desk(catalogue, settings, context, names=wiring.names)
        self.walked: set[tuple[str, str]] = set()
        """Templates, each with a list of the whole archive that it looked into."""
        context |= self.desk.context_lists() | dict(shared)
        self.generator = Generator(
            context=context,
            settings=settings,
            path=settings["PATH"],
            theme=settings["THEME"],
            output_path=settings["OUTPUT_PATH"],
        )
        self.env: Environment = self.generator.env
        self._prepare(bytecode)
        self._templates: dict[str, Template] = {}

    def _prepare(self, bytecode: str) -> None:
        """Let Jinja find all templates, speak the site's language, and keep what it compiled.

        The content folder's own go before the theme's of the same name.
        """
        env: Any = self.env
        env.loader = ChoiceLoader(
            [
                FunctionLoader(self._content_template),
                FileSystemLoader(os.path.join(self.settings["PATH"], "templates")),
                env.loader,
                FileSystemLoader(os.path.join(os.path.dirname(__file__), "templates")),
            ]
        )
        make_quick(env)
        make_translating(env, self.words)
        if bytecode:
            os.makedirs(bytecode, exist_ok=True)
            env.bytecode_cache = _Compiled(bytecode, self.words.digest)

    def template(self, name: str) -> Template:
        """Return the template by *name*; with an ending, a file of the content folder's."""
        found = self._templates.get(name)
        if found is None:
            found = self._templates[name] = self._found(name)
        return found

    def _found(self, name: str) -> Template:
        """Return the first of the templates *name*, parted by `|`, that there is."""
        if name in self.settings["TEMPLATE_PAGES"]:
            return self.env.get_template(name)
        *others, last = name.split("|")
        for one in others:
            with suppress(PelicanTemplateNotFound):
                return self._known(one)
        return self._known(last)

    def _known(self, name: str) -> Template:
        template: Template = self.generator.get_template(name)
        return template

    def _content_template(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        """Return the source of one of TEMPLATE_PAGES, as Jinja's loaders do."""
        if name not in self.settings["TEMPLATE_PAGES"]:
            return None
        path = os.path.join(self.settings["PATH"], name)
        with open(path, encoding="utf-8") as file:
            return file.read(), path, lambda: True

    def data(self, page: Page, path: str) -> bytes:
        """Return the bytes of *page*, to be saved as *path*."""
        if page.data is not None:
            return page.data
        template = self.template(page.template)
        variables = dict(page.variables or {})
        variables["output_file"] = path
        siteurl, root = self.settings["SITEURL"], self._root
        if self.settings["RELATIVE_URLS"]:
            siteurl = root = path_to_url(get_relative_path(path))
        variables["SITEURL"] = variables["localsiteurl"] = self.context["localsiteurl"] = siteurl
        variables["SITEROOT"] = root
        if variables.get("template_name") in self.settings["PAGINATED_TEMPLATES"]:
            variables |= self._paginated(page, path, variables)
        text = rendered(template, self.context, variables)
        if "|" in page.template:
            self.walked.add((page.template, ITSELF))
        if self.desk.walked:
            self.walked |= {(page.template, name) for name in self.desk.walked}
            self.desk.walked.clear()
        return text.encode("utf-8", "xmlcharrefreplace")

    def _paginated(
        self, page: Page, path: str, variables: Mapping[str, Any]
    ) -> Iterator[tuple[str, Any]]:
        """Yield Pelican's variables of a list in pages: it is on one."""
        for name in ("articles", "dates"):
            if name in variables:
                one = OnePage(path, page.url, variables[name], self.settings)
                yield from ((f"{name}_page", one), (f"{name}_paginator", one))
                yield from ((f"{name}_{which}_page", None) for which in ("previous", "next"))

    def make(self, view: View, spots: Sequence[tuple[str, str]], output: Output) -> list[Made]:
        """Make and write the pages of *spots*, (key, path)."""
        paths = dict(spots)
        made = []
        for page in self._pages(view, paths):
            path = paths[page.key]
            try:
                data = self.data(self._with_extras(view, page), path)
            except Exception as error:
                if is_broken(error):
                    raise
                raise PageError(path, page.template, *where_wrong(error)) from error
            size, mtime, written = output.write(path, data)
            memo = with_digest(page.memo) if page.memo else None
            made.append(Made(page.key, size, mtime, digest_of(data), written, memo))
        return made

    def _with_extras(self, view: View, page: Page) -> Page:
        """Return *page* with the variables that other plugins have for it."""
        for extra in self.extras.get(view.name, ()):
            page = page._replace(variables={**(page.variables or {}), **extra(self.desk, page)})
        return page

    def _pages(self, view: View, paths: dict[str, str]) -> Iterator[Page]:
        """Yield what *view* makes of the keys of *paths*; the one that it fails at is named."""
        try:
            yield from view.pages(self.desk, list(paths))
        except Exception as error:
            if is_broken(error):
                raise
            for key, path in paths.items():
                try:
                    list(view.pages(self.desk, [key]))
                except Exception as same:
                    raise PageError(path, "", *where_wrong(same)) from same
            some = " or ".join(paths.values())
            raise PageError(some, "", *where_wrong(error)) from error


def where_wrong(error: Exception) -> tuple[str, str]:
    """Return what was wrong, and the place in a template, or else in the code, that says so."""
    frames = traceback.extract_tb(error.__traceback__)
    templates = [f for f in frames if f.filename.endswith((".html", ".xml", ".txt"))]
    last = (templates or frames)[-1]
    place = last.filename, last.lineno
    if isinstance(error, TemplateSyntaxError):
        place = error.filename or error.name or "", error.lineno
    path = os.path.relpath(place[0])
    return (
        f"{type(error).__name__}: {error}",
        f"{place[0] if path.startswith('..') else path}:{place[1]}",
    )

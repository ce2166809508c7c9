"""The sites that are built: ours, Hugo's and stock Pelican's, each in a folder of its own."""

import compileall
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from importlib import metadata
from pathlib import Path

from support.building import PELICAN, clean_environment, copy_project

from .forms import as_hugo, as_markdown, as_seed, found_tags
from .measure import Cost, measure
from .stories import Story
from .trees import make_new

OURS, HUGO, STOCK = "Cuttings", "Hugo", "stock Pelican"
PUBLIC = "Cuttings, public"
"""This project as `make publish` builds it: with feeds, sitemaps and data files of whole texts."""
LINKED = "Hugo, linked"
"""Hugo with what our story pages show below the text: the same day, before, after, related."""
HERE = Path(__file__).parent
SOURCES = ("seeds", "Markdown")
"""What our side reads. Beside seeds the others' stories have the tags that our reader gives;
as Markdown all have the same six."""

_STOCK_SETTINGS = """\
SITENAME = "News archive"
SITEURL = ""
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
THEME = "simple"
PLUGINS = []
ARTICLE_PATHS = ["articles"]
USE_FOLDER_AS_CATEGORY = False
CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "archives", "tags", "authors"]
DEFAULT_PAGINATION = False
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
ARTICLE_URL = ARTICLE_SAVE_AS = "{date:%Y}/{date:%m}/{date:%d}/{slug}.html"
YEAR_ARCHIVE_SAVE_AS = "{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/index.html"
DAY_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/{date:%d}/index.html"
TAG_URL = "tag/{slug}/"
AUTHOR_URL = "author/{slug}/"
TAG_SAVE_AS = "tag/{slug}/index.html"
AUTHOR_SAVE_AS = "author/{slug}/index.html"
"""


@dataclass(frozen=True, slots=True)
class Site:
    """A site to build, with what writes a story into it."""

    tool: str
    root: Path
    command: list[str]
    sources: Path
    suffix: str
    form: Callable[[Story], str]
    state: tuple[str, ...] = ()
    """What a build keeps beside its output."""
    kept: tuple[str, ...] = ()
    """What a checkout lays anew: sources, theme, plugins, and the state and output with them."""
    environment: dict[str, str] = field(default_factory=clean_environment)

    @property
    def output(self) -> Path:
        """Return the folder that is built."""
        return self.root / "output"

    def put(self, story: Story) -> int:
        """Write *story*, or write it anew, and return its bytes."""
        path = self._path(story)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.write_bytes(self.form(story).encode())

    def remove(self, story: Story) -> None:
        """Remove *story*."""
        self._path(story).unlink()

    def empty(self) -> None:
        """Remove what builds made, so that the next is one from nothing."""
        for name in ("output", *self.state):
            shutil.rmtree(self.root / name, ignore_errors=True)

    def check_out(self) -> None:
        """Make the time of every file new, as where sources and state were fetched afresh."""
        make_new(*(self.root / name for name in self.kept))

    def build(self, limit: float) -> Cost:
        """Build the site with the tool's own command."""
        return measure(self.command, self.root, self.environment, limit)

    def _path(self, story: Story) -> Path:
        return self.sources / str(story.day.year) / f"{story.stem}{self.suffix}"


def our_site(root: Path, source: str) -> Site:
    """Return a copy of this project, built as a user builds it."""
    copy_project(root)
    compileall.compile_dir(root / "plugins", quiet=1)
    seeds = source == "seeds"
    return Site(
        tool=OURS,
        root=root,
        command=[PELICAN, "content"],
        sources=root / ("seeds" if seeds else "content/articles"),
        suffix=".txt" if seeds else ".md",
        form=as_seed if seeds else lambda story: as_markdown(story, story.subjects),
        state=(".press",),
        kept=("seeds", "content", "theme", "plugins", "output", ".press"),
    )


def public_site(root: Path, source: str) -> Site:
    """Return a copy of this project, built with all that machines read."""
    site = our_site(root, source)
    fields = "folder,publication,publisher,rights,notice,access,language,timezone,received"
    (root / "content" / "sources.csv").write_text(f"{fields}\n,,,,,full,,,\n", encoding="utf-8")
    return replace(site, tool=PUBLIC, command=[*site.command, "-s", "publishconf.py"])


def hugo_site(root: Path, source: str) -> Site:
    """Return a Hugo site with templates for the same kinds of pages."""
    shutil.copytree(HERE / "hugo", root)
    command = [str(hugo_binary()), "--quiet", "--noBuildLock", "--cacheDir", str(root / "cache")]
    return Site(
        tool=HUGO,
        root=root,
        command=command,
        sources=root / "content" / "stories",
        suffix=".md",
        form=lambda story: as_hugo(story, tags_of(story, source)),
        state=("cache", "resources"),
    )


def linked_site(root: Path, source: str) -> Site:
    """Return a Hugo site whose story pages lead on as ours do."""
    site = hugo_site(root, source)
    return replace(site, tool=LINKED, environment=clean_environment(HUGO_PARAMS_WAYS="true"))


def stock_site(root: Path, source: str) -> Site:
    """Return a site of Pelican as it comes, with its theme `simple`."""
    (root / "content" / "articles").mkdir(parents=True)
    (root / "settings.py").write_text(_STOCK_SETTINGS, encoding="utf-8")
    return Site(
        tool=STOCK,
        root=root,
        command=[PELICAN, "content", "-s", "settings.py", "-o", "output"],
        sources=root / "content" / "articles",
        suffix=".md",
        form=lambda story: as_markdown(story, tags_of(story, source)),
        state=("cache", "__pycache__"),
    )


MAKERS = {
    OURS: our_site,
    PUBLIC: public_site,
    HUGO: hugo_site,
    LINKED: linked_site,
    STOCK: stock_site,
}


def tags_of(story: Story, source: str) -> tuple[str, ...]:
    """Return the tags of *story* in Markdown that is compared with our *source*."""
    return found_tags(story) if source == "seeds" else story.subjects


def hugo_binary() -> Path:
    """Return Hugo itself, without the Python that its package puts before it.

    Raises SystemExit where it is not installed.
    """
    name = "hugo.exe" if sys.platform == "win32" else "hugo"
    try:
        return Path(str(metadata.distribution("hugo").locate_file(f"hugo/binaries/{name}")))
    except metadata.PackageNotFoundError:
        sys.exit("expected Hugo, found none: `make bench` installs it")


def versions(tools: tuple[str, ...]) -> str:
    """Return the versions of Python, Pelican and, where it is among *tools*, Hugo."""
    packages = {"Pelican": "pelican"} | ({"Hugo": "hugo"} if HUGO in tools else {})
    named = [f"{name} {metadata.version(package)}" for name, package in packages.items()]
    return ", ".join([f"Python {sys.version.split()[0]}", *named])

"""The view of what lists the data files: a data package, ResourceSync, and a page for people."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from press import Page, Spot
from press.articles import Desk
from press.catalogue import Catalogue
from press.contents import Base
from press.words import words_of

from . import resourcesync
from .datakinds import OF_ALL, REJECTED, Kind, kinds
from .datapackages import PeriodPackages, package, resource
from .languages import megabytes, size_in_words
from .resourcesync import Resource
from .site import Site, site_of
from .sitemapviews import Sitemaps
from .tables import csv_bytes

LEDGER_ROWS = 120_000
"""Above so many stories there are the periods' ledgers alone: one of all might pass 25 MiB."""


class DataPages(Base):
    """What lists the data files, and the page that explains: made last, of packages made."""

    name = "data page"
    last = True

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make them by DATA_SAVE_AS."""
        super().__init__(settings)
        self.site: Site = site_of(settings)
        self.words = words_of(settings)
        self.packages = PeriodPackages(settings)
        self.added = Sitemaps(settings)
        self.folder = folder = self.packages.data.folder
        self.paths = {
            "page": str(settings.get("DATA_SAVE_AS") or ""),
            "package": f"{folder}datapackage.json",
            "resources": f"{folder}resourcelist.xml",
            "capabilities": f"{folder}capabilitylist.xml",
            "description": resourcesync.DESCRIPTION,
            **{name: folder + kind.name for name, kind in OF_ALL.items()},
        }

    def basis(self, catalogue: Catalogue) -> object:
        """Return what makes them others without any story: what could not be read, too."""
        return self.packages.basis(catalogue), catalogue.rejected()

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield each, where there is data."""
        if self.folder:
            count = catalogue.count()
            for key, path in self.paths.items():
                there = count <= LEDGER_ROWS if key == "ledger" else True
                template = "data" if key == "page" else ""
                yield Spot(key, path if count and there else None, template)

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield the page, and what lists the files in three languages of machines."""
        held = _Held(self.packages, desk.catalogue)
        for key in keys:
            if key == "page":
                url = str(self.settings.get("DATA_URL") or "")
                yield Page(key, "data", {"view": self._record(held)}, url=url)
            elif key in OF_ALL:
                yield Page(key, data=held.of_all[key])
            else:
                yield Page(key, data=self._list(key, held, desk.catalogue))

    def _list(self, key: str, held: "_Held", catalogue: Catalogue) -> bytes:
        """Return one of the lists of files."""
        url = {name: self.site.url(path) for name, path in self.paths.items()}
        if key == "description":
            return resourcesync.description(url["capabilities"])
        if key == "capabilities":
            return resourcesync.capability_list(url["description"], url["resources"])
        if key == "package":
            return package(self.site, held.resources)
        at = max(self.added.newest(catalogue).values())
        found = (
            Resource(
                self.site.url(self.folder + told["path"]),
                told["hash"].removeprefix("sha256:"),
                told["bytes"],
                "application/gzip" if told["path"].endswith(".gz") else told["mediatype"],
            )
            for told in held.resources
        )
        return resourcesync.resource_list(url["capabilities"], at, found)

    def _record(self, held: "_Held") -> "DataPage":
        made, _, language = kinds(), self.words.gettext, self.words.language
        return DataPage(
            kinds=tuple((kind.name.format(_("YEAR")), _(kind.title)) for kind in made.values()),
            labels=tuple(_(kind.label) for kind in made.values()),
            whole=tuple(
                Download(self._url(told), size_in_words(told["bytes"], language), _(kind.title))
                for kind, told in held.whole
            ),
            periods=tuple(
                (
                    period,
                    tuple(
                        Download(self._url(one), megabytes(one["bytes"], language)) for one in told
                    ),
                )
                for period, told in held.periods
            ),
            package=self.paths["package"],
            capabilities=self.paths["capabilities"],
            total=size_in_words(sum(told["bytes"] for told in held.resources), language),
            newest=held.periods[0][0],
            parquet="parquet" in made,
        )

    def _url(self, told: dict[str, Any]) -> str:
        return f"{self.folder}{told['path']}"


class _Held:
    """The files, as their packages tell of them; each fact is found when it is asked."""

    def __init__(self, packages: PeriodPackages, catalogue: Catalogue) -> None:
        self.packages, self.catalogue = packages, catalogue

    @cached_property
    def periods(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """Return what each package says of its files, the newest period first."""
        return list(self.packages.resources(self.catalogue))

    @cached_property
    def of_all(self) -> dict[str, bytes]:
        """Return the files of the archive as a whole."""
        found = {"rejected": csv_bytes([REJECTED, *self.catalogue.rejected()], "\n")}
        if self.catalogue.count() <= LEDGER_ROWS:
            found["ledger"] = self._ledger()
        return found

    def _ledger(self) -> bytes:
        """Return the ledgers of all periods as one, with one head."""
        folder = self.packages.output / self.packages.data.folder
        names = (
            told["path"]
            for _, files in self.periods
            for told in files
            if told["name"].startswith("ledger-")
        )
        tables = [(folder / name).read_bytes().partition(b"\n") for name in names]
        head, end, _ = tables[0]
        return b"".join((head, end, *(rows for _, _, rows in tables)))

    @cached_property
    def whole(self) -> list[tuple[Kind, dict[str, Any]]]:
        """Return the files of the archive as a whole, with what a package says of each."""
        made = sorted(self.of_all.items())
        return [(OF_ALL[name], resource(OF_ALL[name], name, data)) for name, data in made]

    @cached_property
    def resources(self) -> list[dict[str, Any]]:
        """Return what a package says of all files."""
        whole = [told for _, told in self.whole]
        return [*whole, *(told for _, files in self.periods for told in files)]


class Download(NamedTuple):
    """A file to fetch: its address, and its size."""

    url: str
    size: str
    """Of a file of a period in megabytes, `3.40`; else with its unit."""
    title: str = ""
    """What it has; empty of a file of a period."""


class DataPage(NamedTuple):
    """The page of the data files."""

    kinds: tuple[tuple[str, str], ...]
    """The name of each kind of file, and what is in it."""
    labels: tuple[str, ...]
    """The heads of the columns: of each kind, a word or two."""
    whole: tuple[Download, ...]
    """The files of the archive as a whole: the ledger, and what could not be read."""
    periods: tuple[tuple[str, tuple[Download, ...]], ...]
    """The files of each period, in the order of the kinds."""
    package: str
    """The address of the data package."""
    capabilities: str
    """The address of what ResourceSync offers."""
    total: str
    """The size of all."""
    newest: str
    parquet: bool
    """Whether there is Parquet."""

"""The view of what lists the data files: a data package, ResourceSync, and a page for people."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from babel.units import format_unit

from press import Page, Spot
from press.articles import Desk
from press.catalogue import Catalogue
from press.contents import Base
from press.words import locale_of, words_of

from . import resourcesync
from .datafiles import KINDS
from .dataviews import DataFiles, File
from .resourcesync import Resource
from .site import Site, site_of
from .sitemapviews import Sitemaps


class DataPages(Base):
    """What lists the data files, and the page that explains: made last, of files made."""

    name = "data page"
    last = True
    """It is made when all others are."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make them by DATA_SAVE_AS."""
        super().__init__(settings)
        self.site: Site = site_of(settings)
        self.words = words_of(settings)
        self.data = DataFiles(settings)
        self.added = Sitemaps(settings)
        folder = self.data.folder
        self.paths = {
            "page": str(settings.get("DATA_SAVE_AS") or ""),
            "package": f"{folder}datapackage.json",
            "resources": f"{folder}resourcelist.xml",
            "capabilities": f"{folder}capabilitylist.xml",
            "description": resourcesync.DESCRIPTION,
        }

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield each, where there is data."""
        if self.data.folder:
            there = catalogue.count() > 0
            for key, path in self.paths.items():
                yield Spot(key, path if there else None, "data" if key == "page" else "")

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield the page, and what lists the files in three languages of machines."""
        catalogue = desk.catalogue
        files = list(self.data.files(catalogue))
        found = cache(self._found)
        for key in keys:
            if key == "page":
                url = str(self.settings.get("DATA_URL") or "")
                yield Page(key, "data", {"view": self._record(files)}, url=url)
            else:
                resources = (found(file) for file in files)
                at = max(self.added.newest(catalogue).values()) if key == "resources" else ""
                yield Page(key, data=self._list(key, at, files, resources))

    def _list(
        self, key: str, at: str, files: Sequence[File], resources: Iterator[Resource]
    ) -> bytes:
        """Return one of the lists of *files*; *resources* has what is told of each."""
        url = {name: self.site.url(path) for name, path in self.paths.items()}
        if key == "description":
            return resourcesync.description(url["capabilities"])
        if key == "capabilities":
            return resourcesync.capability_list(url["description"], url["resources"])
        if key == "resources":
            return resourcesync.resource_list(url["capabilities"], at, resources)
        return self._package(zip(files, resources, strict=True))

    def _found(self, file: File) -> Resource:
        """Return what a harvester is told of a file."""
        data = self._on_disk(file).read_bytes()
        kind = KINDS[file.kind].package["mediatype"]
        return Resource(self.site.url(file.path), sha256(data).hexdigest(), len(data), kind)

    def _on_disk(self, file: File) -> Path:
        return Path(self.settings["OUTPUT_PATH"], file.path)

    def _package(self, files: Iterable[tuple[File, Resource]]) -> bytes:
        """Return what Frictionless reads: each file with its bytes and its SHA-256."""
        package = {
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": "archive",
            "id": self.site.identity("data"),
            "title": self.site.name,
            "homepage": self.site.url(""),
            "resources": [self._resource(*pair) for pair in files],
        }
        return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()

    def _resource(self, file: File, found: Resource) -> dict[str, Any]:
        kind = KINDS[file.kind]
        return {
            "name": f"{file.kind}-{file.period}",
            "title": f"{self.words.gettext(kind.title)}: {file.period}",
            "path": file.path.removeprefix(self.data.folder),
            **kind.package,
            "encoding": "utf-8",
            "bytes": found.size,
            "hash": f"sha256:{found.sha256}",
        }

    def _record(self, files: Sequence[File]) -> "DataPage":
        rows: dict[str, list[Download]] = {}
        total = 0
        for file in files:
            size = self._on_disk(file).stat().st_size
            total += size
            rows.setdefault(file.period, []).append(Download(file.path, self._in_words(size)))
        year = self.words.gettext("YEAR")
        kinds = tuple(
            (kind.name.format(year), self.words.gettext(kind.title)) for kind in KINDS.values()
        )
        table = tuple((period, tuple(found)) for period, found in rows.items())
        newest = files[0].period if files else ""
        return DataPage(kinds, table, self.paths["package"], self._in_words(total), newest)

    def _in_words(self, size: int) -> str:
        return in_words(size, self.words.language)


class Download(NamedTuple):
    """A file to fetch: its address, and its size in words."""

    url: str
    size: str


class DataPage(NamedTuple):
    """The page of the data files."""

    kinds: tuple[tuple[str, str], ...]
    """The name of each kind of file, and what is in it."""
    periods: tuple[tuple[str, tuple[Download, ...]], ...]
    """The files of each period, in the order of the kinds."""
    package: str
    """The address of the data package."""
    total: str
    """The size of all."""
    newest: str


def in_words(size: int, language: str) -> str:
    """Return *size*, in bytes, as a person reads it: `12 kB`, `3.4 MB`."""
    value, unit = float(max(1, round(size / 1000))), "kilobyte"
    if size >= 1_000_000:
        value, unit = round(size / 1_000_000, 1), "megabyte"
    return format_unit(value, f"digital-{unit}", "short", locale=locale_of(language))

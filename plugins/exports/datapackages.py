"""Data packages of Frictionless: files with bytes, SHA-256 and rights; one for each period."""

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from press import Change, Page, Spot
from press.articles import Desk
from press.catalogue import Catalogue

from .datakinds import KINDS, Kind
from .dataviews import DataFiles, touched_periods
from .items import is_licence
from .site import Site, site_of
from .tables import values_of

SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"


class PeriodPackages:
    """A package of each period's files: so a new story has these alone read for their hashes.

    They are made last, of files made; what lists the files of all periods is made of them.
    """

    name = "data package"
    always = False
    local = False
    last = True

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make them beside the data files."""
        self.site: Site = site_of(settings)
        self.data = DataFiles(settings)
        self.output = Path(settings["OUTPUT_PATH"])

    def path(self, period: str) -> str:
        """Return the path of the package of a period."""
        return f"{self.data.folder}datapackage-{period}.json"

    def basis(self, catalogue: Catalogue) -> object:
        """Return what the files depend on."""
        return self.data.basis(catalogue)

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield every package."""
        for period in self.data.periods(catalogue):
            yield Spot(period, self.path(period))

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterator[Spot]:
        """Yield the packages of the periods concerned."""
        if self.data.folder:
            for period, there in touched_periods(catalogue, changes, self.name):
                yield Spot(period, self.path(period) if there else None)

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:  # noqa: ARG002
        """Yield packages."""
        for period in keys:
            files = {file.kind: self.output / file.path for file in self.data.of_period(period)}
            rows = values_of(files["metadata"].read_bytes(), "publication", "publisher", "rights")
            origin = _origin(rows)
            told = [
                resource(KINDS[kind], f"{kind}-{period}", path.read_bytes(), period) | origin
                for kind, path in files.items()
            ]
            yield Page(period, data=package(self.site, told, period))

    def resources(self, catalogue: Catalogue) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Yield each period, the newest first, and its files, as its package on disk has them."""
        for period in sorted(catalogue.keys(self.name, ""), reverse=True):
            told = json.loads((self.output / self.path(period)).read_bytes())
            yield period, told["resources"]


def resource(kind: Kind, name: str, data: bytes, period: str = "") -> dict[str, Any]:
    """Return what a package says of a file of *data*: what it is, its bytes and its SHA-256."""
    return {
        "name": name,
        "title": f"{kind.title}: {period}" if period else kind.title,
        "path": kind.name.format(period),
        **kind.package,
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
    }


def package(site: Site, resources: Sequence[dict[str, Any]], period: str = "") -> bytes:
    """Return a package of *resources*, of all periods or of one, with the origins of them all."""
    name = f"-{period}" if period else ""
    told = {
        "$schema": SCHEMA,
        "name": f"archive{name}",
        "id": site.identity(f"data{name}"),
        "title": f"{site.name}: {period}" if period else site.name,
        "homepage": site.url(""),
        **_origins(resources),
        "resources": resources,
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _origin(rows: Iterable[tuple[str, ...]]) -> dict[str, Any]:
    """Return what is said of where *rows* come from: publication, publisher and rights of each.

    A statement of rights gives no leave, so it is no licence: `rights` is a word of our own.
    """
    columns = [*zip(*rows, strict=True)] or [(), (), ()]
    publications, publishers, rights = (sorted({*column} - {""}) for column in columns)
    told: dict[str, list[Any]] = {
        "sources": [{"title": name} for name in publications],
        "contributors": [{"title": name, "roles": ["publisher"]} for name in publishers],
        "licenses": [{"path": address} for address in rights if is_licence(address)],
        "rights": [address for address in rights if not is_licence(address)],
    }
    return {key: value for key, value in told.items() if value}


def _origins(resources: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return what is said of the origins of all *resources* together."""
    found: dict[str, dict[str, Any]] = {}
    for told in resources:
        for key in ("sources", "contributors", "licenses", "rights"):
            for one in told.get(key, ()):
                found.setdefault(key, {})[str(one)] = one
    return {key: [one for _, one in sorted(some.items())] for key, some in found.items()}

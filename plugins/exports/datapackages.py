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
            rights = {*values_of(files["metadata"].read_bytes(), "rights")} - {""}
            told = [
                resource(KINDS[kind], f"{kind}-{period}", path.read_bytes(), period, rights)
                for kind, path in files.items()
            ]
            yield Page(period, data=package(self.site, told, period))

    def resources(self, catalogue: Catalogue) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Yield each period, the newest first, and its files, as its package on disk has them."""
        for period in sorted(catalogue.keys(self.name, ""), reverse=True):
            told = json.loads((self.output / self.path(period)).read_bytes())
            yield period, told["resources"]


def resource(
    kind: Kind, name: str, data: bytes, period: str = "", rights: Iterable[str] = ()
) -> dict[str, Any]:
    """Return what a package says of a file of *data*: bytes, SHA-256 and the *rights* of rows."""
    return {
        "name": name,
        "title": f"{kind.title}: {period}" if period else kind.title,
        "path": kind.name.format(period),
        **kind.package,
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        **_licences(rights),
    }


def package(site: Site, resources: Sequence[dict[str, Any]], period: str = "") -> bytes:
    """Return a package of *resources*, of all periods or of one, with the licences of them all."""
    rights = {one["path"] for told in resources for one in told.get("licenses", ())}
    name = f"-{period}" if period else ""
    told = {
        "$schema": SCHEMA,
        "name": f"archive{name}",
        "id": site.identity(f"data{name}"),
        "title": f"{site.name}: {period}" if period else site.name,
        "homepage": site.url(""),
        **_licences(rights),
        "resources": resources,
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _licences(rights: Iterable[str]) -> dict[str, Any]:
    """Return what is said of *rights*, which are addresses; nothing of none."""
    found = [{"path": address} for address in sorted(rights) if is_licence(address)]
    return {"licenses": found} if found else {}

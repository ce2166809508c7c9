"""The views of sitemaps, one a year under an index, and of robots.txt."""

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from press import Change, Page, Spot
from press.articles import Desk
from press.catalogue import END, Catalogue
from press.contents import Base
from press.packing import unpack
from press.schema import Damaged
from press.statics import Static

from . import sitemaps
from .site import Site, rfc3339, site_of
from .sitemaps import Address

INDEX = "index"
ROBOTS = "robots.txt"
_STORIES = (
    "SELECT s.url, a.added, CASE WHEN d.sid NOTNULL THEN d.metadata ELSE ("
    "SELECT h.metadata FROM held h INDEXED BY held_modified "
    "WHERE h.sid = s.sid AND instr(h.metadata, CAST('modified' AS BLOB))) END "
    "FROM stories s LEFT JOIN accessions a USING (sid) LEFT JOIN details d USING (sid) "
    "WHERE s.published >= ? AND s.published < ? "
    "ORDER BY s.published, s.slug, s.stem LIMIT ? OFFSET ?"
)
"""What an editor or a picture adds to a story is told in its details."""
_NEWEST = (
    "SELECT substr(published, 1, 4), max(added) FROM accessions GROUP BY 1 UNION ALL "
    "SELECT substr(s.published, 1, 4), d.metadata FROM details d JOIN stories s USING (sid) "
    "WHERE instr(d.metadata, CAST('modified' AS BLOB)) UNION ALL "
    "SELECT substr(s.published, 1, 4), h.metadata FROM held h INDEXED BY held_modified "
    "JOIN stories s USING (sid) LEFT JOIN details d USING (sid) "
    "WHERE instr(h.metadata, CAST('modified' AS BLOB)) AND d.sid IS NULL"
)
"""Of each year, the day on which a story was added last; then what was modified since."""


class Sitemaps:
    """The index, and a sitemap of each year's stories; of several, where they are many."""

    name = "sitemap"
    always = False
    local = False

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make them by SITEMAP_SAVE_AS, where the site has an address."""
        self.site: Site = site_of(settings)
        self.index = str(settings.get("SITEMAP_SAVE_AS") or "") if self.site.base else ""

    def basis(self, catalogue: Catalogue) -> object:  # noqa: ARG002 (settings are watched)
        """Return nothing: a sitemap shows its own stories."""
        return None

    def _path(self, key: str) -> str:
        """Return the file of the index or of a year: `sitemap.xml`, `sitemap-2022.xml`."""
        stem, ending = posixpath.splitext(self.index)
        return self.index if key == INDEX else f"{stem}-{key}{ending}"

    def _keys(self, year: str, count: int) -> list[str]:
        """Return the keys of a year's sitemaps: `2022`, `2022-2` for what one has no room for."""
        parts = range(1, -(-count // sitemaps.MOST) + 1)
        return [year if part == 1 else f"{year}-{part}" for part in parts]

    def _years(self, catalogue: Catalogue) -> Iterator[str]:
        for year, count in catalogue.tally(4):
            yield from self._keys(year, count)

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield every sitemap."""
        if self.index and catalogue.count():
            yield Spot(INDEX, self.index)
            for key in self._years(catalogue):
                yield Spot(key, self._path(key))

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterator[Spot]:
        """Yield the index and the sitemaps of the stories' years."""
        if not self.index:
            return
        years = {entry.published[:4] for change in changes for entry in change.entries}
        for year in sorted(years):
            wanted = self._keys(year, catalogue.count(year, year + END))
            for key in wanted:
                yield Spot(key, self._path(key))
            sql = "SELECT key FROM pages WHERE view = ? AND substr(key, 1, 4) = ?"
            for (key,) in catalogue.db.execute(sql, (self.name, year)).fetchall():
                if key not in wanted:
                    yield Spot(key, None)
        yield Spot(INDEX, self.index if catalogue.count() else None)

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield sitemaps."""
        for key in keys:
            if key == INDEX:
                yield Page(key, data=sitemaps.sitemap_index(self._sitemaps(desk.catalogue)))
            else:
                yield Page(key, data=sitemaps.sitemap(self._stories(desk.catalogue, key)))

    def _sitemaps(self, catalogue: Catalogue) -> Iterator[Address]:
        """Yield the sitemaps, each with the newest of its year's dates."""
        newest = self.newest(catalogue)
        for key in self._years(catalogue):
            yield Address(self.site.url(self._path(key)), newest[key[:4]])

    def newest(self, catalogue: Catalogue) -> dict[str, str]:
        """Return of each year when one of its stories changed last."""
        newest: dict[str, str] = {}
        for year, found in catalogue.db.execute(_NEWEST):
            if isinstance(found, str):
                newest[year] = _day(found)
            elif modified := str(unpack(found).get("modified") or ""):
                newest[year] = self._changed(newest[year], modified)
        return newest

    def _stories(self, catalogue: Catalogue, key: str) -> Iterator[Address]:
        year, _, part = key.partition("-")
        start = (int(part or 1) - 1) * sitemaps.MOST
        values = year, year + END, sitemaps.MOST, start
        for url, added, metadata in catalogue.db.execute(_STORIES, values):
            if added is None:
                message = f"{url} has no day on which it was added"
                raise Damaged(message)
            told = unpack(metadata) if metadata else {}
            changed = self._changed(_day(added), str(told.get("modified") or ""))
            pictures = (self.site.picture(url, figure) for figure in told.get("figures") or ())
            yield Address(self.site.url(url), changed, tuple(filter(None, pictures)))

    def _changed(self, added: str, modified: str) -> str:
        """Return when a story changed last: the day it was added, or an editor's newest word."""
        if not modified or self.site.moment(modified) <= self.site.moment(added):
            return added
        return modified if len(modified) == 10 else rfc3339(self.site.moment(modified))


def _day(text: str) -> str:
    """Return the first day of ISO text, which may be a year or a month."""
    return text + "0001-01-01"[len(text) :]


class Robots(Base):
    """robots.txt, unless the maintainer's own stands there."""

    name = "robots"
    always = True

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make it where there is a sitemap."""
        super().__init__(settings)
        self.sitemaps = Sitemaps(settings)

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield the file."""
        if self.sitemaps.index and catalogue.count() and not self._own():
            yield Spot("robots", ROBOTS)

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterable[Spot]:  # noqa: ARG002
        """Return nothing: `all` is asked in every build."""
        return ()

    def _own(self) -> bool:
        """Whether a static file is to lie there."""
        static, root = Static(self.settings), self.settings["PATH"]
        return any(
            Path(root, path).is_file() and static.placed(path).path == ROBOTS
            for path in {f"extra/{ROBOTS}", ROBOTS, *self.settings["EXTRA_PATH_METADATA"]}
        )

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:  # noqa: ARG002
        """Yield the file."""
        for key in keys:
            yield Page(key, data=sitemaps.robots([self.sitemaps.site.url(self.sitemaps.index)]))

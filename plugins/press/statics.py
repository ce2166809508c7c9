"""Files copied as they are: the theme's, those of STATIC_PATHS, and those that texts link to."""

import fnmatch
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from pelican.readers import path_metadata
from pelican.utils import path_to_url

from .articles import Desk
from .catalogue import Catalogue
from .companions import held_back
from .links import ATTACH, STATIC, Target
from .records import Change, Page, Spot

THEME = "theme:"
"""Before the path, in the theme, of one of its files: the key of its page."""


class Placed(NamedTuple):
    """Where a file goes: its path in the output, and its address."""

    path: str
    url: str


class Holder(NamedTuple):
    """A text that links to files: its source, the file of its page, its links."""

    source_path: str
    save_as: str
    links: tuple[str, ...]


class Static:
    """A page for each file, by its path below the content folder."""

    name = "static"
    always = True
    local = True

    def __init__(self, settings: dict[str, Any]) -> None:
        """Copy by Pelican's *settings*."""
        self.settings = settings
        self.pages_that_link: list[Holder] = []
        """Markdown pages; stories tell their links to the catalogue."""

    def basis(self, catalogue: Catalogue) -> object:  # noqa: ARG002 (each file has its mark)
        """Return nothing."""
        return None

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield every file, its source's size and time being the mark."""
        for key, path in self._of_theme():
            yield self._spot(key, path)
        attached = self._attached(catalogue)
        held = held_back(catalogue.db)
        for key in sorted({*self._in_folders(catalogue), *self._linked(catalogue)} - held):
            yield self._spot(key, attached.get(key, self.placed(key)).path)

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterable[Spot]:  # noqa: ARG002
        """Return nothing: `all` is asked in every build."""
        return ()

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:  # noqa: ARG002
        """Yield the bytes of files."""
        for key in keys:
            with open(self._source(key), "rb") as file:
                yield Page(key, data=file.read())

    def _source(self, key: str) -> str:
        if key.startswith(THEME):
            return os.path.join(self.settings["THEME"], key.removeprefix(THEME))
        return os.path.join(self.settings["PATH"], key)

    def _spot(self, key: str, path: str) -> Spot:
        status = os.stat(self._source(key))
        return Spot(key, path, "", f"{status.st_size}:{status.st_mtime_ns}")

    def _of_theme(self) -> Iterator[tuple[str, str]]:
        """Yield key and path of the theme's own files."""
        settings = self.settings
        for place in settings["THEME_STATIC_PATHS"]:
            root = os.path.join(settings["THEME"], place)
            whole = os.path.isdir(root)
            for path in self._walk(root) if whole else filter(os.path.isfile, [root]):
                below = os.path.relpath(path, root if whole else os.path.dirname(root))
                key = os.path.relpath(path, settings["THEME"])
                yield THEME + _posix(key), f"{settings['THEME_STATIC_DIR']}/{_posix(below)}"

    def _in_folders(self, catalogue: Catalogue) -> Iterator[str]:
        """Yield what lies in STATIC_PATHS and is no source of a story, a page or a note."""
        settings = self.settings
        excluded = {
            os.path.normpath(os.path.join(settings["PATH"], p)) for p in settings["STATIC_EXCLUDES"]
        }
        for place in settings["STATIC_PATHS"]:
            root = os.path.join(settings["PATH"], place)
            whole = os.path.isdir(root)
            for path in self._walk(root, excluded) if whole else filter(os.path.isfile, [root]):
                key = _posix(os.path.relpath(path, settings["PATH"]))
                if not (settings["STATIC_EXCLUDE_SOURCES"] and self._is_source(catalogue, key)):
                    yield key

    def _is_source(self, catalogue: Catalogue, key: str) -> bool:
        if any(page.source_path == key for page in self.pages_that_link):
            return True
        if catalogue.stem_at(key) is not None:
            return True
        sql = "SELECT path FROM notes WHERE stem = ?"
        stem = os.path.splitext(os.path.basename(key))[0]
        found = catalogue.db.execute(sql, (stem,)).fetchone()
        return found is not None and found[0] == self._source(key)

    def _walk(self, root: str, excluded: Iterable[str] = ()) -> Iterator[str]:
        """Yield the files below *root* as Pelican's own walk does; links are followed."""
        ignored = self.settings["IGNORE_FILES"]

        def kept(name: str) -> bool:
            return not any(fnmatch.fnmatch(name, rule) for rule in ignored)

        seen = set()
        for folder, folders, names in os.walk(root, followlinks=True):
            seen.add(os.path.realpath(folder))
            below = ((name, os.path.normpath(os.path.join(folder, name))) for name in folders)
            folders[:] = [
                name
                for name, path in below
                if kept(name) and path not in excluded and os.path.realpath(path) not in seen
            ]
            yield from (os.path.join(folder, name) for name in names if kept(name))

    # files that texts link to

    def _holders(self, catalogue: Catalogue) -> Iterator[Holder]:
        """Yield what links to files: stories in reading order, then pages; nothing withdrawn."""
        sql = (
            "SELECT h.path, coalesce(s.save_as, a.save_as), l.target FROM links l "
            "JOIN held h ON h.stem = l.stem LEFT JOIN stories s ON s.sid = h.sid "
            "LEFT JOIN apart a ON a.sid = h.sid "
            "WHERE (l.target BETWEEN ?1 AND ?1 || '~' OR l.target BETWEEN ?2 AND ?2 || '~') "
            "AND (s.sid IS NOT NULL OR a.status <> 'withdrawn') "
            "ORDER BY s.published DESC, s.slug, l.stem, l.target"
        )
        for path, save_as, target in catalogue.db.execute(sql, (STATIC, ATTACH)):
            yield Holder(path, save_as, (target,))
        yield from self.pages_that_link

    def _linked(self, catalogue: Catalogue) -> Iterator[str]:
        """Yield the files that a text links to and that are there."""
        for holder in self._holders(catalogue):
            for link in holder.links:
                sign, _, key = link.partition(":")
                if f"{sign}:" in {STATIC, ATTACH} and os.path.isfile(self._source(key)):
                    yield key

    def _attached(self, catalogue: Catalogue) -> dict[str, Placed]:
        """Return where attached files go: beside the page of the first text that attaches them."""
        found: dict[str, Placed] = {}
        for holder in self._holders(catalogue):
            for link in holder.links:
                if not link.startswith(ATTACH):
                    continue
                key = link.removeprefix(ATTACH)
                if key in found or {"save_as", "url"} & self._extra(key).keys():
                    continue
                tail = os.path.relpath(key, os.path.dirname(holder.source_path) or ".")
                if tail.startswith(os.pardir + os.sep):
                    tail = os.path.basename(tail)
                path = _posix(os.path.join(os.path.dirname(holder.save_as), tail))
                found[key] = Placed(path, path_to_url(path))
        return found

    def _extra(self, key: str) -> dict[str, Any]:
        return dict(path_metadata(self._source(key), key, self.settings))

    def placed(self, key: str) -> Placed:
        """Return where STATIC_SAVE_AS and EXTRA_PATH_METADATA put a file that nothing attaches."""
        extra = self._extra(key)
        values = {**extra, "path": extra.get("path", key)}
        return Placed(
            extra.get("save_as") or str(self.settings["STATIC_SAVE_AS"]).format(**values),
            extra.get("url") or str(self.settings["STATIC_URL"]).format(**values),
        )

    def moved(self, catalogue: Catalogue) -> set[str]:
        """Return the stems of stories that link to a file which is not where it was."""
        attached, held = self._attached(catalogue), held_back(catalogue.db)
        stems = set()
        sql = (
            "SELECT l.target, l.stem, p.path FROM links l LEFT JOIN pages p "
            "ON p.view = ?3 AND p.key = substr(l.target, ?4) "
            "WHERE l.target BETWEEN ?1 AND ?1 || '~' OR l.target BETWEEN ?2 AND ?2 || '~'"
        )
        values = STATIC, ATTACH, self.name, len(STATIC) + 1
        for target, stem, before in catalogue.db.execute(sql, values):
            key = target[len(STATIC) :]
            now = attached.get(key, self.placed(key)).path
            there = key not in held and os.path.isfile(self._source(key))
            if before != (now if there else None):
                stems.add(stem)
        return stems


def static_finder(catalogue: Catalogue, settings: dict[str, Any]) -> Callable[[str], Target | None]:
    """Return a function that finds the address of the file at a source path."""
    static = Static(settings)
    sql = "SELECT path FROM pages WHERE view = ? AND key = ?"

    def find(key: str) -> Target | None:
        found = catalogue.db.execute(sql, (static.name, key)).fetchone()
        if found is None:
            return None
        placed = static.placed(key)
        return Target(placed.url if placed.path == found[0] else path_to_url(found[0]))

    return find


def _posix(path: str) -> str:
    return path.replace(os.sep, "/")

"""The views of feeds: all stories as they were added, back to the first; the newest of terms."""

import posixpath
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from press import Change, Page, Spot
from press.additions import Additions, Part
from press.addresses import feed_of
from press.articles import Desk
from press.catalogue import Catalogue

from .atom import Place, atom
from .items import Item, item_of, items_of
from .jsonfeed import json_feed
from .site import Site, site_of

NEWEST = 20
"""Stories of a term's feed."""
KINDS: dict[str, Callable[[Site, Place, Sequence[Item]], bytes]] = {
    "atom": atom,
    "json": json_feed,
}


class ArchiveFeed:
    """The feed to subscribe to and the closed documents before it, by kind and part."""

    name = "archive feed"
    always = False
    local = False

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make feeds by FEED_ARCHIVE_ATOM and FEED_ARCHIVE_JSON, where the site has an address."""
        self.site = site_of(settings)
        self.home = str(settings.get("HOME_URL") or "")
        self.new = str(settings.get("NEWLY_ADDED_URL") or "")
        if not settings.get("NEWLY_ADDED_SAVE_AS"):
            self.new = self.home
        self.paths = {
            kind: str(path)
            for kind in KINDS
            if self.site.base and (path := settings.get(f"FEED_ARCHIVE_{kind.upper()}"))
        }

    def basis(self, catalogue: Catalogue) -> object:  # noqa: ARG002 (settings are watched)
        """Return nothing: a document shows its own stories."""
        return None

    def _path(self, kind: str, name: str) -> str:
        """Return the file of a part: `feeds/archive.atom.xml`, `feeds/archive/0-1.atom.xml`."""
        folder, file = posixpath.split(self.paths[kind])
        stem, dot, ending = file.partition(".")
        return posixpath.join(folder, stem, f"{name}{dot}{ending}") if name else self.paths[kind]

    def _spots(self, additions: Additions) -> Iterator[tuple[Part, Spot]]:
        """Yield each part with its documents; marks tell which stories they show."""
        older = ""
        for part in additions.parts:
            state = blake2b(older.encode(), digest_size=8)
            state.update(additions.of(part).tobytes())
            for kind in self.paths:
                path, mark = self._path(kind, part.name), state.hexdigest()
                yield part, Spot(f"{kind}:{part.name}", path, "", mark)
            older = part.name

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield every document."""
        for _, spot in self._spots(catalogue.additions()):
            yield spot

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterator[Spot]:
        """Yield the documents that show other stories than before, or one that changed."""
        if not self.paths:
            return
        additions = catalogue.additions()
        changed = {change.sid for change in changes}
        sql = "SELECT key, world FROM pages WHERE view = ?"
        known = dict(catalogue.db.execute(sql, (self.name,)).fetchall())
        held = {part for part in additions.parts if not changed.isdisjoint(additions.of(part))}
        for part, spot in self._spots(additions):
            if part in held or known.get(spot.key) != f":{spot.mark}":
                yield spot
            known.pop(spot.key, None)
        for key in sorted(known):
            yield Spot(key, None)

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield the documents, newest story first; those of one part are told once."""
        additions = desk.catalogue.additions()
        at = {part.name: place for place, part in enumerate(additions.parts)}

        @lru_cache(maxsize=1)
        def items(name: str) -> list[Item]:
            sids = additions.of(additions.parts[at[name]])
            return list(items_of(desk, self.site, sids[::-1]))

        for key in sorted(keys, key=lambda key: key.partition(":")[2]):
            kind, _, name = key.partition(":")
            older = additions.parts[at[name] - 1].name if at[name] else ""
            place = Place(
                self.site.identity("feed"),
                self.site.name,
                self.site.url(self._path(kind, name)),
                self.site.url(self.new),
                self.site.url(self._path(kind, older)) if older else "",
                self.site.url(self.paths[kind]) if name else "",
            )
            yield Page(key, data=KINDS[kind](self.site, place, items(name)))


class TermFeeds:
    """The newest stories of a tag, an author or a section, as summaries; by the term's number."""

    name = "term feed"
    always = False
    local = False

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make feeds by FEED_TERM_ATOM and FEED_FROM, where the site has an address."""
        self.settings = settings
        self.site = site_of(settings)

    def basis(self, catalogue: Catalogue) -> object:  # noqa: ARG002 (settings are watched)
        """Return nothing: a feed shows its own stories."""
        return None

    def _spot(self, catalogue: Catalogue, tid: int) -> Spot:
        term = catalogue.term(tid)
        path = feed_of(term, self.settings) if term and self.site.base else ""
        return Spot(str(tid), path or None)

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield the feed of each term that has one."""
        for facet in ("tag", "author", "category"):
            for term in catalogue.terms(facet):
                yield self._spot(catalogue, term.tid)

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterator[Spot]:
        """Yield the feeds of the terms that the stories had or have."""
        for tid in sorted({tid for change in changes for tid in change.terms}):
            yield self._spot(catalogue, tid)

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield the feeds of terms, the newest story first."""
        catalogue = desk.catalogue
        for key in keys:
            term = catalogue.term(int(key))
            if term is None:
                continue
            found = catalogue.of_term(term.tid, limit=NEWEST)
            items = [item_of(desk, self.site, entry.sid, short=True) for entry in found]
            place = Place(
                self.site.identity(f"{term.facet}/{term.slug}"),
                f"{term.name} – {self.site.name}",
                self.site.url(feed_of(term, self.settings)),
                self.site.url(term.url),
            )
            yield Page(key, data=atom(self.site, place, [item for item in items if item]))

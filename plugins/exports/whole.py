"""A story with all that data files tell of it: one frozen record."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from press import Entry
from press.articles import Desk
from press.catalogue import Catalogue

from .items import Item, item_from
from .records import Picture, Subject
from .site import Site

EDITOR, MACHINE = "editor", "machine"


class Whole(NamedTuple):
    """A story; without its captions where its source gives leave for no more than metadata."""

    item: Item
    id: str
    """Its identity in the register: 16 hex digits."""
    stem: str
    address: str
    """Of its page, below the site."""
    sha256: str
    """Of the file that it was read from, in hex."""
    size: int
    """Of that file, in bytes."""
    section: str
    dateline: str
    """As printed."""
    places: tuple[str, ...]
    """Of the dateline."""
    agency: str
    words: int
    access: str
    received: str
    subjects: tuple[Subject, ...]
    pictures: tuple[Picture, ...]


def whole_of(desk: Desk, site: Site, entry: Entry) -> Whole:
    """Return the story *entry* with all that is told of it."""
    catalogue = desk.catalogue
    told, html, _, _, unsure, _ = catalogue.whole(entry.sid)
    known = catalogue.accession(entry.sid)
    item = item_from(desk, site, entry, known, told, html)
    size = catalogue.source_bytes(entry.sid)
    has = tuple(_subjects(catalogue, told, unsure)), tuple(_pictures(site, entry.url, told))
    return _whole(item, (known.id, entry.stem, entry.url), told, size, has)


def _whole(
    item: Item,
    names: tuple[str, str, str],
    told: dict[str, Any],
    size: int,
    has: tuple[tuple[Subject, ...], tuple[Picture, ...]],
) -> Whole:
    """Return a story of what the catalogue told of it.

    *names* are its id, stem and address; what it *has* are its subjects and pictures.
    """
    dateline = told.get("dateline") or {}
    origin = told.get("origin") or {}
    return Whole(
        item,
        *names,
        str(told.get("digest") or ""),
        size,
        str(told.get("section") or ""),
        str(dateline.get("text") or ""),
        tuple(place["name"] for place in dateline.get("places") or ()),
        str(told.get("agency") or ""),
        int(told.get("words") or 0),
        _access(told),
        str(origin.get("received") or ""),
        *has,
    )


def _access(told: dict[str, Any]) -> str:
    return (told.get("origin") or {}).get("access") or "metadata"


def _subjects(
    catalogue: Catalogue, told: dict[str, Any], unsure: frozenset[int]
) -> Iterator[Subject]:
    """Yield the tags; what no source told was given by an editor."""
    known = {name: (kind, by) for name, kind, by in told.get("subjects") or ()}
    for name in told.get("tags") or ():
        term = catalogue.term_named("tag", name)
        kind, by = known.get(name, ("", ""))
        found = MACHINE if term is not None and term.tid in unsure else EDITOR
        yield Subject(name, kind or (term.kind if term else ""), by or found)


def _pictures(site: Site, address: str, told: dict[str, Any]) -> Iterator[Picture]:
    """Yield the pictures of the story at *address*, where its captions may be handed on."""
    for figure in (told.get("figures") or ()) if _access(told) == "full" else ():
        yield Picture(
            str(figure.get("caption") or ""),
            str(figure.get("credit") or ""),
            tuple(figure.get("photographers") or ()),
            tuple(figure.get("agencies") or ()),
            str(figure.get("taken") or ""),
            site.picture(address, figure),
        )

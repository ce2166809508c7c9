"""A story as every format for machines takes it: one frozen record."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from press import Entry
from press.additions import Accession
from press.articles import Desk
from press.markup import as_text, escape

from .site import Site, rfc3339

ORIGIN = ("publication", "publisher", "rights", "notice")
"""What an item says of its source."""


_PIN = re.compile(r'<a href="#p-[^"]*" aria-label="¶"></a>')
"""A paragraph's link to itself, which leads nowhere but on the story's own page."""
_PINNED = re.compile('<p id="p-[^"]*"')
"""A paragraph with its address there, which is made of its words."""
_CLASS = re.compile(' class="[^"]*"(?=[^<>]*>)')
"""Of a tag: what only the style sheets of the story's own page know."""
_PLAIN = re.compile("<span>([^<]*)</span>")


class Item(NamedTuple):
    """A story; what is not known is empty."""

    identity: str
    """What it is called for good: a tag URI, or a UUID."""
    url: str
    headline: str
    added: str
    """The day it was added, in ISO form."""
    updated: datetime
    """The later of that day and the newest word of an editor."""
    published: str
    """ISO text at the precision known."""
    date: datetime | None
    """When it was published; None where only the month or the year is known."""
    standfirst: str
    html: str = ""
    """Its text; empty where its source gives leave for no more than the standfirst."""
    note: str = ""
    """What the archive's editor says above it, as HTML: a correction, as a rule."""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""
    publication: str = ""
    publisher: str = ""
    rights: str = ""
    notice: str = ""

    @property
    def by(self) -> tuple[str, ...]:
        """Return who signs it in a feed: its authors, or the publication that printed it."""
        return self.authors or ((self.publication,) if self.publication else ())

    @property
    def content(self) -> str:
        """Return what a reader of feeds sees: the text below the editor's note.

        Without leave for the text the standfirst stands below the note. Empty where there is
        neither text nor note. Nothing is styled: no reader of feeds has our style sheets.
        """
        html = _PLAIN.sub(r"\1", _CLASS.sub("", self.html))
        if not self.note:
            return html
        below = html or (self.standfirst and f"<p>{escape(self.standfirst)}</p>")
        return f"<aside>\n{self.note}\n</aside>\n{below}"


def items_of(desk: Desk, site: Site, sids: Sequence[int]) -> Iterator[Item]:
    """Yield the stories *sids* that may be listed, in the order given."""
    for sid in sids:
        item = item_of(desk, site, sid)
        if item is not None:
            yield item


def item_of(desk: Desk, site: Site, sid: int, *, short: bool = False) -> Item | None:
    """Return the story *sid*, None where it may not be listed; *short*: without its text."""
    entry = desk.catalogue.entry_of(sid)
    if entry is None:
        return None
    told, html, *_ = desk.catalogue.whole(sid)
    known = desk.catalogue.accession(sid)
    return item_from(desk, site, entry, known, told, "" if short else html)


def item_from(  # noqa: PLR0913, PLR0917 (what one query told, in parts)
    desk: Desk, site: Site, entry: Entry, known: Accession, told: dict[str, Any], html: str
) -> Item:
    """Return the story *entry*, of what the catalogue told of it: metadata, and text as HTML."""
    origin = told.get("origin") or {}
    if origin.get("access") != "full":
        html = ""
    elif html and told.get("intrasite"):
        html = desk.story(entry).get_content(site.base)
    return Item(
        site.identity(known.id),
        site.url(entry.url),
        _plain(told["title"]) or entry.slug,
        known.added,
        _updated(site, known.added, str(told.get("modified") or "")),
        published_of(entry, told),
        datetime.fromisoformat(told["date"]) if len(entry.published) > len("2022-02") else None,
        standfirst_of(told),
        _PINNED.sub("<p", _PIN.sub("", html)),
        str(told.get("note") or ""),
        tuple(told.get("authors") or ()),
        tuple(told.get("tags") or ()),
        str(told.get("lang") or site.language),
        **{key: one_line(origin.get(key, "")) for key in ORIGIN},
    )


def published_of(entry: Entry, told: Mapping[str, Any]) -> str:
    """Return when a story was published as ISO text, a time with its zone."""
    return entry.published if len(entry.published) <= len("2022-02-28") else str(told["date"])


def standfirst_of(told: Mapping[str, Any]) -> str:
    """Return the standfirst as text; none of a story of captions alone that are not handed on."""
    words = _plain(told.get("summary") or "")
    if (told.get("origin") or {}).get("access") != "full":
        captions = (one_line(figure["caption"]) for figure in told.get("figures") or ())
        return "" if words in captions else words
    return words


def _updated(site: Site, added: str, modified: str) -> datetime:
    """Return the later of the day it was added and the moment of the newest word on it."""
    return max(site.moment(text) for text in (added, modified or added))


def updated_text(items: Sequence[Item]) -> str:
    """Return when the newest of *items* was updated, as RFC 3339 has it."""
    return rfc3339(max(item.updated for item in items))


def _plain(markup: Any) -> str:
    """Return the words of a piece of HTML."""
    return one_line(as_text(str(markup)))


def is_licence(rights: str) -> bool:
    """Tell a licence from a statement of rights, which gives leave for nothing."""
    return "rightsstatements.org" not in rights


def one_line(text: str) -> str:
    """Return *text* without line breaks or other runs of space."""
    return " ".join(str(text).split())

"""Feeds in Atom (RFC 4287), with links between the documents of an archive (RFC 5005)."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from press.markup import escape

from .items import Item, is_licence, updated_text
from .site import Site, rfc3339
from .xml import HEAD, as_it_is, element, shown

_TAG = re.compile("<[^>]*>")
_NAMES = (
    'xmlns="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:fh="http://purl.org/syndication/history/1.0"'
)
_ARCHIVE = "<fh:archive/>\n"


class Place(NamedTuple):
    """Where a document stands; addresses are whole, empty where there is none."""

    identity: str
    title: str
    here: str
    page: str
    """The page for readers that shows the same."""
    older: str = ""
    """The document of the entries before these."""
    current: str = ""
    """Of a closed document: the one to subscribe to."""


def atom(site: Site, place: Place, items: Sequence[Item]) -> bytes:
    """Return a feed of *items*, of which there is at least one, in their order."""
    links = [("self", place.here, "application/atom+xml"), ("alternate", place.page, "text/html")]
    links += [("prev-archive", place.older, ""), ("current", place.current, "")]
    head = (
        f'{HEAD}<feed {_NAMES} xml:lang="{shown(site.language)}">\n'
        f"{element('id', place.identity)}{element('title', place.title)}"
        f"{element('updated', updated_text(items))}{_author(site.name)}"
        f"{''.join(_link(*link) for link in links)}{_ARCHIVE if place.current else ''}"
    )
    entries = "".join([_entry(item, site.language) for item in items])
    return f"{head}{entries}</feed>\n".encode()


def _entry(item: Item, language: str) -> str:
    """Return the entry of a story.

    Where nobody signs it, the feed's author stands for it, and so does the feed's *language*.
    """
    content = item.content
    date = element("published", rfc3339(item.date)) if item.date else ""
    parts: Iterable[str] = (
        f'<entry xml:lang="{shown(item.language)}">\n'
        if item.language != language
        else "<entry>\n",
        element("id", item.identity),
        element("title", item.headline),
        _link("alternate", item.url),
        date or element("dcterms:issued", item.published),
        element("updated", rfc3339(item.updated)),
        *map(_author, item.by),
        *(f'<category term="{shown(name)}"/>\n' for name in item.tags),
        element("dcterms:isPartOf", item.publication),
        element("dcterms:publisher", item.publisher),
        element("rights", item.notice),
        _link("license", item.rights) if is_licence(item.rights) else "",
        "" if is_licence(item.rights) else element("dcterms:rights", item.rights),
        element("summary", _summary(item, content)),
        f'<content type="html">{as_it_is(content)}</content>\n' if content else "",
        "</entry>\n",
    )
    return "".join(parts)


def _author(name: str) -> str:
    return f"<author>\n{element('name', name)}</author>\n"


def _summary(item: Item, content: str) -> str:
    """Return the standfirst where *content* does not say it, word for word."""
    if not content:
        return item.standfirst or item.headline
    if not item.html:  # below its note stands the standfirst
        return ""
    text, words = _TAG.sub("", item.html), escape(item.standfirst)
    before, said, after = text.partition(words)
    inside = before[-1:].isalnum() or after[:1].isalnum()  # `War`, of `Warsaw`
    return "" if said and not inside else item.standfirst


def _link(rel: str, href: str, kind: str = "") -> str:
    told = f' type="{kind}"' if kind else ""
    return f'<link rel="{rel}"{told} href="{shown(href)}"/>\n' if href else ""

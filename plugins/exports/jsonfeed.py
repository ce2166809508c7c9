"""Feeds in JSON Feed 1.1; documents of an archive are its pages, by `next_url`."""

import json
from collections.abc import Sequence
from typing import Any

from .atom import Place
from .items import Item
from .site import Site, rfc3339
from .xml import legal


def json_feed(site: Site, place: Place, items: Sequence[Item]) -> bytes:
    """Return a feed of *items*, in their order."""
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": place.title,
        "home_page_url": place.page,
        "feed_url": place.here,
        "next_url": place.older,
        "language": site.language,
        "authors": [{"name": site.name}],
        "items": [_item(item, site.language) for item in items],
    }
    kept = {key: value for key, value in feed.items() if value or key == "items"}
    return legal(json.dumps(kept, ensure_ascii=False, separators=(",", ":"))).encode() + b"\n"


def _item(item: Item, language: str) -> dict[str, Any]:
    """Return the item of a story in a feed in *language*.

    `_archive` is our own, of what the format has no name for.
    """
    content = item.content
    archive = {
        "published": item.published,
        "added": item.added,
        "publication": item.publication,
        "publisher": item.publisher,
        "rights": item.rights,
        "notice": item.notice,
    }
    told: dict[str, Any] = {
        "id": item.identity,
        "url": item.url,
        "title": item.headline,
        "content_html": content,
        "content_text": "" if content else item.standfirst or item.headline,
        "summary": item.standfirst if content else "",
        "date_published": rfc3339(item.date) if item.date else "",
        "date_modified": rfc3339(item.updated),
        "authors": [{"name": name} for name in item.by],
        "tags": list(item.tags),
        "language": item.language if item.language != language else "",
        "_archive": {key: value for key, value in archive.items() if value},
    }
    return {key: value for key, value in told.items() if value}

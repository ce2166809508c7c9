"""Sitemaps by the protocol of sitemaps.org, and robots.txt by RFC 9309."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .xml import HEAD, element

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGES = "http://www.google.com/schemas/sitemap-image/1.1"
MOST = 50_000
"""Addresses that one file may have."""


class Address(NamedTuple):
    """A whole address, and when what is there changed: a W3C date."""

    url: str
    changed: str
    images: tuple[str, ...] = ()
    """Whole addresses of the pictures that the page shows."""


def sitemap(addresses: Iterable[Address]) -> bytes:
    """Return a sitemap of pages."""
    return _document("urlset", "url", addresses)


def sitemap_index(addresses: Iterable[Address]) -> bytes:
    """Return an index of sitemaps."""
    return _document("sitemapindex", "sitemap", addresses)


def _document(root: str, name: str, addresses: Iterable[Address]) -> bytes:
    rows, more = [], ""
    for url, changed, images in addresses:
        rows.append(f"<{name}>\n{element('loc', url)}{element('lastmod', changed)}")
        if images:
            more = f' xmlns:image="{IMAGES}"'
            rows += (f"<image:image>{element('image:loc', one)}</image:image>\n" for one in images)
        rows.append(f"</{name}>\n")
    return f'{HEAD}<{root} xmlns="{NAMESPACE}"{more}>\n{"".join(rows)}</{root}>\n'.encode()


def robots(sitemaps: Sequence[str]) -> bytes:
    """Return what robots are told: all is allowed, and where the sitemaps are."""
    lines = ["User-agent: *", "Allow: /", *(f"Sitemap: {url}" for url in sitemaps)]
    return ("\n".join(lines) + "\n").encode()

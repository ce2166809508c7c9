"""Lists for harvesters that only fetch: ResourceSync (ANSI/NISO Z39.99-2017), made of sitemaps."""

from collections.abc import Iterable
from typing import NamedTuple

from .sitemaps import NAMESPACE
from .xml import HEAD, element, shown

_TERMS = "http://www.openarchives.org/rs/terms/"
DESCRIPTION = ".well-known/resourcesync"
"""Where harvesters look first."""


class Resource(NamedTuple):
    """A file to fetch: its whole address, SHA-256 in hex, bytes and media type."""

    url: str
    sha256: str
    size: int
    kind: str


def description(capabilities: str) -> bytes:
    """Return what says where the capability list is."""
    return _document("description", "", [_pointer(capabilities, "capabilitylist")])


def capability_list(up: str, resources: str) -> bytes:
    """Return what says where the resource list is."""
    return _document("capabilitylist", up, [_pointer(resources, "resourcelist")])


def resource_list(up: str, at: str, resources: Iterable[Resource]) -> bytes:
    """Return all *resources* with their hashes, as they were on the day *at*."""
    rows = [
        f"<url>\n{element('loc', url)}"
        f'<rs:md hash="sha-256:{digest}" length="{size}" type="{shown(kind)}"/>\n</url>\n'
        for url, digest, size, kind in resources
    ]
    return _document("resourcelist", up, rows, f' at="{shown(at)}"')


def _pointer(url: str, capability: str) -> str:
    return f'<url>\n{element("loc", url)}<rs:md capability="{capability}"/>\n</url>\n'


def _document(capability: str, up: str, rows: Iterable[str], more: str = "") -> bytes:
    above = f'<rs:ln rel="up" href="{shown(up)}"/>\n' if up else ""
    return (
        f'{HEAD}<urlset xmlns="{NAMESPACE}" xmlns:rs="{_TERMS}">\n{above}'
        f'<rs:md capability="{capability}"{more}/>\n{"".join(rows)}</urlset>\n'
    ).encode()

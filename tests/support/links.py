"""Every link of a finished site, followed on disk: pages, anchors, styles, pictures, feeds."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup

ATTRIBUTES = ("href", "src", "poster", "action", "data", "cite")
ADDRESS_META = ("og:url", "og:image", "twitter:image")
_CSS_URL = re.compile(r"""url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)""")


@dataclass
class Site:
    """A finished site on disk, and the address it is made for.

    *base* is the site's address, with a slash at its end; pages of other hosts are not followed.
    *folders*: whether a link may name a folder and mean its index.html, as hosts allow but a
    browser does not that opens the site from disk.
    """

    root: Path
    base: str = "http://site.test/"
    folders: bool = True
    _seen: dict[Path, tuple[list[str], set[str]]] = field(default_factory=dict)

    def broken(self):
        """Return a line for each link that leads nowhere: `page: link: why`."""
        paths = sorted(path for path in self.root.rglob("*") if path.is_file())
        pages = [(path, path.relative_to(self.root).as_posix()) for path in paths]
        links = ((page, link) for path, page in pages for link in self._read(path)[0])
        found = ((page, link, self._why_broken(page, link)) for page, link in links)
        return [f"{page}: {link}: {why}" for page, link, why in found if why]

    def _why_broken(self, page, link):
        """Return why *link*, as *page* has it, leads nowhere, or None."""
        if not self.folders and link.startswith("/"):
            return "does not work from a folder"
        address = urlsplit(urljoin(urljoin(self.base, page), link))
        base = urlsplit(self.base)
        if address.scheme not in ("http", "https") or address.netloc != base.netloc:
            return None
        if not address.path.startswith(base.path):
            return f"leaves {base.path}"
        inside = unquote(address.path[len(base.path) :])
        if not self.folders and (not inside or inside.endswith("/")):
            return "names a folder"
        return self._why_no_target(inside, unquote(address.fragment))

    def _why_no_target(self, inside, anchor):
        """Return why there is nothing at *inside*, a path below the root, or None."""
        path = self.root / inside
        if not inside or inside.endswith("/"):
            path /= "index.html"
        if path.is_dir():
            return "is a folder, without a slash"
        if not path.is_file():
            return "does not exist"
        if anchor and path.suffix == ".html" and anchor not in self._anchors_of(path):
            return "has no such anchor"
        return None

    def _anchors_of(self, path):
        return self._read(path)[1]

    def _read(self, path):
        """Return the links of one file, as written, and what it has anchors for."""
        if path not in self._seen:
            self._seen[path] = _read(path)
        return self._seen[path]


def _read(path):
    links, anchors = [], {"top"}
    if path.suffix == ".html":
        for tag in BeautifulSoup(path.read_bytes(), "html.parser").find_all():
            links += map(str.strip, _links(tag))
            anchors.add(tag.attrs.get("id"))
    elif path.suffix == ".css":
        links = _css_links(path.read_text(encoding="utf-8"))
    elif path.name.endswith((".atom.xml", ".rss.xml")):
        links = [tag.get("href") for tag in ET.parse(path).iter() if tag.get("href")]  # noqa: S314 (our own file)
    return links, anchors


def _links(tag):
    """Return the links of one element of a page."""
    found = tag.attrs
    links = [found[name] for name in ATTRIBUTES if name in found]
    if "srcset" in found:
        links += [candidate.split()[0] for candidate in found["srcset"].split(",")]
    if tag.name == "meta" and found.get("property", found.get("name")) in ADDRESS_META:
        links.append(found["content"])
    if tag.name == "style":
        links += _css_links(tag.get_text())
    return links + _css_links(found.get("style", ""))


def _css_links(text):
    return [first or second for first, second in _CSS_URL.findall(text)]

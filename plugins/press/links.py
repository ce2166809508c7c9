"""Links within the site: what `{filename}`, `{static}` and `{attach}` in a text lead to.

A source's links are kept as text: the path that `{filename}` names, `static:PATH`,
`attach:PATH`. Paths are those of sources, below the content folder.
"""

import html
import os
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

from .catalogue import Catalogue

STATIC, ATTACH = "static:", "attach:"


class Target:
    """What a link leads to."""

    def __init__(self, url: str) -> None:
        """Lead to *url*."""
        self.url = url

    def attach_to(self, content: Any) -> None:
        """Stay: where an attached file goes was settled before any page was made."""


class Places(dict[str, Any]):
    """Pelican's `generated_content` or `static_content`, by source path.

    What was not put in is looked up by `find`, so that nobody holds the whole archive.
    """

    find: Callable[[str], Target | None] = staticmethod(lambda _path: None)

    def get(self, path: str, default: Any = None) -> Any:
        """Return what stands at the source *path*."""
        found = super().get(path)
        return found if found is not None else self.find(path) or default

    def __missing__(self, path: str) -> Any:
        """Look *path* up."""
        found = self.find(path)
        if found is None:
            raise KeyError(path)
        return found


def story_finder(catalogue: Catalogue) -> Callable[[str], Target | None]:
    """Return a function that finds the page of the story read from a path; a draft has none."""
    sql = (
        "SELECT s.url FROM held h JOIN stories s ON s.sid = h.sid WHERE h.path = ?1 "
        "UNION ALL SELECT a.url FROM held h JOIN apart a ON a.sid = h.sid "
        "WHERE h.path = ?1 AND a.status <> 'draft'"
    )

    def find(path: str) -> Target | None:
        found = catalogue.db.execute(sql, (path,)).fetchone()
        return Target(found[0]) if found else None

    return find


def links_in(content: Any, *texts: str) -> Iterator[str]:
    """Yield the links in *texts*, parts of Pelican's *content*, each way that they can be read."""
    pattern = content._get_intrasite_link_regex()  # noqa: SLF001 (Pelican's own rule)
    folder = content.relative_dir
    for text in texts:
        for match in pattern.finditer(text):
            sign = {"filename": "", "static": STATIC, "attach": ATTACH}.get(match["what"])
            if sign is None:
                continue
            value = match["value"]
            for form in dict.fromkeys((value, unquote(value), html.unescape(value))):
                path = form.partition("#")[0].partition("?")[0]
                base = "" if path.startswith("/") else folder
                joined = os.path.normpath(os.path.join(base, path.lstrip("/")))
                yield sign + joined.replace(os.sep, "/")

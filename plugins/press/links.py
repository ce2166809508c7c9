"""Links within the site: what `{filename}`, `{static}` and `{attach}` in a text lead to.

A source's links are kept as text: the path that `{filename}` names, `static:PATH`,
`attach:PATH`. Paths are those of sources, below the content folder.
"""

import html
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import unquote

from .catalogue import Catalogue
from .records import TEXT, Change
from .schema import any_in

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
        "SELECT url FROM stories WHERE stem = ?1 "
        "UNION ALL SELECT url FROM apart WHERE stem = ?1 AND status <> 'draft'"
    )

    def find(path: str) -> Target | None:
        stem = catalogue.stem_at(path)
        found = catalogue.db.execute(sql, (stem,)).fetchone() if stem else None
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


def linking(
    catalogue: Catalogue, changes: Sequence[Change], paths: Iterable[str], stems: Iterable[str]
) -> list[Change]:
    """Return *changes*, and those of the stories that link to something which is not as it was.

    That is the story of one of *changes* or a source file of *paths*; *stems* are those that link
    to a static file that moved.
    """
    db, found, targets = catalogue.db, {*stems}, {*paths}
    if any_in(db, "links"):
        sql = "SELECT path FROM held WHERE stem = ?"
        targets |= {row[0] for change in changes for row in db.execute(sql, (change.stem,))}
        sql = "SELECT stem FROM links WHERE target = ?"
        found |= {row[0] for path in targets for row in db.execute(sql, (path,))}
    known = {change.stem: change for change in changes}
    for stem in sorted(found):
        sid = catalogue.sid_of(stem)
        if stem in known:
            deep = TEXT if known[stem].after else 0
            known[stem] = known[stem]._replace(shown=max(known[stem].shown, deep))
        elif sid is not None:
            entry, terms = catalogue.entry_of(sid), catalogue.terms_of(sid)
            known[stem] = Change(sid, stem, entry, entry, terms, terms, TEXT if entry else 0)
    return [*known.values()]

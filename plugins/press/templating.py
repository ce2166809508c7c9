"""What templates are made of: a page is made anew where one of its templates changed."""

from collections.abc import Container
from contextlib import suppress
from hashlib import sha256

from jinja2 import Environment, TemplateNotFound, meta, nodes

_PAGED = ("_page", "_paginator", "_previous_page", "_next_page")
STORIES = {"all_articles", "hidden_articles", "drafts"} | {
    name + part for name in ("articles", "dates") for part in ("", *_PAGED)
}
"""Pelican's variables that hold stories: who prints one of them may print all of each story."""


def references(template: nodes.Template, telling: Container[str]) -> list[list[str]]:
    """Return the templates that *template* names, and what it prints of stories.

    An empty name is of one that is told only when it renders. What it prints are the variables
    `STORIES`, and the attributes *telling* more of a story than its line.
    """
    others = {name or "" for name in meta.find_referenced_templates(template)}
    names = {node.name for node in template.find_all(nodes.Name) if node.name in STORIES}
    names |= {node.attr for node in template.find_all(nodes.Getattr) if node.attr in telling}
    return [sorted(others), sorted(names)]


class TemplateSources:
    """What templates are made of: every other one that they extend, include or import."""

    def __init__(
        self, env: Environment, known: dict[str, list[list[str]]], telling: Container[str]
    ) -> None:
        """Look into *env*; *known* has the `references` of each source, by its digest."""
        self.env, self.known, self.telling = env, known, telling
        self._digests: dict[str, str] = {}

    def digests(self, name: str | None) -> dict[str, str]:
        """Return the digest of each template that *name* is made of, itself too.

        All of the theme's where that is not sure: a name that is told only when it renders.
        """
        names: set[str] = set()
        waiting = [name or ""]
        while waiting:
            one = waiting.pop()
            if one and one not in names and self._look(one):
                names.add(one)
                waiting += self.known[self._digests[one]][0]
            elif not one:
                waiting += [n for n in self._all() if n not in names]
                waiting = [n for n in waiting if n]
        return {one: self._digests[one] for one in sorted(names)}

    def prints_stories(self, name: str | None) -> bool:
        """Tell whether *name*, or what it is made of, may print Pelican's stories itself."""
        return any(self.known[made_of][1] for made_of in self.digests(name).values())

    def _all(self) -> list[str]:
        """Return the names of all templates that lie in folders."""
        names: set[str] = set()
        for loader in getattr(self.env.loader, "loaders", ()):
            with suppress(TypeError):  # a loader that finds templates, but cannot list them
                names.update(loader.list_templates())
        return sorted(names)

    def _look(self, name: str) -> bool:
        """Read the template *name*, once; tell whether there is one."""
        if name not in self._digests:
            try:
                assert self.env.loader is not None  # noqa: S101 (Pelican gives it one)
                source, path, _ = self.env.loader.get_source(self.env, name)
            except TemplateNotFound:
                return False
            digest = sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
            if digest not in self.known:
                self.known[digest] = references(self.env.parse(source, name, path), self.telling)
            self._digests[name] = digest
        return True

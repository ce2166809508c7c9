"""What templates are made of: a page is made anew where one of its templates changed."""

from contextlib import suppress
from hashlib import sha256

from jinja2 import Environment, TemplateNotFound, meta


class TemplateSources:
    """What templates are made of: every other one that they extend, include or import."""

    def __init__(self, env: Environment, known: dict[str, list[str]]) -> None:
        """Look into *env*; *known* has the references of each source, by its digest."""
        self.env, self.known = env, known
        self._digests: dict[str, str] = {}
        self._references: dict[str, list[str]] = {}

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
                waiting += self._references[one]
            elif not one:
                waiting += [n for n in self._all() if n not in names]
                waiting = [n for n in waiting if n]
        return {one: self._digests[one] for one in sorted(names)}

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
                found = meta.find_referenced_templates(self.env.parse(source, name, path))
                self.known[digest] = sorted({other or "" for other in found})
            self._digests[name] = digest
            self._references[name] = self.known[digest]
        return True

"""What pages and records depend on beside the stories: settings, theme, code, libraries.

Each is a short digest; where one is another than it was, what hangs on it is made anew.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from types import CodeType, ModuleType
from typing import Any

from .files import walk
from .stopping import Stopped

LIBRARIES = (
    "pelican jinja2 markupsafe markdown pygments docutils babel feedgenerator py3langid numpy "
    "python-dateutil smartypants unidecode typogrify tzdata pillow"
).split()
"""What makes bytes of pages, or records of stories."""
NOT_OF_A_PAGE = frozenset(
    (
        "PATH OUTPUT_PATH THEME PLUGINS PLUGIN_PATHS PELICAN_CLASS DEBUG PORT BIND LISTEN "
        "AUTORELOAD CACHE_PATH LOAD_CONTENT_CACHE CACHE_CONTENT CONTENT_CACHING_LAYER "
        "CHECK_MODIFIED_METHOD LOG_FILTER DELETE_OUTPUT_DIRECTORY OUTPUT_RETENTION GZIP_CACHE "
        "WRITE_SELECTED IGNORE_FILES PRESS_WORKERS PRESS_LOOK_FROM "
        "SEED_PATHS SEED_MAX_BYTES SEED_ENCODINGS SEED_AGENCIES "
        "ARTICLE_PATHS PAGE_PATHS STATIC_PATHS ARTICLE_EXCLUDES PAGE_EXCLUDES STATIC_EXCLUDES"
    ).split()
)
"""Settings that change no byte of a page whose records stay the same."""


def digest(*parts: object) -> str:
    """Return 16 hex digits for *parts*, the same in every process."""
    state = blake2b(digest_size=8)
    for part in parts:
        state.update(_stable(part).encode("utf-8", "surrogatepass"))
        state.update(b"\0")
    return state.hexdigest()


def _stable(value: Any) -> str:
    """Return a text for *value* that says neither where it lies in memory nor its hash order."""
    if isinstance(value, dict):
        pairs = sorted((_stable(key), _stable(held)) for key, held in value.items())
        return "{" + ",".join(f"{key}:{held}" for key, held in pairs) + "}"
    if isinstance(value, set | frozenset):
        return "{" + ",".join(sorted(map(_stable, value))) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(_stable, value)) + "]"
    if isinstance(value, str | bytes | int | float | bool | type(None)):
        return repr(value)
    code = getattr(value, "__code__", None)
    if code is not None:
        return f"{value.__module__}.{value.__qualname__}{_code(code)}"
    if isinstance(value, type):
        return f"{value.__module__}.{value.__qualname__}"
    text = repr(value)
    return type(value).__qualname__ if " at 0x" in text else text


def _code(code: CodeType) -> str:
    """Return what a function does: its bytecode and constants, inner functions too."""
    constants = [
        _code(held) if isinstance(held, CodeType) else repr(held) for held in code.co_consts
    ]
    return f"{code.co_code.hex()}{constants}{code.co_names}"


def settings_digest(settings: dict[str, Any]) -> str:
    """Return a digest of the settings that a page may show."""
    return digest({k: v for k, v in settings.items() if k.isupper() and k not in NOT_OF_A_PAGE})


def code_digest(modules: Iterable[ModuleType]) -> str:
    """Return a digest of the source of *modules* with all their packages, and of libraries.

    Of the packages that a module names in `NEEDS` the data are in it, too.
    """
    versions = [sys.version]
    for name in LIBRARIES:
        try:
            versions.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            versions.append(f"{name} none")
    state = blake2b(digest_size=8)
    for path in sorted(_sources(modules)):
        with open(path, "rb") as file:
            state.update(file.read())
    return digest(versions, state.hexdigest())


def _sources(modules: Iterable[ModuleType]) -> Iterable[str]:
    for module in modules:
        path = getattr(module, "__file__", None)
        if not path:
            continue
        if os.path.basename(path).startswith("__init__."):
            yield from _files_of(os.path.dirname(path), ".py")
        else:
            yield path
        for name in getattr(module, "NEEDS", ()):
            spec = find_spec(name)  # which loads nothing
            for folder in (spec.submodule_search_locations if spec else None) or ():
                yield from _files_of(folder, ".py", ".txt", ".tsv")


def _files_of(folder: str, *endings: str) -> Iterator[str]:
    return (entry.path for entry in walk(folder, hidden=False) if entry.name.endswith(endings))


def is_still(world_of: Callable[[str], str], template: str, world: str) -> bool:
    """Tell whether *template* is made of what it was, its *world*; one that is gone is not."""
    try:
        return world_of(template) == world
    except Stopped:
        return False

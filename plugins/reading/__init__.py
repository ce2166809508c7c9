"""Pages for readers: what each page shows, worked out by pure functions, and the views of them.

`pages`, `periods` and `terms` have the frozen records that templates print; the modules named
`…views` ask the engine's catalogue and fill them; `seeds` is the source of stories; `defaults`
holds the archive's settings. No Pelican here.
"""

from typing import Any

AHEAD = ("reading.wiring", "seedtext.parsing", "subjects.finder")
"""What reads seeds and makes pages, and takes long to load: once for all workers."""
NEEDS = ("subjects",)
"""Packages beside this one, with their data: other code there may read a story otherwise."""


def register() -> None:
    """Wait for nothing: the engine asks `press`."""


def look(settings: dict[str, Any]) -> Any:
    """Let another process look for seeds; `press` is given what this returns."""
    from .looking import look_for_seeds  # noqa: PLC0415

    return look_for_seeds(settings)


def press(settings: dict[str, Any], look: Any = None) -> Any:
    """Return what the engine builds a site from: the seeds and all pages for readers."""
    from .wiring import wiring  # noqa: PLC0415 (the settings import this package before the engine)

    return wiring(settings, look)

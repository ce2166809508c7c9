"""Pages for machines: feeds, sitemaps, what robots are told, and data files.

`items`, `records` and `whole` have the frozen records of a story as formats take them; the modules
named `…views` ask the engine's catalogue; the others make bytes of records, and know no catalogue.
"""

from typing import Any

AHEAD = ("exports.wiring",)
"""What the workers of a build need: loaded once for all of them."""


def register() -> None:
    """Wait for nothing: the engine asks `press`."""


def press(settings: dict[str, Any]) -> Any:
    """Return the views for machines."""
    from .wiring import wiring  # noqa: PLC0415 (the settings import this package before the engine)

    return wiring(settings)

"""Pelican glue: settings that have to be settled once all of them are known."""

from typing import Any

from pelican import signals


def connect() -> None:
    """Connect to Pelican's signals; they hold module-level functions only."""
    signals.initialized.connect(_on_initialized)


def _on_initialized(pelican: Any) -> None:
    if pelican.settings["RELATIVE_URLS"]:
        pelican.settings.update(folder_addresses(pelican.settings))


def folder_addresses(settings: dict[str, Any]) -> dict[str, str]:
    """Return every `*_URL` that names a folder, with the `index.html` that it stands for.

    A browser that opens the site from a folder shows the folder's list at `2022/`.
    """
    return {
        key: f"{value}index.html"
        for key, value in settings.items()
        if key.endswith("_URL")
        and isinstance(value, str)
        and (value.endswith("/") or (key == "HOME_URL" and not value))
        and "://" not in value
    }

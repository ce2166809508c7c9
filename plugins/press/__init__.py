"""The engine's first stone: what the archive asks of Pelican beyond reading seeds.

So far this is glue around a stock build: addresses that work from a folder opened in a
browser, and `python -m press.preview`, the live preview.
"""


def register() -> None:
    """Connect to Pelican; called for `press` among PLUGINS."""
    from . import glue  # noqa: PLC0415 (the preview needs no Pelican)

    glue.connect()

"""Between names as text and names as HTML; `markupsafe`, which Jinja brings, stands here alone."""

from markupsafe import Markup, escape

__all__ = ["Markup", "as_html", "as_text", "escape"]


def as_html(name: str) -> Markup:
    """Return a name, which is text, as templates of Pelican print it."""
    return escape(name)


def as_text(name: str) -> str:
    """Return a name, which is HTML by Pelican's convention, as text."""
    if "&" not in name and "<" not in name:
        return str(name)
    return Markup(name).striptags()  # noqa: S704 (its tags are taken away)

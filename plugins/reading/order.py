"""The order of Pelican's articles, where they are listed without the engine."""

from datetime import datetime
from pathlib import Path
from typing import Any


def reading_order(article: Any) -> tuple[tuple[int, ...], str, str]:
    """Return a sort key of Pelican's articles: newest first, then by slug, then by stem.

    `2022-02` stands after every day of that month, `2022` after every month.
    """
    published = getattr(article, "published", None) or _published(article.date)
    newest_first = (*(-ord(character) for character in str(published)), 1)
    stem = getattr(article, "stem", None) or Path(article.source_path or "").stem
    return newest_first, str(article.slug), str(stem)


def _published(at: datetime) -> str:
    """Return the ISO text of a moment: the day alone where the clock stands at midnight."""
    return at.isoformat() if at.hour or at.minute or at.second else at.date().isoformat()

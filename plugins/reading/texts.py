"""Text of stories, as lists print it."""

import html
import re

_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


def plain_text(markup: object) -> str:
    """Return the words of a piece of HTML."""
    text = str(markup)
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = html.unescape(text)
    return " ".join(text.split())


def shortened(text: str, limit: int = 200) -> str:
    """Return *text* cut at a word, with an ellipsis where something is missing."""
    if len(text) <= limit:
        return text
    return text[: text.rfind(" ", 0, limit)].rstrip(" ,;:–—-") + " …"

"""Which line above a story is not its headline, though it looks like one."""

import re

from .bylines import read_byline
from .expressions import expression
from .names import Agencies
from .sections import is_menu, read_section

_SITE = expression(r"\s+[|–—-]\s+\S.{0,60}")
"""What the title of a page has behind the headline: ` | Island News`."""
_CREDIT = expression(
    r"(?:photo )?courtesy(?: of|:| photo)\b.{0,60}|(?:handout|supplied)\b.{0,60}", re.IGNORECASE
)
_SENTENCES = expression(r"\w{2}[.!?]\s+[A-ZÀ-Þ]")


def no_headline(text: str, rest: list[str], agencies: Agencies) -> str | None:
    """Return the kind of a header's line that is no headline, for what the *rest* says; or None.

    `byline`, or `furniture`: a menu, an agency, a credit, a label of one or two words above a
    headline, or a headline with the site's name or cut short that stands whole in the next block.
    """
    if not rest:
        return None
    if is_menu(text) or agencies.canonical(text) or _CREDIT.fullmatch(text):
        return "furniture"
    if _stands_below(text, rest[0]) or _is_label(text, rest):
        return "furniture"
    if text.startswith(("By ", "BY ")) and any(" " in n for n in read_byline(text, agencies)):
        return "byline"
    return None


def _is_label(text: str, rest: list[str]) -> bool:
    """Tell `Exclusive` and `Island Life`, which a headline and a text follow."""
    if len(rest) < 2 or len(text) > 30 or text.count(" ") > 1 or read_section(text):
        return False
    title, story = rest[:2]
    words = title.split()
    return (
        5 <= len(words) <= 25
        and title[0].isupper()
        and title[-1] not in ".,;:…)"
        and any(word.islower() for word in words)
        and not _SENTENCES.search(title)
        and len(story) > len(title)
        and story[-1:] in '.!?”"’»'
    )


def _stands_below(text: str, following: str) -> bool:
    """Tell whether the next block is the headline that *text* has with more or with less."""
    if text.startswith(following) and len(following) > 20:
        return bool(_SITE.fullmatch(text, len(following)))
    if not text.endswith(("...", "…")):
        return False
    whole = text.rstrip(".… ")
    return len(whole) > 20 and following.startswith(whole) and len(following) < 2 * len(text)

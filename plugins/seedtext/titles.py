"""Which line above a story is not its headline, though it looks like one."""

import re

from .bylines import read_byline
from .names import Agencies
from .sections import is_menu

_SITE = re.compile(r"\s+[|–—-]\s+\S.{0,60}")
"""What the title of a page has behind the headline: ` | Island News`."""
_CUT = re.compile(r"\s?(?:\.{3}|…)$")


def no_headline(text: str, following: str, agencies: Agencies) -> str | None:
    """Return the kind of a header's line that is no headline, for what *following* says; or None.

    `byline`, or `furniture`: a menu, or a headline with the site's name or cut short that
    stands whole in the next block.
    """
    if not following:
        return None
    if is_menu(text) or _stands_below(text, following):
        return "furniture"
    if text.startswith(("By ", "BY ")) and any(" " in n for n in read_byline(text, agencies)):
        return "byline"
    return None


def _stands_below(text: str, following: str) -> bool:
    """Tell whether the next block is the headline that *text* has with more or with less."""
    if text.startswith(following) and len(following) > 20:
        return bool(_SITE.fullmatch(text, len(following)))
    cut = _CUT.search(text)
    whole = text[: cut.start()] if cut else ""
    return len(whole) > 20 and following.startswith(whole) and len(following) < 2 * len(text)

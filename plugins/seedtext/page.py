"""What only a web page has, on a line that holds the whole page: tickers, links, stamps.

Each stretch is told by its own words, and cut out whole. No story says such things.
"""

import re
from collections.abc import Iterator
from functools import cache

from .dates import MONTH
from .expressions import expression
from .sections import glued_sections

_DATE = rf"(?:(?:{MONTH})\.?\s\d{{1,2}},?\s\d{{4}}|\d{{1,2}}\.?\s(?:{MONTH})\.?\s\d{{4}})"
_CLOCK = r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m(?:\.|\b|(?=[A-Z])))?(?:\s[A-Z]{2,4}\b)?"
_STAMP = rf"(?:{_DATE},?\s(?:at\s)?{_CLOCK}|{_CLOCK},?\s{_DATE})"
_STAMPED = rf"(?:published|updated|posted)(?::?\s{_STAMP}|(?::|\son:?)\s?{_DATE})"
_DATED = (
    rf"(?P<ticker>^(?:(?i:breaking news|latest news|developing)\b[^|]{{5,180}}?(?i:{_STAMP})))|"
    rf"(?P<stamps>(?i:{_STAMPED}(?:\s?\|?\s?{_STAMPED})?))|"
)
_UNDATED = (
    r"(?P<share>(?:(?i:share this):?\s?)?(?:Click to [^()]{2,60}\(Opens in new window\)\s?)+)|"
    r"(?P<footer>(?:\b(?:(?:\w+ )?Guidelines|Policies|Standards|(?:\w+ )?Tips|Contact Us|"
    r"Report an Error|Privacy Policy|Terms of (?:Use|Service)|About Us|Advertise(?: With Us)?|"
    r"Subscribe|Sitemap|Careers|Cookie Policy)\b[\s|•·]*){3,}$)"
)
_DATED_WORDS = expression(
    "breaking news|latest news|developing|published|updated|posted", re.IGNORECASE
)
_SIGNS = ("Opens in new window", "Contact Us", "Privacy Policy", "Report an Error", "Terms of ")
_YEAR = expression(r"\d{4}")


@cache
def _furniture(*, dated: bool) -> re.Pattern[str]:
    """Return what finds such stretches; with a date and a clock if *dated*, which few texts have.

    Months in many languages make that one long: to compile it takes as long as to read ten stories.
    """
    return re.compile(f"{_DATED}{_UNDATED}" if dated else _UNDATED)


def page_parts(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield the stretches of *text*, each with its kind, or None where other words tell it."""
    at = 0
    if any(sign in text for sign in _SIGNS) or _YEAR.search(text, 0, 4000):
        dated = _DATED_WORDS.search(text, 0, 8000) is not None
        for match in _furniture(dated=dated).finditer(text, 0, 8000):
            if dated and match["stamps"] and not text[match.end() :].strip(" .|"):
                continue  # behind a headline and its byline: both read it themselves
            yield from _words(text[at : match.start()])
            yield match[0].strip(), "furniture"
            at = match.end()
    yield from _words(text[at:])


def _words(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield what stands between two stretches of furniture, sections before it."""
    words = text.strip()
    if end := glued_sections(words):
        yield words[:end], "section"
        words = words[end:].strip()
    if words:
        yield words, None

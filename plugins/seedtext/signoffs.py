"""Who signs a story off, and which agency supplied it."""

import re

from .expressions import expression
from .names import Agencies
from .story import Story

_SIGNOFF = expression(
    r"\((?i:reporting|writing|editing|additional reporting|compiled|with inputs?|with agenc)\b.*\)|"
    r"[a-z]{2,4}(?:[-/][a-z]{2,4}){1,4}|[-–—]{1,2}\s?[A-Z][\w .]{1,30}|- ?30 ?-|ENDS?|###",
    re.DOTALL,
)
CONTRIBUTED = "contributed to this"
_SMALL_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_AGENCIES_APART = expression(r"\s*[/,|]\s*|\s+and\s+")
_LAST_AGENCY = expression(
    r"[(\[—–-]+\s*([\w .-]{2,40}?)(?:\s*[/,].{0,40})?[)\]]?\s*$|^([\w .-]{2,40})$"
)


def is_signoff(text: str, agencies: Agencies) -> bool:
    """Tell whether a piece is nothing but who wrote, edited or supplied the story."""
    if len(text) > 300 or (len(text) > 90 and text[0] not in "(["):
        return False
    first = text[0]
    opening = first in "(-–—#E" or first in _SMALL_LETTERS
    if (opening and _SIGNOFF.fullmatch(text)) or CONTRIBUTED in text:
        return True
    inner = text.strip("()[]-–— .")
    if len(inner) >= 60:
        return False
    return all(agencies.canonical(part) for part in _AGENCIES_APART.split(inner))


def supplier(story: Story, agencies: Agencies) -> str | None:
    """Return who supplied the text: from dateline, byline or sign-off."""
    if story.dateline and story.dateline.agency:
        return story.dateline.agency
    for block in story.blocks:
        if block.kind == "byline":
            for word in re.split(r"\s*[,|/]\s*|\b[Bb]y\s+", block.text):
                if agency := agencies.canonical(word):
                    return agency
    for block in reversed(story.blocks[-4:]):
        if block.kind not in ("paragraph", "signoff"):
            continue
        match = _LAST_AGENCY.search(block.text[-80:])
        if match and (agency := agencies.canonical(match[1] or match[2])):
            return agency
    return None

"""Whether words are a headline or running text, where nothing else tells."""

import re

from .expressions import expression
from .names import Agencies

_ABBREVIATION_END = expression(
    r"(?:\b(?:U\.S|U\.K|U\.N|D\.C|[A-Z]\.[A-Z]|Inc|Corp|Co|Ltd|Jr|Sr|St|No|etc|a\.m|p\.m|al)|\b[A-Z]|\.\.)\.$"
)
_SENTENCES = expression(r"[a-z0-9)”\"’»]{2}[.!?][”\"’»)]?\s+[“\"‘«(]?[A-ZÀ-Þ]")
_HEADLINE_LIMIT = 200
GLUED_NAMES = expression(
    r"((?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+\s){1,3}[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+"
    r"(?:(?:,|\sand)\s(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+\s){1,3}[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+)*),\s"
)


def is_upper(text: str) -> bool:
    """Tell whether *text* has no small letter."""
    return text.upper() == text


def is_prose(text: str) -> bool:
    """Tell whether the header's line is running text: it ends as sentences do."""
    if len(text) < 40 or is_upper(text):
        return False
    ended = text.rstrip('”"’» )')
    if ended.endswith((".", "[...]", "[…]", "…", "...")) and not _ABBREVIATION_END.search(ended):
        return len(text) > 60 or bool(_SENTENCES.search(text))
    return len(text) > 200 and len(_SENTENCES.findall(text)) > 1


def could_be_headline(text: str) -> bool:
    """Tell whether a piece above the running text can be the headline."""
    if len(text) > _HEADLINE_LIMIT or len(text) < 3 or not any(c.isalpha() for c in text):
        return False
    if text[-1] in ".,;:" and not _ABBREVIATION_END.search(text):
        return False
    if "://" in text or "(@" in text:
        return False
    return not _SENTENCES.search(text) and not text[0].islower()


def headline_end(text: str, agencies: Agencies) -> int:
    """Return where the headline ends that a byline in capitals with an agency follows."""
    for match in re.finditer(r"\s(?=[A-ZÀ-Þ]{2})", text):
        names = GLUED_NAMES.match(text, match.end())
        if names and any(c.islower() for c in text[: match.start()]):
            word = re.match(r"(?:The )?[A-Z]\w+(?: [A-Z]\w+)?", text[names.end() :])
            if word and agencies.canonical(word[0]):
                return match.start()
    return len(text)


def is_same(a: str, b: str) -> bool:
    """Tell whether two headlines are one, but for letter case and stops at the ends."""
    return a.casefold().strip(" .…") == b.casefold().strip(" .…")

"""Where a name begins or ends in running words, no sign being there to tell."""

import re
from itertools import takewhile

from .expressions import expression
from .names import NOBODY

_PARTICLE = frozenset("de van von der al bin da del di la le".split())
_OPENS_CAPTION = expression(
    r"\w+(?:ian|ese|ish|can|ean|rab|eli|aqi|ani)|A|An|The|In|On|This|These|Two|Three|Four|Five|"
    r"President|Prime|Minister|Foreign|Former|Police|Army|Navy|Soldiers?|People|Men|Women|Members|"
    r"Workers|French|German|Greek|Dutch|Swiss|Czech|Thai|British|King|Queen|Pope|General|Prince|"
    r"Princess|Opposition|Chief|Secretary|Supporters|Protesters|Residents|Children|View|Aerial"
)


def last_name_start(text: str) -> int:
    """Return where the name that ends *text* begins, no full stop being there to tell."""
    words = list(re.finditer(r"\S+", text[-80:]))
    offset = max(0, len(text) - 80)
    if not words:
        return len(text)
    at = len(words) - 1
    if words[at][0][0].isupper() and at:
        at -= 1
        while at and (words[at][0].lower() in _PARTICLE or re.fullmatch(r"[A-Z]\.", words[at][0])):
            at -= 1
        if not words[at][0][0].isupper():
            at += 1
    return offset + words[at].start()


def name_end(text: str, at: int, end: int) -> int:
    """Return where the name that begins at *at* ends and its caption begins."""
    words = list(re.finditer(r"\S+", text[at : min(end, at + 80)]))
    if not words:
        return at
    if words[0][0].upper() in {"POOL", "STRINGER", "STR", "HANDOUT"}:
        return at + words[0].end()
    if len(words) > 1 and f"{words[0][0]} {words[1][0]}".lower() in NOBODY:
        return at + words[1].end()
    if _in_capitals(words[0]):
        capitals = list(takewhile(_in_capitals, words[:4]))
        return at + capitals[-1].end()
    taken = 0
    for index, word in enumerate(words[:4]):
        particle = word[0].lower() in _PARTICLE
        initial = bool(re.fullmatch(r"[A-Z]\.", word[0]))
        if not word[0][0].isupper() and not particle:
            return at if index < 2 else at + words[taken - 1].end()
        taken = index + 1
        if index >= 1 and not particle and not initial:
            break
    if _third_name([word[0] for word in words[taken : taken + 3]]):
        taken += 1
    return at + words[taken - 1].end()


def _in_capitals(word: re.Match[str]) -> bool:
    return word[0].isupper() and len(word[0]) > 2 and "." not in word[0]


def _third_name(following: list[str]) -> bool:
    """Tell whether the first of the words after two names is a third: `Ana Maria Lopez Men …`."""
    if len(following) < 3 or not following[0].isalpha() or not following[1].isalpha():
        return False
    third, opening, then = following
    return (
        third[0].isupper()
        and not third.isupper()
        and opening[0].isupper()
        and then[0].islower()
        and not _OPENS_CAPTION.fullmatch(third)
    )

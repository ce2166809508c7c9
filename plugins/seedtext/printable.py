"""Text that is safe to show: no control character acts, no bidi control leaks out."""

import re

from .expressions import expression

_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (9, 10, 13)}
_PICTURES[0x7F] = 0x2421
_UNSHOWABLE = dict.fromkeys(range(128, 160), 65533)
_UNSHOWABLE |= dict.fromkeys(range(64976, 65008), 65533)
_UNSHOWABLE |= {plane * 0x10000 + code: 0xFFFD for plane in range(17) for code in (0xFFFE, 0xFFFF)}
_UNSHOWABLE |= dict.fromkeys(range(55296, 57344), 65533)
_TABLE = _PICTURES | _UNSHOWABLE
_NEEDS_TABLE = expression(f"[{re.escape(''.join(map(chr, _TABLE)))}]")

_BIDI = expression("[\u202a-\u202e\u2066-\u2069]")
_OPENERS = "\u2066\u2067\u2068"
_FSI, _PDI = "\u2068", "\u2069"


SPACES = " \t\n\r\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""White space that shows as space; Python takes some control characters for it, too."""


def printable(text: str) -> str:
    """Return *text* with control pictures for control characters and bidi kept inside.

    Text with bidi controls is wrapped in an isolate (Unicode UAX 9), which also closes
    what the text leaves open; a closer without opener is dropped.
    """
    if text.isprintable():
        return text
    if _NEEDS_TABLE.search(text):
        text = text.translate(_TABLE)
    if _BIDI.search(text):
        text = _isolated(text)
    return text


def excerpt(text: str, limit: int = 60) -> str:
    """Return the first line of *text* in quotes, for a message; cut at *limit*."""
    line = printable(text.strip().splitlines()[0] if text.strip() else "")
    return f'"{line[:limit]}…"' if len(line) > limit else f'"{line}"'


def _isolated(text: str) -> str:
    depth = 0
    kept = []
    for character in text:
        if character in _OPENERS:
            depth += 1
        elif character == _PDI:
            if depth == 0:
                continue
            depth -= 1
        kept.append(character)
    return _FSI + "".join(kept) + _PDI * (depth + 1)

"""Text in XML: whatever it holds, the document stays well-formed."""

import re
from html import escape

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no place for: control characters, lone surrogates."""
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def shown(text: str) -> str:
    """Return *text* for the inside of an element or of an attribute in quotes."""
    return escape(legal(text))


def as_it_is(text: str) -> str:
    """Return *text* for the inside of an element, without an escape for each of its signs."""
    return f"<![CDATA[{legal(text).replace(']]>', ']]]]><![CDATA[>')}]]>"


def legal(text: str) -> str:
    """Return *text* with a sign in place of what neither XML nor UTF-8 can hold."""
    return text if text.isprintable() else _ILLEGAL.sub("\ufffd", text)


def element(name: str, text: str) -> str:
    """Return an element on a line, nothing where there is no text."""
    return f"<{name}>{shown(text)}</{name}>\n" if text else ""

"""What templates may call: a few words of formatting. What they print comes ready in `view`."""

from functools import cache
from html import escape
from typing import Any

from seedtext.markup import FIGURE_START

from .texts import plain_text, shortened

ROOT = 'href="{SITEROOT}/'
"""How a link in a body begins: the filter `figures` puts the page's SITEROOT there.

No words of a story say so, as their quotation marks are escaped.
"""
_UNHELD = FIGURE_START.partition(">")[0]


def page_address(output_file: str) -> str:
    """Return the address of a written file, below SITEURL: `2022/index.html` is `2022/`."""
    folder, _, name = output_file.rpartition("/")
    return (f"{folder}/" if folder else "") + ("" if name == "index.html" else name)


def is_absolute(address: str) -> bool:
    """Whether *address* names a host, so that it can be cited."""
    return address.startswith(("http://", "https://"))


def figures(html: str, words: str, root: str) -> str:
    """Return a story's HTML, in which *words* say of each picture that it is not held.

    As an attribute, which a style sheet prints: they are no words of the story. Links of credits
    begin with *root*, the page's SITEROOT.
    """
    return str.replace(html, _UNHELD, _said(words)).replace(ROOT, f'href="{root}/')


@cache
def _said(words: str) -> str:
    return f'{_UNHELD} data-unheld="{escape(words)}"'


TEMPLATE_FILTERS: dict[str, Any] = {
    "figures": figures,
    "is_absolute": is_absolute,
    "page_address": page_address,
    "plain_text": plain_text,
    "shortened": shortened,
}

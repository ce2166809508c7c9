"""A document as HTML: the words of its blocks, in order, with their roles marked.

Every word of a block is printed once, where it stands; marks become elements around it.
Furniture is left out. Classes are the theme's vocabulary, see `README.md`.
"""

from collections.abc import Iterator

from markupsafe import escape

from .document import Block, Figure, SeedDocument
from .printable import SPACES, printable

_INLINE = {
    "dateline": '<span class="dateline">{}</span>',
    "byline": '<span class="byline">{}</span>',
    "caption": '<span class="figure__caption">{}</span>',
    "credit": '<small class="figure__credit">{}</small>',
    "furniture": '<span class="furniture">{}</span>',
    "item": "<li>{}</li>",
    "": "{}",
}
_AROUND = {
    "paragraph": "<p>{}</p>",
    "crosshead": '<h2 class="crosshead">{}</h2>',
    "byline": '<p class="byline">{}</p>',
    "section": '<p class="section">{}</p>',
    "list": '<ul class="list">{}</ul>',
    "quote": '<blockquote class="quote"><p>{}</p></blockquote>',
    "signoff": '<p class="signoff">{}</p>',
}
_FIGURE = '<figure class="figure figure--unheld"><figcaption>{}</figcaption></figure>'
NOT_IN_BODY = ("headline", "section", "furniture")
"""Kinds of blocks that a page shows elsewhere or not at all."""


def body_html(document: SeedDocument) -> str:
    """Return the HTML of a story's body: everything after its headline and section."""
    return "\n".join(
        block_html(block) for block in document.blocks if block.kind not in NOT_IN_BODY
    )


def block_html(block: Block) -> str:
    """Return one block as an element."""
    if not block.marks and not isinstance(block, Figure):
        return _AROUND[block.kind].format(text_html(block.text.strip()))
    around = _FIGURE if isinstance(block, Figure) else _AROUND[block.kind]
    return around.format("".join(_inline(block)).strip())


def text_html(text: str) -> str:
    """Return *text* escaped and safe to show."""
    return str(escape(printable(text)))


def _inline(block: Block) -> Iterator[str]:
    """Yield the block's words in order, each stretch inside the element of its role."""
    at = 0
    for mark in block.marks:
        yield from _stretch("", block.text[at : mark.start])
        yield from _stretch(mark.role, block.text[mark.start : mark.end])
        at = mark.end
    yield from _stretch("", block.text[at:])


def _stretch(role: str, text: str) -> Iterator[str]:
    """Yield *text* in the element of *role*, its outer space left outside and single."""
    words = text.strip(SPACES)
    if not words:
        yield " " if text else ""
        return
    yield " " if text[0] in SPACES else ""
    yield _INLINE[role].format(text_html(words))
    yield " " if text[-1] in SPACES else ""

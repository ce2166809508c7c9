"""A document as HTML: the words of its blocks, in order, with their roles marked.

Every word of a block is printed once, where it stands; marks become elements around it.
Furniture is left out. Classes are the theme's vocabulary, see `README.md`.

A paragraph's address is made of its own words: `#p-7f3a9c`, the first hex digits of their SHA-256.
So a quotation's link survives what is changed elsewhere in the story.
"""

from hashlib import sha256

from .document import Block, Figure, SeedDocument
from .printable import SPACES, printable

_INLINE = {
    "dateline": ('<span class="dateline">', "</span>"),
    "byline": ('<span class="byline">', "</span>"),
    "caption": ('<span class="figure__caption">', "</span>"),
    "credit": ('<small class="figure__credit">', "</small>"),
    "furniture": ('<span class="furniture">', "</span>"),
    "item": ("<li>", "</li>"),
}
_AROUND = {
    "paragraph": ("<p>", "</p>"),
    "crosshead": ('<h2 class="crosshead">', "</h2>"),
    "byline": ('<p class="byline">', "</p>"),
    "section": ('<p class="section">', "</p>"),
    "list": ('<ul class="list">', "</ul>"),
    "quote": ('<blockquote class="quote"><p>', "</p></blockquote>"),
    "signoff": ('<p class="signoff">', "</p>"),
}
BYLINES = (_INLINE["byline"][0], _AROUND["byline"][0])
"""Begin what says who wrote a story: the text of a seed, escaped, never says so itself."""
FIGURE_START, FIGURE_END = (
    '<figure class="figure figure--unheld"><figcaption>',
    "</figcaption></figure>",
)
"""Around a caption: the text of a seed, escaped, never says so itself."""
NOT_IN_BODY = ("headline", "section", "furniture")
"""Kinds of blocks that a page shows elsewhere or not at all."""
_ADDRESS_DIGITS = 6


def body_html(document: SeedDocument) -> str:
    """Return the HTML of a story's body: everything after its headline and section.

    Each paragraph has an address; of several with the same words the second's ends in `-2`.
    """
    parts, known = [], dict[str, int]()
    for block in document.blocks:
        if block.kind == "paragraph":
            words = block.text.strip()
            name = sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_ADDRESS_DIGITS]
            number = known[name] = known.get(name, 0) + 1
            if number > 1:
                name = f"{name}-{number}"
            inner = _inline(block).strip() if block.marks else text_html(words)
            parts.append(f'<p id="p-{name}">{inner}<a href="#p-{name}" aria-label="¶"></a></p>')
        elif block.kind not in NOT_IN_BODY:
            parts.append(block_html(block))
    return "\n".join(parts)


def block_html(block: Block) -> str:
    """Return one block as an element."""
    around = (FIGURE_START, FIGURE_END) if isinstance(block, Figure) else _AROUND[block.kind]
    start, end = around
    inner = _inline(block).strip() if block.marks else text_html(block.text.strip())
    return start + inner + end


def text_html(text: str) -> str:
    """Return *text* escaped and safe to show."""
    text = printable(text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&#34;")
    return text.replace("'", "&#39;") if "'" in text else text


def _inline(block: Block) -> str:
    """Return the block's words in order, each stretch inside the element of its role."""
    text = block.text
    html, at = "", 0
    for mark in block.marks:
        if text[at : mark.start]:
            html += _stretch("", "", text[at : mark.start])
        html += _stretch(*_INLINE[mark.role], text[mark.start : mark.end])
        at = mark.end
    return html + _stretch("", "", text[at:]) if text[at:] else html


def _stretch(start: str, end: str, text: str) -> str:
    """Return *text* between the tags *start* and *end*, outer space outside and single."""
    words = text.strip(SPACES)
    if words == text:
        return start + text_html(text) + end if text else ""
    if not words:
        return " "
    before = " " if text[0] in SPACES else ""
    after = " " if text[-1] in SPACES else ""
    return before + start + text_html(words) + end + after

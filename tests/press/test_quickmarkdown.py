"""Markdown read in fewer steps is the Markdown that Python-Markdown makes."""

import pytest
from markdown import Markdown

from press.quickmarkdown import QuickInlineProcessor, signs_of

EXTENSIONS = ["markdown.extensions.extra", "markdown.extensions.codehilite"]
"""As Pelican sets them, beside the one for metadata."""
TEXTS = (
    "Plain words, a comma; and “quotes” – (brackets) 1/2 #3 $4 5% a@b.c x=y ~z ^",
    "A *word*, a **strong** one, an _under_ one and `code`.",
    "A [link](https://example.org/), <https://example.org/> and <a@example.org>.",
    "An ![image](a.png) and a [reference][one].\n\n[one]: https://example.org/",
    "Broken  \nline, \\* escaped, &amp; &copy; & <b>html</b>, a < b > c",
    "A note.[^1]\n\n[^1]: Its *text*.",
    "*[HTML]: Hypertext\n\nHTML is plain.",
    "- one\n- two *three*\n\n> quoted\n\nterm\n: told",
    "|a|b|\n|-|-|\n|c|*d*|\n",
    "\x02klzzwxh:0000\x03 and \x02stx\x03",
)


def parser(extensions):
    """Return a parser of Markdown with *extensions*."""
    return Markdown(extensions=extensions, output_format="html")


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_the_same(text):
    """Whatever stands in a line is found, or left, as Python-Markdown does."""
    quick = parser(EXTENSIONS)
    signs = signs_of(quick)
    assert signs is not None
    quick.treeprocessors.register(QuickInlineProcessor(quick, signs), "inline", 20)

    assert quick.convert(text) == parser(EXTENSIONS).convert(text)


@pytest.mark.parametrize("extension", ["wikilinks", "nl2br"])
def test_patterns_whose_signs_are_not_known_are_always_tried(extension):
    """An extension may look for anything: its texts take the long way."""
    assert signs_of(parser([*EXTENSIONS, extension])) is None

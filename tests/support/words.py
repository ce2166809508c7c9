"""The words of a story, as its seed has them and as its page shows them."""

from pathlib import Path

from bs4 import BeautifulSoup, NavigableString, TemplateString

from seedtext import parse

SPOKEN = (NavigableString, TemplateString)
"""Text that a reader sees; a script has what stands in a `<template>` shown."""
NOT_IN_BODY = ("headline", "section", "furniture")


def squeezed(text):
    """Return *text* without white space: what is left must not be lost, moved or doubled."""
    return "".join(text.split())


def read_page(path):
    """Return a finished page as a BeautifulSoup tree."""
    return BeautifulSoup(Path(path).read_bytes(), "html.parser", from_encoding="utf-8")


def body_words(soup):
    """Return the squeezed words of a story page's body: no furniture, no words of the page's."""
    body = soup.select_one(".story__body")
    for other in body.select(".furniture, summary, .figure__taken"):
        other.extract()
    return squeezed(body.get_text())


def document_of(seed, agencies=None):
    """Return the document of a seed file, as a site reads it whose SEED_AGENCIES are given."""
    known = tuple((name, tuple(forms)) for name, forms in (agencies or {}).items())
    return parse(Path(seed).read_bytes(), str(seed), agencies=known)


def everything_after_date(seed):
    """Return the squeezed words of a seed file after `date VALUE`, read by nobody's parser."""
    words = Path(seed).read_text(encoding="utf-8-sig").split()
    return "".join(words[2:])


def words_to_show(document):
    """Return the squeezed words that a page must show below the headline."""
    return squeezed("".join(_shown(b) for b in document.blocks if b.kind not in NOT_IN_BODY))


def _shown(block):
    """Return the block's text without what a web page left in it."""
    text = block.text
    for mark in reversed(block.marks):
        if mark.role == "furniture":
            text = text[: mark.start] + text[mark.end :]
    return text

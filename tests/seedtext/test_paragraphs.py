"""The addresses of paragraphs, by which others quote a story."""

import re
from hashlib import sha256

from seedtext import parse
from seedtext.markup import body_html

FIRST, SECOND = "The bridge opened on Monday.", "Nobody was hurt when it did."


def addresses(*paragraphs):
    """Return the ids of a story of these paragraphs, in order."""
    text = "\n\n".join((" date 2022-02-28 A bridge opens", *paragraphs))
    html = body_html(parse(text.encode(), "x.txt"))
    ids = re.findall(r'<p id="([^"]+)">', html)

    assert re.findall(r'<a href="#([^"]+)" aria-label="¶"></a></p>', html) == ids

    return ids


def test_an_address_is_for_good():
    """A paragraph's address is the hash of its words, the same in every release."""
    assert addresses(FIRST) == ["p-" + sha256(FIRST.encode()).hexdigest()[:6]] == ["p-562a23"]


def test_an_address_survives_edits_elsewhere():
    """A paragraph keeps its address where others come, go or change."""
    assert addresses("New words came first.", SECOND, FIRST)[1:] == addresses(SECOND, FIRST)


def test_the_same_words_again():
    """Paragraphs with the same words have addresses of their own: the second ends in `-2`."""
    first, other, second, third = addresses(FIRST, SECOND, FIRST, FIRST)

    assert (second, third) == (f"{first}-2", f"{first}-3")
    assert other not in {first, second, third}

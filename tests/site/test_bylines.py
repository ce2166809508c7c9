"""Who wrote a story is said once: in its text, or else in its head."""

import re

from support.words import read_page


def test_writers_are_named_once(demo):
    """A text that has its byline needs none above it: its writers are among the ways on."""
    signed = named = 0
    for path in demo.glob("[12]*/*/*/*.html"):
        page = read_page(path)
        if path.name == "index.html" or not page.select_one(".story__body"):
            continue
        head = page.select_one(".story__byline").get_text().strip()
        ways = [term.get_text() for term in page.select(".facts dt")]
        if page.select_one(".story__body .byline"):
            signed += 1

            assert "More by" in ways
            assert not re.search(r"\bBy\b", head)
        else:
            named += head.startswith("By ")

            assert "More by" not in ways

    assert min(signed, named) > 3

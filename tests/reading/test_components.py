"""Each macro of the theme has an example, which `make components` shows and these tests check."""

import re

import pytest
from bs4 import BeautifulSoup

from support.components import EXAMPLES, macros, render


def test_each_macro_has_an_example():
    """There is an example of each macro, and of no other."""
    assert sorted(macros()) == sorted(path.stem for path in EXAMPLES.glob("*.html"))


@pytest.mark.parametrize("name", macros())
def test_an_example_shows_something(name):
    """An example renders, asks for no field that is not there, and is more than empty elements."""
    section = BeautifulSoup(render(name), "html.parser").section

    assert section.get_text(strip=True)
    assert not re.search(r"<\w+ object at", section.get_text())

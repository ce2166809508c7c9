"""Each macro of the theme has an example, which `make components` shows and these tests check."""

import json
import re
import subprocess

import pytest
from bs4 import BeautifulSoup

from support.components import EXAMPLES, macros, main, render
from support.needs import need_checker, need_java


def test_each_macro_has_an_example():
    """There is an example of each macro, and of no other."""
    assert sorted(macros()) == sorted(path.stem for path in EXAMPLES.glob("*.html"))


@pytest.mark.parametrize("name", macros())
def test_an_example_shows_something(name):
    """An example renders, asks for no field that is not there, and is more than empty elements."""
    section = BeautifulSoup(render(name), "html.parser").section

    assert section.get_text(strip=True)
    assert not re.search(r"<\w+ object at", section.get_text())


def test_examples_are_good_html(tmp_path):
    """The checker of HTML finds neither errors nor warnings on the pages of the examples."""
    command = [need_java(), "-jar", need_checker("vnu-jar/build/dist/vnu.jar")]
    main(tmp_path)
    pages = [tmp_path / f"{name}.html" for name in macros()]
    options = ["--format", "json", "--stdout", "--exit-zero-always"]
    checked = subprocess.run([*command, *options, *pages], capture_output=True, check=True)

    assert [found["message"] for found in json.loads(checked.stdout)["messages"]] == []

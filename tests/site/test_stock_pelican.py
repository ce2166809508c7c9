"""The reader alone, in a stock Pelican with its theme `simple`."""

import json
import shutil

import pytest
from bs4 import BeautifulSoup

from support.building import REAL_SEED, ROOT, run_pelican
from support.words import squeezed

SETTINGS = """\
PLUGIN_PATHS = {plugins}
PLUGINS = ["seedtext"]
PATH = "content"
SEED_PATHS = ["../seeds"]
ARTICLE_PATHS = ["articles"]
THEME = "simple"
SITENAME = "Stock"
SITEURL = "https://site.test"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    """Return the output of a site that has of this project only the reader."""
    root = tmp_path_factory.mktemp("stock")
    for folder in ("content/articles", "seeds/sub"):
        (root / folder).mkdir(parents=True)
    shutil.copy(REAL_SEED, root / "seeds" / "sub")
    plugins = json.dumps([str(ROOT / "plugins")])
    (root / "settings.py").write_text(SETTINGS.format(plugins=plugins), encoding="utf-8")
    made = run_pelican(root / "settings.py", root / "content", root / "output")

    assert made.returncode == 0, made.stdout

    return root / "output"


def test_the_story_is_there(output):
    """The story has its page, with every word, and the front page leads to it."""
    name = "ukraine-demands-immediate-ceasefire-russian-withdrawal.html"
    words = squeezed(BeautifulSoup((output / name).read_bytes(), "html.parser").get_text())
    body = REAL_SEED.read_text(encoding="utf-8").partition("\n\n")[2]

    assert squeezed(body) in words
    assert name in (output / "index.html").read_text(encoding="utf-8")


def test_author_and_tag_are_there(output):
    """The agency is the author and the dateline's country is a tag."""
    assert (output / "author" / "afp.html").is_file()
    assert (output / "tag" / "ukraine.html").is_file()

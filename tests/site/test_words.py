"""No word is lost on the way from a seed to its page, none is moved, none doubled."""

import runpy

import pytest

from support.building import DEMO, REAL_SEED, story_pages
from support.words import (
    body_words,
    document_of,
    everything_after_date,
    read_page,
    squeezed,
    words_to_show,
)

SEEDS = sorted((DEMO / "seeds").rglob("*.txt"))
AGENCIES = runpy.run_path(str(DEMO / "pelicanconf.py")).get("SEED_AGENCIES")


@pytest.fixture(scope="module")
def bodies(demo):
    """Return what the demo's story pages say: (headline, words of the body) by folder."""
    found = {}
    for path in story_pages(demo):
        soup = read_page(demo / path)
        words = (squeezed(soup.h1.get_text()), body_words(soup))
        found.setdefault(path.rpartition("/")[0], []).append(words)
    return found


def test_the_demo_has_its_seeds():
    """There are seeds to compare: thirty at least."""
    assert len(SEEDS) >= 30


@pytest.mark.parametrize("seed", [REAL_SEED, *SEEDS], ids=lambda path: path.stem)
def test_a_document_has_every_word(seed):
    """The blocks of a document, joined, are everything after the date, in order, once."""
    document = document_of(seed, AGENCIES)
    blocks = squeezed("".join(block.text for block in document.blocks))

    assert blocks == everything_after_date(seed)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_a_page_has_every_word(seed, bodies):
    """A story's page shows all but furniture, in order, once, under its headline."""
    document = document_of(seed, AGENCIES)
    folder = document.published[:10].replace("-", "/")
    headline = document.headline
    if document.headline_source == "derived":
        headline = f"[{headline}]"

    assert (squeezed(headline), words_to_show(document)) in bodies[folder]


def test_every_seed_has_its_page(demo):
    """There are as many story pages as stories: seeds, and articles in Markdown."""
    articles = list((DEMO / "content" / "articles").rglob("*.md"))

    assert len(story_pages(demo)) == len(SEEDS) + len(articles)

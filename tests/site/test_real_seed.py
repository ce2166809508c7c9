"""The real seed's page, word by word, and the pages that lead to it."""

import pytest

from support.building import REAL_SEED
from support.words import body_words, read_page, squeezed

STORY = "2022/02/28/ukraine-demands-immediate-ceasefire-russian-withdrawal.html"


@pytest.fixture(scope="module")
def story(site):
    """Return the story's page."""
    return read_page(site / STORY)


def test_headline(story):
    """The page has one h1, the seed's headline, and its title begins with it."""
    headline = "Ukraine demands ‘immediate ceasefire’, Russian withdrawal"

    assert [h1.get_text().strip() for h1 in story.select("h1")] == [headline]
    assert story.title.get_text().strip().startswith(headline)


def test_figures(story):
    """Three captions are figures, each with its credit as printed, and when it was taken."""
    printed = [tag.get_text() for tag in story.select(".figure__credit")]
    taken = [tag.get_text().strip() for tag in story.select("figcaption .figure__taken")]

    assert len(story.select("figure")) == 3
    assert [text.strip("()").removeprefix("Photo by ") for text in printed] == [
        "UKRAINE PRESIDENCY / AFP",
        "Daniel LEAL / AFP",
        "Alexander NEMENOV / AFP",
    ]
    assert taken == [
        "· 26 February 2022",
        "· 25 February 2022",
        "· Archive picture, taken 24 March 2017",
    ]


def test_dateline(story):
    """The dateline is marked up, as printed."""
    datelines = [tag.get_text() for tag in story.select(".story__body .dateline")]

    assert datelines == ["KIEV, Ukraine (AFP) –"]


def test_every_word_of_the_body(story):
    """The body has every word of the seed after the headline, in order, none twice."""
    body = REAL_SEED.read_text(encoding="utf-8").partition("\n\n")[2]

    assert body_words(story) == squeezed(body)


def test_machine_readable_date(story):
    """The date stands in a <time>, in ISO form."""
    assert "2022-02-28" in [tag.get("datetime") for tag in story.select("time")]


@pytest.mark.parametrize(
    "path", ["", "2022/", "2022/02/", "2022/02/28/", "author/afp/", "on-this-day/02-28/"]
)
def test_pages_that_lead_to_it(site, path):
    """Front page, year, month, day, author and the date over the years link to the story."""
    page = read_page(site / path / "index.html")
    targets = [link["href"].rpartition("/")[2] for link in page.select("a[href]")]

    assert STORY.rpartition("/")[2] in targets


def test_its_subjects_are_told(site, story):
    """Names of the authority file have a page; one that a program alone found once has none."""
    facts = story.select_one(".about").get_text(" ")
    tags = {link.get_text() for link in story.select(".about a[href*='tag/']")}

    assert {"Ukraine", "Kyiv", "Volodymyr Zelensky", "European Union"} <= tags
    assert (site / "tag" / "ukraine" / "index.html").exists()
    assert "Aliyev" in facts.partition("Found by a program alone")[2]
    assert "Aliyev" not in tags

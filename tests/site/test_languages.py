"""Stories in other languages than the site's keep their own, their dates among it."""

import pytest

from support.words import read_page

STORIES = {
    "1969/03/02": ("fr", "2 mars 1969", "2 March 1969"),
    "1971/12/02": ("ar", "2 ديسمبر 1971", "2 December 1971"),
}


def stories_of(demo, day, lang):
    """Return the pages of the stories of a day in the demo that are in *lang*."""
    pages = map(read_page, sorted((demo / day).glob("*.html")))
    return [page for page in pages if (page.h1.get("lang") or page.html["lang"]) == lang]


@pytest.mark.parametrize(("day", "told"), STORIES.items(), ids=["fr", "ar"])
def test_a_date_is_in_the_language_of_its_story(demo, day, told):
    """A story's page has its date in its language; lists and navigation in the site's."""
    lang, words, of_site = told
    (page,) = stories_of(demo, day, lang)
    (date,) = page.select(".story__byline bdi[lang]")

    assert (date["lang"], date.get_text()) == (lang, words)
    assert date.time["datetime"] == day.replace("/", "-")
    assert of_site in page.title.get_text()
    assert words not in page.select_one(".trail").get_text(" ")
    assert read_page(demo / day / "index.html").h1.get_text() == of_site


def test_a_date_in_the_sites_language_is_bare(demo):
    """A story in the site's language names none at its date."""
    (page,) = stories_of(demo, "1953/06/02", "en")[:1]

    assert not page.select(".story__byline bdi[lang]")

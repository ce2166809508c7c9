"""Dates in words are never more exact than what is known, and follow the site's language."""

from datetime import date

import pytest

from reading import dates
from reading.site import Site


@pytest.mark.parametrize(
    ("published", "language", "words"),
    [
        ("2022-02-28", "en", "28 February 2022"),
        ("2022-02-28", "en-US", "February 28, 2022"),
        ("2022-02-28", "fr", "28 février 2022"),
        ("2022-02-28T14:05:00+01:00", "en", "28 February 2022, 14:05 UTC+01:00"),
        ("2022-02-28T14:05Z", "en", "28 February 2022, 14:05 UTC"),
        ("2022-02-28T14:05", "en", "28 February 2022, 14:05"),
        ("2022-02", "en", "February 2022"),
        ("2022", "en", "2022"),
        ("0903", "en", "903"),
        ("2022-02-28", "no such language", "28 February 2022"),
    ],
)
def test_published_in_words(published, language, words):
    """A date is printed in words at its own precision, in the site's language."""
    assert dates.published_in_words(published, language) == words


def test_partial_dates_name_no_day():
    """A story of which only the month or year is known is never given a first of the month."""
    assert "1" not in dates.published_in_words("2022-02", "en")
    assert "January" not in dates.published_in_words("2021", "en")


def test_a_day_by_its_weekday():
    """Within its month a day goes by weekday and number, as the language orders them."""
    assert dates.weekday_and_number(date(2022, 2, 28), "en") == "Monday 28"
    assert dates.weekday_and_number(date(2022, 2, 28), "de") == "Montag, 28."


def test_weeks_start_as_the_language_has_it():
    """English weeks start on Monday, American ones on Sunday."""
    assert dates.week("en")[0] == (0, "Mon", "Monday")
    assert dates.week("en-US")[0][0] == 6


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 stories"), (1, "1 story"), (2, "2 stories"), (1204, "1,204 stories")],
)
def test_plurals(count, words):
    """Counts have the right plural and the language's separators."""
    assert Site("en").stories(count) == words


@pytest.mark.parametrize(
    ("lang", "words", "told"),
    [
        ("", "28 February 2022", ""),
        ("fr", "28 février 2022", "fr"),
        ("zh-Hant", "2022年2月28日", "zh-Hant"),
        ("xx", "28 February 2022", ""),
    ],
)
def test_a_story_says_its_date_in_its_language(lang, words, told):
    """In that of the site where CLDR does not know the story's: then no language is named."""
    moment = Site("en").published("2022-02-28", lang)

    assert (moment.words, moment.lang) == (words, told)

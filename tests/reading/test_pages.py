"""The front page, the archive and the story, at one story and at many."""

import pytest

from reading.pages import archive_page, front_page, shortened, story_page
from reading.templating import is_absolute, page_address


def test_a_front_page_of_one_story(make, site):
    """A single story leads the front page; there is no chart and nothing empty."""
    front = front_page([make("2022-02-28", "only", place="Kyiv")], site)

    assert (front.count, front.days_held, front.from_places) == ("1 story", "1 day", "1 place")
    assert front.lead.slug == "only"
    assert (front.newest.words, front.newest.url) == ("28 February 2022", "2022/02/28/")
    assert front.chart is None
    assert (front.seconds, front.rest, front.more, front.days) == ((), (), "", ())


def test_a_front_page_of_sixty_stories_of_one_day(make, site):
    """A full day shows its lead, four seconds, twelve headlines, and the way to all."""
    front = front_page([make("2022-02-28", f"s{n:02}") for n in range(60)], site)

    assert len({front.lead, *front.seconds, *front.rest}) == 17
    assert front.more == "All 60 stories"


def test_a_front_page_of_many(many, site):
    """A larger archive adds its years as bars, the days before, places and authors."""
    front = front_page(many, site)

    assert front.chart.summary == "Stories a year, 2019 to 2022. Most in 2022: 10 stories."
    assert [group.heading.iso for group in front.days][:2] == ["2022-04-10", "2022-03-10"]
    assert [(term.text, term.count) for term in front.places] == [("Oslo", "30 stories")]
    assert [term.text for term in front.authors] == ["AFP"]


def test_a_front_page_without_days(make, site):
    """Stories of which no day is known still make a front page, each once."""
    front = front_page([make("2022-02", "month"), make("2021", "year")], site)

    assert (front.lead.slug, front.newest.words) == ("month", "February 2022")
    assert [story.slug for group in front.days for story in group.stories] == ["year"]


def test_an_empty_archive(site):
    """Without stories there is no front page, and an archive of no years."""
    assert front_page([], site) is None
    assert archive_page([], site).years == ()


def test_a_story_between_others(make, site):
    """A story leads to the ones before and after it, and to others of its day."""
    articles = [make("2022-02-28", slug) for slug in "abcde"] + [make("2022-02-27", "old")]
    ways = story_page(articles[1], articles, site).ways

    assert (ways.before.story.slug, ways.after.story.slug) == ("c", "a")
    assert (ways.before.when, ways.after.when) == (None, None)
    assert [story.slug for story in ways.same_day] == ["d", "e"]
    assert (ways.count, ways.day.url) == ("5 stories", "2022/02/28/")


def test_a_neighbour_of_another_day_says_when(make, site):
    """Where the next story is of another day, its date stands beside it."""
    articles = [make("2022-02-28", "new"), make("2022-02", "old")]
    before = story_page(articles[0], articles, site).ways.before

    assert before.when.words == "February 2022"


def test_a_lone_story_has_no_ways(make, site):
    """The only story leads nowhere, and says nothing of a day with others."""
    article = make("2022-02-28")
    ways = story_page(article, [article], site).ways

    assert (ways.before, ways.after, ways.same_day, ways.count) == (None, None, (), "")


@pytest.mark.parametrize(
    ("published", "trail"),
    [
        ("2022-02-28", ["2022", "February", "Monday 28"]),
        ("2022-02", ["2022", "February"]),
        ("2022", ["2022"]),
    ],
)
def test_the_trail_ends_where_the_date_does(make, site, published, trail):
    """The way to a story's date names the year, the month and the day that are known."""
    article = make(published)

    assert [m.words for m in story_page(article, [article], site).trail] == trail


def test_an_agency_beside_people(make, site):
    """The agency is named beside people, with a link where it has stories; never twice."""
    people = make("2022-02-28", "people", authors=("Jo Doe",), agency="AFP")
    wire = make("2022-02-27", "wire", authors=("AFP",), agency="AFP")
    other = make("2022-02-26", "other", authors=("Jo Doe",), agency="XYZ")
    articles = [people, wire, other]

    assert story_page(people, articles, site).agency.url == "author/afp/"
    assert story_page(wire, articles, site).agency is None
    assert story_page(other, articles, site).agency.url == ""


def test_a_draft_has_a_page(make, site):
    """A story outside of the archive, a draft, is shown without ways."""
    page = story_page(make("2022-02-28", "draft"), [make("2022-02-28")], site)

    assert (page.story.slug, page.ways.before) == ("draft", None)


def test_the_archive_lists_what_it_has(many, site):
    """Every year with stories is listed, newest first, with its months in calendar order."""
    archive = archive_page(many, site)

    assert [year.link.iso for year in archive.years] == ["2022", "2021", "2019"]
    assert [(m.words, n) for m, n in archive.years[0].months][:2] == [
        ("January", "2"),
        ("February", "2"),
    ]


def test_periods_switched_off_have_no_links(make):
    """Where day pages are switched off a date is text."""
    from reading.site import archive_site  # noqa: PLC0415 (only here)

    article = make("2022-02-28")
    off = archive_site("en", "{date:%Y}/", "", None)
    trail = story_page(article, [article], off).trail

    assert [moment.url for moment in trail] == ["2022/", "", ""]


def test_descriptions_end_at_a_word():
    """A long text is cut at a word, and says so."""
    assert shortened("One two, three", 9) == "One two …"
    assert shortened("One two", 9) == "One two"


def test_addresses_of_files():
    """A page's address is its file's, without index.html; only whole addresses are cited."""
    assert page_address("index.html") == ""
    assert page_address("2022/02/index.html") == "2022/02/"
    assert page_address("2022/02/28/x.html") == "2022/02/28/x.html"
    assert is_absolute("https://example.org")
    assert not is_absolute("../..")

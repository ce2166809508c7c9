"""The pages of days, months and years."""

import pytest

from reading.periods import period_page


def slugs(stories):
    """Return the slugs of *stories*."""
    return [story.slug for story in stories]


@pytest.mark.parametrize(
    ("period_num", "expected"),
    [
        ((2022,), ("year", "2022", "2022")),
        ((2022, 3), ("month", "March 2022", "2022-03")),
        ((2022, 3, 10), ("day", "10 March 2022", "2022-03-10")),
    ],
)
def test_periods_are_told_by_their_length(many, site, period_num, expected):
    """Pelican's period_num says by its length which kind of page is meant."""
    page = period_page(period_num, many, site)

    assert (page.kind, page.moment.words, page.moment.iso) == expected


def test_ways_to_the_nearest_periods(many, site):
    """Each period leads to the nearest ones with stories, over gaps."""
    day = period_page((2022, 1, 10), many, site)

    assert (day.earlier.words, day.earlier.url) == ("10 May 2021", "2021/05/10/")
    assert (day.later.words, day.later.url) == ("10 Feb", "2022/02/10/")
    assert period_page((2022,), many, site).later is None
    assert period_page((2022, 2), many, site).earlier.words == "January"


def test_a_day_shows_every_story_once(make, site):
    """A day's lead, seconds, rest and sections together have each of its stories once."""
    articles = [make("2022-02-28", f"s{n:02}", words=n) for n in range(20)]
    articles += [make("2022-02-28", f"w{n}", section="World", words=1) for n in range(3)]
    day = period_page((2022, 2, 28), articles, site)
    sections = [story for group in day.groups for story in group.stories]

    assert day.lead.slug == "s19"
    assert [group.heading.words for group in day.groups] == ["World"]
    assert sorted(slugs([day.lead, *day.seconds, *day.rest, *sections])) == sorted(
        a.slug for a in articles
    )
    assert day.all == ()


def test_a_great_day_lists_all_headlines(make, site):
    """Beyond sixty stories a day shows the first six of each place, then every headline."""
    places = ("Oslo", "Lima", "Riga")
    articles = [make("2022-02-28", f"s{n:02}", place=places[n % 3]) for n in range(61)]
    day = period_page((2022, 2, 28), articles, site)

    assert [group.heading.words for group in day.groups] == ["Oslo", "Lima", "Riga"]
    assert all(len(group.stories) == 6 for group in day.groups)
    assert len(day.all) == 61


def test_pictures_of_the_day_leave_out_what_leads(make, figure, site):
    """The lead shows its first caption itself; the others are the pictures of the day."""
    articles = [
        make("2022-02-28", "lead", place="Oslo", figures=(figure, figure), words=900),
        make("2022-02-28", "other", figures=(figure,)),
    ]
    day = period_page((2022, 2, 28), articles, site)

    assert [picture.story.slug for picture in day.pictures] == ["lead", "other"]


def test_a_month_without_days_says_so(make, site):
    """Stories of a month alone stand after its dated ones, under words that say it."""
    month = period_page((2022, 2), [make("2022-02", "vague"), make("2022-02-01")], site)

    assert [group.heading.words for group in month.groups] == [
        "1 February 2022",
        "February 2022, day not known",
    ]
    assert month.groups[-1].heading.url == ""


def test_a_year_without_months_says_so(make, site):
    """Stories of a year alone stand after those of its months."""
    year = period_page((2021,), [make("2021", "vague"), make("2021-05", "may")], site)

    assert [group.heading.words for group in year.groups] == ["May", "2021, month not known"]


def test_small_archives_have_no_calendar(make, site):
    """One story makes no calendar, no bars and no grid of months."""
    articles = [make("2022-02-28")]

    assert period_page((2022, 2), articles, site).calendar is None
    assert period_page((2022,), articles, site).chart is None
    assert period_page((2022,), articles, site).months == ()


def test_long_months_lead_to_their_days(make, site):
    """A month of more than sixty stories shows six of a day and the way to the others."""
    articles = [make("2022-02-28", f"s{n:02}") for n in range(61)]
    group = period_page((2022, 2), articles, site).groups[0]

    assert (len(group.stories), group.more) == (6, "All 61 stories")

"""The pages of days, months and years."""

import pytest

from press import TermUse
from reading.periodviews import Periods


def slugs(stories):
    """Return the slugs of *stories*."""
    return [story.slug for story in stories]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("2022", ("year", "2022", "2022")),
        ("2022-03", ("month", "March 2022", "2022-03")),
        ("2022-03-10", ("day", "10 March 2022", "2022-03-10")),
    ],
)
def test_periods_are_told_by_their_length(archive, many, key, expected):
    """A period's ISO text says by its length which kind of page is meant."""
    page = archive(many).view(Periods, key)

    assert (page.kind, page.moment.words, page.moment.iso) == expected


def test_ways_to_the_nearest_periods(archive, many):
    """Each period leads to the nearest ones with stories, over gaps."""
    day = archive(many).view(Periods, "2022-01-10")

    assert (day.earlier.words, day.earlier.url) == ("10 May 2021", "2021/05/10/")
    assert (day.later.words, day.later.url) == ("10 Feb", "2022/02/10/")
    assert archive(many).view(Periods, "2022").later is None
    assert archive(many).view(Periods, "2022-02").earlier.words == "January"


def test_a_day_shows_every_story_once(archive, make):
    """A day's lead, seconds, rest and sections together have each of its stories once."""
    records = [make("2022-02-28", f"s{n:02}", words=n) for n in range(20)]
    records += [make("2022-02-28", f"w{n}", section="World", words=1) for n in range(3)]
    day = archive(records).view(Periods, "2022-02-28")
    sections = [story for group in day.groups for story in group.stories]

    assert day.lead.slug == "s19"
    assert [group.heading.words for group in day.groups] == ["World"]
    assert sorted(slugs([day.lead, *day.seconds, *day.rest, *sections])) == sorted(
        a.slug for a in records
    )
    assert day.all == ()


def test_many_stories_without_section_stand_by_place(archive, make):
    """Where many have no section, places with several stories are columns of the day."""
    places = ("Oslo", "Lima", "Riga", "Riga", "Riga", "Lima", "Oslo", "Riga", "Quito", "Paris")
    records = [make("2022-02-28", f"s{n}", place=place, words=n) for n, place in enumerate(places)]
    records += [make("2022-02-28", f"t{n}", place="Lima", words=99) for n in range(4)]
    day = archive(records).view(Periods, "2022-02-28")

    assert [(group.heading.words, len(group.stories)) for group in day.groups] == [
        ("Riga", 4),
        ("Lima", 2),
        ("Oslo", 2),
    ]
    assert sorted(slugs(day.rest)) == ["s8", "s9"]


def test_a_great_day_lists_all_headlines(archive, make):
    """Beyond sixty stories a day shows the first six of each place, then every headline."""
    places = ("Oslo", "Lima", "Riga")
    records = [make("2022-02-28", f"s{n:02}", place=places[n % 3]) for n in range(61)]
    day = archive(records).view(Periods, "2022-02-28")

    assert [group.heading.words for group in day.groups] == ["Oslo", "Lima", "Riga"]
    assert all(len(group.stories) == 6 for group in day.groups)
    assert len(day.all) == 61


def test_pictures_of_the_day_leave_out_what_leads(archive, make, figure):
    """The lead shows its first caption itself; each other story has one, if no picture is held."""
    copy = {"pattern": "{number}.jpg", "number": 1, "width": 480, "height": 320, "widths": [480]}
    held = figure | {"picture": copy}
    records = [
        make("2022-02-28", "lead", place="Oslo", figures=[held, figure, held], words=900),
        make("2022-02-28", "none", figures=[figure, figure], words=800),
        make("2022-02-28", "some", figures=[figure, held, held], words=700),
    ]
    day = archive(records).view(Periods, "2022-02-28")
    found = [(picture.story.slug, bool(picture.caption.image)) for picture in day.pictures]

    assert found == [("lead", True), ("none", False), ("some", True), ("some", True)]


def test_a_month_without_days_says_so(archive, make):
    """Stories of a month alone stand after its dated ones, under words that say it."""
    month = archive([make("2022-02", "vague"), make("2022-02-01")]).view(Periods, "2022-02")

    assert [group.heading.words for group in month.groups] == [
        "1 February 2022",
        "February 2022, day not known",
    ]
    assert month.groups[-1].heading.url == ""


def test_a_year_without_months_says_so(archive, make):
    """Stories of a year alone stand after those of its months."""
    year = archive([make("2021", "vague"), make("2021-05", "may")]).view(Periods, "2021")

    assert [group.heading.words for group in year.groups] == ["May", "2021, month not known"]


def test_small_archives_have_no_calendar(archive, make):
    """One story makes no calendar, no bars and no grid of months."""
    records = [make("2022-02-28")]

    assert archive(records).view(Periods, "2022-02").calendar is None
    assert archive(records).view(Periods, "2022").chart is None
    assert archive(records).view(Periods, "2022").months == ()


def test_long_months_lead_to_their_days(archive, make):
    """A month of more than sixty stories shows six of a day and the way to the others."""
    records = [make("2022-02-28", f"s{n:02}") for n in range(61)]
    group = archive(records).view(Periods, "2022-02").groups[0]

    assert (len(group.stories), group.more) == (6, "All 61 stories")


def test_period_pages_know_their_places(archive, make):
    """A period tells which places its stories name, the most frequent first; no other tags."""
    records = [make("2022-02-28", f"s{n}", place="Oslo", tags=("rail",)) for n in range(2)]
    records += [make("2022-02-01", "t", place="Lima"), make("2021-02-01", "u", place="Riga")]
    month = archive(records).view(Periods, "2022-02")

    assert [(place.text, place.count) for place in month.places] == [
        ("Oslo", "2 stories"),
        ("Lima", ""),
    ]


def test_period_pages_know_their_people(archive, make):
    """A period tells which people its stories have as tags, the most frequent first."""
    ada, bo = (TermUse("tag", name, "person") for name in ("Ada", "Bo"))
    records = [make("2022-02-28", "a", terms=[ada, bo]), make("2022-02-27", "b", terms=[bo])]
    year = archive(records).view(Periods, "2022")

    assert [(person.text, person.count) for person in year.people] == [
        ("Bo", "2 stories"),
        ("Ada", ""),
    ]


def test_a_year_is_told_in_numbers(archive, make, figure):
    """Days with stories, places filed from, captions and words: what the archive has of them."""
    records = [make(f"2022-{month:02}-03", f"s{month}", words=100) for month in range(1, 12)]
    records += [make("2022-11-03", "a", place="Oslo", figures=[figure, figure])]
    records += [make("2022-11-04", "b", place="Oslo", figures=[figure])]

    assert archive(records).view(Periods, "2022").numbers == (
        "12 days",
        "filed from 1 place",
        "3 captions",
        "1,700 words",
    )


def test_a_new_period_touches_those_beside_it(archive, make):
    """A day that comes changes its own pages and the nearest of each length, no others."""
    held = archive([make(f"2022-0{month}-10", f"m{month}") for month in (1, 2, 4, 5)])
    touched = held.touched(Periods, held.put(make("2022-03-10", "new")))

    assert touched == dict.fromkeys(
        (
            *("2022", "2022-02", "2022-03", "2022-04"),
            *("2022-02-10", "2022-03-10", "2022-04-10"),
        ),
        True,
    )


def test_an_emptied_period_has_no_page(archive, make):
    """The pages of a day and a month whose last story goes are no longer wanted."""
    held = archive([make("2022-02-10", "a"), make("2022-03-10", "b")])
    touched = held.touched(Periods, held.drop("b"))

    assert {key for key, wanted in touched.items() if not wanted} == {"2022-03", "2022-03-10"}
    assert held.paths(Periods) == [
        "2022/index.html",
        "2022/02/index.html",
        "2022/02/10/index.html",
    ]

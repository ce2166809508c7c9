"""The front page, the archive and the story, at one story and at many."""

import pytest

from press.additions import enter
from reading.indexviews import Indexes
from reading.site import site_of
from reading.storyviews import Stories
from reading.templating import is_absolute, page_address
from reading.texts import shortened


def test_a_front_page_of_one_story(archive, make):
    """A single story leads the front page; there is no chart and nothing empty."""
    front = archive([make("2022-02-28", "only", place="Kyiv")]).view(Indexes, "index")

    assert (front.count, front.days_held, front.places_named) == ("1 story", "1 day", "1 place")
    assert front.lead.slug == "only"
    assert (front.newest.words, front.newest.url) == ("28 February 2022", "2022/02/28/")
    assert front.chart is None
    assert (front.seconds, front.rest, front.more, front.days) == ((), (), "", ())


def test_a_front_page_of_sixty_stories_of_one_day(archive, make):
    """A full day shows its lead, four seconds, twelve headlines, and the way to all."""
    records = [make("2022-02-28", f"s{n:02}") for n in range(60)]
    front = archive(records).view(Indexes, "index")

    assert len({front.lead, *front.seconds, *front.rest}) == 17
    assert front.more == "All 60 stories of the day"


def test_a_lead_alone_has_the_day_before_beside_it(archive, many, make, figure):
    """Half a page is not left empty: by a lead without neighbours or a picture stands a day."""
    one = make("2023-01-02", "one", place="Kyiv")
    front = archive([*many, one]).view(Indexes, "index")

    assert [group.heading.iso for group in front.beside] == ["2022-05-10"]
    assert front.days[0].heading.iso == "2022-04-10"

    shown = archive([*many, make("2023-01-02", "two", place="Kyiv", figures=[figure])])
    front = shown.view(Indexes, "index")

    assert (front.beside, front.days[0].heading.iso) == ((), "2022-05-10")


def test_a_front_page_of_many(archive, many, make):
    """A larger archive adds its years as bars, the days before, and names of several stories."""
    once = make("2020-01-09", "once", place="Bergen", authors=["Jane Doe"])
    front = archive([*many, once]).view(Indexes, "index")

    assert front.chart.summary == "Stories a year, 2019 to 2022. Most in 2022: 10 stories."
    assert [group.heading.iso for group in front.days][:2] == ["2022-04-10", "2022-03-10"]
    assert [(term.text, term.count) for term in front.places] == [("Oslo", "30 stories")]
    assert front.people == ()
    assert [term.text for term in front.authors] == ["AFP"]


def test_a_front_page_tells_of_its_date_in_other_years(archive, many):
    """The newest day's date in other years is told, with one story a year."""
    date, stories = archive(many).view(Indexes, "index").on_this_day

    assert (date.words, date.url) == ("10 May", "on-this-day/05-10/")
    assert [story.published for story in stories] == ["2021-05-10", "2019-05-10"]


def test_a_front_page_tells_which_dates_have_stories(archive, many):
    """All dates with stories are there for a script; none where dates have no pages."""
    known = archive(many).view(Indexes, "index")
    off = archive(many, ON_THIS_DAY_SAVE_AS="").view(Indexes, "index")

    assert known.dates.split() == ["01-10", "02-10", "03-10", "04-10", "05-10"]
    assert off.dates == ""


def test_a_front_page_shows_what_came_last(archive, many):
    """Old stories that came after the archive began are shown; neither its first nor the news."""
    held = archive(many[::2])
    enter(held.db, None)

    def added(day, slug=""):
        sql = "SELECT sid FROM stories WHERE slug LIKE ?"
        sids = [sid for (sid,) in held.db.execute(sql, (slug + "%",))]
        held.db.executemany(
            "UPDATE accessions SET added = ? WHERE sid = ?", [(day, sid) for sid in sids]
        )
        return [story.slug for story in held.view(Indexes, "index").added]

    assert added("2023-01-01") == added("2020-01-01") == []
    assert added("2023-01-01", "a-2022-05") == []
    assert added("2021-02-10", "a-2021-02") == []
    assert added("2023-01-02", "a-2019-03") == ["a-2019-03-10"]


def test_a_front_page_without_days(archive, make):
    """Stories of which no day is known still make a front page, each once."""
    front = archive([make("2022-02", "month"), make("2021", "year")]).view(Indexes, "index")

    assert (front.lead.slug, front.newest.words) == ("month", "February 2022")
    before = (*front.beside, *front.days)
    assert [story.slug for group in before for story in group.stories] == ["year"]


def test_an_empty_archive(archive):
    """Without stories there is no front page, and an archive of no years."""
    empty = archive()

    assert empty.view(Indexes, "index") is None
    assert empty.view(Indexes, "archives").years == ()


def test_a_story_between_others(archive, make):
    """A story leads to the ones before and after it, and to others of its day."""
    records = [make("2022-02-28", slug) for slug in "abcde"] + [make("2022-02-27", "old")]
    ways = archive(records).view(Stories, "b").ways

    assert (ways.before.story.slug, ways.after.story.slug) == ("c", "a")
    assert (ways.before.when, ways.after.when) == (None, None)
    assert [story.slug for story in ways.same_day] == ["d", "e"]
    assert ways.day.url == "2022/02/28/"


def test_a_neighbour_of_another_day_says_when(archive, make):
    """Where the next story is of another day, its date stands beside it."""
    held = archive([make("2022-02-28", "new"), make("2022-02", "old")])

    assert held.view(Stories, "new").ways.before.when.words == "February 2022"


def test_a_lone_story_has_no_ways(archive, make):
    """The only story leads nowhere, and says nothing of a day with others."""
    ways = archive([make("2022-02-28")]).view(Stories, "story").ways

    assert (ways.before, ways.after, ways.same_day, ways.day, ways.related) == (
        *(None, None, ()),
        *(None, ()),
    )


def test_no_way_leads_to_one_story_twice_for_its_day(archive, make):
    """A story of the day that is related, too, stands among the related ones alone."""
    tags = ("Oslo", "rail")
    records = [make("2022-02-28", slug, tags=tags if slug in "be" else ()) for slug in "abcdef"]
    ways = archive(records).view(Stories, "b").ways

    assert [story.slug for story in ways.related] == ["e"]
    assert [story.slug for story in ways.same_day] == ["d", "f"]


def test_related_stories_share_two_tags(archive, make):
    """The nearest stories of thirty days that share two tags are related, on each side."""
    tags = ("Oslo", "rail")
    records = [make(f"2022-02-{day:02}", f"d{day:02}", tags=tags) for day in range(1, 10, 2)]
    records += [make("2022-02-06", "other", tags=("Oslo",)), make("2022-05-05", "far", tags=tags)]
    held = archive(records)

    assert [story.slug for story in held.view(Stories, "d05").ways.related] == [
        *("d09", "d07"),
        *("d03", "d01"),
    ]
    assert held.view(Stories, "other").ways.related == ()
    assert held.view(Stories, "far").ways.related == ()


@pytest.mark.parametrize(
    ("published", "trail"),
    [
        ("2022-02-28", ["2022", "February", "Monday 28"]),
        ("2022-02", ["2022", "February"]),
        ("2022", ["2022"]),
    ],
)
def test_the_trail_ends_where_the_date_does(archive, make, published, trail):
    """The way to a story's date names the year, the month and the day that are known."""
    page = archive([make(published)]).view(Stories, "story")

    assert [moment.words for moment in page.trail] == trail


@pytest.mark.parametrize(
    ("html", "signed"),
    [
        ('<p class="byline">By Jo Doe</p>', True),
        ('<p><span class="byline">By Jo Doe</span> Rain fell.</p>', True),
        ('<p>Write <code>&lt;p class="byline"&gt;</code> around it.</p>', False),
    ],
    ids=["a paragraph", "before a text", "only words"],
)
def test_a_text_that_says_who_wrote_it(html, signed, archive, make):
    """Its markup tells, not its words."""
    held = archive([make("2022-02-28", "one")._replace(content=html)])

    assert held.view(Stories, "one").signed is signed


def test_an_agency_beside_people(archive, make):
    """The agency is named beside people, with a link where it has stories; never twice."""
    held = archive(
        [
            make("2022-02-28", "people", authors=("Jo Doe",), agency="AFP"),
            make("2022-02-27", "wire", authors=("AFP",), agency="AFP"),
            make("2022-02-26", "other", authors=("Jo Doe",), agency="XYZ"),
        ]
    )

    assert held.view(Stories, "people").agency.url == "author/afp/"
    assert held.view(Stories, "wire").agency is None
    assert held.view(Stories, "other").agency.url == ""


@pytest.mark.parametrize("status", ["draft", "hidden"])
def test_what_no_list_holds_has_a_page(archive, make, status):
    """A draft or a hidden story has a page without ways, and none leads to it."""
    held = archive([make("2022-02-28", "apart", status=status), make("2022-02-28", "open")])
    page = held.view(Stories, "apart")

    assert (page.story.slug, page.ways.before, page.listed) == ("apart", None, False)
    assert held.view(Stories, "open").ways.after is None


def test_a_withdrawn_story_leaves_a_notice(archive, make):
    """At a withdrawn story's address stands its date and the editor's word, nothing of its own."""
    told = make("2022-02-28", "gone", status="withdrawn", note="<p>Wrong.</p>")
    held = archive([told, make("2022-02-28", "open")])
    (page,) = Stories(held.settings).pages(held.desk, ["gone"])

    assert page.template == "withdrawn"
    assert {*page.variables} == {"published", "note"}
    assert (page.variables["published"].words, page.variables["note"]) == (
        "28 February 2022",
        "<p>Wrong.</p>",
    )


def test_the_archive_lists_what_it_has(archive, many):
    """Every year with stories is listed, newest first, with its months in calendar order."""
    page = archive(many).view(Indexes, "archives")

    assert [year.link.iso for year in page.years] == ["2022", "2021", "2019"]
    assert [(m.words, n) for m, n in page.years[0].months][:2] == [
        ("January", "2"),
        ("February", "2"),
    ]


def test_a_long_archive_leads_to_its_years_alone(archive, make):
    """Of more than ten years' months none is linked: they are a step away, on the years' pages."""
    records = [make(f"{2000 + n // 12}-{n % 12 + 1:02}-10", f"s{n}") for n in range(121)]
    page = archive(records).view(Indexes, "archives")

    assert [year.months for year in page.years] == [()] * 11


def test_periods_switched_off_have_no_links(archive, make):
    """Where day pages are switched off a date is text."""
    off = archive([make("2022-02-28")], MONTH_ARCHIVE_URL="", DAY_ARCHIVE_SAVE_AS="")

    assert [moment.url for moment in off.view(Stories, "story").trail] == ["2022/", "", ""]
    assert site_of(off.settings).day_url == ""


def test_story_pages_do_not_walk_the_archive(archive, many):
    """The pages of stories look into no list of the whole archive."""
    held = archive(many)
    pages = list(Stories(held.settings).pages(held.desk, [record.stem for record in many]))

    assert len(pages) == len(many)
    assert not [p for p in pages for value in p.variables.values() if getattr(value, "_items", 0)]


def test_a_story_page_asks_as_much_in_a_large_archive(archive, make):
    """How often a story's page asks the catalogue does not grow with the archive."""

    def asked(count):
        records = [make(f"{1900 + n}-02-28", f"s{n:03}", place="Oslo") for n in range(count)]
        held, statements = archive(records), []
        held.db.set_trace_callback(statements.append)
        held.view(Stories, f"s{count // 2:03}")
        return len(statements)

    assert asked(100) == asked(10)


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

"""On this day, its index, and the holdings."""

import pytest

from reading.dateviews import DateIndex, OnThisDay
from reading.holdings import Holdings


def test_a_date_over_the_years(archive, make):
    """A date's page has its stories by year, newest first, and leads to the dates beside it."""
    days = ("2021-02-28", "2021-02-28", "1953-02-28", "2020-03-01", "2020-01-05")
    held = archive([make(day, f"s{n}") for n, day in enumerate(days)])
    page = held.view(OnThisDay, "02-28")

    assert (page.date.words, page.count) == ("28 February", "3 stories")
    assert [(group.heading.words, len(group.stories)) for group in page.groups] == [
        ("2021", 2),
        ("1953", 1),
    ]
    assert (page.earlier.words, page.later.words) == ("5 January", "1 March")
    assert page.groups[0].heading.url == "2021/02/28/"


def test_a_great_day_shows_its_first_headlines(archive, make):
    """Of one year six headlines stand on a date's page, with the way to all."""
    held = archive([make("2021-02-28", f"s{n}") for n in range(9)])
    (group,) = held.view(OnThisDay, "02-28").groups

    assert (len(group.stories), group.more) == (6, "All 9 stories")


def test_only_dates_with_stories(archive, make):
    """A date has a page where it has stories; a month or a year alone is no date."""
    records = [make("2020-02-29", "leap"), make("2021-05", "month"), make("2021", "year")]
    held = archive(records)
    index = held.view(DateIndex, "index")

    assert held.paths(OnThisDay) == ["on-this-day/02-29/index.html"]
    assert [(month, [day.words for day, _ in days]) for month, days in index.months] == [
        ("February", ["29"])
    ]


def test_dates_switched_off(archive, make):
    """Without pages of dates there is no index of them, and nothing leads there."""
    off = archive([make("2020-02-28")], ON_THIS_DAY_SAVE_AS="")

    assert off.paths(OnThisDay) == []
    assert off.paths(DateIndex) == []


def test_a_date_that_comes_touches_those_beside_it(archive, make):
    """The pages of the dates before and after a new one lead to it; no others change."""
    held = archive([make(f"2020-0{month}-10", f"m{month}") for month in (1, 2, 4, 5)])

    assert held.touched(OnThisDay, held.put(make("2021-03-10", "new"))) == {
        "02-10": True,
        "03-10": True,
        "04-10": True,
    }
    assert held.touched(OnThisDay, held.drop("new"))["03-10"] is False


def test_holdings(archive, make, figure):
    """The holdings count what is held, copies apart: stories, days, names, sections, years."""
    held = archive(
        [
            make("2021-02-28", "a", section="World", figures=[figure]),
            make("2021-02-28", "b", authors=("Jo Doe",)),
            make("1953-06-02", "c"),
            make("1953-06-03", "gone", status="withdrawn"),
            make("2021-02-28", "copy")._replace(digest="digest of a"),
        ]
    )
    page = held.view(Holdings, "holdings")

    assert (page.count, page.first.words, page.last.words) == (
        "3 stories",
        "2 June 1953",
        "28 February 2021",
    )
    assert dict(page.facts) == {
        "Stories": "3",
        "Days with stories": "2",
        "Authors": "2",
        "Photographers": "1",
        "Sections": "1",
        "Second copies of a story": "1",
        "Withdrawn stories": "1",
        "Bytes of the files of all stories": "3",
    }
    assert [(year.words, count) for year, count in page.years] == [("2021", "2"), ("1953", "1")]
    assert page.rejected == ""


@pytest.mark.parametrize("folder", ["a", "a*"], ids=["a folder", "a glob"])
def test_holdings_name_their_sources(folder, archive, make, tmp_path):
    """Each source stands with its notice, rights and stories; what has none comes last."""
    (tmp_path / "sources.csv").write_text(
        "folder,publication,publisher,rights,notice,access,language,timezone,received\n"
        f"{folder},Gazette,Gazette Ltd,https://rights.test/inc/,© Gazette,,,,\n"
        "unused,Mail,,,,,,,\n",
        encoding="utf-8",
    )
    records = [make("2021-02-28", stem) for stem in ("a1", "a2", "b1", "b2", "b3")]
    held = archive(records, PATH=str(tmp_path), SEED_PATHS=["."])
    for table in ("held", "files"):  # as a build would have read them from two folders
        path = "substr(stem, 1, 1) || '/' || stem || '.txt'"
        held.db.execute(f"UPDATE {table} SET source = 'seeds', path = {path}")  # noqa: S608 (ours)
    page = held.view(Holdings, "holdings")

    assert page.sources == (
        ("Gazette, Gazette Ltd", "© Gazette", "https://rights.test/inc/", "2"),
        ("", "", "", "3"),
    )


def test_holdings_draw_the_years_of_a_large_archive(archive, make, many):
    """Where an archive is large enough, bars show the years without stories as gaps."""
    small = archive([make("2021-02-28")]).view(Holdings, "holdings")

    assert small.chart is None
    assert archive(many).view(Holdings, "holdings").chart.bars


def test_holdings_own_up(archive, make):
    """The holdings say how many source files could not be read, and what was expected of them."""
    held = archive([make("2021-02-28")])
    held.db.execute("INSERT INTO meta VALUES ('rejected', '[[\"a date\", 1], [\"text\", 1]]')")
    page = held.view(Holdings, "holdings")

    assert page.rejected == "2 source files could not be read."
    assert page.faults == (("a date", "1"), ("text", "1"))

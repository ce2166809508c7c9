"""Bars and calendars, as far as they can be checked without drawing them."""

from datetime import date

from reading.charts import enough, level, month_table, small_calendar, with_table, years_chart


def test_gaps_are_gaps(site):
    """A bar stands at its year; years without stories have none."""
    chart = years_chart({1903: 1, 2022: 1}, site)

    assert len(chart.bars) == 2
    assert [bar.newest for bar in chart.bars] == [False, True]
    assert [label.text for label in chart.labels] == [
        "1903",
        "1920",
        "1940",
        "1960",
        "1980",
        "2000",
        "2022",
    ]


def test_words_below_a_chart_stay_inside(site):
    """The first and last of many years stand at the edges, those of few below their bars."""
    many, few = (years_chart({start: 1, 2022: 1}, site).labels for start in (1990, 2020))

    assert [(label.x, label.anchor) for label in (many[0], many[-1])] == [
        ("0", "start"),
        ("100%", "end"),
    ]
    assert {label.anchor for label in (*many[1:-1], *few)} == {"middle"}
    assert few[0].x == "16.67%"


def test_a_chart_is_a_table_too(site):
    """Each bar says its number; the table behind the archive's chart has the years with any."""
    tally = {1903: 1, 2022: 2}
    chart = with_table(years_chart(tally, site), tally, site)

    assert [bar.words for bar in chart.bars] == ["1903: 1 story", "2022: 2 stories"]
    assert chart.rows == (("1903", "1"), ("2022", "2"))


def test_one_story_is_no_gap(site):
    """The lowest bar can be seen beside the highest."""
    chart = years_chart({2020: 1, 2022: 500}, site)

    assert chart.bars[0].height == "2.00%"
    assert chart.bars[1].height == "100.00%"


def test_a_month_is_a_whole_calendar(site):
    """February 2022 has 28 days in its weeks; only days with stories are links."""
    table = month_table((2022, 2), {date(2022, 2, 10): 2}, site)
    days = [day for week in table.weeks for day in week]

    assert [day.number for day in days if day.number] == [str(n) for n in range(1, 29)]
    assert [day.link.url for day in days if day.link] == ["2022/02/10/"]
    assert table.weekdays[0] == ("Mon", "Monday")


def test_small_calendars_start_on_the_right_weekday(site):
    """The first of February 2022 was a Tuesday: the second column of the first row."""
    cells = small_calendar((2022, 2), {}, 1, site)

    assert len(cells) == 28
    assert (cells[0].x, cells[0].y) == ("14.29%", "0.00%")
    assert (cells[6].x, cells[6].y) == ("0.00%", "16.67%")


def test_levels():
    """More stories are never lighter; the greatest count is the darkest."""
    levels = [level(count, 100) for count in range(1, 101)]

    assert levels == sorted(levels)
    assert (levels[0], levels[-1]) == (1, 5)
    assert level(1, 1) == 2


def test_what_is_enough_for_a_chart():
    """Twelve stories of two months fill a chart; eleven do not, nor does a single month."""
    assert enough(12, 2)
    assert not enough(11, 2)
    assert not enough(40, 1)

"""Bars and calendars, worked out so far that a template has only to draw them.

Places and sizes are percentages of a drawing without a size of its own, so that it needs
no style of its own and fits any screen.
"""

from calendar import Calendar as Weeks
from collections.abc import Mapping, Sequence
from datetime import date
from math import sqrt
from typing import NamedTuple

from . import dates
from .site import Moment, Month, Site

LEAST_STORIES, LEAST_MONTHS = 12, 2
"""What a chart needs to say anything."""
LEVELS = 5
"""Steps from paper to ink, `--heat-1` to `--heat-5`; 0 is an empty day."""
_LABELS = 6
"""As many words as fit below a drawing on a phone."""
_HALF_LETTER = 0.0105
"""Half a letter of such a word, as a part of the drawing's width on a phone."""
_LEAST = 0.02
"""The height of the lowest bar: one story among thousands is still no gap."""
_WIDEST = 0.07
"""The width of a bar where there are few: still a bar, and not a wall."""
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)


class Bar(NamedTuple):
    """One bar: its place and size in percent, and whether it is the newest."""

    x: str
    y: str
    width: str
    height: str
    newest: bool = False
    words: str = ""
    """What it stands for: `1969: 12 stories`."""


class Label(NamedTuple):
    """A word below the bars; *x* is its middle, or its start or end at the drawing's edges."""

    x: str
    text: str
    anchor: str = "middle"
    """`middle`, `start` or `end`, as SVG has it."""


class BarChart(NamedTuple):
    """Stories over time, gaps as gaps; *summary* says in a sentence what it shows."""

    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    summary: str
    title: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    """The same as a table, if the page has it in no other form."""


class Day(NamedTuple):
    """A cell of a calendar; *number* is empty outside of the month."""

    number: str = ""
    level: int = 0
    tally: str = ""
    """`3`; and *count*, in words: `3 stories`."""
    count: str = ""  # type: ignore[assignment] # a value, as in every other record
    link: Moment | None = None
    """None on a day without stories."""


class MonthTable(NamedTuple):
    """A month as a table: the names of the weekdays, short and whole, and its weeks."""

    weekdays: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[Day, ...], ...]


class Cell(NamedTuple):
    """A day of a small calendar: its place in percent and its level."""

    x: str
    y: str
    level: int


def _percent(part: float) -> str:
    return f"{100 * part:.2f}%"


def enough(count: int, months: int) -> bool:
    """Whether *count* stories of so many *months* fill a chart."""
    return count >= LEAST_STORIES and months >= LEAST_MONTHS


def years_chart(tally: Mapping[int, int], site: Site) -> BarChart:
    """Return a bar for every year from the first of *tally* to the last."""
    start, end = min(tally), max(tally)
    most = max(tally, key=lambda year: (tally[year], year))
    return _chart(
        [(site.moment(year).words, tally.get(year, 0)) for year in range(start, end + 1)],
        {year - start: dates.year_in_words(year, site.language) for year in _marks(start, end)},
        site.gettext(
            "Stories a year, %(first)s to %(last)s. Most in %(year)s: %(stories)s.",
            first=site.moment(start).words,
            last=site.moment(end).words,
            year=dates.year_in_words(most, site.language),
            stories=site.stories(tally[most]),
        ),
        site.gettext("Stories a year"),
        site,
    )


def with_table(chart: BarChart, tally: Mapping[int, int], site: Site) -> BarChart:
    """Return *chart* with a row for each year of *tally*, which has none for a gap."""
    rows = (
        (site.moment(year).words, dates.number(tally[year], site.language))
        for year in sorted(tally)
    )
    return chart._replace(rows=tuple(rows))


def _marks(first: int, last: int) -> list[int]:
    """Return the years to name below a chart: its ends, and round ones that do not touch them."""
    step = next((step for step in _STEPS if (last - first) / step <= _LABELS), 1000)
    rounds = (year for year in range(first, last) if year % step == 0)
    between = [year for year in rounds if 4 * min(year - first, last - year) > 3 * step]
    return sorted({first, *between, last})


def months_chart(year: int, tally: Mapping[int, int], site: Site) -> BarChart:
    """Return a bar for each month of *year*, 1 to 12 in *tally*."""
    most = max(tally, key=lambda month: (tally[month], month))
    return _chart(
        [(dates.month_name(m, site.language), tally.get(m, 0)) for m in range(1, 13)],
        {month - 1: dates.short_month(month, site.language) for month in range(1, 13)},
        site.gettext(
            "Stories a month in %(year)s. Most in %(month)s: %(stories)s.",
            year=site.moment(year).words,
            month=dates.month_name(most, site.language),
            stories=site.stories(tally[most]),
        ),
        site.gettext("Stories a month"),
        site,
    )


def _chart(
    counts: Sequence[tuple[str, int]], labels: dict[int, str], summary: str, title: str, site: Site
) -> BarChart:
    """Return a chart of *counts*, each with its name; *labels* are words for some of them."""
    top, slot = max(count for _, count in counts), 1 / len(counts)
    newest = max(at for at, (_, count) in enumerate(counts) if count)
    width = min(0.8 * slot, _WIDEST)
    bars = tuple(
        Bar(
            x=_percent((at + 0.5) * slot - width / 2),
            y=_percent(1 - height),
            width=_percent(width),
            height=_percent(height),
            newest=at == newest,
            words=site.gettext("%(name)s: %(count)s", name=name, count=site.stories(count)),
        )
        for at, (name, count) in enumerate(counts)
        if (height := max(count / top, _LEAST) if count else 0)
    )
    words = tuple(_label((at + 0.5) * slot, text) for at, text in labels.items())
    return BarChart(bars, words, summary, title)


def _label(middle: float, text: str) -> Label:
    """Return *text* below *middle*, a part of the drawing, and inside of it on a phone, too."""
    half = len(text) * _HALF_LETTER
    if middle < half:
        return Label("0", text, "start")
    if middle > 1 - half:
        return Label("100%", text, "end")
    return Label(_percent(middle), text)


def month_table(month: Month, tally: Mapping[date, int], site: Site) -> MonthTable:
    """Return the calendar of *month*, with a link on each day that has stories in *tally*."""
    week = dates.week(site.language)
    found = {day: tally.get(day, 0) for day in _days_of(month)}
    most = max(found.values())
    weeks = tuple(
        tuple(_day(day, found[day], most, site) if day.month == month[1] else Day() for day in days)
        for days in Weeks(week[0][0]).monthdatescalendar(*month)
    )
    return MonthTable(tuple((short, whole) for _, short, whole in week), weeks)


def _day(day: date, count: int, most: int, site: Site) -> Day:
    number = dates.number(day.day, site.language)
    if not count:
        return Day(number)
    tally = dates.number(count, site.language)
    return Day(number, level(count, most), tally, site.stories(count), site.moment(day))


def small_calendar(
    month: Month, tally: Mapping[date, int], most: int, site: Site
) -> tuple[Cell, ...]:
    """Return the days of *month* as cells of seven columns and six rows."""
    columns = [day for day, _, _ in dates.week(site.language)]
    days = _days_of(month)
    offset = columns.index(days[0].weekday())
    return tuple(
        Cell(
            x=_percent((offset + at) % 7 / 7),
            y=_percent((offset + at) // 7 / 6),
            level=level(tally[day], most) if tally.get(day) else 0,
        )
        for at, day in enumerate(days)
    )


def _days_of(month: Month) -> list[date]:
    """Return every day of *month*."""
    return [day for day in Weeks().itermonthdates(*month) if day.month == month[1]]


def level(count: int, most: int) -> int:
    """Return the step, 1 to 5, for *count* where the greatest count is *most*.

    By the square root, so that one day of great news leaves the others their differences.
    """
    if most <= 1:
        return 2
    return 1 + round((LEVELS - 1) * sqrt((count - 1) / (most - 1)))

"""The pages of a year, a month and a day, told apart by the length of Pelican's `period_num`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from operator import attrgetter
from typing import Any

from . import dates
from .charts import BarChart, Cell, MonthTable, by_day, month_table, months_chart, small_calendar
from .shelf import Month, Period, Shelf, enough, shelf_of
from .site import Counted, Moment, Site
from .stories import Caption, Story, lead_rank

MANY = 60
"""A period with more stories than this shows the first of each group, then the way to all."""
FIRST = 6
SECONDS = 3
MOST_GROUPS = 12
MOST_CAPTIONS = 12
MOST_PLACES = 24


@dataclass(frozen=True, slots=True)
class Group:
    """Stories under a heading: a section, a day, a month; *more* says how many are not shown."""

    heading: Moment | None
    stories: tuple[Story, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A caption of a day, and the story that it stands in."""

    caption: Caption
    story: Story


@dataclass(frozen=True, slots=True)
class PeriodPage:
    """What the pages of a day, a month and a year have in common."""

    moment: Moment
    count: str
    above: tuple[Moment, ...]
    """The year, or the year and the month, that the period lies in."""
    here: Moment
    """The period as it is called within those: `Monday 28`."""
    earlier: Moment | None
    later: Moment | None
    groups: tuple[Group, ...]
    places: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class DayPage(PeriodPage):
    """All stories of a day; beyond sixty, *all* lists every headline once more.

    *groups* are its sections, *rest* the stories without one.
    """

    lead: Story
    seconds: tuple[Story, ...]
    rest: tuple[Story, ...]
    weekday: str
    pictures: tuple[Picture, ...]
    all: tuple[Story, ...] = ()
    kind: str = "day"
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class MonthPage(PeriodPage):
    """A month: its calendar, and its headlines by day."""

    calendar: MonthTable | None
    kind: str = "month"
    narrow: bool = True


@dataclass(frozen=True, slots=True)
class SmallMonth:
    """A month of a year: its link, and a small calendar of it."""

    link: Moment
    count: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class YearPage(PeriodPage):
    """A year: a bar a month, twelve small calendars, its headlines by month."""

    chart: BarChart | None
    months: tuple[SmallMonth, ...]
    kind: str = "year"

    @property
    def narrow(self) -> bool:
        """Whether the page is a column of text: it has no calendars to fill the width."""
        return not self.months


def period_page(
    period_num: Sequence[int], articles: Sequence[Any], site: Site
) -> DayPage | MonthPage | YearPage:
    """Return the page of a period of the archive, which has all of *articles*.

    *period_num* is Pelican's: (2022,), (2022, 2) or (2022, 2, 28).
    """
    shelf = shelf_of(articles, site.language)
    if len(period_num) == len(("year",)):
        return year_page(period_num[0], shelf, site)
    if len(period_num) == len(("year", "month")):
        return month_page((period_num[0], period_num[1]), shelf, site)
    return day_page(date(*period_num), shelf, site)


def day_page(day: date, shelf: Shelf, site: Site) -> DayPage:
    """Return the page of *day*."""
    stories = shelf.days[day]
    ranked = sorted(stories, key=lead_rank)
    top = ranked[: 1 + SECONDS]
    many = len(stories) > MANY
    rest = [story for story in stories if story not in top]
    month = site.moment((day.year, day.month), dates.month_name(day.month, site.language))
    return DayPage(
        moment=site.moment(day),
        count=site.stories(len(stories)),
        above=(site.moment(day.year), month),
        here=site.moment(day, dates.weekday_and_number(day, site.language)),
        earlier=_near(day, shelf.earlier, site),
        later=_near(day, shelf.later, site),
        groups=_busiest(stories, site) if many else _by_section(rest, site),
        rest=() if many else tuple(story for story in rest if not story.section),
        places=places_of(stories, site),
        lead=top[0],
        seconds=tuple(top[1:]),
        weekday=dates.weekday_in_words(day, site.language),
        pictures=_pictures(ranked),
        all=tuple(stories) if many else (),
    )


def month_page(month: Month, shelf: Shelf, site: Site) -> MonthPage:
    """Return the page of *month*."""
    stories = shelf.months[month]
    return MonthPage(
        moment=site.moment(month),
        count=site.stories(len(stories)),
        above=(site.moment(month[0]),),
        here=site.moment(month, dates.month_name(month[1], site.language)),
        earlier=_near(month, shelf.earlier, site),
        later=_near(month, shelf.later, site),
        groups=by_days(stories, site, limit=FIRST if len(stories) > MANY else len(stories)),
        places=places_of(stories, site),
        calendar=month_table(month, shelf, site) if shelf.allows_charts else None,
    )


def year_page(year: int, shelf: Shelf, site: Site) -> YearPage:
    """Return the page of *year*."""
    stories = shelf.years[year]
    charts = enough(stories)
    return YearPage(
        moment=site.moment(year),
        count=site.stories(len(stories)),
        above=(),
        here=site.moment(year),
        earlier=_near(year, shelf.earlier, site),
        later=_near(year, shelf.later, site),
        groups=_by_month(stories, site, limit=FIRST if len(stories) > MANY else len(stories)),
        places=places_of(stories, site),
        chart=months_chart(year, stories, site) if charts else None,
        months=_small_months(year, shelf, site) if charts else (),
    )


def _near(period: Period, nearest: Mapping[Period, Period], site: Site) -> Moment | None:
    """Return the nearest period with stories on one side, named short within the same year."""
    near, words = nearest.get(period), ""
    if isinstance(near, date) and isinstance(period, date) and near.year == period.year:
        words = dates.short_day(near, site.language)
    if isinstance(near, tuple) and isinstance(period, tuple) and near[0] == period[0]:
        words = dates.month_name(near[1], site.language)
    return None if near is None else site.moment(near, words)


def places_of(
    stories: Iterable[Story], site: Site, limit: int = MOST_PLACES
) -> tuple[Counted, ...]:
    """Return the places that *stories* were filed from or name in their datelines."""
    return site.most_common(
        (tag for story in stories for tag in story.tags if tag.text in story.places), limit
    )


def _pictures(stories: Sequence[Story]) -> tuple[Picture, ...]:
    """Return the captions of *stories*, without the first of the lead, which shows it itself."""
    found = (Picture(caption, story) for story in stories for caption in story.captions)
    captions = tuple(islice(found, 1 + MOST_CAPTIONS))
    shown = bool(captions) and captions[0].story is stories[0]
    return captions[shown:][:MOST_CAPTIONS]


def _group(heading: Moment | None, stories: Sequence[Story], site: Site, limit: int) -> Group:
    """Return a group of the first *limit* of *stories*."""
    more = f"All {site.stories(len(stories))}" if len(stories) > limit else ""
    return Group(heading, tuple(stories[:limit]), more)


def _by_section(stories: Iterable[Story], site: Site) -> tuple[Group, ...]:
    """Return those of *stories* that have a section, by section."""
    sections = _parted((story for story in stories if story.section), attrgetter("section"))
    return tuple(
        _group(Moment(name, ""), found, site, len(found))
        for name, found in sorted(sections.items())
    )


def _busiest(stories: Sequence[Story], site: Site) -> tuple[Group, ...]:
    """Return the fullest sections of a great day, or its places where it has no sections."""
    by = "section" if any(story.section for story in stories) else "place"
    parts = sorted(_parted(stories, attrgetter(by)).items(), key=lambda p: (-len(p[1]), p[0]))
    named = [(name, found) for name, found in parts if name][:MOST_GROUPS]
    return tuple(_group(Moment(name, ""), found, site, FIRST) for name, found in named)


def _parted(stories: Iterable[Story], by: Callable[[Story], str]) -> dict[str, list[Story]]:
    parts: dict[str, list[Story]] = {}
    for story in stories:
        parts.setdefault(by(story), []).append(story)
    return parts


def by_days(stories: Iterable[Story], site: Site, limit: int) -> tuple[Group, ...]:
    """Return *stories*, which are in reading order, by day; those of a month alone by month."""
    groups = []
    for day, found in groupby(stories, key=lambda story: story.day or story.month or story.year):
        heading = site.moment(day)
        if isinstance(day, tuple | int):
            heading = Moment(f"{heading.words}, day not known", heading.iso)
        groups.append(_group(heading, list(found), site, limit))
    return tuple(groups)


def _by_month(stories: Iterable[Story], site: Site, limit: int) -> tuple[Group, ...]:
    """Return *stories*, which are in reading order, by month; those of the year alone last."""
    groups = []
    for month, found in groupby(stories, key=lambda story: story.month or story.year):
        if isinstance(month, tuple):
            heading = site.moment(month, dates.month_name(month[1], site.language))
        else:
            heading = Moment(f"{site.moment(month).words}, month not known", f"{month:04}")
        groups.append(_group(heading, list(found), site, limit))
    return tuple(groups)


def _small_months(year: int, shelf: Shelf, site: Site) -> tuple[SmallMonth, ...]:
    """Return the twelve months of *year*; a month without stories has no link."""
    tally = by_day(shelf.years[year])
    most = max(tally.values(), default=1)
    months = []
    for number in range(1, 13):
        month = (year, number)
        link = site.moment(month, dates.month_name(number, site.language))
        found = len(shelf.months.get(month, ()))
        months.append(
            SmallMonth(
                link if found else Moment(link.words, link.iso),
                site.stories(found) if found else "",
                small_calendar(month, tally, most, site),
            )
        )
    return tuple(months)

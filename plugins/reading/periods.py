"""The pages of a day, a month and a year: records that templates print as they are."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from typing import NamedTuple

from . import dates
from .charts import BarChart, Cell, MonthTable, month_table, months_chart, small_calendar
from .groups import FIRST, Group, busiest, by_days, parts_of
from .site import Counted, Moment, Month, Period, Site
from .stories import Caption, Story, Sums, lead_rank

MANY = 60
"""A period with more stories than this shows the first of each group, then the way to all."""
SECONDS = 3
MOST_CAPTIONS = 12
MOST_NAMES = 24


class Picture(NamedTuple):
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
    people: tuple[Counted, ...]
    places: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class DayPage(PeriodPage):
    """All stories of a day; beyond sixty, *all* lists every headline once more.

    *groups* are its sections and, where many have none, its places; *rest* the other stories.
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


class SmallMonth(NamedTuple):
    """A month of a year: its link, and a small calendar of it."""

    link: Moment
    count: str  # type: ignore[assignment] # a value, as in every other record
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class YearPage(PeriodPage):
    """A year: a bar a month, twelve small calendars, its headlines by month."""

    chart: BarChart | None
    months: tuple[SmallMonth, ...]
    numbers: tuple[str, ...] = ()
    """The year in numbers, beside its stories: `201 days`, `96 datelines`."""
    kind: str = "year"

    @property
    def narrow(self) -> bool:
        """Whether the page is a column of text: it has no calendars to fill the width."""
        return not self.months


Near = tuple[Period | None, Period | None]
"""The nearest periods with stories: before, after."""


class Around(NamedTuple):
    """What the page of any period says beside its stories: how many, what is near, the names."""

    count: int  # type: ignore[assignment] # a value, as in every other record
    near: Near = (None, None)
    people: tuple[Counted, ...] = ()
    places: tuple[Counted, ...] = ()


class Tallies(NamedTuple):
    """How many stories each day and each month of a year have, 1 to 12; what is in them all."""

    days: Mapping[date, int]
    months: Mapping[int, int]
    sums: Sums


Told = Callable[[Story], Story]
"""Returns a story with its standfirst and captions."""


def ranked(stories: Iterable[Story]) -> list[Story]:
    """Return the stories of a day, its lead first."""
    return sorted(stories, key=lead_rank)


def day_page(
    day: date, stories: Sequence[Story], around: Around, site: Site, *, told: Told
) -> DayPage:
    """Return the page of *day*, which has *stories*, in reading order."""
    order = ranked(stories)
    top = [told(story) for story in order[: 1 + SECONDS]]
    shown = {story.stem for story in top}
    many = len(stories) > MANY
    left = [story for story in stories if story.stem not in shown]
    groups, rest = (busiest(stories, site), ()) if many else parts_of(left, site)
    month = site.moment((day.year, day.month), dates.month_name(day.month, site.language))
    return DayPage(
        moment=site.moment(day),
        count=site.stories(around.count),
        above=(site.moment(day.year), month),
        here=site.moment(day, dates.weekday_and_number(day, site.language)),
        earlier=_near(day, around.near[0], site),
        later=_near(day, around.near[1], site),
        groups=groups,
        rest=rest,
        people=around.people,
        places=around.places,
        lead=top[0],
        seconds=tuple(top[1:]),
        weekday=dates.weekday_in_words(day, site.language),
        pictures=_pictures(top, order, told),
        all=tuple(stories) if many else (),
    )


def month_page(
    month: Month,
    stories: Sequence[Story],
    around: Around,
    site: Site,
    *,
    tally: Mapping[date, int] | None,
) -> MonthPage:
    """Return the page of *month*; *tally* has the stories a day, None where no calendar is due."""
    return MonthPage(
        moment=site.moment(month),
        count=site.stories(around.count),
        above=(site.moment(month[0]),),
        here=site.moment(month, dates.month_name(month[1], site.language)),
        earlier=_near(month, around.near[0], site),
        later=_near(month, around.near[1], site),
        groups=by_days(stories, site, limit=FIRST if len(stories) > MANY else len(stories)),
        people=around.people,
        places=around.places,
        calendar=month_table(month, tally, site) if tally is not None else None,
    )


def year_page(
    year: int,
    groups: tuple[Group, ...],
    around: Around,
    site: Site,
    *,
    tallies: Tallies | None,
) -> YearPage:
    """Return the page of *year*, its stories in *groups*; no *tallies* where no chart is due."""
    return YearPage(
        moment=site.moment(year),
        count=site.stories(around.count),
        above=(),
        here=site.moment(year),
        earlier=_near(year, around.near[0], site),
        later=_near(year, around.near[1], site),
        groups=groups,
        people=around.people,
        places=around.places,
        chart=months_chart(year, tallies.months, site) if tallies else None,
        months=_small_months(year, tallies, site) if tallies else (),
        numbers=_numbers(tallies, site) if tallies else (),
    )


def _numbers(tallies: Tallies, site: Site) -> tuple[str, ...]:
    """Return what a year holds beside its stories, as words; nothing of what it has none of."""
    days, (places, captions, words) = len(tallies.days), tallies.sums
    facts = (
        (days, site.ngettext("%(num)s day", "%(num)s days", days)),
        (places, site.ngettext("filed from %(num)s place", "filed from %(num)s places", places)),
        (captions, site.ngettext("%(num)s caption", "%(num)s captions", captions)),
        (words, site.ngettext("%(num)s word", "%(num)s words", words)),
    )
    return tuple(told for count, told in facts if count)


def _near(period: Period, near: Period | None, site: Site) -> Moment | None:
    """Return the nearest period with stories on one side, named short within the same year."""
    words = ""
    if isinstance(near, date) and isinstance(period, date) and near.year == period.year:
        words = dates.short_day(near, site.language)
    if isinstance(near, tuple) and isinstance(period, tuple) and near[0] == period[0]:
        words = dates.month_name(near[1], site.language)
    return None if near is None else site.moment(near, words)


def _pictures(top: Sequence[Story], order: Sequence[Story], told: Told) -> tuple[Picture, ...]:
    """Return the pictures of a day that are held; of a story that has none, its first caption.

    The lead shows its own first itself.
    """
    lead, *others = top
    stories = chain(others, (told(story) for story in order[len(top) :] if story.caption_count))
    found = chain(
        (Picture(caption, lead) for caption in lead.pictures[1:] if caption.image),
        (Picture(caption, story) for story in stories for caption in _shown(story.pictures)),
    )
    return tuple(islice(found, MOST_CAPTIONS))


def _shown(captions: tuple[Caption, ...]) -> tuple[Caption, ...]:
    """Return those of a story's *captions* that its day shows."""
    return tuple(caption for caption in captions if caption.image) or captions[:1]


def _small_months(year: int, tallies: Tallies, site: Site) -> tuple[SmallMonth, ...]:
    """Return the twelve months of *year*; a month without stories has no link."""
    most = max(tallies.days.values(), default=1)
    months = []
    for number in range(1, 13):
        month = (year, number)
        link = site.moment(month, dates.month_name(number, site.language))
        found = tallies.months.get(number, 0)
        months.append(
            SmallMonth(
                link if found else Moment(link.words, link.iso),
                site.stories(found) if found else "",
                small_calendar(month, tallies.days, most, site),
            )
        )
    return tuple(months)

"""The front page, the archive and the story: records that templates print as they are."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from seedtext.printable import printable
from subjects.figures import Figure

from . import dates
from .charts import BarChart
from .groups import Group
from .pictures import Part
from .site import Counted, Moment, Site
from .stories import Link, Story

WORDS_A_MINUTE = 230
FRONT_SECONDS = 4
FRONT_REST = 12
FRONT_DAYS = 6
FRONT_HEADLINES = 4
FRONT_TERMS = 12
FRONT_ADDED = 4
MOST_MONTHS = 120
"""The archive leads to so many months; one of a longer span leads to its years alone."""


class Neighbour(NamedTuple):
    """The story before or after another one; *when* is None on the same day."""

    story: Story
    when: Moment | None


class Ways(NamedTuple):
    """Where to go from a story: the ones before and after it, others of its day, related ones."""

    before: Neighbour | None = None
    after: Neighbour | None = None
    same_day: tuple[Story, ...] = ()
    day: Moment | None = None
    """None where no page tells of the story's day, or no other story is of it."""
    related: tuple[Story, ...] = ()


class Origin(NamedTuple):
    """Where a story comes from, as `content/sources.csv` or an editor's note says."""

    name: str
    """Publication and publisher; empty where neither is named."""
    notice: str = ""
    rights: str = ""
    """An address, or empty."""
    received: Moment | None = None


class StoryPage(NamedTuple):
    """What a story's page says beside the story's own text."""

    story: Story
    published: Moment
    trail: tuple[Moment, ...]
    authors: tuple[Link, ...]
    agency: Link | None
    """The agency, where people wrote the story for it."""
    signed: bool
    """Whether its text says who wrote it: then its writers are among the ways on."""
    minutes: str
    people: tuple[Link, ...]
    organisations: tuple[Link, ...]
    places: tuple[Link, ...]
    subjects: tuple[Link, ...]
    """The other tags."""
    found: tuple[str, ...]
    """The tags that a program alone found: no editor and no authority file vouches for them."""
    how: str
    """Where it says how they are found, and how well."""
    photographers: tuple[Link, ...]
    section: Link | None
    lang: str
    dir: str
    source: str
    digest: str
    ways: Ways
    note: str = ""
    """The editor's word above the story, as HTML."""
    listed: bool = True
    body: tuple[Part, ...] = ()
    """The story's text where it has figures; else the article's content is all of it."""
    text: str = ""
    """Where the text as it came lies, below SITEURL; empty where it is not published."""
    origin: Origin | None = None
    """None where nobody says where the story comes from."""


class FindingPage(NamedTuple):
    """How subjects are found, and how well: figures, each with what it was measured on."""

    figures: tuple[Figure, ...]
    day: Moment
    """When they were measured."""


class FrontPage(NamedTuple):
    """What is here, the newest day, and the ways in.

    A small archive (`chart` is None) shows its stories, not what they would sum up to.
    """

    count: str  # type: ignore[assignment] # a value, as in every other record
    days_held: str
    places_named: str
    first: Moment
    last: Moment
    newest: Moment
    lead: Story
    seconds: tuple[Story, ...]
    rest: tuple[Story, ...]
    more: str
    """`All 60 stories of the day`, where the newest day has more than are shown."""
    beside: tuple[Group, ...]
    """The day before, where the lead alone, without a picture, is all of the newest day."""
    days: tuple[Group, ...]
    """The days before, each with its first headlines."""
    on_this_day: tuple[Moment, tuple[Story, ...]] | None
    """The newest day's date in other years."""
    dates: str
    """Every date that has stories, `02-28 03-01`, for a script; empty where they have no pages."""
    added: tuple[Story, ...]
    """What came last, of days that the page does not show."""
    chart: BarChart | None
    people: tuple[Counted, ...]
    places: tuple[Counted, ...]
    organisations: tuple[Counted, ...]
    authors: tuple[Counted, ...]
    photographers: tuple[Counted, ...]


class ArchiveYear(NamedTuple):
    """A year of the archive and its months, if they are shown, each with its number of stories."""

    link: Moment
    count: str  # type: ignore[assignment] # a value, as in every other record
    months: tuple[tuple[Moment, str], ...]


class ArchivePage(NamedTuple):
    """The whole span: a bar a year, and every year with its months."""

    count: str  # type: ignore[assignment] # a value, as in every other record
    chart: BarChart | None
    years: tuple[ArchiveYear, ...]


class HeldSource(NamedTuple):
    """A source of the material, as `content/sources.csv` has it, and how many stories are of it."""

    name: str
    """Publication and publisher; empty where neither is named."""
    notice: str
    rights: str
    """An address, or empty."""
    stories: str


class HoldingsPage(NamedTuple):
    """What the archive holds, in figures, and what it could not read."""

    count: str  # type: ignore[assignment] # a value, as in every other record
    first: Moment | None
    last: Moment | None
    facts: tuple[tuple[str, str], ...]
    rejected: str
    """A sentence on seeds that could not be read; empty where all could."""
    faults: tuple[tuple[str, str], ...]
    """What was expected of those, and of how many."""
    years: tuple[tuple[Moment, str], ...]
    chart: BarChart | None = None
    sources: tuple[HeldSource, ...] = ()
    """Those with the most stories first, stories of no row last; empty where no row is in use."""
    how: str = ""
    """Where it says how subjects are found; empty where no page does."""


class OnThisDayPage(NamedTuple):
    """A date over the years: its stories by year, newest first."""

    date: Moment
    count: str  # type: ignore[assignment] # a value, as in every other record
    groups: tuple[Group, ...]
    earlier: Moment | None
    later: Moment | None


class OnThisDayIndex(NamedTuple):
    """The dates that have stories, by month; None is a date without."""

    months: tuple[tuple[str, tuple[tuple[Moment, str], ...]], ...]


def trail(story: Story, site: Site) -> tuple[Moment, ...]:
    """Return the way to a story: its year, month and day, as far as they are known."""
    found = [site.moment(story.year)]
    if story.month:
        found.append(site.moment(story.month, dates.month_name(story.month[1], site.language)))
    if day := story.day:
        found.append(site.moment(day, dates.weekday_and_number(day, site.language)))
    return tuple(found)


def origin_name(publication: str, publisher: str) -> str:
    """Return what a source is called: its publication and its publisher, once if they are one."""
    return printable(", ".join(dict.fromkeys(filter(None, (publication, publisher)))))


@lru_cache(maxsize=1024)
def minutes(count: int, site: Site) -> str:
    """Return how long a story is read: `3 min read`."""
    return site.ngettext("%(num)s min read", "%(num)s min read", count)


def neighbour(near: Story | None, story: Story, site: Site) -> Neighbour | None:
    """Return *near* as the story before or after *story*."""
    if near is None:
        return None
    same = len(near.published) >= len("2022-02-28") and near.published[:10] == story.published[:10]
    return Neighbour(near, None if same else site.published(near.published))


def archive_page(
    years: Sequence[tuple[str, int]],
    months: Sequence[tuple[str, int]],
    chart: BarChart | None,
    site: Site,
) -> ArchivePage:
    """Return the page of all *years*, newest first, with the stories of each.

    *months*, newest first too, have their own, where they are not too many.
    """
    of_year: dict[str, list[tuple[Moment, str]]] = {}
    for month, count in reversed(months if len(months) <= MOST_MONTHS else ()):
        period = int(month[:4]), int(month[5:])
        link = site.moment(period, dates.month_name(period[1], site.language))
        of_year.setdefault(month[:4], []).append((link, dates.number(count, site.language)))
    return ArchivePage(
        count=site.stories(sum(count for _, count in years)),
        chart=chart,
        years=tuple(
            ArchiveYear(site.moment(int(year)), site.stories(count), tuple(of_year.get(year, ())))
            for year, count in years
        ),
    )

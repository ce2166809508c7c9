"""The front page, the archive and the story: records that templates print as they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from math import ceil
from typing import Any

from seedtext.printable import printable

from . import dates
from .charts import BarChart, years_chart
from .periods import Group, by_days, places_of
from .shelf import Shelf, shelf_of
from .site import Counted, Moment, Site
from .stories import Link, Story, lead_rank, reading_order, story_of

__all__ = ["archive_page", "front_page", "reading_order", "shortened", "story_page"]

WORDS_A_MINUTE = 230
SAME_DAY = 6
FRONT_SECONDS = 4
FRONT_REST = 12
FRONT_DAYS = 6
FRONT_HEADLINES = 4
FRONT_TERMS = 12


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The story before or after another one; *when* is None on the same day."""

    story: Story
    when: Moment | None


@dataclass(frozen=True, slots=True)
class Ways:
    """Where to go from a story: the ones before and after it, and others of its day."""

    before: Neighbour | None = None
    after: Neighbour | None = None
    same_day: tuple[Story, ...] = ()
    day: Moment | None = None
    """None where no page tells of the story's day."""
    count: str = ""
    """Of the stories of that day, where there are others."""


@dataclass(frozen=True, slots=True)
class StoryPage:
    """What a story's page says beside the story's own text."""

    story: Story
    published: Moment
    trail: tuple[Moment, ...]
    """The year, the month and the day, as far as they are known."""
    agency: Link | None
    """The agency, where people wrote the story for it."""
    minutes: str
    places: tuple[Link, ...]
    subjects: tuple[Link, ...]
    """The other tags."""
    lang: str
    dir: str
    source: str
    digest: str
    ways: Ways


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What is here, the newest day, and the ways in.

    A small archive (`chart` is None) shows its stories, not what they would sum up to.
    """

    count: str
    days_held: str
    from_places: str
    first: Moment
    last: Moment
    newest: Moment
    lead: Story
    seconds: tuple[Story, ...]
    rest: tuple[Story, ...]
    more: str
    """`All 60 stories`, where the newest day has more than are shown."""
    days: tuple[Group, ...]
    """The days before, each with its first headlines."""
    chart: BarChart | None
    places: tuple[Counted, ...]
    authors: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class ArchiveYear:
    """A year of the archive and its months, each with its number of stories."""

    link: Moment
    count: str
    months: tuple[tuple[Moment, str], ...]


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """The whole span: a bar a year, and every year with its months."""

    count: str
    chart: BarChart | None
    years: tuple[ArchiveYear, ...]


def story_page(article: Any, articles: Sequence[Any], site: Site) -> StoryPage:
    """Return the page of *article*; *articles* are all of the archive."""
    shelf = shelf_of(articles, site.language)
    at = shelf.position.get(id(article))
    story = story_of(article, site.language) if at is None else shelf.stories[at]
    agency = getattr(article, "agency", None) or ""
    named = {author.text for author in story.bylines}
    tags = tuple(tag for tag in story.tags if tag.text not in story.places)
    return StoryPage(
        story=story,
        published=site.published(story),
        trail=_trail(story, site),
        agency=Link(agency, shelf.authors.get(agency, "")) if agency not in {"", *named} else None,
        minutes=f"{ceil(story.words / WORDS_A_MINUTE)} min read" if story.words else "",
        places=tuple(tag for tag in story.tags if tag.text in story.places),
        subjects=tags,
        lang=str(getattr(article, "lang", site.language)),
        dir=str(getattr(article, "dir", "auto")),
        source=printable(getattr(article, "source_name", None) or ""),
        digest=str(getattr(article, "digest", None) or ""),
        ways=Ways() if at is None else _ways(at, shelf, site),
    )


def _trail(story: Story, site: Site) -> tuple[Moment, ...]:
    trail = [site.moment(story.year)]
    if story.month:
        trail.append(site.moment(story.month, dates.month_name(story.month[1], site.language)))
    if story.day:
        trail.append(site.moment(story.day, dates.weekday_and_number(story.day, site.language)))
    return tuple(trail)


def _ways(at: int, shelf: Shelf, site: Site) -> Ways:
    """Return the ways on from the story at *at*, at the same cost for a full day as for a short."""
    story = shelf.stories[at]
    before = shelf.stories[at + 1] if at + 1 < len(shelf.stories) else None
    after = shelf.stories[at - 1] if at else None
    day = shelf.days[story.day] if story.day else []
    shown = [other for other in day[: SAME_DAY + 3] if other not in (before, story, after)]
    return Ways(
        before=_neighbour(before, story, site),
        after=_neighbour(after, story, site),
        same_day=tuple(shown[:SAME_DAY]),
        day=site.moment(story.day) if story.day else None,
        count=site.stories(len(day)) if len(day) > 1 else "",
    )


def _neighbour(near: Story | None, story: Story, site: Site) -> Neighbour | None:
    if near is None:
        return None
    same = near.day is not None and near.day == story.day
    return Neighbour(near, None if same else site.published(near))


def front_page(articles: Sequence[Any], site: Site) -> FrontPage | None:
    """Return the front page, or None where nothing is published yet."""
    shelf = shelf_of(articles, site.language)
    if not shelf.stories:
        return None
    newest = next(iter(shelf.days), None)
    day = shelf.days[newest] if newest else list(shelf.stories[:1])
    ranked = sorted(day, key=lead_rank)
    charts = shelf.allows_charts
    shown = 1 + FRONT_SECONDS + FRONT_REST
    return FrontPage(
        count=site.stories(len(shelf.stories)),
        days_held=dates.counted(len(shelf.days), "day", "days", site.language),
        from_places=_from_places(shelf, site),
        first=site.published(shelf.stories[-1]),
        last=site.published(shelf.stories[0]),
        newest=site.moment(newest) if newest else site.published(day[0]),
        lead=ranked[0],
        seconds=tuple(ranked[1 : 1 + FRONT_SECONDS]),
        rest=tuple(ranked[1 + FRONT_SECONDS : shown]),
        more=f"All {site.stories(len(day))}" if len(day) > shown else "",
        days=_recent(shelf, newest, site),
        chart=years_chart(shelf.stories, site) if charts else None,
        places=places_of(shelf.stories, site, FRONT_TERMS) if charts else (),
        authors=_authors(shelf, site) if charts else (),
    )


def _from_places(shelf: Shelf, site: Site) -> str:
    """Return from how many places the stories were filed: `1 place`; empty for none."""
    places = {story.place for story in shelf.stories if story.place}
    return dates.counted(len(places), "place", "places", site.language) if places else ""


def _recent(shelf: Shelf, newest: date | None, site: Site) -> tuple[Group, ...]:
    """Return the days before *newest*; all of them where stories are few.

    Without any day (*newest* is None) the first story already leads the page.
    """
    if not shelf.allows_charts:
        others = (s for s in shelf.stories[not newest :] if s.day is None or s.day != newest)
        return by_days(others, site, FRONT_HEADLINES)[:FRONT_REST]
    days = list(islice(shelf.days, 1, 1 + FRONT_DAYS))
    stories = (story for day in days for story in shelf.days[day])
    return by_days(stories, site, FRONT_HEADLINES)


def _authors(shelf: Shelf, site: Site) -> tuple[Counted, ...]:
    names = (author for story in shelf.stories for author in story.bylines)
    return site.most_common(names, FRONT_TERMS)


def archive_page(articles: Sequence[Any], site: Site) -> ArchivePage:
    """Return the page of all years."""
    shelf = shelf_of(articles, site.language)
    months: dict[int, list[tuple[Moment, str]]] = {}
    for month, stories in reversed(shelf.months.items()):
        link = site.moment(month, dates.month_name(month[1], site.language))
        count = dates.number(len(stories), site.language)
        months.setdefault(month[0], []).append((link, count))
    return ArchivePage(
        count=site.stories(len(shelf.stories)),
        chart=years_chart(shelf.stories, site) if shelf.allows_charts else None,
        years=tuple(
            ArchiveYear(site.moment(year), site.stories(len(found)), tuple(months.get(year, ())))
            for year, found in shelf.years.items()
        ),
    )


def shortened(text: str, limit: int = 200) -> str:
    """Return *text* cut at a word, with an ellipsis where something is missing."""
    if len(text) <= limit:
        return text
    return text[: text.rfind(" ", 0, limit)].rstrip(" ,;:–—-") + " …"

"""All stories on one shelf: in reading order, and by year, month and day.

A page asks the shelf instead of walking the archive, so that a build takes linear time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from .stories import Story, reading_order, story_of

Month = tuple[int, int]
Period = int | Month | date


@dataclass(frozen=True, slots=True)
class Shelf:
    """Stories by period; everything newest first.

    `months` has the stories whose month is known, `days` those whose day is known.
    """

    stories: tuple[Story, ...]
    position: dict[int, int]
    """Where the article of this `id()` stands in `stories`."""
    years: dict[int, list[Story]]
    months: dict[Month, list[Story]]
    days: dict[date, list[Story]]
    earlier: dict[Period, Period]
    """The nearest period with stories before one; likewise `later`."""
    later: dict[Period, Period]
    authors: dict[str, str]
    """The addresses of authors by name."""
    places: frozenset[str]
    """Every place and country of a dateline."""

    @property
    def allows_charts(self) -> bool:
        """Whether there is enough here for charts and calendars to say anything."""
        return enough(self.stories)


def enough(stories: Sequence[Story]) -> bool:
    """Whether *stories* fill a chart: twelve or more, of two months or more."""
    return len(stories) >= 12 and len({story.month for story in stories if story.month}) >= 2


def make_shelf(articles: Iterable[Any], language: str) -> Shelf:
    """Return *articles* on a shelf: one sort, then one pass."""
    ordered = sorted(articles, key=reading_order)
    stories = tuple(story_of(article, language) for article in ordered)
    years: dict[int, list[Story]] = {}
    months: dict[Month, list[Story]] = {}
    days: dict[date, list[Story]] = {}
    for story in stories:
        years.setdefault(story.year, []).append(story)
        if story.month:
            months.setdefault(story.month, []).append(story)
        if story.day:
            days.setdefault(story.day, []).append(story)
    steps: list[tuple[Period, Period]] = [*pairwise(years), *pairwise(months), *pairwise(days)]
    return Shelf(
        stories=stories,
        position={id(article): at for at, article in enumerate(ordered)},
        years=years,
        months=months,
        days=days,
        earlier=dict(steps),
        later={before: after for after, before in steps},
        authors={author.text: author.url for story in stories for author in story.bylines},
        places=frozenset(name for story in stories for name in story.places),
    )


class _Last:
    """The shelf made last; every page of a build asks for the same one.

    It holds its list, so that no other list can come to have that list's identity.
    """

    articles: Sequence[Any] | None = None
    key: tuple[int, str] = (0, "")
    shelf: Shelf


def shelf_of(articles: Sequence[Any], language: str) -> Shelf:
    """Return the shelf of *articles*, made once for a list and not once for a page."""
    key = len(articles), language
    if _Last.articles is not articles or _Last.key != key:
        _Last.shelf = make_shelf(articles, language)
        _Last.articles, _Last.key = articles, key
    return _Last.shelf

"""Stories under headings: by section, by place, by day, by month."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from . import dates
from .site import Moment, Month, Site
from .stories import Story

FIRST = 6
"""Stories that a great day shows of a section or place, and a great period of a day or month."""
MOST_GROUPS = 12
FEW = 24
"""So many stories of a year need no headings, as each says its day."""
MANY_REST = 9
"""From so many stories without a section on, a day parts them by place."""


class Group(NamedTuple):
    """Stories under a heading: a section, a day, a month; *more* says how many are not shown."""

    heading: Moment | None
    stories: tuple[Story, ...]
    more: str = ""


def group(heading: Moment | None, stories: Sequence[Story], count: int, site: Site) -> Group:
    """Return a group that shows *stories* of *count*."""
    more = ""
    if count > len(stories):
        more = site.ngettext("All %(num)s story", "All %(num)s stories", count)
    return Group(heading, tuple(stories), more)


def parts_of(stories: Sequence[Story], site: Site) -> tuple[tuple[Group, ...], tuple[Story, ...]]:
    """Return *stories* by section, those without one by place if many; and what is left."""
    parts = sorted(_parted((s for s in stories if s.section), attrgetter("section")).items())
    rest = [story for story in stories if not story.section]
    if len(rest) >= MANY_REST:
        places = _parted((s for s in rest if s.place), attrgetter("place")).items()
        full = [(name, found) for name, found in places if len(found) > 1]
        parts += sorted(full, key=lambda part: (-len(part[1]), part[0]))
        shown = {story.stem for _, found in full for story in found}
        rest = [story for story in rest if story.stem not in shown]
    groups = (group(Moment(name, ""), found, len(found), site) for name, found in parts)
    return tuple(groups), tuple(rest)


def busiest(stories: Sequence[Story], site: Site) -> tuple[Group, ...]:
    """Return the fullest sections of a great day, or its places where it has no sections."""
    by = "section" if any(story.section for story in stories) else "place"
    parts = sorted(_parted(stories, attrgetter(by)).items(), key=lambda p: (-len(p[1]), p[0]))
    named = [(name, found) for name, found in parts if name][:MOST_GROUPS]
    return tuple(group(Moment(name, ""), found[:FIRST], len(found), site) for name, found in named)


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
            words = site.gettext("%(period)s, day not known", period=heading.words)
            heading = Moment(words, heading.iso)
        members = list(found)
        groups.append(group(heading, members[:limit], len(members), site))
    return tuple(groups)


def by_months(stories: Sequence[Story], site: Site) -> tuple[Group, ...]:
    """Return the *stories* of a year, newest first, by month; of few there is one group."""
    if len(stories) <= FEW:
        return (Group(None, tuple(stories)),)
    groups = []
    for month, found in groupby(stories, key=lambda story: story.month):
        members = list(found)
        if month is None:
            groups.append(year_group(members[0].year, members, site))
        else:
            groups.append(month_group(month, members, len(members), site))
    return tuple(groups)


def month_group(month: Month, stories: Sequence[Story], count: int, site: Site) -> Group:
    """Return the first *stories* of a *month*, which has *count*, on its year's page."""
    heading = site.moment(month, dates.month_name(month[1], site.language))
    return group(heading, stories, count, site)


def year_group(year: int, stories: Sequence[Story], site: Site) -> Group:
    """Return the *stories* of which only the *year* is known."""
    words = site.gettext("%(period)s, month not known", period=site.moment(year).words)
    return group(Moment(words, f"{year:04}"), stories, len(stories), site)

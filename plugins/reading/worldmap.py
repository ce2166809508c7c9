"""The places of an archive on a map of the world: a dot a place, larger where there is more."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from press import Term
from subjects.coordinates import coordinates

from .projection import HEIGHT, WIDTH, project
from .site import Site

MOST_DOTS = 200
"""The places with the most stories have dots: more would hide each other, and weigh too much."""
FEWEST_DOTS = 3
_SMALLEST, _LARGEST = 3.5, 12
"""Radius in units of the map."""


class Dot(NamedTuple):
    """A place on the map: its middle and radius in the map's units, its page, what it says."""

    x: int
    y: int
    radius: str
    url: str
    words: str
    """`Kyiv: 12 stories`."""


class WorldMap(NamedTuple):
    """The dots, largest first so that no small one is hidden, and a sentence that says what it is.

    The land is drawn by the theme, in the same units.
    """

    width: int
    height: int
    dots: tuple[Dot, ...]
    summary: str


def world_map(terms: Sequence[Term], held: int, site: Site) -> WorldMap | None:
    """Return a map of places, *terms* with the most stories first, of *held*; None for too few."""
    most = max((term.count for term in terms), default=1)
    dots = []
    for term in terms:
        at = coordinates(term.name)
        if at is None:
            continue
        x, y = project(*at)
        if not 0 <= y <= HEIGHT:
            continue
        radius = _SMALLEST + (_LARGEST - _SMALLEST) * sqrt((term.count - 1) / max(most - 1, 1))
        told = site.stories(term.count)
        words = site.gettext("%(name)s: %(count)s", name=term.name, count=told)
        dots.append(Dot(round(x), round(y), f"{radius:.1f}", term.url, words))
        if len(dots) == MOST_DOTS:
            break
    if len(dots) < FEWEST_DOTS:
        return None
    summary = site.gettext(
        "%(shown)s of %(all)s places; the more stories, the larger. The list below has them all.",
        shown=site.number(len(dots)),
        all=site.number(held),
    )
    return WorldMap(WIDTH, HEIGHT, tuple(dots), summary)

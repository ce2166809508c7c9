"""Places on a map of the world."""

import pytest

from press import TermUse
from reading.indexviews import Indexes
from reading.projection import HEIGHT, WIDTH, project
from reading.worldmap import MOST_DOTS
from subjects.coordinates import coordinates


@pytest.fixture
def spread(make):
    """Return stories of two months on places of three continents, and of one nobody knows."""
    uses = [("Oslo", "Quito"), ("Oslo", "Nairobi"), ("Oslo", "Mount Nowhere")] * 5
    return [
        make(f"2022-0{1 + n % 2}-10", f"s{n:02}", terms=[TermUse("tag", p, "place") for p in both])
        for n, both in enumerate(uses)
    ]


def test_dots_are_links_sized_by_stories(archive, spread):
    """Each place that lies somewhere is a dot that leads to its page, larger for more stories."""
    world = archive(spread).view(Indexes, "places").map

    assert [(dot.url, dot.words) for dot in world.dots] == [
        ("tag/oslo/", "Oslo: 15 stories"),
        ("tag/nairobi/", "Nairobi: 5 stories"),
        ("tag/quito/", "Quito: 5 stories"),
    ]
    assert float(world.dots[0].radius) > float(world.dots[1].radius)
    assert world.summary.startswith("3 of 4 places;")


def test_small_archives_have_no_map(archive, make, spread):
    """A map is drawn where there are enough stories and places to fill it."""
    few = [make(f"2022-0{1 + n % 2}-10", f"s{n:02}", place="Oslo") for n in range(20)]

    assert archive(spread[:10]).view(Indexes, "places").map is None
    assert archive(few).view(Indexes, "places").map is None
    assert archive(spread).view(Indexes, "tags").map is None


def test_a_map_has_its_limit(archive, make, monkeypatch):
    """A map of very many places has dots for those with the most stories alone."""
    monkeypatch.setattr("reading.worldmap.coordinates", lambda _: (0.0, 0.0))
    places = [TermUse("tag", f"P{n:03}", "place") for n in range(MOST_DOTS + 1)]
    records = [make(f"2022-0{1 + n % 2}-10", f"s{n}", terms=places[n:]) for n in range(12)]
    dots = archive(records).view(Indexes, "places").map.dots

    assert len(dots) == MOST_DOTS
    assert "P000: 1 story" not in {dot.words for dot in dots}


def test_places_lie_where_they_are():
    """Cities, states, states of the past and old names have their coordinates; others none."""
    assert coordinates("Quito") == (-0.2, -78.5)
    assert coordinates("Leningrad") == coordinates("St. Petersburg")
    assert coordinates("Soviet Union") == coordinates("Russia")
    assert coordinates("Mount Nowhere") is None


def test_the_projection():
    """The equator's ends are those of the map; north is up and west is left."""
    assert [round(project(0, degrees)[0]) for degrees in (-180, 0, 180)] == [0, WIDTH / 2, WIDTH]
    assert project(84, 0)[1] == 0
    assert round(project(-57, 0)[1]) == HEIGHT

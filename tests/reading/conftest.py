"""Stories to test with, and small archives of them."""

import pytest

from reading.site import Site
from support import in_memory


@pytest.fixture
def site():
    """Return an English site with Pelican-style addresses of its periods."""
    return Site("en", "{date:%Y}/", "{date:%Y}/{date:%m}/", "{date:%Y}/{date:%m}/{date:%d}/")


@pytest.fixture
def make():
    """Return a function: `make("2022-02-28", "slug", place="Kyiv", …)` gives a story's record."""
    return in_memory.make_record


@pytest.fixture
def shown():
    """Return a function: `shown(record)` gives the story as lists show it."""
    return in_memory.shown


@pytest.fixture
def archive():
    """Return a function: `archive(records, SETTING=…)` gives an archive that holds them."""
    return in_memory.Archive


@pytest.fixture
def figure():
    """Return a caption with a credit, as the reader of seeds gives it."""
    return {"caption": "A harbour.", "credit": "Photo by A / B", "photographers": ["A"]}


@pytest.fixture
def many(make):
    """Return thirty stories: two on each of fifteen days over three years."""
    days = [f"{year}-{month:02}-10" for year in (2019, 2021, 2022) for month in range(1, 6)]
    return [make(day, f"{slug}-{day}", place="Oslo") for day in days for slug in ("a", "b")]

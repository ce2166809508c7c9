"""A small site with a story of three captions, and stand-ins for photographs."""

import pytest

CAPTIONS = """ date 2022-02-28 Rain falls in Lima

A crowd waits in the rain in Lima on 26 February 2022. (Photo by Ada ROSSI / MW)

LIMA, Peru (MW) – The first paragraph opens with the place and the agency.

A bus stands in the water. (Photo by Ben STONE / MW)

It rained all day, people said, and then it rained again.

A dog swims in a street of Lima. (Photo by Ben STONE / MW)

The rain ended at night.
"""


@pytest.fixture
def lima(small_site):
    """Return a site with one story, `lima`, which has three captions and no picture."""
    small_site.write("lima.txt", CAPTIONS)
    return small_site


@pytest.fixture
def made(lima, builder):
    """Return a function that builds the site and returns the build."""
    return lambda *extra: builder(lima.root, *extra)

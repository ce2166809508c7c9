"""A process that stands ready to build, and a small archive for machines to read."""

import pytest

from support.builder import Builder
from support.machines import Small


@pytest.fixture(scope="session")
def builder():
    """Return a function that builds: `builder(root, *arguments, **environment)`."""
    ready = Builder("0")
    yield ready
    ready.close()


@pytest.fixture
def small(tmp_path, builder):
    """Return a function: `small(SETTING=…)` gives a site without stories."""
    return lambda **settings: Small(tmp_path, builder, **settings)

"""How much is tried: a sample in `make test`, all of it in `make torture`."""

import os

TORTURE = bool(os.environ.get("TORTURE"))


def sample(cases, count):
    """Return the first *count* of *cases*; under torture all of them."""
    return list(cases) if TORTURE else list(cases)[:count]

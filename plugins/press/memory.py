"""How much memory a build takes."""

import resource
import sys


def peak_memory() -> int:
    """Return the most bytes that this process has had, with what it shares with others."""
    return _bytes(resource.RUSAGE_SELF)


def peak_of_children() -> int:
    """Return the most bytes that the largest process has had which this one began and saw end."""
    return _bytes(resource.RUSAGE_CHILDREN)


def _bytes(whose: int) -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(whose).ru_maxrss * unit

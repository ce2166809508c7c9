"""How much memory a build takes, and how seldom Python looks for what it may give back."""

import atexit
import gc
import sys
from contextlib import suppress

atexit.register(gc.freeze)  # a process that ends need not look for cycles in what it leaves


def peak_memory() -> int:
    """Return the most bytes that this process has had, with what it shares with others."""
    return _bytes("RUSAGE_SELF")


def peak_of_children() -> int:
    """Return the most bytes that the largest process has had which this one began and saw end."""
    return _bytes("RUSAGE_CHILDREN")


def look_for_cycles_less() -> None:
    """Let Python's collector look at what is here already no more, and at the rest more rarely.

    Stories and pages come and go without cycles: a tenth of a build went into looking for some,
    and as much of the time in which the engine is loaded.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _bytes(whose: str) -> int:
    """Return the bytes; 0 on Windows, which does not tell."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415 (stock Pelican loads this module there, too)

        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(getattr(resource, whose)).ru_maxrss * unit
    return 0

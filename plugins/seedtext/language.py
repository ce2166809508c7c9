"""The language of running text, told offline and the same each time.

py3langid does the work: kept up, offline, deterministic, 0.16 ms a story; it is loaded
(about a second, with numpy) by the first text that needs it.
"""

from functools import cache
from typing import Any

REACH = 400
"""Characters of running text that are looked at."""
_LEAST = 24
"""Letters below which nothing is told."""


def tell_language(text: str) -> str | None:
    """Return the BCP 47 language of *text*'s first 400 characters, None if too short."""
    sample = text[:REACH]
    if sum(map(str.isalpha, sample)) < _LEAST:
        return None
    if sample.isupper():
        sample = sample.lower()  # the model learnt from ordinary text
    return str(_classifier().classify(sample)[0])


@cache
def _classifier() -> Any:
    import py3langid  # noqa: PLC0415 (a build that changes no seed must not pay for it)

    return py3langid

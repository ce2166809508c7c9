"""The language of running text, told offline and the same each time.

py3langid does the work: kept up, offline, deterministic, 0.16 ms a story; it is loaded
(about a second, with numpy) by the first text that needs it.
"""

from functools import cache
from typing import Any

REACH = 400
"""Characters of running text that are looked at."""
FAR = 2400
"""Characters among which English is looked for, where the first do not tell it plainly."""
_LEAST = 24
"""Letters below which nothing is told."""
_ENGLISH = frozenset(
    "a an in the of and to that for was with on by at from as it is has have had which be were "
    "said his their will who after been its this are not but he she they or when while "
    "would".split()
)
_OWN = frozenset(
    "the and that with from his their who after been its this not but they when while would".split()
)
"""Those of them that stand in few other languages: Dutch has `in`, `is`, `was` and `of`, too."""
_ENOUGH = 30
"""Words from which on the commonest ones tell English without the model."""
_SHARE = 6
"""One word in so many is then one of them: twice as many as any other language was seen to have."""
_MANY = 150
"""Words from which on one in eight will do, if English stands throughout."""


def tell_language(text: str) -> str | None:
    """Return the BCP 47 language of *text*'s first 400 characters, None if too short.

    Where these are no plain English, the first 2,400 may be: a name or a list can come first.
    """
    sample = text[:REACH]
    if _is_plainly_english(sample) or (len(text) > REACH and _is_plainly_english(text[:FAR])):
        return "en"
    if sum(map(str.isalpha, sample)) < _LEAST:
        return None
    if sample.isupper():
        sample = sample.lower()  # the model learnt from ordinary text
    return str(_classifier().classify(sample)[0])


def _is_plainly_english(sample: str) -> bool:
    """Tell whether so many of the words are English ones that nobody doubts.

    Most archives are in one language, and most of those in English: the model is neither asked
    nor loaded for them, which takes a worker a second. Of 80 stories in German and Vietnamese
    none is taken for English.
    """
    words = sample.lower().split()
    found = [word for word in words if word in _ENGLISH]
    different = {*found}
    if "the" not in different:
        return False
    if len(words) >= _MANY:
        enough = len(found) * 8 >= len(words) and len(different) >= 10
        return enough and not any(map(_OWN.isdisjoint, _last_quarters(words)))
    enough = len(found) * _SHARE >= len(words) >= _ENOUGH
    return enough and len(different) >= 5 and len(different & _OWN) >= 2


def _last_quarters(words: list[str]) -> list[list[str]]:
    """Return all quarters but the first: a list comes first, a quotation stands in one of them."""
    quarter = len(words) // 4
    return [words[at * quarter : (at + 1) * quarter] for at in (1, 2, 3)]


@cache
def _classifier() -> Any:
    import py3langid  # noqa: PLC0415 (a build that changes no seed must not pay for it)

    return py3langid

"""Words of names: without possessives, without diacritics, as anchors."""

import string

from .normal import normal, words_of
from .normal import plain as _plain

_APART = str.maketrans({**dict.fromkeys(string.punctuation, " "), ".": None})


def plain(name: str) -> str:
    """Return *name* without diacritics."""
    return name if name.isascii() else _plain(name)


def anchors_of(names: list[str]) -> frozenset[str]:
    """Return every word of *names* that `anchor_of` may give of a form in them."""
    text = "\n".join(names)
    if "." in text:  # `Amazon.com` is two words, `U.S.` is one: below both are one
        names = [word for name in names if "." in name for word in words_of(name)]
    else:
        names = []
    text = text.replace("’", "'")
    if not text.isascii():
        text = _plain(normal(text))
    return frozenset(text.casefold().translate(_APART).split()).union(names)


def bare(token: str) -> str:
    """Return *token* without a possessive ending: `Turkey` for `Turkey’s`."""
    if token.endswith(("'s", "’s")):
        return token[:-2]
    return token.rstrip("'’")

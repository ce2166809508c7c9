"""Words of names: without possessives, without diacritics, as anchors; and what is kept of them."""

import string
from collections.abc import Callable
from typing import TypeVar

from .normal import normal, words_of
from .normal import plain as _plain

_APART = str.maketrans({**dict.fromkeys(string.punctuation, " "), ".": None})


Told = TypeVar("Told")


class Kept(dict[str, Told]):
    """What a function tells of each word, asked once: a look-up costs less than a call."""

    def __init__(self, tell: Callable[[str], Told], most: int) -> None:
        """Keep what *tell* says of at most *most* words; then begin anew."""
        super().__init__()
        self._tell, self._most = tell, most

    def __missing__(self, word: str) -> Told:
        """Ask, and keep the answer."""
        if len(self) >= self._most:
            self.clear()
        told = self[word] = self._tell(word)
        return told


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

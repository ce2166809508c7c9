"""Words of names: without possessives, without diacritics, as anchors; and what is kept of them."""

import string
from collections.abc import Callable, Iterable
from typing import TypeVar

from .normal import normal, words_of
from .normal import plain as _plain

_KEPT = 50_000
"""Names whose anchors are kept."""
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


def anchors_in(text: str) -> dict[str, None]:
    """Return every word of *text* that `anchor_of` may give of a form in it, as keys.

    A set would be slower to unite, and one more thing to look through for who collects garbage.
    """
    bare_text = text.replace("’", "'")
    if not bare_text.isascii():
        bare_text = _plain(normal(bare_text))
    words = bare_text.casefold().translate(_APART).split()
    # `Amazon.com` is two words, `U.S.` is one: above both are one
    return dict.fromkeys((*words, *words_of(text)) if "." in text else words)


_ANCHORS = Kept(anchors_in, _KEPT)


def anchors_of(names: Iterable[str]) -> frozenset[str]:
    """Return the anchors in each of *names*, which come again in other stories."""
    return frozenset[str]().union(*map(_ANCHORS.__getitem__, names))


def bare(token: str) -> str:
    """Return *token* without a possessive ending: `Turkey` for `Turkey’s`."""
    if token.endswith(("'s", "’s")):
        return token[:-2]
    return token.rstrip("'’")

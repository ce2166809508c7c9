"""The forms of the authority file, as a reader of runs looks them up."""

from functools import lru_cache

from .authority import Authority, Entry
from .gazetteers import lengths, sources
from .naming import SURE, Piece
from .normal import normal, plain
from .records import KINDS

_KEPT = 50_000
"""Forms whose answer is kept."""


def _key(words: str) -> str:
    return words.casefold() if words.isascii() else plain(normal(words))


class Forms:
    """What printed words are in one authority file."""

    def __init__(self, authority: Authority) -> None:
        """Index the forms of *authority*."""
        keys = frozenset(key for form in authority.forms() for key in (form, plain(form)))
        self._keys = keys
        self._lengths = lengths(keys)
        self._first_words = frozenset(pair.partition(" ")[0] for pair in self._lengths)
        self._entry = lru_cache(_KEPT)(authority.entry)
        self.empty = not authority.entries
        rows = filter(None, map(authority.entry, sources()))
        self.quoted = sources() | {entry.preferred for entry in rows}
        """Bodies that stories often name as a source alone."""

    def entry(self, form: str) -> Entry | None:
        """Return the row of *form*."""
        if form.isascii() and form.casefold() not in self._keys:
            return None  # nearly every name: ten times as fast as to look it up
        return self._entry(form)

    def begins(self, word: str) -> bool:
        """Tell whether a form of several words begins with *word*."""
        return _key(word) in self._first_words

    def length(self, pair: str) -> int:
        """Return the most words of a form that begins with the two of *pair*; 0 for none."""
        return self._lengths.get(_key(pair), 0)

    def piece(self, form: str) -> Piece | None:
        """Return what the authority file says of a printed form; None for what is no subject."""
        entry = self.entry(form)
        if entry is None or entry.kind not in KINDS:
            return None
        return Piece(entry.kind, entry.preferred, SURE, (), form)

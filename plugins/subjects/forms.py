"""The forms of the authority file, as a reader of runs looks them up."""

from functools import lru_cache

from .authority import Authority, Entry
from .gazetteers import sources
from .naming import SURE, Piece
from .normal import normal, plain
from .records import KINDS

_KEPT = 50_000
"""Words and forms whose answer is kept."""


class Forms:
    """What printed words are in one authority file."""

    def __init__(self, authority: Authority) -> None:
        """Index the forms of *authority*."""
        keys = frozenset(key for form in authority.forms() for key in (form, plain(form)))
        first_words = frozenset(key.partition(" ")[0] for key in keys if " " in key)

        def begins(word: str) -> bool:
            key = word.casefold() if word.isascii() else plain(normal(word))
            return key in first_words

        def entry(form: str) -> Entry | None:
            if form.isascii() and form.casefold() not in keys:
                return None  # nearly every name: ten times as fast as to look it up
            return authority.entry(form)

        self.begins = lru_cache(_KEPT)(begins)
        """Tell whether a form of several words begins with a word."""
        self.entry = lru_cache(_KEPT)(entry)
        """Return the row of a form."""
        self.empty = not authority.entries
        rows = filter(None, map(authority.entry, sources()))
        self.quoted = sources() | {entry.preferred for entry in rows}
        """Bodies that stories often name as a source alone."""

    def piece(self, form: str) -> Piece | None:
        """Return what the authority file says of a printed form; None for what is no subject."""
        entry = self.entry(form)
        if entry is None or entry.kind not in KINDS:
            return None
        return Piece(entry.kind, entry.preferred, SURE, (), form)

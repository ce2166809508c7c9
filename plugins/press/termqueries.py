"""What is known of terms: tags, authors, sections, photographers."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice

from .records import Term

_TERM = "tid, facet, name, kind, slug, url, save_as, n, sure"
END = "~"
"""Sorts after every character of an ISO date: `2022-02` to `2022-02~` is a month."""
_OF_TERM = "FROM memberships WHERE tid = ?1 AND published >= ?2 AND published < ?3"
_MANY = 3_000
"""Beyond so many stories to ask for each period is quicker than to look at all of them."""


class TermQueries:
    """The catalogue's questions on terms."""

    db: sqlite3.Connection

    def _term(self, tid: int) -> Term | None:
        sql = f"SELECT {_TERM} FROM terms WHERE tid = ?"  # noqa: S608
        found = self.db.execute(sql, (tid,)).fetchone()
        return Term._make(found) if found else None

    def _term_named(self, facet: str, name: str) -> Term | None:
        sql = f"SELECT {_TERM} FROM terms WHERE facet = ? AND name = ?"  # noqa: S608
        found = self.db.execute(sql, (facet, name)).fetchone()
        return Term._make(found) if found else None

    def terms(self, facet: str) -> list[Term]:
        """Return the terms of *facet* that have stories, by name."""
        sql = f"SELECT {_TERM} FROM terms WHERE facet = ? AND n > 0 ORDER BY name"  # noqa: S608
        return list(map(Term._make, self.db.execute(sql, (facet,))))

    def _with_page(self, facet: str, kinds: tuple[str, ...] | None = None) -> tuple[Term, ...]:
        """Return the terms of *facet* that have a page, most stories first; of *kinds* or all."""
        chosen, values = _of_kinds(kinds)
        sql = (
            f"SELECT {_TERM} FROM terms WHERE facet = ? AND url <> ''{chosen} "  # noqa: S608
            "ORDER BY n DESC, name"
        )
        return tuple(map(Term._make, self.db.execute(sql, (facet, *values))))

    def count_with_page(self, facet: str, kinds: Sequence[str] | None = None) -> int:
        """Return how many terms of *facet* have a page."""
        chosen, values = _of_kinds(kinds)
        sql = f"SELECT count(*) FROM terms WHERE facet = ? AND url <> ''{chosen}"  # noqa: S608
        return int(self.db.execute(sql, (facet, *values)).fetchone()[0])

    def any_with_page(self, facet: str, kinds: Sequence[str] | None = None) -> bool:
        """Tell whether a term of *facet* has a page."""
        chosen, values = _of_kinds(kinds)
        sql = f"SELECT 1 FROM terms WHERE facet = ? AND url <> ''{chosen} LIMIT 1"  # noqa: S608
        return self.db.execute(sql, (facet, *values)).fetchone() is not None

    def count_of_facet(self, facet: str) -> int:
        """Return how many terms of *facet* have stories."""
        sql = "SELECT count(*) FROM terms WHERE facet = ? AND n > 0"
        return int(self.db.execute(sql, (facet,)).fetchone()[0])

    def most_used(self, facet: str, limit: int, kind: str | None = None) -> list[Term]:
        """Return the terms of *facet* with the most stories; ties by name."""
        sql = (
            f"SELECT {_TERM} FROM terms WHERE facet = ? AND n > 0 AND (?2 IS NULL OR kind = ?2) "  # noqa: S608
            "ORDER BY n DESC, name LIMIT ?3"
        )
        return list(map(Term._make, self.db.execute(sql, (facet, kind, limit))))

    def count_of_term(self, tid: int, low: str = "", high: str = END) -> int:
        """Return how many stories of a term were published from *low* to before *high*."""
        sql = f"SELECT count(*) {_OF_TERM}"
        return int(self.db.execute(sql, (tid, low, high)).fetchone()[0])

    def tally_of_term(
        self, tid: int, length: int, low: str = "", high: str = END
    ) -> list[tuple[str, int]]:
        """Return how many of a term's stories each period has; newest first.

        4 for years, 7 months. Stories of which the period is not known are in none.
        """
        return list(self._periods_of_term(tid, length, low, high))

    def _periods_of_term(
        self, tid: int, length: int, low: str, high: str
    ) -> Iterator[tuple[str, int]]:
        """Yield the periods: few stories SQLite sorts by them, of many an index tells each."""
        sql = f"SELECT 1 {_OF_TERM} LIMIT 1 OFFSET ?4"
        if not self.db.execute(sql, (tid, low, high, _MANY)).fetchone():
            sql = (
                f"SELECT substr(published, 1, ?4) AS period, count(*) {_OF_TERM} "
                "AND length(published) >= ?4 GROUP BY period ORDER BY period DESC"
            )
            yield from self.db.execute(sql, (tid, low, high, length))
            return
        sql = f"SELECT max(published) {_OF_TERM}"
        while moment := self.db.execute(sql, (tid, low, high)).fetchone()[0]:
            period = moment[:length]
            if len(moment) >= length:
                yield period, self.count_of_term(tid, max(period, low), high)
            high = period

    def months_of_term(self, tid: int, most: int) -> int:
        """Return how many months have stories of a term, counted up to *most*."""
        months = self._periods_of_term(tid, len("2022-02"), "", END)
        return sum(1 for _ in islice(months, most))

    def span_of_term(self, tid: int) -> tuple[str, str]:
        """Return when the first and the last story of a term were published."""
        sql = (  # two questions, each of one row; in one, every row of the term would be read
            "SELECT (SELECT min(published) FROM memberships WHERE tid = ?1), "
            "(SELECT max(published) FROM memberships WHERE tid = ?1)"
        )
        first, last = self.db.execute(sql, (tid,)).fetchone()
        return first or "", last or ""

    def terms_together(self, tid: int, newest: int) -> Iterator[str]:
        """Yield the terms, parted by spaces, of each of a term's *newest* stories.

        All stories of the last moment that counts are in, so that no tie is broken by chance.
        """
        sql = (
            "SELECT published FROM memberships WHERE tid = ? ORDER BY published DESC "
            "LIMIT 1 OFFSET ?"
        )
        since = self.db.execute(sql, (tid, newest - 1)).fetchone()
        sql = (
            "SELECT s.terms FROM memberships m JOIN stories s ON s.sid = m.sid "
            "WHERE m.tid = ? AND m.published >= ?"
        )
        return (found[0] for found in self.db.execute(sql, (tid, since[0] if since else "")))


def _of_kinds(kinds: Sequence[str] | None) -> tuple[str, Sequence[str]]:
    """Return a condition for terms of *kinds*, and its values; none for all."""
    if kinds is None:
        return "", ()
    return f" AND kind IN ({','.join('?' * len(kinds))})", kinds

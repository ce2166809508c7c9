"""How fast it must be: the bars, and what the rows say of each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .runs import ADDED, CHANGED, FRESH, NOTHING, REMOVED, SAME, Row
from .sites import HUGO, LINKED, OURS, PUBLIC, STOCK

KB, GB = 1024, 10**9
BOTH = {OURS: "", PUBLIC: ", public"}
"""What we build, and what is said of it: for readers, and with what machines read."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure that may be at most so large; the goal is what is hoped for."""

    stories: int
    what: str
    most: float
    unit: str
    find: Callable[["Rows"], float | None]
    goal: float | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A bar beside what was measured."""

    bar: Bar
    found: float

    @property
    def kept(self) -> bool:
        """Tell whether the bar is kept."""
        return self.found <= self.bar.most


class Rows:
    """The rows of a run, to be asked for one."""

    def __init__(self, rows: list[Row]) -> None:
        """Take the *rows*; builds that failed say nothing."""
        self._rows = {(r.stories, r.source, r.tool, r.case): r for r in rows if not r.cost.failure}

    def get(
        self, stories: int, case: str = NOTHING, tool: str = OURS, source: str = "seeds"
    ) -> Row | None:
        """Return the row of that build, if there is one."""
        return self._rows.get((stories, source, tool, case))

    def ratio(self, row: Row, rival: str) -> float | None:
        """Return the seconds of *row* as a part of those of *rival* from nothing.

        For a change too: the rivals pay all of it again.
        """
        whole = self.get(row.stories, NOTHING, rival, row.source)
        return row.cost.wall / whole.cost.wall if whole else None


def judge(rows: list[Row]) -> list[Verdict]:
    """Return each bar that *rows* say something of, with what they say."""
    known = Rows(rows)
    found = [(bar, bar.find(known)) for bar in bars()]
    return [Verdict(bar, value) for bar, value in found if value is not None]


def bars() -> Iterator[Bar]:
    """Yield all bars."""
    small, large = 10_000, 100_000
    yield Bar(small, "from nothing", 0.6, "× Hugo", _ratio(small, HUGO), 0.25)
    yield Bar(small, "from nothing", 0.6, "× Hugo, linked", _ratio(small, LINKED), 0.25)
    yield Bar(small, "from nothing", 0.08, "× Pelican", _ratio(small, STOCK))
    yield from _bars_of_markdown(small)
    yield from _bars_of_size(small)
    yield Bar(large, "from nothing", 0.25, "× Hugo", _ratio(large, HUGO), 0.1)
    yield Bar(large, "from nothing", 0.25, "× Hugo, linked", _ratio(large, LINKED), 0.1)
    yield Bar(large, "a story's time, of that at 10,000", 1.3, "×", _growth)
    for case in (ADDED, CHANGED, REMOVED):
        yield Bar(large, case, 0.01, "× Hugo", _ratio(large, HUGO, case))
        yield Bar(large, case, 0.01, "× Hugo, linked", _ratio(large, LINKED, case))
    for tool in BOTH:
        yield from _bars_of_changes(large, tool)
    yield from _bars_of_size(large)
    yield Bar(large, "all files, public", 1.5, "GB", _of(large, NOTHING, _size, tool=PUBLIC))


def _bars_of_changes(size: int, tool: str) -> Iterator[Bar]:
    """Yield what holds with and without what machines read."""
    also = BOTH[tool]
    for case in (ADDED, CHANGED, REMOVED):
        yield Bar(size, case + also, 4, "s", _wall(size, case, tool=tool), 1.5)
    yield Bar(size, SAME + also, 3, "s", _wall(size, SAME, tool=tool), 1)
    yield Bar(size, FRESH + also, 20, "s", _wall(size, FRESH, tool=tool))
    memory = _of(size, NOTHING, _gigabytes, tool=tool)
    yield Bar(size, f"memory, from nothing{also}", 1.2, "GB", memory)


def _bars_of_markdown(size: int) -> Iterator[Bar]:
    whole = _ratio(size, STOCK, source="Markdown")
    yield Bar(size, "Markdown, from nothing", 0.35, "× Pelican", whole)
    yield Bar(size, f"Markdown, {CHANGED}", 3, "s", _wall(size, CHANGED, "Markdown"))
    written = _of(size, ADDED, lambda row: row.written, "Markdown")
    yield Bar(size, "written for one story with 6 tags", 60, "files", written)


def _bars_of_size(size: int) -> Iterator[Bar]:
    for tool, also in BOTH.items():
        for case in (SAME, FRESH):
            written = _of(size, case, lambda row: row.written, tool=tool)
            yield Bar(size, f"written, {case}{also}", 0, "files", written)
    written = _of(size, ADDED, lambda row: row.written, tool=PUBLIC)
    yield Bar(size, "written for one story, public", 100, "files", written)
    yield Bar(
        size, "files a story", 1.3, "files", _of(size, NOTHING, lambda row: row.files / row.stories)
    )
    for tool, also in BOTH.items():
        beyond = _of(size, NOTHING, _kilobytes, tool=tool)
        yield Bar(size, f"a story's page beyond its text{also}", 12, "KB", beyond)
    hugo = 0.6 if size < 100_000 else 0.25
    yield Bar(size, "from nothing, public", hugo, "× Hugo", _ratio(size, HUGO, tool=PUBLIC))
    yield Bar(size, "files a story for machines", 0.2, "files", _for_machines(size))


def _of(
    stories: int,
    case: str,
    figure: Callable[[Row], float | None],
    source: str = "seeds",
    tool: str = OURS,
) -> Callable[[Rows], float | None]:
    """Return what finds a *figure* of our build of that case."""

    def find(rows: Rows) -> float | None:
        row = rows.get(stories, case, tool, source)
        return figure(row) if row else None

    return find


def _wall(
    stories: int, case: str, source: str = "seeds", tool: str = OURS
) -> Callable[[Rows], float | None]:
    return _of(stories, case, lambda row: row.cost.wall, source, tool)


def _for_machines(stories: int) -> Callable[[Rows], float | None]:
    """Return what finds how many files more than for readers a public site has, for each story."""

    def find(rows: Rows) -> float | None:
        ours, public = rows.get(stories), rows.get(stories, tool=PUBLIC)
        return (public.files - ours.files) / stories if ours and public else None

    return find


def _ratio(
    stories: int, rival: str, case: str = NOTHING, source: str = "seeds", tool: str = OURS
) -> Callable[[Rows], float | None]:
    def find(rows: Rows) -> float | None:
        row = rows.get(stories, case, tool, source)
        return rows.ratio(row, rival) if row else None

    return find


def _growth(rows: Rows) -> float | None:
    large, small = rows.get(100_000), rows.get(10_000)
    return large.cost.wall / small.cost.wall / 10 if large and small else None


def _gigabytes(row: Row) -> float | None:
    return None if row.cost.memory is None else row.cost.memory / GB


def _size(row: Row) -> float | None:
    return None if row.size is None else row.size / GB


def _kilobytes(row: Row) -> float | None:
    return None if row.beyond is None else row.beyond / KB

"""How well the finder finds: what `make evaluate` printed, for pages and README to say."""

from typing import NamedTuple

MEASURED = "2026-11-28"


class Figure(NamedTuple):
    """One measure: what, of which stories, and how many of a hundred."""

    what: str
    of: str
    percent: int


FIGURES = (
    Figure("Countries, against an editor’s (F1)", "1,500 Reuters stories of 1987", 91),
    Figure("People that an editor named, found", "1,500 Reuters stories of 1987", 98),
    Figure("Organisations that an editor named, found", "1,500 Reuters stories of 1987", 100),
    Figure("Tags right: name, kind, worth a tag", "150 tags of 300 modern stories, read", 94),
    Figure("People and organisations right", "57 modern stories, labelled by reading", 96),
    Figure("People and organisations found", "54 modern stories, labelled by reading", 82),
)

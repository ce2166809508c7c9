"""What was measured, as tables: for the terminal and for `docs/bench.md`."""

import re
from dataclasses import dataclass
from pathlib import Path

from .bars import Rows, Verdict, judge
from .parts import Parts
from .runs import NOTHING, Row
from .sites import HUGO, STOCK

INTRODUCTION = """\
# How fast

Written by `make bench`; a size that was not measured again keeps what stood here. Made stories of
about 3 KB, eight a day over thirty years, in this project, in Hugo and in Pelican as it comes
(theme `simple`), one after the other on the same machine. All have pages of stories, tags,
authors, years, months and days, a front page and lists of years, tags and authors; Hugo has
minimal templates of its own, and nobody has feeds or page numbers. "Hugo, linked" also shows below
a story what our pages show: the same day, the stories before and after, related ones. "Cuttings,
public" is ours as `make publish` builds it: with feeds, sitemaps and data files of whole texts.
Beside our seeds the others' stories are Markdown, with the tags that our program finds; as
Markdown all have the same six.

Seconds and CPU are those of the whole process with all it starts, memory is what all of them held
together at most (PSS; looks take a fortieth of the time at most). The ratios are of seconds, to a
build from nothing: for one story more the others build everything again. "Written" are the files
that a build wrote anew, "beyond" the bytes of a story's page less those of its source. Medians.

![Seconds that each takes](bench.svg)
"""
_HEADS = (
    *("reads", "build", "with", "s", "CPU s", "× Hugo", "× Pelican", "MB"),
    *("pages", "files", "written", "removed", "builds"),
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where, when and with what it was measured."""

    day: str
    machine: str
    versions: str
    place: str
    load: str
    cores: int
    parts: Parts

    def __str__(self) -> str:
        """Return it in two lines."""
        return (
            f"{self.day}. {self.versions}. {self.machine}.\n"
            f"Sources and output {self.place}; load when it began {self.load}."
        )


def sections(rows: list[Row], setting: Setting) -> dict[int, str]:
    """Return, by size, a heading, the setting, the table of builds and that of the bars."""
    verdicts = judge(rows)
    known = Rows(rows)
    found = {}
    for size in sorted({row.stories for row in rows}):
        here = [row for row in rows if row.stories == size]
        parts = [
            f"## {size:,} stories",
            str(setting),
            table(_HEADS, [_cells(r, known) for r in here]),
        ]
        if judged := [verdict for verdict in verdicts if verdict.bar.stories == size]:
            heads = ("bar", "measured", "at most", "goal", "")
            parts.append(table(heads, [_judged(verdict) for verdict in judged]))
            parts += [told for verdict in judged if (told := _left(verdict, known, setting))]
        found[size] = "\n\n".join(parts) + "\n"
    return found


def _left(verdict: Verdict, known: Rows, setting: Setting) -> str:
    """Return what time a bar beside Hugo leaves a story, beside what its parts take."""
    bar = verdict.bar
    hugo = known.get(bar.stories, NOTHING, HUGO)
    if (bar.what, bar.unit) != (NOTHING, "× Hugo") or verdict.kept or hugo is None:
        return ""
    left = bar.most * hugo.cost.wall * setting.cores / bar.stories * 1000
    return (
        f"{bar.most:g} × Hugo leaves {left:.2f} ms of the cores' time for a story from nothing.\n"
        "At its fastest, while all are at work, a core takes for\n"
        f"{setting.parts}.\n"
        "To that come the start, the catalogue, the plan, links and all lists."
    )


def write_page(path: Path, new: dict[int, str]) -> None:
    """Write the sections *new* into the page at *path*, and keep its others."""
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    kept = re.findall(r"^## ([\d,]+) stories\n.*?(?=^## |\Z)", old, re.MULTILINE | re.DOTALL)
    texts = re.split(r"^(?=## )", old, flags=re.MULTILINE)[1:]
    known = {int(size.replace(",", "")): text for size, text in zip(kept, texts, strict=True)}
    known |= new
    parts = [INTRODUCTION, *(known[size].strip() + "\n" for size in sorted(known))]
    path.write_text("\n".join(parts), encoding="utf-8")


def table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a table in Markdown that reads well as it stands; figures stand right."""
    columns = list(zip(heads, *rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    figures = [
        all(re.match(r"[\d–]|$|over|exit", cell) for cell in column[1:]) for column in columns
    ]

    def line(cells: tuple[str, ...]) -> str:
        padded = [
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(cells, widths, figures, strict=True)
        ]
        return f"| {' | '.join(padded)} |"

    rule = "|".join(
        f"-{'-' * width}{':' if right else '-'}"
        for width, right in zip(widths, figures, strict=True)
    )
    return "\n".join([line(heads), f"|{rule}|", *map(line, rows)])


def _cells(row: Row, known: Rows) -> tuple[str, ...]:
    cost = row.cost
    counts = (row.pages, row.files, row.written, row.removed)
    beside = [known.ratio(row, rival) for rival in (HUGO, STOCK)]
    return (
        row.source,
        row.case,
        row.tool,
        cost.failure or f"{cost.wall:.2f}",
        f"{cost.cpu:.2f}",
        *("–" if r is None or cost.failure else f"{r:.3f}" for r in beside),
        "–" if cost.memory is None else f"{cost.memory / 1e6:,.0f}",
        *(f"{count:,}" for count in counts),
        str(row.rounds),
    )


def _judged(verdict: Verdict) -> tuple[str, ...]:
    bar = verdict.bar
    goal = "" if bar.goal is None else f"{bar.goal:g} {bar.unit}"
    return (
        bar.what,
        f"{verdict.found:,.3g} {bar.unit}"
        if verdict.found < 1_000
        else f"{verdict.found:,.0f} {bar.unit}",
        f"{bar.most:g} {bar.unit}",
        goal,
        "ok" if verdict.kept else "MISSED",
    )

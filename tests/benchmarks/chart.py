"""The picture of it: a bar for each tool, in the site's own inks, as an SVG without script."""

from collections.abc import Iterator
from html import escape

from .runs import ADDED, NOTHING, Row
from .sites import OURS

WIDTH, LEFT, RIGHT = 680, 132, 92
LINE, BAR = 26, 12
_STYLE = """\
  <style>
    svg { --paper: #fbfaf7; --ink: #16181c; --soft: #55595f; --rule: #d8d4ca; --ours: #9b1c1f }
    @media (prefers-color-scheme: dark) {
      svg { --paper: #14161a; --ink: #e9e6df; --soft: #a7a9ab; --rule: #2e3238; --ours: #ff8f80 }
    }
    text { font: 13px system-ui, sans-serif; fill: var(--ink); font-variant-numeric: tabular-nums }
    .label, .foot { fill: var(--soft) }
    .foot { font-size: 11px }
    .paper { fill: var(--paper) }
    .rule { stroke: var(--rule) }
    .bar { fill: var(--soft) }
    .ours { fill: var(--ours) }
  </style>"""


def chart(rows: list[Row], foot: str) -> str:
    """Return the SVG of the largest archive that *rows* have, built whole and with a story more.

    A tool of which no build with a story more was measured builds everything again.
    """
    size = max(row.stories for row in rows)
    here = [row for row in rows if row.stories == size and not row.cost.failure]
    if seeds := [row for row in here if row.source == "seeds"]:
        here = seeds
    groups = [
        (f"{size:,} stories from nothing", [r for r in here if r.case == NOTHING]),
        ("One story more", _one_more(here)),
    ]
    longest = max((row.cost.wall for _, group in groups for row in group), default=1)
    body, y = [], 8
    for title, group in groups:
        y += LINE
        body.append(f'<text x="16" y="{y}">{escape(title)}</text>')
        body.append(f'<line class="rule" x1="16" x2="{WIDTH - 16}" y1="{y + 8}" y2="{y + 8}"/>')
        y += 12
        for row in group:
            body += _bar(row, y, longest)
            y += LINE
    y += LINE
    body.append(f'<text class="foot" x="16" y="{y}">{escape(foot)}</text>')
    return _svg(body, y + 14, _in_words(groups))


def _one_more(rows: list[Row]) -> list[Row]:
    """Return, of each tool, the build with a story more, or its build of everything."""
    found = {row.tool: row for row in rows if row.case == NOTHING}
    found |= {row.tool: row for row in rows if row.case == ADDED}
    return list(found.values())


def _bar(row: Row, y: int, longest: float) -> Iterator[str]:
    length = max(1.0, row.cost.wall / longest * (WIDTH - LEFT - RIGHT))
    kind = "bar ours" if row.tool == OURS else "bar"
    yield f'<text class="label" x="{LEFT - 10}" y="{y + 15}" text-anchor="end">{row.tool}</text>'
    yield f'<rect class="{kind}" x="{LEFT}" y="{y + 5}" width="{length:.1f}" height="{BAR}"/>'
    yield f'<text x="{LEFT + length + 8:.1f}" y="{y + 15}">{_seconds(row)}</text>'


def _seconds(row: Row) -> str:
    wall = row.cost.wall
    return f"{wall:.1f} s" if wall < 100 else f"{wall:,.0f} s"


def _in_words(groups: list[tuple[str, list[Row]]]) -> str:
    return " ".join(
        f"{title}: {', '.join(f'{row.tool} {_seconds(row)}' for row in group)}."
        for title, group in groups
    )


def _svg(body: list[str], height: int, words: str) -> str:
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
        f"  <title>{escape(words)}</title>",
        _STYLE,
        f'  <rect class="paper" width="{WIDTH}" height="{height}"/>',
        *(f"  {line}" for line in body),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"

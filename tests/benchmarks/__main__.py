"""`make bench`: prints every figure beside its bar, with the machine it was measured on."""

import argparse
import signal
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from support.building import ROOT

from .chart import chart
from .machine import cores, load, machine, scratch_place
from .parts import measure_parts
from .reader import measure_reader
from .report import Setting, sections, write_page
from .runs import Plan, Row, run
from .sites import HUGO, LINKED, OURS, PUBLIC, SOURCES, STOCK, versions

SIZES = (1_000, 10_000)
REACH = 10_000
"""Up to so many stories stock Pelican, which is quadratic, takes minutes and not hours; Markdown
is measured as far."""
MINUTES_FROM = 100_000
"""From so many stories a build from nothing takes minutes: one of each tool."""


def main(arguments: list[str]) -> int:
    """Measure, print and write what `make bench` promises; return the exit code."""
    options = _options(arguments)
    if not options.sites_only:
        print(f"Python {sys.version.split()[0]}, {sys.platform}")
        measure_reader()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended: nothing is written"))
    plans = list(_plans(options))
    place, called = scratch_place(max(plan.stories for plan in plans))
    tools = tuple(dict.fromkeys(tool for plan in plans for tool in plan.tools))
    today = datetime.now(UTC).date().isoformat()
    begun = load()
    parts = measure_parts(place, cores())
    setting = Setting(today, machine(), versions(tools), called, begun, cores(), parts)
    print(f"\n{setting}\nFor a story of theirs a core needs: {parts}", flush=True)
    rows: list[Row] = []
    for plan in plans:
        with tempfile.TemporaryDirectory(prefix="cuttings-bench-", dir=place) as scratch:
            rows += run(plan, Path(scratch), _say)
    # Of a size that another is only set beside, the page keeps what was measured whole.
    sizes = {plan.stories for plan in plans if plan.changes}
    found = {size: text for size, text in sections(rows, setting).items() if size in sizes}
    print("", *found.values(), sep="\n")
    options.docs.mkdir(exist_ok=True)
    write_page(options.docs / "bench.md", found)
    foot = f"Seconds, less is better. {setting.day}, {setting.versions}"
    (options.docs / "bench.svg").write_text(chart(rows, foot), encoding="utf-8")
    failed = [row for row in rows if row.cost.failure.startswith("exit")]
    return 1 if failed else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--stories", type=int, action="append", help="an archive of that size")
    parser.add_argument("--rounds", type=int, default=3, help="builds of each case")
    parser.add_argument("--limit", type=float, default=3600, help="seconds a build may take")
    parser.add_argument("--only-ours", action="store_true", help="without Hugo and Pelican")
    parser.add_argument(
        "--without", choices=(HUGO, LINKED, STOCK, PUBLIC), action="append", default=[]
    )
    parser.add_argument("--stock", action="store_true", help="stock Pelican for any size")
    parser.add_argument("--source", choices=SOURCES, help="seeds alone, or Markdown alone")
    parser.add_argument("--sites-only", action="store_true", help="without the reader's speed")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help="where to write")
    return parser.parse_args(arguments)


def _plans(options: argparse.Namespace) -> list[Plan]:
    """Return what is measured, by the options; 100,000 are set beside 10,000 of our own."""
    plans = []
    sizes = options.stories or list(SIZES)
    for size in sizes:
        tools = (OURS,) if options.only_ours else (OURS, HUGO, LINKED, STOCK)
        if size > REACH:
            tools = tuple(tool for tool in tools if tool != STOCK or options.stock)
        tools = tuple(tool for tool in tools if tool not in options.without)
        sources = (options.source,) if options.source else SOURCES
        once = size >= MINUTES_FROM
        plans += [
            Plan(size, source, tools, options.rounds, once, limit=options.limit)
            for source in sources
            if size <= REACH or source == "seeds" or options.source
        ]
        if (
            "seeds" in sources and PUBLIC not in options.without
        ):  # by itself, as memory may hold no more sites at once
            plans.append(
                Plan(size, "seeds", (PUBLIC,), options.rounds, once=True, limit=options.limit)
            )
    if max(sizes) == 100_000 and 10_000 not in sizes:
        plans.insert(0, Plan(10_000, "seeds", (OURS,), options.rounds, changes=False))
    return plans


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Which builds are measured, in which order: the tools take turns, then one story changes."""

import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .measure import Cost
from .sites import HUGO, LINKED, MAKERS, OURS, PUBLIC, STOCK, Site
from .stories import changed, make_stories, make_story, newest_story
from .trees import State, count_pages, state, story_page_bytes, touched, tree_bytes

NOTHING = "from nothing"
ADDED, CHANGED, REMOVED = "one added", "one changed", "one removed"
SAME, FRESH = "nothing changed", "fresh checkout"
CASES = {"seeds": (ADDED, CHANGED, REMOVED, SAME, FRESH), "Markdown": (ADDED, CHANGED)}
"""What our side builds after the build from nothing, by what it reads."""
REBUILD_REACH = 10_000
"""Up to so many stories Hugo builds one story more, which takes it as long as all."""
ONCE_FROM = 10_000
"""From so many stories stock Pelican and Hugo with linked pages build once: minutes, seconds."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure for one size of archive."""

    stories: int
    source: str
    tools: tuple[str, ...]
    rounds: int
    """Builds of each case; the median counts."""
    once: bool = False
    """Whether the builds from nothing, which take minutes, are one."""
    changes: bool = True
    """Whether anything is built after the build from nothing."""
    limit: float = 3600
    """Seconds after which a build is ended."""


@dataclass(frozen=True, slots=True)
class Row:
    """One tool's builds of one case: the median."""

    stories: int
    source: str
    tool: str
    case: str
    cost: Cost
    rounds: int
    pages: int
    files: int
    written: int = 0
    removed: int = 0
    beyond: float | None = None
    """Mean bytes of a story's page more than its source has."""
    size: int | None = None
    """Bytes of all files."""


def run(plan: Plan, scratch: Path, say: Callable[[str], None]) -> Iterator[Row]:
    """Yield the rows of *plan*, whose sites are laid in the folder *scratch*.

    *say* is told of each build when it is done.
    """
    sites = {
        tool: MAKERS[tool](scratch / str(number), plan.source)
        for number, tool in enumerate(plan.tools)
    }
    sizes = _lay(plan, sites)
    costs = _in_turns(plan, sites, say)
    for tool, site in sites.items():
        files = state(site.output)
        page = story_page_bytes(site.output)
        beyond = None if page is None else page - sizes[tool]
        figures = {"written": len(files), "beyond": beyond, "size": tree_bytes(site.output)}
        yield _row(plan, (tool, NOTHING), costs[tool], files, **figures)
    for tool, site in sites.items():
        if plan.changes and not costs[tool][-1].failure:
            yield from _after(plan, site, _cases(plan, tool), say)
        if tool != OURS:
            site.empty()  # scratch may be memory


def _cases(plan: Plan, tool: str) -> tuple[str, ...]:
    """Return what *tool* builds after the build from nothing."""
    if tool in {OURS, PUBLIC}:
        return CASES[plan.source]
    return (ADDED,) if tool == HUGO and plan.stories <= REBUILD_REACH else ()


def _lay(plan: Plan, sites: dict[str, Site]) -> dict[str, float]:
    """Write the stories into every site, and return the mean bytes of a source."""
    sizes = dict.fromkeys(sites, 0)
    for story in make_stories(plan.stories):
        for tool, site in sites.items():
            sizes[tool] += site.put(story)
    return {tool: size / plan.stories for tool, size in sizes.items()}


def _in_turns(
    plan: Plan, sites: dict[str, Site], say: Callable[[str], None]
) -> dict[str, list[Cost]]:
    """Build every site from nothing, in turns, so that a busy minute slows them all."""
    costs: dict[str, list[Cost]] = {tool: [] for tool in sites}
    for turn in range(1 if plan.once else plan.rounds):
        for tool, site in sites.items():
            once = tool in {STOCK, LINKED} and plan.stories >= ONCE_FROM
            failed = bool(costs[tool] and costs[tool][-1].failure)
            if not failed and not (turn and once):
                site.empty()
                costs[tool].append(_build(plan, site, NOTHING, say))
    return costs


def _after(
    plan: Plan, site: Site, cases: tuple[str, ...], say: Callable[[str], None]
) -> Iterator[Row]:
    """Yield the rows of changes to a site that is built, made and built in turns.

    So a machine that is slow for a minute slows them all.
    """
    costs: dict[str, list[Cost]] = {case: [] for case in cases}
    touches: dict[str, list[tuple[int, int]]] = {case: [] for case in cases}
    left: dict[str, State] = {}
    for turn in range(plan.rounds):
        for case in cases:
            if costs[case] and costs[case][-1].failure:
                continue
            lay_change(plan, site, case, turn)
            before = state(site.output)
            costs[case].append(_build(plan, site, case, say))
            left[case] = state(site.output)
            touches[case].append(touched(before, left[case]))
    for case in cases:
        written, removed = (max(figures) for figures in zip(*touches[case], strict=True))
        figures = {"written": written, "removed": removed}
        yield _row(plan, (site.tool, case), costs[case], left[case], **figures)


def lay_change(plan: Plan, site: Site, case: str, turn: int) -> None:
    """Lay the site as *case* has it; each *turn* takes another story."""
    half, third = plan.stories // 2, plan.stories // 3
    if case == ADDED:
        site.put(newest_story(turn, plan.stories))
    elif case == CHANGED:
        site.put(changed(make_story(half + turn, plan.stories), f"change {turn}"))
    elif case == REMOVED:
        site.remove(make_story(third + turn, plan.stories))
    elif case == FRESH:
        site.check_out()


def _build(plan: Plan, site: Site, case: str, say: Callable[[str], None]) -> Cost:
    cost = site.build(plan.limit)
    failure = f"  {cost.failure}: {cost.said[-400:]}" if cost.failure else ""
    say(
        f"  {plan.stories:,} {plan.source}, {site.tool}, {case}: "
        f"{cost.wall:.2f} s, {cost.cpu:.2f} s of CPU{failure}"
    )
    return cost


def _row(plan: Plan, built: tuple[str, str], costs: list[Cost], files: State, **more) -> Row:
    """Return the row of a tool and a case, *built*, that left *files*."""
    tool, case = built
    return Row(
        stories=plan.stories,
        source=plan.source,
        tool=tool,
        case=case,
        cost=_median(costs),
        rounds=len(costs),
        pages=count_pages(files),
        files=len(files),
        **more,
    )


def _median(costs: list[Cost]) -> Cost:
    """Return the median of each figure; a failure in any round is one of all."""
    held = [cost.memory for cost in costs if cost.memory is not None]
    return Cost(
        wall=statistics.median(cost.wall for cost in costs),
        cpu=statistics.median(cost.cpu for cost in costs),
        memory=int(statistics.median(held)) if held else None,
        failure=costs[-1].failure,
        said=costs[-1].said,
    )

"""What a person sees while a site is built: bars in a terminal, plain lines in a log."""

import logging
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from pelican.log import console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

from .records import Fault

log = logging.getLogger(__name__)

_PATIENCE = 5.0
"""Seconds between two lines of one stage in a log."""


class Rate(ProgressColumn):
    """How many are done a second."""

    def render(self, task: Task) -> Text:
        """Return the rate of *task*; nothing before there is one."""
        return Text(
            f"{task.speed:,.0f} a second" if task.speed else "", style="progress.data.speed"
        )


class Stage:
    """One step of a build."""

    def __init__(self, name: str, bars: Bars | None, count: int) -> None:
        """Count up to *count*, in *bars* where there is a terminal."""
        self.name, self.bars, self.count, self.done = name, bars, count, 0
        self.began = self.told = time.monotonic()
        self.task = bars.add_task(name, total=count or None, visible=count > 0) if bars else None

    def total(self, count: int) -> None:
        """Say how many there are, where that is known only now."""
        self.count = count
        if self.bars is not None and self.task is not None:
            self.bars.update(self.task, total=count, visible=count > 0)

    def step(self, count: int = 1) -> None:
        """Count *count* more."""
        self.done += count
        if self.bars is not None and self.task is not None:
            self.bars.update(self.task, advance=count)
            return
        now = time.monotonic()
        if now - self.told >= _PATIENCE and log.isEnabledFor(logging.ERROR):
            self.told = now
            rate = self.done / (now - self.began)
            left = (self.count - self.done) / rate if rate and self.count else 0
            console.print(
                f"{self.name}: {self.done:,} of {self.count:,}, {rate:,.0f} a second, "
                f"{left:,.0f} s left",
                highlight=False,
                soft_wrap=True,
            )


class Progress:
    """Tells of the stages of one build."""

    def __init__(self, began: float, *, quiet: bool = False) -> None:
        """Tell of a build that *began* at a moment of `time.monotonic()`; nothing if *quiet*."""
        self.began, self.quiet = began, quiet

    @contextmanager
    def stage(self, name: str, count: int = 0) -> Iterator[Stage]:
        """Tell of one stage while it lasts; `pelican -v` also prints what it took."""
        began, cpu = time.monotonic(), time.process_time()
        with self._stage(name, count) as stage:
            yield stage
        now, spent = time.monotonic(), time.process_time()
        log.info("%s: %.2f s, %.2f s of this process", name, now - began, spent - cpu)

    @contextmanager
    def _stage(self, name: str, count: int) -> Iterator[Stage]:
        if not sys.stdout.isatty() or self.quiet:
            yield Stage(name, None, count)
            return
        columns = (
            TextColumn("{task.description:<10}"),
            BarColumn(),
            MofNCompleteColumn(),
            Rate(),
            TimeRemainingColumn(),
        )
        with Bars(*columns, console=console, transient=True) as bars:
            yield Stage(name, bars, count)

    @property
    def seconds(self) -> float:
        """Return how long the build has taken."""
        return time.monotonic() - self.began


@dataclass(slots=True)
class Result:
    """What a build did."""

    stories: int = 0
    read: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    """How many files could not be read, by kind of fault."""
    pages: int = 0
    written: int = 0
    removed: int = 0
    memory: int = 0
    """The most bytes of this process and each that worked for it, with what they share."""
    faults: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    walked: set[tuple[str, str]] = field(default_factory=set)
    """Templates of many pages, each with a list of the whole archive that it looked into."""


def kind_of(fault: Fault) -> str:
    """Return what was expected, which says nothing of what stands in the file."""
    expected, found, _ = fault.reason.partition(", found")
    return expected.removeprefix("expected ") if found else "other"

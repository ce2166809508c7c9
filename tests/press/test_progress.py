"""What a person sees while a site is built, in a terminal and in a log."""

import io
import logging
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from rich.console import Console

from press import progress, workers
from press.progress import Progress


@pytest.fixture
def printed(monkeypatch):
    """Return what is printed to a console of its own, and let every step be told."""
    seen = io.StringIO()
    monkeypatch.setattr(progress, "_PATIENCE", 0)

    def told(*, terminal):
        console = Console(file=seen, force_terminal=terminal, width=100)
        monkeypatch.setattr(progress, "console", console)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
        return seen

    return told


def test_a_log_has_lines(printed):
    """A line says what is done, of how many, how fast, and how long it will take."""
    seen = printed(terminal=False)
    with Progress(0.0).stage("Reading", 1_200) as stage:
        stage.step(300)

    assert seen.getvalue().startswith("Reading: 300 of 1,200, ")
    assert seen.getvalue().endswith(" s left\n")
    assert " a second, " in seen.getvalue()


@pytest.mark.parametrize("name", ["Reading", "Planning", "Rendering"])
def test_a_terminal_has_bars(printed, name):
    """A bar has its name, what is done and of how many."""
    seen = printed(terminal=True)
    with Progress(0.0).stage(name) as stage:
        stage.total(3)
        stage.step()

    assert name in seen.getvalue()
    assert "1/3" in seen.getvalue()


def test_who_is_quiet_says_nothing(printed, monkeypatch):
    """`pelican -q` prints no bars."""
    seen = printed(terminal=True)
    monkeypatch.setattr(progress.log, "isEnabledFor", lambda level: level > logging.ERROR)
    with Progress(0.0, quiet=True).stage("Reading", 3) as stage:
        stage.step()

    assert seen.getvalue() == ""


def test_every_worker_counts():
    """The memory of a build is that of this process and of each that worked for it."""
    memory = {}

    def work(job):
        return workers.Told(job, [], job % 2, 100 * job)

    with ThreadPoolExecutor(1) as pool:
        done = [*workers.in_turn(pool, work, [1, 2, 3, 4], 1, memory)]

    assert sorted(done) == [1, 2, 3, 4]  # in any order
    assert memory == {0: 400, 1: 300}

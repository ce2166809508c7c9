"""The process that all workers are copies of, begun while this one still loads the engine."""

import sys
from collections.abc import Iterable
from multiprocessing import get_context
from multiprocessing.context import BaseContext

AT_HAND = (
    *("pelican", "pelican.generators", "pelican.paginator", "babel.dates", "markdown"),
    "press.workers",
)
"""Modules that take long to load: loaded once, in that process."""


def context_of(plugins: Iterable[str]) -> BaseContext:
    """Return how worker processes are started: clean, as Pelican's own threads run here.

    What the *plugins* name in `AHEAD` is loaded once for all of them, too.
    """
    if sys.platform in {"win32", "darwin"}:
        return get_context("spawn")
    context = get_context("forkserver")
    theirs = [m for name in plugins for m in getattr(sys.modules.get(name), "AHEAD", ())]
    context.set_forkserver_preload([*AT_HAND, *theirs])
    return context


def begin(plugins: Iterable[str]) -> None:
    """Let the process load what workers need, where they are copies of one."""
    if context_of(plugins).get_start_method() == "forkserver":
        from multiprocessing import forkserver  # noqa: PLC0415 (no such thing on Windows)

        forkserver.ensure_running()

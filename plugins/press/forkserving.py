"""The process that all workers are copies of: what they need is loaded there, once."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.context import BaseContext

LIBRARIES = ("pelican", "pelican.generators", "pelican.paginator", "babel.dates", "markdown")
"""What every worker needs and takes long to load: loaded once, in that process."""


def context_of(plugins: Iterable[str]) -> BaseContext:
    """Return how workers are started: clean, as Pelican's own threads run here.

    Where they are copies of one process, that loads the engine and what *plugins* name in `AHEAD`.
    """
    if sys.platform in {"win32", "darwin"}:
        return get_context("spawn")
    from multiprocessing import forkserver  # noqa: PLC0415 (no such thing on Windows)

    context = get_context("forkserver")
    ours = () if sys.flags.ignore_environment else ("press.workers", *_ahead(plugins))
    context.set_forkserver_preload([*LIBRARIES, *ours])
    with _path_for_others():
        forkserver.ensure_running()
    return context


def _ahead(plugins: Iterable[str]) -> Iterator[str]:
    for name in plugins:
        yield from getattr(sys.modules.get(name), "AHEAD", ())


@contextmanager
def _path_for_others() -> Iterator[None]:
    """Let a Python that is started here look for modules where this one does.

    Of itself it would find only what is installed: another package of a plugin's name, too.
    """
    before = os.environ.get("PYTHONPATH")
    paths = [path for path in sys.path if isinstance(path, str) and path]
    os.environ["PYTHONPATH"] = os.pathsep.join(paths)
    try:
        yield
    finally:
        put_back(before)


def put_back(path: str | None) -> None:
    """Let Pythons that are started from here look where they did before."""
    if path is None:
        os.environ.pop("PYTHONPATH", None)
    else:
        os.environ["PYTHONPATH"] = path

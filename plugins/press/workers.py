"""Workers: reading seeds and making pages in other processes, or in this one.

A job is plain data; a worker needs nothing but the catalogue, the theme and the sources. The
executor is any of `concurrent.futures`: a seam for more machines.
"""

import importlib
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, NamedTuple

from .beside import Beside
from .catalogue import Catalogue
from .contents import views_for_workers
from .files import Output
from .forkserving import context_of, put_back
from .jobs import Job, Reading, Written, read_job
from .memory import look_for_cycles_less, peak_memory
from .parcels import Heard, Logged, Parcel, register_plugins, say_again
from .records import View
from .render import Made, Renderer, new_context
from .schema import connect
from .wiring import Extra, Wiring

AHEAD = 3
"""Jobs that wait for each worker, so that none is idle and no result piles up."""


class Setup(NamedTuple):
    """What a worker is started with."""

    parcel: Parcel
    catalogue: str
    bytecode: str
    pages: bytes
    path: str | None
    """PYTHONPATH as it was."""


def wire(
    settings: dict[str, Any], plugins: Iterable[str], looks: Mapping[str, Beside] | None = None
) -> Wiring:
    """Return what the plugins hand the engine, in their order; *looks* are those they began."""
    parts = []
    for name in plugins:
        make = getattr(sys.modules.get(name) or importlib.import_module(name), "press", None)
        if callable(make):
            begun = (looks or {}).get(name)
            parts.append(make(settings, begun) if begun else make(settings))
    return Wiring(
        tuple(source for part in parts for source in part.sources),
        tuple(view for part in parts for view in part.views),
        next((part.describe for part in parts if part.describe), None),
        next((part.slugs for part in parts if part.slugs), None),
        next((part.names for part in parts if part.names), None),
        next((part.shared for part in parts if part.shared), None),
        tuple(files for part in parts for files in part.companions),
        {name: _extras(parts, name) for part in parts for name in part.extras},
        frozenset(name for part in parts for name in part.telling),
        tuple(remark for part in parts for remark in part.remarks),
    )


def _extras(parts: Sequence[Wiring], view: str) -> tuple[Extra, ...]:
    return tuple(extra for part in parts for extra in part.extras.get(view, ()))


def shared(wiring: Wiring, catalogue: Catalogue) -> dict[str, Any]:
    """Return the variables that the plugins give every page."""
    return wiring.shared(catalogue) if wiring.shared else {}


class Here:
    """A worker's own things, made once a process."""

    def __init__(
        self,
        settings: dict[str, Any],
        wiring: Wiring,
        views: Sequence[View],
        renderer: Callable[[], Renderer],
    ) -> None:
        """Serve jobs with these."""
        read: tuple[Any, ...] = (*wiring.sources, *wiring.companions)
        self.sources = {one.name: one for one in read}
        self.describe = wiring.describe or (lambda _: ())
        self.views = {view.name: view for view in views}
        self._make_renderer = renderer
        self._renderer: Renderer | None = None
        self.output = Output(settings["OUTPUT_PATH"])

    @property
    def renderer(self) -> Renderer:
        """Return the renderer; the first page makes it."""
        if self._renderer is None:
            self._renderer = self._make_renderer()
        return self._renderer

    def read(self, job: Job) -> list[Reading]:
        """Read the files of *job*."""
        return read_job(self.sources[job.source], job, self.describe)

    def make(
        self, job: tuple[str, tuple[tuple[str, str], ...]]
    ) -> tuple[str, list[Made], set[tuple[str, str]]]:
        """Make the pages of *job*: a view's name and (key, path) of each."""
        name, spots = job
        renderer = self.renderer
        made = renderer.make(self.views[name], spots, self.output)
        walked, renderer.walked = renderer.walked, set()
        return name, made, walked

    def digests(self, job: Written) -> list[tuple[str, bytes]]:
        """Return the path and the digest of each file of *job*, empty where it cannot be read."""
        return [(path, self.output.digest(path)) for path in job.paths]


_here: Here
_heard = Heard()


def start(setup: Setup) -> None:
    """Make this process a worker."""
    look_for_cycles_less()
    put_back(setup.path)
    global _here  # noqa: PLW0603 (an initializer can leave its things nowhere else)
    _heard.listen(setup.parcel.level)
    settings = setup.parcel.open()
    wiring = wire(settings, register_plugins(settings))

    def renderer() -> Renderer:
        db = connect(setup.catalogue, readonly=True)
        db.execute("BEGIN")  # one look at it for good: what the ledger notes meanwhile is no news
        catalogue = Catalogue(db)
        pages, links = pickle.loads(setup.pages)  # noqa: S301
        context = new_context(settings)
        context["generated_content"].update(links)
        return Renderer(
            settings,
            catalogue,
            context,
            pages | shared(wiring, catalogue),
            wiring=wiring,
            bytecode=setup.bytecode,
        )

    views = [*views_for_workers(settings), *wiring.views]
    _here = Here(settings, wiring, views, renderer)


class Told(NamedTuple):
    """What a worker tells of a job."""

    result: Any
    logged: list[Logged]
    worker: int
    """Its process."""
    memory: int
    """The most bytes that it has had."""


def read(job: Job) -> Told:
    """Read, in a worker."""
    return _told(_here.read(job))


def make(job: tuple[str, tuple[tuple[str, str], ...]]) -> Told:
    """Make pages, in a worker."""
    return _told(_here.make(job))


def digests(job: Written) -> Told:
    """Look at files of the output, in a worker."""
    return _told(_here.digests(job))


def _told(result: object) -> Told:
    return Told(result, _heard.take(), os.getpid(), peak_memory())


def make_pool(setup: Setup, workers: int, plugins: Iterable[str]) -> Executor:
    """Return a pool of *workers* processes, which need what *plugins* name in `AHEAD`."""
    context = context_of(plugins)
    return ProcessPoolExecutor(workers, mp_context=context, initializer=start, initargs=(setup,))


class Died(RuntimeError):
    """A worker died; *jobs* are those that it may have been at."""

    def __init__(self, jobs: list[Any]) -> None:
        """Keep *jobs*."""
        super().__init__(jobs)
        self.jobs = jobs


def in_turn(
    pool: Executor,
    work: Callable[[Any], Told],
    jobs: Iterable[Any],
    workers: int,
    memory: dict[int, int],
) -> Iterator[Any]:
    """Yield what *work* makes of each job, as it is done; a few jobs wait at a time.

    What *work* logged is said here, and the *memory* of each worker noted.
    """
    waiting: dict[Future[Any], Any] = {}
    more = iter(jobs)
    try:
        while True:
            for job in islice(more, workers * AHEAD - len(waiting)):
                waiting[pool.submit(work, job)] = job
            if not waiting:
                return
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                told = future.result()
                del waiting[future]
                memory[told.worker] = max(memory.get(told.worker, 0), told.memory)
                say_again(told.logged)
                yield told.result
    except BrokenProcessPool as error:
        raise Died(list(waiting.values())) from error
    finally:
        for future in waiting:
            future.cancel()

"""Who does the work of a build: this process where there is little, others where there is much."""

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from . import workers
from .jobs import Job, Reading, Written, workers_of
from .memory import peak_memory, peak_of_children
from .parcels import Unportable, pack_settings
from .records import View
from .render import Made
from .schema import is_broken
from .state import State
from .stopping import Stopped

if TYPE_CHECKING:
    from concurrent.futures import Executor

log = logging.getLogger(__name__)

FEW_FILES, FEW_PAGES, FEW_COMPANIONS, FEW_DIGESTS = 150, 400, 12, 4_000
"""Up to so many are read or made in this process: starting others would take longer."""
PAGES_A_JOB, DIGESTS_A_JOB = 60, 500
JOBS_A_WORKER = 4
"""At least, before a job has more pages than that: at the end none waits long for the other."""

Spots = tuple[tuple[str, str], ...]
"""Pages to make: the key and the path of each."""
Done = tuple[str, list[Made], set[tuple[str, str]]]
"""A view's name, its pages that were made, and which templates looked into which lists."""


class Parts(NamedTuple):
    """What a build has for its crew."""

    here: Callable[[], workers.Here]
    """Makes this process's own worker."""
    stand_ins: Callable[[], bytes]
    """Tells other processes of the Markdown pages."""
    meanwhile: Callable[[], None]
    """What this process does while others load what they need, which takes them a second."""


class Crew:
    """The workers of one build, made when there is enough to do."""

    def __init__(
        self,
        settings: dict[str, Any],
        plugins: Sequence[str],
        state: State,
        parts: Parts,
    ) -> None:
        """Work with Pelican's *settings* and the *plugins* of these names."""
        self.settings, self.plugins, self.state = settings, plugins, state
        self._parts = parts
        self.workers = workers_of(settings)
        self.pool: Executor | None = None
        self._memory: dict[int, int] = {}
        """The most bytes of each worker, by its process."""

    @cached_property
    def here(self) -> workers.Here:
        """Return this process as a worker."""
        return self._parts.here()

    def read(self, jobs: Sequence[Job], *, few: bool) -> Iterator[list[Reading]]:
        """Yield what each job read."""
        return self._do(workers.read, jobs, few=few, what=self._files_of)

    def make(
        self, views: Sequence[View], stale: Callable[[str], Iterable[tuple[str, str]]], *, few: bool
    ) -> Iterator[Done]:
        """Yield the pages made of each job; *stale* returns (key, path) of a view's, by its name.

        Pages of a local view are made in this process: they need what cannot be handed on. Those
        of a view that is `last` are made here, too, when all others lie in the output.
        """
        last = [view for view in views if getattr(view, "last", False)]
        local = [view for view in views if view.local]
        others = [view for view in views if view not in last and view not in local]
        if few and self.pool is None and self.workers > 1:
            self._begin(others, stale)
        for some, here in ((local, True), (others, False), (last, True)):
            jobs = (job for view in some for job in self._jobs(view, stale(view.name)))
            if here:
                yield from map(self.here.make, jobs)
            else:
                yield from self._do(workers.make, jobs, few=few, what=_pages_of)

    def _begin(
        self, views: Sequence[View], stale: Callable[[str], Iterable[tuple[str, str]]]
    ) -> None:
        """Let views begin what takes long in processes of their own."""
        for view in views:
            begin = getattr(view, "begin_apart", None)
            if begin and (keys := [key for key, _ in stale(view.name)]):
                try:
                    begin(self.here.renderer.desk, keys)
                except Exception as error:
                    if is_broken(error):
                        raise
                    _leave_apart(view)  # whatever is wrong is named where the page is made

    def digests(self, paths: Sequence[str]) -> Iterator[list[tuple[str, bytes]]]:
        """Yield (path, digest) of the files *paths* below the output, some at a time."""
        few = len(paths) <= FEW_DIGESTS
        jobs = (
            Written(tuple(paths[at : at + DIGESTS_A_JOB]))
            for at in range(0, len(paths), DIGESTS_A_JOB)
        )
        return self._do(workers.digests, jobs, few=few, what=_files_of_output)

    def _do(
        self,
        work: Callable[[Any], Any],
        jobs: Iterable[Any],
        *,
        few: bool,
        what: Callable[[Any], str],
    ) -> Iterator[Any]:
        """Do *jobs* in workers; here where they are *few* or one worker is asked for."""
        if not few and self.pool is None and self.workers > 1:
            self.pool = self._make_pool()
            if self.pool is not None:
                self._parts.meanwhile()
        if self.pool is None:
            yield from map(getattr(self.here, work.__name__), jobs)
            return
        try:
            yield from workers.in_turn(self.pool, work, jobs, self.workers, self._memory)
        except workers.Died as error:
            lost = self._deadly(work, error.jobs) or "; ".join(map(what, error.jobs))
            message = f"expected a worker to go on, found it dead, at work on: {lost}"
            raise Stopped(message) from error

    def _deadly(self, work: Callable[[Any], Any], jobs: Iterable[Any]) -> str:
        """Return the file or page of *jobs* that a worker dies at; empty if none does it again."""
        self.leave()
        self.pool = self._make_pool()
        for job in jobs:
            for single, name in self._singles(job):
                if self.pool is None:
                    return ""
                try:
                    self.pool.submit(work, single).result()
                except BrokenProcessPool:
                    return name
        return ""

    def _make_pool(self) -> "Executor | None":
        """Return workers; None where a setting cannot be handed to them."""
        try:
            parcel = pack_settings(self.settings, self.plugins)
        except Unportable as error:
            log.warning("%s cannot be handed to workers: this process does all the work", error)
            self.workers = 1
            return None
        setup = workers.Setup(
            parcel,
            str(self.state.path),
            str(self.state.bytecode),
            self._parts.stand_ins(),
            os.environ.get("PYTHONPATH"),
        )
        return workers.make_pool(setup, self.workers, self.plugins)

    def _singles(self, job: Any) -> Iterator[tuple[Any, str]]:
        """Yield each file or page of *job* as a job of its own, and its name."""
        if isinstance(job, Job):
            for pair in job.files:
                yield Job(job.source, (pair,)), self._shown(job, pair[0].path)
        elif isinstance(job, Written):
            for path in job.paths:
                yield Written((path,)), path
        else:
            view, spots = job
            for spot in spots:
                yield (view, (spot,)), spot[1]

    def _jobs(self, view: View, stale: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Spots]]:
        """Yield the pages to make of a view in jobs: several for each worker, if there are many."""
        spots = tuple(stale)
        least = max(1, PAGES_A_JOB // getattr(view, "weight", 1))
        most = least * getattr(view, "together", 1)
        size = min(most, max(least, len(spots) // (self.workers * JOBS_A_WORKER)))
        for at in range(0, len(spots), size):
            yield view.name, spots[at : at + size]

    def _files_of(self, job: Job) -> str:
        return _and_more([self._shown(job, found.path) for found, _ in job.files])

    def _shown(self, job: Job, path: str) -> str:
        """Return the path of one of the job's files as a person would type it."""
        return str(self.here.sources[job.source].shown(path))

    @property
    def memory(self) -> int:
        """Return the most bytes of this process and all that worked for it."""
        return peak_memory() + sum(self._memory.values()) + peak_of_children()

    def leave(self, views: Sequence[View] = ()) -> None:
        """End the other processes, and those of *views*."""
        if self.pool is not None:
            self.pool.shutdown(wait=True, cancel_futures=True)
        for view in views:
            _leave_apart(view)


def _leave_apart(view: View) -> None:
    if leave := getattr(view, "leave_apart", None):
        leave()


def _pages_of(job: tuple[str, Spots]) -> str:
    return _and_more([path for _, path in job[1]])


def _files_of_output(job: Written) -> str:
    return _and_more(job.paths)


def _and_more(paths: Sequence[str]) -> str:
    return f"{paths[0]} and {len(paths) - 1} more" if len(paths) > 1 else paths[0]

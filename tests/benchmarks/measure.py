"""What one command costs, measured from outside: the whole process with all it starts."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
PAUSE = 0.05
"""Seconds between two looks at memory."""
SHARE = 40
"""A pause is at least so many times as long as the look: looking must not slow the build."""
_PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of user and system time, of all processes."""
    memory: int | None
    """Bytes that all processes held together at most, shared ones once; None where unknown."""
    failure: str = ""
    """Why the run counts for nothing: what it exited with, or that it took too long."""
    said: str = ""
    """Its last lines."""


def measure(
    command: list[str], folder: Path, environment: dict[str, str], limit: float = 3600
) -> Cost:
    """Return the cost of *command* run in *folder*; after *limit* seconds it is ended."""
    with _adopting_orphans(), tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        child = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watch = Watch(child.pid)
        watch.start()
        overdue = threading.Timer(limit, os.killpg, (child.pid, signal.SIGKILL))
        overdue.start()
        try:
            _, status, usage = os.wait4(child.pid, 0)
            wall = time.perf_counter() - began
            child.returncode = os.waitstatus_to_exitcode(status)
            cpu = usage.ru_utime + usage.ru_stime + _reap_orphans(child.pid)
        except BaseException:
            os.killpg(child.pid, signal.SIGKILL)
            raise
        finally:
            overdue.cancel()
            watch.end()
        output.seek(0)
        said = output.read().decode("utf-8", "replace").strip()[-2000:]
    failure = f"exit {child.returncode}" if child.returncode else ""
    if wall >= limit:
        failure = f"over {limit:,.0f} s"
    return Cost(wall, cpu, watch.peak, failure, said)


class Watch(threading.Thread):
    """Looks at the memory of all processes of a session together, until told to end."""

    def __init__(self, session: int) -> None:
        """Take the *session*, which is its first process."""
        super().__init__(daemon=True)
        self._session = session
        self.peak: int | None = None
        self._over = threading.Event()

    def run(self) -> None:
        """Look again and again; a look that is slow is taken more rarely."""
        while True:
            began = time.perf_counter()
            if held := sum(map(_held, _processes(self._session))):
                self.peak = max(self.peak or 0, held)
            spent = time.perf_counter() - began
            if self._over.wait(max(PAUSE, SHARE * spent)):
                return

    def end(self) -> None:
        """Stop looking."""
        self._over.set()
        self.join()


def _held(process: int) -> int:
    """Return the bytes that *process* holds, its part of what it shares (PSS); 0 when it is gone.

    Where the kernel does not tell that, all its resident memory.
    """
    with contextlib.suppress(OSError):
        for line in (PROC / str(process) / "smaps_rollup").read_bytes().splitlines():
            if line.startswith(b"Pss:"):
                return int(line.split()[1]) * 1024
    with contextlib.suppress(OSError, IndexError, ValueError):
        pages = (PROC / str(process) / "statm").read_bytes().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    return 0


def _processes(session: int) -> list[int]:
    """Return the processes of *session*; none where the system does not list them."""
    found = []
    with contextlib.suppress(OSError):
        for name in os.listdir(PROC):  # noqa: PTH208 (twenty times a second)
            if name.isdigit():
                with contextlib.suppress(OSError, IndexError):
                    stat = (PROC / name / "stat").read_bytes()
                    if int(stat.rpartition(b")")[2].split()[3]) == session:
                        found.append(int(name))
    return found


@contextlib.contextmanager
def _adopting_orphans() -> Iterator[None]:
    """Be the parent of processes that outlive theirs, so that their time can be asked for."""
    _set_subreaper(1)
    try:
        yield
    finally:
        _set_subreaper(0)


def _set_subreaper(on: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, on, 0, 0, 0)


def _reap_orphans(group: int) -> float:
    """Wait for what is left of the process *group*, and return its seconds of CPU."""
    spent = 0.0
    while True:
        try:
            _, _, usage = os.wait4(-group, 0)
        except ChildProcessError:
            return spent
        spent += usage.ru_utime + usage.ru_stime

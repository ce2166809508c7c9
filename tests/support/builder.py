"""A process that stands ready to build: each build is a fork of it, so none has to start Python.

`Builder` is the test's side; run as a program, this module is the other side: a line of JSON
for each build, a line of JSON for its end.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from support.building import ROOT, clean_environment


@dataclass(frozen=True)
class Built:
    """A build that ended: its exit code, negative for a signal, and all that it printed."""

    returncode: int
    stdout: str


class Builder:
    """Starts builds, each a process of its own, from one that has everything imported."""

    def __init__(self, hash_seed="0"):
        """Stand ready, with a PYTHONHASHSEED."""
        self._compiled = tempfile.TemporaryDirectory(prefix="cuttings-compiled-")
        path = os.pathsep.join((str(ROOT / "plugins"), str(ROOT / "tests")))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "support.builder", self._compiled.name],
            env=clean_environment(PYTHONHASHSEED=hash_seed, PYTHONPATH=path),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def start(self, root, *extra, out="output", **environment):
        """Start `pelican content` in the folder *root*; return its process id."""
        arguments = ["content", "-s", "pelicanconf.py", "-o", out, *extra]
        order = {"root": str(root), "arguments": arguments, "environment": environment}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        self._log = Path(root, ".log")
        return int(self._process.stdout.readline())

    def end(self):
        """Wait for the build that was started, and return it."""
        code = int(self._process.stdout.readline())
        return Built(code, self._log.read_text(encoding="utf-8", errors="replace"))

    def kill(self, root, after, **environment):
        """Start a build and kill it, with its workers, *after* so many seconds; return it."""
        child = self.start(root, **environment)
        time.sleep(after)
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        return self.end()

    def __call__(self, root, *extra, out="output", **environment):
        """Run a build, and return it."""
        self.start(root, *extra, out=out, **environment)
        return self.end()

    def close(self):
        """Stand ready no longer."""
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
        self._compiled.cleanup()


def serve(compiled):
    """Build as often as a line comes in; keep *compiled* templates in a folder."""
    from support.warm import warm  # noqa: PLC0415 (the test's side needs none of it)

    main = warm(compiled)
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if not child:
            _build(order, main)
        with suppress(OSError):  # it does the same; whoever is first
            os.setpgid(child, child)
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _build(order, main):
    """Be the process of one build."""
    with suppress(OSError):
        os.setpgid(0, 0)
    os.chdir(order["root"])
    log = os.open(".log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for here, place in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(here, place)
    os.environ.update(order["environment"])
    time.tzset()
    if limit := order["environment"].get("FILE_SIZE"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    sys.argv = ["pelican", *order["arguments"]]
    code = 70
    try:
        main(order["arguments"])
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(bool(end.code))
    except BaseException:  # noqa: BLE001 (whatever it is, the test reads it)
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    serve(sys.argv[1])

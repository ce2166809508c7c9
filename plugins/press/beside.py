"""Work that another Python does beside this one: it is told a function, and tells what it found.

Run as a program this module does that work. Nothing of this site's, or of a user's, is loaded but
the function's module.
"""

import gc
import importlib
import marshal
import os
import subprocess
import sys
from typing import Any


class Beside:
    """A function at work in another process; what it takes and returns is plain data."""

    def __init__(self, folder: str, function: str, *arguments: str, patient: bool = False) -> None:
        """Begin `module.function` of *arguments*; the module is found below *folder*.

        A *patient* one yields to whatever else wants the processor.
        """
        self._process: subprocess.Popen[bytes] | None = None
        command = [sys.executable, "-I", "-S", "-X", f"utf8={sys.flags.utf8_mode}", __file__]
        command += [sys.getfilesystemencoding(), str(10 * patient), folder, function, *arguments]
        if sys.executable:
            try:
                self._process = subprocess.Popen(  # noqa: S603 (ourselves)
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            except OSError:  # no process to be had
                self._process = None

    @property
    def begun(self) -> bool:
        """Whether there is such a process."""
        return self._process is not None

    def told(self) -> Any:
        """Wait for what the function returned, and return it; None where it failed."""
        if self._process is None:
            return None
        told, _ = self._process.communicate()
        ended, self._process = self._process.returncode, None
        return marshal.loads(told) if ended == 0 else None  # noqa: S302 (our own)

    def leave(self) -> None:
        """End the process, if nobody asked for what it found."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _work(encoding: str, nice: str, folder: str, function: str, *arguments: str) -> None:
    if sys.getfilesystemencoding() != encoding:  # names of files would be others than they are
        raise SystemExit(1)
    gc.disable()  # a hundred thousand rows, and none of them in a cycle
    if hasattr(os, "nice"):  # not on Windows
        os.nice(int(nice))
    sys.path.insert(0, folder)
    module, _, name = function.rpartition(".")
    found = getattr(importlib.import_module(module), name)(*arguments)
    sys.stdout.buffer.write(marshal.dumps(found))
    sys.stdout.flush()


if __name__ == "__main__":
    _work(*sys.argv[1:])
    os._exit(0)  # to give all rows back one by one takes a third of a second

"""Work that another Python does beside this one: it is told a function, and tells what it found.

A function that is a generator tells each thing that it yields, one after the other.

Run as a program this module does that work. Nothing of this site's, or of a user's, is loaded but
the function's module, and what that one asks for.
"""

import gc
import importlib
import marshal
import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from types import GeneratorType
from typing import Any

PLUGINS = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 (loads in less time)
"""The folder of the plugins that come with the engine."""
_PARTED = "\n"
"""Between folders: a colon, which parts those of a path, is in more names."""

_SIZE = 8
"""Bytes that say how long is what follows."""


class Beside:
    """A function at work in another process; what it takes and returns is plain data."""

    def __init__(
        self,
        function: str,
        *arguments: str,
        folder: str = PLUGINS,
        more: Iterable[str] = (),
        stream: int = subprocess.DEVNULL,
        patient: bool = False,
    ) -> None:
        """Begin `module.function` of *arguments*; the module is found below *folder*.

        What it needs besides is found in *more* folders. With a *stream* that is its last
        argument: `subprocess.PIPE`, in which it finds what `tell` is given, or a file's number. A
        *patient* one yields to whatever else wants the processor.
        """
        self._process: subprocess.Popen[bytes] | None = None
        streams = "" if stream == subprocess.DEVNULL else "stream"
        command = [sys.executable, "-I", "-S", "-X", f"utf8={sys.flags.utf8_mode}", __file__]
        command += [sys.getfilesystemencoding(), str(10 * patient), streams]
        command += [_PARTED.join([folder, *more]), function, *arguments]
        if sys.executable:
            try:
                self._process = subprocess.Popen(  # noqa: S603 (ourselves)
                    command,
                    stdin=stream,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            except OSError:  # no process to be had
                self._process = None

    def tell(self, data: bytes) -> None:
        """Hand *data* over to a process that waits: once."""
        if self._process is not None and self._process.stdin is not None:
            with suppress(OSError), self._process.stdin as there:  # one that died hears nothing
                there.write(data)
            self._process.stdin = None

    @property
    def begun(self) -> bool:
        """Whether there is such a process."""
        return self._process is not None

    def hear(self) -> Any:
        """Wait for the next thing that the function tells, and return it; None where it failed."""
        if self._process is None or self._process.stdout is None:
            return None
        self.tell(b"")  # who was told nothing, and waits, hears that there is nothing
        size = self._process.stdout.read(_SIZE)
        with suppress(ValueError, EOFError, TypeError, OverflowError, MemoryError):
            return marshal.loads(self._process.stdout.read(int.from_bytes(size, "big")))  # noqa: S302
        return None  # it failed, or somebody else's words are among its own

    def told(self) -> Any:
        """Wait for the last thing that it tells, and for its end; None where it failed."""
        told = self.hear()
        if self._process is not None:
            self._process.communicate()
            self._process = None
        return told

    def leave(self) -> None:
        """End the process, if nobody asked for what it found."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _work(
    encoding: str, nice: str, streams: str, folders: str, function: str, *arguments: str
) -> None:
    if sys.getfilesystemencoding() != encoding:  # names of files would be others than they are
        raise SystemExit(1)
    gc.disable()  # a hundred thousand rows, and none of them in a cycle
    if hasattr(os, "nice"):  # not on Windows
        os.nice(int(nice))
    folder, *more = folders.split(_PARTED)
    sys.path[:] = [folder, *sys.path, *more]
    module, _, name = function.rpartition(".")
    stream = [sys.stdin.buffer] if streams else []
    found = getattr(importlib.import_module(module), name)(*arguments, *stream)
    out = sys.stdout.buffer
    for told in found if isinstance(found, GeneratorType) else [found]:
        data = marshal.dumps(told)
        out.write(len(data).to_bytes(_SIZE, "big"))
        out.write(data)
        out.flush()


if __name__ == "__main__":
    _work(*sys.argv[1:])
    os._exit(0)  # to give all rows back one by one takes a third of a second

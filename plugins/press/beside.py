"""Work that another Python does beside this one: it is told a function, and tells what it found."""

import marshal
import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from . import errand

PLUGINS = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 (loads in less time)
"""The folder of the plugins that come with the engine."""


class Beside:
    """A function at work in another process; what it takes and returns is plain data."""

    def __init__(
        self,
        function: str,
        *arguments: str,
        folders: Iterable[str] = (PLUGINS,),
        stream: int = subprocess.DEVNULL,
        patient: bool = False,
    ) -> None:
        """Begin `module.function` of *arguments*; the module is found in one of *folders*.

        With a *stream* that is its last argument: `subprocess.PIPE`, in which it finds what `tell`
        is given, or a file's number. A *patient* one yields to whatever else wants the processor.
        """
        self._process: subprocess.Popen[bytes] | None = None
        streams = "" if stream == subprocess.DEVNULL else "stream"
        command = [sys.executable, "-I", "-S", "-X", f"utf8={sys.flags.utf8_mode}"]
        command += [errand.__file__, sys.getfilesystemencoding(), str(10 * patient), streams]
        command += [errand.PARTED.join(folders), function, *arguments]
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

    def told(self) -> Any:
        """Wait for what the function returns, and for its end; None where it failed."""
        if self._process is None:
            return None
        self.tell(b"")  # who was told nothing, and waits, hears that there is nothing
        data, _ = self._process.communicate()
        ended, self._process = self._process.returncode, None
        return marshal.loads(data) if ended == 0 else None  # noqa: S302 (our own)

    def leave(self) -> None:
        """End the process, if nobody asked for what it found."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

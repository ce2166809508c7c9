"""Run as a program: the work that another Python does beside one, as `beside` begins it.

Nothing of this site's, or of a user's, is loaded but the function's module and what that one asks
for, as each module takes part of the time that is to be saved.
"""

import gc
import importlib
import marshal
import os
import sys

PARTED = "\n"
"""Between folders: a colon, which parts those of a path, is in more names."""


def work(
    encoding: str, nice: str, streams: str, folders: str, function: str, *arguments: str
) -> None:
    """Tell on the standard output what *function*, `module.name`, returns of *arguments*.

    Its module is looked for in *folders*, after Python's own. SystemExit where names of files
    would be others than they are to who asks.
    """
    if sys.getfilesystemencoding() != encoding:
        raise SystemExit(1)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else prints says nothing to who asks
    gc.disable()  # a hundred thousand rows, and none of them in a cycle
    if hasattr(os, "nice"):  # not on Windows
        os.nice(int(nice))
    sys.path += folders.split(PARTED)
    module, _, name = function.rpartition(".")
    stream = [sys.stdin.buffer] if streams else []
    found = getattr(importlib.import_module(module), name)(*arguments, *stream)
    with out:
        out.write(marshal.dumps(found))


if __name__ == "__main__":
    work(*sys.argv[1:])
    os._exit(0)  # to give all rows back one by one takes a third of a second

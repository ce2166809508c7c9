"""Folders that all processes of a test session share: each is made once, by who asks first."""

import fcntl
import os
from pathlib import Path


def session_folder(factory):
    """Return the folder of the session: xdist gives each of its processes one below it."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def shared(folder, make):
    """Return *folder*, as make(folder) has filled it; who asks meanwhile waits."""
    made = Path(f"{folder}.made")
    with Path(f"{folder}.lock").open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            make(folder)
            made.touch()
    return folder

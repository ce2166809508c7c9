"""What it was measured on, and where the sites were laid."""

import os
import platform
import re
import shutil
import tempfile
from pathlib import Path

_MEMORY_DISK = Path("/dev/shm")  # noqa: S108 (a folder of its own is made there)
_BYTES_A_STORY = 60_000
"""Sources and output of all tools together."""


def machine() -> str:
    """Return processor, cores, memory and kernel, in one line."""
    known = [_processor(), f"{cores()} cores"]
    if memory := _kilobytes("MemTotal"):
        known.append(f"{memory / 1024**2:.0f} GiB of memory")
    known.append(f"{platform.system()} {platform.release()}")
    return ", ".join(known)


def cores() -> int:
    """Return how many cores there are for us."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def scratch_place(stories: int) -> tuple[Path, str]:
    """Return the folder to lay sites in, memory where it has room, and what to call it."""
    needed = 50_000_000 + stories * _BYTES_A_STORY
    if _MEMORY_DISK.is_dir() and os.access(_MEMORY_DISK, os.W_OK):
        free = min(shutil.disk_usage(_MEMORY_DISK).free, _kilobytes("MemAvailable") * 1024 // 2)
        if free > needed:
            return _MEMORY_DISK, "in memory (tmpfs)"
    return Path(tempfile.gettempdir()), "on disk"


def load() -> str:
    """Return how busy the machine is: the processes that wait for a core, over the last minute."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _processor() -> str:
    text = _text("/proc/cpuinfo")
    found = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return found[1].strip() if found else platform.processor() or platform.machine()


def _kilobytes(name: str) -> int:
    found = re.search(rf"^{name}:\s*(\d+) kB$", _text("/proc/meminfo"), re.MULTILINE)
    return int(found[1]) if found else 0


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError:
        return ""

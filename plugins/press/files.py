"""Files that appear whole: written aside, then renamed; identical ones are left alone."""

import os
import shutil
from collections.abc import Container, Iterator
from hashlib import blake2b

SCRATCH = ".press-tmp"
"""The folder below the output in which pages are written before they are renamed."""
_DIGEST = 8
"""Bytes of a digest."""
_EDGES = ("", "/", ".")
"""With which a path begins or ends that is to be looked at more closely."""


class Outside(ValueError):
    """An address that would be written outside of the output."""


class Output:
    """The folder of the site; the one place where pages are written and removed."""

    def __init__(self, folder: str) -> None:
        """Write below *folder*, which need not be there yet."""
        self.folder = os.path.abspath(folder)
        self.scratch = os.path.join(self.folder, SCRATCH)
        self._made: set[str] = set()
        self._count = 0

    def sweep(self) -> None:
        """Remove what a killed build left half written."""
        shutil.rmtree(self.scratch, ignore_errors=True)

    def full(self, path: str) -> str:
        """Return where *path* is saved; Outside for one that leaves the folder."""
        if os.sep == "/" and not (
            path[:1] in _EDGES or path[-1:] in _EDGES or "//" in path or "./" in path
        ):
            return f"{self.folder}/{path}"  # as it stands: nearly every path
        full = os.path.normpath(os.path.join(self.folder, path))
        if not full.startswith(self.folder + os.sep):
            raise Outside(path)
        return full

    def read(self, path: str) -> bytes | None:
        """Return the file's bytes; None where it cannot be read."""
        try:
            with open(self.full(path), "rb") as file:
                return file.read()
        except OSError:
            return None

    def digest(self, path: str) -> bytes:
        """Return the digest of the file's bytes; empty where it cannot be read."""
        data = self.read(path)
        return b"" if data is None else digest_of(data)

    def write(self, path: str, data: bytes) -> tuple[int, int, bool]:
        """Write *data* whole; return size in bytes, mtime in ns, and whether it was written."""
        full = self.full(path)
        try:
            with open(full, "rb") as file:
                if file.read() == data:
                    status = os.fstat(file.fileno())
                    return status.st_size, status.st_mtime_ns, False
        except FileNotFoundError:
            self._make_folder(full.rpartition(os.sep)[0])
        except (IsADirectoryError, NotADirectoryError) as error:
            message = f"{full}: expected a file's place, found: {error.strerror}"
            raise OSError(error.errno, message) from error
        self._make_folder(self.scratch)
        self._count += 1
        aside = f"{self.scratch}{os.sep}{os.getpid()}-{self._count}"
        with open(aside, "wb", buffering=0) as file:
            left = memoryview(data)
            while left:  # a disk that is nearly full takes a part and says no more
                left = left[file.write(left) :]
            status = os.fstat(file.fileno())
        os.replace(aside, full)
        return status.st_size, status.st_mtime_ns, True

    def _make_folder(self, folder: str) -> None:
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)
            self._made.add(folder)

    def remove(self, path: str) -> bool:
        """Remove the file and the folders that it leaves empty; tell whether it was there."""
        full = self.full(path)
        there = os.path.lexists(full)
        if there:
            os.unlink(full)
        folder = os.path.dirname(full)
        while folder != self.folder:
            try:
                os.rmdir(folder)
            except FileNotFoundError:  # by hand, too
                pass
            except OSError:
                break
            self._made.discard(folder)
            folder = os.path.dirname(folder)
        return there

    def ignores_case(self) -> bool:
        """Tell whether the disk takes two names that differ in letter case for one."""
        os.makedirs(self.scratch, exist_ok=True)
        probe = os.path.join(self.scratch, "case")
        with open(probe, "wb"):
            return os.path.exists(os.path.join(self.scratch, "CASE"))

    def strangers(self, known: Container[str]) -> list[str]:
        """Return what to say of files that are no pages, by the paths *known* of all pages.

        Hidden ones are not looked at.
        """
        found = []
        for folder, below, names in os.walk(self.folder):
            below[:] = [name for name in below if not name.startswith(".")]
            here = folder.removeprefix(self.folder).replace(os.sep, "/").lstrip("/")
            paths = (f"{here}/{name}" if here else name for name in names if name[0] != ".")
            found += [path for path in paths if path not in known]
        found.sort()
        if not found:
            return []
        first = os.path.relpath(self.full(found[0]))
        others = f", nor are {len(found) - 1:,} more" if found[1:] else ""
        return [f"{first}: no page of this site{others}; left alone, pelican -d removes such files"]

    def finish(self) -> None:
        """Remove the scratch folder: empty, or with what a worker that died had half written."""
        shutil.rmtree(self.scratch, ignore_errors=True)


def walk(folder: str, *, hidden: bool = True) -> Iterator[os.DirEntry[str]]:
    """Yield every file below *folder*; links are followed, but no folder twice."""
    seen: set[str] = set()
    stack = [folder]
    while stack:
        here = stack.pop()
        real = os.path.realpath(here)
        if real in seen or not os.path.isdir(real):
            continue
        seen.add(real)
        with os.scandir(here) as entries:
            for entry in entries:
                if entry.name.startswith(".") and not hidden:
                    continue
                if entry.is_dir():
                    stack.append(entry.path)
                else:
                    yield entry


def with_digest(data: bytes) -> bytes:
    """Return *data* behind its digest, so that `without_digest` can tell whether it was damaged."""
    return digest_of(data) + data


def without_digest(data: bytes) -> bytes | None:
    """Return what `with_digest` was given; None for bytes that it never gave."""
    digest, kept = data[:_DIGEST], data[_DIGEST:]
    return kept if digest_of(kept) == digest else None


def digest_of(data: bytes) -> bytes:
    """Return the 8 bytes by which the ledger knows a file."""
    return blake2b(data, digest_size=_DIGEST).digest()

"""Files to read, and what a worker makes of each: plain data on the way there and back."""

import os
from array import array
from hashlib import sha256
from typing import Any, NamedTuple

from .packing import pack, record_data
from .records import DRAFT, Describe, Fault, Found, Record


class Job(NamedTuple):
    """Files of one source to read; *digest* is what is known of each, empty for a new one."""

    source: str
    files: tuple[tuple[Found, str], ...]


class Reading(NamedTuple):
    """What a worker made of one file; *told* is None where nothing is to be held."""

    path: str
    size: int
    mtime_ns: int
    digest: str
    same: bool = False
    """Whether its bytes are those that were read before."""
    stem: str = ""
    url: str = ""
    """The address that the story would have, letter case folded; empty for a draft."""
    told: tuple[bytes, bytes, bytes] | None = None
    """The record, its metadata, and what lists show of it, packed."""
    content: bytes = b""
    links: tuple[str, ...] = ()
    marks: bytes = b""
    fault: Fault | None = None


class Written(NamedTuple):
    """Files below the output whose digests are asked for."""

    paths: tuple[str, ...]


class ReadError(Exception):
    """A source that failed at a file; str() names the file and the reason."""

    def __init__(self, path: str, reason: str) -> None:
        """Take plain words: they cross from a worker."""
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        """Return one line."""
        return f"{self.path}:1: expected to read it, found {self.reason}"


def workers_of(settings: dict[str, Any]) -> int:
    """Return how many processes may work at a time: PRESS_WORKERS, or the cores."""
    return max(1, int(settings.get("PRESS_WORKERS") or os.cpu_count() or 1))


def read_job(source: Any, job: Job, describe: Describe) -> list[Reading]:
    """Return what *source* makes of the files of *job*, in a worker: stories or companions.

    *describe* makes of a story's metadata what lists show of it.
    """
    readings = []
    for found, known in job.files:
        path = found.path
        try:
            with open(os.path.join(source.root, path), "rb") as file:
                data = file.read()
        except OSError as error:
            reason = f"expected a file that can be read, found: {error.strerror}"
            fault = Fault(source.shown(path), 1, reason)
            never = found._replace(size=-1)  # so that the next build reads it again
            readings.append(Reading(*never, "", fault=fault))
            continue
        digest = sha256(data).hexdigest()
        if digest == known:
            readings.append(Reading(*found, digest, same=True))
        else:
            readings.append(_reading(found, digest, _read(source, path, data), describe))
    return readings


def _read(source: Any, path: str, data: bytes) -> Record | dict[str, Any] | Fault | None:
    try:
        found: Record | dict[str, Any] | Fault | None = source.read(path, data)
    except Exception as error:
        raise ReadError(source.shown(path), f"{type(error).__name__}: {error}") from error
    return found


def _reading(
    found: Found,
    digest: str,
    record: Record | dict[str, Any] | Fault | None,
    describe: Describe,
) -> Reading:
    if isinstance(record, Record):
        return Reading(
            *found,
            digest,
            stem=record.stem,
            url="" if record.status == DRAFT else record.url.casefold(),
            told=(*record_data(record), pack(describe(record.metadata))),
            content=record.content.encode("utf-8", "surrogatepass"),
            links=record.links,
            marks=array("I", sorted(record.marks)).tobytes(),
        )
    if isinstance(record, dict):
        return Reading(*found, digest, told=(pack(record), b"", b""))
    return Reading(*found, digest, fault=record)

"""Records as bytes, as the catalogue keeps them."""

import marshal
import pickle
from functools import partial
from typing import Any

from .records import Record, TermUse
from .schema import Damaged

_term_use = partial(tuple.__new__, TermUse)
"""Makes a TermUse of its values: they were one before, and need not be counted."""


def pack(value: Any) -> bytes:
    """Return *value* as bytes, in the quickest form that takes it."""
    try:
        return b"m" + marshal.dumps(value)
    except ValueError:
        return b"p" + pickle.dumps(value, protocol=5)


def unpack(data: bytes) -> Any:
    """Return what `pack` was given; Damaged for bytes that it never gave."""
    load = marshal.loads if data[:1] == b"m" else pickle.loads
    packed = memoryview(data)[1:]
    try:
        return load(packed)
    except Exception as error:
        message = f"a record that cannot be read ({error})"
        raise Damaged(message) from error


def record_data(record: Record) -> tuple[bytes, bytes]:
    """Return *record* without its text, and its metadata apart: few who ask need both."""
    *values, terms, links, _ = record._replace(content="", metadata={})
    return pack((*values, tuple(map(tuple, terms)), links)), pack(record.metadata)


def record_of(data: bytes, metadata: bytes | None = None) -> Record:
    """Return what a source told of a story; its text stands in `bodies`.

    Without *metadata* it has none.
    """
    *values, terms, links = unpack(data)
    uses = tuple([_term_use(term) for term in terms])
    record = Record._make((*values, uses, links, frozenset()))
    return record._replace(metadata=unpack(metadata)) if metadata else record

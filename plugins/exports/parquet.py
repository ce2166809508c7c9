"""Tables of Parquet, where `pyarrow` is installed: for programs that reckon with whole columns."""

import io
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from typing import Any

from .xml import legal

ROWS = 5000
"""Of a group: who asks for some rows alone need not read all."""


@cache
def version() -> str:
    """Return the version of `pyarrow`; empty where it is not installed."""
    try:
        return metadata.version("pyarrow")
    except metadata.PackageNotFoundError:
        return ""


def table(rows: Iterable[dict[str, Any]]) -> bytes:
    """Return *rows*, values by column, as one table; text that is empty is null.

    The same rows give the same bytes, with the same version of `pyarrow`.
    """
    import pyarrow as pa  # noqa: PLC0415 (optional, and slow to load)
    from pyarrow import parquet  # noqa: PLC0415

    text, many = pa.string(), pa.list_(pa.string())
    subject = pa.struct(dict.fromkeys(("name", "kind", "assigned_by"), text))
    makers = {"photographers": many, "agencies": many}
    figure = pa.struct({"caption": text, "credit": text, **makers, "taken": text, "url": text})
    types = {
        **dict.fromkeys(("places", "authors", "tags"), many),
        **dict.fromkeys(("words", "bytes"), pa.int64()),
        "subjects": pa.list_(subject),
        "figures": pa.list_(figure),
    }
    written = [_legal(row) for row in rows]
    schema = pa.schema({name: types.get(name, text) for name in written[0]})
    out = io.BytesIO()
    parquet.write_table(
        pa.Table.from_pylist(written, schema=schema), out, compression="zstd", row_group_size=ROWS
    )
    return out.getvalue()


def _legal(value: Any) -> Any:
    """Return *value* without what UTF-8 has no place for; what is empty is None."""
    if isinstance(value, str):
        return legal(value) or None
    if isinstance(value, dict):
        return {key: _legal(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_legal(one) for one in value]
    return value

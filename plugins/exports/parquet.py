"""Tables of Parquet, where `pyarrow` is installed: for programs that reckon with whole columns."""

import io
from collections.abc import Sequence
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING, Any

from press import Former

from .records import FIELDS, Picture, Stories, Subject
from .splicing import Filled, lent_by, memo_of
from .xml import legal

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 5000
"""Of a group, at most: who asks for some rows alone need not read all."""
_LEVEL = 3
"""Of zstd: as fast as 1, which pyarrow takes, and smaller."""
_ASKED_BY = ["id", "published", "added", "updated"]
"""Columns of which a group says its least and greatest value; of texts these are whole texts."""


@cache
def version() -> str:
    """Return the version of `pyarrow`; empty where it is not installed."""
    try:
        return metadata.version("pyarrow")
    except metadata.PackageNotFoundError:
        return ""


def table(chapters: Sequence[Stories], former: Former) -> Filled:
    """Return a table of *chapters*, a group of rows each; text that is empty is null.

    What *former* has of them is copied. The same stories give the same bytes, with the same
    version of `pyarrow`.
    """
    import pyarrow as pa  # noqa: PLC0415 (optional, and slow to load)
    from pyarrow import parquet  # noqa: PLC0415

    # for the whole process: Arrow's own pool keeps memory that it has no use for
    pa.set_memory_pool(pa.system_memory_pool())
    lent = _lent(former) if former.memo else {}
    columns, out, groups = schema(), io.BytesIO(), []
    form = {"compression": "zstd", "compression_level": _LEVEL, "write_statistics": _ASKED_BY}
    with parquet.ParquetWriter(out, columns, **form) as writer:
        for chapter in chapters:
            rows = lent.get(chapter.mark) or _rows(chapter, columns)
            writer.write_table(rows, row_group_size=ROWS)
            groups.append(-(-len(rows) // ROWS))
    return Filled(out.getvalue(), memo_of(chapters, groups))


def schema() -> "pa.Schema":
    """Return the columns, in the order in which a story is told."""
    import pyarrow as pa  # noqa: PLC0415

    text, many = pa.string(), pa.list_(pa.string())
    subject = pa.struct(dict.fromkeys(Subject._fields, text))
    makers = {"photographers": many, "agencies": many}
    figure = pa.struct(dict.fromkeys(Picture._fields, text) | makers)
    types = {
        **dict.fromkeys(("places", "authors", "tags"), many),
        **dict.fromkeys(("words", "bytes"), pa.int64()),
        "subjects": pa.list_(subject),
        "figures": pa.list_(figure),
    }
    return pa.schema({name: types.get(name, text) for name in FIELDS})


def _rows(chapter: Stories, columns: "pa.Schema") -> "pa.Table":
    """Return the stories of *chapter*, a row each."""
    import pyarrow as pa  # noqa: PLC0415

    rows = [_legal(story) for story in chapter.rows]
    return pa.Table.from_pylist(rows, schema=columns)


def _lent(former: Former) -> dict[bytes, "pa.Table"]:
    """Return the rows of each chapter of the file *former*, by its mark."""
    from pyarrow import parquet  # noqa: PLC0415

    file, found, at = parquet.ParquetFile(io.BytesIO(former.data)), {}, 0
    for mark, groups in lent_by(former).items():
        found[mark] = file.read_row_groups([*range(at, at + groups)])
        at += groups
    return found


def _legal(value: Any) -> Any:
    """Return *value* without what UTF-8 has no place for; what is empty is None."""
    if isinstance(value, str):
        return legal(value) or None
    if isinstance(value, dict):
        return {key: _legal(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_legal(one) for one in value]
    return value

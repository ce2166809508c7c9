"""Rows of files as text: the same rows are the same text, and a difference is found in it."""

from collections.abc import Sequence
from contextlib import closing
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press import Packed, filerows, intake
from press.filerows import FileRow, differing, packed
from press.schema import SCHEMA, Damaged, connect

NAMES = st.text(
    st.characters(exclude_categories=(), exclude_characters="\0"), min_size=1, max_size=6
)
ROWS = st.dictionaries(NAMES, st.tuples(st.integers(0, 99), st.integers(-9, 2**63 - 1)))


def rows_of(files: dict[str, tuple[int, int]]) -> list[FileRow]:
    """Return rows in the order of the paths."""
    return sorted((path, *facts) for path, facts in files.items())


@given(ROWS)
def test_text_gives_the_rows_back(files: dict[str, tuple[int, int]]) -> None:
    """Whatever stands in a name: spaces, line breaks, bytes that are no UTF-8."""
    rows = rows_of(files)
    again = Packed(packed(rows))
    assert (list(again), len(again)) == (rows, len(rows))
    assert packed(again) == packed(rows)


@given(ROWS, ROWS, st.sampled_from([1, 2, 5]), st.integers(1, 40))
def test_what_differs_is_found(
    files: dict[str, tuple[int, int]], more: dict[str, tuple[int, int]], every: int, step: int
) -> None:
    """Files that came, went or changed, anywhere among those that are as they were."""
    before = rows_of(files)
    there = rows_of({path: facts for path, *facts in before[::every]} | more)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filerows, "_STEP", step)
        found = differing(packed(there), packed(before))
    assert found == (set(there) - set(before), set(before) - set(there))


@pytest.mark.parametrize("where", [0, 2_500, 5_000], ids=["first", "amid", "last"])
def test_few_rows_are_parted(where: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file more among five thousand: the text of a few hundred is looked into."""
    before = [(f"2022/{number:05}.txt", 3_000, number) for number in range(5_001)]
    there = [*before[:where], (f"2022/{where:05}", 1, 2), *before[where:]]
    parted = list[int]()
    part = filerows.parted

    def counted(data: bytes) -> Sequence[FileRow]:
        parted.append(data.count(b"\0"))
        return part(data)

    monkeypatch.setattr(filerows, "parted", counted)
    monkeypatch.setattr(filerows, "_STEP", 4_096)
    assert differing(packed(there), packed(before)) == ({there[where]}, set())
    assert sum(parted) < 1_000


@pytest.mark.parametrize("data", [b"1 2\0", b"1 2 a.t", b"x 2 a\0", b"1 2 \xff\0"])
def test_what_is_no_list_of_files_is_damage(data: bytes) -> None:
    """A catalogue whose bytes are not what was put there is told from one that is whole."""
    with pytest.raises(Damaged):
        list(Packed(data))


@pytest.mark.parametrize("seed", range(5))
def test_a_survey_is_compared_with_the_table(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However it is kept: each row that came or went is told once, one that comes back as well."""
    monkeypatch.setattr(intake, "_FEW", 3)
    random = Random(seed)  # noqa: S311 (the same rows each time)
    names = [f"{number}.txt" for number in range(12)]
    table = set[tuple[str, int, int]]()
    with closing(connect(":memory:")) as db:
        db.executescript(SCHEMA)
        for _ in range(60):
            now = {row[0]: row for row in table}
            for name in random.sample(names, random.choice((0, 1, 1, 2, 5))):
                if now.pop(name, None) is None or random.random() < 0.5:
                    now[name] = (name, random.choice((1, 2)), 7)
            found = sorted(now.values())

            came, went = intake._compared(db, "seeds", found)

            assert (came, went) == (set(found) - table, table - set(found))
            db.executemany("DELETE FROM files WHERE path = ?", [row[:1] for row in went])
            sql = "INSERT INTO files (source, path, size, mtime) VALUES ('seeds', ?, ?, ?)"
            db.executemany(sql, came)
            table = set(found)
            if random.random() < 0.1:
                intake._read_again(db, "seeds")

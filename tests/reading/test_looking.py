"""A look for seeds by another process sees what this one sees, and is asked once."""

from pathlib import Path
from typing import Any

import pytest

from press.beside import Beside
from press.filerows import packed
from reading import look, seeds
from reading.seeds import Seeds


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, Any]:
    """Return settings of a site with seeds, and with files that are none."""
    (tmp_path / "content").mkdir()
    for name in ("seeds/b.txt", "seeds/sub/a.txt", "seeds/sub/B.txt", "seeds/note.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f" date 2022-02-28 {name}", encoding="utf-8")
    (tmp_path / "seeds/large.txt").write_bytes(b" " * 500)
    return {
        "PATH": str(tmp_path / "content"),
        "SEED_PATHS": ["../seeds"],
        "SEED_MAX_BYTES": 100,
        "DEFAULT_LANG": "en",
        "TIMEZONE": "UTC",
    }


def test_another_process_sees_the_same(
    settings: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seeds, what is wrong with others, and what is no seed."""
    here = Seeds(settings).survey()
    monkeypatch.setattr(seeds, "told", None)  # this process must not be asked
    there = Seeds(settings, look(settings)).survey()

    assert there == here
    assert packed(list(there.found)) == packed(there.found)
    assert [len(here.found), len(here.faults), len(here.remarks)] == [2, 2, 1]


def test_where_it_fails_this_one_looks(settings: dict[str, Any]) -> None:
    """Nothing is taken for gone because a process could not look."""
    failed = Beside("no_module.at_all", folders=["/nowhere"])

    assert Seeds(settings, failed).survey() == Seeds(settings).survey()


def test_a_second_look_is_a_new_one(settings: dict[str, Any], tmp_path: Path) -> None:
    """What another process saw holds for one survey."""
    both = Seeds(settings, look(settings))
    before = both.survey()
    (tmp_path / "seeds/c.txt").write_text(" date 2022-02-28 C", encoding="utf-8")

    assert len(both.survey().found) == len(before.found) + 1


def test_a_folder_within_another_has_its_seeds_once(settings: dict[str, Any]) -> None:
    """Folders of seeds that overlap give each seed once."""
    overlapping = settings | {"SEED_PATHS": ["../seeds", "../seeds/sub"]}

    assert list(Seeds(overlapping).survey().found) == list(Seeds(settings).survey().found)

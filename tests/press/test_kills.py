"""A build that is killed at any moment leaves whole files, and the next one ends right."""

import shutil
from random import Random

import pytest

from support.archive import Archive
from support.building import files
from support.torture import TORTURE

KILLS = 50 if TORTURE else 4


@pytest.mark.parametrize("workers", [1, 4])
def test_killed_at_any_moment(workers, tmp_path, builder):
    """Every file is whole, of the last build or of this one; the next build equals a clean one."""
    random = Random(workers)  # noqa: S311 (the same moments each time)
    archive = Archive(tmp_path, random)
    for _ in range(30):
        archive.add_seed()
    archive.configure(PRESS_WORKERS=workers)
    builder(tmp_path)
    long, hits = 1.0, 0
    while hits < KILLS // 2:
        before = files_of(tmp_path / "output")
        base = tmp_path / "theme/templates/base.html"
        base.write_text(base.read_text(encoding="utf-8") + "again\n", encoding="utf-8")
        for _ in range(4):
            archive.edit_seed()
        archive.remove_seed()
        archive.add_seed()
        killed = builder.kill(tmp_path, random.uniform(long / 8, long))
        hits += killed.returncode < 0
        between = files_of(tmp_path / "output")
        built = builder(tmp_path)
        after = files_of(tmp_path / "output")
        clean = clean_build(tmp_path, builder)
        told = f"kill {hits}: {killed}\n{built.stdout}"

        assert [p for p, data in between.items() if data not in (before.get(p), after.get(p))] == []
        assert [p for p in before.keys() & after.keys() if p not in between] == [], told
        assert after == clean, told
        assert not (tmp_path / "output/.press-tmp").exists(), told

        if killed.returncode >= 0:  # it was done before
            long *= 0.8
        else:
            long *= 1.05


def files_of(folder):
    """Return the bytes of each file below *folder* that a reader may see."""
    return {path: data for path, data in files(folder).items() if ".press-tmp" not in path}


def clean_build(root, builder):
    """Return the files of a build of *root* from nothing."""
    shutil.rmtree(root / "clean", ignore_errors=True)
    builder(root, out="clean/output")
    return files_of(root / "clean/output")

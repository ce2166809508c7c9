"""A build that is killed at any moment leaves whole files, and the next one ends right."""

import shutil
import time
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
    began = time.monotonic()
    builder(tmp_path)
    long = time.monotonic() - began
    for number in range(KILLS // 2):
        before = files_of(tmp_path / "output")
        archive.change_template()
        for _ in range(4):
            archive.edit_seed()
        archive.remove_seed()
        archive.add_seed()
        killed = builder.kill(tmp_path, random.uniform(0.02, long))
        between = files_of(tmp_path / "output")
        built = builder(tmp_path)
        after = files_of(tmp_path / "output")
        clean = clean_build(tmp_path, builder)
        told = f"kill {number}: {killed}\n{built.stdout}"

        assert [p for p, data in between.items() if data not in (before.get(p), after.get(p))] == []
        assert [p for p in before.keys() & after.keys() if p not in between] == [], told
        assert after == clean, told
        assert not (tmp_path / "output/.press-tmp").exists(), told


def files_of(folder):
    """Return the bytes of each file below *folder* that a reader may see."""
    return {path: data for path, data in files(folder).items() if ".press-tmp" not in path}


def clean_build(root, builder):
    """Return the files of a build of *root* from nothing."""
    shutil.rmtree(root / "clean", ignore_errors=True)
    builder(root, out="clean/output")
    return files_of(root / "clean/output")

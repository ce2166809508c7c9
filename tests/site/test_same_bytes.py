"""The same seeds give the same site, whatever the machine is like."""

import shutil

from support.building import BELOW, DEMO, ROOT, build_demo, files, run_pelican


def test_two_builds_give_the_same_bytes(demo_below, tmp_path):
    """Hash seed, time zone and locale change no byte of any file, feeds included."""
    east = {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    other = build_demo(tmp_path / "other", *BELOW, **east)

    assert differing(files(demo_below), files(other)) == []


def test_the_order_of_files_changes_nothing(demo, tmp_path):
    """A folder that lists its seeds in another order gives the same site."""
    copy = tmp_path / "tests" / "fixtures" / "demo"
    shutil.copytree(DEMO, copy, ignore=shutil.ignore_patterns("seeds"))
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "content").mkdir()
    shutil.copy(ROOT / "content" / "authority.csv", tmp_path / "content")
    seeds = sorted((DEMO / "seeds").rglob("*.txt"), reverse=True)
    for seed in seeds:
        target = copy / seed.relative_to(DEMO)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(seed, target)
    made = run_pelican(copy / "pelicanconf.py", copy / "content", tmp_path / "out")

    assert made.returncode == 0, made.stdout
    assert differing(files(tmp_path / "out"), files(demo)) == []


def differing(one, two):
    """Return the paths whose bytes are not the same in both, or that only one has."""
    return sorted(path for path in one.keys() | two.keys() if one.get(path) != two.get(path))

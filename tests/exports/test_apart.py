"""Data files that another process makes: the same bytes, whether it does or not."""

import time

import pytest

from exports import apart, parquet
from exports.apart import SLOW, Apart
from exports.datakinds import Task
from exports.dataviews import DataFiles
from exports.records import Told
from press import Former
from press.beside import Beside
from support.archive import snapshot

STORY = {
    **dict.fromkeys(("id", "uri", "url", "headline", "published", "added", "updated"), "x"),
    **dict.fromkeys(("standfirst", "html", "note", "section", "dateline", "agency"), "x"),
    **dict.fromkeys(("language", "publication", "publisher", "rights", "notice", "access"), ""),
    **dict.fromkeys(("received", "stem", "sha256"), "x"),
    **{key: ["Kyiv"] for key in ("places", "authors", "tags")},
    **dict.fromkeys(("words", "bytes"), 7),
    "subjects": [{"name": "Kyiv", "kind": "place", "assigned_by": "machine"}],
    "figures": [],
}
REPORTS = """
import exports.apart

def made(self, key, made=exports.apart.Apart.made):
    found = made(self, key)
    print("APART", key, found is not None, flush=True)
    return found

exports.apart.Apart.made = made
"""


def chapter(name, words="Words."):
    """Return a chapter of one story."""
    return Told(f"{name}{words}".encode(), [name], [STORY | {"id": name, "html": words}])


@pytest.mark.parametrize("kind", SLOW)
def test_another_process_makes_the_same(kind):
    """Of new stories, and of such as the former file has."""
    before = [chapter("c"), chapter("a")]
    first = Task(kind, kind, Former(), before)
    filled = made_apart(first)

    assert filled == first.make()

    after = [chapter("c", "Others."), chapter("b"), chapter("a")]
    second = Task(kind, kind, Former(filled.memo, filled.data), after)

    assert made_apart(second) == second.make() == Task(kind, kind, Former(), after).make()


def made_apart(task):
    """Return the file of *task*, made by another process."""
    there = Apart()
    there.begin()
    there.ask([task])

    assert task.key in there

    return there.made(task.key)


def test_a_build_lets_another_process_make_them(small):
    """One worker makes all by itself, two have another process do it; the files are the same."""
    site = small(BULK_DATA=True, SUBJECTS=False, PRESS_WORKERS=1, limits=True)
    (site.root / "low_limits.py").write_text(REPORTS, encoding="utf-8")
    for month in range(1, 4):
        site.seed(f"s{month}", f"2021-0{month}-05", f"Story {month}")

    assert "APART" not in site.build()

    alone = snapshot(site.root / "output/data")
    site.archive.configure(PRESS_WORKERS=2)
    said = site.build("-d")

    for kind in SLOW:
        assert f"APART {kind}:2021 True" in said or not (kind == "archive" or parquet.version())
    assert {path: data for path, (data, *_) in snapshot(site.root / "output/data").items()} == {
        path: data for path, (data, *_) in alone.items()
    }


class Desk:
    """What the view asks, where its tasks are known."""


@pytest.mark.parametrize("broken", ["begun", "dies"])
def test_where_it_fails_this_one_makes_them(monkeypatch, broken):
    """A process that cannot be had, or that ends early, costs time and no file."""
    failed = {
        "begun": lambda *_, **__: Beside("/nowhere", "no_module.at_all", waits=True),
        "dies": lambda *_, **__: Beside("/nowhere", "os.getcwd", waits=True),
    }
    monkeypatch.setattr(apart, "Beside", failed[broken])
    view = DataFiles({"SITENAME": "A", "DEFAULT_LANG": "en", "TIMEZONE": "UTC", "PRESS_WORKERS": 1})
    tasks = [Task(f"{kind}:2021", kind, Former(), [chapter("a")]) for kind in SLOW]
    monkeypatch.setattr(
        view, "_asked", lambda _, keys: (task for task in tasks if task.key in keys)
    )
    keys = [task.key for task in tasks]
    view.begin(Desk(), keys)
    pages = {page.key: page.data for page in view.pages(Desk(), keys)}

    assert pages == {task.key: task.make().data for task in tasks}


def test_a_build_that_stops_ends_it(monkeypatch):
    """Nothing goes on behind a build's back."""
    begun = []
    monkeypatch.setattr(apart, "Beside", lambda *a, **k: begun.append(Beside(*a, **k)) or begun[0])
    there = Apart()
    there.begin()
    process = begun[0]._process

    assert process.poll() is None

    there.leave()
    until = time.monotonic() + 10
    while process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)

    assert process.poll() is not None

"""Data files that another process makes: the same bytes, whether it does or not."""

import subprocess
import sys

import pytest

from exports import apart, dataviews, parquet
from exports.apart import SLOW, Apart
from exports.datakinds import Task
from exports.dataviews import DataFiles
from exports.records import Plain
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

def leave(self, leave=exports.apart.Apart.leave):
    print("LEFT", self._process is not None, flush=True)
    leave(self)

exports.apart.Apart.made, exports.apart.Apart.leave = made, leave
"""
FAILS = """
def fail(self, *arguments):
    raise RuntimeError("a fault")

"""


def chapter(name, words="Words."):
    """Return a chapter of one story."""
    return Plain(f"{name}{words}".encode(), [name], [STORY | {"id": name, "html": words}])


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
    site = small(BULK_DATA=True, SUBJECTS=False, limits=True)
    (site.root / "low_limits.py").write_text(REPORTS, encoding="utf-8")
    for month in range(1, 4):
        site.seed(f"s{month}", f"2021-0{month}-05", f"Story {month}")

    assert "APART" not in site.build("-e", "PRESS_WORKERS=1")

    alone = snapshot(site.root / "output/data")
    said = site.build("-d", "-e", "PRESS_WORKERS=2")

    for kind in SLOW:
        there = kind == "archive" or parquet.version()

        assert f"APART {kind}:2021 True" in said or not there, said

    assert {path: data for path, (data, *_) in snapshot(site.root / "output/data").items()} == {
        path: data for path, (data, *_) in alone.items()
    }


def test_what_it_cannot_be_told_is_made_here(small):
    """A fault before any page is made is no fault of the build, if the page's own turn has none."""
    site = small(BULK_DATA=True, SUBJECTS=False, PRESS_WORKERS=2, limits=True)
    plugin = f"{REPORTS}{FAILS}exports.apart.Apart.ask = fail\n"
    (site.root / "low_limits.py").write_text(plugin, encoding="utf-8")
    site.seed("s1")
    said = site.build()

    assert "LEFT True" in said
    assert "APART" not in said
    assert {"data/archive-2022.sqlite.gz", "data/stories-2022.jsonl.gz"} <= set(
        site.files("data/*")
    )


def test_a_build_that_stops_ends_it(small):
    """Nothing goes on behind its back; the page that it stopped at is named."""
    site = small(BULK_DATA=True, SUBJECTS=False, PRESS_WORKERS=2, limits=True)
    plugin = f"{REPORTS}import reading.storyviews{FAILS}reading.storyviews.Stories._page = fail\n"
    (site.root / "low_limits.py").write_text(plugin, encoding="utf-8")
    site.seed("s1")
    said = site.build(code=1)

    assert "a fault" in said
    assert "LEFT True" in said


def test_values_that_are_more_than_plain_are_kept_here():
    """Another plugin's names may be text that is marked up: the other process is not told."""

    class Marked(str):
        __slots__ = ()

    told = chapter("a")
    told.rows[0]["tags"] = [Marked("Kyiv")]
    there = Apart()
    there.begin()
    there.ask([Task("a", "archive", Former(), [told])])

    assert "a" not in there
    assert there.made("a") is None


def test_much_is_told_at_once():
    """More than a pipe holds, both ways."""
    words = "".join(map(chr, range(0x4E00, 0x9000))) * 40
    assert made_apart(task := Task("a", "archive", Former(), [chapter("a", words)])) == task.make()


def test_who_is_told_nothing_ends():
    """A process that waits for a word is not waited for."""
    assert Beside("exports.apart.make", stream=subprocess.PIPE).told() is None


class Desk:
    """What the view asks, where its tasks are known."""


def process(*arguments, **more):
    """Return a process that ends without a word, whatever it is told."""
    del arguments, more
    return Beside("os.getcwd", folders=["/nowhere"], stream=subprocess.PIPE)


@pytest.mark.parametrize("broken", ["begun", "dies"])
def test_where_it_fails_this_one_makes_them(monkeypatch, broken):
    """A process that cannot be had, or that ends early, costs time and no file."""
    if broken == "begun":
        monkeypatch.setattr(sys, "executable", "")
    else:
        monkeypatch.setattr(apart, "Beside", process)
    view = DataFiles({"SITENAME": "A", "DEFAULT_LANG": "en", "TIMEZONE": "UTC", "PRESS_WORKERS": 1})
    words = "".join(map(chr, range(0x4E00, 0x9000))) * 4  # more than a pipe holds
    tasks = [Task(f"{kind}:2021", kind, Former(), [chapter("a", words)]) for kind in SLOW]
    monkeypatch.setattr(
        view, "_asked", lambda _, keys: (task for task in tasks if task.key in keys)
    )
    monkeypatch.setattr(Task, "tell", lambda _: None)
    keys = [task.key for task in tasks]
    view.begin_apart(Desk(), keys)

    assert all((key in view._apart) == (broken == "dies") for key in keys)

    pages = {page.key: page.data for page in view.pages(Desk(), keys)}

    assert pages == {task.key: task.make().data for task in tasks}


def test_too_much_is_made_here(monkeypatch):
    """Stories that no file lends are all in memory there, and here: not above a limit."""
    monkeypatch.setattr(dataviews, "MOST_APART", 3)
    view = DataFiles({"SITENAME": "A", "DEFAULT_LANG": "en", "TIMEZONE": "UTC", "PRESS_WORKERS": 1})
    monkeypatch.setattr(Task, "tell", lambda _: None)
    for chapters, apart_ in ([chapter("a")], True), ([chapter("a"), chapter("b")], False):
        tasks = [Task(f"{kind}:2021", kind, Former(), chapters) for kind in SLOW]
        monkeypatch.setattr(view, "_asked", lambda *_, tasks=tasks: iter(tasks))
        view.begin_apart(Desk(), [task.key for task in tasks])

        assert all((task.key in view._apart) is apart_ for task in tasks)

        view.leave_apart()


def test_what_others_print_is_no_answer(tmp_path):
    """A library of the other process may print what it likes."""
    (tmp_path / "loud.py").write_text("print('Timeout')\ndef tell(): return print('T') or [1]\n")

    assert Beside("loud.tell", folders=[str(tmp_path)]).told() == [1]

"""The benchmark: its stories are the same each time, and it prints its table."""

import json
import subprocess
import sys
import time
from dataclasses import replace

from benchmarks.__main__ import _options, _plans
from benchmarks.bars import judge
from benchmarks.forms import as_hugo, as_markdown, as_seed, found_tags
from benchmarks.measure import Cost, measure
from benchmarks.report import write_page
from benchmarks.runs import (
    ADDED,
    CASES,
    CHANGED,
    FRESH,
    NOTHING,
    REMOVED,
    SAME,
    Plan,
    Row,
    lay_change,
)
from benchmarks.sites import HUGO, LINKED, OURS, PUBLIC, stock_site
from benchmarks.stories import changed, make_stories, make_story, newest_story
from benchmarks.trees import state, touched
from seedtext import parse
from support.building import clean_environment

PRINTS_A_STORY = (
    "from benchmarks.stories import make_story; from benchmarks.forms import as_seed;"
    "print(as_seed(make_story(3, 100)), end='')"
)


def test_stories_are_the_same_each_time(project):
    """A story depends on its number alone, whatever the process and its hash seed."""
    made = [
        subprocess.run(
            [sys.executable, "-c", PRINTS_A_STORY],
            env=clean_environment(PYTHONPATH=str(project / "tests"), PYTHONHASHSEED=seed),
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert made[0] == made[1] == as_seed(make_story(3, 100)).encode()


def test_seeds_are_read_as_they_were_meant():
    """The reader finds in each seed the headline, day, author, captions and tags of its story."""
    stories = list(make_stories(200))
    for story in stories:
        document = parse(as_seed(story).encode(), f"{story.stem}.txt", language=lambda _: "en")

        assert document.headline == story.headline
        assert document.published == story.day.isoformat()
        assert (document.bylines or (document.agency,)) == (story.author,)
        assert len(document.figures) == sum("(Photo by" in text for text in story.paragraphs)
        assert len({*story.subjects} & {*found_tags(story)}) >= 2

    assert len({story.stem for story in stories}) == len({story.slug for story in stories}) == 200


def test_stories_are_like_an_archive():
    """They are 2 to 4 KB on average, name six subjects each, and several stand in one day."""
    stories = list(make_stories(400))
    sizes = [len(as_seed(story).encode()) for story in stories]

    assert 2_000 < sum(sizes) / len(sizes) < 4_000
    assert {len(set(story.subjects)) for story in stories} == {6}
    assert all(name in as_seed(story) for story in stories for name in story.subjects[2:])
    assert len({story.day for story in stories}) <= 50
    assert newest_story(0, 400).day > max(story.day for story in stories)


def test_all_forms_have_the_same_words():
    """Seed and Markdown of one story have equal paragraphs, and a change is in all of them."""
    story = changed(make_story(5, 100), "mark")
    seed, ours, theirs = (
        form.split("\n\n")
        for form in (as_seed(story), as_markdown(story, ("A", "B")), as_hugo(story, ("A", "B")))
    )

    assert ours[1:] == theirs[1:] == seed[-len(ours) + 1 :]
    assert seed[-1].endswith(": mark.\n")
    assert "Tags: A, B\n" in ours[0]
    assert f"tags: {json.dumps(['A', 'B'])}\n" in theirs[0]


def test_a_run_is_measured_with_all_it_starts(tmp_path):
    """Time and memory of a process that outlives the one that started it count too."""
    work = "import time; x = b'x' * 60_000_000\nwhile time.process_time() < 1.5: pass"
    start = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {work!r}])"
    cost = measure([sys.executable, "-c", start], tmp_path, clean_environment())

    assert not cost.failure
    if sys.platform == "linux":
        assert cost.cpu > 1.5  # long enough for a second look at memory
        assert cost.memory > 60_000_000


def test_a_run_that_fails_or_lasts_is_told(tmp_path):
    """A failing command is named with its exit code, and one without end is ended."""
    failing = measure([sys.executable, "-c", "exit('why')"], tmp_path, clean_environment())
    endless = measure(["sleep", "60"], tmp_path, clean_environment(), limit=0.2)

    assert (failing.failure, failing.said) == ("exit 1", "why")
    assert endless.failure.startswith("over")
    assert endless.wall < 30


def test_what_a_run_wrote_is_counted(tmp_path):
    """New and rewritten files count as written, those that are gone as removed."""
    for name in ("same", "old", "gone"):
        (tmp_path / name).write_text("1", encoding="utf-8")
    before = state(tmp_path)
    time.sleep(0.01)
    (tmp_path / "gone").unlink()
    (tmp_path / "old").write_text("1", encoding="utf-8")
    (tmp_path / "new").write_text("1", encoding="utf-8")

    assert touched(before, state(tmp_path)) == (2, 1)


def test_a_site_is_changed_as_its_case_says(tmp_path):
    """One story more, one less, a new text, nothing, all times new: each is what it says."""
    site = stock_site(tmp_path / "site", "seeds")
    site = replace(site, kept=("content",))
    for story in make_stories(30):
        site.put(story)
    plan = Plan(30, "seeds", (), 1)
    counts = {}
    for case in CASES["seeds"]:
        before = state(site.sources)
        time.sleep(0.01)
        lay_change(plan, site, case, 0)
        counts[case] = touched(before, state(site.sources))

    assert counts == {ADDED: (1, 0), CHANGED: (1, 0), REMOVED: (0, 1), SAME: (0, 0), FRESH: (30, 0)}


def test_bars_are_judged():
    """A figure over its bar is missed, and a bar of which nothing is known is not judged."""

    def row(tool, case, wall):
        return Row(10_000, "seeds", tool, case, Cost(wall, wall, 1), 1, 11_000, 12_000, 50)

    rows = [row(OURS, NOTHING, 7.0), row(HUGO, NOTHING, 10.0), row(OURS, ADDED, 1.0)]
    rows += [replace(row(PUBLIC, NOTHING, 5.0), files=15_000)]
    verdicts = {(v.bar.what, v.bar.unit): v for v in judge(rows)}

    assert not verdicts["from nothing", "× Hugo"].kept
    assert verdicts["files a story", "files"].kept
    assert verdicts["files a story for machines", "files"].found == 0.3
    assert verdicts["from nothing, public", "× Hugo"].kept
    assert ("from nothing", "× Pelican") not in verdicts


def test_a_page_keeps_what_was_not_measured_again(tmp_path):
    """A run replaces the sections of its own sizes, and sizes stand in order."""
    page = tmp_path / "bench.md"
    write_page(page, {10_000: "## 10,000 stories\n\nFIRST\n", 1_000: "## 1,000 stories\n\nSTAYS\n"})
    write_page(page, {10_000: "## 10,000 stories\n\nSECOND\n"})
    text = page.read_text(encoding="utf-8")

    assert text.count("## 1") == 2
    assert text.index("STAYS") < text.index("SECOND")
    assert "FIRST" not in text


def test_the_bench_prints_its_table(project, tmp_path):
    """A small run builds the site whole and after each change, and writes table and chart."""
    docs = tmp_path / "docs"
    options = ["--stories", "20", "--rounds", "1", "--source", "Markdown", "--docs", str(docs)]
    path = f"{project / 'plugins'}:{project / 'tests'}"
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--only-ours", "--sites-only", *options],
        env=clean_environment(PYTHONPATH=path),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("| Cuttings |") == 3
    assert "## 20 stories" in (docs / "bench.md").read_text(encoding="utf-8")
    assert (docs / "bench.svg").read_text(encoding="utf-8").count("<rect") == 3


def test_a_large_archive_is_set_beside_hugo():
    """`make bench N=100000` builds as many with Hugo, linked pages too, and 10,000 of ours."""
    plans = list(_plans(_options(["--stories", "100000"])))

    assert [(plan.stories, plan.source, plan.tools) for plan in plans] == [
        (10_000, "seeds", (OURS,)),
        (100_000, "seeds", (OURS, HUGO, LINKED)),
        (100_000, "seeds", (PUBLIC,)),
    ]
    fewer = _options(["--stories", "100000", "--without", LINKED, "--without", PUBLIC])
    assert [plan.tools for plan in _plans(fewer)] == [(OURS,), (OURS, HUGO)]

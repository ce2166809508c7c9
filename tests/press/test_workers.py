"""A worker that raises or dies: what it was at is named, and nothing is lost."""

import os
from types import SimpleNamespace

import pytest

from press import crew
from support.archive import Archive, snapshot
from support.building import files
from support.torture import sample

RAISES = """
import os, signal
import press.files
import reading.seeds, reading.storyviews

def read(self, path, data, read=reading.seeds.Seeds.read):
    if os.environ.get("FAIL") == "read-raise" and "s05" in path:
        raise RuntimeError("a reader's own fault")
    if os.environ.get("FAIL") == "read-die" and "s05" in path:
        os.kill(os.getpid(), signal.SIGKILL)
    return read(self, path, data)

def page(self, catalogue, desk, entry, *rest, page=reading.storyviews.Stories._page):
    if os.environ.get("FAIL") == "page-raise" and entry.stem == "s05":
        raise RuntimeError("a view's own fault")
    if os.environ.get("FAIL") == "page-die" and entry.stem == "s05":
        os.kill(os.getpid(), signal.SIGKILL)
    return page(self, catalogue, desk, entry, *rest)

def digest(self, path, digest=press.files.Output.digest):
    if os.environ.get("FAIL") == "digest-die" and "story-5" in path:
        os.kill(os.getpid(), signal.SIGKILL)
    return digest(self, path)

reading.seeds.Seeds.read, reading.storyviews.Stories._page = read, page
press.files.Output.digest = digest
"""


@pytest.fixture
def archive(tmp_path, builder):
    """Return an archive of some stories, built once; its plugin fails when it is asked to."""
    archive = Archive(tmp_path)
    plugin = tmp_path / "low_limits.py"
    plugin.write_text(plugin.read_text(encoding="utf-8") + RAISES, encoding="utf-8")
    for number in range(12):
        write(archive, f"s{number:02}", f"Story {number} begins")
    assert builder(tmp_path).returncode == 0
    return archive


def write(archive, stem, headline):
    """Write a seed."""
    path = archive.root / "seeds" / f"{stem}.txt"
    path.write_text(f" date 2022-02-28 {headline}\n\nKYIV, Ukraine (AFP) — Words.\n", "utf-8")


@pytest.mark.parametrize("workers", sample([3, 1], 1))
@pytest.mark.parametrize(
    ("fail", "named"),
    [
        ("read-raise", "seeds/s05.txt"),
        ("read-die", "seeds/s05.txt"),
        ("page-raise", "2022/02/28/story-5-begins.html"),
        ("page-die", "2022/02/28/story-5-begins.html"),
    ],
)
def test_a_worker_that_fails(workers, fail, named, archive, builder):
    """The seed or the page is named, exit not 0; nothing is removed; the next build ends right."""
    root = archive.root
    archive.configure(PRESS_WORKERS=workers)
    for number in range(3, 8):
        write(archive, f"s{number:02}", f"Story {number} ends")
    (root / "seeds/s11.txt").unlink()
    before = files(root / "output")
    failed = builder(root, FAIL=fail)
    between = files(root / "output")
    built = builder(root)
    builder(root, out="clean/output")
    after, clean = files(root / "output"), files(root / "clean/output")

    assert failed.returncode != 0
    if workers > 1 or fail.endswith("raise"):
        assert named in failed.stdout
        assert f"../{named}" not in failed.stdout
        assert "Traceback" not in failed.stdout
    assert {path for path in before if path not in between} == set()
    assert [p for p, data in between.items() if data not in (before.get(p), after.get(p))] == []
    assert built.returncode == 0, built.stdout
    assert after == clean


@pytest.mark.parametrize("workers", sample([3, 1], 2))
def test_a_fresh_checkout(workers, archive, builder):
    """Where all times are new the bytes tell: only what was edited or deleted is made again."""
    archive.configure(PRESS_WORKERS=workers)
    builder(archive.root)
    output = archive.root / "output"
    pages = {name: output / f"2022/02/28/story-{name}-begins.html" for name in (4, 5, 6)}
    whole = files(output)
    for path in (path for path in archive.root.rglob("*") if path.is_file()):
        os.utime(path)
    pages[4].write_bytes(pages[4].read_bytes().replace(b"Words", b"Lies!"))
    pages[5].unlink()
    before = snapshot(output)
    built = builder(archive.root)
    after = snapshot(output)

    assert "(0 read, 0 rejected)" in built.stdout
    assert f"2 written, {len(whole) - 2} unchanged, 0 removed" in built.stdout
    assert files(output) == whole
    made = {str(pages[name].relative_to(output)) for name in (4, 5)}
    assert {path for path, seen in after.items() if before.get(path) != seen} == made


def test_a_worker_that_dies_at_a_page_that_lies_there(archive, builder):
    """The page is named, no page is lost, and the next build ends right."""
    archive.configure(PRESS_WORKERS=3)
    builder(archive.root)
    before = files(archive.root / "output")
    for path in (archive.root / "output").rglob("*.html"):
        os.utime(path)
    failed = builder(archive.root, FAIL="digest-die")
    between = files(archive.root / "output")
    built = builder(archive.root)

    assert failed.returncode != 0
    assert "2022/02/28/story-5-begins.html" in failed.stdout
    assert "Traceback" not in failed.stdout
    assert between == files(archive.root / "output") == before
    assert built.returncode == 0, built.stdout


@pytest.mark.parametrize("workers", sample([3, 1], 1))
@pytest.mark.parametrize(
    "template",
    sample(
        [
            "{{ 1 // (article.slug != 'story-5-begins') }}",
            "{% if %}",
            "{{ nothing.at.all }}",
            "{% include 'missing.html' %}",
        ],
        2,
    ),
)
def test_a_template_that_fails(workers, template, archive, builder):
    """A template's fault is named with its line; nothing is removed; mended, all is right."""
    root = archive.root
    archive.configure(PRESS_WORKERS=workers)
    path = root / "theme/templates/article.html"
    text = path.read_text(encoding="utf-8")
    line = text.count("\n", 0, text.index("<article")) + 1
    path.write_text(text.replace("<article", template + "<article"), encoding="utf-8")
    (root / "seeds/s11.txt").unlink()
    before = files(root / "output")
    failed = builder(root)
    between = files(root / "output")
    path.write_text(text, encoding="utf-8")
    built = builder(root)
    builder(root, out="clean/output")

    assert failed.returncode == 1, failed.stdout
    assert f"theme/templates/article.html:{line}: " in failed.stdout.replace("\n", "")
    assert "Traceback" not in failed.stdout
    assert {path for path in before if path not in between} == set()
    assert built.returncode == 0, built.stdout
    assert files(root / "output") == files(root / "clean/output")


@pytest.mark.parametrize(
    ("own", "count", "pages"),
    [
        ({}, 9000, 60),
        ({"weight": 10}, 9000, 6),
        ({"weight": 100}, 9000, 1),
        ({"together": 4}, 9000, 240),
        ({"together": 4}, 960, 120),
        ({"together": 4}, 250, 60),
    ],
)
def test_how_many_pages_are_made_at_a_time(own, count, pages):
    """Fewer of long ones; more of many that ask for the same, and each worker has its share."""
    view = SimpleNamespace(name="v", **own)
    spots = [(str(number), f"{number}.html") for number in range(count)]
    jobs = list(crew.Crew({"PRESS_WORKERS": 2}, [], None, None)._jobs(view, spots))

    assert {len(made) for _, made in jobs[:-1]} == {pages}
    assert [spot for _, made in jobs for spot in made] == spots

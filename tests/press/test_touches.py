"""A new story touches few pages, however large the archive is."""

import shutil
import sqlite3
from contextlib import closing
from random import Random

import pytest

from support.archive import Archive, snapshot
from support.building import files, story_pages
from support.torture import sample

PLACES = ("KYIV, Ukraine", "LVIV, Ukraine", "PARIS, France", "LYON, France", "ROME, Italy")
TAGS = ("Weather", "Trade", "War", "Peace", "Elections", "Grain")


@pytest.mark.parametrize("kind", sample(["note", "markdown"], 1))
def test_one_new_story(kind, tmp_path, builder):
    """With six tags: at most 20 other stories' pages and 60 files, of a dense archive of 400."""
    random = Random(7)  # noqa: S311 (the same archive each time)
    Archive(tmp_path, limits=False)
    for number in range(400):
        day = f"2022-{random.randint(1, 3):02}-{random.randint(1, 28):02}"
        if number % 8:
            text = f" date {day} Story {number} begins\n\n{random.choice(PLACES)} (AFP) — Words.\n"
            (tmp_path / f"seeds/s{number:03}.txt").write_text(text, encoding="utf-8")
        else:
            tags = ", ".join(random.sample([*TAGS, "Kyiv", "Ukraine"], 4))
            text = f"Title: Article {number}\nDate: {day}\nTags: {tags}\n\nWords.\n"
            (tmp_path / f"content/articles/m{number:03}.md").write_text(text, encoding="utf-8")
    assert builder(tmp_path).returncode == 0
    before = snapshot(tmp_path / "output")
    tags = ["Kyiv", "Ukraine", *TAGS[:4]]
    if kind == "note":
        text = " date 2022-02-14 A new story\n\nKYIV, Ukraine (AFP) — New words.\n"
        (tmp_path / "seeds/new.txt").write_text(text, encoding="utf-8")
        note = "Tags: " + ", ".join(f"+{tag}" for tag in tags) + "\n"
        (tmp_path / "content/notes/new.md").write_text(note, encoding="utf-8")
    else:
        text = f"Title: A new story\nDate: 2022-02-14\nTags: {', '.join(tags)}\n\nNew words.\n"
        (tmp_path / "content/articles/new.md").write_text(text, encoding="utf-8")
    built = builder(tmp_path)
    after = snapshot(tmp_path / "output")
    changed = {path for path, file in after.items() if before.get(path) != file}
    stories = changed & set(story_pages(tmp_path / "output"))

    assert built.returncode == 0, built.stdout
    assert "2022/02/14/a-new-story.html" in changed
    assert len(stories) <= 21, sorted(stories)
    assert len(changed) <= 60, sorted(changed)
    assert set(before) <= set(after)


def test_a_page_that_changes_letter_case_leaves_no_other(tmp_path, builder):
    """An address that changes in letter case alone is moved: the old file goes."""
    archive = Archive(tmp_path, limits=False)
    archive.configure(TAG_URL="Tag/{slug}/", TAG_SAVE_AS="Tag/{slug}/index.html", TAG_PAGE_FROM=1)
    archive.add_seed()
    builder(tmp_path)
    archive.configure(
        TAG_URL="tag/{slug}/", TAG_SAVE_AS="tag/{slug}/index.html", SITE_NOTICE="Moved."
    )
    built = builder(tmp_path)

    assert built.returncode == 0, built.stdout
    assert list((tmp_path / "output").glob("tag/*/index.html"))
    assert (tmp_path / "output/Tag").exists() == (tmp_path / "output/TAG").exists()


def test_a_file_becomes_a_folder_and_a_file_again(tmp_path, builder):
    """A page may move from `x` to `x/index.html`, and back: what stands in its way goes first."""
    archive = Archive(tmp_path, limits=False)
    archive.configure(TAG_SAVE_AS="tag/{slug}", TAG_PAGE_FROM=1)
    archive.add_seed()
    archive.add_seed()
    builder(tmp_path)
    tags = sorted(path.name for path in (tmp_path / "output/tag").iterdir())
    archive.configure(TAG_SAVE_AS="tag/{slug}/index.html")
    folders = builder(tmp_path)
    moved = sorted(path.parent.name for path in (tmp_path / "output/tag").glob("*/index.html"))
    archive.configure(TAG_SAVE_AS="tag/{slug}")
    files = builder(tmp_path)

    assert tags
    assert (folders.returncode, files.returncode) == (0, 0), folders.stdout + files.stdout
    assert moved == tags
    assert sorted(p.name for p in (tmp_path / "output/tag").iterdir() if p.is_file()) == tags


def test_a_stem_that_becomes_an_articles(tmp_path, builder):
    """A seed that is renamed gives its stem free: an article may have it, and is there once."""
    Archive(tmp_path, limits=False)
    seed, text = tmp_path / "seeds/a.txt", " date 2020-02-10 A begins\n\nKYIV (AFP) — Words.\n"
    seed.write_text(text, encoding="utf-8")
    assert builder(tmp_path).returncode == 0
    seed.rename(tmp_path / "seeds/b.txt")
    text = "Title: Another\nDate: 2020-02-11\n\nWords.\n"
    (tmp_path / "content/articles/a.md").write_text(text, encoding="utf-8")
    assert builder(tmp_path).returncode == 0

    with closing(sqlite3.connect(tmp_path / ".press/output/catalogue.sqlite")) as db:
        sql = "SELECT sid FROM accessions WHERE sid NOT IN (SELECT sid FROM stories)"
        assert db.execute(sql).fetchall() == []


@pytest.mark.parametrize("word", ["", " More."], ids=["alone", "with a word"])
def test_another_day_of_adding(word, tmp_path, builder):
    """A row of the register that is edited, to as many bytes, moves its story in lists."""
    Archive(tmp_path, limits=False)
    for number in range(3):
        text = f" date 2020-02-1{number} Story {number} begins\n\nKYIV, Ukraine (AFP) — Words.\n"
        (tmp_path / f"seeds/s{number}.txt").write_text(text, encoding="utf-8")
    assert builder(tmp_path).returncode == 0
    register, seed = tmp_path / "content/register/2020.csv", tmp_path / "seeds/s1.txt"
    header, *rows = register.read_text(encoding="utf-8").splitlines(keepends=True)
    today = rows[1].split(",")[3]
    rows[1] = rows[1].replace(today, "2031-01-01")
    register.write_text("".join([header, *rows]), encoding="utf-8")
    seed.write_text(seed.read_text(encoding="utf-8") + word, encoding="utf-8")
    assert builder(tmp_path).returncode == 0
    after = files(tmp_path / "output")
    shutil.rmtree(tmp_path / ".press")
    shutil.rmtree(tmp_path / "output")
    assert builder(tmp_path).returncode == 0

    assert b"1 January 2031" in after["new/index.html"]
    assert after == files(tmp_path / "output")

"""The catalogue alone decides what may be shown: what is hidden stands in no view."""

import pytest

from support.archive import Archive
from support.building import files
from support.links import Site
from support.torture import sample

HEADLINE = "Unspeakable"
SEED = """ date 2022-02-28 {headline}

By {byline}

{place} ({agency}) — {words}

A street. (Photo by {photographer} / {agency})
"""


@pytest.fixture
def archive(tmp_path, builder):
    """Return an archive in which one story has a place, names and a day that no other has."""
    archive = Archive(tmp_path)
    plain = {"byline": "Jane Doe", "agency": "AFP", "place": "KYIV, Ukraine", "photographer": "Li"}
    for number in range(6):
        text = SEED.format(headline=f"Story {number}", words="Words of it.", **plain)
        (tmp_path / f"seeds/s{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "content/articles/linker.md").write_text(
        "Title: Linker\nDate: 2022-02-28\n\n[On]({filename}../../seeds/x.txt)\n", encoding="utf-8"
    )
    assert builder(tmp_path).returncode == 0
    odd = {"byline": "Una Odd", "agency": "AFP", "place": "VADUZ, Liechtenstein"}
    text = SEED.format(headline=HEADLINE, words="Unspeakable words.", photographer="Odo Odd", **odd)
    text = text.replace("2022-02-28", "2021-07-07")
    (tmp_path / "seeds/x.txt").write_text(text, encoding="utf-8")
    return archive


HOME = "2021/07/07/unspeakable.html"
TRACES = [b"Unspeakable", b"unspeakable", b"Vaduz", b"Una Odd", b"Odo Odd", b"2021"]


@pytest.mark.parametrize("published_before", sample([True, False], 1))
@pytest.mark.parametrize(
    ("status", "at"),
    [("hidden", HOME), ("draft", "drafts/unspeakable.html"), ("withdrawn", HOME)],
)
def test_nothing_shows_it(status, at, published_before, archive, builder):
    """Not a view, feed or list; the story or a word of it stands at its own address alone."""
    root = archive.root
    if published_before or status == "withdrawn":
        builder(root)
    note = root / "content/notes/x.md"
    note.write_text(f"Status: {status}\nAliases: old/place\n\nAsked for by *nobody*.\n", "utf-8")
    built = builder(root)
    made = files(root / "output")
    linked = HOME.encode()  # by a story that may be listed, and so wherever that is shown
    bare = {path: data.replace(linked, b"") for path, data in made.items()}
    traces = {path for path, data in bare.items() if any(trace in data for trace in TRACES)}

    assert built.returncode == 0, built.stdout
    assert at in made
    assert traces == {at}
    assert (linked in made["2022/02/28/linker.html"]) == (status != "draft")
    assert (b"Unspeakable words" in made[at]) == (status != "withdrawn")
    assert (b"was withdrawn" in made[at]) == (status == "withdrawn")
    assert b"nobody" in made[at]
    assert b"noindex" in made[at]
    assert ("old/place/index.html" in made) == (status != "draft")
    assert not any("Vaduz".lower() in path or "odd" in path for path in made)
    assert (HOME in made) == (status != "draft")
    broken = [line for line in Site(root / "output").broken() if "filename" not in line]

    assert broken == []

    note.unlink()
    built = builder(root)
    builder(root, out="clean/output")

    assert HOME in files(root / "output")
    assert files(root / "output") == files(root / "clean/output")


@pytest.mark.parametrize("status", ["hidden", "draft"])
def test_an_article_of_that_status(status, archive, builder):
    """Markdown says it in its own metadata."""
    root = archive.root
    (root / "content/articles/y.md").write_text(
        f"Title: {HEADLINE}\nDate: 2019-05-05\nTags: Vaduz\nStatus: {status}\n\nUna Odd.\n", "utf-8"
    )
    (root / "seeds/x.txt").unlink()
    built = builder(root)
    made = files(root / "output")
    at = "drafts/unspeakable.html" if status == "draft" else "2019/05/05/unspeakable.html"

    assert built.returncode == 0, built.stdout
    assert {path for path, data in made.items() if HEADLINE.encode() in data} == {at}
    assert "tag/vaduz/index.html" not in made

"""Menus: what every page leads to is as it is after a clean build."""

from support.archive import Archive
from support.building import files


def seed(day, headline):
    """Return a story filed from Kyiv."""
    return f" date 2022-02-{day} {headline}\n\nKYIV, Ukraine (AFP) — Words.\n"


def test_a_first_tag_enters_the_menu_of_every_page(tmp_path, builder):
    """When the first tag gets a page, pages of other stories lead to the index of tags, too."""
    Archive(tmp_path, limits=False)
    for year in range(1999, 2009):  # so many that the first is no neighbour of what is new
        text = f"Title: Old\nDate: {year}-01-01\n\nWords.\n"
        (tmp_path / f"content/articles/{year}.md").write_text(text, encoding="utf-8")
    assert builder(tmp_path).returncode == 0
    page = tmp_path / "output/1999/01/01/old.html"

    assert "/tags/" not in page.read_text(encoding="utf-8")

    for day in (27, 28):
        (tmp_path / f"seeds/s{day}.txt").write_text(seed(day, f"Story {day}"), encoding="utf-8")
    assert builder(tmp_path).returncode == 0

    assert "/tags/" in page.read_text(encoding="utf-8")

    incremental = files(tmp_path / "output")
    assert builder(tmp_path, "--ignore-cache", out="clean").returncode == 0

    assert files(tmp_path / "clean") == incremental

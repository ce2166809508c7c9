"""The pictures of pages that the project shows."""

from support.building import ROOT
from support.screenshots import PAGES, SIZES


def test_each_picture_is_there_and_small():
    """Each page is shown on a phone and on a wide screen, in at most 200 KB."""
    pictures = {path.name: path.stat().st_size for path in (ROOT / "docs/screenshots").iterdir()}

    assert sorted(pictures) == sorted(f"{page}-{width}.png" for page in PAGES for width in SIZES)
    assert max(pictures.values()) <= 200_000

"""One page of each kind, found by its address."""

import re
from pathlib import Path

KINDS = {
    "front page": r"index\.html",
    "story": r"\d{4}/\d\d/\d\d/(?!index\.).+\.html",
    "day": r"\d{4}/\d\d/\d\d/index\.html",
    "month": r"\d{4}/\d\d/index\.html",
    "year": r"\d{4}/index\.html",
    "tag": r"tag/[^/]+/index\.html",
    "author": r"author/[^/]+/index\.html",
    "photographer": r"photographer/[^/]+/index\.html",
    "section": r"section/[^/]+/index\.html",
    "on this day": r"on-this-day/\d\d-\d\d/index\.html",
    "archive": r"archive/index\.html",
    "tags": r"tags/index\.html",
    "people": r"people/index\.html",
    "places": r"places/index\.html",
    "organisations": r"organisations/index\.html",
    "authors": r"authors/index\.html",
    "photographers": r"photographers/index\.html",
    "sections": r"sections/index\.html",
    "dates": r"on-this-day/index\.html",
    "holdings": r"holdings/index\.html",
    "page": r"about/index\.html",
    "404": r"404\.html",
}


def fullest_pages(output):
    """Return, for each kind of page, the path of its largest one, relative to *output*."""
    sizes = {
        p.relative_to(output).as_posix(): p.stat().st_size for p in Path(output).rglob("*.html")
    }
    return {
        kind: max((p for p in sizes if re.fullmatch(pattern, p)), key=lambda p: (sizes[p], p))
        for kind, pattern in KINDS.items()
    }


def right_to_left_story(output):
    """Return the path of a story that is written from right to left, relative to *output*."""
    for path in sorted(Path(output).rglob("*.html")):
        if re.search(r'class="story__body[^>]*dir="rtl"', path.read_text(encoding="utf-8")):
            return path.relative_to(output).as_posix()
    raise AssertionError("no story is written from right to left")

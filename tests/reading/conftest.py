"""Stories to test with: plain objects that look like Pelican's articles."""

from datetime import datetime
from types import SimpleNamespace

import pytest

from reading.site import Site


def _term(name, kind):
    return SimpleNamespace(name=name, url=f"{kind}/{name.casefold()}/")


@pytest.fixture
def site():
    """Return an English site with Pelican-style addresses of its periods."""
    return Site("en", "{date:%Y}/", "{date:%Y}/{date:%m}/", "{date:%Y}/{date:%m}/{date:%d}/")


@pytest.fixture
def make():
    """Return a function: `make("2022-02-28", "slug", place="Kyiv", …)` gives an article."""

    def article(published, slug="story", place=None, authors=("AFP",), **more):
        first_moment = f"{published[:10]}-01-01"[:10]
        names = [SimpleNamespace(name=place, region=None, country=None)] if place else []
        given = {
            "title": slug.capitalize(),
            "url": f"{published[:4]}/{slug}.html",
            "date": datetime.fromisoformat(first_moment),
            "published": published,
            "slug": slug,
            "stem": slug,
            "summary": f"About {slug}.",
            "lang": "en",
            "dir": "ltr",
            "words": 300,
            "authors": [_term(name, "author") for name in authors],
            "tags": [_term(place, "tag")] if place else [],
            "dateline": SimpleNamespace(places=tuple(names), agency=None) if place else None,
            "figures": (),
        }
        return SimpleNamespace(**(given | more))

    return article


@pytest.fixture
def figure():
    """Return a caption with a credit, as the reader of seeds gives it."""
    return SimpleNamespace(caption="A harbour.", credit=SimpleNamespace(text="Photo by A / B"))


@pytest.fixture
def many(make):
    """Return thirty stories: two on each of fifteen days over three years."""
    days = [f"{year}-{month:02}-10" for year in (2019, 2021, 2022) for month in range(1, 6)]
    return [make(day, f"{slug}-{day}", place="Oslo") for day in days for slug in ("a", "b")]

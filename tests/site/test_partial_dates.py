"""A story of a month or a year is never given a day."""

import json
from pathlib import Path

from support.words import read_page

EXPECTED = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "demo" / "expected.json").read_text("utf-8")
)


def test_no_page_says_the_first_of_january(demo):
    """The demo's story of 1936 stands in its year alone: no day's page, no first of January."""
    years = [e["published"] for e in EXPECTED.values() if e["precision"] == "year"]
    months = [e["published"] for e in EXPECTED.values() if e["precision"] == "month"]

    assert years
    assert months

    for year in years:
        assert list((demo / year).glob("*.html"))
        assert not (demo / year / "01" / "01").exists()

        for page in demo.rglob("*.html"):
            assert f"1 January {year}" not in read_page(page).get_text(" ")
    for month in months:
        assert not (demo / month.replace("-", "/") / "01").exists()

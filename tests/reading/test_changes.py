"""How deep a change goes: which pages are made anew for a word, for a headline, for a tag."""

import pytest

from reading.dateviews import DateIndex, OnThisDay
from reading.indexviews import Indexes
from reading.newviews import NewlyAdded
from reading.periodviews import Periods
from reading.storyviews import Stories
from reading.termviews import TermPages
from support.in_memory import Archive, make_record

FIGURE = {"credit": "Jo Doe", "photographers": ["Jo Doe"]}


def make(slug, day="2022-02-28", words=300, caption="A street.", **more):
    """Return a story with a place, a writer and a picture."""
    figures = [dict(FIGURE, number=1, caption=caption)]
    return make_record(day, slug, place="Kyiv", figures=figures, words=words, **more)


@pytest.fixture
def held():
    """Return an archive of three stories of a day and one of another."""
    return Archive(
        [*map(make, "abc"), make("d", "2021-06-01")], DIRECT_TEMPLATES=["index", "tags", "archives"]
    )


def named(held, changes):
    """Return what *changes* touch, by the view's name; terms by their names."""
    kinds = (Stories, Periods, OnThisDay, DateIndex, Indexes, NewlyAdded)
    found = {kind.__name__: {*held.touched(kind, changes)} for kind in kinds}
    keys = {
        key.partition(":")[0] for key, there in held.touched(TermPages, changes).items() if there
    }
    return found | {"terms": {held.catalogue.term(int(key)).name for key in keys}}


@pytest.mark.parametrize(
    ("slug", "day", "front"), [("b", "2022-02-28", {"index"}), ("d", "2021-06-01", set())]
)
def test_a_correction_of_the_text(held, slug, day, front):
    """No list's line changes: its day and year tell of the text; of the newest, the front page."""
    assert named(held, held.put(make(slug, day, words=301))) == {
        "Stories": {slug},
        "Periods": {day[:4], day},
        "OnThisDay": set(),
        "DateIndex": set(),
        "Indexes": front,
        "NewlyAdded": set(),
        "terms": set(),
    }


def test_a_correction_of_a_caption(held):
    """The photographer's page shows captions."""
    assert named(held, held.put(make("b", caption="A road.")))["terms"] == {"Jo Doe"}


def test_another_headline(held):
    """All lists that have the story show it; none counts otherwise."""
    assert named(held, held.put(make("b", title="Another"))) == {
        "Stories": {"a", "b", "c", "d"},
        "Periods": {"2022", "2022-02", "2022-02-28"},
        "OnThisDay": {"02-28"},
        "DateIndex": set(),
        "Indexes": {"index"},
        "NewlyAdded": {"new"},
        "terms": {"Kyiv", "AFP", "Jo Doe"},
    }


@pytest.mark.parametrize("how", ["tag", "gone"])
def test_another_place_in_lists(held, how):
    """What counts stories, or leads to them by date or name, is made anew as well."""
    changes = held.drop("b") if how == "gone" else held.put(make("b", tags=["War"]))
    found = named(held, changes)

    assert found["DateIndex"] == {"index"}
    assert found["Indexes"] == {"index", "tags", "archives"}
    assert found["NewlyAdded"] == {"new"}
    assert found["terms"] >= {"Kyiv", "AFP", "Jo Doe"}


def test_nothing_that_lists_show(held):
    """The same words read again are no change of a list."""
    (change,) = held.put(make("b"))

    assert not change.listed
    assert named(held, [change])["terms"] == set()

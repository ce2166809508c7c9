"""The ways in masthead and foot: each leads to a page that there is."""

from press import TermUse
from reading.menus import Menus


def ways(held):
    """Return the words of the masthead's ways and of the foot's."""
    shared = Menus(held.settings)(held.catalogue)
    return tuple([way.text for way in shared[f"{where}_ways"]] for where in ("masthead", "foot"))


def test_a_kind_is_in_the_masthead_from_its_first_page(archive, make):
    """People, places and organisations are offered where one of them has a page."""
    person = TermUse("tag", "Ada Rossi", "person")
    held = archive([make("2022-02-28", "a", place="Oslo")])

    assert ways(held)[0] == ["Years", "Places"]

    held.put(make("2022-02-27", "b", terms=[person]))

    assert ways(held)[0] == ["Years", "People", "Places"]
    assert "Subjects" in ways(held)[1]


def test_subjects_stand_in_for_kinds(archive, make):
    """Where no kind of tag has a page, the masthead offers all subjects; without any, none."""
    assert ways(archive([make("2022-02-28", tags=("rail",))]))[0] == ["Years", "Subjects"]
    assert ways(archive([make("2022-02-28")]))[0] == ["Years"]


def test_what_is_switched_off_is_not_offered(archive, make):
    """A page that is switched off, or that nothing stands on, is in neither menu."""
    records = [make("2022-02-28", place="Oslo")]
    off = archive(records, PLACES_SAVE_AS="", ON_THIS_DAY_SAVE_AS="", HOLDINGS_SAVE_AS="")
    none = archive(records, NEWLY_ADDED_SAVE_AS="")

    assert ways(off) == (["Years", "Subjects"], ["Authors", "Newly added"])
    assert "Newly added" not in ways(none)[1]
    assert ways(archive()) == (["Years"], ["On this day", "Holdings"])

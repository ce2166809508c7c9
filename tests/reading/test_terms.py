"""Pages of tags, authors, sections and photographers, and their indexes."""

import pytest

from press import TermUse
from reading.groups import FEW
from reading.indexviews import Indexes
from reading.site import Counted
from reading.storyviews import Stories
from reading.termindexes import MOST_TERMS, SHOWN_OF_KIND, Letters
from reading.terms import MOST_PICTURES, NEWEST, SPLIT, SPLIT_YEAR, index_of, sort_letters
from reading.termviews import TermPages


def key_of(held, facet, name, period=""):
    """Return the key of a term's page."""
    key = str(held.term(facet, name).tid)
    return f"{key}:{period}" if period else key


def names(page, heading=""):
    """Return the names in the part of an index that has *heading*."""
    return [
        term.text
        for part in page.indexes
        if part.heading == heading
        for letter in part.letters
        for term in letter.terms
    ]


def test_a_place(archive, make):
    """A place's page tells how many stories, from when to when, and lists them by year."""
    held = archive([make("2022-02-28", "a", tags=("Oslo",)), make("2019-01-01", "b", place="Oslo")])
    page = held.view(TermPages, key_of(held, "tag", "Oslo"))

    assert (page.name, page.kind) == ("Oslo", ("Place", "places/"))
    assert (page.count, page.first.words, page.last.words) == (
        "2 stories",
        "1 January 2019",
        "28 February 2022",
    )
    assert page.chart is None
    assert page.together == ()


def test_a_place_tells_what_was_filed_there(archive, make):
    """What was filed from a place stands apart from what tells of it; an author's page is one."""
    held = archive(
        [
            make("2022-02-28", "there", place="Oslo"),
            make("2021-02-28", "before", place="Oslo"),
            make("2022-02-27", "of", place="Lima", terms=(TermUse("tag", "Oslo", "place"),)),
        ]
    )
    page = held.view(TermPages, key_of(held, "tag", "Oslo"))

    assert [group.heading.iso for group in page.filed] == ["2022", "2021"]
    assert [story.slug for group in page.groups for story in group.stories] == ["of"]
    assert (page.filed_words, page.told_words) == (
        "Filed from Oslo: 2 stories",
        "About Oslo: 1 story",
    )
    assert held.view(TermPages, key_of(held, "author", "AFP")).filed == ()


def test_a_photographer_shows_captions(archive, make, figure):
    """A photographer's page shows the newest captions of that photographer alone."""
    other = {**figure, "caption": "A bridge.", "photographers": ["B"]}
    records = [make(f"2022-02-{day}", f"s{day}", figures=[other, figure]) for day in range(10, 24)]
    held = archive(records)
    page = held.view(TermPages, key_of(held, "photographer", "A"))

    assert {picture.caption.text for picture in page.pictures} == {"A harbour."}
    assert len(page.pictures) == MOST_PICTURES
    assert page.pictures[0].story.slug == "s23"


def test_an_author_with_enough(archive, many):
    """An author with many stories has a chart, and the places of these stories."""
    held = archive(many)
    page = held.view(TermPages, key_of(held, "author", "AFP"))

    assert page.chart
    assert [place.text for place in page.together] == ["Oslo"]


@pytest.fixture
def sections(archive, make, figure):
    """Return an archive of one story with a section and a photographer."""
    return archive([make("2022-02-28", section="World", figures=[figure])])


@pytest.mark.parametrize(
    ("facet", "name", "path"),
    [
        ("photographer", "A", "photographer/a/index.html"),
        ("category", "World", "section/world/index.html"),
    ],
)
def test_photographers_and_sections(sections, facet, name, path):
    """Each photographer and each section has a page with its stories."""
    page = sections.view(TermPages, key_of(sections, facet, name))

    assert page.kind.text == {"photographer": "Photographer", "category": "Section"}[facet]
    assert page.count == "1 story"
    assert path in sections.paths(TermPages)


def found(name):
    """Return the use of a place that a program alone found."""
    return TermUse("tag", name, "place", sure=False)


def test_a_found_tag_has_a_page_from_its_second_story(archive, make):
    """What a program alone found is text in its first story, and a link from its second on."""
    held = archive([make("2022-02-28", "a", place="Oslo", terms=(found("Oslo"),))])

    assert held.view(Stories, "a").places == (("Oslo", ""),)
    assert held.paths(TermPages) == []
    assert held.view(Indexes, "tags").indexes == ()

    changes = held.put(make("2022-03-01", "b", place="Oslo", terms=(found("Oslo"),)))

    assert held.view(Stories, "a").places == (("Oslo", "tag/oslo/"),)
    assert held.paths(TermPages) == ["tag/oslo/index.html"]
    assert held.touched(Stories, changes) == {"a": True, "b": True}


def test_names_that_were_all_found_are_not_said_twice(archive, make):
    """A story of many names says in a word that a program found them all; else it names which."""
    names = tuple(map(found, ("Oslo", "Lima", "Riga", "Bonn")))
    known = TermUse("tag", "Kyiv", "place")
    held = archive(
        [
            make("2022-02-28", "few", terms=names[:3]),
            make("2022-02-28", "all", terms=names),
            make("2022-02-28", "some", terms=(*names, known)),
        ]
    )

    assert held.view(Stories, "few").found == ("Oslo", "Lima", "Riga")
    assert held.view(Stories, "all").found == ("all of these names",)
    assert held.view(Stories, "some").found == ("Oslo", "Lima", "Riga", "Bonn")


def test_a_known_tag_has_a_page_from_its_first_story(archive, make):
    """What an editor knows has a page at once; TAG_PAGE_FROM sets it for what is found."""
    known = archive([make("2022-02-28", terms=(TermUse("tag", "Oslo", "place"),))])
    at_once = archive([make("2022-02-28", terms=(found("Oslo"),))], TAG_PAGE_FROM=1)

    assert known.paths(TermPages) == at_once.paths(TermPages) == ["tag/oslo/index.html"]


def test_a_large_term_is_split_by_year(archive, make):
    """A term's page with too many stories has the newest, and leads to a page for each year."""
    days = [f"{2020 + n % 2}-03-10" for n in range(SPLIT + 1)]
    held = archive([make(day, f"s{n:03}", place="Oslo") for n, day in enumerate(days)])
    page = held.view(TermPages, key_of(held, "tag", "Oslo"))
    year = held.view(TermPages, key_of(held, "tag", "Oslo", "2020"))

    assert [(moment.url, count) for moment, count in page.periods] == [
        ("tag/oslo/2021/", str(SPLIT // 2)),
        ("tag/oslo/2020/", str(SPLIT // 2 + 1)),
    ]
    assert [len(group.stories) for group in page.groups] == [NEWEST]
    assert (year.count, year.here.words) == (f"{SPLIT // 2 + 1} stories", "2020")
    assert [moment.url for moment in year.above] == ["tag/oslo/"]
    assert sum(len(group.stories) for group in year.groups) == SPLIT // 2 + 1
    assert "tag/oslo/2020/index.html" in held.paths(TermPages)


def test_a_year_of_a_term_is_told_by_month(archive, make):
    """Each of its stories says its day, few need no headings; a month is told by day."""
    days = [f"2020-0{1 + n % 4}-10" for n in range(FEW)]
    made = [make(day, f"s{n:03}", place="Oslo") for n, day in enumerate(days)]
    few = archive(made, TERM_SPLIT=5)
    held = archive([*made, make("2020", "alone", place="Oslo")], TERM_SPLIT=5)
    short, year = (one.view(TermPages, key_of(one, "tag", "Oslo", "2020")) for one in (few, held))

    assert [group.heading for group in short.groups] == [None]
    assert [group.heading.words for group in year.groups] == [
        *("April", "March", "February", "January", "2020, month not known"),
    ]
    assert year.groups[0].heading.url == "2020/04/"
    assert short.dated
    assert year.dated


def test_a_large_year_of_a_term_is_split_by_month(archive, make):
    """A year of a term with too many stories leads to its months."""
    days = [f"2020-0{1 + n % 2}-10" for n in range(SPLIT + 1)]
    held = archive([make(day, f"s{n:03}", place="Oslo") for n, day in enumerate(days)])
    year = held.view(TermPages, key_of(held, "tag", "Oslo", "2020"))
    month = held.view(TermPages, key_of(held, "tag", "Oslo", "2020-01"))

    assert SPLIT > SPLIT_YEAR
    assert [moment.url for moment, _ in year.periods] == ["tag/oslo/2020/02/", "tag/oslo/2020/01/"]
    assert (month.count, month.here.words) == (f"{SPLIT // 2 + 1} stories", "January 2020")
    assert [moment.url for moment in month.above] == ["tag/oslo/", "tag/oslo/2020/"]
    assert [group.heading.words for group in month.groups] == ["10 January 2020"]
    assert not month.dated


def test_a_term_that_shrinks_loses_its_years(archive, make):
    """A term that falls to fewer stories is one page again; those of its years go."""
    held = archive([make("2020-03-10", f"s{n}", place="Oslo") for n in range(6)], TERM_SPLIT=5)
    before = held.paths(TermPages)
    touched = held.touched(TermPages, held.drop("s0"))

    assert "tag/oslo/2020/index.html" in before
    assert touched[key_of(held, "tag", "Oslo", "2020")] is False
    assert "tag/oslo/2020/index.html" not in held.paths(TermPages)


def test_places_apart_from_other_tags(archive, make):
    """The index of subjects has places apart from other tags; places have one of their own."""
    held = archive([make("2022-02-28", place="Oslo", tags=("aviation",))])
    page = held.view(Indexes, "tags")

    assert names(page, "Places") == ["Oslo"]
    assert names(page, "Other subjects") == ["aviation"]
    assert names(held.view(Indexes, "places")) == ["Oslo"]
    assert "places/index.html" in held.paths(Indexes)
    assert "people/index.html" not in held.paths(Indexes)


def test_many_of_a_kind_stand_in_its_own_index(archive, make):
    """The index of subjects shows the most used of a kind, and leads to the index of all."""
    uses = [TermUse("tag", f"Person {n:03}", "person") for n in range(SHOWN_OF_KIND + 1)]
    held = archive([make("2022-02-28", "a", terms=uses), make("2022-02-28", "b", terms=uses[1:])])
    page = held.view(Indexes, "tags")

    assert len(names(page)) == SHOWN_OF_KIND
    assert "Person 000" not in names(page)
    assert page.indexes[0].more == (f"All {SHOWN_OF_KIND + 1} people", "people/")
    assert len(names(held.view(Indexes, "people"))) == SHOWN_OF_KIND + 1


def test_every_facet_has_its_index(sections, archive, make):
    """Authors, photographers and sections have indexes; sections only where there are any."""
    assert names(sections.view(Indexes, "authors")) == ["AFP"]
    assert names(sections.view(Indexes, "photographers")) == ["A"]
    assert names(sections.view(Indexes, "categories")) == ["World"]
    assert "sections/index.html" in sections.paths(Indexes)
    assert "sections/index.html" not in archive([make("2022-02-28")]).paths(Indexes)


def test_an_index_too_long_says_so(archive, make):
    """An index lists the thousand terms with the most stories, and says how many there are."""
    tags = [f"Tag {n:04}" for n in range(1001)]
    held = archive([make("2022-02-28", "a", tags=tags), make("2022-02-28", "b", tags=tags[1:])])
    page = held.view(Indexes, "tags")

    assert len(names(page)) == 1000
    assert "Tag 0000" not in names(page)
    assert page.left == "The 1,000 other subjects with the most stories, of 1,001."


def test_a_long_index_has_a_page_a_letter(archive, make):
    """An index of too many terms leads to its letters, and no term is without a place in one."""
    people = [
        TermUse("tag", f"{'ABÉ1'[n % 4]}. Person {n:04}", "person") for n in range(MOST_TERMS)
    ]
    held = archive([make("2022-02-28", "a", terms=people)])

    assert held.paths(Letters) == []

    changes = held.put(make("2022-03-01", "b", terms=[TermUse("tag", "Zoë", "person")]))
    page = held.view(Indexes, "people")
    letters = {key: held.view(Letters, f"people:{key}") for key in ("0-9", "a", "b", "e", "z")}

    assert [link for link in page.letters if link.text in "AZ"] == [
        ("A", "people/a/"),
        ("Z", "people/z/"),
    ]
    assert len(page.letters) == len(letters)
    assert sum(len(names(letter)) for letter in letters.values()) == MOST_TERMS + 1
    assert names(letters["z"]) == ["Zoë"]
    assert "people/z/index.html" in held.paths(Letters)
    assert held.touched(Letters, changes) == {"people:z": True}


def test_many_terms_stand_under_letters():
    """A long index is parted by letter; accents and letter case do not count."""
    terms = [*(f"Name {n:02}" for n in range(41)), "Évry", "essen"]
    letters = index_of("", [Counted(name, "", "1") for name in terms]).letters

    assert [letter.heading for letter in letters] == ["E", "N"]
    assert [t.text for t in letters[0].terms] == ["essen", "Évry"]


def test_filing():
    """Names are filed without accents, letter case and opening marks."""
    assert sort_letters("“Évry”") == "evry”"
    assert sort_letters("'s-Hertogenbosch") == "s-hertogenbosch"
    assert sort_letters("—") == "—"

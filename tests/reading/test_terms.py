"""Pages of tags and authors, and their indexes."""

from dataclasses import dataclass
from types import SimpleNamespace

from reading.terms import sort_letters, term_page, terms_page


@dataclass(frozen=True)
class Term:
    """A tag that, like Pelican's own, can be the key of a dict."""

    name: str

    @property
    def url(self):
        """Return its address."""
        return f"tag/{self.name.casefold()}/"


def test_a_place(make, site):
    """A place's page tells how many stories, from when to when, and lists them by year."""
    articles = [make("2022-02-28", "a", place="Oslo"), make("2019-01-01", "b", place="Oslo")]
    page = term_page(Term("Oslo"), articles, articles, site)

    assert page.is_place
    assert (page.count, page.first.words, page.last.words) == (
        "2 stories",
        "1 January 2019",
        "28 February 2022",
    )
    assert [group.heading.iso for group in page.groups] == ["2022", "2019"]
    assert page.chart is None
    assert page.together == ()


def test_an_author_with_enough(many, site):
    """An author with many stories has a chart, and the places of these stories."""
    page = term_page(SimpleNamespace(name="AFP", url="author/afp/"), many, many, site)

    assert page.chart
    assert [place.text for place in page.together] == ["Oslo"]


def test_places_apart_from_other_tags(make, site):
    """An index parts places from other tags, and takes Pelican's pairs or its dict."""
    articles = [make("2022-02-28", place="Oslo", tags=[Term("Oslo"), Term("aviation")])]
    pairs = [(Term("aviation"), articles), (Term("Oslo"), articles)]

    for terms in (pairs, dict(pairs)):
        page = terms_page(terms, articles, site)

        assert [t.text for letter in page.places for t in letter.terms] == ["Oslo"]
        assert [t.text for letter in page.others for t in letter.terms] == ["aviation"]


def test_many_terms_stand_under_letters(make, site):
    """A long index is parted by letter; accents and letter case do not count."""
    names = [f"Name {n:02}" for n in range(41)] + ["Évry", "essen"]
    articles = [make("2022-02-28")]
    letters = terms_page([(Term(name), articles) for name in names], articles, site).others

    assert [letter.heading for letter in letters] == ["E", "N"]
    assert [t.text for t in letters[0].terms] == ["essen", "Évry"]


def test_filing():
    """Names are filed without accents, letter case and opening marks."""
    assert sort_letters("“Évry”") == "evry”"
    assert sort_letters("'s-Hertogenbosch") == "s-hertogenbosch"
    assert sort_letters("—") == "—"

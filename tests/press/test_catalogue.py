"""The catalogue: what may be shown, in order, and kept right as stories come and go."""

import sqlite3
from contextlib import closing

import pytest

from press import termqueries
from press.schema import SCHEMA
from support.in_memory import Archive, make_record


def slugs(entries):
    """Return the slugs of *entries*."""
    return [entry.slug for entry in entries]


@pytest.fixture
def held():
    """Return an archive of a day, a month and a year."""
    return Archive(
        [make_record("2022-02-28"), make_record("2022-02", "m"), make_record("2022", "y")]
    )


def test_stories_by_period(held):
    """A story stands with its year, its month and its day, as far as these are known."""
    catalogue = held.catalogue

    assert slugs(catalogue.between("2022", "2022~")) == ["story", "m", "y"]
    assert slugs(catalogue.between("2022-02", "2022-02~")) == ["story", "m"]
    assert slugs(catalogue.between("2022-02-28", "2022-02-28~")) == ["story"]
    assert catalogue.tally(10) == (("2022-02-28", 1),)
    assert catalogue.tally(4) == (("2022", 3),)
    assert catalogue.tally(7, "2022-02-15", "2022-03") == (("2022-02", 1),)


def test_the_nearest_periods_have_stories():
    """Before and after lead over gaps, from one period with stories to the next."""
    catalogue = Archive([make_record("2022-02-28"), make_record("2019-03-01", "old")]).catalogue
    pairs = [("2019", "2022"), ("2019-03", "2022-02"), ("2019-03-01", "2022-02-28")]

    for old, new in pairs:
        assert catalogue.nearest(new) == (old, "")
        assert catalogue.nearest(old) == ("", new)


def test_partial_dates_are_no_nearest_days():
    """A story of a month alone stands between days, and is none itself."""
    records = [
        make_record("2022-02-28"),
        make_record("2022-02", "m"),
        make_record("2022-01-31", "j"),
    ]

    assert Archive(records).catalogue.nearest("2022-02-28") == ("2022-01-31", "")


@pytest.mark.parametrize("status", ["draft", "hidden", "withdrawn"])
def test_one_gate(held, status):
    """What is hidden, a draft or withdrawn is in no list, no tally and no term."""
    catalogue = held.catalogue
    before = slugs(catalogue.between()), catalogue.tally(4), catalogue.terms("author")
    (change,) = held.put(make_record("2022-03-01", "apart", authors=("Jo Doe",), status=status))

    assert (slugs(catalogue.between()), catalogue.tally(4), catalogue.terms("author")) == before
    assert (change.before, change.after) == (None, None)
    assert [row[2] for row in catalogue.apart()] == [status]


def test_a_story_that_comes_and_goes(held):
    """A change tells a story as it was and as it is; the lists and counts follow."""
    came = held.put(make_record("2022-03-01", "new", place="Oslo"))

    assert [(c.before, c.after.slug) for c in came] == [(None, "new")]
    assert held.term("tag", "Oslo").count == 1

    moved = held.put(make_record("2021-03-01", "new", place="Lima"))

    assert [(c.before.published, c.after.published) for c in moved] == [
        ("2022-03-01", "2021-03-01")
    ]
    assert (held.term("tag", "Oslo").count, held.term("tag", "Lima").count) == (0, 1)
    assert held.catalogue.of_term(held.term("tag", "Oslo").tid) == []

    gone = held.drop("new")

    assert [(c.before.slug, c.after) for c in gone] == [("new", None)]
    assert slugs(held.catalogue.between()) == ["story", "m", "y"]


def test_what_is_counted_beforehand_is_what_there_is(held):
    """The counts by day and the bytes of files follow stories that come, change, move and go."""
    held.put(*(make_record(f"2022-03-0{day}", f"s{day}") for day in (1, 2, 3)))
    held.put(make_record("2022-02-28", "s1"), make_record("2022-03-02T14:05", "s4"))
    held.put(make_record("2022-03-02", "s2", status="hidden"))
    held.drop("s3")
    held.db.execute("UPDATE files SET size = 9 WHERE stem = 's4'")
    held.db.execute("INSERT OR REPLACE INTO stories SELECT * FROM stories WHERE stem = 's4'")

    counted = held.db.execute("SELECT day, n FROM days ORDER BY day").fetchall()
    assert counted == [("2022", 1), ("2022-02", 1), ("2022-02-28", 2), ("2022-03-02", 1)]
    assert held.catalogue.size() == 4 + 9, "and the hidden one's byte is not among them"


def test_two_seeds_of_the_same_bytes_are_one_story():
    """The first by stem stands for both; when it goes, the other is the story."""
    first, second = make_record("2022-02-28", "a"), make_record("2022-02-28", "b")
    archive = Archive([second._replace(digest="same"), first._replace(digest="same")])

    assert slugs(archive.catalogue.between()) == ["a"]

    archive.drop("a")

    assert slugs(archive.catalogue.between()) == ["b"]


def test_one_address_for_two():
    """Of two new claimants of an address the first by stem has it; it moves when that one goes."""
    rivals = [make_record("2022-02-28", "same", stem=stem) for stem in ("b", "a")]
    archive = Archive(rivals)
    url = {entry.stem: entry.url for entry in archive.catalogue.between()}

    assert url["a"] == "2022/02/28/same.html"
    assert url["b"].startswith("2022/02/28/same-")

    archive.drop("a")

    assert [entry.url for entry in archive.catalogue.between()] == ["2022/02/28/same.html"]


def test_beside_in_reading_order(held):
    """Before and after a story stand those nearest in reading order, nearest first."""
    (middle,) = held.catalogue.between("2022-02", "2022-02-")

    assert slugs(held.catalogue.after(middle, 5)) == ["y"]
    assert slugs(held.catalogue.before(middle, 5)) == ["story"]


@pytest.mark.parametrize("many", [0, 3_000], ids=["by period", "at one go"])
def test_a_term_by_period(held, many, monkeypatch):
    """However it is asked, a term's stories stand with the periods that are known of them."""
    monkeypatch.setattr(termqueries, "_MANY", many)
    held.put(make_record("2021-12-31", "d"), make_record("2022-02-01", "e"))
    (author,) = held.catalogue.terms("author")
    tally = held.catalogue.tally_of_term

    assert tally(author.tid, 4) == [("2022", 4), ("2021", 1)]
    assert tally(author.tid, 7) == [("2022-02", 3), ("2021-12", 1)]
    assert tally(author.tid, 7, "2022", "2022~") == [("2022-02", 3)]
    assert held.catalogue.months_of_term(author.tid, 9) == held.catalogue.months(9) == 2


@pytest.mark.parametrize("many", [0, 3_000], ids=["by period", "at one go"])
def test_months_are_counted_so_far_as_asked(many, monkeypatch):
    """Who wants to know of two months is not told of all; a year alone is of no month."""
    monkeypatch.setattr(termqueries, "_MANY", many)
    days = ("2020", "2021-03-01", "2021-03-02", "2021-07", "2022-01-01")
    archive = Archive([make_record(day, f"s{at}") for at, day in enumerate(days)])
    (author,) = archive.catalogue.terms("author")

    assert [archive.catalogue.months_of_term(author.tid, most) for most in (1, 2, 9)] == [1, 2, 3]
    assert archive.catalogue.months(2) == 2


def test_what_is_filled_has_its_indexes_again(held):
    """A first build makes some of all rows at once: none is lost, and a second build keeps them."""
    sql = "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"
    with closing(sqlite3.connect(":memory:")) as empty:
        empty.executescript(SCHEMA)
        wanted = empty.execute(sql).fetchall()

    assert held.db.execute(sql).fetchall() == wanted
    assert ("stories_order",) in {row[:1] for row in wanted}

    held.put(make_record("2022-03-01", "other"))

    assert held.db.execute(sql).fetchall() == wanted

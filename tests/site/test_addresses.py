"""Addresses overwrite nothing, whatever the headlines are."""

import re

from support.words import read_page

HEADLINES = [
    "Index",
    "!!!",
    "12",
    "CON",
    "Three hundred letters " + "and more " * 31,
    "Киев Αθήνα 東京 القاهرة Paris",
    "القاهرة",
    "東京",
]


def headline_of(path):
    """Return the headline of a page, white space single."""
    return " ".join(read_page(path).h1.get_text().split())


def test_every_headline_has_its_page(small_site):
    """Headlines that make no slug, a bad one or a long one each have a page of their own."""
    wanted = {" ".join(headline.split()) for headline in HEADLINES}
    wanted = wanted - {"12"} | {"[Words]"}  # a bare number is a page's counter, no headline
    for number, headline in enumerate(HEADLINES):
        small_site.write(f"s{number}.txt", f" date 2021-05-04 {headline}\n\nWords.\n")
    built = small_site.build()
    stories = small_site.stories()

    assert built.returncode == 0, built.stdout
    assert {headline_of(small_site.output / path) for path in stories} == wanted
    assert len(stories) == len(HEADLINES)
    assert all(re.fullmatch(r"2021/05/04/[a-z0-9-]{1,87}\.html", path) for path in stories)


def test_no_headline_takes_the_days_page(small_site):
    """The pages of the periods stay, with a link to each story."""
    for number, headline in enumerate(HEADLINES):
        small_site.write(f"s{number}.txt", f" date 2021-05-04 {headline}\n\nWords.\n")
    small_site.build()
    names = {path.rpartition("/")[2] for path in small_site.stories()}

    for period in ("2021", "2021/05", "2021/05/04"):
        page = read_page(small_site.output / period / "index.html")

        assert names <= {link["href"].rpartition("/")[2] for link in page.select("a[href]")}


def test_one_headline_twice_on_a_day(small_site):
    """Two stories with one headline on one day both appear; the first by stem is the plain one."""
    small_site.write("b.txt", " date 2021-05-04 Storm hits coast\n\nSecond words.\n")
    small_site.write("a.txt", " date 2021-05-04 Storm hits coast\n\nFirst words.\n")
    small_site.write("c.txt", " date 2021-05-05 Storm hits coast\n\nThird words.\n")
    built = small_site.build()
    stories = small_site.stories()
    plain = small_site.output / "2021/05/04/storm-hits-coast.html"
    day = read_page(small_site.output / "2021/05/04/index.html")
    links = {link["href"].rpartition("/")[2] for link in day.select("a[href]")}

    assert built.returncode == 0, built.stdout
    assert len(stories) == 3
    assert "First words." in plain.read_text(encoding="utf-8")
    assert re.search(r"storm-hits-coast-[0-9a-f]{6}\.html", " ".join(stories))
    assert {path.rpartition("/")[2] for path in stories} <= links


def test_a_seed_may_move(small_site):
    """Moving a seed to another folder changes no byte of the site."""
    small_site.write("a.txt", " date 2021-05-04 Storm hits coast\n\nWords.\n")
    small_site.write("b.txt", " date 2021-05-04 Storm hits coast\n\nOther words.\n")
    small_site.build("-o", "before")
    (small_site.seeds / "zoo").mkdir()
    (small_site.seeds / "a.txt").rename(small_site.seeds / "zoo" / "a.txt")
    small_site.build("-o", "after")
    before, after = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.html")}
        for folder in (small_site.root / "before", small_site.root / "after")
    )

    assert before
    assert before == after

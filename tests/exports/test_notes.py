"""What an editor's note changes, as readers and machines see it."""

import json

import pytest
from bs4 import BeautifulSoup

from support.machines import SITE, Small

NOTE = """\
Title: Another headline
Slug: another
Date: 2020-01-02
Lang: fr
Lead: yes
Tags: Oslo, Weather
Publication: Bee
Publisher: Hive
Rights: https://creativecommons.org/licenses/by/4.0/
Received: 2022-03
Modified: 2023-04-05

A word of the editor.
"""
PAGE = "2020/01/02/another.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory, builder):
    """Return a site of a short story with a note, and of a longer one of the same day."""
    site = Small(
        tmp_path_factory.mktemp("noted"), builder, limits=True, TAG_PAGE_FROM=1, FEED_FROM=1
    )
    site.seed("a", "2021-05-06", "Storm", "KYIV, Ukraine (AFP) — Few words.")
    site.seed("b", "2020-01-02", "Long", "OSLO, Norway (AFP) — Words of a long day. " * 40)
    site.note("a", NOTE)
    site.build()
    return site


def tree(site, path):
    """Return a page as a tree."""
    return BeautifulSoup(site.bytes(path), "html.parser")


def test_its_place_and_words_are_the_notes(site):
    """Headline, day, slug and language are the editor's, and the word stands above the text."""
    page = tree(site, PAGE)
    article = page.find("article")
    said = str(article)

    assert page.h1.text == "Another headline"
    assert page.find("time", datetime="2020-01-02")
    assert page.find(lang="fr")
    assert said.index("A word of the editor.") < said.index("Few words.")
    assert not list((site.root / "output").glob("2021/**/*.html"))


def test_it_leads_its_day(site):
    """`Lead: yes` puts a short story before a longer one."""
    page = tree(site, "2020/01/02/index.html")
    first = page.main.find("a", href=lambda href: href and "/2020/01/02/" in href)

    assert first["href"].endswith("another.html")


def test_its_tags_are_the_notes_alone(site):
    """A list without signs stands for what a program found."""
    page = tree(site, PAGE)
    tags = {link.text for link in page.select(".about a") if "/tag/" in link["href"]}

    assert tags == {"Oslo", "Weather"}


def test_machines_are_told_the_same(site):
    """Linked data has the note's publisher, licence and day of change."""
    script = tree(site, PAGE).find("script", type="application/ld+json")
    article = json.loads(script.string)["@graph"][0]

    assert article["headline"] == "Another headline"
    assert article["inLanguage"] == "fr"
    assert article["datePublished"] == "2020-01-02"
    assert article["dateModified"].startswith("2023-04-05")
    assert article["isPartOf"]["name"] == "Bee"
    assert article["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert article["@id"] == f"{SITE}/{PAGE}"


def test_its_source_is_the_notes(site):
    """The page names publication and publisher, the rights, and when it was received."""
    facts = {fact.dt.text: fact for fact in tree(site, PAGE).select(".about .facts__kept")}

    assert facts["Source"].dd.text == "Bee, Hive"
    assert facts["Source"].a["href"] == "https://creativecommons.org/licenses/by/4.0/"
    assert facts["Received"].time["datetime"] == "2022-03"

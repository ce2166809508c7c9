"""Data files: every story of a year in four forms, listed in a package."""

import csv
import gzip
import hashlib
import io
import json
import re
import sqlite3

import pytest
from bs4 import BeautifulSoup

from support.archive import snapshot

SITE = "https://archive.test/"
LEAVE = ",Bee,Hive,https://creativecommons.org/licenses/by/4.0/,© Bee,full,,,2021-05"
HARD = (
    "Minister says ]]> to all & <b>none</b>",
    "</script><script>alert(1)</script>",
    "Storm \U0001f30a hits “coast” — 'again', \"twice\"",
    "\u202eStorm\u200f شمال\u2067",
    "word " * 400,
    "=1+1",
)
BODY = (
    "A crowd in Oslo on May 5, 2021. (Photo by Ada ROSSI / AFP)\n\n"
    "OSLO, Norway (AFP) — First words of it.\n\n“Quoted,” she said; 3 < 4 & 5 > 4.\n\nLast words."
)


def lines(site, path):
    """Return the values of a file of JSON lines."""
    return [json.loads(line) for line in gzip.decompress(site.bytes(path)).splitlines()]


def rows(site, path):
    """Return the rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(site.bytes(path).decode(), newline="")))


def ask(site, path, sql):
    """Return what a database answers."""
    db = sqlite3.connect(":memory:")
    db.deserialize(gzip.decompress(site.bytes(path)))
    return db.execute(sql).fetchall()


@pytest.fixture
def data(small):
    """Return a site with data files, of stories that are hard to write."""
    site = small(BULK_DATA=True)
    for number, headline in enumerate(HARD):
        site.seed(f"full/s{number}", f"2021-05-0{number + 1}", headline.strip(), BODY)
    site.seed("=bare", "2021", "A year alone", "Words without a place.")
    site.seed("full/old", "1999-02", "A month", BODY)
    site.sources(LEAVE.replace(",Bee", "full,Bee", 1))
    site.note("s0", "Tags: +Kyiv\n")
    site.build()
    return site


def test_every_form_has_every_story(data):
    """JSON lines, CSV, ninjs and SQLite of a year have its stories, headlines as they are."""
    told = lines(data, "data/stories-2021.jsonl.gz")
    headlines = {story["id"]: story["headline"] for story in told}
    by_ninjs = {
        next(alt["value"] for alt in item["altIds"] if alt["role"] == "id"): item["headlines"][0]
        for item in lines(data, "data/ninjs-2021.jsonl.gz")
    }

    assert len(headlines) == 7
    assert {"=1+1", "</script><script>alert(1)</script>"} < set(headlines.values())
    assert {key: found["value"] for key, found in by_ninjs.items()} == headlines
    assert dict(ask(data, "data/archive-2021.sqlite.gz", "SELECT id, headline FROM stories")) == (
        headlines
    )
    assert {row["id"]: row["headline"].removeprefix("'") for row in rows(data, METADATA)} == (
        headlines
    )


METADATA = "data/metadata-2021.csv"


def test_no_cell_reckons(data):
    """A cell of CSV that begins as a formula does has an apostrophe in front."""
    found = rows(data, METADATA)

    assert {row["headline"] for row in found if "1+1" in row["headline"]} == {"'=1+1"}
    assert {row["stem"] for row in found if "bare" in row["stem"]} == {"'=bare"}
    assert not [cell for row in found for cell in row.values() if cell[:1] in set("=+-@\t\r")]


def test_text_only_where_the_source_gives_leave(data):
    """Elsewhere there is neither text nor caption, in any form."""
    told = {story["stem"]: story for story in lines(data, "data/stories-2021.jsonl.gz")}
    items = {item["headlines"][0]["value"]: item for item in lines(data, NINJS)}
    sql = "SELECT stem, html <> '', access FROM stories ORDER BY stem LIMIT 2"

    assert "html" not in told["=bare"]
    assert told["=bare"]["figures"] == []
    assert told["s5"]["figures"][0]["photographers"] == ["Ada Rossi"]
    assert items["A year alone"]["representationType"] == "partial"
    assert "bodies" not in items["A year alone"]
    assert items["=1+1"]["representationType"] == "full"
    assert ask(data, "data/archive-2021.sqlite.gz", sql) == [
        ("=bare", 0, "metadata"),
        ("s0", 1, "full"),
    ]


NINJS = "data/ninjs-2021.jsonl.gz"


def test_every_word_comes_back_from_ninjs(data):
    """The words of a seed, its date apart, are in the headline and the body of its ninjs."""
    for item in lines(data, "data/ninjs-1999.jsonl.gz"):
        body = BeautifulSoup(item["bodies"][0]["value"], "html.parser").get_text(" ")
        words = re.findall(r"\w+", item["headlines"][0]["value"] + " " + body)

        assert words == re.findall(r"\w+", f"A month {BODY}")


def test_subjects_say_who_gave_them(data):
    """A tag of a note was given by an editor, the others by a program."""
    (story,) = [s for s in lines(data, "data/stories-2021.jsonl.gz") if s["stem"] == "s0"]
    given = {subject["name"]: subject["assigned_by"] for subject in story["subjects"]}

    assert given["Kyiv"] == "editor"
    assert given["Oslo"] != "editor"
    assert ("Kyiv", "editor") in ask(
        data, "data/archive-2021.sqlite.gz", "SELECT name, assigned_by FROM subjects"
    )


def test_the_package_lists_every_file(data):
    """With its bytes and its SHA-256; the page leads to each."""
    package = data.json("data/datapackage.json")
    page = data.bytes("data/index.html").decode()
    files = {f"data/{one['path']}": one for one in package["resources"]}

    assert sorted(files) == data.files("data/*-*.*")
    assert len(files) == 8
    for path, told in files.items():
        held = data.bytes(path)

        assert told["bytes"] == len(held)
        assert told["hash"] == f"sha256:{hashlib.sha256(held).hexdigest()}"
        assert f'/{path}"' in page
        assert path.endswith(".csv") or held[4:8] == bytes(4)


def test_a_new_story_makes_its_own_year_anew(data):
    """The files of other years stay; the package follows."""
    before = snapshot(data.root / "output/data")
    data.seed("new", "1999-05-06", "New", "ROME, Italy (AFP) — Words.")
    data.build()
    after = snapshot(data.root / "output/data")
    changed = {path for path in after if after[path] != before.get(path)}

    assert changed == {
        *("stories-1999.jsonl.gz", "metadata-1999.csv", "ninjs-1999.jsonl.gz"),
        *("archive-1999.sqlite.gz", "datapackage.json", "resourcelist.xml"),
    } | (changed & {"index.html"})
    test_the_package_lists_every_file(data)


def test_a_large_year_is_split_by_months(small):
    """Stories of the year alone have files of their own; an emptied month has none."""
    site = small(BULK_DATA=True, limits=True, SUBJECTS=False)
    for number in range(6):
        site.seed(f"s{number}", f"2021-0{number // 2 + 1}-05", f"Story {number}")
    site.seed("year", "2021", "A year alone")
    site.build()
    names = [f"data/metadata-2021-{month}.csv" for month in ("00", "01", "02", "03")]

    assert site.files("data/*.csv") == names
    assert [len(rows(site, name)) for name in names] == [1, 2, 2, 2]

    (site.root / "seeds/s0.txt").unlink()
    (site.root / "seeds/s1.txt").unlink()
    site.build()

    assert site.files("data/*.csv") == ["data/metadata-2021.csv"]


def test_none_without_the_setting(small):
    """A site without BULK_DATA has no data files and no page of them."""
    site = small(BULK_DATA=False)
    site.seed("one")
    site.build()

    assert site.files("data/**/*") == []


def test_harvesters_find_every_file(data):
    """From the well-known address over the capability list to each file, with its hash."""
    namespaces = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "rs": "http://www.openarchives.org/rs/terms/",
    }
    path, seen = ".well-known/resourcesync", []
    while len(seen) < 3:
        tree = data.xml(path)
        seen.append(tree.find("rs:md", namespaces).get("capability"))
        rows = tree.findall("s:url", namespaces)
        places = [row.findtext("s:loc", None, namespaces).removeprefix(SITE) for row in rows]
        path = places[0]

    assert seen == ["description", "capabilitylist", "resourcelist"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", tree.find("rs:md", namespaces).get("at"))
    assert sorted(places) == data.files("data/*-*.*")
    for place, row in zip(places, rows, strict=True):
        told, held = row.find("rs:md", namespaces), data.bytes(place)

        assert told.get("length") == str(len(held))
        assert told.get("hash") == f"sha-256:{hashlib.sha256(held).hexdigest()}"

    assert " 0 written" in data.build()

"""Data files: every story of a year in every form, listed in packages, with a ledger of all."""

import csv
import gzip
import hashlib
import io
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from html import unescape

import pyarrow as pa
import pytest
from bs4 import BeautifulSoup
from pyarrow import parquet

from support.archive import snapshot
from support.machines import SITE
from support.photos import picture

FORMS = ("stories", "metadata", "ninjs", "archive", "parquet", "ledger")
METADATA, NINJS, TABLE = "data/metadata-2021.csv", "data/ninjs-2021.jsonl.gz", "data/archive-2021"
LICENCE = {"path": "https://creativecommons.org/licenses/by/4.0/"}


def lines(site, path):
    """Return the values of a file of JSON lines."""
    return [json.loads(line) for line in gzip.decompress(site.bytes(path)).splitlines()]


def rows(site, path):
    """Return the rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(site.bytes(path).decode(), newline="")))


def ask(site, sql):
    """Return what the database of 2021 answers."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(gzip.decompress(site.bytes(f"{TABLE}.sqlite.gz")))
        return db.execute(sql).fetchall()


def columns(site, year=2021):
    """Return the rows of a file of Parquet."""
    return parquet.read_table(io.BytesIO(site.bytes(f"data/stories-{year}.parquet"))).to_pylist()


def digest(site, path):
    """Return the SHA-256 of a file, in hex."""
    return hashlib.sha256(site.bytes(path)).hexdigest()


def test_every_form_has_every_story(data):
    """JSON lines, CSV, ninjs, SQLite and Parquet of a year have its stories, words as they are."""
    told = lines(data, "data/stories-2021.jsonl.gz")
    headlines = {story["id"]: story["headline"] for story in told}
    by_ninjs = {
        next(alt["value"] for alt in item["altIds"] if alt["role"] == "id"): item["headlines"][0]
        for item in lines(data, NINJS)
    }

    assert len(headlines) == 7
    assert {"=1+1", "</script><script>alert(1)</script>"} < set(headlines.values())
    assert max(map(len, headlines.values())) > 2000
    assert {key: found["value"] for key, found in by_ninjs.items()} == headlines
    assert dict(ask(data, "SELECT id, headline FROM stories")) == headlines

    dates = ask(data, "SELECT published FROM stories ORDER BY rowid")

    assert dates == sorted(dates)
    assert {row["id"]: row["headline"] for row in columns(data)} == headlines
    assert {row["id"]: row["headline"].removeprefix("'") for row in rows(data, METADATA)} == (
        headlines
    )


def test_parquet_is_json_in_columns(data):
    """Lists, records and numbers are what they are in JSON; text that is empty is null."""
    told = lines(data, "data/stories-1999.jsonl.gz")

    for story, row in zip(told, columns(data, 1999), strict=True):
        for name, value in row.items():
            if name in {"subjects", "figures"}:
                assert [{key: one[key] or "" for key in one} for one in value] == story[name]
            else:
                assert (value or None) == (story.get(name) or None)
        assert row["figures"][0]["photographers"] == ["Ada Rossi"]
        assert "" not in row.values()


def test_parquet_says_the_span_of_dates_and_of_no_texts(data):
    """A program skips groups by their dates; of texts it would be told two of each group."""
    group = parquet.ParquetFile(io.BytesIO(data.bytes("data/stories-1999.parquet"))).metadata
    told = {
        group.row_group(0).column(at).path_in_schema: group.row_group(0).column(at).statistics
        for at in range(group.num_columns)
    }

    assert told["published"].max.startswith("1999-")
    assert {name for name, said in told.items() if said and said.has_min_max} == {
        *("id", "published", "added", "updated")
    }


def test_no_cell_reckons(data):
    """A cell of CSV that begins as a formula does has an apostrophe in front."""
    found = rows(data, METADATA) + rows(data, "data/ledger.csv")

    assert {row["headline"] for row in found if "1+1" in row.get("headline", "")} == {"'=1+1"}
    assert [row["stem"] for row in found if "bare" in row["stem"]] == ["'=bare", "'=bare"]
    assert not [cell for row in found for cell in row.values() if cell[:1] in set("=+-@\t\r")]


def test_text_only_where_the_source_gives_leave(data):
    """Elsewhere there is neither text nor caption, in any form."""
    told = {story["stem"]: story for story in lines(data, "data/stories-2021.jsonl.gz")}
    items = {item["headlines"][0]["value"]: item for item in lines(data, NINJS)}
    table = {row["stem"]: row for row in columns(data)}
    sql = "SELECT stem, html <> '', access FROM stories ORDER BY stem LIMIT 2"

    assert "html" not in told["=bare"]
    assert table["=bare"]["html"] is None
    assert told["=bare"]["figures"] == table["=bare"]["figures"] == []
    assert told["s5"]["figures"][0]["photographers"] == ["Ada Rossi"]
    assert items["A year alone"]["representationType"] == "partial"
    assert "bodies" not in items["A year alone"]
    assert items["=1+1"]["representationType"] == "full"
    assert ask(data, sql) == [("=bare", 0, "metadata"), ("s0", 1, "full")]


def test_a_caption_is_no_standfirst_where_it_may_not_be_handed_on(small):
    """A story of captions alone has none in bulk, unless its source gives leave for all."""
    site = small(BULK_DATA=True)
    for folder in ("a", "full"):
        caption = f"A crowd of {folder} in Oslo on May 5, 2021. (Photo by Ada / AFP)"
        site.seed(f"{folder}/{folder}1", text=caption)
    site.sources("full,,,,,full,,,")
    site.build()
    told = {story["stem"]: story for story in lines(site, "data/stories-2022.jsonl.gz")}

    assert "A crowd" in told["full1"]["standfirst"]
    assert "crowd" not in str(told["a1"])
    assert site.bytes("feeds/archive.atom.xml").count(b"crowd") == 1  # in the text of one


def test_a_picture_that_is_held_has_its_address(small):
    """In JSON, ninjs and SQLite; one that is not held is its caption alone."""
    site = small(BULK_DATA=True)
    captions = [f"A {what} in Oslo on May 5, 2021. (Photo by Ada / AFP)" for what in ("dog", "cat")]
    site.seed("full/one", text="\n\n".join([*captions, "OSLO (AFP) — Words of it."]))
    (site.root / "content/images/one").mkdir(parents=True)
    (site.root / "content/images/one/1.jpg").write_bytes(picture(600, 400))
    site.sources("full,,,,,full,,,")
    site.build()
    (story,) = lines(site, "data/stories-2022.jsonl.gz")
    (item,) = lines(site, "data/ninjs-2022.jsonl.gz")
    held, other = item["associations"]
    address = story["figures"][0]["url"]

    assert site.bytes(address.removeprefix(f"{SITE}/"))[:2] == b"\xff\xd8"
    assert story["figures"][1]["url"] == ""
    assert held["renditions"][0]["href"] == address
    assert (held["representationType"], other["representationType"]) == ("full", "partial")
    assert "renditions" not in other


def test_an_editors_note_is_in_each_form(data):
    """Who takes a story takes its correction."""
    note = "<p>The <em>place</em> was another.</p>"
    (story,) = [s for s in lines(data, "data/stories-2021.jsonl.gz") if s["stem"] == "s0"]
    (item,) = [i for i in lines(data, NINJS) if i["headlines"][0]["value"] == story["headline"]]

    assert story["note"] == note
    assert [body["role"] for body in item["bodies"]] == ["main", "note"]
    assert item["bodies"][1]["value"] == note
    assert ask(data, "SELECT stem FROM stories WHERE note <> ''") == [("s0",)]
    assert [row["note"] for row in columns(data) if row["stem"] == "s0"] == [note]


def test_text_that_is_handed_on_leads_nowhere_within_a_page(data):
    """Addresses of paragraphs, and links to these, stay on the story's page: words tell them."""
    (story,) = [s for s in lines(data, "data/stories-2021.jsonl.gz") if s["stem"] == "s0"]
    page = data.bytes(story["url"].removeprefix(f"{SITE}/")).decode()
    found = re.findall("<p>(.*?)</p>", story["html"])
    words = [unescape(re.sub("<[^>]+>", "", paragraph)) for paragraph in found]

    assert len(words) > 1
    for text in words:
        assert f'<p id="p-{hashlib.sha256(text.encode()).hexdigest()[:6]}">' in page
    assert ' id="' not in story["html"]
    assert "¶" not in story["html"]
    assert "¶" not in data.bytes("feeds/archive.atom.xml").decode()


def test_a_time_keeps_its_zone(data):
    """A time without one in its seed is told in that of its source, or of the site."""
    (story,) = [s for s in lines(data, "data/stories-1999.jsonl.gz") if s["stem"] == "timed"]

    assert re.fullmatch(r"1999-05-06T10:00:00[+-]\d\d:\d\d", story["published"])


def test_every_word_comes_back_from_ninjs(data):
    """The words of a seed, its date apart, are in the headline and the body of its ninjs."""
    found = 0
    for item in lines(data, NINJS) + lines(data, "data/ninjs-1999.jsonl.gz"):
        if item["representationType"] == "full":
            stem = next(alt["value"] for alt in item["altIds"] if alt["role"] == "source file")
            seed = (
                (data.root / f"seeds/full/{stem}.txt").read_text(encoding="utf-8").split(" ", 3)[3]
            )
            body = BeautifulSoup(item["bodies"][0]["value"], "html.parser").get_text(" ")
            headline = item["headlines"][0]["value"]
            found += 1

            assert re.findall(r"\w+", f"{headline} {body}") == re.findall(r"\w+", seed)

    assert found == 8


def test_subjects_say_who_gave_them(data):
    """A tag of a note was given by an editor, the others by a program."""
    (story,) = [s for s in lines(data, "data/stories-2021.jsonl.gz") if s["stem"] == "s0"]
    given = {subject["name"]: subject["assigned_by"] for subject in story["subjects"]}

    assert given["Kyiv"] == "editor"
    assert given["Oslo"] != "editor"
    assert ("Kyiv", "editor") in ask(data, "SELECT name, assigned_by FROM subjects")

    (item,) = [i for i in lines(data, NINJS) if i["altIds"][2]["value"] == "s0"]

    assert {told["name"]: told["creator"] for told in item["subjects"]} == given


def test_a_tag_that_looks_like_a_path(data):
    """It is text in every form, and its page lies in the site as any other tag's."""
    (item,) = [i for i in lines(data, NINJS) if "]]>" in i["headlines"][0]["value"]]
    (row,) = [row for row in columns(data) if row["stem"] == "s0"]
    (cells,) = [cells for cells in rows(data, METADATA) if cells["stem"] == "s0"]

    assert "../x" in {subject["name"] for subject in item["subjects"]}
    assert "../x" in row["tags"]
    assert "../x" in cells["tags"].split("; ")
    assert ("../x",) in ask(data, "SELECT name FROM subjects")
    assert data.files("tag/x/index.html") == ["tag/x/index.html"]
    assert list(data.root.glob("x*")) + list(data.root.parent.glob("x*")) == []


def test_the_packages_list_every_file(data):
    """With its bytes, its SHA-256 and the licences of its rows; the page leads to each file."""
    package = data.json("data/datapackage.json")
    page = data.bytes("data/index.html").decode()
    files = {f"data/{one['path']}": one for one in package["resources"]}
    packages = {f"data/datapackage-{year}.json" for year in (1999, 2021)}
    listed = {path for path in data.files("data/*-*.*") if path not in packages}

    assert set(files) == listed | {"data/ledger.csv", "data/rejected.csv"}
    assert len(files) == 2 * len(FORMS) + 2
    for path, told in files.items():
        assert told["bytes"] == len(data.bytes(path))
        assert told["hash"] == f"sha256:{digest(data, path)}"
        assert f'/{path}"' in page
        assert not path.endswith(".gz") or data.bytes(path)[4:8] == bytes(4)
        assert told.get("licenses", []) == ([LICENCE] if "-" in path else [])
    assert package["licenses"] == [LICENCE]
    assert package["sources"] == [{"title": "Bee"}]
    assert package["contributors"] == [{"title": "Hive", "roles": ["publisher"]}]
    for path in packages:
        own = data.json(path)
        assert own["resources"] == [
            one for one in package["resources"] if path[-9:-5] in one["path"]
        ]


def test_the_ledger_names_the_file_of_each_story(data):
    """Of every story that lists may hold, as it lies there: bytes, SHA-256 and address."""
    seeds = {path.stem: path.read_bytes() for path in data.root.glob("seeds/**/*.txt")}
    told = rows(data, "data/ledger.csv")
    years = [rows(data, f"data/ledger-{year}.csv") for year in (2021, 1999)]

    assert told == [row for year in years for row in year]
    assert {row["stem"].removeprefix("'") for row in told} == (
        seeds.keys() - {"secret", "when", "who", "where"}
    )
    for row in told:
        seed = seeds[row["stem"].removeprefix("'")]

        assert int(row["bytes"]) == len(seed)
        assert row["sha256"] == hashlib.sha256(seed).hexdigest()
        assert data.files(row["address"]) == [row["address"]]
        assert re.fullmatch(r"[0-9a-f]{16}", row["id"])
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["added"])


def test_nothing_of_a_hidden_or_rejected_story_is_told(data):
    """Of files that could not be read there are counts by what was expected, and no more."""
    assert rows(data, "data/rejected.csv") == [
        {"expected": '"date YYYY-MM-DD Headline"', "files": "2"},
        {"expected": "a date that exists", "files": "1"},
    ]
    for path in [*data.files("data/*"), "holdings/index.html"]:
        held = data.bytes(path)
        text = gzip.decompress(held) if path.endswith(".gz") else held
        for word in (b"secret", b"someday", b"1999-02-30", b"day at all"):
            assert word not in text, path


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are those of a shell")
def test_the_holdings_say_how_to_check_it(data, tmp_path):
    """They give the ledger's sums; their commands name the files that it does not know."""
    page = BeautifulSoup(data.bytes("holdings/index.html"), "html.parser")
    told = rows(data, "data/ledger.csv")
    facts = {row.th.get_text(): row.td.get_text() for row in page.select("table tr") if row.td}
    shutil.copytree(data.root / "seeds", tmp_path / "seeds")
    (tmp_path / "ledger.csv").write_bytes(data.bytes("data/ledger.csv"))
    (tmp_path / "seeds/full/s1.txt").write_text("Other words", encoding="utf-8")
    found = subprocess.run(  # noqa: S602 (as a reader would type it)
        page.select_one("pre").get_text(),
        shell=True,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    unknown = {line.rpartition("/")[2] for line in found.stdout.splitlines()}

    assert facts["Stories"] == str(len(told)) == "9"
    size = f"{sum(int(row['bytes']) for row in told):,}"
    assert facts["Bytes of the files of all stories"] == size
    assert facts["a date that exists"] == "1"
    assert found.stderr == ""
    assert unknown == {"s1.txt", "secret.txt", "when.txt", "who.txt", "where.txt"}


def test_a_new_story_makes_its_own_year_anew(small):
    """The files of other years stay; what lists them follows, and rights that go."""
    site = small(BULK_DATA=True, SUBJECTS=False)
    site.seed("old", "1999-02-03")
    site.seed("full/late", "2021-02-03")
    site.sources("full,Bee,Hive,https://creativecommons.org/licenses/by/4.0/,© Bee,full,,,2021-05")
    site.build()
    before = snapshot(site.root / "output/data")
    site.seed("new", "1999-05-06", "New", "ROME, Italy (AFP) — Words.")
    site.build()
    after = snapshot(site.root / "output/data")
    changed = {path for path in after if after[path] != before.get(path)}

    assert changed - {"index.html"} == {
        *("stories-1999.jsonl.gz", "metadata-1999.csv", "ninjs-1999.jsonl.gz", "ledger-1999.csv"),
        *("archive-1999.sqlite.gz", "stories-1999.parquet", "datapackage-1999.json"),
        *("datapackage.json", "resourcelist.xml", "ledger.csv"),
    }
    package = site.json("data/datapackage.json")
    assert {one["hash"] for one in package["resources"]} == {
        "sha256:" + digest(site, f"data/{one['path']}") for one in package["resources"]
    }

    (site.root / "seeds/full/late.txt").unlink()
    site.build()

    assert "licenses" not in site.json("data/datapackage.json")
    assert site.files("data/*2021*") == []


def test_a_large_year_is_split_by_months(small):
    """Stories of the year alone have files of their own; an emptied month has none.

    A build without news writes nothing.
    """
    site = small(BULK_DATA=True, limits=True, SUBJECTS=False)
    for number in range(6):
        site.seed(f"s{number}", f"2021-0{number // 2 + 1}-05", f"Story {number}")
    site.seed("year", "2021", "A year alone")
    site.build()
    months = ("00", "01", "02", "03")
    names = [f"data/metadata-2021-{month}.csv" for month in months]

    assert site.files("data/metadata*") == names
    assert [len(rows(site, name)) for name in names] == [1, 2, 2, 2]
    assert site.files("data/*.parquet") == [f"data/stories-2021-{m}.parquet" for m in months]
    assert len(rows(site, "data/ledger.csv")) == 7
    assert site.files("data/datapackage-*") == [f"data/datapackage-2021-{m}.json" for m in months]

    (site.root / "seeds/s0.txt").unlink()
    (site.root / "seeds/s1.txt").unlink()
    site.build()

    assert site.files("data/*-2021*") == [
        *("data/archive-2021.sqlite.gz", "data/datapackage-2021.json", "data/ledger-2021.csv"),
        *("data/metadata-2021.csv", "data/ninjs-2021.jsonl.gz", "data/stories-2021.jsonl.gz"),
        "data/stories-2021.parquet",
    ]
    assert " 0 written" in site.build()


def test_parquet_only_where_it_can_be_made(data, monkeypatch):
    """Without `pyarrow` no file and no column is promised."""
    from exports import parquet as ours  # noqa: PLC0415 (its words are needed here alone)
    from exports.datakinds import kinds  # noqa: PLC0415

    assert ours.version() == pa.__version__
    assert "parquet" in kinds()
    assert b'<th scope="col">Parquet</th>' in data.bytes("data/index.html")

    monkeypatch.setattr(ours, "version", str)

    assert set(kinds()) == set(FORMS) - {"parquet"}


def test_none_without_the_setting(small):
    """A site without BULK_DATA has no data files and no page of them."""
    site = small(BULK_DATA=False)
    site.seed("one")
    site.build()

    assert site.files("data/**/*") == []
    assert b"ledger" not in site.bytes("holdings/index.html")


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
        found = tree.findall("s:url", namespaces)
        places = [row.findtext("s:loc", None, namespaces).removeprefix(f"{SITE}/") for row in found]
        path = places[0]
    package = data.json("data/datapackage.json")

    assert seen == ["description", "capabilitylist", "resourcelist"]
    assert b"/data/capabilitylist.xml" in data.bytes("data/index.html")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", tree.find("rs:md", namespaces).get("at"))
    assert places == [f"data/{one['path']}" for one in package["resources"]]
    for place, row in zip(places, found, strict=True):
        told = row.find("rs:md", namespaces)

        assert told.get("length") == str(len(data.bytes(place)))
        assert (told.get("type") == "application/gzip") is place.endswith(".gz")
        assert told.get("hash") == f"sha-256:{digest(data, place)}"

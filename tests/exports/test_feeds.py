"""Feeds: every story once, back to the first, for good, whatever its words are."""

import json
import re
import shutil
from copy import copy
from datetime import datetime
from html import unescape
from random import Random
from types import SimpleNamespace

import feedparser
import pytest

from exports import atom
from exports.items import Item
from support.archive import snapshot
from support.machines import Small

SITE = "https://archive.test/"
FEED = "feeds/archive.atom.xml"
JSON = "feeds/archive.json"
A = "{http://www.w3.org/2005/Atom}"
FH = "{http://purl.org/syndication/history/1.0}"
HARD = {
    "cdata": "Minister says ]]> to all & <b>none</b>",
    "script": "</script><script>alert(1)</script>",
    "emoji": "Storm \U0001f30a hits “coast” — 'again'",
    "marks": "\u202eStorm\u200f شمال\u2067",
    "long": "word " * 400,
    "formula": "=1+1",
    "control": "Bell\x07 and \x0bfeed",
}


def link(tree, rel):
    """Return where a document's link leads, below the site; None where it has none."""
    found = [one.get("href") for one in tree.findall(f"{A}link") if one.get("rel") == rel]

    assert len(found) <= 1

    return found[0].removeprefix(SITE) if found else None


def walk(site):
    """Return the trees of the feed and of all documents before it."""
    trees, path = [], FEED
    while path:
        trees.append(site.xml(path))
        path = link(trees[-1], "prev-archive")
    return trees


def entries(tree):
    """Return the entries of a document."""
    return tree.findall(f"{A}entry")


def told(entry, name):
    """Return the text of an entry's element; None where it has none."""
    return entry.findtext(f"{A}{name}")


def of_titles(site, path=FEED):
    """Return the entries of a feed by title."""
    return {told(entry, "title"): entry for entry in entries(site.xml(path))}


def follow_rules(tree):
    """Hold a document to RFC 4287 and 5005."""
    for name in ("id", "title", "updated"):
        assert len(tree.findall(f"{A}{name}")) == 1
    assert tree.findtext(f"{A}author/{A}name")
    assert link(tree, "self")
    identities = [told(entry, "id") for entry in entries(tree)]
    assert len(set(identities)) == len(identities) > 0
    for entry in entries(tree):
        assert all(len(entry.findall(f"{A}{n}")) == 1 for n in ("id", "title", "updated"))
        assert link(entry, "alternate")
        assert told(entry, "summary") or told(entry, "content")
        for name in ("updated", "published"):
            if text := told(entry, name):
                assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", text)
    archive = tree.find(f"{FH}archive") is not None
    assert archive == (link(tree, "current") is not None) == (link(tree, "self") != FEED)


@pytest.fixture(scope="module")
def settled(tmp_path_factory, builder):
    """Return a site of a hundred stories, added on four days, whose parts hold three.

    Nobody may change it.
    """
    site = Small(tmp_path_factory.mktemp("many"), builder, limits=True, SUBJECTS=False)
    for number in range(100):
        site.seed(f"s{number:03}", f"20{number % 20:02}-05-06", f"Story {number}")
    site.build()
    days = ("2023-01-01", "2024-01-01", "2025-01-01", "2026-01-01")
    site.register(**{f"s{number:03}": days[number % 4] for number in range(100)})
    site.build()
    return site


@pytest.fixture
def many(settled, tmp_path):
    """Return a copy of that site, to be changed."""
    site = copy(settled)
    site.root = tmp_path / "many"
    shutil.copytree(settled.root, site.root)
    return site


def test_the_archive_is_rebuilt_from_its_feed(settled):
    """Who follows `prev-archive` to its end finds every story once, the last added first."""
    trees = walk(settled)
    found = [entry for tree in trees for entry in entries(tree)]
    order = [(told(entry, "updated"), told(entry, "published")) for entry in found]

    assert len(trees) > 20
    assert {told(entry, "title") for entry in found} == {f"Story {n}" for n in range(100)}
    assert len(found) == 100
    assert order == sorted(order, reverse=True)
    assert max(len(entries(tree)) for tree in trees[1:]) == 3
    for tree in trees:
        follow_rules(tree)


def test_a_closed_document_has_whole_texts(small):
    """Who reads the history by either feed has every text, below its note where there is one."""
    site = small(limits=True, SUBJECTS=False)
    body = "OSLO, Norway (AFP) — Rain fell. " + "More words here. " * 40 + "\n\nThe last words."
    for number in range(8):
        site.seed(f"s{number}", f"200{number}-05-06", f"Story {number}", body)
    site.note("s0", "Modified: 2022-05-05\n\nThe wind *fell* later.\n")
    site.sources(",Bee,,,,full,,,")
    site.build()
    found, path = {}, JSON
    while path:
        feed = site.json(path.removeprefix(SITE))
        found |= {item["title"]: item["content_html"] for item in feed["items"]}
        path = feed.get("next_url", "")

    assert len(found) == 8
    assert all("last words" in text for text in found.values())
    assert found["Story 0"].startswith("<aside>\n<p>The wind <em>fell</em> later.</p>")
    assert all("last words" in told(e, "content") for tree in walk(site) for e in entries(tree))


def test_a_feed_has_no_styles(small):
    """What only our style sheets and pages know is left out of its texts, and nothing else."""
    site = small()
    site.seed("one", text='OSLO, Norway (AFP) — Rain class="x" ]]> <p id="p-1"> fell.')
    site.sources(",Bee,,,,full,,,")
    site.build()
    (entry,) = entries(site.xml(FEED))
    (item,) = site.json(JSON)["items"]
    text = told(entry, "content")

    assert text == item["content_html"]
    words = unescape(re.sub("<[^>]+>", "", text))
    assert words == 'OSLO, Norway (AFP) — Rain class="x" ]]> <p id="p-1"> fell.'
    assert not re.search(r"<[^>]*(?:class|id)=", text)


@pytest.mark.parametrize(
    ("html", "note", "said"),
    [
        ("<p>The <b>war</b> ended.</p>", "", ""),
        ("<p>Warsaw slept, post<b>war</b>.</p>", "", "war"),
        ('<p><img alt="war" src="a"> Rain.</p>', "", "war"),
        ("<p>Rain.</p>", "<p>An earlier version said: war</p>", "war"),
        ("", "<p>Corrected.</p>", ""),
    ],
    ids=["in the text", "part of a word", "in a tag", "in the note", "below the note"],
)
def test_a_summary_is_what_the_text_does_not_say(html, note, said):
    """Words of other words, of tags and of editors are not the text's."""
    item = SimpleNamespace(standfirst="war", headline="One", html=html, note=note)

    assert atom._summary(item, Item.content.fget(item)) == said


def test_a_feed_says_a_thing_once(small):
    """A standfirst that is not in the text is a summary, a language that is not the feed's told."""
    site = small()
    site.seed("own", headline="own", text="OSLO, Norway (AFP) — Rain fell. " + "Wind blew. " * 99)
    for stem in ("one", "uk/two"):
        site.seed(stem, headline=stem[-3:])
    site.sources(",Bee,,,,full,,,", "uk,Wasp,,,,metadata,uk,,")
    site.build()
    found = of_titles(site)
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    items = {item["title"]: item for item in site.json(JSON)["items"]}

    assert re.fullmatch("Rain fell. .*…", told(found["own"], "summary"))
    assert told(found["one"], "summary") is None
    assert told(found["one"], "content")
    assert told(found["two"], "summary")
    assert {title: entry.get(lang) for title, entry in found.items()} == {
        "own": None,
        "one": None,
        "two": "uk",
    }
    assert {title for title, item in items.items() if "language" in item} == {"two"}


def test_the_archive_is_rebuilt_from_json(settled):
    """Who follows `next_url` finds the same stories in the same order, by the same ids."""
    found, path = [], "feeds/archive.json"
    while path:
        feed = settled.json(path)
        found += [item["id"] for item in feed["items"]]
        path = feed.get("next_url", "").removeprefix(SITE)

    assert found == [told(entry, "id") for tree in walk(settled) for entry in entries(tree)]


def test_a_new_story_leaves_closed_documents_alone(many):
    """Whatever its date: the feed itself tells it, and no more than a document or two move."""
    before = snapshot(many.root / "output/feeds")
    many.seed("new", "1999-05-06", "An old story")
    many.build()
    after = snapshot(many.root / "output/feeds")
    changed = {path for path in after if before.get(path) != after[path]}

    assert told(entries(many.xml(FEED))[0], "title") == "An old story"
    assert {"archive.atom.xml", "archive.json"} <= changed
    assert len(changed) <= 4
    assert all(before[path] == after[path] for path in before if path not in changed)


@pytest.mark.parametrize("deed", ["remove", "insert"])
def test_a_change_in_the_middle_stays_there(many, deed):
    """A story that goes, or one said to have come earlier, moves the documents of its run alone."""
    before = snapshot(many.root / "output/feeds")
    if deed == "remove":
        (many.root / "seeds/s050.txt").unlink()
    else:
        many.register(s099="2023-06-01")
    many.build()
    after = snapshot(many.root / "output/feeds")
    kept = [path for path in before if after.get(path) == before[path]]

    assert len(kept) > len(before) * 0.6
    assert sum(len(entries(tree)) for tree in walk(many)) == 100 - (deed == "remove")


def test_parts_of_a_large_archive():
    """Of 20,000 stories nearly all documents are full, and one story more changes at most 16."""
    from press import additions  # noqa: PLC0415 (its words are needed here alone)
    from support.in_memory import Archive  # noqa: PLC0415

    archive = Archive()
    random = Random(1)  # noqa: S311 (the same each time)
    sql = "INSERT INTO stories (sid, stem, published) VALUES (?, ?, ?)"

    def published():
        return f"20{random.randrange(20):02}-05-{random.randint(10, 28)}"

    archive.db.executemany(sql, [(sid, f"s{sid}", published()) for sid in range(20_000)])

    def parts(sids=None):
        additions.enter(archive.db, sids)
        found = additions.read_additions(archive.db)
        return {part.name: bytes(found.of(part)) for part in found.parts}

    before = parts()
    sizes = [len(data) // 8 for data in before.values()]
    archive.db.execute(sql, (20_000, "new", "2010-05-15"))
    after = parts({20_000})

    assert sum(sizes) == 20_000
    assert max(sizes[:-1]) == additions.PART
    assert sizes.count(additions.PART) / len(sizes) > 0.7
    assert sum(before.get(name) != data for name, data in after.items()) <= 16


def test_feed_readers_read_it(small):
    """A reader of feeds finds no fault, and the words as they are, whatever these are."""
    site = small()
    for stem, words in HARD.items():
        site.seed(stem, headline=words.strip(), text=f"OSLO, Norway (AFP) — {words.strip()} End.")
    site.seed("bare", "2021", "A year alone", "Words without a place.")
    site.sources(
        ",A & B \x01<i>,P ]]>\ufffe,https://rightsstatements.org/vocab/InC/1.0/,=1+1 ]]>,full,,,"
    )
    site.build()
    feed = feedparser.parse(site.bytes(FEED))
    titles = " | ".join(entry.title for entry in feed.entries)
    items = {item["title"]: item for item in site.json("feeds/archive.json")["items"]}

    assert not feed.bozo, feed.get("bozo_exception")
    assert len(feed.entries) == len(HARD) + 1 == len(items)
    follow_rules(site.xml(FEED))
    for words in (
        HARD["emoji"],
        "=1+1",
        "]]> to all & <b>none</b>",
        "شمال",
        "A year alone",
        "word word",
    ):
        assert words in titles
    assert HARD["script"] in titles
    for entry in feed.entries:
        assert entry.rights == "=1+1 ]]>"
        assert "<script>" not in entry.content[0].value
    assert all(item["content_html"] for item in items.values())
    assert "\u2028" not in json.dumps(items, ensure_ascii=False)
    assert items["=1+1"]["_archive"]["notice"] == "=1+1 ]]>"


def test_full_text_only_where_the_source_gives_leave(small):
    """Elsewhere the standfirst stands for it: in Atom and JSON; a note may say otherwise."""
    site = small()
    body = "OSLO, Norway (AFP) — " + "First words here. " * 40 + "\n\nThe very last words."
    for stem in ("open/o", "shut/s", "shut/n"):
        site.seed(stem, headline=f"Story {stem[-1]}", text=body.replace("First", f"First {stem}"))
    site.sources("open,Bee,,,,full,,,", "shut,Wasp,,,,metadata,,,")
    site.note("n", "Access: full\nPublication: The Hornet\n")
    site.build()
    found = of_titles(site)
    items = {item["title"]: item for item in site.json("feeds/archive.json")["items"]}

    assert "The very last words." in told(found["Story o"], "content")
    assert "The very last words." in told(found["Story n"], "content")
    assert told(found["Story s"], "content") is None
    assert told(found["Story s"], "summary").startswith("First shut/s words here.")
    assert "The very last words." not in json.dumps(items["Story s"])
    assert "The very last words." in items["Story o"]["content_html"]
    assert items["Story n"]["_archive"]["publication"] == "The Hornet"
    assert "The very last words." not in site.bytes(FEED).decode().partition("Story s")[2][:2000]


def test_an_unsigned_story_is_its_papers(small):
    """Not the archive's, which the feed is by, unless no paper is known."""
    site = small()
    site.seed("paper/p", headline="Of a paper", text="Rain fell all day.")
    site.seed("none/n", headline="Of none", text="Wind blew all day.")
    site.sources("paper,The Bee,,,,full,,,")
    site.build()
    entries = of_titles(site)
    items = {item["title"]: item for item in site.json("feeds/archive.json")["items"]}

    assert entries["Of a paper"].findtext(f"{A}author/{A}name") == "The Bee"
    assert items["Of a paper"]["authors"] == [{"name": "The Bee"}]
    assert entries["Of none"].find(f"{A}author") is None
    assert "authors" not in items["Of none"]


def test_the_editors_note_stands_above_what_is_handed_on(small):
    """Who was sent a story is sent its correction."""
    site = small()
    body = "OSLO, Norway (AFP) — Rain & wind. " + "More words here. " * 40 + "\n\nThe last words."
    for stem in ("open/o", "shut/s"):
        site.seed(stem, headline=f"Story {stem[-1]}", text=body)
        site.note(stem[-1], "Modified: 2022-05-05\n\nThe wind *fell* later.\n")
    site.sources("open,Bee,,,,full,,,", "shut,Wasp,,,,metadata,,,")
    site.build()
    items = {item["title"]: item for item in site.json("feeds/archive.json")["items"]}

    for title, entry in of_titles(site).items():
        content = told(entry, "content")
        assert content.startswith("<aside>\n<p>The wind <em>fell</em> later.</p>\n</aside>\n<p")
        assert "Rain &amp; wind." in content
        assert items[title]["content_html"] == content
        assert ("The last words." in content) == (title == "Story o")


def test_ids_outlive_address_and_headline(small):
    """An id is `tag:AUTHORITY,YEAR:ID`: neither another host nor another headline moves it."""
    site = small()
    site.seed("one")
    site.build()
    (before,) = entries(site.xml(FEED))
    site.note("one", "Title: Another headline\n")
    site.archive.configure(SITEURL="https://other.test", FEED_DOMAIN="https://other.test")
    site.build()
    (after,) = entries(site.xml(FEED))

    assert re.fullmatch(r"tag:archive\.test,2026:[0-9a-f]{16}", told(before, "id"))
    assert told(after, "id") == told(before, "id")
    assert told(after, "title") == "Another headline"
    assert after.find(f"{A}link").get("href").startswith("https://other.test/2022/02/28/")


@pytest.mark.parametrize("authority", ["", "no year", "archive.test,26", "a b,2026"])
def test_ids_without_an_authority(small, authority):
    """Without a good FEED_AUTHORITY an id is a UUID, for good; a bad one is named."""
    site = small(FEED_AUTHORITY=authority)
    site.seed("one")

    assert "FEED_AUTHORITY: expected a name" in site.build()

    (entry,) = entries(site.xml(FEED))

    assert told(entry, "id").startswith("urn:uuid:")


def test_dates_of_an_entry(small):
    """`published` is the story's date, in its source's zone; `updated` the newest note's, or added.

    A date without a day stays one; a zone of old times is told to the minute.
    """
    site = small(TIMEZONE="Europe/Amsterdam")
    site.seed("a", "2022-02-28T14:05", "Timed")
    site.seed("b/b", "2022-02-28T14:05", "Elsewhere")
    site.seed("c", "2022-02", "A month")
    site.seed("d", "1900-02-28", "Old")
    site.sources("b,Bee,,,,,,Asia/Tokyo,")
    site.note("c", "Modified: 2039-05-06\n\n**Correction, 6 May 2039:** A month.\n")
    site.build()
    site.register(a="2023-01-02", b="2023-01-02", c="2023-01-02", d="2023-01-02")
    site.build()
    found = of_titles(site)
    issued = "{http://purl.org/dc/terms/}issued"

    assert told(found["Timed"], "published") == "2022-02-28T14:05:00+01:00"
    assert told(found["Elsewhere"], "published") == "2022-02-28T14:05:00+09:00"
    assert told(found["A month"], "published") is None
    assert found["A month"].findtext(issued) == "2022-02"
    assert datetime.fromisoformat(told(found["Old"], "published")).utcoffset().seconds % 60 == 0
    assert told(found["Timed"], "updated") == "2023-01-02T00:00:00+01:00"
    assert told(found["A month"], "updated").startswith("2039-05-06T00:00:00")
    assert site.xml(FEED).findtext(f"{A}updated").startswith("2039-05-06")


def test_a_row_touches_what_it_concerns(small):
    """A changed row reads its own seeds again and no others, and rewrites what tells of them."""
    site = small(SUBJECTS=False, FEED_FROM=20)
    for stem in ("a/one", "a/two", "b/three"):
        site.seed(stem, headline=f"Story {stem[-3:]}")
    site.sources("a,Bee,,,,,,,", "b,Wasp,,,,,,,")
    site.build()
    before = snapshot(site.root / "output")
    site.sources("a,Bee,,,,,,,", "b,Hornet,,,,,,,", "[xy]*,None,,,,,,,")
    printed = site.build()
    after = snapshot(site.root / "output")

    assert "(1 read" in printed
    assert {path for path in after if after[path] != before[path]} == {
        *(FEED, "feeds/archive.json", "2022/02/citations.ris", "2022/02/citations.json"),
        *("2022/02/28/story-ree.html", "2022/02/28/index.html"),
        *("tag/kyiv/index.html", "tag/ukraine/index.html", "holdings/index.html"),
    }
    assert b"Hornet" in site.bytes(FEED)
    assert b"Hornet" in site.bytes("holdings/index.html")

    site.sources("a/*,Bee,,,,full,,,", "b,Hornet,,,,,,,")

    assert "(2 read" in site.build()
    assert site.bytes(FEED).count(b"<content") == 2

    site.sources("a/*,Bee,,,,full,,,", "b,Hornet,,,,wrong,,,")

    assert 'content/sources.csv:3: expected full or metadata, found "wrong"' in site.build(code=1)


def test_a_source_tells_language(small):
    """The language that a row gives is that of its stories."""
    site = small(SEED_LANGUAGE="en")
    site.seed("a/one")
    site.sources("a,Bee,,,,,uk,,")
    site.build()
    (entry,) = entries(site.xml(FEED))

    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "uk"


def test_feeds_of_terms(small):
    """A tag, author or section of FEED_FROM stories has one, of its newest twenty as summaries."""
    site = small(FEED_FROM=22, SUBJECTS=False)
    site.sources(",Bee,,,,full,,,")
    for number in range(22):
        site.seed(f"s{number:02}", f"20{number:02}-05-06", f"Story {number:02}")
    site.seed("other", "2021-01-01", "Other", "LIMA, Peru (Reuters) — Words.")
    site.build()
    feeds = ["author/afp/feed.atom.xml", "tag/kyiv/feed.atom.xml", "tag/ukraine/feed.atom.xml"]
    page = site.bytes("tag/kyiv/index.html").decode()

    assert site.files("*/*/feed.atom.xml") == feeds
    assert 'href="/tag/kyiv/feed.atom.xml"' in page
    assert "feed.atom.xml" not in site.bytes("author/reuters/index.html").decode()
    for path in feeds:
        tree = site.xml(path)
        titles = [told(entry, "title") for entry in entries(tree)]

        assert titles == [f"Story {number:02}" for number in range(21, 1, -1)]
        assert tree.find(f"{A}entry/{A}content") is None
        assert link(tree, "self") == path

    (site.root / "seeds/s00.txt").unlink()
    site.build()

    assert site.files("*/*/feed.atom.xml") == []
    assert "tag/kyiv/feed.atom.xml" not in site.bytes("tag/kyiv/index.html").decode()


def test_every_page_leads_to_the_feeds(small):
    """Each page names the archive feed, in Atom and JSON, and none where there is no address."""
    site = small()
    site.seed("one")
    site.build()
    for path in site.files("**/*.html"):
        page = site.bytes(path).decode()
        for name in (FEED, "feeds/archive.json"):
            assert f'href="/{name}"' in page, path

    site.archive.configure(SITEURL="", FEED_DOMAIN="")
    site.build()

    assert site.files("feeds/**/*") == []
    assert "feeds/" not in site.bytes("index.html").decode()


def test_newly_added(small):
    """The page lists what came last, whatever its date, by the day on which it was added."""
    site = small()
    site.seed("one", "2022-02-28", "First come")
    site.build()
    site.register(one="2023-01-02")
    site.seed("two", "1999-02-28", "Second come")
    site.build()
    page = site.bytes("new/index.html").decode()

    assert page.index("Second come") < page.index("2 January 2023") < page.index("First come")
    assert page.index("Second come") > page.index("group__heading")


def test_what_is_wrong_in_a_note_is_told(small):
    """A note's wrong rights, access or date of its newest word are named; the rest of it counts."""
    site = small()
    site.seed("one")
    site.note("one", "Rights: CC BY\nAccess: open\nModified: 2022\nNotice: © =1+1\nReceived: May\n")
    printed = site.build(code=1)
    (entry,) = entries(site.xml(FEED))

    assert 'one.md:1: expected an address on the web, found "CC BY"' in printed
    assert 'one.md:2: expected full or metadata, found "open"' in printed
    assert (
        'one.md:3: expected a day as YYYY-MM-DD, or a time with its zone, found "2022"' in printed
    )
    assert 'one.md:5: expected a date as YYYY-MM-DD, YYYY-MM or YYYY, found "May"' in printed
    assert told(entry, "rights") == "© =1+1"
    assert told(entry, "content") is None


def test_a_tag_that_looks_like_a_path(small):
    """A tag named `../x` has its feed below the site, as all others."""
    site = small(FEED_FROM=1, SUBJECTS=False)
    site.seed("one")
    site.note("one", "Tags: ../x\n")
    site.build()
    (feed,) = site.files("tag/**/feed.atom.xml")

    assert site.xml(feed).findtext(f"{A}title").startswith("../x – ")
    assert not list(site.root.glob("**/x/feed.atom.xml")) or feed == "tag/x/feed.atom.xml"
    assert link(site.xml(feed), "self") == feed


def test_a_statement_of_rights_is_no_licence(small):
    """What gives no leave is not linked as a licence, in feeds and data packages."""
    statement, licence = "http://rightsstatements.org/vocab/InC/1.0/", "https://leave.test/by/"
    site = small(BULK_DATA=True)
    site.seed("a/one", "2021-05-06")
    site.seed("b/two")
    site.sources(f"a,Bee,,{statement},,,,,", f"b,Wasp,,{licence},,,,,")
    site.build()
    feed = site.xml(FEED)
    links = [link.get("href") for link in feed.iter(f"{A}link") if link.get("rel") == "license"]

    assert links == [licence]
    assert [told.text for told in feed.iter("{http://purl.org/dc/terms/}rights")] == [statement]
    package = site.json("data/datapackage.json")
    assert package["licenses"] == [{"path": licence}]
    assert package["rights"] == [statement]
    assert package["sources"] == [{"title": "Bee"}, {"title": "Wasp"}]


def test_pelicans_own_feed_heeds_access(small):
    """FEED_ALL_ATOM has whole texts only of stories whose source gives leave, and of articles."""
    site = small(FEED_ALL_ATOM="feeds/all.atom.xml")
    for folder in ("a", "b"):
        site.seed(f"{folder}/{folder}1", text=f"First words.\n\nOf {folder}: more than a summary.")
    article = site.root / "content/articles/own.md"
    article.write_text("Title: Own\nDate: 2022-03-01\n\nOf our own.\n", encoding="utf-8")
    site.sources("a,Bee,,,,full,,,")
    site.build()
    feed = site.bytes("feeds/all.atom.xml")

    assert b"Of a: more" in feed
    assert b"Of our own" in feed
    assert b"Of b: more" not in feed


def test_a_section_has_a_feed(small):
    """A section with stories enough has a feed of its own, which its page names."""
    site = small(FEED_FROM=2)
    for at in (1, 2):
        text = f"Title: Article {at}\nDate: 2022-03-0{at}\nCategory: World\n\nWords.\n"
        site.article(f"m{at}", text)
    site.build()
    (path,) = site.files("section/*/feed.atom.xml")
    page = site.bytes("section/world/index.html").decode()

    assert path == "section/world/feed.atom.xml"
    assert [entry.find(f"{A}title").text for entry in site.xml(path).iter(f"{A}entry")] == [
        "Article 2",
        "Article 1",
    ]
    assert f"/{path}" in page

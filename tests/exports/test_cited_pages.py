"""What pages say to be cited by, in a built site, by readers that others wrote."""

import json
import re

import extruct
import pytest
import rispy
from bs4 import BeautifulSoup
from rdflib import Graph, Literal, URIRef

from exports.citeviews import MOST, MOST_OF_TERM
from support.archive import snapshot
from support.machines import SITE, Small

BEE = "full,Bee,Hive,https://creativecommons.org/licenses/by/4.0/,© Bee,full,,,2021-06"
BODY = (
    "A crowd in Oslo on May 5, 2021. (Photo by Ada ROSSI / AFP)\n\nBy Jane Doe\n\n"
    "OSLO, Norway (AFP) — The prime minister of Norway spoke in Oslo."
)
STORY = "2021/05/06/storm-hits-coast.html"
KEPT = {"SUBJECTS_THRESHOLD": 0.0, "TAG_PAGE_FROM": 1}


@pytest.fixture(scope="module")
def site(tmp_path_factory, builder):
    """Return a site of a story of which all is known, and some of which little is."""
    site = Small(tmp_path_factory.mktemp("cited"), builder, **KEPT)
    site.seed("full/a", "2021-05-06T10:00", "Storm hits coast", BODY)
    site.seed("b", "2021-05", "Month", "OSLO, Norway (AFP) — Words.")
    site.seed("c", "2021", "Year", "Words without a place.")
    site.seed("d", "2021-05-07", "Secret headline", "OSLO, Norway (AFP) — Secret words.")
    site.seed("e", "2021-05-08", "Secret headline", "OSLO, Norway (AFP) — Secret words.")
    site.note("a", "Tags: +../x\nModified: 2023-04-05\n")
    site.note("d", "Status: withdrawn\n")
    site.note("e", "Status: hidden\n")
    site.sources(BEE)
    (site.root / "content/authority.csv").write_text(
        "preferred,kind,also,slug,wikidata,note\nOslo,place,,,Q585,\n", encoding="utf-8"
    )
    site.build()
    return site


def page(site, path):
    """Return a page as a tree."""
    return BeautifulSoup(site.bytes(path), "html.parser")


def taken(site, path, syntax):
    """Return what a harvester takes out of a page."""
    html = site.bytes(path).decode()
    return extruct.extract(html, base_url=f"{SITE}/{path}", syntaxes=[syntax])[syntax]


def test_a_page_says_where_its_story_comes_from(site):
    """Readers see what the source's row says; where there is none, the file's name alone."""

    def facts(path):
        return {
            fact.dt.text: [told.text.strip() for told in fact.find_all("dd")]
            for fact in page(site, path).select(".about .facts__kept")
        }

    link = page(site, STORY).find("a", string="Rights")

    assert facts(STORY)["Source"] == ["Bee, Hive", "© Bee", "Rights", "a.txt"]
    assert link["href"] == "https://creativecommons.org/licenses/by/4.0/"
    assert facts(STORY)["Received"] == ["June 2021"]
    assert facts("2021/05/month.html")["Source"] == ["b.txt"]
    assert "Received" not in facts("2021/05/month.html")


def test_linked_data_says_what_the_story_is(site):
    """A NewsArticle of which all is told that is known, and the way to it."""
    (data,) = taken(site, STORY, "json-ld")
    article, crumbs = data["@graph"]
    (media,) = article.pop("associatedMedia")
    named = {thing["name"]: thing for thing in article.pop("about") + article.pop("mentions", [])}
    identity = article.pop("identifier")

    assert re.fullmatch(r"[0-9a-f]{16}", identity)
    assert article == {
        "@type": "NewsArticle",
        "@id": f"{SITE}/{STORY}",
        "headline": "Storm hits coast",
        "datePublished": "2021-05-06T10:00:00+00:00",
        "dateModified": "2023-04-05",
        "inLanguage": "en",
        "wordCount": 12,
        "dateline": "OSLO, Norway (AFP)",
        "locationCreated": {"@type": "Place", "name": "Oslo", "address": "Norway"},
        "author": {
            "@type": "Person",
            "name": "Jane Doe",
            "familyName": "Doe",
            "givenName": "Jane",
            "url": f"{SITE}/author/jane-doe/",
        },
        "sourceOrganization": {"@type": "Organization", "name": "AFP"},
        "isPartOf": {"@type": "Periodical", "name": "Bee"},
        "publisher": {"@type": "Organization", "name": "Hive"},
        "provider": {"@type": "Organization", "name": "Archive"},
        "copyrightNotice": "© Bee",
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert media["caption"].startswith("A crowd in Oslo")
    assert (media["creditText"], media["creator"]["name"]) == (
        "Photo by Ada ROSSI / AFP",
        "Ada Rossi",
    )
    assert media["dateCreated"] == "2021-05-05"
    assert named["Oslo"]["sameAs"] == "https://www.wikidata.org/wiki/Q585"
    assert named["../x"]["@type"] == "Thing"
    assert [way["item"].removeprefix(SITE) for way in crumbs["itemListElement"]] == [
        "/2021/",
        "/2021/05/",
        "/2021/05/06/",
    ]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_linked_data_is_statements(site):
    """A reader of RDF finds the story, its author and where it is filed from."""
    (data,) = taken(site, STORY, "json-ld")
    schema = "https://schema.org/"
    data["@context"] = {"@vocab": schema}
    graph = Graph().parse(data=json.dumps(data), format="json-ld")
    story = URIRef(f"{SITE}/{STORY}")
    author = graph.value(story, URIRef(f"{schema}author"))

    assert (story, URIRef(f"{schema}headline"), Literal("Storm hits coast")) in graph
    assert graph.value(author, URIRef(f"{schema}familyName")) == Literal("Doe")
    assert {"Oslo", "AFP", "Bee"} <= {str(o) for o in graph.objects(None, URIRef(f"{schema}name"))}


def test_zotero_finds_a_newspaper_article(site):
    """By the tags that its translators read; the archive's own name is in none of them."""
    told = {}
    for tag in page(site, STORY).find_all("meta"):
        for names in filter(None, (tag.get("name"), tag.get("property"))):
            told[names] = tag["content"]
    og = dict(taken(site, STORY, "opengraph")[0]["properties"])

    assert told["DC.type"] == "newspaperArticle"
    assert told["citation_title"] == told["og:title"] == og["og:title"] == "Storm hits coast"
    assert told["citation_publication_date"] == "2021-05-06"
    assert told["article:published_time"] == "2021-05-06T10:00:00+00:00"
    assert told["citation_author"] == "Doe, Jane"
    assert (told["DC.source"], told["DC.publisher"]) == ("Bee", "Hive")
    assert told["DC.rights"] == "© Bee https://creativecommons.org/licenses/by/4.0/"
    assert told["eprints.place_of_pub"] == "Oslo"
    assert told["citation_language"] == "en"
    assert told["description"] == told["og:description"]
    assert (og["og:type"], og["og:url"]) == ("article", f"{SITE}/{STORY}")
    assert told["twitter:card"] == "summary"
    assert "Archive" not in told.values()
    assert page(site, STORY).find("link", rel="canonical")["href"] == f"{SITE}/{STORY}"


def test_a_page_says_how_to_cite_it(site):
    """In four styles, the publication in italics; nothing of it needs a script."""
    tree = page(site, STORY)
    fact = next(dt for dt in tree.find_all("dt") if dt.text == "Cite this story").parent
    words = fact.get_text()

    assert f"“Storm hits coast.” Bee, May 6, 2021. {SITE}/{STORY}." in words
    assert [style.text for style in fact.find_all("strong")] == ["APA", "MLA", "Harvard"]
    assert {cite.text for cite in fact.find_all("cite")} == {"Bee"}


def test_nothing_of_hidden_stories_leaks(site):
    """A withdrawn page tells machines nothing, a hidden one no more than its own page shows."""
    withdrawn, hidden = site.files("2021/05/0[78]/secret*")

    for path in (withdrawn, hidden):
        assert taken(site, path, "json-ld") == []
        assert not page(site, path).find("meta", {"name": re.compile("citation|DC")})
    assert b"Secret" not in site.bytes(withdrawn)
    assert "“Secret headline.”" in page(site, hidden).get_text()
    for path in [*site.files("**/citations.*"), "2021/05/index.html", "tag/oslo/index.html"]:
        assert b"Secret" not in site.bytes(path)


def test_reference_managers_find_all_of_a_list(site):
    """A day and a tag offer each of their stories; a story itself and an author do not."""
    found = {
        path: len(page(site, path).find_all("span", class_="Z3988"))
        for path in ("2021/05/06/index.html", "tag/oslo/index.html", "author/afp/index.html", STORY)
    }

    assert found == {
        "2021/05/06/index.html": 1,
        "tag/oslo/index.html": 2,
        "author/afp/index.html": 0,
        STORY: 0,
    }


def test_a_tag_offers_its_newest(small):
    """Of many stories a tag offers as many as the page of a great one shows, a day more."""
    many = small(SUBJECTS=False)
    for number in range(MOST_OF_TERM + 1):
        many.seed(f"s{number:02}", "2022-02-28", f"Story {number:02}")
    many.build()
    pages = ("tag/kyiv/index.html", "2022/02/28/index.html")
    found = [len(page(many, path).find_all("span", class_="Z3988")) for path in pages]

    assert found == [MOST_OF_TERM, MOST_OF_TERM + 1]
    assert MOST_OF_TERM < MOST


def test_a_month_has_its_references(site):
    """In RIS and CSL-JSON, linked from its page; a story of the year alone is in none."""
    month = page(site, "2021/05/index.html")
    links = {link.text: link["href"] for link in month.find_all("a", download=True)}
    records = rispy.loads(site.bytes("2021/05/citations.ris").decode())
    items = site.json("2021/05/citations.json")

    assert links == {
        "RIS": "/2021/05/citations.ris",
        "CSL-JSON": "/2021/05/citations.json",
    }
    assert [record["title"] for record in records] == ["Storm hits coast", "Month"]
    assert [item["title"] for item in items] == ["Storm hits coast", "Month"]
    assert [record["authors"] for record in records] == [["Doe, Jane"], ["AFP"]]
    assert [item["issued"]["date-parts"] for item in items] == [[[2021, 5, 6]], [[2021, 5]]]
    assert site.files("**/citations.*") == ["2021/05/citations.json", "2021/05/citations.ris"]


def test_what_is_cited_follows_its_story(small):
    """An authority's link makes the stories anew that have the term, and no others.

    A headline makes its month's files anew; a month without stories has none.
    """
    site = small(**KEPT)
    site.seed("a", "2021-05-06", "One", "OSLO, Norway (AFP) — Words.")
    site.seed("b", "2021-06-07", "Two", "ROME, Italy (AFP) — Words.")
    authority = site.root / "content/authority.csv"
    rows = "preferred,kind,also,slug,wikidata,note\nRome,place,,,{},\n"
    authority.write_text(rows.format(""), encoding="utf-8")
    site.build()
    before = snapshot(site.root / "output")
    authority.write_text(rows.format("Q220"), encoding="utf-8")
    site.build()
    after = snapshot(site.root / "output")

    assert {path for path in after if after[path] != before[path]} == {
        "2021/06/07/two.html",
        "tag/rome/index.html",
    }
    assert b"wiki/Q220" in site.bytes("2021/06/07/two.html")

    site.note("a", "Title: Another\n")
    (site.root / "seeds/b.txt").unlink()
    site.build()

    assert site.json("2021/05/citations.json")[0]["title"] == "Another"
    assert site.files("**/citations.*") == ["2021/05/citations.json", "2021/05/citations.ris"]


def test_without_an_address(small):
    """A site that knows none has no file of references, and its citations end without one."""
    site = small(SITEURL="", FEED_DOMAIN="", CITATIONS_SAVE_AS="{date:%Y-%m}.{format}")
    site.seed("a", "2021-05-06", "One", "OSLO, Norway (AFP) — Words.")
    site.build()
    (data,) = taken(site, "2021/05/06/one.html", "json-ld")

    assert site.files("*.ris") == []
    assert [thing["@type"] for thing in data["@graph"]] == ["NewsArticle"]
    assert "@id" not in data["@graph"][0]
    assert "In Archive (archive).\n" in page(site, "2021/05/06/one.html").get_text()

    site.archive.configure(FEED_DOMAIN=SITE)
    site.build()

    assert site.files("*.ris") == ["2021-05.ris"]


def test_an_agency_that_an_editor_names_stays_whole(small):
    """In a note an agency has its one name, and is no person; a draft is not cited."""
    site = small()
    site.seed("a")
    site.seed("b")
    site.note("a", "Author: Agence France-Presse; UNICEF Press Office; Doe, Jane\n")
    site.note("b", "Status: draft\n")
    site.build()
    (path,) = (site.root / "output/2022/02/28").glob("storm*.html")
    (data, *_) = taken(site, f"2022/02/28/{path.name}", "json-ld")
    authors = data["@graph"][0]["author"]
    (draft,) = (site.root / "output/drafts").rglob("*.html")

    assert [(one["@type"], one["name"]) for one in authors] == [
        ("Organization", "AFP"),
        ("Organization", "UNICEF Press Office"),
        ("Person", "Doe, Jane"),
    ]
    assert authors[2]["familyName"] == "Doe"
    assert "Cite this story" in path.read_text(encoding="utf-8")
    assert "Cite this story" not in draft.read_text(encoding="utf-8")


def test_a_picture_and_a_section_are_told(small):
    """Where a picture is held, who shares the page shows it; a section stands in both languages."""
    site = small()
    text = "A crowd in Oslo. (Photo by Ada ROSSI / AFP)\n\nOSLO, Norway (AFP) — Words."
    site.seed("a", "2021-05-06", "Storm hits coast", text)
    site.picture("a")
    site.article("m", "Title: M\nDate: 2022-03-01\nCategory: World\n\nWords.\n")
    site.build()
    tags = {
        tag.get("property") or tag.get("name"): tag for tag in page(site, STORY).find_all("meta")
    }
    (path,) = site.files("2022/03/01/m.html")
    (data, *_) = taken(site, path, "json-ld")

    assert tags["og:image"]["content"].startswith(f"{SITE}/")
    assert site.bytes(tags["og:image"]["content"].removeprefix(f"{SITE}/"))
    assert tags["twitter:card"]["content"] == "summary_large_image"
    assert data["@graph"][0]["articleSection"] == "World"
    assert page(site, path).find("meta", property="article:section")["content"] == "World"

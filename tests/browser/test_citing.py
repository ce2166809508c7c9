"""The files of a reference, which a script makes from what the page tells: each as Python's."""

import json

import bibtexparser
import pytest

from exports.citefiles import csl, ris
from exports.headtags import head_tags
from exports.linkeddata import linked_data, news_article
from exports.reference import Author, Name, Reference
from support.building import ROOT

SCRIPT = ROOT / "theme/static/js/cite.js"
FILES = """async () => Object.fromEntries(await Promise.all(
    [...document.querySelectorAll(".cite__files a")].map(async link =>
        [link.download, await (await fetch(link.href)).text()])))"""
DOE = Author("Jane Mary Doe Jr.", Name("Doe", "Jane Mary", "Jr."))
AGENCY = Author("Harbour Press", body=True)
KNOWN = Reference(
    id="0123456789abcdef",
    url="https://archive.test/2022/02/28/storm.html",
    headline="</script>Storm {hits} 100% of “coast” & \\ ~ ]]> شمال",
    published="2022-02-28",
    authors=(DOE, AGENCY),
    agency="Harbour Press",
    archive="The Archive",
    language="en",
    section="World",
    places=("Kyiv", "Lviv"),
    standfirst="What it is about.",
    publication="The Gazette",
    publisher="Gazette & Sons",
    rights="",
    notice="",
)
BARE = dict.fromkeys(("url", "agency", "section", "standfirst", "publication", "publisher"), "")
LITTLE = KNOWN._replace(**BARE, published="2022-02", authors=(), places=(), headline="[Derived]")
WIRE = KNOWN._replace(publication="", publisher="", authors=(DOE,), published="2022")


def page_of(story):
    """Return what the script sees of a story's page."""
    places = [{"name": name, "region": None, "country": None} for name in story.places]
    told = {"dateline": {"text": "KYIV –", "places": places}} if places else {}
    data = linked_data(news_article(story, told, [], []), "")
    about = f'<meta name="description" content="{story.standfirst}">'
    return (
        f'<!doctype html>{about}{head_tags(story, "", "")}<script type="application/ld+json">{data}'
        '</script><p class="cite__files" hidden>For reference managers:</p>'
    )


@pytest.fixture(scope="module")
def files(browser):
    """Return a function: the files that the page of a story offers, by name."""
    page = browser.new_page()

    def offered(story):
        page.set_content(page_of(story))
        page.add_script_tag(path=SCRIPT)

        assert page.locator(".cite__files").is_visible()

        return page.evaluate(FILES)

    yield offered
    page.close()


@pytest.mark.parametrize(
    ("story", "name"), [(KNOWN, "storm"), (LITTLE, "0123456789abcdef"), (WIRE, "storm")]
)
def test_the_script_writes_what_python_does(files, story, name):
    """RIS and CSL-JSON of a page are those of its month's files."""
    made = files(story)

    assert list(made) == [f"{name}.ris", f"{name}.bib", f"{name}.json"]
    assert made[f"{name}.ris"].encode() == ris([story])
    assert json.loads(made[f"{name}.json"]) == json.loads(csl([story]))


@pytest.mark.parametrize(
    ("story", "kind", "expected"),
    [
        (
            KNOWN,
            "article",
            {
                "author": "Doe, Jr., Jane Mary and {Harbour Press}",
                "title": (
                    "{</script>Storm \\textbraceleft{}hits\\textbraceright{} 100\\% of “coast” "
                    "\\& \\textbackslash{} \\textasciitilde{} ]]> شمال}"
                ),
                "entrysubtype": "newspaper",
                "journaltitle": "The Gazette",
                "publisher": "Gazette \\& Sons",
                "date": "2022-02-28",
                "location": "Kyiv/Lviv",
                "url": "https://archive.test/2022/02/28/storm.html",
                "abstract": "What it is about.",
            },
        ),
        (
            LITTLE,
            "online",
            {"title": "{[Derived]}", "note": "In The Archive (archive)", "date": "2022-02"},
        ),
        (
            LITTLE._replace(headline="One { alone"),
            "online",
            {
                "title": "{One \\textbraceleft{} alone}",
                "note": "In The Archive (archive)",
                "date": "2022-02",
            },
        ),
        (
            WIRE._replace(headline="Storm", places=(), standfirst=""),
            "online",
            {
                "author": "Doe, Jr., Jane Mary",
                "title": "{Storm}",
                "organization": "Harbour Press",
                "note": "In The Archive (archive)",
                "date": "2022",
                "url": "https://archive.test/2022/02/28/storm.html",
            },
        ),
    ],
)
def test_bibtex_reads_back(files, story, kind, expected):
    """Every field, by a reader of BibTeX that others wrote; the archive is no newspaper."""
    library = bibtexparser.parse_string(next(t for n, t in files(story).items() if n[-3:] == "bib"))
    (entry,) = library.entries

    assert library.failed_blocks == []
    assert entry.entry_type == kind
    assert {field.key: field.value for field in entry.fields} == expected

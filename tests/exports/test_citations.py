"""What a story is cited by: text in four styles, RIS, CSL-JSON, COinS, meta tags, linked data."""

import json
import re
from urllib.parse import parse_qs

import pytest
import rispy
from bs4 import BeautifulSoup

from exports.citations import citations, when_of
from exports.citefiles import coins, csl, ris
from exports.headtags import head_tags
from exports.linkeddata import linked_data, news_article, picture, thing
from exports.reference import Author, Name, Reference, name_of
from press.words import ENGLISH, words_of
from support.building import ROOT

AFP = Author("Harbour Press", body=True)
DOE = Author("Jane Mary Doe", Name("Doe", "Jane Mary"))
LEE = Author("Ann Lee", Name("Lee", "Ann"))
HEADLINES = (
    "Minister says ]]> to all & <b>none</b>",
    "</script><script>alert(1)</script><!--",
    "Storm \U0001f30a hits “coast” — 'again', \"twice\"",
    "\u2068\u202eStorm\u2069\u200f شمال",
    "word " * 400 + "end",
    "[The first words of a story without a headline]",
    "TY  - JOUR %s {x} \\ $1 ../x",
)


def reference(**known):
    """Return a story of which much is known, with what is *known* otherwise."""
    told = {
        "id": "0123456789abcdef",
        "url": AT,
        "headline": "Storm hits coast",
        "published": "2022-02-28",
        "authors": (DOE,),
        "agency": "Harbour Press",
        "archive": "The Archive",
        "language": "en",
        "section": "World",
        "places": ("Kyiv", "Lviv"),
        "standfirst": "What it is about.",
        "publication": "",
        "publisher": "",
        "rights": "",
        "notice": "",
    }
    return Reference(**told | known)


def text(story, style, words=ENGLISH):
    """Return the words of *story* as *style* cites it."""
    (html,) = [made.html for made in citations(story, words) if made.style == style]
    return BeautifulSoup(html, "html.parser").get_text()


GAZETTE = {"publication": "The Gazette"}
TWO, THREE = {"authors": (DOE, LEE)}, {"authors": (DOE, LEE, AFP)}
BARE = {"authors": (), "agency": ""}
AT = "https://archive.test/2022/02/28/storm.html"
IN = "In The Archive (archive)."
STYLES = (
    ("Chicago", GAZETTE, "Doe, Jane Mary. “Storm hits coast.” The Gazette, February 28, 2022."),
    ("APA", GAZETTE, "Doe, J. M. (2022, February 28). Storm hits coast. The Gazette."),
    ("MLA", GAZETTE, "Doe, Jane Mary. “Storm hits coast.” The Gazette, 28 Feb. 2022."),
    ("Harvard", GAZETTE, "Doe, J.M. (2022) ‘Storm hits coast’, The Gazette, 28 February."),
    ("Chicago", {}, f"Doe, Jane Mary. “Storm hits coast.” Harbour Press, February 28, 2022. {IN}"),
    ("APA", {"authors": (AFP,)}, f"Harbour Press. (2022, February 28). Storm hits coast. {IN}"),
    (
        "Chicago",
        GAZETTE | TWO,
        "Doe, Jane Mary, and Ann Lee. “Storm hits coast.” The Gazette, February 28, 2022.",
    ),
    (
        "APA",
        GAZETTE | TWO,
        "Doe, J. M., & Lee, A. (2022, February 28). Storm hits coast. The Gazette.",
    ),
    (
        "MLA",
        GAZETTE | THREE,
        "Doe, Jane Mary, et al. “Storm hits coast.” The Gazette, 28 Feb. 2022.",
    ),
    (
        "Harvard",
        THREE,
        "Doe, J.M., Lee, A. and Harbour Press (2022) ‘Storm hits coast’, 28 February, "
        + IN.lower().replace("the a", "The A"),
    ),
    ("APA", GAZETTE | BARE, "Storm hits coast. (2022, February 28). The Gazette."),
    ("Harvard", GAZETTE | BARE, "‘Storm hits coast’ (2022), The Gazette, 28 February."),
    ("MLA", BARE | {"headline": "[Derived]"}, f"“[Derived].” 28 Feb. 2022. {IN}"),
    ("Chicago", BARE | {"headline": "Why “now”?"}, f"“Why ‘now’?” February 28, 2022. {IN}"),
    ("Chicago", BARE | {"headline": "“Go now.”"}, f"“‘Go now.’” February 28, 2022. {IN}"),
    (
        "APA",
        GAZETTE | {"authors": (DOE,) * 20 + (LEE,)},
        f"{'Doe, J. M., ' * 19}… Lee, A. (2022, February 28). Storm hits coast. The Gazette.",
    ),
)
DATES = (
    ("Chicago", "2022-02", "February 2022"),
    ("MLA", "2022-02", "Feb. 2022"),
    ("APA", "2022-02", "(2022, February)"),
    ("APA", "2022", "(2022)"),
    ("Harvard", "2022", "(2022) ‘Storm hits coast’, Harbour Press, in"),
)


@pytest.mark.parametrize(("style", "known", "expected"), STYLES)
def test_each_style(style, known, expected):
    """As its handbook writes it; agencies stay whole, a derived headline keeps its brackets."""
    assert text(reference(url="", **known), style) == expected
    assert AT in text(reference(**known), style)


@pytest.mark.parametrize(("style", "published", "expected"), DATES)
def test_a_date_that_is_known_in_part_stays_so(style, published, expected):
    """No style makes up a day or a month."""
    words = text(reference(published=published), style)

    assert expected in words
    assert not re.search(r"\b1\b|January|Jan\.", words)


def test_months_are_in_the_language_of_the_site():
    """A French site says février; a language that nobody knows says it in English."""
    assert when_of("2022-02-28", "fr").mla == "28 février 2022"
    assert when_of("2022-02-28", "xx-none").harvard == "28 February"


def test_a_style_speaks_the_language_of_the_site():
    """Words, marks and months are French in French; the order is the style's."""
    french = words_of({"DEFAULT_LANG": "fr", "PATH": "", "THEME": ROOT / "theme"})
    story = reference(headline="Le « pont » est ouvert", url="", **TWO)

    assert {style: text(story, style, french) for style in ("Chicago", "APA", "Harvard")} == {
        "Chicago": "Doe, Jane Mary et Ann Lee. «\xa0Le “pont” est ouvert\xa0». Harbour Press, "
        "28 février 2022. Dans The Archive (archives).",
        "APA": "Doe, J. M. et Lee, A. (2022, 28 février). Le « pont » est ouvert. Harbour Press. "
        "Dans The Archive (archives).",
        "Harvard": "Doe, J.M. et Lee, A. (2022) «\xa0Le “pont” est ouvert\xa0», Harbour Press, "
        "28 février, dans The Archive (archives).",
    }


def test_what_runs_to_the_left_turns_nothing():
    """A headline in Arabic is kept apart; one in other scripts needs no element of its own."""
    arabic, english = (
        citations(reference(headline=headline), ENGLISH)[0].html
        for headline in ("شمال", "Storm “hits” coast — again")
    )

    assert "<bdi>شمال</bdi>" in arabic
    assert "<bdi>" not in english


@pytest.mark.parametrize(
    ("name", "language", "parts"),
    [
        ("Jane Mary Doe", "en", ("Doe", "Jane Mary", "")),
        ("Ursula von der Leyen", "de", ("von der Leyen", "Ursula", "")),
        ("Omar al-Bashir", "en", ("al-Bashir", "Omar", "")),
        ("Robert Kennedy Jr.", "en", ("Kennedy", "Robert", "Jr.")),
        ("Doe, Jane", "en", ("Doe", "Jane", "")),
        ("Martin Luther King, Jr.", "en", ("King", "Martin Luther", "Jr.")),
        ("Nagy Imre", "hu", ("Nagy", "Imre", "")),
        ("Madonna", "en", ("", "", "")),
        ("محمد علي", "ar", ("", "", "")),
        ("Владимир Иванов", "ru", ("Иванов", "Владимир", "")),
        ("", "en", ("", "", "")),
    ],
)
def test_names_have_parts(name, language, parts):
    """The family's name is told from the others, where the form of the name tells it."""
    assert name_of(name, language) == parts


def shown(html):
    """Return a tree of HTML."""
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize("headline", HEADLINES)
def test_any_headline_is_safe_in_every_form(headline):
    """Every form gives it back as it is, and it ends nothing that it stands in."""
    story = reference(headline=headline, standfirst=headline, authors=(Author(headline),))
    article = news_article(story, {}, [thing("Place", "../x")], [])
    page = shown(f'{head_tags(story, "", "")}<script id="d">{linked_data(article, "")}</script><p>')
    data = json.loads(page.find(id="d").string)["@graph"][0]
    (record,) = rispy.loads(ris([story]).decode())
    (item,) = json.loads(csl([story]))
    (span,) = shown(coins(story)).find_all()

    assert len(page.find_all(["script", "p"])) == 2
    assert data["headline"] == data["author"]["name"] == headline
    assert data["about"] == [{"@type": "Place", "name": "../x"}]
    assert page.find(attrs={"name": "citation_title"})["content"] == headline
    assert record["title"] == record["abstract"] == item["title"] == headline
    assert item["author"] == [{"literal": headline}]
    assert parse_qs(span["title"])["rft.title"] == [headline]
    for made in citations(story, ENGLISH):
        assert {tag.name for tag in shown(made.html).find_all()} <= {"cite", "bdi"}
        assert headline.translate(str.maketrans('“”"', "‘’'")) in text(story, "Chicago")


@pytest.mark.parametrize("known", [BARE, {"places": (), "section": ""}, {"published": "2022"}])
def test_what_is_not_known_is_left_out(known):
    """Of a story without author, place or day no form has an empty value, or one made up."""
    story = reference(**known)
    (item,) = json.loads(csl([story]))
    lines = ris([story]).decode().splitlines()
    article = json.loads(news_article(story, {}, [], []))
    head = shown(head_tags(story, "", "")).find_all("meta")
    values = [*item.values(), *article.values(), *(tag["content"] for tag in head)]

    assert all(value not in ("", [], {}, None) for value in values)
    assert [line for line in lines if re.fullmatch(r"\w\w  - ", line)] == ["ER  - "]
    assert "01" not in json.dumps(item["issued"]) + "".join(x for x in lines if x[:2] == "DA")
    assert article["datePublished"] == known.get("published", "2022-02-28")


def test_rispy_reads_every_field():
    """A reader of RIS that others wrote finds all; an agency's name is not parted."""
    story = reference(authors=(DOE, AFP), publisher="Gazette Ltd", **GAZETTE)
    (record,) = rispy.loads(ris([story]).decode())

    assert record == {
        "type_of_reference": "NEWS",
        "authors": ["Doe, Jane Mary", "Harbour Press"],
        "title": "Storm hits coast",
        "secondary_title": "The Gazette",
        "publisher": "Gazette Ltd",
        "place_published": "Kyiv/Lviv",
        "date": "2022/02/28/",
        "year": "2022",
        "section": "World",
        "language": "en",
        "urls": [AT],
        "database_provider": "The Archive",
        "accession_number": "0123456789abcdef",
        "abstract": "What it is about.",
    } | {key: value for key, value in record.items() if key == "unknown_tag"}


def test_csl_keeps_names_and_dates_as_they_are():
    """People in parts, agencies whole; a month has no day."""
    story = reference(authors=(DOE, AFP), published="2022-02", **GAZETTE)
    (item,) = json.loads(csl([story]))

    assert item["type"] == "article-newspaper"
    assert item["author"] == [
        {"family": "Doe", "given": "Jane Mary"},
        {"literal": "Harbour Press"},
    ]
    assert item["issued"] == {"date-parts": [[2022, 2]]}
    assert item["container-title"] == "The Gazette"
    assert item["archive"] == "The Archive"


def test_the_archive_is_no_newspaper():
    """Where no publication is known, no form names one; the agency stands as who gave it out."""
    story = reference()
    (item,) = json.loads(csl([story]))
    (record,) = rispy.loads(ris([story]).decode())
    article = json.loads(news_article(story, {}, [], []))
    head = head_tags(story, "", "")

    assert "container-title" not in item
    assert item["publisher"] == record["publisher"] == "Harbour Press"
    assert "secondary_title" not in record
    assert "isPartOf" not in article
    assert "og:site_name" not in head
    assert "DC.source" not in head
    assert "rft.source" not in coins(story)


def test_an_element_of_a_list_is_short():
    """Nothing is escaped that reference managers read as it is; ampersands begin no reference."""
    made = coins(reference(authors=(DOE,), headline='Storm & "copy;" hits ü', **GAZETTE))

    assert "rft_val_fmt=info:ofi/fmt:kev:mtx:dc&rft.type=newspaperArticle&" in made
    assert "&rft.title=Storm+%26+%22copy%3B%22+hits+%C3%BC&rft.source=The+Gazette&" in made
    assert f"&rft.identifier={AT}&rft.au=Doe,+Jane+Mary" in made


def test_pictures_that_are_not_held_are_no_images():
    """A caption alone is `associatedMedia`; `image` needs a file."""
    figure = {
        "caption": "A crowd.",
        "credit": "Photo by X",
        "photographers": ["X"],
        "taken": "2021",
    }
    held = {**figure, "picture": {"width": 960, "height": 640}}
    pictures = [picture(figure, ""), picture(held, "https://archive.test/1.jpg")]
    article = json.loads(news_article(reference(), {}, [], pictures))
    told = {
        "@type": "ImageObject",
        "caption": "A crowd.",
        "creditText": "Photo by X",
        "creator": {"@type": "Person", "name": "X"},
        "dateCreated": "2021",
    }

    assert article["associatedMedia"] == [told]
    assert article["image"] == [
        told | {"contentUrl": "https://archive.test/1.jpg", "width": 960, "height": 640}
    ]


@pytest.mark.parametrize(
    ("rights", "kind"),
    [
        ("https://rightsstatements.org/vocab/InC/1.0/", "usageInfo"),
        ("https://creativecommons.org/licenses/by/4.0/", "license"),
    ],
)
def test_rights_and_licences_are_told_apart(rights, kind):
    """A rights statement is no licence."""
    article = json.loads(news_article(reference(rights=rights, notice="© Bee"), {}, [], []))

    assert article[kind] == rights
    assert article["copyrightNotice"] == "© Bee"
    assert len({"license", "usageInfo"} & article.keys()) == 1

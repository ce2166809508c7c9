"""What a seed says is shown as text, and acts nowhere: in pages, attributes and feeds."""

import html
import json
import re
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from support.words import read_page, squeezed

HEADLINE = '<script>alert(1)</script> & "quotes" {{ 7 * 7 }} {filename}x.md'
PLACE = "<b>OSLO</b> & CO"
SEED = f""" date 2021-05-04 {HEADLINE}

{PLACE} (A<i>B & "C") - First words <img src=x onerror=alert(2)> &amp; more.

By <b>A</b> & "B"

A caption of <u>a thing</u> & more. (Photo by <s>X</s> / "A&B")

Last words {{{{ 7 * 7 }}}} {{% raw %}} {{filename}}x.md {{attach}}y.png &lt;p&gt;.
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory, builder):
    """Return the public site of one story that is full of markup."""
    from support.building import copy_project  # noqa: PLC0415

    site = copy_project(tmp_path_factory.mktemp("escaping") / "site", builder)
    site.write("x.txt", SEED)
    built = site.build("-s", "publishconf.py", SITEURL="https://site.test")

    assert built.returncode == 0, built.stdout

    return site.output


@pytest.fixture(scope="module")
def story(output):
    """Return the page of that story."""
    (path,) = (output / "2021" / "05" / "04").glob("*-*.html")
    return read_page(path)


def test_the_headline_is_text(story):
    """The headline stands as written in h1 and title."""
    assert " ".join(story.h1.get_text().split()) == HEADLINE
    assert HEADLINE in " ".join(story.title.get_text().split())


def test_the_body_is_text(story):
    """Every character of the body stands as written."""
    body = squeezed(SEED.partition("\n\n")[2])

    assert squeezed(story.select_one(".story__body").get_text()) == body


def test_nothing_of_it_is_markup(output):
    """No page has an element or an attribute that came from the seed."""
    for path in output.rglob("*.html"):
        page = read_page(path)

        assert page.select("[onerror], img[src=x], b, i, u, s") == [], path
        for script in page.select("script"):
            data = script.get("type") == "application/ld+json"

            assert json.loads(script.string) if data else not script.get_text(), path


def test_nothing_is_escaped_twice(output):
    """No text and no attribute shows a reader `&lt;` or `&amp;` that the seed has not."""
    # What the seed itself has, as text, may stand there.
    twice = re.compile(r"&(?!amp; more|[lg]t;p|gt;\.)(lt|gt|quot|amp|#\w+);", re.IGNORECASE)
    for path in output.rglob("*.html"):
        page = read_page(path)
        values = [str(v) for tag in page.find_all() for v in tag.attrs.values()]

        assert not twice.search("\n".join([page.get_text(), *values])), path


def test_attributes_hold_the_text(story):
    """Where an attribute holds the headline, it holds it as written."""
    values = [str(v) for tag in story.find_all() for v in tag.attrs.values()]
    held = [value for value in values if "alert(1)" in value]

    assert all(HEADLINE in value or value == re.sub("<[^>]*>", "", value) for value in held)
    assert all("&lt;" not in value for value in held)


def _is_html(tag):
    """Tell whether a text of a feed is markup."""
    return tag is not None and tag.get("type", "text") == "html"


def test_the_feed_holds_the_text(output):
    """A reader of the feed sees the headline as written, and no script in the content."""
    atom = "{http://www.w3.org/2005/Atom}"
    (entry,) = ET.parse(output / "feeds" / "archive.atom.xml").iter(f"{atom}entry")  # noqa: S314
    title = entry.find(f"{atom}title")
    shown = title.text if title.get("type", "text") == "text" else html.unescape(title.text)
    contents = [entry.find(f"{atom}{name}") for name in ("summary", "content")]
    markup = [BeautifulSoup(tag.text, "html.parser") for tag in contents if _is_html(tag)]

    assert shown == HEADLINE
    assert [soup.select("script, img, b, i, u, s") for soup in markup] == [[] for _ in markup]


def test_control_characters_are_pictures(small_site):
    """A control character is shown as its picture; no page has it raw."""
    small_site.write(
        "x.txt", " date 2021-05-04 End\x03 of text\n\nWords\x07 and\x1b[31m more\x7f.\n"
    )
    built = small_site.build()
    (path,) = small_site.stories()
    page = (small_site.output / path).read_text(encoding="utf-8")
    soup = read_page(small_site.output / path)

    assert built.returncode == 0, built.stdout
    assert soup.h1.get_text().strip() == "End␃ of text"
    assert soup.select_one(".story__body").get_text().strip() == "Words␇ and␛[31m more␡."
    assert re.findall(r"[\x00-\x08\x0b-\x1f\x7f]", page) == []


def test_bidi_controls_are_isolated(small_site):
    """A bidi control acts on nothing outside of its own text: an isolate is around it."""
    small_site.write(
        "x.txt", " date 2021-05-04 Turn\u202e round\n\nWords\u2067 that turn.\n\nMore.\n"
    )
    built = small_site.build()
    controls = re.compile("[\u202a-\u202e\u2066-\u2069]")

    assert built.returncode == 0, built.stdout
    for path in small_site.output.rglob("*.html"):
        page = read_page(path)
        values = [str(v) for tag in page.find_all() for v in tag.attrs.values()]
        for text in filter(controls.search, [*page.find_all(string=True), *values]):
            assert closed(text), (path, ascii(text))


def closed(text):
    """Tell whether every bidi control of *text* stands in an isolate that is closed."""
    depth = 0
    for character in text:
        if character in "\u2066\u2067\u2068":
            depth += 1
        elif character == "\u2069":
            depth -= 1
        elif character in "\u202a\u202b\u202d\u202e" and depth == 0:
            return False
    return depth == 0

"""What a story's page adds to its captions: when a picture was taken, and links of its makers."""

import pytest

from reading.figures import linked, told
from reading.site import Site
from reading.templating import figures as printed
from seedtext.markup import FIGURE_END, FIGURE_START, text_html

SITE = Site("en")
CAPTION = '<span class="figure__caption">{}</span> <small class="figure__credit">{}</small>'
URLS = {"Daniel Leal": "photographer/leal/", "AP": "author/ap/", "R&D's": "author/rd/"}


def figure(photographers=(), agencies=(), taken=None, *, archive=False):
    """Return the facts of a figure."""
    return {
        "photographers": photographers,
        "agencies": agencies,
        "taken": taken,
        "archive_picture": archive,
    }


def page(facts, credit="Ada / MW", lang="en", root=".."):
    """Return the HTML of a story of one figure, as its page prints it."""
    html = FIGURE_START + CAPTION.format("Daniel Leal of AP.", text_html(credit)) + FIGURE_END
    return printed(told(html + "<p>It rained.</p>", [facts], URLS, SITE, lang), "Not held", root)


@pytest.mark.parametrize(
    ("credit", "expected"),
    [
        ("Daniel LEAL / AP", '<a {}photographer/leal/">Daniel LEAL</a> / <a {}author/ap/">AP</a>'),
        ("CAPA, AP", 'CAPA, <a {}author/ap/">AP</a>'),
        ("R&D's <AP>", '<a {}author/rd/">R&amp;D&#39;s</a> &lt;<a {}author/ap/">AP</a>&gt;'),
        ("İ / AP", 'İ / <a {}author/ap/">AP</a>'),
        ("Jo Doe / MW", "Jo Doe / MW"),
    ],
)
def test_names_in_a_credit_are_links(credit, expected):
    """Whoever has a page is linked where the credit says the name as printed, and only there."""
    html = page(figure(["Daniel Leal", "Jo Doe"], ["AP", "R&D's"]), credit)

    assert CAPTION.format("Daniel Leal of AP.", expected.replace("{}", 'href="../')) in html


def test_without_pages_a_credit_is_text():
    """A site without such pages has no links."""
    html = CAPTION.format("A crowd.", "Ada &amp; Co")

    assert linked(html, figure(["Ada"]), {}) == html
    assert linked(html, figure(["Ada"]), {"Ada": ""}) == html


def test_a_figure_says_when_it_was_taken():
    """In words, as exact as it is known, of an old picture that it is one; a part of no credit."""
    new, old, month = (
        page(figure(taken=taken, archive=archive))
        for taken, archive in (("2022-02-26", False), ("2017-03-24", True), ("2022-02", False))
    )

    assert '<bdi><time datetime="2022-02-26">26 February 2022</time></bdi></small></fig' in new
    assert 'Archive picture, taken <time datetime="2017-03-24">24 March 2017</time>' in old
    assert '<time datetime="2022-02">February 2022</time>' in month
    assert "<time" not in page(figure())


def test_the_date_says_its_language():
    """The words of the interface in a story of another language say so."""
    facts = figure(taken="2022-02-26")

    assert 'figure__taken" lang="en">' in page(facts, lang="fr")
    assert 'figure__taken">' in page(facts, lang="en")


def test_a_body_with_other_figures_is_left_alone():
    """Where an editor wrote another text the facts of the seed's figures say nothing."""
    html = "<p>It rained.</p>"

    assert told(html, [figure(taken="2022")], URLS, SITE, "en") == html

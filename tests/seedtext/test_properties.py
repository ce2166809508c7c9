"""What holds for any bytes at all."""

import re
import time
from contextlib import suppress

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st

from seedtext import SeedError, parse
from seedtext.markup import NOT_IN_BODY, body_html
from seedtext.printable import printable

SHAPES = st.sampled_from(
    [
        "KYIV, Ukraine (AP) — Snow fell on Monday.",
        "(AFP)",
        "Photo: Ada Rossi/AFP",
        "A cat sits. (Photo by Ada ROSSI / AFP)",
        "© Reuters / Ada Rossi A cat sits.",
        "FILE PHOTO: A cat. REUTERS/Ada Rossi/File Photo",
        "By Ada Rossi",
        "Advertisement",
        "• one thing",
        "- Snow goes on -",
        "A short line",
        "Enlarge this image toggle caption Ada Rossi/AP Ada Rossi/AP",
        "> quoted",
    ]
)
PIECE = st.one_of(SHAPES, st.text(max_size=200), st.text("()[]/|–—-:.© \n\t", max_size=60))
STORY = st.lists(PIECE, max_size=8).map("\n\n".join)


def no_language(_):
    """Stand in for the detector, which these promises do not need."""


def read(text: str):
    """Return the document of *text*."""
    return parse(text.encode("utf-8", "surrogatepass"), "x.txt", language=no_language)


def squeezed(text: str) -> str:
    """Return *text* without white space."""
    return "".join(text.split())


@given(st.binary(max_size=400))
def test_any_bytes_are_a_document_or_a_seed_error(data):
    """The reader raises nothing but SeedError, and names path, line and both sides."""
    problem = None
    try:
        parse(data, "seeds/x.txt", language=no_language)
    except SeedError as error:
        problem = str(error)

    assert problem is None or re.match(r"seeds/x\.txt:\d+: expected .+, found .+", problem)


@given(st.text(max_size=300))
@example("\x85")
def test_any_text_below_a_header_is_a_document(text):
    """Below a good header there is no text that cannot be read, but for NUL."""
    if "\0" in text:
        return
    with suppress(UnicodeEncodeError):
        assert read(f" date 2022-02-28 {text}").published == "2022-02-28"


@given(STORY)
@settings(max_examples=400)
def test_no_word_is_lost_doubled_or_moved(text):
    """The blocks, joined, are everything after the date."""
    if "\0" in text:
        return
    document = read(f" date 2022-02-28 {text}")

    assert squeezed("".join(block.text for block in document.blocks)) == squeezed(text)


@given(STORY)
@settings(max_examples=200)
def test_the_page_shows_every_word_once(text):
    """The body's HTML holds the words of all blocks but headline, section and furniture."""
    if "\0" in text:
        return
    document = read(f" date 2022-02-28 {text}")
    shown = BeautifulSoup(body_html(document), "html.parser").get_text()
    words = "".join(
        printable(block.text) for block in document.blocks if block.kind not in NOT_IN_BODY
    )
    isolates = re.compile("[\u2066-\u2069]")

    assert squeezed(isolates.sub("", shown)) == squeezed(isolates.sub("", words))


@given(STORY)
@settings(max_examples=100)
def test_line_endings_and_a_bom_change_nothing(text):
    """LF, CR LF and a byte order mark: the same document, but for the file's digest."""
    if "\0" in text or "\r" in text:
        return
    one = read(f" date 2022-02-28 {text}\n")
    other = read(f"\ufeff date 2022-02-28 {text}\n".replace("\n", "\r\n"))

    assert one.blocks == other.blocks
    assert one.headline == other.headline


@given(STORY)
@settings(max_examples=100)
def test_marks_are_in_order_and_within(text):
    """Marks never overlap, and cover words of their own block."""
    if "\0" in text:
        return
    for block in read(f" date 2022-02-28 {text}").blocks:
        at = 0
        for mark in block.marks:
            assert at <= mark.start <= mark.end <= len(block.text)
            at = mark.end


@pytest.mark.parametrize(
    "piece",
    [
        *"([ -—/|",
        *("()", "a/", "A. ", "© ", "Photo: ", "\n", "By A ", "* ", "A ", "(A/AP) ", "A—", "> "),
        *("REUTERS/", "X Y/AP ", "Foto: A / ", "© AP / A B ", "\u202e", "\x01"),
        *(
            "OSLO (AP) — ",
            "OSLO, Norway — ",
            "(AP Photo/A B) The boat. ",
            "Home ",
            "NewsSport",
            "May 1, 2021 ",
        ),
        *(
            "Click to print (Opens in new window)",
            "Updated: May 1, 2021 ",
            "Contact Us ",
            "Breaking News ",
        ),
        "a line that is wrapped where no other word could find its place at\n\n",
    ],
)
@pytest.mark.parametrize("header", ["Headline\n\n", ""], ids=["below", "in the header"])
def test_a_megabyte_of_anything_takes_under_a_second(header, piece):
    """No expression goes wild on brackets, spaces, dashes or half a credit."""
    text = (f" date 2022-02-28 {header}" + piece * (1_000_000 // len(piece))).encode()
    began = time.process_time()
    parse(text, "x.txt", language=no_language)

    assert time.process_time() - began < 1.0


@pytest.mark.parametrize("piece", [" ", "NO SALES ", "(A", "( ", "/ ", "(Ada Rossi/AP) A "])
@pytest.mark.parametrize("end", ["x ABCDEFGHIJ", "x (A Tags: B)", "x. (Photo by Ada Rossi / AP)"])
def test_a_megabyte_before_a_credit_takes_under_a_second(piece, end):
    """Nor where such a paragraph ends like a caption, and its end is looked for."""
    text = f" date 2022-02-28 Headline\n\nA {piece * (1_000_000 // len(piece))}{end}".encode()
    began = time.process_time()
    parse(text, "x.txt", language=no_language)

    assert time.process_time() - began < 1.0

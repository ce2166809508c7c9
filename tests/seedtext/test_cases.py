"""What a news librarian would say of each form, in cases/*.md, and what the reader says."""

from datetime import datetime
from pathlib import Path

import pytest

from seedtext import Block, SeedDocument, parse
from support.fixture_file import Case, read_cases

CASES = Path(__file__).parent / "cases"


def cases_of(name: str):
    """Return the mark that gives a test every case of the file *name*."""
    return pytest.mark.parametrize("case", read_cases(CASES / f"{name}.md"), ids=str)


def no_language(_):
    """Stand in for the detector, which these promises do not need."""


def read(seed: str) -> SeedDocument:
    """Return the document of a whole *seed*."""
    return parse(seed.encode(), "case.txt", language=no_language)


def below_a_header(text: str) -> SeedDocument:
    """Return the document of *text* standing below a headline of its own."""
    return read(f" date 2021-06-01 A headline of its own for this one\n\n{text}\n")


def places(document: SeedDocument) -> list[str]:
    """Return the dateline's places as `Name; region; country`."""
    found = document.dateline.places if document.dateline else ()
    return [f"{p.name}; {p.region or ''}; {p.country or ''}".rstrip() for p in found]


def after_dateline(document: SeedDocument) -> str:
    """Return the words that follow the dateline, in its paragraph or the next one."""
    blocks = iter(document.blocks)
    rest = next(rest for block in blocks if (rest := dateline_end(block)) is not None)
    return rest or next(blocks).text


def dateline_end(block: Block) -> str | None:
    """Return what *block* says after its dateline, None where it has none."""
    ends = [mark.end for mark in block.marks if mark.role == "dateline"]
    return block.text[ends[-1] :].strip() if ends else None


@cases_of("credits")
def test_a_caption_is_a_figure_with_its_credit(case: Case):
    """The caption is one figure; photographers, agencies, source and date are as labelled."""
    figures = below_a_header(case.text).figures

    assert len(figures) == 1

    credit = figures[0].credit

    assert {
        "photographers": list(credit.photographers) if credit else [],
        "agencies": list(credit.agencies) if credit else [],
        "source": credit.source if credit else None,
        "taken": figures[0].taken,
    } == {
        "photographers": case.names("photographers"),
        "agencies": case.names("agencies"),
        "source": case.word("source"),
        "taken": case.word("taken"),
    }


@cases_of("not_captions")
def test_a_paragraph_that_looks_like_a_caption_is_text(case: Case):
    """Talk of photos, a sign-off, a slash or a bracket makes no figure."""
    assert below_a_header(case.text).figures == ()


@cases_of("datelines")
def test_a_dateline_is_read(case: Case):
    """Places, agency and date are as labelled, and the text goes on where it does."""
    document = below_a_header(case.text)
    dateline = document.dateline

    assert dateline is not None
    assert {
        "places": places(document),
        "agency": dateline.agency,
        "date": dateline.date,
    } == {
        "places": case.names("places"),
        "agency": case.word("agency"),
        "date": case.word("date"),
    }
    assert after_dateline(document).startswith(case.expected["rest"])


@cases_of("not_datelines")
def test_an_opening_that_looks_like_a_dateline_is_text(case: Case):
    """An aside, a label, a ticker's time or a team sheet is no dateline."""
    assert below_a_header(case.text).dateline is None


@cases_of("stories")
def test_a_whole_seed_is_read(case: Case):
    """Date, headline, section, bylines, places, agency and the kinds of blocks are as labelled."""
    document = read(case.text)
    derived = document.headline_source == "derived"

    assert {
        "precision": document.precision,
        "headline": "derived" if derived else document.headline,
        "section": document.section,
        "bylines": list(document.bylines),
        "kinds": [block.kind for block in document.blocks],
        "places": places(document),
        "agency": document.agency,
    } == {
        "precision": case.word("precision"),
        "headline": case.word("headline"),
        "section": case.word("section"),
        "bylines": case.names("bylines"),
        "kinds": case.expected["kinds"].split(),
        "places": case.names("places"),
        "agency": case.word("agency"),
    }
    assert same_time(document.published, case.expected["published"])
    if title := case.word("derived"):
        assert document.headline == title


@cases_of("seams")
def test_a_piece_is_cut_where_nobody_doubts_it(case: Case):
    """What one line holds is parted into blocks at a sure seam, and else left whole."""
    document = read(case.text)
    texts = [block.text for block in document.blocks]
    begin = case.names("begin")

    assert [block.kind for block in document.blocks] == case.expected["kinds"].split()
    assert [text[: len(words)] for text, words in zip(texts, begin, strict=True)] == begin
    assert {
        "dateline": document.dateline.text if document.dateline else None,
        "section": document.section,
        "bylines": list(document.bylines),
    } == {
        "dateline": case.word("dateline"),
        "section": case.word("section"),
        "bylines": case.names("bylines"),
    }


def same_time(one: str, other: str) -> bool:
    """Tell whether two dates are the same: equal words, or one moment in the same zone."""
    if "T" not in one or "T" not in other:
        return one == other
    a, b = datetime.fromisoformat(one), datetime.fromisoformat(other)
    return a == b and a.utcoffset() == b.utcoffset()


OPEN = {"credits_open": 2}


@pytest.mark.parametrize("name", OPEN)
def test_the_gap_is_told_and_does_not_grow(name):
    """Forms that the reader does not get yet stand in a file of their own, and lose no word."""
    cases = read_cases(CASES / f"{name}.md")

    assert len(cases) <= OPEN[name]

    for case in cases:
        document = below_a_header(case.text)

        assert "".join(case.text.split()) in "".join(
            "".join(block.text.split()) for block in document.blocks
        )

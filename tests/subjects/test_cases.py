"""What a librarian would say of each story, in cases/*.md, and what the finder says."""

from pathlib import Path

import pytest

from seedtext import parse
from subjects import find_subjects, tags_of
from support.fixture_file import read_cases

CASES = Path(__file__).parent / "cases"
ROOT = Path(__file__).parents[2]
REAL = ROOT / "seeds" / "000_b0582276c11ddf25.txt"
KINDS = {"person": "people", "place": "places", "organisation": "organisations"}


def document_of(text, language="en"):
    """Return the document of a whole seed, or of a text below a headline of its own."""
    seed = text if text.startswith(" date ") else f" date 2021-06-01 A day at the gate\n\n{text}\n"
    return parse(seed.encode(), "case.txt", language=lambda _: language)


def by_kind(subjects):
    """Return the sorted names of subjects by the words of the cases."""
    return {
        word: sorted(s.name for s in subjects if s.kind == kind) for kind, word in KINDS.items()
    }


@pytest.mark.parametrize(
    "case",
    [case for path in sorted(CASES.glob("*.md")) for case in read_cases(path)],
    ids=str,
)
def test_the_librarian_would_sign(case):
    """Every subject is found, by its name and kind, and nothing else."""
    found = by_kind(find_subjects(document_of(case.text, case.word("language") or "en")).subjects)

    assert found == {word: sorted(case.names(word)) for word in KINDS.values()}


def test_the_real_seed():
    """The first story of the archive gives all its people, places and bodies, nothing false."""
    found = by_kind(find_subjects(parse(REAL.read_bytes(), str(REAL))).subjects)

    assert set(found["people"]) == {
        *("Volodymyr Zelensky", "Vladimir Putin", "Alexander Lukashenko", "Leonid Slutsky"),
        *("Oleksiy Reznikov", "Mykola Tochytskyi", "Aliyev", "Erdogan"),
    }
    assert set(found["places"]) == {
        *("Ukraine", "Russia", "Belarus", "Kyiv", "Azerbaijan", "Turkey", "Moscow"),
    }
    assert (
        {"European Union"}
        <= set(found["organisations"])
        <= {
            *("European Union", "Kremlin", "State Duma", "Telegram"),
        }
    )


def test_mentions_and_parts():
    """A subject tells how often it is named in any form, and where."""
    document = document_of(
        " date 2021-06-01 Quispe opens the bridge\n\nLIMA, Peru (AP) — President Ada Quispe opened "
        "it.\n\n“At last,” Quispe said.\n\nAda Quispe cuts the ribbon. (Nell Harrow/AP)"
    )
    subjects = {s.name: s for s in find_subjects(document).subjects}

    assert subjects["Ada Quispe"].mentions == 4
    assert subjects["Ada Quispe"].where == ("headline", "lead", "body", "caption")
    assert subjects["Lima"].where == ("dateline",)
    assert subjects["Peru"].mentions == 0


@pytest.mark.parametrize(
    ("headline", "state"),
    [
        ("U.S. VIRGIN ISLANDS HIT BY STORM", "US Virgin Islands"),
        ("UKRAINE AND OTHERS MEET", "Ukraine"),
        ("SOUTH KOREA HIT BY STORM", "South Korea"),
    ],
)
def test_a_headline_of_capitals_names_a_state(headline, state):
    """By all words of its name; where no word of the text tells of it."""
    document = document_of(f" date 2021-06-01 {headline}\n\nThe rain fell all day in the town.\n")

    assert [subject.name for subject in find_subjects(document).subjects] == [state]


def test_subjects_stand_by_salience():
    """The most salient stand first; ties by name; salience is from 0 to 1, of two digits."""
    subjects = find_subjects(parse(REAL.read_bytes(), str(REAL))).subjects
    order = [(-subject.salience, subject.name) for subject in subjects]

    assert order == sorted(order)
    assert all(0 <= s.salience <= 1 and round(s.salience, 2) == s.salience for s in subjects)
    assert subjects[0].name == "Ukraine"


def test_tags_by_threshold_and_limit():
    """Tags are the subjects from a salience on, at most so many."""
    subjects = find_subjects(parse(REAL.read_bytes(), str(REAL))).subjects

    assert len(tags_of(subjects)) == 12
    assert tags_of(subjects, limit=3) == subjects[:3]
    assert tags_of(subjects, threshold=1.01) == ()

"""The authority file that the project ships is good: no faults, in order, and says what is so."""

import csv
from collections import Counter

import pytest

from seedtext import parse
from subjects import find_subjects
from subjects.authority import load_authority
from subjects.normal import normal, plain
from subjects.records import KINDS
from support.building import ROOT

PATH = ROOT / "content" / "authority.csv"
AUTHORITY = load_authority(PATH)


def test_it_has_no_faults():
    """Every row of the shipped file counts, in whole."""
    assert [str(fault) for fault in AUTHORITY.faults] == []


def test_it_is_large_enough():
    """It has what a world-news archive names most."""
    kinds = Counter(entry.kind for entry in AUTHORITY.entries)

    assert len(AUTHORITY.entries) >= 400
    assert kinds["place"] >= 350
    assert kinds["organisation"] >= 150
    assert kinds["person"] >= 100
    assert kinds["agency"] >= 30
    assert kinds["not-a-subject"] >= 10


def test_it_is_sorted():
    """Rows stand by kind, then by name, diacritics and case ignored: a change shows as one line."""
    keys = [(e.kind, plain(normal(e.preferred)), e.preferred) for e in AUTHORITY.entries]

    assert keys == sorted(keys)


def test_it_is_plain_text():
    """UTF-8 without a byte order mark, one kind of line end, as the csv module would write it."""
    data = PATH.read_bytes()
    rows = list(csv.reader(data.decode().splitlines()))

    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert data.endswith(b"\n")
    assert {len(row) for row in rows} == {6}
    assert [cell for row in rows for cell in row if cell != cell.strip()] == []


def test_wikidata_ids_are_those_of_states():
    """Ids are there for the states alone, each once: a package gives them, and no one guessed."""
    with_id = [entry for entry in AUTHORITY.entries if entry.wikidata]

    assert {entry.kind for entry in with_id} == {"place"}
    assert len({entry.wikidata for entry in with_id}) == len(with_id) == 197
    known = {"Ukraine": "Q212", "United States": "Q30", "Denmark": "Q35", "Netherlands": "Q55"}
    assert {name: AUTHORITY.entry(name).wikidata for name in known} == known
    for name in ("Soviet Union", "West Germany", "Hong Kong", "Kyiv"):
        assert AUTHORITY.entry(name).wikidata == ""


@pytest.mark.parametrize(
    ("form", "preferred", "kind"),
    [
        ("Kiev", "Kyiv", "place"),
        ("U.S.", "United States", "place"),
        ("Britain", "United Kingdom", "place"),
        ("Turkiye", "Turkey", "place"),
        ("Burma", "Burma", "place"),
        ("Cote d'Ivoire", "Ivory Coast", "place"),
        ("USSR", "Soviet Union", "place"),
        ("EEC", "European Community", "organisation"),
        ("Nato", "NATO", "organisation"),
        (
            "International Atomic Energy Agency",
            "International Atomic Energy Agency",
            "organisation",
        ),
        ("Zelenskyy", "Volodymyr Zelensky", "person"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelensky", "person"),
        ("Erdoğan", "Recep Tayyip Erdogan", "person"),
        ("Qaddafi", "Muammar Gaddafi", "person"),
        ("Agence France-Presse", "AFP", "agency"),
        ("The Associated Press", "AP", "agency"),
        ("Internet", "Internet", "not-a-subject"),
    ],
)
def test_known_forms_lead_to_their_names(form, preferred, kind):
    """Common variants are gathered under the name that a newspaper uses."""
    entry = AUTHORITY.entry(form)

    assert (entry.preferred, entry.kind) == (preferred, kind)


@pytest.mark.parametrize("form", ["us", "Who", "Bush", "Clinton", "Congo", "Korea", "Ukrainian"])
def test_doubtful_forms_lead_nowhere(form):
    """A word, a surname of two or a demonym is no form of a name."""
    assert AUTHORITY.entry(form) is None


@pytest.mark.parametrize(
    ("day", "text", "found"),
    [
        ("2022-03-01", "Shells fell in Mariupol and Kherson on Monday.", {"Mariupol", "Kherson"}),
        (
            "2020-01-01",
            "The Organization for Security and Co-operation in Europe met. OSCE states came.",
            {"OSCE"},
        ),
        ("1988-01-01", "EAST BERLIN (AP) - Thousands came on Sunday.", {"East Berlin"}),
        ("1987-05-05", "KINSHASA, Zaire (Reuter) - Zaire signed.", {"Kinshasa", "Zaire"}),
        ("2021-05-05", "KINSHASA (AFP) - Congo signed with Burma.", {"Kinshasa", "Myanmar"}),
        ("2020-01-01", "A boat sank in the Gulf of Mexico on Monday.", {"Gulf of Mexico"}),
        ("2020-01-01", "The Israeli parliament sat on Monday.", {"Knesset", "Israel"}),
        (
            "2020-01-01",
            "It was Standard & Poor’s view, and Kohl’s.",
            {"Standard & Poor's", "Kohl's"},
        ),
        ("1978-01-01", "Rhodesia voted on Monday, and Rhodesian men stayed.", {"Rhodesia"}),
        ("2020-01-01", "Covid spread. Washington, D.C., shut.", {"COVID-19", "Washington"}),
    ],
)
def test_what_it_names_is_found(day, text, found):
    """Small cities that it has, bodies with small words inside, states of their time."""
    document = parse(f" date {day} A day\n\n{text}\n".encode(), "x.txt", language=lambda _: "en")
    subjects = find_subjects(document, AUTHORITY).subjects

    assert found <= {subject.name for subject in subjects if subject.assigned_by == "authority"}


def test_a_headline_names_one_bearer_of_a_name():
    """The one who is named most, or whose whole name it has; a number is no surname."""
    texts = {
        "Trump wins": "Donald Trump won. Trump spoke. His wife Melania Trump came.",
        "Melania Trump wins": "Donald Trump won. Trump spoke. His wife Melania Trump came.",
        "Trump praises Melania Trump": "Donald Trump spoke. Trump praised Melania Trump.",
        "Queen Elizabeth II dies": "Queen Elizabeth II died. King Abdullah II came.",
        "Houston sings": "HOUSTON (AP) - Whitney Houston sang. Houston was glad.",
        "Men meet in Moscow": "MOSCOW, Idaho (AP) - Four men met in Moscow on Monday.",
    }
    named = {}
    for headline, text in texts.items():
        seed = f" date 2022-02-28 {headline}\n\n{text}\n".encode()
        subjects = find_subjects(parse(seed, "x.txt", language=lambda _: "en"), AUTHORITY).subjects
        named[headline] = {s.name for s in subjects if "headline" in s.where}

    assert named == {
        "Trump wins": {"Donald Trump"},
        "Melania Trump wins": {"Melania Trump"},
        "Trump praises Melania Trump": {"Donald Trump", "Melania Trump"},
        "Queen Elizabeth II dies": {"Queen Elizabeth II"},
        "Houston sings": {"Whitney Houston", "Houston"},
        "Men meet in Moscow": {"Moscow, Idaho"},
    }


def test_each_form_finds_its_row():
    """A story that names what the file has, in any of its forms, is found to do so."""
    lost = []
    for entry in AUTHORITY.entries:
        if entry.kind not in KINDS:
            continue
        opening = "They met in" if entry.kind == "place" else "It was the report of"
        for form in entry.forms:
            text = f"{opening} {form} on Monday, near Tbilisi. Much was said of {form}."
            if not any(entry.preferred in named(text, day) for day in ("2015-05-05", "1985-05-05")):
                lost.append(form)

    assert lost == []


def subjects_of(text, day):
    """Return the subjects of a story."""
    seed = f" date {day} A day\n\n{text}\n".encode()
    return find_subjects(parse(seed, "x.txt", language=lambda _: "en"), AUTHORITY).subjects


def named(text, day):
    """Return the mentions of the subjects of a story by their names."""
    return {subject.name: subject.mentions for subject in subjects_of(text, day)}


def test_a_name_across_runs_counts_once():
    """It takes the place of its parts, and is not found again in what holds it."""
    text = "F.W. de Klerk spoke to Save the Children’s men. What de Klerk said was heard."

    assert named(text, "1991-05-05") == {"F.W. de Klerk": 2, "Save the Children": 1}


def test_a_man_with_the_name_of_a_place_is_none():
    """A row of a place says nothing of the person of that name."""
    text = "Mr. Washington sang on Monday. Mr. Washington was glad."

    assert [(s.name, s.kind) for s in subjects_of(text, "2020-05-05")] == [("Washington", "person")]


def test_an_acronym_without_brackets_counts_for_its_body():
    """The only body of the story that has these initials."""
    text = "They met the Kenmore Harbour Union on Monday. The KHU voted, and the KHX did not."

    assert named(text, "2020-05-05") == {"Kenmore Harbour Union": 2}

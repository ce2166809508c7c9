"""`make authority-suggest` proposes what a maintainer would add, most useful first."""

import csv
import time
from dataclasses import dataclass
from random import Random

import pytest

from subjects.authority import EMPTY, load_authority
from subjects.merges import proposals
from subjects.suggest import main

HEADER = "preferred,kind,also,slug,wikidata,note\n"


def person(**counts):
    """Return people found, from names with `_` for a space, and in how many stories."""
    return {(name.replace("_", " "), "person"): count for name, count in counts.items()}


def rows(found, authority=EMPTY, at_least=3):
    """Return the proposals as (preferred, other forms, stories)."""
    return [(p.preferred, p.also, p.stories) for p in proposals(found, authority, at_least)]


@pytest.fixture
def load(tmp_path):
    """A function that loads an authority file of these rows."""

    def write_and_load(*lines):
        path = tmp_path / "authority.csv"
        path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
        return load_authority(path)

    return write_and_load


@pytest.mark.parametrize(
    "names",
    [
        ("Muammar Gaddafi", "Muammar Qadhafi", "Moammar Gaddafi"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Zelensky"),
        ("Alexander Lukashenko", "Aleksandr Lukashenko"),
        ("Ana Müller", "Ana Muller", "ANA MULLER"),
        ("Viktor Petrenkov", "Viktor Petremkov"),
        ("Lyndon Johnson", "Lyndon B. Johnson"),
        ("Jean-Luc Dupont", "Jean Luc Dupont"),
    ],
)
def test_forms_of_one_person_are_merged(names):
    """Variants of spelling, diacritics or none, surname alone: one row, most frequent first."""
    found = {(name, "person"): 9 - place for place, name in enumerate(names)}

    ((preferred, also, _),) = rows(found)
    assert (preferred, sorted(also)) == (names[0], sorted(names[1:]))


@pytest.mark.parametrize(
    "names",
    [
        ("Mario Rossi", "Maria Rossi"),
        ("John Smith", "Joan Smith"),
        ("George Bush", "George W. Bush", "George H.W. Bush"),
        ("Ann Brown", "Bob Brown", "Brown"),
        ("Kim Lee", "Kim Li"),
        ("Peter Becker", "Peter Bauer"),
    ],
)
def test_different_people_are_not_merged(names):
    """Other given names, initials and short names stay apart, and a surname that two bear."""
    assert rows({(name, "person"): 9 for name in names}) == sorted((name, (), 9) for name in names)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("organisation", ("World Trade Organization", "World Trade Organisation")),
        ("organisation", ("Ministry of Defence", "the Ministry of Defense")),
        ("organisation", ("International Coffee Organization", "ICO")),
        ("place", ("Kharkiv", "Kharkov")),
        ("place", ("Sao Paulo", "São Paulo")),
    ],
)
def test_forms_of_one_body_or_place_are_merged(kind, names):
    """Two spellings, an acronym with its words, two transliterations."""
    found = {(name, kind): 9 - place for place, name in enumerate(names)}

    assert rows(found) == [(names[0], names[1:], sum(found.values()))]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("place", "Iran", "Iraq"),
        ("place", "Niger", "Nigeria"),
        ("place", "Austria", "Australia"),
        ("place", "Paris", "Boris"),
        ("organisation", "Bank of Ireland", "Bank of Iceland"),
    ],
)
def test_different_places_are_not_merged(kind, one, other):
    """Names that look alike and are two stay apart."""
    assert len(rows({(one, kind): 5, (other, kind): 5})) == 2


def test_kinds_are_not_merged():
    """A person is no place of the same name."""
    assert len(rows({("Paris Hilton", "person"): 5, ("Paris Hilton", "place"): 5})) == 2


def test_merges_come_first_then_frequent_names():
    """The merge that concerns most stories is first; rare names like no other are left out."""
    found = person(Ada_Lovelace=50, Bo_Rare=2, Cy_Common=7)
    found |= person(Leonid_Slutsky=3, Leonid_Slutskiy=1, Mykola_Tochytskyi=5, Mykola_Tochytskyy=4)

    assert rows(found) == [
        ("Mykola Tochytskyi", ("Mykola Tochytskyy",), 9),
        ("Leonid Slutsky", ("Leonid Slutskiy",), 4),
        ("Ada Lovelace", (), 50),
        ("Cy Common", (), 7),
    ]


def test_a_row_of_the_file_takes_new_forms(load):
    """A variant of a name that the file has is added to its row, which the proposal replaces."""
    authority = load("Kyiv,place,Kiev,,,", "Alexei Navalny,person,Navalny,navalny,,x")
    (proposal,) = proposals(person(Aleksei_Navalny=4, Navalny=9, Alexei_Navalny=1), authority, 3)

    assert (proposal.preferred, proposal.also) == ("Alexei Navalny", ("Navalny", "Aleksei Navalny"))
    assert proposal.entry.line == 3
    assert proposal.stories == 4


def test_two_rows_of_the_file_are_never_merged(load):
    """What the maintainer holds apart stays apart, and what stands between goes to one of them."""
    authority = load("Joanna Muller,person,,,,", "Johanna Muller,person,,,,")

    assert rows(person(Bo_Rare=1), authority) == []
    assert rows(person(Muller=5), authority) == [("Muller", (), 5)]
    assert len(rows(person(Johana_Muller=5), authority)) == 1


def test_what_the_file_knows_is_not_proposed(load):
    """Names of the file, agencies and words that are no subjects are nothing new."""
    authority = load("Kyiv,place,Kiev,,,", "AFP,agency,,,,", "Internet,not-a-subject,,,,")
    found = {("KIEV", "place"): 9, ("AFP", "organisation"): 9, ("Internet", "place"): 9}

    assert rows(found, authority) == []


def test_the_order_of_names_changes_nothing():
    """The same names in another order give the same rows."""
    random = Random(7)  # noqa: S311 (an order, no secret)
    names = [
        f"{given} {last}" for given in ("Ana", "Anna", "Anya") for last in ("Muller", "Mueller")
    ]
    found = {(name, "person"): 3 for name in names}
    shuffled = dict(random.sample(list(found.items()), len(found)))

    assert rows(found) == rows(shuffled)


def test_many_names_take_seconds():
    """20,000 names, many of one surname, take a second; the bar is for a busy machine."""
    random = Random(1)  # noqa: S311 (names, no secret)
    syllables = "ka lo mi ren ta su vo gra del bin os ter pal zhi nov".split()
    lasts = ["".join(random.choices(syllables, k=3)).title() for _ in range(3000)] + [
        "Smith"
    ] * 1500
    givens = ["".join(random.choices(syllables, k=2)).title() for _ in range(400)]
    found = {
        (f"{random.choice(givens)} {random.choice(lasts)}", "person"): random.randint(1, 9)
        for _ in range(20000)
    }
    began = time.perf_counter()
    proposals(found, EMPTY, 3)

    assert time.perf_counter() - began < 20


@dataclass
class Found:
    """A subject of the finder below."""

    name: str
    kind: str
    assigned_by: str = "machine"


@dataclass
class Finding:
    """What the finder below hands over."""

    subjects: list


def find(document, _authority):
    """Find a person in each headline."""
    return Finding([Found(document.headline, "person"), Found("Oslo", "place", "authority")])


def test_the_command_prints_rows_to_paste(tmp_path, capsys, load):
    """What is printed can stand in the file as it is, and is no fault there."""
    load("Alexei Navalny,person,Navalny,,,a note")
    seeds = tmp_path / "seeds" / "2022"
    seeds.mkdir(parents=True)
    for at, headline in enumerate(["Aleksei Navalny"] * 2 + ['Ana "A" Lopez', "Ana A Lopez"]):
        text = f" date 2022-02-28 {headline}\n\nThe rain fell all day in the town.\n"
        (seeds / f"s{at}.txt").write_text(text, encoding="utf-8")
    (seeds / "bad.txt").write_text("no date", encoding="utf-8")
    path = tmp_path / "authority.csv"

    assert main([str(tmp_path / "seeds"), "--authority", str(path)], find) == 0
    out, err = capsys.readouterr()
    assert list(csv.reader(out.splitlines())) == [
        [
            *("Alexei Navalny", "person", "Navalny|Aleksei Navalny", "", ""),
            "a note (in place of line 2: 2 stories)",
        ],
        ['Ana "A" Lopez', "person", "Ana A Lopez", "", "", "2 stories"],
    ]
    assert err == "5 seeds read: 2 merges, 0 frequent names\n"
    path.write_text(HEADER + out, encoding="utf-8")
    assert load_authority(path).faults == ()


def test_the_command_names_faults_of_the_file(tmp_path, capsys, load):
    """A bad row is said, and the exit code tells."""
    load("Kyiv,town,,,,")

    assert main([str(tmp_path), "--authority", str(tmp_path / "authority.csv")], find) == 1
    assert "authority.csv:2: expected a kind" in capsys.readouterr().err

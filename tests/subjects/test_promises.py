"""What holds for any story: no errors, the same each time, in linear time, and offline."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import subjects
from seedtext import Block, SeedDocument, parse
from subjects import (
    EMPTY,
    KINDS,
    Authority,
    anchor_of,
    find_subjects,
    gazetteers,
    load_authority,
    load_model,
)
from subjects.__main__ import main

ROOT = Path(__file__).parents[2]
REAL = ROOT / "seeds" / "000_b0582276c11ddf25.txt"
STORY = (
    "LIMA, Peru (AP) — President Ada Quispe met Kiev’s mayor, the EU’s envoy and Prof. Karl "
    "Lindqvist of Halmstad University on Monday. Quispe thanked the Ministry of Ports. "
)
NAMES = st.sampled_from(
    "President Dr. Mr of the and Bank University Georgia’s Paris Jordan Kiev (IAEA) U.S. New York "
    "de van al-Assad J. & U.N.-backed Will May İstanbul ß EU’s O’Neill , . ’ - \n\n \u0301".split(
        " "
    )
)


def document_of(text, language="en", published="2021-06-01"):
    """Return a document of one paragraph."""
    blocks = (Block("headline", "A day"), Block("paragraph", text))
    return SeedDocument(
        "x", "0", published, "day", "A day", "header", blocks=blocks, language=language
    )


@given(
    st.lists(NAMES, max_size=40).map(" ".join) | st.text(max_size=200),
    st.sampled_from(["en", None, "de", "ja", "xx", "zz-ZZ", ""]),
)
def test_any_text_is_read(text, language):
    """Any text in any language gives subjects of the known kinds, and never an error."""
    for subject in find_subjects(document_of(text, language)).subjects:
        assert subject.kind in KINDS
        assert subject.name.strip() == subject.name != ""
        assert 0 <= subject.salience <= 1


def test_a_document_without_a_word():
    """A seed of a date alone has no subjects."""
    assert find_subjects(parse(b" date 2022-02", "x.txt")).subjects == ()


@pytest.mark.parametrize("hash_seed", ["0", "1", "4242"])
def test_the_hash_seed_changes_nothing(hash_seed):
    """The same story gives the same subjects in the same order under any hash seed."""
    made = subprocess.run(
        [sys.executable, "-m", "subjects", "--all", str(REAL)],
        env={"PYTHONPATH": "plugins", "PYTHONHASHSEED": hash_seed, "PYTHONUTF8": "1"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    row = json.loads(made.stdout)

    assert [s["name"] for s in row["subjects"]] == [
        s.name
        for s in find_subjects(
            parse(REAL.read_bytes(), "x.txt"), load_authority(ROOT / "content" / "authority.csv")
        ).subjects
    ]


def test_what_was_read_before_changes_nothing():
    """What the finder keeps of one story does not change the next."""
    before = find_subjects(document_of(STORY))
    find_subjects(document_of("Quispe, Georgia and Ports Inc. met Kiev Lindqvist in May."))

    assert find_subjects(document_of(STORY)) == before


@pytest.mark.parametrize(
    "piece",
    [
        STORY,
        "A" * 80 + " ",
        "(AB) ",
        "Ada ",
        "Aa-",
        "Bank of ",
        "Ab & ",
        "Ministry of Ab and ",
        "Ab “Cd” ",
        "of the ",
        "U.S. and ",
        "x (ABCDEFGHI) ",
        "é́ ",
    ],
)
def test_linear_time(piece):
    """Eight times the text takes about eight times as long, whatever it is made of."""

    def seconds(size):
        document = document_of((piece * (size // len(piece) + 1))[:size])
        start = time.process_time()
        find_subjects(document)
        return time.process_time() - start

    seconds(1000)
    short = min(seconds(40_000) for _ in range(3))
    long = min(seconds(320_000) for _ in range(2))

    assert long < 24 * short + 0.05


def test_different_names_in_linear_time():
    """A long story of ever new names is read in time, too."""
    text = " ".join(
        f"Said Ab{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}o Rossi and Nova "
        f"Kar{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}st."
        for n in range(12_000)
    )
    start = time.process_time()
    find_subjects(document_of(text))

    assert time.process_time() - start < 8


def test_bodies_that_may_be_people_in_linear_time():
    """Many names whose last word is a surname and a body's: each is looked at once."""
    names = (
        f"A{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(4000)
    )
    start = time.process_time()
    find_subjects(document_of(" ".join(f"He met {name}na Church on it." for name in names)))

    assert time.process_time() - start < 2


def test_anchors_hold_every_name():
    """A form whose anchor is not among a story's anchors names nothing in it."""
    found = find_subjects(document_of(STORY))
    forms = ["Ada Quispe", "Quispe", "Kiev", "Kyiv", "Ukraine", "European Union", "Lima", "Peru"]

    assert {
        anchor_of(form) for form in (*forms, *(s.name for s in found.subjects))
    } <= found.anchors
    assert anchor_of("Bank of Tarnow") not in found.anchors


def test_the_authority_file_names_and_drops(tmp_path):
    """Its preferred forms are used, its other kinds count, and what it calls no subject is none."""
    path = tmp_path / "authority.csv"
    path.write_text(
        "preferred,kind,also,slug,wikidata,note\n"
        "Kyjiw,place,Kyiv|Kiev,,,\nAda María Quispe,person,Ada Quispe,,,\n"
        "Peru,not-a-subject,,,,\nMonday,event,,,,\n"
        "Ports Authority,organisation,Ministry of Ports,,,\n",
        encoding="utf-8",
    )
    found = find_subjects(document_of(STORY), load_authority(path)).subjects
    by_name = {subject.name: subject for subject in found}

    assert by_name["Ada María Quispe"].assigned_by == "authority"
    assert by_name["Ada María Quispe"].mentions == 2
    assert by_name["Kyjiw"].kind == "place"
    assert by_name["Ports Authority"].mentions == 1
    assert by_name["Karl Lindqvist"].assigned_by == "machine"
    assert not {"Kyiv", "Peru", "Ada Quispe", "Ministry of Ports"} & by_name.keys()


def test_without_an_authority_file():
    """A missing authority file is an empty one."""
    assert load_authority(Path("no", "such.csv")) == EMPTY
    assert isinstance(EMPTY, Authority)


def test_a_model_adds_and_changes_nothing_else():
    """A model's entities are added where the finder has no such name."""
    found = find_subjects(document_of(STORY)).subjects
    more = find_subjects(
        document_of(STORY), model=lambda _: [("Quispe", "person"), ("Monday", "organisation")]
    ).subjects

    assert {s.name for s in more} - {s.name for s in found} == {"Monday"}
    assert [s for s in more if s.name != "Monday"] == list(found)


def test_a_model_that_is_not_installed_is_named():
    """A missing model is an error that says what was expected."""
    with pytest.raises(ValueError, match="SUBJECTS_MODEL: expected an installed spaCy model"):
        load_model("no_such_model")


def test_the_command_prints_tags(tmp_path, capsys, monkeypatch):
    """`python -m subjects` prints a JSON object a line, an error too, and tells by its code."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_bytes(REAL.read_bytes())
    code = main(["a.txt", "b.txt"])
    first, second = map(json.loads, capsys.readouterr().out.splitlines())

    assert code == 1
    assert first["path"] == "a.txt"
    assert len(first["subjects"]) == 12
    assert set(first["subjects"][0]) == {"name", "kind", "salience", "mentions", "assigned_by"}
    assert second["path"] == "b.txt"
    assert "expected a file" in second["error"]

    main(["--all", "a.txt"])
    assert len(json.loads(capsys.readouterr().out)["subjects"]) > 12


def test_the_gazetteers_are_sound():
    """Each list names states that exist, once, and loads in little time."""
    start = time.process_time()
    for cached in (gazetteers.names, gazetteers.first_words, gazetteers.given_names):
        cached.cache_clear()
        cached()
    codes = set(gazetteers.state_names())

    assert time.process_time() - start < 0.25
    assert all(set(known.states) <= codes for known in gazetteers.names().values())
    assert len(set(gazetteers.state_names().values())) == len(codes)
    for name in ("Kyiv", "Lagos", "Sao Paulo", "New York", "The Hague", "Bonn"):
        assert gazetteers.city(name)


def test_every_module_is_named():
    """README says where each module stands in the work, and names every setting."""
    folder = Path(subjects.__file__).parent
    readme = (folder / "README.md").read_text(encoding="utf-8")

    for path in folder.glob("[a-z]*.py"):
        assert f"`{path.stem}`" in readme, path.stem
    assert "SUBJECTS_MODEL" in readme


def test_a_place_of_the_authority_file_keeps_its_state(tmp_path):
    """A place of several words tells of its state, whether or not the authority file has it."""
    path = tmp_path / "authority.csv"
    path.write_text("preferred,kind,also,slug,wikidata,note\nNew York,place,New York City,,,\n")
    text = "Boats came to New York City, and left New York again."
    found = find_subjects(document_of(text), load_authority(path)).subjects

    assert {(s.name, s.assigned_by) for s in found} == {
        ("New York", "authority"),
        ("United States", "machine"),
    }


def test_forms_of_one_name_are_counted_together(tmp_path):
    """Two forms that the authority file joins are one subject, with the mentions of both."""
    path = tmp_path / "authority.csv"
    path.write_text(
        "preferred,kind,also,slug,wikidata,note\n"
        "Ports Authority,organisation,Ministry of Ports|Halmstad Harbour Council,,,\n"
        "Twin Towns,place,Milan|Turin,,,\n"
    )
    text = "The Ministry of Ports and the Halmstad Harbour Council spoke in Milan and in Turin."
    found = find_subjects(document_of(text), load_authority(path)).subjects

    assert {(s.name, s.mentions, s.assigned_by) for s in found} == {
        ("Ports Authority", 2, "authority"),
        ("Twin Towns", 2, "authority"),
        ("Italy", 0, "machine"),
    }


def test_a_caption_that_stands_twice_counts_once():
    """A caption repeated by a web page adds no mentions."""
    caption = "Karin Holm counts cars at the gate. (Nell Harrow/Reuters)"
    seed = f" date 2021-05-03 The gate\n\n{caption}\n\nIt opened on Monday.\n\n{caption}\n"
    document = parse(seed.encode(), "x.txt", language=lambda _: "en")

    assert len(document.figures) == 2
    assert [(s.name, s.mentions) for s in find_subjects(document).subjects] == [("Karin Holm", 1)]


FORMS = (
    "Quispe|Ada|Ada Quispe|Halmstad|Lindqvist|Karl Lindqvist|Ports|Ministry|Ministry of Ports|Kyiv|"
    "Kiev|Ukraine|Monday|University|EU|European Union|envoy|Bank|Prof.|Peru|Lima|AP|thanked|"
    "O'Neill|Ada Quispe met|Quispe thanked the Ministry|thanked the Ministry of Ports"
).split("|")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", ["person", "organisation", "not-a-subject"])
def test_a_row_that_changes_a_story_is_told_by_its_anchors(tmp_path, form, kind):
    """A row can change the subjects of a story only if the story has its anchor."""
    path = tmp_path / "authority.csv"
    path.write_text(f"preferred,kind,also,slug,wikidata,note\nXyz Abc,{kind},{form},,,\n")
    authority = load_authority(path)
    before = find_subjects(document_of(STORY))
    after = find_subjects(document_of(STORY), authority)

    assert not authority.faults
    assert before.subjects == after.subjects or authority.changed({}) & before.anchors
    assert after.subjects == before.subjects or authority.changed({}) & after.anchors

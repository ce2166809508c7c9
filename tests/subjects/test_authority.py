"""The authority file is read whole, whatever is wrong with a row of it."""

import time

import pytest

from subjects.authority import EMPTY, KINDS, Authority, anchor_of, load_authority, normal
from subjects.normal import normal_all, words_of
from subjects.words import anchors_in

HEADER = "preferred,kind,also,slug,wikidata,note"


@pytest.fixture
def load(tmp_path, monkeypatch):
    """A function that writes rows, or bytes, to content/authority.csv and loads it."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "content" / "authority.csv"
    path.parent.mkdir()

    def write_and_load(*rows, data=None):
        text = "\n".join([HEADER, *rows]) + "\n"
        path.write_bytes(text.encode() if data is None else data)
        return load_authority(path)

    return write_and_load


def faults(authority):
    """Return the faults as they are printed."""
    return [str(fault) for fault in authority.faults]


def test_a_missing_file_is_an_empty_authority(tmp_path):
    """Without a file there are no entries and no faults."""
    assert load_authority(tmp_path / "none.csv") == EMPTY == Authority()


def test_a_folder_in_its_place_is_a_fault(tmp_path):
    """What cannot be read is said, not raised."""
    (only,) = load_authority(tmp_path).faults

    assert only.reason.startswith("expected a file that can be read, found: ")


def test_all_forms_lead_to_the_entry(load):
    """Preferred and other forms give the row, whatever their case, spaces, dashes, apostrophes."""
    authority = load(
        'Côte d\'Ivoire,place,Ivory Coast | Côte‑d’Or,ivory-coast,Q1008,"West, Africa"'
    )
    (entry,) = authority.entries

    assert entry == (
        *("Côte d'Ivoire", "place", ("Ivory Coast", "Côte‑d’Or")),
        *("ivory-coast", "Q1008", "West, Africa", 2),
    )
    for form in ("côte d’ivoire", "IVORY  COAST", "Ivory\xa0Coast", "Cote-d'Or", "COTE D'IVOIRE"):
        assert authority.entry(form) is entry, form
    assert authority.entry("Ivory") is None


def test_diacritics_are_told_apart_only_where_rows_do(load):
    """A form is found without its diacritics, and with others; but two rows stay two."""
    authority = load(
        "Recep Tayyip Erdogan,person,Erdogan,,,",
        "Lech Wałęsa,person,,,,",
        "Peru,place,,,,",
        "Perú,organisation,,,,",
        "Müller A,person,Mülłer,,,",
        "Muller B,person,Mullér,,,",
    )

    assert authority.entry("Erdoğan") is authority.entries[0]
    assert authority.entry("Lech Walesa") is authority.entries[1]
    assert authority.entry("Peru").kind == "place"
    assert authority.entry("Perú").kind == "organisation"
    assert authority.entry("Muller") is None
    assert authority.entry("mullér").preferred == "Muller B"
    assert authority.faults == ()


def test_short_names_have_a_case(load):
    """`us`, `Who` and `fed` are words; an agency, and a name of four letters, has no case."""
    authority = load(
        *("United States,place,US|U.S.,,,", "WHO,organisation,,,,"),
        *("Fed,organisation,NATO,,,", "DPA,agency,,,,"),
    )

    assert [authority.entry(word) for word in ("us", "Us", "Who", "who", "fed")] == [None] * 5
    assert authority.entry("US") is authority.entry("u.s.") is authority.entries[0]
    assert authority.entry("FED") is authority.entry("Fed") is authority.entry("Nato")
    assert authority.entry("dpa") is authority.entries[3]


def test_vowel_signs_are_no_diacritics(load):
    """A name in Devanagari is not found without its vowel signs."""
    authority = load("दिल्ली,place,,,,")

    assert authority.entry("दिल्ली").line == 2
    assert authority.entry("दल्ली") is None


LOOP = 'expected no loop, found "Fine" also "Good"'
BAD_ROWS = [
    (",place,,,,", 'expected one preferred name, found ""'),
    ("…,place,,,,", 'expected one preferred name, found "…"'),
    ("A|B,place,C,,,", 'expected one preferred name, found "A|B"'),
    ("A,town,,,,", f'expected a kind ({", ".join(KINDS)}), found "town"'),
    ("A,place,B,,", "expected 6 fields, found 5"),
    ("A,place,,,,,", "expected 6 fields, found 7"),
    ("A,place,,Not a slug,,", 'expected a slug of a-z, 0-9 and single dashes, found "Not a slug"'),
    ("A,place,,a--b,,", 'expected a slug of a-z, 0-9 and single dashes, found "a--b"'),
    ("A,place,,index,,", 'expected a slug of a-z, 0-9 and single dashes, found "index"'),
    ("A,place,,2022,,", 'expected a slug of a-z, 0-9 and single dashes, found "2022"'),
    ("A,place,,,30,", 'expected a Wikidata id as Q42, found "30"'),
    ("A,place,,,Q0,", 'expected a Wikidata id as Q42, found "Q0"'),
    ("A,place,,good,,", 'expected "good" once, found it in line 2, too'),
    ("A,place,,,Q1,", 'expected "Q1" once, found it in line 2, too'),
    ("good,place,,,,", 'expected each form once, found "good" in line 2, too (Good)'),
    ("Fine,place,,,,", 'expected each form once, found "Fine" in line 2, too (Good)'),
    ("Fine,place,Good,,,", f"{LOOP}, which line 2 has the other way round"),
    ('"A,place,,,,', "expected a row of CSV on one line, found: unexpected end of data"),
    ("A\x07,place,,,,", "expected text, found the control character U+0007"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "reason"), BAD_ROWS)
def test_a_bad_row_is_a_fault_and_the_rest_loads(load, row, reason):
    """Each kind of bad row is named by its line with what was expected, and left out alone."""
    authority = load("Good,place,Fine,good,Q1,", row, "Last,person,,,,")

    assert faults(authority) == [f"content/authority.csv:3: {reason}"]
    assert [entry.preferred for entry in authority.entries] == ["Good", "Last"]


BAD_FORMS = [
    ("A,place,B|Fine,,,", 'expected each form once, found "Fine" in line 2, too (Good)'),
    ("A,place,B|b,,,", 'expected each form once, found "b" again'),
    ("A,place,a|B,,,", 'expected each form once, found "a" again'),
    ("A,place,B|…,,,", 'expected a name, found "…"'),
]


@pytest.mark.parametrize(("row", "reason"), BAD_FORMS)
def test_a_bad_form_is_a_fault_and_its_row_loads(load, row, reason):
    """A form that another row claims, a double or one without a letter is left out of its row."""
    authority = load("Good,place,Fine,,,", row)

    assert faults(authority) == [f"content/authority.csv:3: {reason}"]
    assert authority.entry("A").also == ("B",)
    assert authority.entry("Fine").preferred == "Good"


def test_empty_forms_are_passed_over(load):
    """A stroke too many does no harm."""
    authority = load("A,place,|B||C|,,,")

    assert authority.faults == ()
    assert authority.entries[0].also == ("B", "C")


def test_line_ends_of_all_systems_count(load):
    """Lines may end as on Windows or on an old Macintosh."""
    for end in ("\r\n", "\r"):
        authority = load(data=end.join([HEADER, "A,place,B|C,,,", "D,place,,,,x"]).encode())

        assert [entry.line for entry in authority.entries] == [2, 3]
        assert authority.faults == ()


def test_bad_bytes_are_named_by_line(load):
    """Each line that is no UTF-8 is a fault; a byte order mark and Windows line ends are none."""
    rows = [HEADER.encode(), b"Br\xe9sil,place,,,,", b"Caf\xc3\xa9,place,,,,", b"\xff,place,,,,"]
    authority = load(data=b"\xef\xbb\xbf" + b"\r\n".join(rows))

    assert faults(authority) == [
        "content/authority.csv:2: expected UTF-8, found the byte 0xE9",
        "content/authority.csv:4: expected UTF-8, found the byte 0xFF",
    ]
    assert [entry.line for entry in authority.entries] == [3]


@pytest.mark.parametrize(
    ("header", "rows"),
    [("name,kind", 1), ("preferred;kind;also;slug;wikidata;note", 1), ("B,place,,,,", 2), ("", 1)],
)
def test_wrong_columns_are_a_fault(load, header, rows):
    """A header that is another is said; what stands below counts, and a first row without one."""
    authority = load(data=f"{header}\nA,place,,,,\n".encode())

    assert faults(authority) == [f'content/authority.csv:1: expected "{HEADER}", found "{header}"']
    assert len(authority.entries) == rows


def test_a_file_of_open_quotes_is_read_in_linear_time(load):
    """Each row with a quotation mark left open is a fault of its own, and none is read twice."""
    began = time.perf_counter()
    authority = load(*['"A,place,,,,'] * 20000, "B,place,,,,")

    assert len(authority.faults) == 20000
    assert len(authority.entries) == 1
    assert time.perf_counter() - began < 5


def test_a_large_file_loads_fast(load):
    """100,000 rows of three forms load in about a second; the bar here is for a busy machine."""
    rows = [
        f"Given{i} Surname{i},person,G. Surname{i}|Givén{i} Surname{i},,," for i in range(100000)
    ]
    load()
    began = time.process_time()
    authority = load(*rows)

    assert time.process_time() - began < 4
    assert len(authority.entries) == 100000
    assert authority.faults == ()


def test_changed_names_the_forms_concerned(load):
    """A row added, removed, renamed, of another kind or address concerns its forms, no others."""
    before = load(
        "Kyiv,place,Kiev,,,", "Oslo,place,,,,", "Bonn,place,,,,", "Rome,place,,,,"
    ).forms()
    after = load(
        *("Kyiv,place,Kiev|Kyjiv,,Q1,a note", "Oslo,place,,christiania,,"),
        *("Roma,place,Rome,,,", "Berne,place,,,,"),
    )

    assert after.changed(before) == {"kyjiv", "oslo", "bonn", "roma", "rome", "berne"}
    assert after.changed(after.forms()) == frozenset()
    assert EMPTY.changed(after.forms()) >= {"kyiv", "kiev"}


def test_a_form_that_begins_small_concerns_each_way_to_print_it(load):
    """`easyJet` may stand there as `EasyJet`, which is one word, or as its second part."""
    changed = load("easyJet,organisation,,,,").changed(EMPTY.forms())
    for text in ("EasyJet flew.", "They like easyJet.", "EASYJET FLIES"):
        assert changed & anchors_in(text).keys()


def test_the_order_of_rows_changes_no_meaning(load):
    """The same rows in another order concern no story."""
    rows = ["Kyiv,place,Kiev,,,", "Oslo,place,,,,"]

    assert load(*rows[::-1]).changed(load(*rows).forms()) == frozenset()


@pytest.mark.parametrize(
    ("form", "anchor"),
    [
        ("Democratic Republic of the Congo", "democratic"),
        ("Recep Tayyip Erdoğan", "erdogan"),
        ("New York", "york"),
        ("U.S.", "us"),
        ("U.S.S.R", "ussr"),
        ("J.K. Rowling", "rowling"),
        ("O’Brien", "brien"),
        ("北京市", "市"),
        ("…", ""),
    ],
)
def test_the_anchor_is_a_word_of_each_text_with_the_form(form, anchor):
    """The anchor is among the words of a text that holds the form, in capitals or a genitive."""
    assert anchor_of(form) == anchor
    for text in (f"The {form}’s end.", f"({form.upper()})", f"ex-{form}, {form}-led"):
        assert anchor in [*words_of(text), ""]


def test_forms_are_normalised_alike_at_once_and_one_by_one():
    """A list of forms is normalised as each of them."""
    forms = ["Ærø – Nord", "İzmir", "soft\xadhyphen", "a \u200b b", "O’Hara", "STRASSE ß"]

    assert normal_all(forms) == [normal(form) for form in forms]
    assert normal_all([]) == []


def test_agencies_are_as_the_reader_takes_them(load):
    """Agency rows can be handed to the reader of seeds."""
    authority = load("AFP,agency,Agence France-Presse|AFPTV,,,", "Oslo,place,,,,")

    assert authority.agencies() == (("AFP", ("Agence France-Presse", "AFPTV")),)

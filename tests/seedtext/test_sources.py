"""The file of sources is read whole, whatever is wrong with a row of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedtext.sources import FIELDS, UNKNOWN, Source, Sources, load_sources

HEADER = ",".join(FIELDS)


@pytest.fixture
def load(tmp_path, monkeypatch):
    """A function that writes rows, or bytes, to content/sources.csv and loads it."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "content" / "sources.csv"
    path.parent.mkdir()

    def write_and_load(*rows, data=None):
        text = "\n".join([HEADER, *rows]) + "\n"
        path.write_bytes(text.encode() if data is None else data)
        return load_sources(path)

    return write_and_load


def faults(sources):
    """Return the faults as they are printed, without the path."""
    return [str(fault).removeprefix("content/sources.csv:") for fault in sources.faults]


def test_a_missing_file_knows_nothing(tmp_path):
    """Without a file a seed has no publication, and no text of it is handed on in bulk."""
    assert load_sources(tmp_path / "none.csv").of("a/b.txt") is UNKNOWN
    assert (UNKNOWN.publication, UNKNOWN.access) == ("", "metadata")


def test_a_folder_in_its_place_is_a_fault(tmp_path):
    """What cannot be read is said, not raised."""
    (only,) = load_sources(tmp_path).faults

    assert only.reason.startswith("expected a file that can be read, found: ")


def test_a_row_says_it_all(load):
    """Every field is read; spaces around a value, quotation marks and letter case of access go."""
    rights = "https://creativecommons.org/licenses/by/4.0/"
    sources = load(f'africa/,"Bee, The",Hive Ltd,{rights},© Hive, Full ,pt-BR,Europe/Paris,2021-05')

    assert faults(sources) == []
    assert sources.of("africa/x.txt") == Source(
        *("africa", "Bee, The", "Hive Ltd", rights, "© Hive"),
        *("full", "pt-BR", "Europe/Paris", "2021-05"),
    )


@pytest.mark.parametrize(
    ("folder", "matching", "others"),
    [
        ("", ["x.txt", "a/b/x.txt"], []),
        (".", ["x.txt", "a/b/x.txt"], []),
        ("a", ["a/x.txt", "a/b/x.txt"], ["ab/x.txt", "b/a/x.txt", "A/x.txt"]),
        ("./a/b/", ["a/b/x.txt"], ["a/x.txt"]),
        ("*/1989", ["a/1989/x.txt", "b/1989/c/x.txt"], ["1989/x.txt", "a/b/1989/x.txt"]),
        ("**/1989", ["1989/x.txt", "a/b/1989/x.txt"], ["a/1989x/x.txt"]),
        ("afp_*.txt", ["afp_1.txt"], ["a/afp_1.txt", "afp_1.md"]),
        ("[!ab]?", ["cd/x.txt"], ["ad/x.txt", "c/x.txt", "cde/x.txt"]),
        ("a+(b)", ["a+(b)/x.txt"], ["aab/x.txt"]),
    ],
)
def test_what_a_folder_matches(load, folder, matching, others):
    """A path means all below it; `*` and `?` stop at a slash, `**` does not."""
    sources = load(f"{folder},Bee,,,,,,,")

    assert [path for path in matching if sources.of(path).publication != "Bee"] == []
    assert [path for path in others if sources.of(path).publication] == []


def test_the_longest_wins(load):
    """Of several rows that match, wherever they stand; of equally long ones the first."""
    sources = load(",All,,,,,,,", "a/*,Glob,,,,,,,", "a,A,,,,,,,", "a/b,B,,,,,,,", "?/b,C,,,,,,,")

    assert sources.of("x.txt").publication == "All"
    assert sources.of("a/x.txt").publication == "Glob"
    assert sources.of("a/b/x.txt").publication == "Glob"
    assert sources.of("z/b/x.txt").publication == "C"


@pytest.mark.parametrize(
    ("row", "fault", "left"),
    [
        ("a,Bee", "2: expected 9 fields, found 2", ""),
        (
            'a,"Bee,,,,,,,',
            "2: expected a row of CSV on one line, found: unexpected end of data",
            "",
        ),
        ("../a,Bee,,,,,,,", '2: expected a path or glob below the seeds, found "../a"', ""),
        ("a[,Bee,,,,,,,", '2: expected a path or glob below the seeds, found "a["', ""),
        ("C:/a,Bee,,,,,,,", '2: expected a path or glob below the seeds, found "C:/a"', ""),
        (
            "a,Bee,,,,,,Mars/North,",
            '2: expected a time zone as Europe/Paris, found "Mars/North"',
            "Bee",
        ),
        ("a,Bee,,,,,,../etc,", '2: expected a time zone as Europe/Paris, found "../etc"', "Bee"),
        (
            "a,Bee,,CC BY,,,,,",
            '2: expected an address as http://rightsstatements.org/vocab/InC/1.0/, found "CC BY"',
            "Bee",
        ),
        ("a,Bee,,,,open,,,", '2: expected full or metadata, found "open"', "Bee"),
        ("a,Bee,,,,,English,,", '2: expected a language as en or pt-BR, found "English"', "Bee"),
        (
            "a,Bee,,,,,,,May",
            '2: expected a date as YYYY-MM-DD, YYYY-MM or YYYY, found "May"',
            "Bee",
        ),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_counts(load, row, fault, left):
    """A wrong value is left out of its row, a row without shape or folder goes; others stand."""
    sources = load(row, "b,Wasp,,,,full,,,")
    source = sources.of("a/x.txt")

    assert faults(sources) == [fault]
    assert (source.publication, source.access, source.rights) == (left, "metadata", "")
    assert sources.of("b/x.txt").publication == "Wasp"


def test_a_folder_stands_once(load):
    """The first of two rows with one folder counts, however it is written."""
    sources = load("a,Bee,,,,,,,", "./a/,Wasp,,,,,,,")

    assert faults(sources) == ['3: expected each folder once, found "a" in line 2, too']
    assert sources.of("a/x.txt").publication == "Bee"


def test_another_header_and_other_bytes_are_told(load):
    """A file of another form is said to be so, and where bytes are of another code."""
    sources = load(data=b"folder,name\r\na,\xe9t\xe9,,,,,,,\r\nb,Bee,,,,,,,\r\n")

    assert faults(sources) == [
        f'1: expected "{HEADER}", found "folder,name"',
        "2: expected UTF-8, found the byte 0xE9",
    ]
    assert sources.of("b/x.txt").publication == "Bee"


def test_columns_in_another_order(load):
    """Columns are told by their names; where these do not tell, no row is taken at a guess."""
    names = ["publication", "folder", *FIELDS[2:]]
    row = "Bee,a,,https://creativecommons.org/licenses/by/4.0/,,full,,,"
    sources = load(data=f"{','.join(names)}\n{row}\n".encode())

    assert faults(sources) == []
    assert (sources.of("a/x.txt").publication, sources.of("a/x.txt").access) == ("Bee", "full")

    names[-1] = "since"
    sources = load(data=f"{','.join(names)}\n{row}\n".encode())

    assert len(faults(sources)) == 1
    assert sources.of("a/x.txt") == UNKNOWN


@given(st.binary(max_size=300))
def test_no_bytes_raise(tmp_path_factory, data):
    """Whatever the file holds, loading and asking it raise nothing."""
    path = tmp_path_factory.getbasetemp() / "sources.csv"
    path.write_bytes(HEADER.encode() + b"\n" + data)
    sources = load_sources(path)

    assert isinstance(sources, Sources)
    assert isinstance(sources.of("a/b.txt"), Source)


@pytest.mark.parametrize(
    ("folder", "alone"),
    [("", True), ("bee/2022", True), ("bee/*", False), ("b[ae]e", False), ("bee/One.TXT", False)],
)
def test_a_folder_alone_tells_the_source(folder, alone):
    """Where no row names seeds by more than their folder, any seed of a folder tells for all."""
    sources = Sources((Source(folder, "Bee"), Source("wasp", "Wasp")))

    assert sources.by_folder is alone
    if alone:
        for path in ("", "bee/", "bee/2022/", "wasp/a/"):
            assert sources.of(path) == sources.of(f"{path}one.txt")

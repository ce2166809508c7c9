"""`python -m seedtext FILE…`: its fields are others' input, so they are held one by one."""

import json
import re
from pathlib import Path

import pytest

from seedtext.__main__ import main
from support.fixture_file import read_cases

FIELDS = (
    "path stem digest published precision headline headline_source section language dateline "
    "bylines blocks summary"
).split()
FIGURE = "kind text caption credit taken archive_picture image".split()
CASES = [
    case
    for name in ("stories", "seams")
    for case in read_cases(Path(__file__).parent / "cases" / f"{name}.md")
]


@pytest.fixture
def printed(tmp_path, capsys, monkeypatch):
    """Return the exit code and the lines that the command prints for seeds by name."""
    monkeypatch.chdir(tmp_path)

    def run(seeds, *options):
        for name, text in seeds.items():
            (tmp_path / name).write_bytes(text.encode())
        code = main([*options, *seeds])
        return code, capsys.readouterr().out.splitlines()

    return run


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_fields_are_exact(case, printed):
    """One object with all fields in order; what is absent is null or an empty list."""
    code, (line,) = printed({"a.txt": case.text})
    record = json.loads(line)

    assert code == 0
    assert list(record) == FIELDS
    assert (record["path"], record["stem"]) == ("a.txt", "a")
    assert isinstance(record["bylines"], list)
    if record["dateline"]:
        assert list(record["dateline"]) == ["text", "places", "agency", "date"]
    for place in (record["dateline"] or {"places": []})["places"]:
        assert list(place) == ["name", "region", "country"]
    for block in record["blocks"]:
        assert list(block) == (FIGURE if block["kind"] == "figure" else ["kind", "text"])
        credit = block.get("credit")
        assert not credit or list(credit) == ["text", "photographers", "agencies", "source"]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_texts_joined_are_the_seed(case, printed):
    """All after the date comes back, in order, once, white space aside."""
    _, (line,) = printed({"a.txt": case.text})
    joined = "".join(block["text"] for block in json.loads(line)["blocks"])
    after = re.sub(r"^\s*date\s+\S+", "", case.text.removeprefix("\ufeff"))

    assert "".join(joined.split()) == "".join(after.split())


def test_errors_stand_in_their_place(printed):
    """The order is that of the arguments; a bad file has a line of its own, and the code is 1."""
    code, lines = printed(
        {"b.txt": " date 2021 B", "bad.txt": "\nno date", "a.txt": " date 2021-05 A"}
    )
    first, bad, last = map(json.loads, lines)

    assert code == 1
    assert (first["path"], first["published"], first["precision"]) == ("b.txt", "2021", "year")
    assert (last["path"], last["published"], last["precision"]) == ("a.txt", "2021-05", "month")
    assert bad == {
        "path": "bad.txt",
        "line": 2,
        "error": 'expected "date YYYY-MM-DD Headline", found "no date"',
    }


def test_a_missing_file_is_an_error(tmp_path, capsys):
    """A file that is not there, or a folder, is told like a seed that cannot be read."""
    assert main([str(tmp_path / "none.txt"), str(tmp_path)]) == 1
    for line in capsys.readouterr().out.splitlines():
        assert json.loads(line)["error"].startswith("expected a file, found: ")


def test_the_table_says_the_same(printed):
    """For people: the facts, then each block with its kind; no control character acts."""
    seed = (
        " date 2021-05-03 Night boat \u202e back\n\nBy Ada Rossini\n\n"
        "A quay on May 3, 2019. (Photo by Ada ROSSINI / AFP)\n\n"
        "LIMA, Peru, May 3 (AFP) – The night boat sails again.\x01\n"
    )
    code, lines = printed({"a.txt": seed, "bad.txt": "no date"}, "--format", "table")
    text = "\n".join(lines)

    assert code == 1
    for words in (
        "published   2021-05-03 (day)",
        "bylines     Ada Rossini",
        "places      Lima, Peru",
        "figure      A quay on May 3, 2019. (Photo by Ada ROSSINI / AFP)",
        "→ photographer: Ada Rossini",
        "→ taken: 2019-05-03 (archive picture)",
        "sails again.\u2401",
        'bad.txt:1: expected "date YYYY-MM-DD Headline", found "no date"',
    ):
        assert words in text
    assert all(len(line) <= 80 for line in lines)
    assert text.count("\u2068") == text.count("\u2069") > 0

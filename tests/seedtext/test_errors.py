"""What a seed that cannot be read is told: line, expectation and finding."""

import pickle

import pytest

from seedtext import SeedError, parse


def problem(data: bytes, encodings=("utf-8",)) -> str:
    """Return what the error of *data* says."""
    with pytest.raises(SeedError) as caught:
        parse(data, "seeds/x.txt", encodings)
    return str(caught.value)


EXPECTED = 'expected "date YYYY-MM-DD Headline"'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", f"1: {EXPECTED}, found nothing: the file is empty"),
        (b"\n\ndated 2022 x\nmore", f'3: {EXPECTED}, found "dated 2022 x"'),
        (b"date: 2022-02-28 x", f'1: {EXPECTED}, found "date: 2022-02-28 x"'),
        (b" date 22-02-28 x", f'1: {EXPECTED}, found "date 22-02-28 x"'),
        (b" date 2022-2-8 x", f'1: {EXPECTED}, found "date 2022-2-8"'),
        (b" date 2022-02-28T9 x", f'1: {EXPECTED}, found "date 2022-02-28T9"'),
        (
            b" date 2022-02-30 x",
            '1: expected a date that exists, found "2022-02-30" (day is out of range for month)',
        ),
        (
            b" date 2022-02-28 x\n\nCaf\xe9 opens",
            (
                "3: expected utf-8 text, found byte 0xe9 at byte 24; as windows-1252 it reads "
                '"Caf\u00e9 opens"'
            ),
        ),
        (b" date 2022-02-28 x\nA\0b", "2: expected text, found a NUL character, number 21"),
        (
            b" date 2022-02-28\x01 x\x02",
            f'1: {EXPECTED}, found "date 2022-02-28\u2401"',
        ),
    ],
)
def test_an_error_names_line_expectation_and_finding(data, words):
    """The message says where, what should stand there and what does, safe to print."""
    assert problem(data) == f"seeds/x.txt:{words}"


@pytest.mark.parametrize(
    ("encodings", "words"),
    [
        (("utf-9",), '1: expected an encoding that Python knows, found "utf-9"'),
        ((), "1: expected an encoding, found an empty list"),
        (
            ("ascii", "utf-8"),
            (
                "1: expected ascii text, found byte 0xe9 at byte 21; as windows-1252 it reads "
                '"date 2022-02-28 Caf\u00e9"'
            ),
        ),
    ],
)
def test_a_wrong_setting_is_named(encodings, words):
    """An encoding that does not exist, or that none of them fits, is told like any fault."""
    assert problem(b" date 2022-02-28 Caf\xe9", encodings) == f"seeds/x.txt:{words}"


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16", "gb18030"])
def test_other_encodings_can_be_accepted(encoding):
    """What `SEED_ENCODINGS` lists is tried in turn, NUL bytes of UTF-16 and all."""
    data = " date 2022-02-28 Café opens".encode(encoding)

    assert parse(data, "x.txt", ("utf-8", encoding)).headline == "Café opens"


def test_an_error_survives_a_worker():
    """An error comes back whole from another process."""
    error = pickle.loads(pickle.dumps(SeedError("a.txt", 3, "expected x, found y")))  # noqa: S301

    assert (error.path, error.line, str(error)) == ("a.txt", 3, "a.txt:3: expected x, found y")

"""The reader's README says what is so: its examples are read, its settings exist."""

import re
from pathlib import Path

import pytest

import seedtext
from seedtext.document import BLOCK_KINDS
from seedtext.export import as_json

from .test_cases import below_a_header, read

FOLDER = Path(seedtext.__file__).parent
README = (FOLDER / "README.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", README, re.MULTILINE))
TEXT = "The harbour board will open the bridge on Friday, its head said after a long meeting."
EXAMPLES = [
    (kind, example.replace("…", "runs again and all is well.") if kind == "paragraph" else example)
    for kind in BLOCK_KINDS
    for example in re.findall(r"`([^`]+)`", ROWS[kind])
]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_each_example_is_read_as_its_kind(kind, example):
    """What the table shows for a kind is a block of that kind where it belongs."""
    if kind in ("headline", "section"):
        document = read(f" date 2021-06-01 {example}\n\nA short second line\n\n{TEXT}\n")
    else:
        document = below_a_header(
            f"{TEXT}\n\n{example}\n\n{TEXT}" if kind == "crosshead" else example
        )

    assert (kind, example) in [(block.kind, block.text) for block in document.blocks]


def test_every_setting_is_documented():
    """README names each setting that the code reads, and no other."""
    code = (FOLDER / "reader.py").read_text(encoding="utf-8")

    assert set(re.findall(r"^\| `(SEED_\w+)`", README, re.MULTILINE)) == set(
        re.findall(r'"(SEED_\w+)"', code)
    )


def test_every_field_is_documented():
    """README names each field of the JSON."""
    record = as_json(below_a_header(TEXT), "x.txt")

    for field in record:
        assert re.search(rf"`[^`]*\b{field}\b[^`]*`", README), field


def test_every_module_is_named():
    """README says where each module stands in the work."""
    for path in FOLDER.glob("[a-z]*.py"):
        assert re.search(rf"`{path.stem}`", README), path.stem

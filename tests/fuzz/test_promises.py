"""The fuzzer's check holds here too, on what it once found; and it finds what is broken."""

from contextlib import nullcontext
from dataclasses import replace

import pytest

from fuzz import promises
from seedtext import Block, parse

FOUND = (b"Dresden (dpa) - \x1d\x1dEin Schwan hat am Montag den Verkehr aufgehalten.",)
"""Inputs that once broke a promise, cut short."""


@pytest.mark.parametrize("data", [b"", b"\xff", b"KYIV (AP) \xe2\x80\x94 Snow fell.", *FOUND])
def test_the_promises_hold(data):
    """What the fuzzer once found is mended, and its check passes on plain inputs."""
    promises.check_one(data)
    promises.check_one(promises.HEADER + data)
    promises.check_linear(data)


def broken(data, path, **options):
    """Return a document that lacks its last block."""
    document = parse(data, path, **options)
    return replace(document, blocks=document.blocks[:-1])


def moved(data, path, **options):
    """Return a document whose words change places."""
    document = parse(data, path, **options)
    return replace(
        document, blocks=tuple(Block("paragraph", b.text[::-1]) for b in document.blocks)
    )


@pytest.mark.parametrize("reader", [broken, moved])
def test_the_check_finds_a_lost_word(reader, monkeypatch):
    """A reader that loses or moves words does not pass."""
    monkeypatch.setattr(promises, "parse", reader)

    with pytest.raises(AssertionError, match="a word moved"):
        promises.check_one(b" date 2022-02-28 Headline\n\nText follows here.")


def test_the_check_finds_a_raised_error(monkeypatch):
    """A reader that raises anything but SeedError does not pass."""

    def raising(*_, **__):
        raise IndexError

    monkeypatch.setattr(promises, "parse", raising)

    with pytest.raises(IndexError):
        promises.check_one(b"x")


@pytest.mark.parametrize(("power", "passes"), [(1, True), (1.2, True), (2, False)])
def test_the_check_finds_what_grows_with_the_square(power, passes, monkeypatch):
    """Four times as long for twice the text does not pass; twice as long does."""
    monkeypatch.setattr(promises, "_spent", lambda text: len(text) ** power / 1e5)

    with nullcontext() if passes else pytest.raises(AssertionError, match="for twice the text"):
        promises.check_linear(b"Snow fell. ")

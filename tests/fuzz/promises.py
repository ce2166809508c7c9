"""What the reader promises of any bytes at all, as one check of one input."""

import html
import json
import re
import time
import zlib

from seedtext import SeedDocument, SeedError, parse
from seedtext.export import as_json, as_table
from seedtext.markup import NOT_IN_BODY, body_html
from seedtext.printable import printable

HEADER = b" date 2022-02-28 "
_VALUE = re.compile(r"\s*date[ \t\u00a0]+\S+", re.IGNORECASE)
_ISOLATES = re.compile("[\u2066-\u2069]")
_SIZE = 1 << 16
"""Bytes of the smaller of the two texts that tell linear time from worse."""
_ONE_IN = 256
"""Of so many inputs the time of one is looked at: it takes a hundred times as long."""


def no_language(_):
    """Stand in for the detector, which is not ours."""


def check(data: bytes) -> None:
    """Hold the promises for *data*, alone and below a good header; AssertionError names one."""
    check_one(data)
    check_one(HEADER + data)
    if zlib.crc32(data) % _ONE_IN == 0:
        check_linear(data)


def check_one(data: bytes) -> None:
    """A document that holds every word once and in order, or a SeedError that says it all."""
    problem = None
    try:
        document = parse(data, "x.txt", language=no_language)
    except SeedError as error:
        problem = str(error)
    if problem is not None:
        assert re.fullmatch(r"x\.txt:\d+: expected .+, found .+", problem), problem
        return
    text = data.decode().removeprefix("\ufeff")
    after = text[_VALUE.match(text).end() :]
    assert _squeezed("".join(b.text for b in document.blocks)) == _squeezed(after), "a word moved"
    _check_marks(document)
    _check_page(document)
    json.dumps(as_json(document, "x.txt"), ensure_ascii=False).encode()
    as_table(document, "x.txt").encode()
    if "\r" not in text:
        other = parse(data.replace(b"\n", b"\r\n"), "x.txt", language=no_language)
        assert other.blocks == document.blocks, "line endings matter"


def _check_marks(document: SeedDocument) -> None:
    for block in document.blocks:
        at = 0
        for mark in block.marks:
            assert at <= mark.start <= mark.end <= len(block.text), "marks overlap"
            at = mark.end


def _check_page(document: SeedDocument) -> None:
    """The page shows the words of each block that is shown, once."""
    blocks = [block for block in document.blocks if block.kind not in NOT_IN_BODY]
    words = "".join(printable(block.text) for block in blocks)
    shown = html.unescape(re.sub(r"<[^<>]*>", "", body_html(document)))
    assert _squeezed(_ISOLATES.sub("", shown)) == _squeezed(_ISOLATES.sub("", words)), "page"


def check_linear(data: bytes) -> None:
    """Twice the text takes twice the time, not four times: in one paragraph, and in many."""
    if not data:
        return
    for joint in (b"", b" ", b"\n\n"):
        piece = data + joint
        count = _SIZE // len(piece) + 1
        if _spent(piece * count) < 0.1:
            continue  # seconds: too short to tell
        ratio = min(_spent(piece * count * 2) / _spent(piece * count) for _ in range(3))
        assert ratio < 3, f"{ratio:.1f} times the time for twice the text, joint {joint!r}"


def _spent(text: bytes) -> float:
    """Return the seconds of CPU that reading *text* takes."""
    began = time.process_time()
    try:
        parse(HEADER + b"Headline\n\n" + text, "x.txt", language=no_language)
    except SeedError:
        return 0.001
    return time.process_time() - began


def _squeezed(text: str) -> str:
    return "".join(text.split())

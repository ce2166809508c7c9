"""From a seed's bytes to its document: the reader's one way in."""

import os
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256

from .blocks import BlockReader
from .document import Block, SeedDocument
from .expressions import expression
from .header import decode, read_header
from .language import FAR, REACH, tell_language
from .names import Agencies
from .pieces import pieces
from .story import Story

_DERIVED_LIMIT = 80
_SUMMARY_LIMIT = 300
_SENTENCE_END = expression(r"(?<=[^A-Z.\s]{2})[.!?。؟।][”\"’»)]*(?=\s|$)|[。！？]")


def parse(
    data: bytes,
    path: str,
    encodings: tuple[str, ...] = ("utf-8",),
    agencies: tuple[tuple[str, tuple[str, ...]], ...] = (),
    language: Callable[[str], str | None] = tell_language,
) -> SeedDocument:
    """Return the document of a seed's bytes; *path* names it in errors.

    *agencies* adds to the table of known agencies: `(canonical name, (forms, …))`.
    *language* tells the language of the running text.
    Raises SeedError and nothing else, whatever the bytes are.
    """
    text = decode(data, path, encodings)
    header = read_header(text, path)
    story = _block_reader(agencies).read(pieces(text[header.start :]), header.published)
    summary = _summary(story)
    return SeedDocument(
        stem=os.path.splitext(os.path.basename(path))[0],
        digest=sha256(data).hexdigest(),
        published=header.published,
        precision=header.precision,
        headline=story.headline if story.headline is not None else _derived(story, summary),
        headline_source=story.headline_source,
        section=story.section,
        dateline=story.dateline,
        bylines=story.bylines,
        blocks=tuple(story.blocks),
        language=language(_first_words(story)),
        agency=story.agency,
        summary=summary,
    )


@cache
def _block_reader(extra: tuple[tuple[str, tuple[str, ...]], ...]) -> BlockReader:
    table: Mapping[str, tuple[str, ...]] = dict(extra)
    return BlockReader(Agencies(table))


def _first_words(story: Story) -> str:
    """Return enough running text to tell its language; captions where there is none."""
    for kinds in (("paragraph", "list", "quote"), ("figure",), ("headline",)):
        words = ""
        for block in story.blocks:
            if block.kind in kinds:
                words += " " + (_running(block) if kinds[0] != "figure" else block.text)
            if len(words) > FAR:
                break
        if len(words) > REACH // 10:
            break
    return words.strip()


def _summary(story: Story) -> str:
    """Return the first running words, cut at a sentence or a word."""
    for block in story.blocks:
        if block.kind in ("paragraph", "list", "quote") and (words := _running(block)):
            return cut(words, _SUMMARY_LIMIT)
    for block in story.blocks:
        if block.kind == "figure" and (words := block.marked("caption")):
            return cut(" ".join(words.split()), _SUMMARY_LIMIT)
    return ""


def _running(block: Block) -> str:
    """Return the words of *block* that no mark but a list's item covers."""
    return " ".join(" ".join(block.running).split()) if block.marks else block.text


def _derived(story: Story, summary: str) -> str:
    """Return a headline made from the first sentence, cut at a word; the date, if there is none."""
    shown = (b.text for b in story.blocks if b.kind != "furniture")
    source = " ".join((summary or next(shown, story.published)).split())
    if match := _SENTENCE_END.search(source):
        source = source[: match.start()]
    return cut(source, _DERIVED_LIMIT)


def cut(text: str, limit: int) -> str:
    """Return *text* in at most *limit* characters, cut at a word with an ellipsis."""
    if len(text) <= limit:
        return text
    shorter = text[:limit].rpartition(" ")[0] or text[: limit - 1]
    return shorter.rstrip(" ,;:–—-") + "…"

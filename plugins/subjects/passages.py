"""The running words of a document, by its parts, without credits, bylines and furniture."""

import re
from string import ascii_letters
from typing import NamedTuple

from seedtext.document import Block, Figure, SeedDocument

HEADLINE, LEAD, BODY, CAPTION, DATELINE = 1, 2, 4, 8, 16
"""A bit for each of WHERE, in its order."""
_CONTRIBUTORS = re.compile(
    r"\W*(?:Contribut(?:ing|ors?)|(?:Additional )?[Rr]eporting by|Reporting|Editing by|Writing by|"
    r"Written by|Story by(?= [A-Z])|Produced by|Compiled by|Edited by|Follow \w+|Contact|E-?mail|"
    r"Photographs? by|Associate producer|Broadcast associate|Correction)\b"
)
_BYLINE = re.compile(r"[Bb]y +[A-Z][\w.]+ +[A-Z]")
_OTHERS = frozenset(ascii_letters) - set("ABCEFPRSWbr")
"""Letters with which no such line begins, and most paragraphs do."""
_RUNNING = frozenset({"paragraph", "list", "quote", "crosshead"})


class Passages(NamedTuple):
    """The text to be read, and where its parts lie."""

    headline: str
    text: str
    spans: list[tuple[int, int, int]]
    """Start, end and bit of each part of *text*."""


def passages_of(document: SeedDocument) -> Passages:
    """Return the words of *document* in which subjects are named."""
    paragraphs: list[str] = []
    captions: dict[str, None] = {}  # a caption may repeat
    for block in document.blocks:
        if block.kind in _RUNNING:
            words = running(block) if block.marks else block.text
            if words and (words[0] in _OTHERS or not _is_about_makers(words)):
                paragraphs.append(words)
        elif isinstance(block, Figure) and block.caption:
            captions[block.caption] = None
    while len(paragraphs) > 2 and _is_label(paragraphs[0]):
        del paragraphs[0]
    lead = paragraphs[0] if paragraphs else ""
    body, below = "\n\n".join(paragraphs[1:]), "\n\n".join(captions)
    text = f"{lead}\n\n{body}\n\n{below}"
    start, end = len(lead) + 2, len(lead) + 2 + len(body)
    spans = [(0, len(lead), LEAD), (start, end, BODY), (end + 2, len(text), CAPTION)]
    headline = "" if document.headline_source == "derived" else document.headline
    return Passages(headline, text, spans)


def _is_about_makers(words: str) -> bool:
    """Tell a paragraph of those who made the story, who are no subjects of it."""
    return bool(_CONTRIBUTORS.match(words) or (len(words) < 120 and _BYLINE.match(words)))


def _is_label(words: str) -> bool:
    """Tell the short line of an author or a rubric above the text from a sentence."""
    return len(words) < 100 and words[-1] not in ".!?:…”\"’'"


def running(block: Block) -> str:
    """Return the words of *block* that no mark but a list's item covers."""
    return "\n".join(block.running).strip()

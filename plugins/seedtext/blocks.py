"""What each piece of a seed is: the walk from pieces to blocks.

A piece is told by its own words first, then by its place: before the first paragraph
stand headline, section and furniture; between paragraphs a short line is a crosshead.
"""

from collections.abc import Iterator
from itertools import groupby, zip_longest
from operator import attrgetter

from .bylines import glued_byline, opens_like_byline, read_byline
from .captions import CaptionReader
from .datelines import DatelineReader
from .document import Block, Mark
from .expressions import expression
from .figures import add_figure, joins_credit_above
from .furniture import is_furniture, opens_like_furniture
from .headlines import (
    GLUED_NAMES,
    could_be_headline,
    headline_end,
    is_prose,
    is_same,
    is_upper,
)
from .names import Agencies
from .seams import HEADER, SeamReader
from .sections import last_section, read_section
from .signoffs import CONTRIBUTED, is_signoff, supplier
from .story import Story
from .titles import no_headline

_CROSSHEAD_DASHED = expression(r"[-–—*=]\s?(\S.{1,78}\S)\s?[-–—*=]")
_BULLET = expression(r"(?:[•·▪●◦‣∙]|[-*–](?=\s)|\(?\d{1,2}[.)])\s*(?=\S)")
_QUOTE = expression(r">\s?(?=\S)")
_CROSSHEAD_LIMIT = 64
_LONG = 200
"""Longer than any furniture, byline or crosshead: running text, unless it is a caption."""
_OPENING_PARAGRAPHS = 6
"""A dateline stands among the first paragraphs, or nowhere."""


class BlockReader:
    """Turns pieces into blocks, with one table of agencies."""

    def __init__(self, agencies: Agencies) -> None:
        """Use the table *agencies* everywhere."""
        self.agencies = agencies
        self.captions = CaptionReader(agencies)
        self.datelines = DatelineReader(agencies)
        self.seams = SeamReader(agencies, self.captions, self.datelines)

    def read(self, pieces: list[str], published: str) -> Story:
        """Return the story that *pieces* make; the first is the header's own line."""
        story = Story(published)
        parts, kinds = self.seams.cut(pieces)
        for index, (text, following) in enumerate(zip_longest(parts, parts[1:], fillvalue="")):
            if index not in kinds:
                self._piece(story, text, following)
            elif kinds[index] == HEADER:
                self._header(story, text, parts[index + 1 : index + 3])
            else:
                self._told(story, kinds[index], text)
        _settle_ends(story)
        story.agency = supplier(story, self.agencies)
        if any(block.kind == "list" for block in story.blocks):
            story.blocks = list(_with_whole_lists(story.blocks))
        return story

    def _told(self, story: Story, kind: str, text: str) -> None:
        """Take a part whose kind its seam told."""
        if kind == "byline":
            by = "" if text[:3].lower() == "by " else "By "
            story.bylines = story.bylines or read_byline(by + text, self.agencies)
        elif kind == "section":
            story.section = story.section or last_section(text)
        story.add(kind, text)

    # the header's own line

    def _header(self, story: Story, text: str, rest: list[str]) -> None:
        if self._starts_story(story, text):
            return
        if kind := no_headline(text, rest, self.agencies):
            self._told(story, kind, text)
        elif rest and is_furniture(text, on_top=True):
            kind = "section" if read_section(text) else "furniture"
            story.add(kind, text)
            if kind == "section":
                story.section = read_section(text)
        elif rest and (section := read_section(text)):
            story.section = section
            story.add("section", text)
        else:
            self._headline(story, text, "header")

    def _starts_story(self, story: Story, text: str) -> bool:
        """Take the header's line where it is a caption, a byline or running text."""
        if caption := self.captions.read(text):
            add_figure(story, text, caption)
            return True
        if is_prose(text):
            if not self._opening(story, text):
                self._paragraph(story, text)
            return True
        found = self.datelines.read(text)
        if found and found[0].agency and len(text) > 100:
            return self._opening(story, text)
        return False

    def _headline(self, story: Story, text: str, source: str) -> None:
        """Take *text* as the headline; a byline and a date may be glued behind it."""
        cut = headline_end(text, self.agencies)
        story.headline, story.headline_source = text[:cut].strip(), source
        story.add("headline", text[:cut].strip())
        behind = text[cut:].strip()
        if behind:
            names = GLUED_NAMES.match(behind)
            if names:
                story.bylines = story.bylines or read_byline(f"By {names[1]}", self.agencies)
            story.add("byline" if names else "furniture", behind)

    # everything below the header

    def _piece(self, story: Story, text: str, following: str) -> None:
        if not story.running and self._repeated_headline(story, text):
            return
        if caption := self.captions.read(text):
            add_figure(story, text, caption)
        elif story.bare_credit and joins_credit_above(story, text, self.datelines):
            return
        elif story.headline is not None and _is_sentence(text):
            if story.paragraphs >= _OPENING_PARAGRAPHS or not self._opening(story, text):
                self._paragraph(story, text)
        else:
            self._short_piece(story, text, following)

    def _short_piece(self, story: Story, text: str, following: str) -> None:
        """Take a piece that may be anything but a caption."""
        if is_furniture(text, on_top=not story.running):
            story.add("furniture", text)
        elif not story.running and self._before_text(story, text, following):
            return
        elif is_signoff(text, self.agencies):
            story.add("signoff", text)
        elif text[0].isalpha():
            self._in_words(story, text, following)
        elif len(text) < 80 and _CROSSHEAD_DASHED.fullmatch(text):
            story.add("crosshead", text)
        elif _BULLET.match(text):
            story.add("list", text, Mark("item", 0, len(text)))
            story.running = True
        elif text[0] == ">" and _QUOTE.match(text):
            story.add("quote", text)
            story.running = True
        else:
            self._in_words(story, text, following)

    def _in_words(self, story: Story, text: str, following: str) -> None:
        """Take a piece that is a byline, a crosshead, a dateline's paragraph or text."""
        if names := read_byline(text, self.agencies):
            story.bylines = story.bylines or names
            story.add("byline", text)
        elif self._is_crosshead(story, text, following):
            story.add("crosshead", text)
        elif story.paragraphs < _OPENING_PARAGRAPHS and self._opening(story, text):
            return
        else:
            self._paragraph(story, text)

    def _repeated_headline(self, story: Story, text: str) -> bool:
        if len(text) < _LONG and story.headline and is_same(text, story.headline):
            story.add("furniture", text)
            return True
        return False

    def _before_text(self, story: Story, text: str, following: str) -> bool:
        """Take what stands above the running text: byline, dateline, headline."""
        if names := read_byline(text, self.agencies):
            story.bylines = story.bylines or names
            story.add("byline", text)
            return True
        if story.dateline is None and (alone := self.datelines.read_alone(text)) and following:
            story.dateline = alone
            story.add("paragraph", text, Mark("dateline", 0, len(text)))
            return True
        if self._opening(story, text):
            return True
        if story.headline is None:
            if not story.section and read_section(text) and following and is_upper(text):
                story.section = read_section(text)
                story.add("section", text)
                return True
            if could_be_headline(text) and following and not _BULLET.match(text):
                self._headline(story, text, "body")
                return True
        return False

    def _opening(self, story: Story, text: str) -> bool:
        """Take a paragraph that opens with a dateline, a byline perhaps glued before it."""
        if story.dateline is not None:
            return False
        glued = glued_byline(text)
        start = glued[1] if glued else 0
        found = self.datelines.read(text[start:])
        if not found:
            return False
        dateline, end = found
        marks = [Mark("dateline", start, start + end)]
        if glued:
            names = read_byline(f"By {glued[0]}", self.agencies)
            if not names:
                return False
            story.bylines = story.bylines or names
            marks.insert(0, Mark("byline", 0, start))
        story.dateline = dateline
        story.add("paragraph", text, *marks)
        story.running = True
        return True

    def _paragraph(self, story: Story, text: str) -> None:
        story.blocks.append(Block("paragraph", text))
        story.running = True
        story.paragraphs += 1

    def _is_crosshead(self, story: Story, text: str, following: str) -> bool:
        """Tell whether a short line between paragraphs heads what follows."""
        if not story.running or not following or len(text) > _CROSSHEAD_LIMIT:
            return False
        if (
            text[-1] in '.,;:…!"”»)'
            or text[0].islower()
            or (not text[0].isalnum() and text[0] not in "“‘'\"«")
        ):
            return False
        return len(following) > len(text) and len(text.split()) <= 9


def _with_whole_lists(blocks: list[Block]) -> Iterator[Block]:
    """Yield *blocks* with the items of one list in one block."""
    for kind, run in groupby(blocks, key=attrgetter("kind")):
        if kind != "list":
            yield from run
            continue
        items = [block.text for block in run]
        marks, at = [], 0
        for item in items:
            marks.append(Mark("item", at, at + len(item)))
            at += len(item) + 1
        yield Block("list", "\n".join(items), tuple(marks))


def _is_sentence(text: str) -> bool:
    """Tell cheaply whether a piece, which is no caption, can be nothing but text."""
    if not text[0].isalpha() and text[0] not in '“‘"«':
        return False
    return len(text) > _LONG or (
        len(text) > _CROSSHEAD_LIMIT
        and text[-1] == "."
        and not opens_like_furniture(text)
        and not opens_like_byline(text)
        and (len(text) > 90 or CONTRIBUTED not in text)
    )


def _settle_ends(story: Story) -> None:
    """Turn crossheads that head nothing into paragraphs."""
    heads = False
    for index in range(len(story.blocks) - 1, -1, -1):
        block = story.blocks[index]
        if block.kind == "crosshead" and not heads:
            story.blocks[index] = Block("paragraph", block.text)
        heads = heads or block.kind in ("paragraph", "list", "quote", "figure")

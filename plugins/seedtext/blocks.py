"""What each piece of a seed is: the walk from pieces to blocks.

A piece is told by its own words first, then by its place: before the first paragraph
stand headline, section and furniture; between paragraphs a short line is a crosshead.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter

from .bylines import glued_byline, read_byline
from .captions import Caption, CaptionReader, is_likely_caption
from .datelines import DatelineReader
from .dates import over_a_year_before
from .document import Block, Credit, Dateline, Figure, Mark
from .furniture import is_furniture
from .names import Agencies
from .seams import SeamReader
from .sections import last_section, read_section
from .taken import taken_date
from .titles import no_headline

_SIGNOFF = re.compile(
    r"\((?i:reporting|writing|editing|additional reporting|compiled|with inputs?|with agenc)\b.*\)|"
    r"[a-z]{2,4}(?:[-/][a-z]{2,4}){1,4}|[-–—]{1,2}\s?[A-Z][\w .]{1,30}|- ?30 ?-|ENDS?|###",
    re.DOTALL,
)
_LAST_AGENCY = re.compile(
    r"[(\[—–-]+\s*([\w .-]{2,40}?)(?:\s*[/,].{0,40})?[)\]]?\s*$|^([\w .-]{2,40})$"
)
_CROSSHEAD_DASHED = re.compile(r"[-–—*=]\s?(\S.{1,78}\S)\s?[-–—*=]")
_BULLET = re.compile(r"(?:[•·▪●◦‣∙]|[-*–](?=\s)|\(?\d{1,2}[.)])\s*(?=\S)")
_QUOTE = re.compile(r">\s?(?=\S)")
_ABBREVIATION_END = re.compile(
    r"(?:\b(?:U\.S|U\.K|U\.N|D\.C|[A-Z]\.[A-Z]|Inc|Corp|Co|Ltd|Jr|Sr|St|No|etc|a\.m|p\.m|al)|\b[A-Z]|\.\.)\.$"
)
_SENTENCES = re.compile(r"[a-z0-9)”\"’»]{2}[.!?][”\"’»)]?\s+[“\"‘«(]?[A-ZÀ-Þ]")
_HEADLINE_LIMIT = 200
_CROSSHEAD_LIMIT = 64
_LONG = 200
"""Longer than any furniture, byline or crosshead: running text, unless it is a caption."""
_DATE_REACH = 1000
"""A caption's date stands within this many characters."""
_DATE_AT_END = 40
_SHOWN = re.compile(
    r"\b(?:is|are)\s(?:seen|pictured|shown)\b|\((?:[LRC]|left|right|center|centre)\)|"
    r",\s(?:far\s)?(?:left|right|center|centre),"
)
"""Words that a caption has, and hardly a story."""
_REPORTED = re.compile(r"\b(?:said|says|told|according|added|reported|will|would|has|had)\b|[“\"]")
"""Words that a story has, and hardly a caption."""
_OPENING_PARAGRAPHS = 6
"""A dateline stands among the first paragraphs, or nowhere."""


@dataclass(slots=True)
class Story:
    """What the walk has found so far."""

    published: str
    blocks: list[Block] = field(default_factory=list)
    headline: str | None = None
    headline_source: str = "derived"
    section: str | None = None
    dateline: Dateline | None = None
    bylines: tuple[str, ...] = ()
    agency: str | None = None
    paragraphs: int = 0
    running: bool = False
    """Whether running text has begun."""

    def add(self, kind: str, text: str, *marks: Mark) -> None:
        """Append a block."""
        self.blocks.append(Block(kind, text, marks))


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
        top = self.seams.header(pieces[0]) if pieces[0] else []
        parts = top + [part for piece in pieces[1:] for part in self.seams.piece(piece)]
        headed = next((i for i, (_, kind) in enumerate(top) if not kind), -1)
        for index, (text, kind) in enumerate(parts):
            following = parts[index + 1][0] if index + 1 < len(parts) else ""
            if kind:
                self._told(story, kind, text)
            elif index == headed:
                self._header(story, text, [rest for rest, _ in parts[index + 1 : index + 3]])
            else:
                self._piece(story, text, following)
        _settle_ends(story)
        story.agency = self._agency(story)
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
        elif is_furniture(text, on_top=True) and self._has_more(rest):
            kind = "section" if read_section(text) else "furniture"
            story.add(kind, text)
            if kind == "section":
                story.section = read_section(text)
        elif (section := read_section(text)) and rest:
            story.section = section
            story.add("section", text)
        else:
            self._headline(story, text, "header")

    def _has_more(self, rest: list[str]) -> bool:
        return bool(rest)

    def _starts_story(self, story: Story, text: str) -> bool:
        """Take the header's line where it is a caption, a byline or running text."""
        if self._figure(story, text):
            return True
        if _is_prose(text):
            if not self._opening(story, text):
                self._paragraph(story, text)
            return True
        found = self.datelines.read(text)
        if found and found[0].agency and len(text) > 100:
            return self._opening(story, text)
        return False

    def _headline(self, story: Story, text: str, source: str) -> None:
        """Take *text* as the headline; a byline and a date may be glued behind it."""
        cut = _glued_behind(text, self.agencies)
        story.headline, story.headline_source = text[:cut].strip(), source
        story.add("headline", text[:cut].strip())
        behind = text[cut:].strip()
        if behind:
            names = _GLUED_NAMES.match(behind)
            if names:
                story.bylines = story.bylines or read_byline(f"By {names[1]}", self.agencies)
            story.add("byline" if names else "furniture", behind)

    # everything below the header

    def _piece(self, story: Story, text: str, following: str) -> None:
        if self._repeated_headline(story, text) or self._figure(story, text):
            return
        if len(text) > _LONG and text[0].isalpha() and story.headline is not None:
            if story.paragraphs >= _OPENING_PARAGRAPHS or not self._opening(story, text):
                self._paragraph(story, text)
        elif is_furniture(text, on_top=not story.running):
            story.add("furniture", text)
        elif not story.running and self._before_text(story, text, following):
            return
        elif self._is_signoff(text):
            story.add("signoff", text)
        elif text[0].isalpha():
            self._in_words(story, text, following)
        elif len(text) < 80 and _CROSSHEAD_DASHED.fullmatch(text):
            story.add("crosshead", text)
        elif _BULLET.match(text):
            story.add("list", text, Mark("item", 0, len(text)))
            story.running = True
        elif _QUOTE.match(text):
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
        if (
            not story.running
            and len(text) < _LONG
            and story.headline
            and _same(text, story.headline)
        ):
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
            if not story.section and read_section(text) and following and _is_upper(text):
                story.section = read_section(text)
                story.add("section", text)
                return True
            if _could_be_headline(text) and following and not _BULLET.match(text):
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
        story.add("paragraph", text)
        story.running = True
        story.paragraphs += 1

    def _is_signoff(self, text: str) -> bool:
        if len(text) > 300 or (len(text) > 90 and text[0] not in "(["):
            return False
        if _SIGNOFF.fullmatch(text) or "contributed to this" in text:
            return True
        inner = text.strip("()[]-–— .")
        parts = re.split(r"\s*[/,|]\s*|\s+and\s+", inner)
        return len(inner) < 60 and all(self.agencies.canonical(part) for part in parts)

    def _agency(self, story: Story) -> str | None:
        """Return who supplied the text: from dateline, byline or sign-off."""
        if story.dateline and story.dateline.agency:
            return story.dateline.agency
        for block in story.blocks:
            if block.kind == "byline":
                for word in re.split(r"\s*[,|/]\s*|\b[Bb]y\s+", block.text):
                    if agency := self.agencies.canonical(word):
                        return agency
        for block in reversed(story.blocks[-4:]):
            if block.kind not in ("paragraph", "signoff"):
                continue
            match = _LAST_AGENCY.search(block.text[-80:])
            if match and (agency := self.agencies.canonical(match[1] or match[2])):
                return agency
        return None

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

    # figures

    def _figure(self, story: Story, text: str) -> bool:
        caption = self.captions.read(text)
        if caption is None:
            return self._below_credit(story, text)
        figure = _figure_of(text, caption, story.published)
        last = story.blocks[-1] if story.blocks else None
        if not figure.caption and figure.credit and last is not None:
            joined = self._join_below(story, last, figure)
            if joined:
                return True
        if isinstance(last, Figure) and not last.caption and figure.credit is None:
            story.blocks[-1] = _joined(last, figure, story.published)
            return True
        story.blocks.append(figure)
        return True

    def _below_credit(self, story: Story, text: str) -> bool:
        """Join a caption without a credit of its own to the credit that stands above it."""
        last = story.blocks[-1] if story.blocks else None
        if not isinstance(last, Figure) or last.caption or len(text) > _LONG:
            return False
        shown = _SHOWN.search(text) or taken_date(text[-_DATE_AT_END:])
        if not shown or _REPORTED.search(text) or self.datelines.read(text):
            return False
        caption = Caption((Mark("caption", 0, len(text)),), None)
        story.blocks[-1] = _joined(
            last, _figure_of(text, caption, story.published), story.published
        )
        return True

    def _join_below(self, story: Story, last: Block, credit: Figure) -> bool:
        """Join a credit in a paragraph of its own to the caption above it."""
        if isinstance(last, Figure) and last.caption and last.credit is None:
            story.blocks[-1] = _joined(last, credit, story.published)
            return True
        if (
            last.kind in ("paragraph", "headline")
            and is_likely_caption(last.text)
            and not last.marks
        ):
            plain = _figure_of(
                last.text,
                Caption((Mark("caption", 0, len(last.text)),), None),
                story.published,
            )
            if last.kind == "paragraph":
                story.blocks[-1] = _joined(plain, credit, story.published)
                story.running = any(b.kind == "paragraph" for b in story.blocks)
                return True
        return False


_GLUED_NAMES = re.compile(
    r"((?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+\s){1,3}[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+"
    r"(?:(?:,|\sand)\s(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+\s){1,3}[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+)*),\s"
)


def _glued_behind(text: str, agencies: Agencies) -> int:
    """Return where the headline ends that a byline in capitals with an agency follows."""
    for match in re.finditer(r"\s(?=[A-ZÀ-Þ]{2})", text):
        names = _GLUED_NAMES.match(text, match.end())
        if names and any(c.islower() for c in text[: match.start()]):
            word = re.match(r"(?:The )?[A-Z]\w+(?: [A-Z]\w+)?", text[names.end() :])
            if word and agencies.canonical(word[0]):
                return match.start()
    return len(text)


def _figure_of(text: str, caption: Caption, published: str) -> Figure:
    words = " ".join(text[m.start : m.end].strip() for m in caption.marks if m.role == "caption")
    taken = taken_date(words[:_DATE_REACH])
    return Figure(
        "figure",
        text,
        caption.marks,
        caption=words,
        credit=caption.credit,
        taken=taken,
        archive_picture=bool(taken) and over_a_year_before(str(taken), published),
    )


def _joined(first: Figure, second: Figure, published: str) -> Figure:
    """Return one figure of two paragraphs, a caption and its credit in either order."""
    text = f"{first.text}\n\n{second.text}"
    shift = len(first.text) + 2
    marks = first.marks + tuple(
        replace(mark, start=mark.start + shift, end=mark.end + shift) for mark in second.marks
    )
    credit: Credit | None = first.credit or second.credit
    return _figure_of(text, Caption(marks, credit), published)


def _is_upper(text: str) -> bool:
    return text.upper() == text


def _is_prose(text: str) -> bool:
    """Tell whether the header's line is running text: it ends as sentences do."""
    if len(text) < 40 or _is_upper(text):
        return False
    ended = text.rstrip('”"’» )')
    if ended.endswith((".", "[...]", "[…]", "…", "...")) and not _ABBREVIATION_END.search(ended):
        return len(text) > 60 or bool(_SENTENCES.search(text))
    return len(text) > 200 and len(_SENTENCES.findall(text)) > 1


def _could_be_headline(text: str) -> bool:
    """Tell whether a piece above the running text can be the headline."""
    if len(text) > _HEADLINE_LIMIT or len(text) < 3 or not any(c.isalpha() for c in text):
        return False
    if text[-1] in ".,;:" and not _ABBREVIATION_END.search(text):
        return False
    if "://" in text or "(@" in text:
        return False
    return not _SENTENCES.search(text) and not text[0].islower()


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


def _same(a: str, b: str) -> bool:
    return a.casefold().strip(" .…") == b.casefold().strip(" .…")


def _settle_ends(story: Story) -> None:
    """Turn crossheads that head nothing into paragraphs."""
    heads = False
    for index in range(len(story.blocks) - 1, -1, -1):
        block = story.blocks[index]
        if block.kind == "crosshead" and not heads:
            story.blocks[index] = Block("paragraph", block.text)
        heads = heads or block.kind in ("paragraph", "list", "quote", "figure")

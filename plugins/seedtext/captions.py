"""Which paragraph is a caption, and where in it the caption and the credit stand.

A credit announces itself by brackets, by a cue (`Photo:`) or by an agency beside a name.
Where no words announce one, a paragraph is a caption only if its opening says so.
"""

import re
from typing import NamedTuple

from .credit_words import NEAR, PROSE, is_body, is_full_name, may_hold_credit
from .credits import once, read_commonest, read_credit
from .document import Credit, Mark
from .expressions import expression
from .names import Agencies, narrow
from .stretches import TAIL, StretchFinder

_TRAILING = expression(
    r"(?:(?:^|\s|(?<=[)\].]))(?:\.{3}\s?more|…\s?more|More|Read more|Less|TPX IMAGES OF THE DAY|"
    r"(?:toggle|hide) caption|Enlarge this image|Buy Photo|View gallery))+\s*$"
)
_NOTE = expression(
    r"\b(?:RESTRICTED TO EDITORIAL|ATTENTION EDITORS|(?:FOR )?EDITORIAL USE ONLY|"
    r"MANDATORY CREDIT|NO (?:RE)?SALES|NO ARCHIVES?|NO COMMERCIAL|NO MARKETING)\b[^a-z]*$"
)
_TAGS = expression(r"\([A-Z][A-Z ,/-]*Tags: [^()a-z]*\)$")
"""Notes of agencies to editors, in capitals to the end."""
_NOTE_REACH = 500
"""Such a note takes at most this many characters."""
_TRAILING_ENDS = ("ore", "ess", "DAY", "caption", "mage", "Photo", "gallery")
_LEADING = expression(
    r"(?:(?:Buy Photo|Enlarge this image(?:\s+(?:toggle|hide) caption)?|(?:toggle|hide) caption|"
    r"Image caption,?|Caption|View gallery|\d{1,3}(?:\s?/\s?\d{1,3})?(?=\s+[A-Z][a-z]+ ))\s+)+"
)
_LABEL = expression(r"\s+Image caption,?\s")
_LEADING_LETTERS = frozenset("BEthICV")
_PLAIN = expression(
    r"(?:FILE(?:\s?PHOTO)?|File(?:\s(?:photo|image|picture))?)\s?[:–—-]\s|PHOTO:\s|"
    r"(?:Photo|Picture|Image)\s(?:taken|provided|released|shows)\s|APTOPIX\s|Archivbild:|Symbolbild:|"
    r"In\sthis\s[^.]{0,80}?\b(?:photo(?:graph)?|image|picture|frame\sgrab|file|handout)\b|"
    r"(?:A|An|This|These|The|Photo)\s?(?:[\w-]+\s){0,4}?(?:photo(?:graph)?s?|pictures?|images?|video\sgrab|"
    r"screen\s?grab|combo|handout),?\s(?:\w+\s){0,3}?(?:taken\s(?:on|in|from|at|during|and|earlier|late)|taken\s[A-Z]|created\son|provided|released|made\savailable|obtained|"
    r"of\spictures)\b|"
    r"(?:A|An|This|These)\s(?:[\w-]+\s){0,3}?(?:photos?|pictures?|images?)\sshows?\b"
)
"""Openings that only a caption has."""
_PLAIN_OPENINGS = frozenset(
    ("FI", "Fi", "PH", "Ph", "Pi", "Im", "AP", "Ar", "Sy", "In", "An", "Th", "A ", "A\u00a0", "A\t")
)
"""How these begin."""
_LIKELY = expression(
    r"\b(?:is|are|was|were)\s(?:seen|pictured|shown)\b|\bundated\b|\bfile\sphoto\b|\bpictured\b|"
    r"\((?:[LRC]|left|right|center|top|bottom)\)|,\s(?:far\s)?(?:left|right|center|centre),|\bfrom left\b|"
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)\s\d{1,2}(?:,\s\d{4})?"
)
_BARE_END = expression(r"(?<=[.!?”\"])\s+([^.!?]{3,70})$")
_SENTENCE_ENDS = '.!?”"'


class Caption(NamedTuple):
    """The parts of a caption's paragraph."""

    marks: tuple[Mark, ...]
    credit: Credit | None


class CaptionReader:
    """Reads paragraphs with one table of agencies."""

    def __init__(self, agencies: Agencies) -> None:
        """Use the table *agencies*."""
        self.agencies = agencies
        self.stretches = StretchFinder(agencies)

    def read(self, text: str) -> Caption | None:
        """Return the caption that *text* is, or None for anything else."""
        if not text.isascii():
            text = narrow(text)
        start = 0
        if (text[0] in _LEADING_LETTERS or text[0].isdecimal()) and (match := _LEADING.match(text)):
            start = match.end()
        plain = _PLAIN.match(text, start) if text[start : start + 2] in _PLAIN_OPENINGS else None
        if not plain and not may_hold_credit(text):
            return None
        begin = plain.end() if plain else start
        if text[-1] == ")" and (caption := self._commonest(text, start, begin)):
            return caption
        end = self._end(text)
        stretches = self.stretches.at_end(text, begin, end)
        if not stretches and (first := self.stretches.at_start(text, start, end)):
            stretches = [first]
        if stretches:
            return self._caption(text, start, end, stretches)
        if plain:
            return self._caption(text, start, end, self.stretches.agency_alone(text, start, end))
        if (at := self.stretches.photo_alone(text, start, end)) is not None:
            return self._caption(text, start, end, [(at, end)])
        return self._bare(text)

    def _commonest(self, text: str, start: int, begin: int) -> Caption | None:
        """Return the caption of the commonest form: words, then one plain credit in brackets."""
        at = text.rfind("(", max(begin, len(text) - NEAR))
        credit = read_commonest(text[at + 1 : -1], self.agencies) if at >= 0 else None
        before = text[begin:at].rstrip()
        if credit is None or (before and may_hold_credit(before)):
            return None
        return self._caption(text, start, len(text), [(at, len(text))], credit)

    # where the words end, page furniture aside

    def _end(self, text: str) -> int:
        near = max(0, len(text) - _NOTE_REACH)
        if text[-9:].isupper() and (note := _NOTE.search(text, near)):
            return len(text[: note.start()].rstrip(" /–—-"))
        if text[-1] == ")" and "Tags: " in text[near:] and (note := _TAGS.search(text, near)):
            return len(text[: note.start()].rstrip())
        if not text.rstrip().endswith(_TRAILING_ENDS):
            return len(text)
        match = _TRAILING.search(text, max(0, len(text) - 60))
        return match.start() if match else len(text)

    def _bare(self, text: str) -> Caption | None:
        """Return a caption that ends in a bare name: `… in Milan. Ada Rossi`."""
        if text[-1] in '.!?”"’' or len(text) > 600:
            return None
        near = text[-NEAR:]
        if not any(mark in near for mark in _SENTENCE_ENDS):
            return None
        match = _BARE_END.search(text, max(0, len(text) - TAIL))
        if not match or not _LIKELY.search(text) or PROSE.search(text):
            return None
        name = match[1]
        if not (is_full_name(name) or is_body(name) or re.fullmatch(r"[A-Z]\w{4,}", name)):
            return None
        return self._caption(text, 0, len(text), [(match.start(1), len(text))])

    def _caption(
        self,
        text: str,
        start: int,
        end: int,
        stretches: list[tuple[int, int]],
        credit: Credit | None = None,
    ) -> Caption:
        marks = [Mark("furniture", 0, start)] if text[:start].strip() else []
        at = start
        for first, last in stretches:
            if text[at:first].strip():
                marks.append(Mark("caption", at, first))
            marks.append(Mark("credit", first, last))
            at = last
            if label := _LABEL.match(text, at):
                marks.append(Mark("furniture", at, label.end()))
                at = label.end()
        if text[at:end].strip():
            marks.append(Mark("caption", at, end))
        if text[end:].strip():
            marks.append(Mark("furniture", end, len(text)))
        if credit is None:
            credit = _merged([read_credit(once(text[a:b]), self.agencies) for a, b in stretches])
        return Caption(tuple(marks), credit)


def _merged(read: list[Credit]) -> Credit | None:
    """Return the one credit that several stretches of it say."""
    if len(read) < 2:
        return read[0] if read else None
    people = {name.casefold(): name for credit in read for name in credit.photographers}
    return Credit(
        text=" ".join(credit.text for credit in read),
        photographers=tuple(people.values()),
        agencies=tuple(dict.fromkeys(n for credit in read for n in credit.agencies)),
        source=next((credit.source for credit in read if credit.source), None),
    )


def is_likely_caption(text: str) -> bool:
    """Tell whether a credit in the next paragraph would make *text* a caption."""
    return bool(_PLAIN.match(text)) or (
        len(text) < 500 and bool(_LIKELY.search(text)) and not PROSE.search(text)
    )

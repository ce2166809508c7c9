"""Where one piece of a seed holds two: a caption and running text, a headline and a dateline.

A piece is cut where the words leave no doubt, and never changed: behind a credit in
brackets, before a dateline with its agency, between a caption and its repetition. All else
stays one piece. What only a web page has is told in `page`.
"""

import re
from collections.abc import Iterator
from itertools import islice

from .bylines import read_byline
from .captions import CaptionReader, is_likely_caption
from .datelines import DatelineReader
from .dates import MONTH
from .expressions import expression
from .furniture import is_furniture
from .names import Agencies, is_person
from .page import page_parts
from .places import CITIES

_REACH = 4000
"""Seams are looked for in this many characters of a piece."""
_MOST = 8
"""Brackets of a piece that are looked at."""
_LEAST = 60
"""What has a seam, and text behind a caption, has at least this many characters."""
_DATELINE_REACH = 60
"""A dateline's agency ends within this many characters, as a rule."""
_PROBE = 30
"""As many characters that come again can begin a caption's repetition."""
_BRACKETED = expression(
    r"[(\[]([^()\[\]]{4,120})[)\]]\.?"
    r"(?:\s?(?:More|Less|Buy Photo|TPX IMAGES OF THE DAY|(?:toggle|hide) caption)"
    r"(?=\s+[A-ZÀ-Þ]|$))?"
)
_CUE_WORDS = expression(
    r"photo|foto|\bvia\b|images|credit|courtesy|picture|ảnh|bild", re.IGNORECASE
)
_AGENCY_AND_DASH = expression(r"\(\s?([A-Za-z][^()]{1,30}?)\s?\)\s?(?:--?|–|—)(?=\s|[A-ZÀ-Þ“\"])")
_PLACE_AND_DASH = expression(
    r"(?P<place>[A-ZÀ-Þ]{3,}(?P<region>,\s(?![A-ZÀ-Þ]{4})[A-Z][\w.]+(?:\s[A-Z]\w+)?)?)"
    rf"(?P<date>,\s(?i:{MONTH})\.?\s\d{{1,2}})?\s?(?:--?|–|—)\s"
)
_PLACE_WORD = expression(r"[A-ZÀ-Þ][^()\[\]]+[^()\[\].,;:!?]")
_DASHES = (" - ", " – ", " — ", " -- ")
_DASHED = frozenset(dash[:2] for dash in _DASHES)
_REGION = expression(
    r"(?:,\s(?![A-ZÀ-Þ]{4})[A-Z][\w.'’-]*(?:\s(?![A-ZÀ-Þ]{4})[A-Z\d][\w.'’-]*){0,3}){1,2}$"
)
_SENTENCE_END = expression(r"\w{2}[.!?…][”\"’»)]{0,2}$")
_OPENS = expression(r"[“\"«‘']?[A-ZÀ-Þ]")
_SENTENCE_ENDS = '.!?…”"’»'
_NAME = r"(?:[A-ZÀ-Þ][\w.'’-]*\s){1,2}[A-ZÀ-Þ][\w'’-]+"
_NAMES_AND_AGENCY = expression(
    rf"(?<=[a-z]\s)({_NAME}(?:\sand\s{_NAME})?),\s((?:The\s)?[A-Z]\w+(?:\s[A-Z]\w+)?)$"
)
"""Behind the last word of a headline, a small one: `… night boat Ada Rossini, Associated Press`."""
_BYLINE = expression(r"\sBy\s(?=[A-ZÀ-Þ])")


HEADER = "header"
Part = tuple[str, str | None]
"""A stretch of a piece, and its kind where the seam tells it."""


class SeamReader:
    """Cuts pieces, with the readers of captions and datelines as judges."""

    def __init__(
        self, agencies: Agencies, captions: CaptionReader, datelines: DatelineReader
    ) -> None:
        """Use the readers that tell what stands on either side of a seam."""
        self.agencies = agencies
        self.captions = captions
        self.datelines = datelines

    def cut(self, pieces: list[str]) -> tuple[list[str], dict[int, str]]:
        """Return the parts of *pieces*, in order, and the kinds of those that are told by a seam.

        The first piece is the header's own line; its first part of no known kind is `HEADER`.
        In most stories no piece has a seam.
        """
        top = self._header(pieces[0]) if pieces[0] else []
        cuts: dict[int, list[Part]] = {}
        for index, text in enumerate(pieces):
            if (
                (")" in text or "/" in text or ":" in text or "]" in text)  # a credit, an agency
                and len(text) >= _LEAST
                and index
                and (parts := self._piece(text))
            ):
                cuts[index] = parts
        if not cuts and len(top) == 1 and not top[0][1]:
            return pieces, {0: HEADER}
        headed = next((at for at, (_, kind) in enumerate(top) if not kind), None)
        for index, text in enumerate(pieces[1:], 1):
            top += cuts.get(index, [(text, None)])
        kinds = {at: kind for at, (_, kind) in enumerate(top) if kind}
        if headed is not None:
            kinds[headed] = HEADER
        return [text for text, _ in top], kinds

    def _header(self, text: str) -> list[Part]:
        """Return what the header's line holds: a whole page perhaps, mostly one thing."""
        if len(text) < _LEAST:
            return self._with_byline(text)
        found: list[Part] = []
        for stretch, kind in page_parts(text):
            found += [(stretch, kind)] if kind else self._headed(stretch)
        return found

    def _piece(self, text: str) -> list[Part]:
        """Return the parts of a piece below the header's line, if it has more than one."""
        closed = text.find(")")
        if 0 < closed < _DATELINE_REACH and _is_datelined(text, closed):
            return []
        if closed != len(text) - 1 and (repeated := self._repeated(text)):
            return repeated
        found: list[Part] = []
        if -1 < closed < len(text) - 2 or "]" in text:
            found, text = self._captions_first(text)
        elif "–" not in text and "—" not in text and "-" not in text:
            return []
        for at in self._datelines_within(text):
            head = text[:at].strip()
            if _is_writer(head):
                return [*found, (head, "byline"), (text[at:], None)]
            if "credit" in self._roles(head):
                return [*found, (head, None), (text[at:], None)]
        return [*found, (text, None)] if found else []

    def _headed(self, text: str) -> list[Part]:
        """Return the parts of words that may open with a headline."""
        found, text = self._captions_first(text)
        for at in self._datelines_within(text, surely=True):
            head = self._with_byline(text[:at].strip(), before_dateline=True)
            return [*found, *head, (text[at:], None)]
        return [*found, *self._with_byline(text)]

    def _captions_first(self, text: str) -> tuple[list[Part], str]:
        """Return the captions that open *text*, each with its credit, and what follows them."""
        found: list[Part] = []
        while len(found) < _MOST and (at := self._behind_credit(text)):
            found.append((text[:at].strip(), None))
            text = text[at:].strip()
        return found, text

    # a caption that repeats

    def _repeated(self, text: str) -> list[Part]:
        """Return the captions that *text* is, the same one two to four times."""
        at = text.find(text[:_PROBE], _PROBE, _REACH)
        if at < 0:
            return []
        unit = text[:at].rstrip()
        count = text.count(unit)
        whole = count <= 4 and "".join(text.split()) == "".join(unit.split()) * count
        return [(unit, None)] * count if whole and self.captions.read(unit) else []

    # behind a credit

    def _behind_credit(self, text: str) -> int:
        """Return where a caption ends, its credit in brackets, that something else follows."""
        for match in islice(_BRACKETED.finditer(text, 0, _REACH), _MOST):
            if match.end() > len(text) - 3:
                return 0
            if "/" not in match[1] and not _CUE_WORDS.search(match[1]):
                continue
            head, tail = text[: match.end()], text[match.end() :].strip()
            alone = match.start() == 0 and not self.datelines.read(tail)
            seam = tail and not alone and self._follows(head, tail)
            if seam and self._roles(head)[-1:] == ["credit"]:
                return match.end()
        return 0

    def _roles(self, head: str) -> list[str]:
        """Return the roles of the words of *head*, a caption with a sure credit; else none."""
        caption = self.captions.read(head)
        if caption is None or caption.credit is None:
            return []
        known = any(map(self.agencies.canonical, caption.credit.agencies))
        if not known and not _CUE_WORDS.search(caption.credit.text):
            return []
        return [mark.role for mark in caption.marks if mark.role != "furniture"]

    def _follows(self, head: str, tail: str) -> bool:
        """Tell whether *tail* is no part of the caption *head*: a dateline, byline or sentence."""
        if self.datelines.read(tail) or self._byline(tail.split(" | ", maxsplit=1)[0]):
            return True
        if len(tail) < _LEAST or not _OPENS.match(tail) or not _SENTENCE_END.search(tail[-8:]):
            return False
        sentence = head.rpartition("(")[0].rstrip()[-1:] in _SENTENCE_ENDS
        return (
            sentence
            and any(word.islower() for word in tail.split(maxsplit=10)[:10])
            and not is_likely_caption(tail)
            and not is_furniture(tail, on_top=True)
            and self.captions.read(tail) is None
        )

    # before a dateline

    def _datelines_within(self, text: str, *, surely: bool = False) -> Iterator[int]:
        """Yield where a dateline can begin inside *text*; *surely*: nobody doubts it."""
        if text.find(")", 10, -3) > 0:
            for match in islice(_AGENCY_AND_DASH.finditer(text, 10, _REACH), 2):
                if self.agencies.canonical(match[1]):
                    yield from self._dateline_around(text, match.start(), match.end())
                    if surely and _sets_off(text[: match.start()]):
                        yield match.start()  # an agency alone: `… its night boat (AP) — The …`
        for match in _places_with_dash(text):
            for at in self._dateline_around(text, match.end("place"), match.end()):
                known = text[at : match.end("place")].casefold() in CITIES
                alone = known and not text[:at].rsplit(maxsplit=1)[-1].isupper()
                if match["region"] or match["date"] or alone or not surely:
                    yield at

    def _dateline_around(self, text: str, place_end: int, end: int) -> Iterator[int]:
        """Yield where the dateline begins whose place ends at *place_end* and itself at *end*."""
        at = self._place_before(text, place_end)
        found = self.datelines.read(text[at:]) if at else None
        if found and found[0].places and at + found[1] >= end - 1:
            yield at

    # behind a headline

    def _with_byline(self, text: str, *, before_dateline: bool = False) -> list[Part]:
        """Return a headline and the byline behind it: `… its night boat By Ada Rossini`."""
        match = _NAMES_AND_AGENCY.search(text[-160:]) if "," in text[-40:] else None
        if match and self.agencies.canonical(match[2]):
            at = len(text) - len(text[-160:]) + match.start(1)
            if read_byline(text[at:], self.agencies):
                return [(text[:at].strip(), None), (text[at:], None)]
        if " By " not in text:
            return [(text, None)]
        match = _BYLINE.search(text, max(10, len(text) - 120))
        if match and self._byline(text[match.end() - 3 :].strip()):
            head = text[: match.start()].strip()
            small = sum(word[:1].islower() and len(word) > 3 for word in head.split())
            if small > 1 or before_dateline:  # else `Seen By Ada` may be a title's own capital
                return [(head, None), (text[match.start() :].strip(), None)]
        return [(text, None)]

    def _byline(self, text: str) -> bool:
        """Tell whether *text* is a byline of full names or of bodies."""
        if not text.startswith("By "):
            return False
        names = read_byline(text, self.agencies)
        return bool(names) and all(" " in name or self.agencies.canonical(name) for name in names)

    def _place_before(self, text: str, end: int) -> int:
        """Return where the place begins that stands before *end*, 0 where that is in doubt."""
        words = text[max(0, end - 90) : end].rstrip()
        region = _REGION.search(words)
        before = words[: region.start() if region else len(words)].split(" ")
        run: list[str] = []
        while before and len(run) < 5 and self._opens_place(before[-1], run):
            run.insert(0, before.pop())
        if run and before[-1:] == ["/"] and self.agencies.canonical(run[0]):
            before.append(run.pop(0))  # `Ada ROSSI / AFP HALMSTAD (AFP) –`
        known = (i for i in range(len(run)) if " ".join(run[i:]).casefold() in CITIES)
        plain = bool(run) and (bool(region) or run[0].isupper())
        skipped = next(known, 0 if plain and self._set_off(run, before) else len(run))
        before += run[:skipped]
        if skipped == len(run) or not before:
            return 0
        return max(0, end - 90) + len(" ".join(before)) + 1

    def _opens_place(self, word: str, run: list[str]) -> bool:
        """Tell whether *word* can stand in a place's name before the words of *run*."""
        if not _PLACE_WORD.fullmatch(word):
            return False
        if "/" in word and (
            not word.isupper() or any(map(self.agencies.canonical, word.split("/")))
        ):
            return False
        return not run or word.isupper() == run[0].isupper()

    def _set_off(self, run: list[str], before: list[str]) -> bool:
        """Tell whether the place *run* is plainly no name that the words *before* begin."""
        behind = before[-1] if before else ""
        if not run or not behind or len(run) > 3 or (len(run) > 1 and len(run[0]) < 4):
            return False
        if _sets_off(behind):
            return True
        if len(run) > 1:
            return False  # `Ada Rossi / COMPACT HALMSTAD, Sweden`
        if self.agencies.canonical(behind.rpartition("/")[2]):
            return True
        return run[0].isupper() and not behind.isupper()


def _places_with_dash(text: str) -> Iterator[re.Match[str]]:
    """Yield the first words in capitals that a dash follows, at most one for each sort of dash."""
    for dash in _DASHES:
        if dash[1] not in text:
            continue
        at = text.find(dash[1], 11, _REACH) - 1  # one sign is found faster than three
        if at > 0 and not text.startswith(dash, at):
            at = text.find(dash, at, _REACH)
        if at < 0:
            continue
        opening = text[text.rfind(" ", 0, at) + 1]  # of the last word: a place's, or the day
        if not opening.isupper() and not (opening.isdecimal() and text[at - 1].isdecimal()):
            continue
        if match := _PLACE_AND_DASH.search(text, max(10, at - 50), at + len(dash)):
            yield match


def _is_datelined(text: str, closed: int) -> bool:
    """Tell cheaply of many a dateline that it opens *text*, whose one bracket *closed* there."""
    if text[closed + 1 : closed + 3] not in _DASHED or text.find(")", closed + 1) > 0:
        return False
    place, _, region = text[: text.find("(")].rstrip().partition(", ")
    known = " " not in place or place.casefold() in CITIES
    return known and region.count(" ") < 2 and "]" not in text


def _is_writer(text: str) -> bool:
    """Tell whether *text* is the name of a person, and nothing else."""
    return 2 <= len(text.split()) <= 4 and not text.isupper() and is_person(text)


def _sets_off(text: str) -> bool:
    """Tell whether a place or an agency behind *text* can be no part of its last words."""
    last = text.split()[-1:]
    return any(word[-1] in '.!?)]”"…' or word.islower() for word in last)

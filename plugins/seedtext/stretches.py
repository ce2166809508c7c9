"""Where in a caption's paragraph its credits stand: at the end, the last one first, or in front."""

import re

from .credit_words import (
    PROSE,
    cue_search_start,
    is_body,
    is_creditable,
    is_full_name,
    may_hold_credit,
    names_one,
    reads_as_names,
)
from .credits import CUE, cue_end, read_commonest
from .expressions import expression
from .name_edges import last_name_start, name_end
from .names import Agencies, is_organisation, is_person
from .places import REGIONS

TAIL = 220
"""A credit stands within this many characters of its paragraph's end."""
_SHORT = 60
"""An agency alone that ends a caption takes at most this many characters."""
_FILE_NOTE = expression(r"\s*[(\[](?:file|files|file photo|archive|archiv)[)\]]\.?$", re.IGNORECASE)
_BRACKETED = expression(r"[(\[]([^()\[\]]{2,200}|[^()\[\]]*\([^()]*\)[^()\[\]]*)[)\]]\s*\.?$")
_BRACKETED_FIRST = expression(r"[(\[]([^()\[\]]{4,120})[)\]]\s+(?=[A-Z])")
_PICTURES = 2000
"""A paragraph on several pictures takes at most this many characters."""
_WITHIN = expression(r"\(([^()]{4,80})\)(?=\s[A-Z])")
_CLOSERS = frozenset(")].")
_CUED = expression(
    rf"(?:^|(?<=[.;:|–—)\]!?”\"’-])\s*|\sI\s|\s)(?P<credit>(?:\|\s*)?{CUE}\s*"
    r"(?P<body>[^\s].{0,110}))$",
    re.IGNORECASE,
)
_SLASH = expression(r"[/|—-](?:(?<=[/|])|(?<=\w—)(?=[A-Z])|(?<=\w-)(?=USA TODAY))")
"""What parts a name from its agency; opens with one of few signs, so it is found quickly."""
_BOUNDARY = expression(r"(?:[.!?:;,)\]”\"|]|\s[-–—]|©)\s+|©")
_DAY_OR_POLL = expression(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\bpoll\b|/[A-Z]{2,6}\.$")

_MADE_BY = expression(r"(?:[A-Z][\w.&’'-]*\s){1,4}?photo(?:graph)?s?\sby\s\S.{2,60}")
"""A body's own picture: `Lakeside Times photo by Ada Rossi`."""
_MADE_BY_AT_END = expression(rf"(?<=[.!?”\"])\s+({_MADE_BY.pattern})$")
_NOBODYS_PHOTO = expression(
    r"(?<=[.!?”\"])\s+((?:Submitted|Contributed|Courtesy|Supplied|Handout|File|Archive|Stock|Staff)"
    r"\s(?:[Pp]hotos?|PHOTOS?))\.?$"
)
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+"
_IN_CAPITALS = expression(rf"(?<=[.!?”\"»])\s+((?:{_CAPITALS}\s){{1,3}}{_CAPITALS})\s*$")
_AFTER_A_STOP = expression(r"(?<=[.!?”\"])\s+([^.!?]{5,40})$")
_ONE_WORD = expression(r"[A-Z][a-z]{2,}")
_BEFORE_ITS_CAPTION = expression(
    r"(Image (?:copyright|source,)\s[A-Z].{1,60}?)(?=\s+Image caption\b)"
)


class StretchFinder:
    """Finds credits with one table of agencies."""

    def __init__(self, agencies: Agencies) -> None:
        """Compile what depends on the *agencies*."""
        self.agencies = agencies
        names = agencies.pattern
        self._endings = {form[-2:] for form in agencies.forms}
        self._longest = max(map(len, agencies.forms)) + len("/ 2021")
        self._agency_at_end = expression(
            rf"(?:^|[\s©(/|—-])((?:{names})(?:\s\d{{4}})?)$", re.IGNORECASE
        )
        self._via = expression(
            rf"(?:^|(?<=[.!?;:)\]”\"])\s+)(\S+(?:\s\S+){{0,4}}\svia\s(?:{names}))\.?$",
            re.IGNORECASE,
        )
        self._agency_photo = expression(
            rf"(?:\((?:{names})\sphotos?\)|\|\s?(?:{names})|[—–]\s?(?:{names})\spic)$",
            re.IGNORECASE,
        )
        self._credit_first = expression(
            rf"(?:©\s*(?:{names})(?:\s\d{{4}})?\s*/\s*|"
            rf"(?P<name>[^/()]{{3,40}}/(?:{names})|(?:{names})/[^/()]{{3,40}}?)\s?[-–—]\s?PHOTO:\s?)",
            re.IGNORECASE,
        )

    def at_end(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return the stretches of the credits at the end, in order."""
        found: list[tuple[int, int]] = []
        while len(found) < 4:
            at = self._credit_start(text, start, end)
            if at is None:
                break
            found.insert(0, (at, end))
            end = start + len(text[start:at].rstrip())
            if end <= start or not may_hold_credit(text[start:end]):
                break
        if found and ")" in text[start : found[0][0]]:
            found = self._within(text, start, found[0][0]) + found
        return found

    def _within(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return the plain credits in brackets between pictures of one paragraph."""
        return [
            match.span()
            for match in _WITHIN.finditer(text, max(start, end - _PICTURES), end)
            if read_commonest(match[1], self.agencies)
        ]

    def _credit_start(self, text: str, start: int, end: int) -> int | None:
        """Return where the last credit before *end* begins."""
        floor = max(start, end - TAIL)
        tail = text[floor:end]
        if tail[-1:] in _CLOSERS and (note := _FILE_NOTE.search(tail, max(0, len(tail) - 20))):
            tail = tail[: note.start()]
        at = self._bracketed(tail)
        if at is None:
            at = self._cued(tail)
        if at is None:
            at = self._slashed(tail)
        if at is None and " via " in tail and (match := self._via.search(tail)):
            at = match.start(1)
        if at is None and ("hoto" in tail or "HOTO" in tail):
            match = _MADE_BY_AT_END.search(tail) or _NOBODYS_PHOTO.search(tail)
            at = match.start(1) if match else None
        if at is None and "-" in tail[-_SHORT // 2 :]:
            at = self._hyphened(tail)
        return None if at is None else floor + at

    def _bracketed(self, tail: str) -> int | None:
        match = _BRACKETED.search(tail) if tail.rstrip()[-1:] in _CLOSERS else None
        if match and self._is_credit(match[1]):
            return match.start()
        if match and self.agencies.canonical(match[1]):
            named = None if PROSE.search(tail) else _IN_CAPITALS.search(tail[: match.start()])
            return named.start(1) if named else None  # `… in Lima. ADA ROSSI (EFE)`
        return None

    def _is_credit(self, body: str) -> bool:
        """Tell whether the words in brackets are a credit, and no sign-off or aside."""
        if cue_end(body) or body.startswith(("Ảnh minh", "Courtesy")) or _MADE_BY.fullmatch(body):
            return True
        head, colon, name = body.partition(": ")
        if colon and is_body(head) and is_full_name(name):
            return True  # `ABC News: Ada Rossi`
        parts = [part.strip() for part in re.split(r"[/|—]|,\s|\svia\s|\sfor\s", body)]
        known = [self.agencies.canonical(part) for part in parts]
        if len(parts) == 1:
            return bool(known[0]) and not self.agencies.is_wire(str(known[0]))
        rest = [part for part, name in zip(parts, known, strict=True) if not name]
        if rest and known[-1] and body.endswith(f" via {parts[-1]}"):
            return all(map(is_creditable, rest))
        if any(known) and not any(" " in part or len(part) > 4 for part in rest):
            return any(n and not self.agencies.is_wire(n) for n in known)  # a sign-off
        if not all(is_creditable(part) for part in rest):
            return False
        if " via " in body and len(parts) > 1:
            return True
        if any(known):
            pictures = [n for n in known if n and not self.agencies.is_wire(n)]
            return bool(rest or pictures)
        if not is_person(parts[0]) or " " not in parts[0]:
            return False
        outlet = bool(re.search(r"\w\s?[/|]\s?\w", body)) and len(parts) == 2
        return any(map(is_organisation, parts[1:])) or outlet

    def _cued(self, tail: str) -> int | None:
        at = cue_search_start(tail)
        match = None
        while at is not None and (later := _CUED.search(tail, at)) is not None:
            if reads_as_names(later["body"]):
                match = later
                break
            at = later.start("body")
        if match is None:
            return None
        cue = tail[match.start("credit") : match.start("body")].strip().lower()
        before = tail[: match.start("credit")].rstrip()
        strong = cue.endswith((":", "...", "©")) or cue.startswith(("©", "|"))
        weak = cue.endswith(("by", "from", "via"))
        if weak and not before and not names_one(match["body"], self.agencies):
            return None
        return (
            match.start("credit") if strong or not before or before[-1] in '.!?)]”"|;–—-’' else None
        )

    def _hyphened(self, tail: str) -> int | None:
        """Return where two agencies with a hyphen between them begin: `… on Monday. AFP-Jiji`."""
        before, _, last = tail.rstrip().rpartition(" ")
        sides = last.split("-")
        if len(sides) < 2 or not all(map(self.agencies.canonical, sides)):
            return None
        before = before.rstrip()
        if before.endswith("|"):
            return len(before) - 1
        return (
            len(before) if before.endswith((".", "!", "?")) and not PROSE.search(before) else None
        )

    def _slashed(self, tail: str) -> int | None:
        """Return where `Name/Agency`, `AGENCY/Name` or `Org | Agency` begins."""
        stripped = tail.rstrip()
        slashes = list(_SLASH.finditer(stripped))
        if not slashes:
            return None
        if stripped[-1:] in _CLOSERS and _BRACKETED.search(stripped):
            return None  # brackets were looked at, and are no credit
        first, end = None, len(stripped)
        for slash in reversed(slashes):
            if not all(map(is_creditable, stripped[slash.end() : end].split("—"))):
                break
            first = end = slash.start()
        if first is None:
            return None
        before = stripped[:first].rstrip()
        at = len(before) if before[-1:] in ".!?" else self._name_before(before)
        credit = stripped[at:].lstrip()
        return at if self._names_an_agency(credit, bare=at == 0) else None

    def _name_before(self, text: str) -> int:
        """Return where the name or agency at the end of *text* begins."""
        if match := self._ends_in_agency(text, 0):
            at = match.start(1)
            before = text[:at].rstrip()
            if before.endswith(" via") and (first := self._ends_in_agency(before[:-4], 0)):
                return first.start(1)  # `Action Images via Reuters/Ada Rossi`
            if named := _AFTER_A_STOP.search(before):
                return named.start(1) if is_full_name(named[1]) else at  # `Ada ROSSI AFP/File`
            return len(before) - 1 if before.endswith("©") else at
        for boundary in [None, *_BOUNDARY.finditer(text, max(0, len(text) - 90))]:
            at = boundary.end() if boundary else 0
            name = text[at:].strip()
            if 0 < len(name.split()) <= 8 and (is_full_name(name) or is_body(name)):
                at = _behind_a_region(name, text, at)
                return boundary.start() if boundary and boundary[0][0] == "©" else at
        return last_name_start(text)

    def _ends_in_agency(self, text: str, at: int) -> re.Match[str] | None:
        """Return the agency, a year perhaps behind it, that ends *text* and begins after *at*."""
        if text[-2:].casefold() not in self._endings and not text[-1:].isdecimal():
            return None
        return self._agency_at_end.search(text, max(at, len(text) - self._longest))

    def _names_an_agency(self, credit: str, *, bare: bool) -> bool:
        parts = [
            p for p in re.split(r"\s*[/|—]\s*|\svia\s|\sfor\s|,\s|-(?=USA)", credit) if p.strip()
        ]
        known = [self.agencies.canonical(part.lstrip("© ")) for part in parts]
        others = [p for p, name in zip(parts, known, strict=True) if not name]
        if any(known) and credit[:1] in "/|":
            return True  # `… reopened last week. | AGENCY`
        if any(known):
            if _DAY_OR_POLL.search(credit):
                return False
            wires_only = all(n and self.agencies.is_wire(n) for n in known)
            return len(parts) > 1 and not wires_only
        if len(parts) == 2 and is_full_name(parts[0]) and parts[1].startswith("The "):
            return True
        if len(parts) == 2 and parts[0].isupper() and _ONE_WORD.fullmatch(parts[1]) and not bare:
            return is_full_name(parts[0])  # `ADA ROSSI/Stuff`
        named = len(parts) > 1 and is_full_name(parts[0]) and any(map(is_body, others[1:]))
        return named and not bare

    def at_start(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the stretch of a credit that opens the paragraph."""
        if match := _BEFORE_ITS_CAPTION.match(text, start):
            return start, match.end(1)
        if text[start : start + 1] == "©" or "photo:" in text[start : start + TAIL].lower():
            match = self._credit_first.match(text, start)
            if match and match["name"]:
                return start, match.end()
            if match:
                return start, name_end(text, match.end(), end)
        match = _BRACKETED_FIRST.match(text, start)
        if match and cue_end(match[1]):
            return start, match.end(1) + 1
        return None

    def photo_alone(self, text: str, start: int, end: int) -> int | None:
        """Return where `(AFP photo)`, `| AFP` or `— AFP pic` at the end begins."""
        near = text[max(start, end - _SHORT) : end]
        if "|" not in near and not near.lower().endswith(("photo)", "photos)", "pic")):
            return None
        match = self._agency_photo.search(text[:end], end - len(near))
        return match.start() if match else None

    def agency_alone(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return the stretch of an agency, nobody beside it, that ends a plain caption."""
        words = text[:end].rstrip(")")
        match = self._ends_in_agency(words, max(start, len(words) - _SHORT))
        return [(match.start(1), end)] if match else []


def _behind_a_region(name: str, text: str, at: int) -> int:
    """Return where *name* begins behind a region: `… in Salem, Oregon Ada Rossi / AP`."""
    first, _, rest = name.partition(" ")
    if text[:at].rstrip().endswith(",") and first.casefold() in REGIONS and is_full_name(rest):
        return text.index(rest, at)
    return at

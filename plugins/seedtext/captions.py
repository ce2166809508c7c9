"""Which paragraph is a caption, and where in it the caption and the credit stand.

A credit announces itself by brackets, by a cue (`Photo:`) or by an agency beside a name.
Where no words announce one, a paragraph is a caption only if its opening says so.
"""

import re
from dataclasses import dataclass
from itertools import takewhile

from .credits import CUE, cue_end, once, read_commonest, read_credit
from .document import Credit, Mark
from .names import NOBODY, Agencies, is_organisation, is_person, narrow

_CUE_WORDS = (
    "photo foto image pic render video illustration credit courtesy provided supplied submitted "
    "copyright (c) bild quelle".split()
)
"""Lower case; what a cue in plain letters cannot do without."""
_OTHER_CUE_WORDS = (
    "© crédit ảnh фото 图 摄 写真 撮影 사진 صورة تصوير عکس תצלום צילום zdjęcie".split()
)
_COLON_CUES = ("nh:", "mage:", "icture:", "uelle:", "ild:")
_TAIL = 220
"""A credit stands within this many characters of its paragraph's end."""
_SHORT = 60
"""An agency alone that ends a caption takes at most this many characters."""
_NEAR = 90
"""A credit that ends in a full stop begins within this many characters of it."""

_TRAILING = re.compile(
    r"(?:(?:^|\s|(?<=[)\].]))(?:\.{3}\s?more|…\s?more|More|Read more|Less|TPX IMAGES OF THE DAY|"
    r"(?:toggle|hide) caption|Enlarge this image|Buy Photo|View gallery))+\s*$"
)
_TRAILING_ENDS = ("ore", "ess", "DAY", "caption", "mage", "Photo", "gallery")
_LEADING = re.compile(
    r"(?:(?:Buy Photo|Enlarge this image(?:\s+(?:toggle|hide) caption)?|(?:toggle|hide) caption|"
    r"Image caption|Caption|View gallery|\d{1,3}(?:\s?/\s?\d{1,3})?(?=\s+[A-Z][a-z]+ ))\s+)+"
)
_LEADING_LETTERS = frozenset("BEthICV")
_FILE_NOTE = re.compile(r"\s*[(\[](?:file|files|file photo|archive|archiv)[)\]]\.?$", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,200}|[^()\[\]]*\([^()]*\)[^()\[\]]*)[)\]]\s*\.?$")
_BRACKETED_FIRST = re.compile(r"[(\[]([^()\[\]]{4,120})[)\]]\s+(?=[A-Z])")
_CLOSERS = frozenset(")].")
_CUED = re.compile(
    rf"(?:^|(?<=[.;:|–—)\]!?”\"’-])\s*|\sI\s|\s)(?P<credit>(?:\|\s*)?{CUE}\s*"
    r"(?P<body>[^\s].{0,110}))$",
    re.IGNORECASE,
)
_SLASH = re.compile(r"[/|—-](?:(?<=[/|])|(?<=\w—)(?=[A-Z])|(?<=\w-)(?=USA TODAY))")
"""What parts a name from its agency; opens with one of few signs, so it is found quickly."""
_PLAIN = re.compile(
    r"(?:FILE(?:\s?PHOTO)?|File(?:\s(?:photo|image|picture))?)\s?[:–—-]\s|PHOTO:\s|"
    r"APTOPIX\s|Archivbild:|Symbolbild:|"
    r"In\sthis\s[^.]{0,80}?\b(?:photo(?:graph)?|image|picture|frame\sgrab|file|handout)\b|"
    r"(?:A|An|This|These|The|Photo)\s?(?:[\w-]+\s){0,4}?(?:photo(?:graph)?s?|pictures?|images?|video\sgrab|"
    r"screen\s?grab|combo|handout),?\s(?:\w+\s){0,3}?(?:taken\s(?:on|in|from|at|during|and|earlier|late)|taken\s[A-Z]|created\son|provided|released|made\savailable|obtained|"
    r"of\spictures)\b|"
    r"(?:A|An|This|These)\s(?:[\w-]+\s){0,3}?(?:photos?|pictures?|images?)\sshows?\b"
)
"""Openings that only a caption has."""
_PLAIN_OPENINGS = frozenset(
    ("FI", "Fi", "PH", "Ph", "AP", "Ar", "Sy", "In", "An", "Th", "A ", "A\u00a0", "A\t")
)
"""How these begin."""
_LIKELY = re.compile(
    r"\b(?:is|are|was|were)\s(?:seen|pictured|shown)\b|\bundated\b|\bfile\sphoto\b|\bpictured\b|"
    r"\((?:[LRC]|left|right|center|top|bottom)\)|,\s(?:far\s)?(?:left|right|center|centre),|\bfrom left\b|"
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)\s\d{1,2}(?:,\s\d{4})?"
)
_PROSE = re.compile(r"\b(?:said|says|told|according|added|reported)\b|[“\"]")
_BARE_END = re.compile(r"(?<=[.!?”\"])\s+([^.!?]{3,70})$")
_SENTENCE_ENDS = '.!?”"'
_BOUNDARY = re.compile(r"(?:[.!?:;,)\]”\"|]|\s[-–—]|©)\s+|©")
_PARTICLE = frozenset("de van von der al bin da del di la le".split())
_CREDIT_FIRST = re.compile(r"©\s*")


@dataclass(frozen=True, slots=True)
class Caption:
    """The parts of a caption's paragraph."""

    marks: tuple[Mark, ...]
    credit: Credit | None


class CaptionReader:
    """Reads paragraphs with one table of agencies."""

    def __init__(self, agencies: Agencies) -> None:
        """Compile what depends on the *agencies*."""
        self.agencies = agencies
        names = agencies.pattern
        self._endings = {form[-2:] for form in agencies.forms}
        self._longest = max(map(len, agencies.forms)) + len("/ 2021")
        self._agency_at_end = re.compile(
            rf"(?:^|[\s©(/|—-])((?:{names})(?:\s\d{{4}})?)$", re.IGNORECASE
        )
        self._via = re.compile(
            rf"(?:^|(?<=[.!?;:)\]”\"])\s+)(\S+(?:\s\S+){{0,4}}\svia\s(?:{names}))\.?$",
            re.IGNORECASE,
        )
        self._agency_photo = re.compile(
            rf"(?:\((?:{names})\sphotos?\)|\|\s?(?:{names})|[—–]\s?(?:{names})\spic)$",
            re.IGNORECASE,
        )
        self._credit_first = re.compile(
            rf"(?:©\s*(?:{names})(?:\s\d{{4}})?\s*/\s*|"
            rf"(?P<name>[^/()]{{3,40}}/(?:{names})|(?:{names})/[^/()]{{3,40}}?)\s?[-–—]\s?PHOTO:\s?)",
            re.IGNORECASE,
        )

    def read(self, text: str) -> Caption | None:
        """Return the caption that *text* is, or None for anything else."""
        if not text.isascii():
            text = narrow(text)
        start = 0
        if (text[0] in _LEADING_LETTERS or text[0].isdecimal()) and (match := _LEADING.match(text)):
            start = match.end()
        plain = _PLAIN.match(text, start) if text[start : start + 2] in _PLAIN_OPENINGS else None
        if not plain and not _may_hold_credit(text):
            return None
        begin = plain.end() if plain else start
        if text[-1] == ")" and (caption := self._commonest(text, start, begin)):
            return caption
        end = self._end(text)
        stretches = self._credits(text, begin, end)
        if not stretches and (first := self._first(text, start, end)):
            stretches = [first]
        if stretches:
            return self._caption(text, start, end, stretches)
        if plain:
            return self._caption(text, start, end, self._agency_alone(text, start, end))
        if (at := self._photo_alone(text, start, end)) is not None:
            return self._caption(text, start, end, [(at, end)])
        return self._bare(text)

    def _commonest(self, text: str, start: int, begin: int) -> Caption | None:
        """Return the caption of the commonest form: words, then one plain credit in brackets."""
        at = text.rfind("(", max(begin, len(text) - _NEAR))
        credit = read_commonest(text[at + 1 : -1], self.agencies) if at >= 0 else None
        before = text[begin:at].rstrip()
        if credit is None or (before and _may_hold_credit(before)):
            return None
        return self._caption(text, start, len(text), [(at, len(text))], credit)

    # where the words end, page furniture aside

    def _end(self, text: str) -> int:
        if not text.rstrip().endswith(_TRAILING_ENDS):
            return len(text)
        match = _TRAILING.search(text, max(0, len(text) - 60))
        return match.start() if match else len(text)

    # credits at the end, the last one first

    def _credits(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return the stretches of the credits at the end, in order."""
        found: list[tuple[int, int]] = []
        while len(found) < 4:
            at = self._credit_start(text, start, end)
            if at is None:
                break
            found.insert(0, (at, end))
            end = start + len(text[start:at].rstrip())
            if end <= start or not _may_hold_credit(text[start:end]):
                break
        return found

    def _credit_start(self, text: str, start: int, end: int) -> int | None:
        """Return where the last credit before *end* begins."""
        floor = max(start, end - _TAIL)
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
        return None if at is None else floor + at

    def _bracketed(self, tail: str) -> int | None:
        match = _BRACKETED.search(tail) if tail.rstrip()[-1:] in _CLOSERS else None
        if match and self._is_credit(match[1]):
            return match.start()
        return None

    def _is_credit(self, body: str) -> bool:
        """Tell whether the words in brackets are a credit, and no sign-off or aside."""
        if cue_end(body) or body.startswith(("Ảnh minh", "Courtesy")):
            return True
        parts = [part.strip() for part in re.split(r"[/|—]|,\s|\svia\s|\sfor\s", body)]
        known = [self.agencies.canonical(part) for part in parts]
        if len(parts) == 1:
            return bool(known[0]) and not self.agencies.is_wire(str(known[0]))
        rest = [part for part, name in zip(parts, known, strict=True) if not name]
        if any(known) and not any(" " in part or len(part) > 4 for part in rest):
            return any(n and not self.agencies.is_wire(n) for n in known)  # a sign-off
        if not all(_creditable(part) for part in rest):
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
        at = _cue_search_start(tail)
        match = None
        while at is not None and (later := _CUED.search(tail, at)) is not None:
            if _reads_as_names(later["body"]):
                match = later
                break
            at = later.start("body")
        if match is None:
            return None
        cue = tail[match.start("credit") : match.start("body")].strip().lower()
        before = tail[: match.start("credit")].rstrip()
        strong = cue.endswith((":", "...", "©")) or cue.startswith(("©", "|"))
        weak = cue.endswith(("by", "from", "via"))
        if weak and not before and not _names_one(match["body"], self.agencies):
            return None
        return (
            match.start("credit") if strong or not before or before[-1] in '.!?)]”"|;–—-’' else None
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
            if not all(map(_creditable, stripped[slash.end() : end].split("—"))):
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
            return len(before) - 1 if before.endswith("©") else at
        for boundary in [None, *_BOUNDARY.finditer(text, max(0, len(text) - 90))]:
            at = boundary.end() if boundary else 0
            name = text[at:].strip()
            if 0 < len(name.split()) <= 8 and (_is_full_name(name) or _is_body(name)):
                return boundary.start() if boundary and boundary[0][0] == "©" else at
        return _last_name(text)

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
        if len(parts) == 2 and _is_full_name(parts[0]) and parts[1].startswith("The "):
            return True
        named = len(parts) > 1 and _is_full_name(parts[0]) and any(map(_is_body, others[1:]))
        return named and not bare

    # credits that come first, or bare

    def _first(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the stretch of a credit that opens the paragraph."""
        if text[start : start + 1] == "©" or "photo:" in text[start : start + _TAIL].lower():
            match = self._credit_first.match(text, start)
            if match and match["name"]:
                return start, match.end()
            if match:
                return start, _name_after(text, match.end(), end)
        match = _BRACKETED_FIRST.match(text, start)
        if match and cue_end(match[1]):
            return start, match.end(1) + 1
        return None

    def _photo_alone(self, text: str, start: int, end: int) -> int | None:
        """Return where `(AFP photo)`, `| AFP` or `— AFP pic` at the end begins."""
        near = text[max(start, end - _SHORT) : end]
        if "|" not in near and not near.lower().endswith(("photo)", "photos)", "pic")):
            return None
        match = self._agency_photo.search(text[:end], end - len(near))
        return match.start() if match else None

    def _agency_alone(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        words = text[:end].rstrip(")")
        match = self._ends_in_agency(words, max(start, len(words) - _SHORT))
        return [(match.start(1), end)] if match else []

    def _bare(self, text: str) -> Caption | None:
        """Return a caption that ends in a bare name: `… in Milan. Ada Rossi`."""
        if text[-1] in '.!?”"’' or len(text) > 600:
            return None
        near = text[-_NEAR:]
        if not any(mark in near for mark in _SENTENCE_ENDS):
            return None
        match = _BARE_END.search(text, max(0, len(text) - _TAIL))
        if not match or not _LIKELY.search(text) or _PROSE.search(text):
            return None
        name = match[1]
        if not (_is_full_name(name) or _is_body(name) or re.fullmatch(r"[A-Z]\w{4,}", name)):
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


def _cue_search_start(tail: str) -> int | None:
    """Return where to begin to look for a cue: some words before the first that a cue needs."""
    lowered = tail.lower()
    found = [at for word in _CUE_WORDS if (at := lowered.find(word)) >= 0]
    if not lowered.isascii():
        found += [at for word in _OTHER_CUE_WORDS if (at := lowered.find(word)) >= 0]
    if not found:
        return None
    at = min(found) if len(lowered) == len(tail) else 0
    for _ in range(5):
        at = max(tail.rfind(" ", 0, at), 0)
    return at


def _may_hold_credit(text: str) -> bool:
    """Tell cheaply whether a credit may stand in *text*; most paragraphs hold none."""
    last = text[-1]
    if last not in '.!?”"’' or text[-2:-1] in (")", "]") or text[0] in "©([":
        return True
    near = text[-_NEAR:]
    return (
        "/" in near
        or "|" in near
        or "oto" in near
        or "OTO" in near
        or "redit" in near
        or "ourtesy" in near
        or "upplied" in near
        or " via " in near
        or "/" in text[:60]
        or (":" in near and any(map(near.__contains__, _COLON_CUES)))
        or ("e by" in near and ("mage by" in near or "icture by" in near))
        or "rovided by" in near
        or "endering by" in near
    )


def is_likely_caption(text: str) -> bool:
    """Tell whether a credit in the next paragraph would make *text* a caption."""
    return bool(_PLAIN.match(text)) or (
        len(text) < 500 and bool(_LIKELY.search(text)) and not _PROSE.search(text)
    )


def _creditable(part: str) -> bool:
    """Tell whether *part* can stand between the slashes of a credit."""
    part = part.strip(" .©")
    if not part or len(part) > 80 or re.search(r"[.!?]\s+[A-Z][a-z]+\s[a-z]", part):
        return not part
    if part.lower() in NOBODY or part in {"-", "–"}:
        return True
    words = re.split(r"[\s,]+", part)
    small = [w for w in words if w[:1].islower() and w.lower() not in _JOINERS]
    return len(words) <= 10 and (not small or len(words) <= 2)


_JOINERS = frozenset(
    "via for of the and de la von van der del da di du al bin file photo handout images to press".split()
)


def _is_full_name(name: str) -> bool:
    return is_person(name) and 2 <= len(name.split()) <= 5


_DAY_OR_POLL = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\bpoll\b|/[A-Z]{2,6}\.$")


def _is_body(name: str) -> bool:
    return ". " not in name.replace("U.S. ", "") and is_organisation(name) and _creditable(name)


def _names_one(body: str, agencies: Agencies) -> bool:
    """Tell whether a paragraph of a cue and *body* alone is a credit: `Pictures by X-ray` is none."""
    first = re.split(r"\s*[/|,]\s*|\svia\s|\sand\s", body.strip(" ."))[0]
    return _is_full_name(first) or bool(agencies.canonical(first)) or first != body.strip(" .")


def _reads_as_names(body: str) -> bool:
    """Tell whether what follows a cue is names, not a sentence."""
    body = body.strip().rstrip(")")
    if not body or len(body) > 110:
        return False
    if re.search(r"(?<![A-Z])(?<!\b[A-Z][a-z])[.!?]\s+\S+\s\S+", body.removesuffix(".")):
        return False
    words = body.split()
    small = [w for w in words if w[:1].islower() and w.strip(",.").lower() not in _JOINERS]
    return len(words) <= 14 and len(small) <= max(1, len(words) // 4)


def _last_name(text: str) -> int:
    """Return where the name that ends *text* begins, no full stop being there to tell."""
    words = list(re.finditer(r"\S+", text[-80:]))
    offset = max(0, len(text) - 80)
    if not words:
        return len(text)
    at = len(words) - 1
    if words[at][0][0].isupper() and at:
        at -= 1
        while at and (words[at][0].lower() in _PARTICLE or re.fullmatch(r"[A-Z]\.", words[at][0])):
            at -= 1
        if not words[at][0][0].isupper():
            at += 1
    return offset + words[at].start()


_OPENS_CAPTION = re.compile(
    r"\w+(?:ian|ese|ish|can|ean|rab|eli|aqi|ani)|A|An|The|In|On|This|These|Two|Three|Four|Five|"
    r"President|Prime|Minister|Foreign|Former|Police|Army|Navy|Soldiers?|People|Men|Women|Members|"
    r"Workers|French|German|Greek|Dutch|Swiss|Czech|Thai|British|King|Queen|Pope|General|Prince|"
    r"Princess|Opposition|Chief|Secretary|Supporters|Protesters|Residents|Children|View|Aerial"
)


def _name_after(text: str, at: int, end: int) -> int:
    """Return where the name that begins at *at* ends and its caption begins."""
    words = list(re.finditer(r"\S+", text[at : min(end, at + 80)]))
    if not words:
        return at
    if words[0][0].upper() in {"POOL", "STRINGER", "STR", "HANDOUT"}:
        return at + words[0].end()
    if len(words) > 1 and f"{words[0][0]} {words[1][0]}".lower() in NOBODY:
        return at + words[1].end()
    if _in_capitals(words[0]):
        capitals = list(takewhile(_in_capitals, words[:4]))
        return at + capitals[-1].end()
    taken = 0
    for index, word in enumerate(words[:4]):
        particle = word[0].lower() in _PARTICLE
        initial = bool(re.fullmatch(r"[A-Z]\.", word[0]))
        if not word[0][0].isupper() and not particle:
            return at if index < 2 else at + words[taken - 1].end()
        taken = index + 1
        if index >= 1 and not particle and not initial:
            break
    if _third_name([word[0] for word in words[taken : taken + 3]]):
        taken += 1
    return at + words[taken - 1].end()


def _in_capitals(word: re.Match[str]) -> bool:
    return word[0].isupper() and len(word[0]) > 2 and "." not in word[0]


def _third_name(following: list[str]) -> bool:
    """Tell whether the first of the words after two names is a third: `Ana Maria Lopez Men …`."""
    if len(following) < 3 or not following[0].isalpha() or not following[1].isalpha():
        return False
    third, opening, then = following
    return (
        third[0].isupper()
        and not third.isupper()
        and opening[0].isupper()
        and then[0].islower()
        and not _OPENS_CAPTION.fullmatch(third)
    )

"""Whether words can be those of a credit: cheap signs of one, and what its parts look like."""

import re

from .expressions import expression
from .names import NOBODY, Agencies, is_organisation, is_person

_CUE_WORDS = (
    "photo foto image pic render video illustration credit courtesy provided supplied submitted "
    "copyright (c) bild quelle".split()
)
"""Lower case; what a cue in plain letters cannot do without."""
_OTHER_CUE_WORDS = (
    "© crédit ảnh фото 图 摄 写真 撮影 사진 صورة تصوير عکس תצלום צילום zdjęcie".split()
)
_COLON_CUES = ("nh:", "mage:", "icture:", "uelle:", "ild:")
NEAR = 90
"""A credit that ends in a full stop begins within this many characters of it."""

PROSE = expression(r"\b(?:said|says|told|according|added|reported)\b|[“\"]")
"""What a story's text has, and a caption hardly."""
_STOCK = expression(
    r"\S+(?:\s\S+){0,3}\s(?:from|on|via)\s(?:Unsplash|Pixabay|Pexels|Flickr|Wikimedia Commons)\.?"
)
_SENTENCE_WITHIN = expression(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\bSgt)(?<!\bCpl)(?<!\bPfc)(?<!\bSpc)(?<!\bMaj)(?<!\bCol)"
    r"(?<!\bGen)(?<!\bCapt)[.!?]\s+\S+\s\S"
)
_JOINERS = frozenset(
    "via for of the and de la von van der del da di du al bin file photo handout images to "
    "press".split()
)


def may_hold_credit(text: str) -> bool:
    """Tell cheaply whether a credit may stand in *text*; most paragraphs hold none."""
    last = text[-1]
    if last not in '.!?”"’' or text[-2:-1] in (")", "]") or text[0] in "©([":
        return True
    if text[0] == "I" and text.startswith(("Image copyright", "Image source")):
        return True
    near = text[-NEAR:]
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


def cue_search_start(tail: str) -> int | None:
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


def is_creditable(part: str) -> bool:
    """Tell whether *part* can stand between the slashes of a credit."""
    part = part.strip(" .©")
    if not part or len(part) > 80 or re.search(r"[.!?]\s+[A-Z][a-z]+\s[a-z]", part):
        return not part
    if part.lower() in NOBODY or part in {"-", "–"}:
        return True
    words = re.split(r"[\s,]+", part)
    small = [w for w in words if w[:1].islower() and w.lower() not in _JOINERS]
    return len(words) <= 10 and (not small or len(words) <= 2)


def reads_as_names(body: str) -> bool:
    """Tell whether what follows a cue is names, not a sentence."""
    body = body.strip().rstrip(")")
    if not body or len(body) > 110:
        return False
    if _STOCK.fullmatch(body):
        return True
    if _SENTENCE_WITHIN.search(body.removesuffix(".")):
        return False
    words = body.split()
    small = [w for w in words if w[:1].islower() and w.strip(",.").lower() not in _JOINERS]
    return len(words) <= 14 and len(small) <= max(1, len(words) // 4)


def names_one(body: str, agencies: Agencies) -> bool:
    """Tell whether a paragraph of a cue and *body* is a credit: `Pictures by X-ray` is none."""
    first = re.split(r"\s*[/|,]\s*|\svia\s|\sand\s", body.strip(" ."))[0]
    return is_full_name(first) or bool(agencies.canonical(first)) or first != body.strip(" .")


def is_full_name(name: str) -> bool:
    """Tell whether *name* is a person's, with more than one word."""
    return is_person(name) and 2 <= len(name.split()) <= 5


def is_body(name: str) -> bool:
    """Tell whether *name* is that of an organisation, and no sentence."""
    return ". " not in name.replace("U.S. ", "") and is_organisation(name) and is_creditable(name)

"""What a web page left in a story: a short closed list. Kept in the document, not shown."""

import re

from .dates import MONTH
from .expressions import expression

_LIMIT = 200
"""Furniture is short, in characters."""

_ANYWHERE = expression(
    r"(?:"
    r"(?:skip|jump) to (?:main |site )?(?:content|navigation|article).*|"
    r"(?:advertisement|advertising|ad|sponsored(?: content)?|anzeige|werbung|publicit[ée]|publicidad|"
    r"pubblicità|quảng cáo|реклама)(?: ?[-–—:].*)?|(?:story|article) continues (?:below|after).*|"
    r"(?:read|see|view|watch)(?: the| our| full)? (?:more|also|next|now|comments?)\b.*|"
    r"read(?: full)?(?: story| article)?:.*|(?:also |don'?t miss|must )read:?.*|"
    r"(?:lire|à lire)(?: aussi| également| la suite)\b.*|leer (?:más|también)\b.*|leggi (?:anche|altro)\b.*|"
    r"(?:weiterlesen|mehr zum thema|lesen sie auch|mehr lesen)\b.*|xem thêm\b.*|>>.*|"
    r"more (?:here|from|on this|stories|coverage)\b.{0,60}|more(?:…|\.{3})?|"
    r"related(?: (?:articles?|stories|content|topics?|links?|news|coverage|posts?))?\s?:?|related:.*|"
    r"(?:recommended|most (?:read|popular|viewed)|trending|popular|top stories|editor'?s picks?)(?: \w+){0,3}:?|"
    r"(?:share|tweet|e-?mail|print|comment|save|partager|teilen|compartir|condividi|chia sẻ)"
    r"(?:$| this\b.*| article.*| on \w+.*| via .*|[ ,|/]+(?:share|tweet|e-?mail|print|comment|facebook|"
    r"twitter|whatsapp|linkedin|save|copy link).*)|"
    r"(?:click|tap) (?:here|to)\b.*|(?:sign up|subscribe|log ?in|register|sign in|follow us|join us)\b.{0,120}|"
    r"(?:download|get) (?:our|the) (?:app|newsletter)\b.*|"
    r"(?:copyright|©|\(c\)|&copy;)\s?(?:\d{4}|the )?.*\b(?:all )?rights reserved\b.*|all rights reserved\b.*|"
    r"copyright (?:© )?\d{4}\b.{0,80}|"
    r"(?:est\. |estimated )?(?:reading|read) time\b.*|<? ?\d+ ?min(?:ute)?s? read\b.*|"
    r"enlarge (?:this )?image|(?:toggle|hide|show) caption|view (?:gallery|image|photos?)\b.*|image \d+ of \d+|"
    r"(?:by )?(?:newsletter|cookie)s?\b.{0,80}|\d+ (?:views?|comments?|shares?)\b.*|comments? ?\(?\d*\)?|"
    r"https?://\S+|www\.\S+|\d{1,3} ?(?:/|of) ?\d{1,3}|[-–—_=*•·.~#\u00ad\u200b-\u200f\u2060\ufeff]+|"
    r"(?:this (?:article|story|content)|story) (?:was|is) (?:originally |first )?(?:published|produced)\b.{0,120}|"
    r"[A-Z ]{3,30} — SEE OUR .*"
    r")",
    re.IGNORECASE,
)
_ON_TOP = expression(
    rf"(?:(?:published|updated|posted|added|last updated|first published|created|modified|date|time|"
    rf"veröffentlicht|aktualisiert|publié|mis à jour|publicado|pubblicato)\b.{{0,100}}|"
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}},? )?(?:(?:{MONTH})\.? \d{{1,2}},? \d{{4}}|"
    rf"\d{{1,2}}\.? (?:{MONTH})\.?,? \d{{4}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}})"
    r"(?:[ ,|–—-]+.{0,40})?|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago|\d{1,2}:\d\d.{0,20}|"
    r"(?:watch|photos?|video|gallery|listen|live|menu|search|home|close|register|breaking news|local news|"
    r"image|slideshow|multimedia|back|next|previous|news|file|sections?|follow|donate|accept|e-?paper|"
    r"home ?page|print edition|today['’]s paper|support us|download pdf|font size|in pictures|photos?:|"
    r"search for:?|loading(?:\.{3}|…)?|toggle \w+|skip \w+|you are here:?.{0,40}|listen to this \w+|"
    r"slide \d+ of \d+)|(?:(?:please )?enable javascript|we use cookies)\b.{0,100}|"
    r"(?:(?:facebook|twitter|whatsapp|linkedin|pinterest|reddit|e-?mail|print|copy link|telegram)[ ,|/]*)+|"
    r"\d{1,4})",
    re.IGNORECASE,
)
_FIRST_LETTERS = frozenset(
    "ski jum adv spo anz wer pub sto art rea see vie wat lir à l lee leg wei meh les xem mor rel rec "
    "mos tre pop top edi sha twe e-m ema pri com sav par tei con chi cli tap sig sub log reg fol joi "
    "dow get cop © 2 (c) all est enl tog hid new coo htt www thi upd pos las fir cre mod dat tim".split()
)
"""How a longer line of furniture that ends in a full stop can begin."""
_GLUED_MENU = expression(r"(?:[A-Z][a-z]+){2,}[A-Z][a-z]+")


def is_furniture(text: str, *, on_top: bool) -> bool:
    """Tell whether *text* is page furniture; *on_top*: before the first paragraph."""
    if len(text) > _LIMIT:
        return False
    if len(text) > 60 and text[-1] == "." and not opens_like_furniture(text):
        return False
    if " " not in text and _GLUED_MENU.fullmatch(text):
        return True
    if _ANYWHERE.fullmatch(text) and not _sentence(text):
        return True
    return on_top and bool(_ON_TOP.fullmatch(text))


def opens_like_furniture(text: str) -> bool:
    """Tell whether a longer line that ends in a full stop may be furniture by its beginning."""
    return text[:3].lower() in _FIRST_LETTERS


def _sentence(text: str) -> bool:
    """Tell whether *text*, though it opens like furniture, reads like a story's sentence."""
    return len(text.split()) > 14 and text.endswith(".")

"""Which short block names a section of a newspaper: `WORLD`, `Home > News`; and which a menu."""

import re

from .expressions import expression

SECTIONS = frozenset(
    "world|news|politics|business|sport|sports|opinion|culture|arts|science|technology|tech|health|"
    "economy|europe|africa|asia|americas|middle east|us|u.s.|uk|national|international|local|"
    "local news|entertainment|lifestyle|travel|environment|climate|education|markets|finance|money|"
    "life|style|features|analysis|editorial|nation|region|multimedia|top news|top stories|"
    "world news|us news|national news|breaking news|football|soccer|politik|wirtschaft|kultur|"
    "monde|économie|mundo|política|deportes|panorama|ausland|inland|esteri|cronaca|thế giới|"
    "thời sự|xã hội|spotlight".split("|")
)
"""The usual words, lower case."""
_CRUMBS = expression(r"[\w .&'’/-]{2,30}(?:\s*[>»›]\s*[\w .&'’/-]{2,30})+")
_JOINED = expression(r"\s+(?:&|and|und|et|y|e)\s+")
_JOINABLE = SECTIONS | frozenset(
    "pacific|books|film|films|music|society|food|drink|media|religion|law|crime|justice|people|"
    "africa|latin america|energy|transport|fashion|tv|theatre|gesellschaft|wissen|société".split(
        "|"
    )
)
"""What stands on either side of `&` in a section's name, lower case."""
_SLASHED = expression(r"\s+[/|]\s+")
_MENU = SECTIONS | frozenset(
    "home|menu|search|weather|video|videos|photos|obituaries|classifieds|subscribe|log in|login|"
    "sign in|sign up|newsletters|newsletter|podcasts|e-edition|contact|contact us|about|about us|"
    "advertise|jobs|more|live|latest|games|puzzles|events|community|columns|letters".split("|")
)
"""What the menu of a site says, lower case."""
_MENU_OPENINGS = frozenset(words.split(" ")[0] for words in _MENU)
_GLUED = expression(r"(?<=[a-z])(?=[A-Z])")


def read_section(text: str) -> str | None:
    """Return the section that *text* names: one of the usual words, or `Home > News`."""
    if len(text) > 80:
        return None
    if crumbs := _crumbs(text):
        return next((c for c in reversed(crumbs) if c.casefold() in SECTIONS), None)
    name = text.strip(" :/")
    if len(parts := _JOINED.split(name)) > 1 and all(p.casefold() in _JOINABLE for p in parts):
        return name
    if name.casefold() in SECTIONS:
        return name if not name.isupper() or len(name) <= 4 else name.capitalize()
    return None


def _crumbs(text: str) -> list[str]:
    """Return the names on the way to a page that *text* is: `Home > News`, `Home / News`."""
    arrows = ">" in text or "»" in text or "›" in text
    if arrows and _CRUMBS.fullmatch(text) and not text.endswith("."):
        return [crumb.strip() for crumb in re.split(r"\s*[>»›]\s*", text)]
    crumbs = _SLASHED.split(text) if "/" in text or "|" in text else []
    return crumbs if len(crumbs) > 1 and all(c.casefold() in _MENU for c in crumbs) else []


def is_menu(text: str) -> bool:
    """Tell whether *text* is the menu of a site: at least three of its words, and no other."""
    words = text.casefold().split()
    if not 3 <= len(words) <= 40 or words[0] not in _MENU_OPENINGS:
        return False
    count = at = 0
    while at < len(words):
        if " ".join(words[at : at + 2]) in _MENU and at + 1 < len(words):
            at += 2
        elif words[at] in _MENU:
            at += 1
        else:
            return False
        count += 1
    return count > 2


def glued_sections(text: str) -> int:
    """Return where the section names end that open *text*, glued: `NewsWorld News …`; 0 if none."""
    *first, last = _GLUED.split(text[:80])
    if not first or not all(name.casefold() in SECTIONS for name in first):
        return 0
    words = last.split(" ")
    for count in (2, 1):
        name = " ".join(words[:count])
        if len(words) > count and name.casefold() in SECTIONS:
            return sum(map(len, first)) + len(name)
    return 0


def last_section(text: str) -> str | None:
    """Return the last of the section names that stand glued in *text*."""
    return read_section(_GLUED.split(text)[-1])

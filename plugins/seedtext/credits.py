"""The words of a credit: who took the picture, who supplied it, who handed it out."""

import re

from .document import Credit
from .names import NOBODY, Agencies, display_body, display_name, is_organisation, is_person

CUE = (
    r"(?:(?:(?-i:[A-Z][A-Z.]+|Staff|File|Handout|Pool|Combo|Stock|Air|Navy|Army|Marine|Corps|Force|"
    r"Coast|Guard|National|Courtesy)\s){0,3}(?:photo(?:graph|s|graphs)?|pictures?|images?|pics?|rendering|"
    r"fotos?|video|illustration)(?:\s(?:illustration|credits?|copyright))*"
    r"\s*(?::|\.\.\.|\bby:?(?=\s)|\bcourtesy(?:\sof)?:?|\bfrom(?=\s)|\bvia(?=\s)|/(?=[A-Z]))"
    r"|(?:mandatory\s)?credits?(?:\sphoto)?\s*(?::|\.{3})|cr[ée]dit(?:o|os|\sphoto)?\s*:"
    r"|(?:provided|supplied)\sby(?=\s)|supplied\s?:|image\ssource,|submitted\sphoto"
    r"|foto\sdi(?=\s)|photo\s(?=[A-ZÀ-Þ][\w'’-]+\s[A-ZÀ-Þ])"
    r"|courtesy\s(?:of|photo\b)(?:\s?:)?|bild(?:er|quelle)?\s*:|quelle\s*:|foto\svon"
    r"|(?:hình\s)?ảnh(?:\sminh\shọa)?\s*:|(?:image\s)?copyright(?!\s\d)(?:\s©)?(?=\s[A-Z])|\(c\)(?=\s?[A-Z])|©"
    r"|(?:фото|图片?|摄影?|写真|撮影|사진|صورة|تصوير|عکس|תצלום|צילום|fotoğraf|zdjęcie|fotograf[íi]a)\s*:)"
)
"""What announces a credit; compiled with IGNORECASE by those who use it."""

_CUE = re.compile(rf"\s*(?:\|\s*)?{CUE}\s*", re.IGNORECASE)
_COURTESY = re.compile(
    r"\b(?:courtesy(?:\sof)?|cortesía|divulgação|supplied(?:\sby)?|provided\sby)\b:?/?\s*",
    re.IGNORECASE,
)
_COURTESY_WORDS = ("courtesy", "supplied", "provided by", "cortesía", "divulgação")
_COURTESY_PHOTO = re.compile(r"courtesy\sphoto\b\.?", re.IGNORECASE)
_HANDOUT = re.compile(r"\bhand[- ]?outs?\b|\bHO\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"[,/]?\s*\(?\b(?:file(?:s|\sphotos?|\simage|\spicture)?|archive|archiv)\b\)?\.?\s*$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\s(?:for|exclusively for|special to)\s(?=[A-Z])")
_SEPARATOR = re.compile(
    r"\s+(?:on|from)\s+(?=Unsplash|Pixabay|Pexels|Flickr)|\s*[/|;—]\s*|\s+[-–]\s+|\s*,\s+|\s+via\s+|\s+(?:through|@)\s+"
)
_MAKER = re.compile(r"((?:[A-Z][\w.]*\s){1,4}?)photo by\s")
_MEDIUM = re.compile(
    r"\b(?:news|newspaper|times|post|press|tribune|herald|gazette|globe|journal|daily|mail|"
    r"register|sun|star|mirror|tv|television|radio|network|agency|images?|photos?|pictures?|"
    r"wire|media|magazine|zeitung)\b(?!\s(?:office|service|centre|center))",
    re.IGNORECASE,
)
_PART_OF_NAME = re.compile(
    r"\b(?:cent(?:er|re)|institute|office|committee|council|agency|campaign)$", re.IGNORECASE
)
_AND = re.compile(r"\s+(?:and|und|et|y|và|&)\s+")


def once(text: str) -> str:
    """Return *text* without its repetition: `A B/AP A B/AP` and `A BA B` become one."""
    text = text.strip()
    for gap in (1, 0):
        half, odd = divmod(len(text) - gap, 2)
        if half > 3 and not odd and text[:half] == text[half + gap :]:
            return text[:half].strip()
    return text


def read_credit(text: str, agencies: Agencies) -> Credit:
    """Return the credit that *text* prints, with or without its cue and brackets."""
    printed = _unbracketed(text.strip())
    courtesy = _is_courtesy(printed)
    body = printed
    maker = _MAKER.match(body) if "photo by" in body else None
    while match := _CUE.match(body):
        if not courtesy and (named := agencies.canonical(body[: match.end()].split("/")[0])):
            body = f"{named} / {body[match.end() :]}"  # `AP Photo/Name`
            break
        body = body[match.end() :]
        if not match[0].strip():
            break
    if maker and not agencies.canonical(maker[1]) and is_organisation(maker[1]):
        body = f"{body} / {maker[1]}"
    return _read_parts(printed, body, agencies, courtesy=courtesy)


def _is_courtesy(printed: str) -> bool:
    lowered = printed.lower()
    if not any(word in lowered for word in _COURTESY_WORDS):
        return False
    return bool(_COURTESY.search(printed)) and not _COURTESY_PHOTO.search(printed)


def _unbracketed(text: str) -> str:
    text = text.strip()
    if text[:1] in "([" and text[-1:] in ")]":
        return text[1:-1].strip()
    return text.removeprefix("(").removesuffix(")") if text.count("(") != text.count(")") else text


def _read_parts(printed: str, body: str, agencies: Agencies, *, courtesy: bool) -> Credit:
    """Sort the parts of a credit's *body* into people, agencies and source."""
    lowered = body.lower()
    if courtesy:
        body = _COURTESY.sub("", body)
    handed_out = courtesy or (("hand" in lowered or "HO" in body) and bool(_HANDOUT.search(body)))
    if "file" in lowered or "archiv" in lowered:
        while (shorter := _ASIDE.sub("", body)) != body:
            body = shorter
    body = once(body.strip(" .,;:|–-"))
    people: list[str] = []
    suppliers: list[str] = []
    source: str | None = None
    if (match := _FOR.search(body)) and is_person(body[: match.start()]) and not courtesy:
        body = f"{body[: match.start()]} / {body[match.end() :]}"  # `Ada Rossi for The Post`
    parts = [_plain_part(part) for part in _SEPARATOR.split(body)]
    names = [agencies.canonical(part) for part in parts]
    any_known = any(names)
    for part, known in zip(parts, names, strict=True):
        if known:
            suppliers.append(known)
        elif not part or part.lower() in NOBODY or re.fullmatch(r"\d\w*", part):
            continue
        elif handed_out and not suppliers:
            source = f"{source}, {part}" if source else display_body(part)
        elif any_known and not people and not suppliers and _is_no_medium(part):
            source = source or display_body(part)  # `UKRAINE PRESIDENCY / AFP`
        elif _is_supplier(part, people, suppliers, any_known=any_known):
            suppliers.append(display_body(part))
        else:
            people.extend(display_name(name.strip()) for name in _AND.split(part))
    return Credit(
        text=printed,
        photographers=tuple(dict.fromkeys(people)),
        agencies=tuple(dict.fromkeys(suppliers)),
        source=source,
    )


def _plain_part(part: str) -> str:
    """Return *part* without a cue, quotes, and whom it was made for."""
    part = part.strip(" .\"'()[]").removeprefix("File: ").removeprefix("Special to ")
    if (match := _CUE.match(part)) and match.end() < len(part):
        part = part[match.end() :]
    match = _FOR.search(part) if " " in part else None
    if match and not _PART_OF_NAME.search(part[: match.start()]):
        part = part[: match.start()]  # `Ada Rossi for The Lakeside Post`
    return once(part)


def _is_no_medium(part: str) -> bool:
    """Tell a body that hands pictures out, `Ukraine Presidency`, from a newspaper."""
    return is_organisation(part) and not _MEDIUM.search(part)


def _is_supplier(part: str, people: list[str], suppliers: list[str], *, any_known: bool) -> bool:
    """Tell whether an unknown *part* supplied the picture, rather than took it."""
    if is_organisation(part):
        return True
    if people:
        return True  # one photographer is enough: what follows is who they work for
    if suppliers or any_known:
        return not (is_person(part) or " " not in part)
    return not _names_someone(part)


def _names_someone(part: str) -> bool:
    """Tell people from bodies where nothing else stands: initials, or two names."""
    words = part.split()
    if len(words) == 1:
        return bool(re.fullmatch(r"(?:\w\.){1,3}\w*\.?|[^\W\d_]{2}", part)) and part != "IT"
    return all(is_person(name.strip()) for name in _AND.split(part)) or any(
        char.isdigit() for char in part
    )

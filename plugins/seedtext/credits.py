"""The words of a credit: who took the picture, who supplied it, who handed it out."""

import re

from .document import Credit
from .expressions import expression
from .names import (
    NOBODY,
    Agencies,
    display_body,
    display_name,
    is_organisation,
    is_person,
    reads_as_person,
)

CUE = (
    r"(?:(?:(?-i:[A-Z][A-Z.]+|Staff|File|Handout|Pool|Combo|Stock|Air|Navy|Army|Marine|Corps|Force|"
    r"Coast|Guard|National|Courtesy)\s){0,3}(?:photo(?:graph|s|graphs)?|pictures?|images?|pics?|rendering|"
    r"fotos?|video|illustration)(?:\s(?:illustration|credits?|copyright))*"
    r"\s*(?::|\.\.\.|\bby:?(?=\s)|\bcourtesy(?:\sof)?:?|\bfrom(?=\s)|\bvia(?=\s)|/\s?(?=[A-Z])|\|(?=\s[A-Z]))"
    r"|(?:mandatory\s)?credits?(?:\sphoto)?\s*(?::|\.{3})|cr[ée]dit(?:o|os|\sphoto)?\s*:"
    r"|(?:provided|supplied)\sby(?=\s)|supplied\s?:|image\ssource,|submitted\sphoto"
    r"|foto\sdi(?=\s)|photo\s(?=[A-ZÀ-Þ][\w'’-]+\s[A-ZÀ-Þ])"
    r"|courtesy\s(?:of|photo\b)(?:\s?:)?|bild(?:er|quelle)?\s*:|quelle\s*:|foto\svon"
    r"|(?:hình\s)?ảnh(?:\sminh\shọa)?\s*:|(?:image\s)?copyright(?!\s\d)(?:\s©)?(?=\s[A-Z])|\(c\)(?=\s?[A-Z])|©"
    r"|(?:фото|图片?|摄影?|写真|撮影|사진|صورة|تصوير|عکس|תצלום|צילום|fotoğraf|zdjęcie|fotograf[íi]a)\s*:)"
)
"""What announces a credit; compiled with IGNORECASE by those who use it."""

_CUE = expression(rf"\s*(?:\|\s*)?{CUE}\s*", re.IGNORECASE)
_SUPPLIER = r"[A-Za-z]{2,}(?: [A-Z][a-z]+)?"
_COMMONEST = expression(
    rf"(?:Photo(?: by|:) )?(?:(?P<first>{_SUPPLIER})(?: Photo)?/)?"
    r"(?P<name>[A-ZÀ-Þ][^\W\d_]+(?: [A-ZÀ-Þ][^\W\d_]+){1,2})"
    rf"(?: ?[/|] ?(?P<last>{_SUPPLIER}))?(?: via (?P<via>{_SUPPLIER}))?"
)
"""A name of two or three words beside known agencies: a third of all credits in newspapers."""
_NO_NAMES = frozenset(
    "handout handouts ho supplied provided courtesy cortesía divulgação "
    "file files archive archiv".split()
)
"""What stands in credits and means more than a name; lower case."""
_COURTESY = expression(
    r"\b(?:courtesy(?:\sof)?|cortesía|divulgação|supplied(?:\sby)?|provided\sby)\b:?/?\s*",
    re.IGNORECASE,
)
_CUE_OPENINGS = frozenset(
    "ph pi im re fo vi il ma cr pr su co bi qu zd (c st fi ha po ai na ar gu".split()
)
"""The first two letters of every cue in small letters that does not open with an acronym."""
_COURTESY_WORDS = ("courtesy", "supplied", "provided by", "cortesía", "divulgação")
_COURTESY_PHOTO = expression(r"courtesy\sphoto\b\.?", re.IGNORECASE)
_HANDOUT = expression(r"\bhand[- ]?outs?\b|\bHO\b", re.IGNORECASE)
_ASIDE = expression(
    r"[,/]?\s*\(?\b(?:file(?:s|\sphotos?|\simage|\spicture)?|archive|archiv)\b\)?\.?\s*$",
    re.IGNORECASE,
)
_FOR = expression(r"\s(?:for|exclusively for|special to)\s(?=[A-Z])")
_BUT_A_SLASH = expression(r"[|;—–,@-]|\s(?:on|from|via|through)\s")
"""What a separator other than a slash cannot do without."""
_SEPARATOR = expression(
    r"\s+(?:on|from)\s+(?=Unsplash|Pixabay|Pexels|Flickr)|\s*[/|;—]\s*|\s+[-–]\s+|\s*,\s+|\s+via\s+|\s+(?:through|@)\s+"
)
_MAKER = expression(r"((?:[A-Z][\w.]*\s){1,4}?)photo by\s")
_MEDIUM = expression(
    r"\b(?:news|newspaper|times|post|press|tribune|herald|gazette|globe|journal|daily|mail|"
    r"register|sun|star|mirror|tv|television|radio|network|agency|images?|photos?|pictures?|"
    r"wire|media|magazine|zeitung)\b(?!\s(?:office|service|centre|center))",
    re.IGNORECASE,
)
_PART_OF_NAME = expression(
    r"\b(?:cent(?:er|re)|institute|office|committee|council|agency|campaign)$", re.IGNORECASE
)
_NO_SIGN = expression(r"[-.:(]|\s(?:[A-Z]{2,}|[Pp]hotos?|PHOTO)$")
"""What a name and an agency have between them or at their end, where no slash parts them."""
_ACRONYM_PHOTO = expression(r"([A-Z]{2,6}) (?:[Pp]hotos?|PHOTO|[Pp]ics?)")
_STATION = expression(r"[A-Z][A-Z\d-]{2,5}")
"""A broadcaster's call sign."""
_PLURAL_CUE = expression(r"(?:Fotos|Photos|Pictures|Images|Bilder)\b", re.IGNORECASE)
_HANDOUT_END = expression(r"\s+hand[- ]?outs?$", re.IGNORECASE)
_CODE = expression(r"\d\w*")
"""A number where a name would stand: `1`, `2022a`."""
_INITIALS = expression(r"(?:\w\.){1,3}\w*\.?|[^\W\d_]{2}")
_AND = expression(r"\s+(?:and|und|et|y|và|&)\s+")


def once(text: str) -> str:
    """Return *text* without its repetition: `A B/AP A B/AP` and `A BA B` become one."""
    text = text.strip()
    length = len(text)
    half = length // 2
    if half > 3:
        if length % 2 and text[half + 1] == text[0] and text[:half] == text[half + 1 :]:
            return text[:half].strip()
        if not length % 2 and text[half] == text[0] and text[:half] == text[half:]:
            return text[:half].strip()
    return text


def cue_end(text: str) -> int:
    """Return where the cue that opens *text* ends, the space around it included; 0 if none."""
    opening = text[:2]
    if (
        opening.isascii()
        and opening.lower() not in _CUE_OPENINGS
        and opening[:1] != "|"
        and not opening[:1].isspace()
        and not (opening.isupper() and opening[1:] != " ")
    ):
        return 0
    match = _CUE.match(text)
    return match.end() if match else 0


def read_credit(text: str, agencies: Agencies) -> Credit:
    """Return the credit that *text* prints, with or without its cue and brackets."""
    printed = _unbracketed(text.strip())
    return read_commonest(printed, agencies) or _read_any(printed, agencies)


def read_commonest(printed: str, agencies: Agencies) -> Credit | None:
    """Return in one go the credit that *printed* is: `Photo by Ada ROSSI / AFP` and its like.

    It is what `_read_any` says; None where *printed* has another form.
    """
    match = _COMMONEST.fullmatch(printed)
    if match is None:
        return None
    name, *named = match.group("name", "first", "last", "via")
    suppliers = [agencies.canonical(form) for form in named if form]
    known = [supplier for supplier in suppliers if supplier]
    words = printed.lower().replace("/", " ").replace("|", " ").split()
    if (
        not known
        or len(known) < len(suppliers)
        or agencies.canonical(name)
        or name.lower() in NOBODY
        or is_organisation(name)
        or once(name) != name
        or cue_end(printed[match.start("name") :])
        or not _NO_NAMES.isdisjoint(words)
    ):
        return None
    return Credit(printed, (display_name(name),), tuple(dict.fromkeys(known)))


def _read_any(printed: str, agencies: Agencies) -> Credit:
    courtesy = _is_courtesy(printed)
    body = printed
    maker = _MAKER.match(body) if "photo by" in body else None
    while end := cue_end(body):
        if not courtesy and (named := agencies.canonical(body[:end].split("/")[0])):
            body = f"{named} / {body[end:]}"  # `AP Photo/Name`
            break
        body = body[end:]
    if maker and not agencies.canonical(maker[1]) and is_organisation(maker[1]):
        body = f"{body.removeprefix(maker[0])} / {maker[1]}"
    return _read_parts(printed, body, agencies, courtesy=courtesy)


def _is_courtesy(printed: str) -> bool:
    lowered = printed.lower()
    for word in _COURTESY_WORDS:
        if word in lowered:
            return bool(_COURTESY.search(printed)) and not _COURTESY_PHOTO.search(printed)
    return False


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
    people: list[str] = []
    suppliers: list[str] = []
    source: str | None = None
    parts = _parts(once(body.strip(" .,;:|–-")), agencies, courtesy=courtesy)
    plural = bool(_PLURAL_CUE.match(printed))
    by_way_of = " via " in body
    names = [agencies.canonical(part) for part in parts]
    any_known = any(names)
    for part, known in zip(parts, names, strict=True):
        if known:
            suppliers.append(known)
            continue
        if not part or part.lower() in NOBODY or (part[0].isdecimal() and _CODE.fullmatch(part)):
            continue
        if handed_out:
            giver = _HANDOUT_END.sub("", part)
            handed = not suppliers or giver != part  # `EPA/HARBOUR TRUST HANDOUT`
        else:
            giver = part
            handed = (
                any_known and not (people or suppliers) and _hands_out(part, by_way_of=by_way_of)
            )
        if handed:
            source = f"{source}, {giver}" if source and not suppliers else source or giver
        elif plural and people and not any_known and is_person(part) and " " in part:
            people.append(display_name(part))
        elif people or _is_supplier(part, among_others=bool(suppliers) or any_known):
            # One photographer is enough: what follows is who they work for.
            suppliers.append(display_body(part))
        else:
            people += [display_name(name) for name in _AND.split(part)]
    return Credit(
        text=printed,
        photographers=tuple(dict.fromkeys(people)),
        agencies=tuple(dict.fromkeys(suppliers)),
        source=source and display_body(source),
    )


def _parts(body: str, agencies: Agencies, *, courtesy: bool) -> list[str]:
    """Return what stands between the slashes, commas and dashes of a credit."""
    if (
        not courtesy
        and ("for" in body or "special to" in body)
        and (match := _FOR.search(body))
        and is_person(body[: match.start()])
    ):
        body = f"{body[: match.start()]} / {body[match.end() :]}"  # `Ada Rossi for The Post`
    split = _SEPARATOR.split(body) if _BUT_A_SLASH.search(body) else body.split("/")
    parts: list[str] = []
    for part in split:
        plain = _plain_part(part.strip())
        parts += _two_parts(plain, agencies) if _NO_SIGN.search(plain) else [plain]
    return parts


def _two_parts(part: str, agencies: Agencies) -> list[str]:
    """Return name and agency where no separator stands between them, else *part* alone."""
    if agencies.canonical(part):
        return [part]
    if match := _ACRONYM_PHOTO.fullmatch(part):
        return [match[1]]
    head, colon, name = part.partition(": ")
    if colon and (is_organisation(head) or agencies.canonical(head)) and is_person(name):
        return [head, name]  # `ABC News: Ada Rossi`
    for sign in ("-", ". ", " (", " "):
        name, found, supplier = part.rpartition(sign)
        if found and agencies.canonical(supplier.rstrip(")")):
            if agencies.canonical(name) and sign == "-":
                return [name, supplier]  # `AFP-JIJI`
            if is_person(name) and " " in name and (sign != " " or supplier.isupper()):
                return [name, supplier.rstrip(")")]
    return [part]


def _plain_part(part: str) -> str:
    """Return *part* without a cue, quotes, and whom it was made for."""
    part = part.strip(" .\"'()[]").removeprefix("File: ").removeprefix("Special to ")
    if 0 < (end := cue_end(part)) < len(part):
        part = part[end:]
    if " " not in part:
        return once(part)
    match = _FOR.search(part) if "for" in part or "special to" in part else None
    if match and not _PART_OF_NAME.search(part[: match.start()]):
        part = part[: match.start()]  # `Ada Rossi for The Lakeside Post`
    return once(part)


def _hands_out(part: str, *, by_way_of: bool) -> bool:
    """Tell a body that hands pictures out, `Ukraine Presidency`, from a newspaper."""
    if by_way_of and _STATION.fullmatch(part):
        return True  # `KRAV via AP`
    return is_organisation(part) and not _MEDIUM.search(part)


def _is_supplier(part: str, *, among_others: bool) -> bool:
    """Tell whether *part* supplied the picture, rather than took it.

    *among_others*: an agency stands beside it.
    """
    if is_organisation(part):
        return True
    if among_others:
        return " " in part and not reads_as_person(part)
    return not _names_someone(part)


def _names_someone(part: str) -> bool:
    """Tell people from bodies where nothing else stands: initials, or two names."""
    words = part.split()
    if len(words) == 1:
        return bool(_INITIALS.fullmatch(part)) and part != "IT"
    return all(is_person(name.strip()) for name in _AND.split(part)) or any(
        char.isdigit() for char in part
    )

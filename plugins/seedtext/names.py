"""Names of agencies and people: canonical and display forms, and which is which.

The agency table is small on purpose; a site adds to it with `SEED_AGENCIES`.
"""

import re
from collections.abc import Mapping

from .expressions import expression

WIRE_AGENCIES = {
    "AAP": ("Australian Associated Press",),
    "AFP": ("Agence France-Presse", "Agence France Presse", "AFP Photo", "AFPTV"),
    "ANI": (),
    "ANP": (),
    "ANSA": (),
    "Al Jazeera": (),
    "AP": ("Associated Press", "The Associated Press", "AP Photo", "AP Photos", "AP Images"),
    "APA": (),
    "Anadolu": ("Anadolu Agency", "Anadolu Ajansi", "AA"),
    "Belga": (),
    "Bernama": (),
    "Bloomberg": ("Bloomberg News",),
    "CNA": (),
    "CP": ("The Canadian Press", "Canadian Press"),
    "CTK": ("ČTK",),
    "DPA": ("dpa", "Deutsche Presse-Agentur"),
    "EFE": (),
    "EPA": ("EPA-EFE", "European Pressphoto Agency", "epa-efe"),
    "IANS": (),
    "Interfax": (),
    "Jiji": ("Jiji Press",),
    "Keystone": (),
    "Kyodo": ("Kyodo News",),
    "Lusa": (),
    "MTI": (),
    "NTB": (),
    "PA": ("PA Media", "PA Wire", "Press Association", "PA Images"),
    "PAP": (),
    "PTI": ("Press Trust of India",),
    "Reuters": ("Reuter", "REUTERS", "Thomson Reuters", "Reuters Photo"),
    "Ritzau": ("Ritzau Scanpix",),
    "Sputnik": ("RIA Novosti", "Sputniknews"),
    "TASS": ("ITAR-TASS", "TASS News Agency"),
    "TT": ("TT News Agency",),
    "TTXVN": ("VNA", "Vietnam News Agency"),
    "UPI": ("United Press International",),
    "Ukrinform": (),
    "Xinhua": ("Xinhua News Agency",),
    "Yonhap": ("Yonhap News Agency",),
}
"""Canonical name: other forms. These supply text and pictures; letter case counts not."""

PICTURE_AGENCIES = {
    "Action Images": (),
    "Hulton Archive": (),
    "LaPresse": (),
    "NCA NewsWire": ("NewsWire",),
    "USA TODAY Sports": ("USA Today Sports", "Imagn", "Imagn Images"),
    "Abaca": ("AbacaPress", "Abaca Press"),
    "Alamy": ("Alamy Stock Photo", "Alamy Live News"),
    "Corbis": (),
    "Getty Images": ("Getty", "Getty Image", "Getty Images Plus", "Getty Images North America"),
    "Imago": ("imago images",),
    "LightRocket": (),
    "Maxppp": (),
    "NurPhoto": ("Nur Photo",),
    "Pexels": (),
    "Pixabay": (),
    "Rex": ("Rex Features", "Rex/Shutterstock"),
    "SOPA Images": (),
    "Shutterstock": ("Shutterstock.com",),
    "Sipa": ("Sipa USA", "SIPA Press"),
    "Unsplash": (),
    "VCG": ("Visual China Group",),
    "WireImage": (),
    "Zuma": ("Zuma Press", "Zuma Wire", "ZUMA Press Wire"),
    "iStock": ("iStockphoto",),
    "picture alliance": ("picture-alliance",),
}
"""These supply pictures only: such a name in brackets is a credit, never a sign-off."""

_BODY_WORDS = frozenset(
    "agency airline airlines airways archive archives army association athletics authority bank "
    "board broadcasting center centre channel church city club college commission committee "
    "company corp corps council county court daily department dept design embassy enquirer express "
    "entertainment facebook feature features festival film films football force forces foundation "
    "gallery gazette globe gmbh government group guard herald hospital house image images inc "
    "independent initiative instagram institut institute international internet journal kremlin "
    "laboratory league library limited llc ltd magazine mail market media medical military "
    "ministry ministere ministère ministerium mirror museum nasa national nation nations navy "
    "network news newspaper nccc nvcc observatory office online opera parliament party "
    "photographer photographers photography photo photos picture pictures police polizei post "
    "presidency presidential press productions promo privat radio records register republic "
    "reserve restaurant school secretariat senate server service services society state stock "
    "studio studios sun system team telegram telegraph television televisión theatre theater "
    "times tribune trust tv tweet twitter union united universidad universität universite "
    "université university video wire world youtube zoo zeitung .com".split()
)
"""A word of these makes a name that of a body, not of a person; lower case."""
_BODY_ENDINGS = tuple(
    "verband verein verlag gesellschaft ministerium feuerwehr zeitung anzeiger nachrichten "
    "universität museum theater agentur stiftung archiv werke".split()
)
"""How the German names of bodies end, which are one word: `Seglerverband`."""
_DOMAINS = (".com", ".org", ".net", ".de", ".vn", ".gov")
NOBODY = frozenset(
    "str|stringer|pool|pool photo|via pool|handout|handout photo|ho|-|–|--|staff|stf|"
    "file|file photo|no archives|no sales|no resales|released|privat|dr|divulgação|archivo|archives|handout editorial use only|editorial use only|submitted photo|acquire licensing rights|file photo acquire licensing rights|pic|file image|file picture|archive photo|archive|archiv|stock photo|stock|"
    "photo|image|picture|photographer|reuters photographer|staff photographer|reuters staff|"
    "contributor|unknown|uncredited|courtesy|courtesy photo|screenshot|screengrab|"
    "video grab|social media|minh họa|ảnh minh họa|illustration|symbolbild|undated photo|nvcc".split(
        "|"
    )
)
"""What stands where a photographer's name would and names nobody; lower case."""

_PARTICLES = frozenset(
    "al am an and es au aux bin da de del della den der des di do dos du e el en et ibn la le "
    "of on sur te ten ter the und upon van von y".split()
)
_LOWERED = _PARTICLES - {"al", "an", "e", "el", "en", "la", "le", "ten", "ter", "te", "ibn"}
_RANK = expression(r"[A-Z]{2,4}\d")
_ROMAN = expression(r"I{2,3}|IV|VI{0,3}|XX?I{0,3}")
_INITIALS = expression(r"(?:\w\.)+\w?\.?")
_WORD_BREAK = expression(r"[^\w]+")
_NO_NAME = expression(r"[,;:!?()\[\]\"“”<>=@#%&©]|['’]s\b")
_ABBREVIATED = expression(r"(?:Capt|Sgt|Cpl|Prof|Pfc|Spc|Maj|Col|Gen|Lt|Jr|Sr|Dr|(?:\w\.)+\w?)\.?")
_MANY_WORDS = expression(r"\d(?:st|nd|rd|th)\b|^(?:Staff|Master|Petty)")
"""What a name of over five words holds: a rank."""
_ORDINAL = expression(r"\d(?:st|nd|rd|th)")
_NOT_THE_NAME = expression(r"\s+(?:photos?|images?|pics?|\(?(?:19|20)\d\d\w?\)?)$")
_ACRONYMS = frozenset("USS HMS US UK UN USA UAE EU NATO DC NASA HMCS".split())
_CELTIC = expression(r"((?:Mc|Mac|O['’]|D['’]))([A-Z]{2,})")


class Agencies:
    """The known agencies, by every form of their names."""

    def __init__(self, extra: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Add *extra*, `{canonical name: (other forms)}`, to the table."""
        tables: tuple[Mapping[str, tuple[str, ...]], ...] = (
            PICTURE_AGENCIES,
            WIRE_AGENCIES,
            extra or {},
        )
        self._canonical = {
            form.casefold(): name
            for table in tables
            for name, forms in table.items()
            for form in (name, *forms)
        }
        self._picture_only = set(PICTURE_AGENCIES)
        self.forms = sorted(self._canonical, key=lambda form: (-len(form), form))
        """All forms, lower case, longest first."""
        self.pattern = "|".join(map(re.escape, self.forms))

    def canonical(self, name: str) -> str | None:
        """Return the canonical form of *name*, or None where it is no known agency."""
        key = name.strip(" .©").casefold()
        found = self._canonical.get(key)
        if found is None and key[:4] == "the ":
            found = self._canonical.get(key[4:])
        if found is None and len(words := key.split()) > 1 and words[-1][0] in "pi(12":
            found = self._canonical.get(_NOT_THE_NAME.sub("", key))
        return found

    def is_wire(self, name: str) -> bool:
        """Tell whether the canonical *name* also supplies text."""
        return name not in self._picture_only


_WIDE = "（）：／，［］｜【】"
_NARROW = str.maketrans(_WIDE, "():/,[]|[]")


def narrow(text: str) -> str:
    """Return *text* with the wide brackets and marks of East Asian type as narrow ones.

    The length stays, and so every position in it.
    """
    if text.isascii():
        return text
    for mark in _WIDE:
        if mark in text:
            return text.translate(_NARROW)
    return text


def is_organisation(name: str) -> bool:
    """Tell whether the words of *name* are those of a body, not of a person."""
    lowered = name.lower()
    plain = lowered.replace(" ", "").isalnum()
    words = lowered.split(" ") if plain else _WORD_BREAK.split(lowered)
    if not _BODY_WORDS.isdisjoint(words):
        return True
    for word in words:
        if len(word) > 9 and word.endswith(_BODY_ENDINGS):
            return True
    if "." in lowered and any(domain in lowered for domain in _DOMAINS):
        return True
    return "for the " in lowered or "special to " in lowered or "usa today" in lowered


def is_person(name: str) -> bool:
    """Tell whether *name* has the form of a person's name: `Anwar AMRO`, `N.K`."""
    return reads_as_person(name) and not is_organisation(name)


def reads_as_person(name: str) -> bool:
    """Tell whether *name*, which is not that of a body, has the form of a person's name."""
    words = name.split()
    if not 1 <= len(words) <= 8 or name.lower() in NOBODY:
        return False
    if not "".join(words).isalpha() and (_NO_NAME.search(name) or name[-1] in "-–—"):
        return False
    if len(words) > 5 and not _MANY_WORDS.search(name):
        return False
    for word in words:
        if not _name_word(word):
            return False
    return words[0][0].isalpha()


def _name_word(word: str) -> bool:
    if word[0].isupper() and word[-1] != ".":
        return True
    if word[-1:] == "." and len(word) > 3 and not _ABBREVIATED.fullmatch(word):
        return False
    first = word.lstrip("'’‘")[:1]
    if first.isdigit():
        return bool(_ORDINAL.fullmatch(word))
    return any(map(is_capital, word)) or word.lower() in _PARTICLES


def is_capital(char: str) -> bool:
    """Tell whether *char* can open a name: no small letter; many scripts have but one case."""
    return char.isalpha() and not char.islower()


def display_name(name: str) -> str:
    """Return *name* with words in capitals put into display form: `Daniel Leal`."""
    words = name.split()
    for i, word in enumerate(words):
        if not word[1:].islower():
            words[i] = _display_word(word, first=i == 0)
    return " ".join(words)


def display_body(name: str) -> str:
    """Return the *name* of a body in display form: `Coast Guard`, `NASA`, `ABC News`.

    A word in capitals is an acronym where it stands alone, or where others have small letters.
    """
    if " " not in name:
        return name if len(name) <= 6 else display_name(name)
    shown = display_name(name)
    if name.isupper() or shown == name:
        return shown
    pairs = zip(name.split(), shown.split(), strict=True)
    return " ".join(a if a.isupper() and len(a) <= 4 else b for a, b in pairs)


def _display_word(word: str, *, first: bool) -> str:
    if word in _ACRONYMS or len(word) == 1:
        return word
    if not word.isupper():
        match = _CELTIC.fullmatch(word)
        return match[1] + match[2].capitalize() if match else word
    if not first and _ROMAN.fullmatch(word):
        return word
    if word.isalpha():
        shown = _capital(word.lower())
    elif match := _CELTIC.fullmatch(word):
        return match[1] + match[2].capitalize()
    elif len(word.strip(".'’-")) < 2 or _RANK.search(word) or _INITIALS.fullmatch(word):
        return word
    else:
        shown = _joined_name(word)
    return shown.lower() if not first and shown.lower() in _LOWERED else shown


def _joined_name(word: str) -> str:
    """Return the display form of a name with hyphens or apostrophes: `Al-Masri`, `O'Hara`."""
    parts = re.split(r"([-'’/])", word.lower())
    shown = [
        part if index and parts[index - 1] == "-" and part in _LOWERED else _capital(part)
        for index, part in enumerate(parts)
    ]
    if len(shown) > 2 and shown[-1] == "S" and shown[-2] in "'’":
        shown[-1] = "s"
    return "".join(shown)


def _capital(part: str) -> str:
    return part[:1].upper() + part[1:]

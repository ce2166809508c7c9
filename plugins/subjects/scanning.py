"""Where capitalised names stand in a text: one pass of one expression."""

import re
from typing import NamedTuple

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĽŁŃŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_SHORT = (
    r"(?<=\b(?:Mr|Ms|Dr|Lt|St|Jr|Sr|Co|Ft|Mt|No)\.)|"
    r"(?<=\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Rev|Inc|Ltd|Adm|Maj|Hon|Cpl|Pvt|Det|Ald)\.)|"
    r"(?<=\b(?:Sens|Reps|Govs|Capt|Prof|Corp|Cmdr|Bros|Supt|Dept|Pres)\.)"
)
"""Short forms that keep their full stop; parted by length, as looking back asks."""
_OPENER = (
    "(?:(?!(?:h(?:e(?! Hague| Guardian| Verge| Hill| Atlantic)|ey|at|is|ere|ese|ose)|nd?|ts?|"
    "f(?:ter)?|e|s|ut|or|rom|ith|lso|(?<=[AI])|(?:y|er|ur|ll|ne|et)(?= [a-z]))[ ,])|"
    "(?=(?:e(?<=[DLNR]e)|t(?<=[MS]t)|n(?<=En)|he(?<=Che)|et(?<=Jet)) ))"
)
"""Behind a capital: `The`, `In`, `But`, a third of all, which begin no name as `Le` and `St` do."""
_LETTERS = r"[a-z\w]++"
"""The range says nothing new; it is what is tried first, and quickly."""
_REST = (
    rf"(?:[a-z]++(?![\w.'’&-])|{_LETTERS}(?:[-'’&]{_LETTERS})*(?:\.(?:{_SHORT}))?|"
    rf"\.(?:[A-Z]\.)*(?:-{_LETTERS})?|(?:[-'’&]{_LETTERS})*)"
)
"""The rest of a word; small letters alone, as most have, come first."""
_SMALL = (
    "of(?: the)?|for(?: the)?|(?<=(?:ommission|Committee) )on(?: the)?(?! [A-Z][a-z]+day)|"
    "(?<=operation )in(?: the)?|a(?:nd(?: the)?|l)|&|d(?:e(?: la| los|l|n)?|u|a|os|i)|"
    "v(?:an(?: de[rn]?)?|on(?: der)?)|bin|ibn|el|l[ae]|ter"
)
_BEFORE = r"(?:a[lnstdr]|el|ash|d)[-’']"
_NICKNAME = '[“"][A-Z][a-z]+[”"]'
_SPACE = "[ \n\xa0]"
_WORD = f"[{_UP}]{_REST}"
RUN = re.compile(
    rf"[{_UP}]{_OPENER}{_REST}(?:(?: {_NICKNAME})?{_SPACE}"
    rf"(?:{_WORD}|(?:{_SMALL}){_SPACE}(?:{_BEFORE})?{_WORD}|{_BEFORE}{_WORD}))*"
)
"""A run of capitalised words, with the small words inside it: `Bank of Japan Governor Sumita`."""
_INSIDE = frozenset("abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïñòóôõöøùúûüý0123456789,;'’")


def parts_of_form(form: str) -> tuple[str, ...]:
    """Return the runs that stand in a name where none is the whole of it; empty for most."""
    if (form.istitle() and form.replace(" ", "").isalpha()) or RUN.fullmatch(form):
        return ()
    return tuple(match[0] for match in RUN.finditer(form))


Seen = list[int]
"""How often a run stands in a story, where first, and a bit for each part of the story it stands
in. A list, because a record would take ten times as long to make."""


class Scan(NamedTuple):
    """The runs of a text, each once, in the order of the text."""

    inside: dict[str, Seen]
    """Runs inside a sentence."""
    first: dict[str, Seen]
    """Runs that may begin a sentence, where any word has a capital."""


def scan(text: str, spans: list[tuple[int, int, int]]) -> Scan:
    """Return the runs of the *spans* of *text*: (start, end, bit of the part)."""
    inside: dict[str, Seen] = {}
    first: dict[str, Seen] = {}
    find, within = RUN.finditer, _INSIDE
    for start, end, bit in spans:
        for match in find(text, start, end):
            run = match[0]
            at = match.start()
            runs = inside if at > start + 1 and text[at - 2] in within else first
            seen = runs.get(run)
            if seen is None:
                runs[run] = [1, at, bit]
            else:
                seen[0] += 1
                seen[2] |= bit
    return Scan(inside, first)

"""Dates as captions and datelines print them, in ISO form."""

import re

from .expressions import expression

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier januar enero ene gennaio gen",
            "february feb février fevrier februar febrero febbraio févr fév fevereiro",
            "march mar mars märz marzo março",
            "april apr avril abril aprile abr",
            "may mai mayo maggio mag maio",
            "june jun juin juni junio giugno giu junho",
            "july jul juillet juli julio luglio lug julho",
            "august aug août aout agosto ago",
            "september sept sep septembre septiembre settembre set setembro",
            "october oct octobre oktober okt octubre ottobre ott outubro",
            "november nov novembre noviembre novembro",
            "december dec décembre dezember dez diciembre dicembre dic dez dezembro",
        ),
        1,
    )
    for name in names.split()
}
MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
"""Alternatives of month names; compiled with IGNORECASE by those who use it."""

_YEAR = expression(
    r"\d(?:\d{3}(?<![\d.,]\d{4})(?<!\d[./]\d{4})(?![\d%])|(?<!\w\d)\d?[./]\d{1,2}[./]\d{4}\b)"
)
"""Opens with a digit, and looks behind it afterwards: so it is searched for quickly."""
_DAY = expression(r"(\d{1,2})(?:st|nd|rd|th|er)?")
_LINKS = frozenset(("de", "of", "del"))


def first_date(text: str) -> str | None:
    """Return the first date with a year that *text* prints, as `2022-02-26` or `2017-07`.

    Of `03/04/2021` nobody can tell the month from the day unless one is over 12; where
    the parts could be either, the day is taken to come first, as outside the US.
    """
    for written in _YEAR.finditer(text):
        if len(written[0]) > 4:
            day, month, year = map(int, re.split(r"[./]", written[0]))
            if month > 12:
                day, month = month, day
        else:
            year = int(written[0])
            month, day = _before_year(text[max(0, written.start() - 28) : written.start()])
        if 1800 <= year <= 2200 and 1 <= month <= 12 and 0 <= day <= 31:
            return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"
    return None


def _before_year(text: str) -> tuple[int, int]:
    """Return month and day of the words before a year: `April 18, `, `18. April `, `July `."""
    last, before = "", ""
    for word in text.lower().split()[:-6:-1]:
        name = word.strip(".,")
        if name in _LINKS:
            continue
        if last:
            before = name
            break
        last = name
    if month := _MONTHS.get(last, 0):
        day = _DAY.fullmatch(before)
        return month, int(day[1]) if day else 0
    if before and (day := _DAY.fullmatch(last)):
        return _MONTHS.get(before, 0), int(day[1])
    return 0, 0


def over_a_year_before(taken: str, published: str) -> bool:
    """Tell whether *taken* lies over a year before *published* (both ISO, any precision)."""
    if taken[:4] >= published[:4]:
        return False
    year, rest = int(taken[:4]), taken[4:]
    if rest == "-02-29":
        rest = "-02-28"
    anniversary = f"{year + 1:04}{rest}"
    length = min(len(anniversary), len(published), 10)
    return anniversary[:length] < published[:length]

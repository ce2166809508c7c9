"""Dates as captions and datelines print them, in ISO form."""

import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier januar enero ene gennaio",
            "february feb février fevrier februar febrero febbraio",
            "march mar mars märz marzo",
            "april apr avril abril aprile",
            "may mai mayo maggio",
            "june jun juin juni junio giugno",
            "july jul juillet juli julio luglio",
            "august aug août aout agosto",
            "september sept sep septembre septiembre settembre",
            "october oct octobre oktober okt octubre ottobre",
            "november nov novembre noviembre",
            "december dec décembre dezember dez diciembre dicembre",
        ),
        1,
    )
    for name in names.split()
}
MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
"""Alternatives of month names; compiled with IGNORECASE by those who use it."""

_DATES = re.compile(
    rf"\b(?:(?P<m1>{MONTH})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:er|st|nd|rd|th|\.)?\s+(?:de\s+)?(?P<m2>{MONTH})\.?,?\s+(?:de\s+)?(?P<y2>\d{{4}})"
    r"|(?P<d3>\d{1,2})(?P<sep>[./])(?P<m3>\d{1,2})(?P=sep)(?P<y3>\d{4})"
    rf"|(?P<m4>{MONTH})\.?,?\s+(?:of\s+)?(?P<y4>\d{{4}}))\b",
    re.IGNORECASE,
)


def first_date(text: str) -> str | None:
    """Return the first date with a year that *text* prints, as `2022-02-26` or `2017-07`.

    Of `03/04/2021` nobody can tell the month from the day unless one is over 12; where
    the parts could be either, the day is taken to come first, as outside the US.
    """
    for match in _DATES.finditer(text):
        year, month, day = _numbers(match)
        if 1800 <= year <= 2200 and 1 <= month <= 12 and 0 <= day <= 31:
            return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    return None


def over_a_year_before(taken: str, published: str) -> bool:
    """Tell whether *taken* lies over a year before *published* (both ISO, any precision)."""
    year, rest = int(taken[:4]), taken[4:]
    if rest == "-02-29":
        rest = "-02-28"
    anniversary = f"{year + 1:04}{rest}"
    length = min(len(anniversary), len(published), 10)
    return anniversary[:length] < published[:length]


def _numbers(match: re.Match[str]) -> tuple[int, int, int]:
    if match["m1"]:
        return int(match["y1"]), _MONTHS[match["m1"].lower()], int(match["d1"])
    if match["m2"]:
        return int(match["y2"]), _MONTHS[match["m2"].lower()], int(match["d2"])
    if match["m3"]:
        day, month = int(match["d3"]), int(match["m3"])
        return int(match["y3"]), *((day, month) if month > 12 else (month, day))
    return int(match["y4"]), _MONTHS[match["m4"].lower()], 0

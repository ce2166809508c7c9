"""When a picture was taken, as its caption prints it."""

import re
from datetime import date

from .dates import first_date
from .expressions import expression

_YEAR = expression(r"\d{4}")
_NUMBERS = expression(
    r"(?<![\d.,/-])(?:(?P<iso>\d{4}-\d\d-\d\d)|(?P<signs>\d{4}年\d{1,2}月\d{1,2})日|"
    r"\d{1,2}-\d{1,2}-\d{4}|\d{1,2}\stháng\s\d{1,2}\snăm\s\d{4})(?![\d%])"
)
_THIS_YEARS = expression(
    r"\b(?:[Tt]his|[Aa]n?)\s(?:\w+\s)?(\d{4})\s(?:(?:file|archive|handout)\s)?"
    r"(?:photo|picture|image|handout|frame)"
)


def taken_date(text: str) -> str | None:
    """Return the date of the picture that the caption *text* gives, in ISO form, or None.

    The first date with a year, `2022-02-26` or `2017-07`; the year alone in `this 2019 photo`.
    """
    found = first_date(text)
    if found is None and _YEAR.search(text):
        match = _THIS_YEARS.search(text)
        found = _in_numbers(text) or (match and match[1])
        return found if found and _exists(found) else None
    return None if found and found[8:] > "28" and not _exists(found) else found


def _in_numbers(text: str) -> str | None:
    """Return the first date in a form of numbers: `2021-05-03`, `3-5-2021`, `2021年5月3日`."""
    match = _NUMBERS.search(text)
    if match is None:
        return None
    first, month, last = map(int, re.findall(r"\d+", match[0]))
    year, day = (first, last) if match["iso"] or match["signs"] else (last, first)
    if month > 12:
        day, month = month, day
    return f"{year:04}-{month:02}-{day:02}"


def _exists(text: str) -> bool:
    """Tell whether *text* is a day, month or year, and of the time of photography."""
    year, month, day = [*map(int, text.split("-")), 1, 1][:3]
    try:
        return 1800 <= date(year, month, day).year <= 2200
    except ValueError:
        return False

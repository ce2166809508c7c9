"""Months and sizes as a language says them, by CLDR: what exports ask of Babel."""

from functools import cache

from babel.dates import get_month_names
from babel.numbers import format_decimal
from babel.units import format_unit

from press.words import locale_of


@cache
def month_names(language: str) -> dict[int, str]:
    """Return the months, 1 to 12, as they stand in a date."""
    return dict(get_month_names("wide", "format", locale_of(language)))


def megabytes(size: int, language: str) -> str:
    """Return *size*, in bytes, as a number of megabytes: `3.40`; `0.01` of a smaller one."""
    value = max(0.01, size / 1_000_000)
    return str(format_decimal(value, "#,##0.00", locale=locale_of(language)))


def size_in_words(size: int, language: str) -> str:
    """Return *size*, in bytes, as a person reads it: `12 kB`, `3.4 MB`."""
    value, unit = float(max(1, round(size / 1000))), "kilobyte"
    if size >= 1_000_000:
        value, unit = round(size / 1_000_000, 1), "megabyte"
    return format_unit(value, f"digital-{unit}", "short", locale=locale_of(language))

"""Dates and numbers in words, in the site's language, by CLDR.

Nothing here asks the clock, the machine's locale or its time zone.
"""

import re
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_datetime, format_skeleton, get_day_names
from babel.numbers import format_decimal

from press.words import locale_of

MANY_DAYS = 32_768
"""Ninety years: the pages of names walk through all of an archive's days, again and again."""


@lru_cache(maxsize=8192)
def published_in_words(published: str, language: str) -> str:
    """Return ISO text in words, never more exact than it is: `2022-02` is `February 2022`.

    A time is printed as it was written, with its zone where it names one.
    """
    if len(published) == len("2022"):
        return year_in_words(int(published), language)
    if len(published) == len("2022-02"):
        return month_in_words(int(published[:4]), int(published[5:]), language)
    words = day_in_words(date.fromisoformat(published[:10]), language)
    if len(published) == len("2022-02-28"):
        return words
    moment = datetime.fromisoformat(published)
    time = format_datetime(moment, "HH:mm", locale=locale_of(language))
    offset = moment.isoformat(timespec="seconds")[len("2022-02-28T14:05:00") :]
    zone = f" UTC{offset}".removesuffix("+00:00") if offset else ""
    return f"{words}, {time}{zone}"


@lru_cache(maxsize=MANY_DAYS)
def day_in_words(day: date, language: str) -> str:
    """Return `28 February 2022`."""
    return format_date(day, "long", locale=locale_of(language))


@lru_cache(maxsize=4096)
def short_day(day: date, language: str) -> str:
    """Return `28 Feb`."""
    return format_skeleton("MMMd", day, locale=locale_of(language))


@lru_cache(maxsize=4096)
def day_and_month(day: date, language: str) -> str:
    """Return `28 February`."""
    return format_skeleton("MMMMd", day, locale=locale_of(language))


@lru_cache(maxsize=4096)
def weekday_in_words(day: date, language: str) -> str:
    """Return `Monday`."""
    return format_date(day, "cccc", locale=locale_of(language))


@lru_cache(maxsize=4096)
def weekday_and_number(day: date, language: str) -> str:
    """Return `Monday 28`."""
    locale = locale_of(language)
    pattern = re.sub("E+", "EEEE", str(locale.datetime_skeletons["Ed"].pattern))
    return format_date(day, pattern, locale=locale)


@lru_cache(maxsize=4096)
def month_in_words(year: int, month: int, language: str) -> str:
    """Return `February 2022`."""
    return format_skeleton("yMMMM", date(year, month, 1), locale=locale_of(language))


@lru_cache(maxsize=4096)
def month_name(month: int, language: str) -> str:
    """Return `February`, as it stands alone."""
    return str(locale_of(language).months["stand-alone"]["wide"][month])


@lru_cache(maxsize=4096)
def short_month(month: int, language: str) -> str:
    """Return `Feb`, as it stands alone."""
    return str(locale_of(language).months["stand-alone"]["abbreviated"][month])


@lru_cache(maxsize=4096)
def year_in_words(year: int, language: str) -> str:
    """Return `2022`."""
    return format_skeleton("y", date(year, 1, 1), locale=locale_of(language))


@lru_cache(maxsize=4096)
def week(language: str) -> tuple[tuple[int, str, str], ...]:
    """Return the days of a week in the order of its calendars: (0 for Monday…, `Mon`, `Monday`)."""
    locale = locale_of(language)
    short = get_day_names("abbreviated", "stand-alone", locale)
    whole = get_day_names("wide", "stand-alone", locale)
    order = [(locale.first_week_day + step) % 7 for step in range(7)]
    return tuple((day, short[day], whole[day]) for day in order)


@lru_cache(maxsize=4096)
def number(value: int, language: str) -> str:
    """Return *value* with the language's separators: `1,204`."""
    return str(format_decimal(value, locale=locale_of(language)))

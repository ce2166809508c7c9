"""What every view needs to know of the site: its language and where its periods live."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from press.words import ENGLISH, Words, is_known, words_of

from . import dates
from .stories import Link

Month = tuple[int, int]
Period = int | Month | date


def period_of(text: str) -> Period:
    """Return the period that ISO *text* names: `2022`, `2022-02`, `2022-02-28`."""
    if len(text) == len("2022"):
        return int(text)
    if len(text) == len("2022-02"):
        return int(text[:4]), int(text[5:])
    return date.fromisoformat(text[:10])


def month_of(text: str) -> Month:
    """Return the month in which ISO *text* lies, which names one."""
    return int(text[:4]), int(text[5:7])


def text_of(period: Period) -> str:
    """Return *period* as ISO text."""
    if isinstance(period, date):
        return period.isoformat()
    if isinstance(period, tuple):
        return f"{period[0]:04}-{period[1]:02}"
    return f"{period:04}"


class Moment(NamedTuple):
    """A date or a period: in words, for machines, and where its page is."""

    words: str
    iso: str
    url: str = ""
    lang: str = ""
    """The language of the words; empty where it is the interface's."""


class Counted(NamedTuple):
    """A name with how often it occurs, as it is printed: `Kyiv`, `12 stories`."""

    text: str
    url: str
    count: str  # type: ignore[assignment] # over the method of a tuple, which nobody asks here


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """The interface's language and words, and the addresses of its periods, by Pelican's settings.

    An address is empty where such pages are switched off.
    """

    language: str
    year_url: str = ""
    month_url: str = ""
    day_url: str = ""
    words: Words = ENGLISH

    def gettext(self, text: str, /, **values: Any) -> str:
        """Return *text* in the site's language, with *values* in place of `%(name)s`."""
        return self.words.gettext(text, **values)

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        """Return the form of the words for *count*, which stands in place of `%(num)s`."""
        return self.words.ngettext(one, many, count, num=self.number(count))

    def number(self, value: int) -> str:
        """Return *value* with the language's separators: `1,204`."""
        return dates.number(value, self.language)

    def url(self, period: Period) -> str:
        """Return the address of a year, a (year, month) or a day."""
        if isinstance(period, date):
            return self.day_url.format(date=period)
        if isinstance(period, tuple):
            return self.month_url.format(date=date(*period, 1))
        return self.year_url.format(date=date(period, 1, 1))

    def moment(self, period: Period, words: str = "") -> Moment:
        """Return *period* with its link; *words* stand for it where they are given."""
        return _moment(self, period, words)

    def published(self, published: str, lang: str = "") -> Moment:
        """Return when a story was published, with the link of that day, month or year.

        In words of *lang*, the story's language, where it is given and CLDR knows it.
        """
        return _published(self, published, lang)

    def stories(self, count: int) -> str:
        """Return `1 story` or `1,204 stories`."""
        return _stories(self, count)

    def counted(self, tally: Iterable[tuple[Link, int]], limit: int) -> tuple[Counted, ...]:
        """Return the *limit* most frequent names of *tally*, ties by name.

        Nothing is said of how often a name occurs that does so once.
        """
        ranked = sorted(tally, key=lambda pair: (-pair[1], pair[0].text))
        return tuple(
            Counted(link.text, link.url, self.stories(count) if count > 1 else "")
            for link, count in ranked[:limit]
        )


@lru_cache(maxsize=16384)
def _moment(site: Site, period: Period, words: str) -> Moment:
    if isinstance(period, date):
        plain = dates.day_in_words(period, site.language)
    elif isinstance(period, tuple):
        plain = dates.month_in_words(*period, site.language)
    else:
        plain = dates.year_in_words(period, site.language)
    return Moment(words or plain, text_of(period), site.url(period))


@lru_cache(maxsize=16384)
def _published(site: Site, published: str, lang: str) -> Moment:
    told = lang if lang and is_known(lang) else ""
    words = dates.published_in_words(published, told or site.language)
    return Moment(words, published, site.url(period_of(published)), told)


@lru_cache(maxsize=16384)
def _stories(site: Site, count: int) -> str:
    return site.ngettext("%(num)s story", "%(num)s stories", count)


def address_of(settings: Mapping[str, Any], name: str) -> str:
    """Return the setting *name*_URL; empty where such pages are switched off."""
    return str(settings.get(f"{name}_URL") or "") if settings.get(f"{name}_SAVE_AS") else ""


def direct_address(settings: Mapping[str, Any], template: str) -> str:
    """Return the address of one of DIRECT_TEMPLATES; empty where there is no such page."""
    on = template in settings["DIRECT_TEMPLATES"]
    return address_of(settings, template.upper()) if on else ""


def site_of(settings: Mapping[str, Any]) -> Site:
    """Return the site of Pelican's settings; pages that are switched off have no address."""
    words = words_of(settings)
    return Site(
        words.language,
        address_of(settings, "YEAR_ARCHIVE"),
        address_of(settings, "MONTH_ARCHIVE"),
        address_of(settings, "DAY_ARCHIVE"),
        words,
    )

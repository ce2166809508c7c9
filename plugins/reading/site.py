"""What every view needs to know of the site: its language and where its periods live."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from . import dates
from .shelf import Period
from .stories import Link, Story


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a period: in words, for machines, and where its page is."""

    words: str
    iso: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """A name with how often it occurs, in words: `Kyiv`, `12 stories`."""

    text: str
    url: str
    count: str


@dataclass(frozen=True, slots=True)
class Site:
    """The site's language and the addresses of its periods, as Pelican's settings have them.

    An address is empty where such pages are switched off.
    """

    language: str
    year_url: str = ""
    month_url: str = ""
    day_url: str = ""

    def url(self, period: Period) -> str:
        """Return the address of a year, a (year, month) or a day."""
        if isinstance(period, date):
            return self.day_url.format(date=period)
        if isinstance(period, tuple):
            return self.month_url.format(date=date(*period, 1))
        return self.year_url.format(date=date(period, 1, 1))

    def moment(self, period: Period, words: str = "") -> Moment:
        """Return *period* with its link; *words* stand for it where they are given."""
        if isinstance(period, date):
            plain, iso = dates.day_in_words(period, self.language), period.isoformat()
        elif isinstance(period, tuple):
            plain, iso = dates.month_in_words(*period, self.language), "{:04}-{:02}".format(*period)
        else:
            plain, iso = dates.year_in_words(period, self.language), f"{period:04}"
        return Moment(words or plain, iso, self.url(period))

    def published(self, story: Story) -> Moment:
        """Return when *story* was published, with the link of that day, month or year."""
        period = story.day or story.month or story.year
        return Moment(story.date_words, story.published, self.url(period))

    def stories(self, count: int) -> str:
        """Return `1 story` or `1,204 stories`."""
        return dates.counted(count, "story", "stories", self.language)

    def most_common(self, names: Iterable[Link], limit: int) -> tuple[Counted, ...]:
        """Return the *limit* most frequent of *names*, ties by name."""
        tally = sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0].text))
        return tuple(
            Counted(link.text, link.url, self.stories(count)) for link, count in tally[:limit]
        )


def archive_site(
    language: str, year_url: str | None, month_url: str | None, day_url: str | None
) -> Site:
    """Return the site of Pelican's settings; a template hands them over, None for none."""
    return Site(language, year_url or "", month_url or "", day_url or "")

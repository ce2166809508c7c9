"""Stories as the pages show them, and their order.

Takes Pelican's articles by their attributes alone, so that a test can hand in any object.
Headlines and names come as HTML, by Pelican's custom; they leave as plain text.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from seedtext.printable import printable

from .dates import published_in_words

_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Link:
    """A name, and where it leads; text alone where *url* is empty."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption and its credit, as printed."""

    text: str
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """What a list says of a story, ready to print."""

    headline: str
    url: str
    published: str
    """ISO text at its precision; *date_words* says the same in words."""
    date_words: str
    day: date | None
    """None where only the month or the year is known."""
    slug: str
    stem: str
    standfirst: str = ""
    section: str = ""
    place: str = ""
    """Where it was filed: the first place of the dateline."""
    bylines: tuple[Link, ...] = ()
    tags: tuple[Link, ...] = ()
    places: frozenset[str] = frozenset()
    """Every name of the dateline: tells the tags that are places."""
    captions: tuple[Caption, ...] = ()
    words: int = 0
    lang: str = ""
    """Empty where the story is in the site's own language; so is `dir`."""
    dir: str = ""

    @property
    def filed(self) -> str:
        """Return where it was filed and who wrote it: `Kyiv · AFP`."""
        return " · ".join(filter(None, (self.place, *(name.text for name in self.bylines))))

    @property
    def year(self) -> int:
        """Return the year, which every story has."""
        return int(self.published[:4])

    @property
    def month(self) -> tuple[int, int] | None:
        """Return (year, month), or None where only the year is known."""
        return (self.year, int(self.published[5:7])) if len(self.published) > len("2022") else None


def published_text(article: Any) -> str:
    """Return when *article* was published: a seed's own text, else the day of Pelican's date."""
    text = getattr(article, "published", None)
    return str(text) if text else article.date.date().isoformat()


def reading_order(article: Any) -> tuple[tuple[int, ...], str, str]:
    """Return a sort key: newest first, then by slug, then by stem: never a tie.

    `2022-02` stands after every day of that month, `2022` after every month.
    """
    newest_first = (*(-ord(character) for character in published_text(article)), 1)
    return newest_first, str(article.slug), str(getattr(article, "stem", ""))


def lead_rank(story: Story) -> tuple[bool, int, str, str]:
    """Return a sort key: the lead of a day first.

    The longest story with a dateline and a caption leads, else the longest; ties by slug.
    """
    return not (story.place and story.captions), -story.words, story.slug, story.stem


def plain_text(markup: object) -> str:
    """Return the words of a piece of HTML."""
    return " ".join(html.unescape(_TAG.sub("", str(markup))).split())


def story_of(article: Any, language: str) -> Story:
    """Return what a list says of *article*, on a site in *language*."""
    published = published_text(article)
    dateline = getattr(article, "dateline", None)
    places = dateline.places if dateline else ()
    foreign = (getattr(article, "lang", None) or language) != language
    return Story(
        headline=plain_text(article.title),
        url=str(article.url),
        published=published,
        date_words=published_in_words(published, language),
        day=date.fromisoformat(published[:10]) if len(published) >= len("2022-02-28") else None,
        slug=str(article.slug),
        stem=str(getattr(article, "stem", "")),
        standfirst=plain_text(getattr(article, "summary", "") or ""),
        section=printable(getattr(article, "section", None) or ""),
        place=printable(places[0].name) if places else "",
        bylines=links(getattr(article, "authors", None) or ()),
        tags=links(getattr(article, "tags", None) or ()),
        places=frozenset(
            printable(name) for place in places for name in (place.name, place.country) if name
        ),
        captions=tuple(map(caption_of, getattr(article, "figures", None) or ())),
        words=int(getattr(article, "words", 0)),
        lang=str(article.lang) if foreign else "",
        dir=str(getattr(article, "dir", "auto")) if foreign else "",
    )


def links(terms: Iterable[Any]) -> tuple[Link, ...]:
    """Return Pelican's authors or tags as links."""
    return tuple(Link(plain_text(term.name), str(term.url)) for term in terms)


def caption_of(figure: Any) -> Caption:
    """Return a seed's figure as a caption to print."""
    return Caption(
        printable(figure.caption), printable(figure.credit.text) if figure.credit else ""
    )

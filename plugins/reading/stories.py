"""Stories as the pages show them.

`describe` makes of a story's metadata the row that the catalogue keeps for lists; `Shown`
makes of such rows records that a template prints as they are.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import blake2b
from typing import Any, NamedTuple

from press import Change, Entry
from seedtext.printable import printable

from .dates import published_in_words
from .pictures import Image, image_of
from .texts import plain_text


class Link(NamedTuple):
    """A name, and where it leads; text alone where *url* is empty."""

    text: str
    url: str = ""


class Caption(NamedTuple):
    """A caption and its credit, as printed, and the picture where it is held."""

    text: str
    credit: str = ""
    image: Image | None = None


class Story(NamedTuple):
    """What a list says of a story, ready to print."""

    headline: str
    url: str
    published: str
    """ISO text at its precision; *date_words* says the same in words."""
    date_words: str
    slug: str
    stem: str
    section: str = ""
    place: str = ""
    """Where it was filed: the first place of the dateline."""
    bylines: tuple[str, ...] = ()
    word_count: int = 0
    """Like the two that follow, told to rank the stories of a day: see `TELLING`."""
    caption_count: int = 0
    leads: bool = False
    """Whether an editor lets it lead its day."""
    lang: str = ""
    """Empty where the story is in the site's own language; so is `dir`."""
    dir: str = ""
    standfirst: str = ""
    pictures: tuple[Caption, ...] = ()
    """Like the standfirst, told only of a story that leads."""

    @property
    def filed(self) -> str:
        """Return where it was filed and who wrote it: `Kyiv · AFP`."""
        return " · ".join(filter(None, (self.place, *self.bylines)))

    @property
    def day(self) -> date | None:
        """Return its day, None where only the month or the year is known."""
        text = self.published
        return date.fromisoformat(text[:10]) if len(text) >= len("2022-02-28") else None

    @property
    def year(self) -> int:
        """Return the year, which every story has."""
        return int(self.published[:4])

    @property
    def month(self) -> tuple[int, int] | None:
        """Return (year, month), or None where only the year is known."""
        return (self.year, int(self.published[5:7])) if len(self.published) > len("2022") else None


TELLING = frozenset(("word_count", "caption_count", "leads"))
"""What a `Story` has beside its line. Lists that print none of it need not be made again where no
line changes: these names stand for nothing else, so that a template which prints one is known."""


class Sums(NamedTuple):
    """What many stories hold together."""

    places: int = 0
    """Where they were filed, each once."""
    captions: int = 0
    words: int = 0


def describe(metadata: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what lists show of a story with Pelican's *metadata*: plain values, for `story_of`."""
    dateline = metadata.get("dateline")
    places = dateline["places"] if dateline else ()
    line = (
        plain_text(metadata["title"]),
        printable(metadata.get("section") or ""),
        printable(places[0]["name"]) if places else "",
        tuple(plain_text(name) for name in metadata.get("authors") or ()),
        str(metadata.get("lang") or ""),
        str(metadata.get("dir") or "auto"),
        _digest_of(metadata, "title", "date", "agency", "dateline", "origin"),
    )
    return (
        line,
        int(metadata.get("words") or 0),
        len(metadata.get("figures") or ()),
        bool(metadata.get("lead")),
        _digest_of(metadata, "figures"),
        _digest_of(metadata, *sorted(metadata)),
    )


def _digest_of(metadata: Mapping[str, Any], *keys: str) -> bytes:
    """Return a digest of what a list may show without keeping it.

    Beside its line a reference tells who published it; a leading story has its summary and
    captions; and a theme of Pelican's may print the whole text.
    """
    told = "".join([str(metadata.get(key)) for key in keys])
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def captions_differ(change: Change) -> bool:
    """Tell whether a story that changed has other captions or pictures than before."""
    if change.before is None or change.after is None:
        return True
    *_, before, _ = change.before.row
    *_, after, _ = change.after.row
    return bool(before != after)


def sums_of(rows: Iterable[tuple[Any, ...]]) -> Sums:
    """Return what the stories hold together whose *rows*, as `describe` made them, these are."""
    places, captions, words = set(), 0, 0
    for (_, _, place, *_), count, figures, *_ in rows:
        places.add(place)
        captions += figures
        words += count
    return Sums(len(places - {""}), captions, words)


_SHOWN: dict[int, tuple[Entry, str, "Story"]] = {}
"""What was made of entries, by number: a story stands in a dozen lists of one time."""
_MOST_SHOWN = 16384


def story_of(entry: Entry, language: str) -> Story:
    """Return what a list says of *entry*, on a site in *language*."""
    known = _SHOWN.get(entry.sid)
    if known and known[0] is entry and known[1] == language:
        return known[2]
    if len(_SHOWN) >= _MOST_SHOWN:
        _SHOWN.clear()
    story = _story_of(entry, language)
    _SHOWN[entry.sid] = entry, language, story
    return story


def _story_of(entry: Entry, language: str) -> Story:
    line, words, captions, lead, *_ = entry.row
    headline, section, place, bylines, lang, direction, _ = line
    foreign = bool(lang) and lang != language
    return Story(
        headline,
        entry.url,
        entry.published,
        published_in_words(entry.published, language),
        entry.slug,
        entry.stem,
        section,
        place,
        bylines,
        words,
        captions,
        lead,
        lang if foreign else "",
        direction if foreign else "",
    )


def with_details(story: Story, metadata: Mapping[str, Any]) -> Story:
    """Return *story* with its standfirst and captions."""
    return story._replace(
        standfirst=plain_text(metadata.get("summary") or ""),
        pictures=tuple(caption_of(figure, story) for figure in metadata.get("figures") or ()),
    )


def caption_of(figure: Mapping[str, Any], story: Story) -> Caption:
    """Return the caption of one of the figures of *story*'s metadata, with its picture."""
    words = printable(figure["caption"]), printable(figure["credit"])
    return Caption(*words, image_of(figure, story.url))


def lead_rank(story: Story) -> tuple[bool, bool, int, str, str]:
    """Return a sort key: the lead of a day first.

    An editor's lead leads; else the longest story with a dateline and a caption, else the
    longest; ties by slug.
    """
    shown = bool(story.place and story.caption_count)
    return not story.leads, not shown, -story.word_count, story.slug, story.stem

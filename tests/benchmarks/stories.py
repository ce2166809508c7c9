"""Made stories of a real archive's lengths and forms: seeded, so the same each time.

A story is made when it is asked for; nothing here holds more than one.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate

from .names import BODIES, CITIES, PEOPLE, PHOTOGRAPHERS, REPORTERS, City

FIRST_DAY = date(1994, 1, 1)
DAYS = 10_950
"""Thirty years."""
STORIES_A_DAY = 8
SUBJECTS = 6
"""Names that a story has as tags where it is Markdown."""
_AGENCIES = ("AFP", "AP", "Reuters", "DPA", "Xinhua")
_LITTLE = {
    "the": 64, "of": 28, "to": 27, "in": 24, "a": 24, "and": 23, "for": 11, "on": 10, "that": 10,
    "said": 9, "with": 7, "by": 7, "as": 7, "was": 7, "at": 6, "from": 6, "his": 5, "after": 4,
    "over": 3, "before": 2, "under": 2, "while": 2, "because": 2, "against": 2,
}  # fmt: skip
"""Little words, with how many of a thousand words each is in English news."""
_OTHERS = (
    "government minister council harbour bridge river market school hospital company workers "
    "farmers voters officials police court judge election report budget talks agreement border "
    "storm flood drought harvest price wage strike vote law plan project road railway port ship "
    "announced opened closed agreed rejected delayed approved signed called urged warned "
    "reported found built moved crossed reached left returned began ended fell rose doubled new "
    "old large small early late northern southern public private local foreign central main first"
).split()
_WORDS = [*_LITTLE, *_OTHERS]
_UP_TO = list(
    accumulate([*_LITTLE.values(), *[(1000 - sum(_LITTLE.values())) / len(_OTHERS)] * len(_OTHERS)])
)


@dataclass(frozen=True, slots=True)
class Story:
    """A story in parts, to be written as a seed or as Markdown."""

    stem: str
    day: date
    headline: str
    city: City
    agency: str
    reporter: str
    """Empty where the agency is the author."""
    subjects: tuple[str, ...]
    """Six names that the text has: cities, countries, people, organisations."""
    paragraphs: tuple[str, ...]
    """Running text without dateline, and captions with their credits, in order."""

    @property
    def author(self) -> str:
        """Return the author that the reader finds: the reporter, or else the agency."""
        return self.reporter or self.agency

    @property
    def slug(self) -> str:
        """Return the headline in an address: its first words, in at most 80 characters."""
        words = self.headline.lower().replace(",", "").split()
        slug = "-".join(words)
        return slug if len(slug) <= 80 else slug[:81].rpartition("-")[0]


def make_story(number: int, count: int, least: int = 11, most: int = 17) -> Story:
    """Return story *number* of an archive of *count*, about 3 KB with 11 to 17 paragraphs.

    Stories are spread over thirty years; a day that has any has about eight.
    """
    rng = random.Random(1_000_003 + number)  # noqa: S311 (no secret, only made words)
    days = max(1, min(DAYS, count // STORIES_A_DAY))
    day = FIRST_DAY + timedelta(days=rng.randrange(days) * DAYS // days)
    city = CITIES.choose(rng)
    subjects = _subjects(rng, city)
    agency = rng.choice(_AGENCIES)
    texts = [
        _paragraph(rng, subjects[index] if index < SUBJECTS else rng.choice(subjects))
        for index in range(rng.randint(least, most))
    ]
    for at in (0, 6, 12)[: 1 + len(texts) // 6]:
        texts.insert(at, _caption(rng, day, agency, rng.choice(subjects)))
    return Story(
        stem=f"{number:06}_{sha256(str(number).encode()).hexdigest()[:16]}",
        day=day,
        headline=_headline(rng, rng.choice(subjects)),
        city=city,
        agency=agency,
        reporter=REPORTERS.choose(rng) if rng.random() < 0.3 else "",
        subjects=subjects,
        paragraphs=tuple(texts),
    )


def make_stories(count: int, least: int = 11, most: int = 17) -> Iterator[Story]:
    """Yield the *count* stories of an archive, one at a time."""
    return (make_story(number, count, least, most) for number in range(count))


def newest_story(number: int, count: int) -> Story:
    """Return a story for an archive of *count* that is newer than all of them."""
    return replace(make_story(count + number, count), day=FIRST_DAY + timedelta(days=DAYS + number))


def changed(story: Story, mark: str) -> Story:
    """Return *story* with a sentence more, that has the word *mark*, at its end."""
    last = f"{story.paragraphs[-1]} A correction was printed later: {mark}."
    return replace(story, paragraphs=(*story.paragraphs[:-1], last))


def _subjects(rng: random.Random, city: City) -> tuple[str, ...]:
    """Return six different names: where it was filed, people, a body, another place."""
    found = dict.fromkeys(city.names)
    for kind in (PEOPLE, BODIES, PEOPLE):
        found[kind.choose(rng)] = None
    found |= dict.fromkeys(CITIES.choose(rng).names)
    while len(found) < SUBJECTS:
        found[PEOPLE.choose(rng)] = None
    return tuple(found)[:SUBJECTS]


def _headline(rng: random.Random, name: str) -> str:
    words = rng.choices(_WORDS, cum_weights=_UP_TO, k=rng.randint(5, 8))
    words[len(words) // 2] = name
    words[0] = words[0].capitalize()
    return " ".join(words)


def _paragraph(rng: random.Random, name: str) -> str:
    text = " ".join(_sentence(rng, 9, 22, name) for _ in range(rng.choice((1, 1, 1, 2, 2))))
    if rng.random() < 0.25:
        return f"“{text[:-1]},” {name} was quoted as saying."
    return text


def _sentence(rng: random.Random, least: int, most: int, name: str = "") -> str:
    words = rng.choices(_WORDS, cum_weights=_UP_TO, k=rng.randint(least, most))
    words[0] = words[0].capitalize()
    if name:
        words[len(words) // 2] = name
    return " ".join(words) + "."


def _caption(rng: random.Random, day: date, agency: str, name: str) -> str:
    first, last = PHOTOGRAPHERS.choose(rng).split()
    shown = f"{_sentence(rng, 9, 16, name)[:-1]} on {day:%B} {day.day}, {day.year}."
    return f"{shown} – {_sentence(rng, 9, 20)} (Photo by {first} {last.upper()} / {agency})"

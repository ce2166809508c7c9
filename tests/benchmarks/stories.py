"""Made stories of a real archive's lengths and forms: seeded, so the same each time."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

_CITIES = (
    "KABUL, Afghanistan|LIMA, Peru|OSLO, Norway|PARIS|LONDON|DAKAR, Senegal|HANOI, Vietnam|"
    "QUITO, Ecuador|MANILA, Philippines|NAIROBI, Kenya|TOKYO|SEOUL, South Korea|WASHINGTON|CAIRO"
).split("|")
_AGENCIES = ("AFP", "AP", "Reuters", "dpa", "Xinhua")
_FIRST = (
    "Ada Ben Clara David Elif Farid Grace Hugo Ines Jonas Kofi Lena Marta Nils Olga Pavel".split()
)
_LAST = "Abara Brandt Castro Duval Eriksen Fofana Garcia Hansen Ivanova Jansen Keller Lopez".split()
_WORDS = (
    "the a of to in and for on with as by at from after over under before while because against "
    "government minister council harbour bridge river market school hospital company workers "
    "farmers voters officials police court judge election report budget talks agreement border "
    "storm flood drought harvest price wage strike vote law plan project road railway port ship "
    "said announced opened closed agreed rejected delayed approved signed called urged warned "
    "reported found built moved crossed reached left returned began ended fell rose doubled new "
    "old large small early late northern southern public private local foreign central main first"
).split()


def make_story(number: int, seed: int = 1) -> str:
    """Return story *number* as seed text: about 4 KB, three captions, some 20 paragraphs."""
    rng = random.Random(seed * 1_000_003 + number)  # noqa: S311 (no secret, only made words)
    day = date(1990, 1, 1) + timedelta(days=rng.randrange(12_000))
    agency = rng.choice(_AGENCIES)
    parts = [f" date {day} {_sentence(rng, 6, 10)[:-1]}"]
    parts.append(_caption(rng, day, agency))
    parts.append(f"{rng.choice(_CITIES)} ({agency}) – {_paragraph(rng)}")
    parts += [
        _caption(rng, day, agency) if index in {6, 12} else _paragraph(rng)
        for index in range(rng.randint(17, 23))
    ]
    return "\n\n".join(parts) + "\n"


def make_stories(count: int, seed: int = 1) -> Iterator[str]:
    """Yield *count* stories."""
    return (make_story(number, seed) for number in range(count))


def _paragraph(rng: random.Random) -> str:
    text = " ".join(_sentence(rng, 9, 22) for _ in range(rng.choice((1, 1, 1, 2, 2))))
    if rng.random() < 0.25:
        return f"“{text}” {rng.choice(_FIRST)} {rng.choice(_LAST)} said."
    return text


def _sentence(rng: random.Random, least: int, most: int) -> str:
    words = rng.choices(_WORDS, k=rng.randint(least, most))
    if rng.random() < 0.4:
        words[len(words) // 2] = f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"
    return " ".join(words).capitalize() + "."


def _caption(rng: random.Random, day: date, agency: str) -> str:
    name = f"{rng.choice(_FIRST)} {rng.choice(_LAST).upper()}"
    shown = f"{_sentence(rng, 9, 16)[:-1]} on {day:%B} {day.day}, {day.year}."
    return f"{shown} – {_sentence(rng, 9, 20)} (Photo by {name} / {agency})"

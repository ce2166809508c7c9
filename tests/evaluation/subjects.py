"""How right and how fast the finder of subjects is, by the subjects that Reuters' editors gave.

Reuters gives codes (`west-germany`, `adb-africa`); which of our names each means stands here.
"""

import json
import time
from pathlib import Path
from typing import Any

from press.memory import look_for_cycles_less
from seedtext import SeedDocument, parse
from subjects import Subject, find_subjects, load_authority, tags_of

from .table import Measure

PLACES = {
    "United States": "usa",
    "United Kingdom": "uk",
    "Soviet Union": "ussr",
    "United Arab Emirates": "uae",
    "North Yemen": "yemen-arab-republic",
    "South Yemen": "yemen-demo-republic",
}
"""Names whose code is not simply the name in small letters with hyphens."""
ORGANISATIONS = {
    "adb-africa": ("African Development Bank",),
    "adb-asia": ("Asian Development Bank",),
    "asean": ("ASEAN",),
    "bis": ("Bank for International Settlements",),
    "comecon": ("Comecon",),
    "ec": ("European Community", "European Commission", "European Parliament"),
    "ecsc": ("European Coal and Steel Community",),
    "efta": ("European Free Trade Association",),
    "eib": ("European Investment Bank",),
    "fao": ("Food and Agriculture Organization",),
    "gatt": ("General Agreement on Tariffs and Trade",),
    "gcc": ("Gulf Cooperation Council",),
    "iaea": ("International Atomic Energy Agency",),
    "iata": ("International Air Transport Association",),
    "icco": ("International Cocoa Organization",),
    "ico-coffee": ("International Coffee Organization",),
    "ico-islam": ("Organisation of Islamic Cooperation",),
    "iea": ("International Energy Agency",),
    "ilo": ("International Labour Organization",),
    "imf": ("International Monetary Fund",),
    "inro": ("International Rubber Organization",),
    "itc": ("International Tin Council",),
    "iwc-wheat": ("International Wheat Council",),
    "iwc-whale": ("International Whaling Commission",),
    "nato": ("NATO",),
    "oapec": ("Organisation of Arab Petroleum Exporting Countries",),
    "oau": ("Organisation of African Unity",),
    "oecd": ("Organisation for Economic Co-operation and Development",),
    "opec": ("Organization of the Petroleum Exporting Countries",),
    "un": ("United Nations", "UN Security Council", "UN General Assembly"),
    "unctad": ("UNCTAD",),
    "unesco": ("UNESCO",),
    "unido": ("UNIDO",),
    "who": ("World Health Organization",),
    "worldbank": ("World Bank",),
}
STATES = frozenset(
    line.split("|")[1]
    for line in (Path(__file__).parents[2] / "plugins" / "subjects" / "data" / "states.txt")
    .read_text("utf-8")
    .splitlines()
    if line[:1].isupper()
)
AUTHORITY = load_authority(Path(__file__).parents[2] / "content" / "authority.csv")
_TIMES = 9
"""How often stories are timed that were seen before: what the least round does not take is other
work of the machine."""
STORY = 4096
"""Characters of the stories that are timed, about."""


def subjects(samples: Path) -> list[Measure]:
    """Return the measures of the finder on the folder *samples*."""
    f1 = FMeasure("tags: countries against Reuters' places, micro F1", 0.80)
    people = Measure("tags: Reuters' people found (surname)", 0.80)
    bodies = Measure("tags: Reuters' organisations found, where named", 0.70)
    folder = samples / "reuters"
    for gold in _rows(folder / "gold.jsonl"):
        seed = folder / gold["file"]
        document = parse(seed.read_bytes(), str(seed))
        tags = tags_of(find_subjects(document, AUTHORITY).subjects)
        f1.compare(set(gold["places"]), _countries(tags), seed.name)
        for person in gold["people"]:
            names = [tag.name for tag in tags if tag.kind == "person"]
            people.count(_has_surname(person, names), f"{person} <> {names} ({seed.name})")
        found = {tag.name for tag in tags if tag.kind == "organisation"}
        for body in gold["orgs"]:
            if _names(document, body):
                hit = not found.isdisjoint(map(_preferred, ORGANISATIONS.get(body, ())))
                bodies.count(hit, f"{body} <> {sorted(found)} ({seed.name})")
    return [f1, people, bodies, *speed(samples)]


class FMeasure(Measure):
    """A micro F1 in the form of a share: twice the hits, of all that are wanted or found."""

    def compare(self, want: set[str], found: set[str], where: str) -> None:
        """Count one story."""
        self.hits += 2 * len(want & found)
        self.total += len(want) + len(found)
        if want != found:
            self.misses.append(f"-{sorted(want - found)} +{sorted(found - want)} ({where})")


def speed(samples: Path) -> list[Measure]:
    """Return milliseconds of one core a story of 4 KB, as shares of 1: seen before, and new.

    The finder keeps what words mean. As an archive grows, fewer are new; here about a third are.
    As in a worker of a build, it is rarely looked for garbage.
    """
    look_for_cycles_less()
    seeds = sorted((samples / "recovery" / "seeds").glob("*.txt"))
    near = [seed for seed in seeds if 3000 < seed.stat().st_size < 5500]
    for seed in seeds:
        if seed not in near:
            find_subjects(parse(seed.read_bytes(), str(seed)), AUTHORITY)
    new, again, size = 0.0, 0.0, 0
    for at in range(0, len(near), 25):  # a batch at a time, as in a build
        documents = [parse(seed.read_bytes(), str(seed)) for seed in near[at : at + 25]]
        new += _seconds(documents)
        again += min(_seconds(documents) for _ in range(_TIMES))
        size += sum(len(block.text) for document in documents for block in document.blocks)
    return [
        _milliseconds("tags: milliseconds a story of 4 KB", 0.35, again, size),
        _milliseconds("tags: the same, where a third of the runs are new", 0.35, new, size),
    ]


def _seconds(documents: list[SeedDocument]) -> float:
    start = time.process_time()
    for document in documents:
        find_subjects(document, AUTHORITY)
    return time.process_time() - start


def _milliseconds(name: str, bar: float, seconds: float, size: int) -> Measure:
    """Return the time a story of 4 KB as a share: hits are microseconds, of 1,000."""
    measure = Measure(name, bar, at_most=True)
    if size:
        measure.total = 1000
        measure.hits = round(seconds / size * STORY * 1e6)
    return measure


def _countries(tags: tuple[Subject, ...]) -> set[str]:
    return {
        PLACES.get(tag.name, tag.name.casefold().replace(" ", "-"))
        for tag in tags
        if tag.kind == "place" and tag.name in STATES
    }


def _preferred(name: str) -> str:
    entry = AUTHORITY.entry(name)
    return entry.preferred if entry else name


def _has_surname(code: str, names: list[str]) -> bool:
    """Tell whether one of *names* is the person of *code*: `james-baker`, `de-la-madrid`."""
    plain = [name.casefold().replace("-", " ").split() for name in names]
    last = code.rsplit("-", maxsplit=1)[-1]
    return any(last in words or code.split("-", maxsplit=1)[0] in words[-1:] for words in plain)


def _names(document: SeedDocument, body: str) -> bool:
    """Tell whether the story names *body*: in full, or by its acronym."""
    text = " ".join(block.text for block in document.blocks).casefold()
    forms = [name.casefold() for name in ORGANISATIONS.get(body, ())]
    acronym = body.partition("-")[0]
    words = set(text.replace(".", "").replace(",", " ").replace("(", " ").replace(")", " ").split())
    return acronym in words or any(form in text for form in forms)


def _rows(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]

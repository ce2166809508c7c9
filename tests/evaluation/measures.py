"""What is measured, on which samples."""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from seedtext import Figure, SeedDocument, SeedError, parse

from .table import Measure

LANGUAGES = {"recovery": "en", "german": "de", "vietnamese": "vi"}


def measure_all(samples: Path) -> list[Measure]:
    """Return every measure of the reader on the folder *samples*."""
    return [
        *captions(samples),
        *datelines(samples),
        reuters(samples),
        forms(samples),
        headlines(samples),
        languages(samples),
        words(samples),
    ]


def captions(samples: Path) -> list[Measure]:
    """Captions found, body text taken for one, photographers, agencies."""
    found = Measure("a caption with a credit is found", 0.95)
    false = Measure("body text is taken for a caption", 0.02, at_most=True)
    photographer = Measure("photographer right, of captions found", 0.90)
    agency = Measure("agency right, of captions found", 0.92)
    for gold in _rows(samples / "captions.jsonl"):
        text = gold["text"]
        _caption(text, _alone(text), gold, "credit_", found, photographer, agency)
    for gold in _rows(samples / "not_captions.jsonl"):
        false.count(bool(_alone(gold["text"]).figures), gold["text"][-160:])
    for gold, seed in _set(samples / "articles_with_captions"):
        document = _read(seed)
        paragraphs = seed.read_text("utf-8").split("\n\n")[1:]
        for row in gold["paragraphs"]:
            text = paragraphs[row["i"]]
            if row["label"] == "caption":
                _caption(text, document, row, "", found, photographer, agency)
            elif row["label"] == "body":
                false.count(bool(_figure(document, text)), text[-160:])
    for gold, seed in _set(samples / "forms"):
        document = _read(seed)
        for piece in gold["pieces"]:
            if piece["label"] == "caption" and piece.get("agency"):
                _caption(piece["starts"], document, piece, "", found, photographer, agency)
            elif piece["label"] == "body":
                false.count(bool(_figure(document, piece["starts"])), piece["starts"])
    return [found, false, photographer, agency]


def _caption(
    text: str,
    document: SeedDocument,
    gold: dict[str, Any],
    prefix: str,
    found: Measure,
    photographer: Measure,
    agency: Measure,
) -> None:
    figure = _figure(document, text)
    found.count(figure is not None, text[-160:])
    if figure is None:
        return
    credit = figure.credit
    people = [_plain(name) for name in credit.photographers] if credit else []
    want = gold.get(f"{prefix}photographer")
    right = people == [_plain(want)] if want else not people
    photographer.count(right, f"{want} <> {people} :: {text[-100:]}")
    suppliers = [_plain(name) for name in credit.agencies] if credit else []
    want = gold.get(f"{prefix}agency")
    if not want:
        return
    source = _plain(credit.source) if credit and credit.source else ""
    right = any(name in _plain(want) or _plain(want) in name for name in suppliers)
    agency.count(
        right or bool(source and source in _plain(want)),
        f"{want} <> {suppliers} {source} :: {text[-100:]}",
    )


def datelines(samples: Path) -> list[Measure]:
    """Places of datelines, and openings without one that are given one."""
    place = Measure("dateline place right", 0.95)
    false = Measure("an opening without a dateline is given one", 0.02, at_most=True)
    for gold in _rows(samples / "datelines.jsonl"):
        document = _alone(gold["text"])
        place.count(_is_place(document, gold["place"]), f"{gold['place']} :: {gold['text'][:90]}")
    for gold in _rows(samples / "not_datelines.jsonl"):
        dateline = _alone(gold["text"]).dateline
        false.count(dateline is not None, gold["text"][:120])
    return [place, false]


def reuters(samples: Path) -> Measure:
    """Places of the datelines of Reuters-21578."""
    measure = Measure("Reuters dateline place right", 0.98)
    for gold, seed in _set(samples / "reuters"):
        if want := gold["dateline_place"]:
            document = _read(seed)
            found = document.dateline and document.dateline.text
            measure.count(_is_place(document, want), f"{want} <> {found} ({seed.name})")
    return measure


def forms(samples: Path) -> Measure:
    """Headlines of the hardest forms; none where the page has none."""
    measure = Measure("forms: headline right", 0.85)
    for gold, seed in _set(samples / "forms"):
        document = _read(seed)
        found = document.headline if document.headline_source != "derived" else None
        right = _plain(found or "") == _plain(gold["title"] or "")
        measure.count(right, f"{gold['title']} <> {found} ({seed.name})")
    return measure


def headlines(samples: Path) -> Measure:
    """Headlines of ordinary stories."""
    measure = Measure("headline right, whole stories", 0.98)
    for name in ("recovery", "reuters", "german", "vietnamese"):
        for gold, seed in _set(samples / name):
            found = _read(seed).headline
            right = _plain(found) == _plain(gold["title"])
            measure.count(right, f"{gold['title']} <> {found} ({seed.name})")
    return measure


def languages(samples: Path) -> Measure:
    """Languages of English, German and Vietnamese stories."""
    measure = Measure("language right", 0.98)
    for name, language in LANGUAGES.items():
        for _, seed in _set(samples / name):
            found = _read(seed).language
            measure.count(found == language, f"{language} <> {found} ({seed.name})")
    return measure


def words(samples: Path) -> Measure:
    """Files that lose, double or move a word."""
    measure = Measure("files that lose, double or move a word", 0.0, at_most=True)
    for seed in sorted(samples.glob("*/seeds/*.txt")):
        text = seed.read_bytes().decode("utf-8-sig")
        after = re.sub(r"^\s*date\s+\S+", "", text)
        joined = "".join(block.text for block in _read(seed).blocks)
        measure.count(_squeezed(after) != _squeezed(joined), str(seed))
    return measure


def _rows(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def _set(folder: Path) -> Iterator[tuple[dict[str, Any], Path]]:
    for gold in _rows(folder / "gold.jsonl"):
        yield gold, folder / gold["file"]


def _read(seed: Path) -> SeedDocument:
    return parse(seed.read_bytes(), str(seed))


def _alone(text: str) -> SeedDocument:
    """Return a document of which *text* is the first paragraph."""
    seed = f" date 2021-06-01 A headline of its own for this one\n\n{text.strip()}\n"
    try:
        return parse(seed.encode(), "alone.txt")
    except SeedError as error:
        raise AssertionError(text) from error


def _figure(document: SeedDocument, text: str) -> Figure | None:
    """Return the figure whose paragraph holds the first words of *text*."""
    start = _squeezed(text)[:40]
    return next((f for f in document.figures if start in _squeezed(f.text)), None)


def _is_place(document: SeedDocument, want: str | None) -> bool:
    places = document.dateline.places if document.dateline else ()
    if want is None:
        return not places
    names = "/".join(place.name for place in places)
    within = ", ".join(part for p in places[:1] for part in (p.name, p.region, p.country) if part)
    return _plain(want) in {_plain(names), _plain(within)}


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[.\s]+", " ", unicodedata.normalize("NFKC", name).casefold()).split())


def _squeezed(text: str) -> str:
    return "".join(text.split())

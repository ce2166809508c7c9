"""The demonstration archive, read as its editor labelled it."""

import json
from pathlib import Path

import pytest

from seedtext import SeedDocument, parse

DEMO = Path(__file__).parents[1] / "fixtures" / "demo"
EXPECTED = json.loads((DEMO / "expected.json").read_text("utf-8"))
AGENCIES = (
    ("MW", ("Meridian Wire",)),
    ("NLN", ("Northlight News",)),
    ("HPA", ("Harbour Press", "Harbour Press Agency")),
)
CANONICAL = {form: name for name, forms in AGENCIES for form in forms}
SEEDS = sorted((DEMO / "seeds").rglob("*.[tT][xX][tT]"))


def canonical(names):
    """Return names of agencies as the table has them, each once."""
    return list(dict.fromkeys(CANONICAL.get(name, name) for name in names))


def facts(document: SeedDocument) -> dict:
    """Return what the labels speak of."""
    dateline = document.dateline
    return {
        "published": document.published,
        "precision": document.precision,
        "headline": None if document.headline_source == "derived" else document.headline,
        "section": document.section,
        "dateline_places": [place.name for place in dateline.places] if dateline else [],
        "dateline_agency": dateline.agency if dateline else None,
        "bylines": list(document.bylines),
        "authors": list(document.bylines or filter(None, [document.agency])),
        "figures": [
            {
                "photographers": list(figure.credit.photographers) if figure.credit else [],
                "agencies": list(figure.credit.agencies) if figure.credit else [],
                "source": figure.credit.source if figure.credit else None,
            }
            for figure in document.figures
        ],
        "lang": document.language,
    }


def labelled(stem: str) -> dict:
    """Return the editor's labels, agencies by their canonical names."""
    labels = dict(EXPECTED[stem])
    labels["dateline_agency"] = CANONICAL.get(labels["dateline_agency"], labels["dateline_agency"])
    labels["bylines"] = canonical(labels["bylines"])
    labels["authors"] = canonical(labels["authors"])
    labels["figures"] = [f | {"agencies": canonical(f["agencies"])} for f in labels["figures"]]
    return labels


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_story_is_read_as_labelled(path):
    """Date, headline, section, dateline, bylines, figures and language are what an editor says."""
    document = parse(path.read_bytes(), str(path), agencies=AGENCIES)

    assert facts(document) == labelled(path.stem)


def test_every_label_has_its_story():
    """The labels and the seeds are of the same sixty stories."""
    assert {path.stem for path in SEEDS} == set(EXPECTED)
    assert len(SEEDS) == 60

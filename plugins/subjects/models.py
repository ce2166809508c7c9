"""A language model that adds its entities: `SUBJECTS_MODEL`, for those who have spaCy."""

import importlib
from collections.abc import Callable, Iterable

Model = Callable[[str], Iterable[tuple[str, str]]]
"""Gives the entities of a text: (name as printed, kind of subject)."""
_KINDS = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
}


def load_model(name: str) -> Model:
    """Return the entities of the spaCy model *name*, as `find_subjects` takes them.

    Raises ValueError where spaCy or the model is not installed. Nothing is downloaded.
    """
    try:
        nlp = importlib.import_module("spacy").load(name)
    except (ImportError, OSError) as error:
        raise ValueError(
            f"SUBJECTS_MODEL: expected an installed spaCy model, found {name!r}"
        ) from error

    def entities(text: str) -> Iterable[tuple[str, str]]:
        for entity in nlp(text).ents:
            if kind := _KINDS.get(entity.label_):
                yield entity.text, kind

    return entities

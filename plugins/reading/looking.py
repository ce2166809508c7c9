"""Where seeds lie, and a look for them that another process takes while the engine is loaded."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from press.beside import Beside
from seedtext import survey
from seedtext.reader import SEED_MAX_BYTES, SEED_PATHS


def folders_of(settings: Mapping[str, Any]) -> list[Path]:
    """Return the folders of the seeds, by Pelican's *settings*."""
    return [Path(settings["PATH"], name) for name in settings.get("SEED_PATHS", SEED_PATHS)]


def largest(settings: Mapping[str, Any]) -> int:
    """Return how many bytes a seed may have."""
    return int(settings.get("SEED_MAX_BYTES", SEED_MAX_BYTES))


def asked(settings: Mapping[str, Any]) -> list[str]:
    """Return what `seedtext.survey.told` is asked."""
    return [str(largest(settings)), settings["PATH"], *map(str, folders_of(settings))]


def look_for_seeds(settings: Mapping[str, Any]) -> Beside:
    """Let another process look."""
    folder = str(Path(survey.__file__).parent)  # the module alone takes less time to load
    return Beside("survey.told", *asked(settings), folders=[folder])

"""Where places lie, in degrees: cities by GeoNames, states by the middle of their largest part."""

from functools import cache
from pathlib import Path

from .gazetteers import today

_TABLE = Path(__file__).with_name("data") / "coordinates.tsv"


@cache
def _rows() -> dict[str, tuple[float, float]]:
    rows = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines())
    return {name: (float(latitude), float(longitude)) for name, latitude, longitude in rows}


def coordinates(name: str) -> tuple[float, float] | None:
    """Return latitude and longitude of the place *name*, north and east positive; None if unknown.

    Of several cities of one name it is the largest; a state stands before a city.
    """
    return _rows().get(name) or _rows().get(today(name))

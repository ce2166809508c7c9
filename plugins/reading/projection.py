"""Where a point of the Earth stands on the world map: the Natural Earth projection.

By the polynomial of Šavrič, Jenny, Patterson, Petrovič and Hurni (2011). Imports nothing of ours,
so that the tool which draws the land can use it, too.
"""

from math import radians

WIDTH = 1000
"""The map's width in its own units."""
NORTH, SOUTH = 84, -57
"""Degrees at which it ends: beyond are no places."""
_SCALE = WIDTH / (2 * 0.8707 * radians(180))


def _y(latitude: float) -> float:
    phi = radians(latitude)
    p = phi * phi
    curve = 1.007226 + p * (0.015085 + p * p * (-0.044475 + p * (0.028874 - 0.005916 * p)))
    return _SCALE * phi * curve


HEIGHT = round(_y(NORTH) - _y(SOUTH))


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Return x and y of a point in degrees, north and east positive, from the upper left."""
    p = radians(latitude) ** 2
    curve = 0.8707 + p * (-0.131979 + p * (-0.013791 + p**3 * (0.003971 - 0.001529 * p)))
    return WIDTH / 2 + _SCALE * radians(longitude) * curve, _y(NORTH) - _y(latitude)

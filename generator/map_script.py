"""What folium draws, once per atlas: the map object, the basemap's layers, the two groups of pins. Row 6.

No record ever passes through folium: its popups and tooltips run what a title holds. Of the page that
it would write, only the script is taken, into one file, with its random names numbered; Leaflet and
the cluster plug-in come from node_modules. `browser/map/` fills the groups with records, as text.
"""

from __future__ import annotations

import hashlib
import os
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator import basemap
from generator.basemap import Atlas
from generator.settings import Settings

ELEMENT = "map_1"  # the id that the page gives to the map's place
OPTIONS: dict[str, Any] = {
    "minZoom": 3,
    "maxZoom": 12,
    "zoomSnap": 0.5,
    "attributionControl": False,  # the page says it, also on paper
    "scrollWheelZoom": False,  # the wheel scrolls the page
    "fadeAnimation": False,  # one popup goes as the next one comes
}
CLUSTERS: dict[str, Any] = {
    "showCoverageOnHover": False,
    "maxClusterRadius": 44,
    "animate": False,
    "spiderfyDistanceMultiplier": 1.5,
}
_RANDOM = re.compile(r"[0-9a-f]{32}")


def basemap_script(cache: Path, settings: Settings) -> bytes:
    """The classic script that makes the map in the element `map_1`; drawn again only when the atlas,
    folium or this module changed. It leaves `window.basemap = {map, region, hosts, places, states}`."""
    digest = hashlib.blake2s(basemap.key(settings).encode(), digest_size=8)
    digest.update(version("folium").encode() + Path(__file__).read_bytes())
    made = cache / f"basemap-{digest.hexdigest()}.js"
    if not made.is_file():
        part = made.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(draw(basemap.atlas(cache, settings)))
        part.replace(made)
    return made.read_bytes()


def draw(atlas: Atlas) -> bytes:
    """folium's script for an atlas. The same atlas gives the same bytes."""
    import folium
    from folium.plugins import MarkerCluster

    south, west, north, east = basemap.SOUTH, basemap.WEST, basemap.NORTH, basemap.EAST
    map_ = folium.Map(
        location=(32.4, -6.4), zoom_start=8, tiles=None, zoom_control=False,
        max_bounds=True, min_lat=south, max_lat=north, min_lon=west, max_lon=east, **OPTIONS,
    )  # fmt: skip
    layers = {name: _layer(name, shapes) for name, shapes in atlas.layers.items()}
    pins = {
        "places": MarkerCluster(options=CLUSTERS, control=False),
        "states": folium.FeatureGroup(control=False),
    }
    for child in (*layers.values(), *pins.values()):
        child.add_to(map_)
    page: Any = map_.get_root()  # branca's Figure, described as any Element
    page.render()
    named = {"map": map_, "region": layers["region"], "hosts": layers["hosts"], **pins}
    handles = ",".join(f"{name}:{element.get_name()}" for name, element in named.items())
    script = _compact(page.script.render()) + f"window.basemap={{{handles}}};"
    return f"(function(){{{_numbered(script)}}})();\n".encode()


def _layer(name: str, shapes: Any) -> Any:
    """A layer whose looks are the style sheet's, by the class `map-<name>`."""
    import folium

    return folium.GeoJson(
        shapes,
        style_function=lambda feature: {"className": f"map-{name}", "interactive": False},
        smooth_factor=0.5,
        control=False,
    )


def _numbered(script: str) -> str:
    """folium names its elements at random: here by a number, in the order in which they are met."""
    names: dict[str, str] = {}
    return _RANDOM.sub(lambda match: names.setdefault(match[0], str(len(names) + 1)), script)


def _compact(script: str) -> str:
    """The script without indents and spaces; no text in it holds a comma or a colon."""
    return re.sub(r"\s*\n\s*", "\n", script).replace(", ", ",").replace(": ", ":")

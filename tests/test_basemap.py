"""The basemap: five provinces without gaps, no outline of the kingdom, the same drawing each time."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import shape
from test_geography import CHIEF_TOWNS, PLACES

from generator import basemap, geography
from generator.assets import CACHE
from generator.basemap import Atlas, atlas, clean_provinces, draw, read_countries
from generator.map_script import basemap_script
from generator.map_script import draw as draw_script
from generator.settings import EU_STATES, PROVINCES, SETTINGS

TOWNS_ACROSS = {"Sebta": (35.89, -5.31), "Melilla": (35.29, -2.94)}  # (latitude, longitude)


@pytest.fixture(scope="module")
def drawn() -> Atlas:
    return atlas(CACHE, SETTINGS)


def shapes(drawn: Atlas, layer: str) -> dict[str, Any]:
    return {x["properties"]["code"]: shape(x["geometry"]) for x in drawn.layers[layer]["features"]}


def holders(outlines: dict[str, Any], point: tuple[float, float]) -> list[str]:
    """The codes of the outlines that hold a point (latitude, longitude)."""
    return [code for code, x in outlines.items() if x.contains(shapely.Point(point[1], point[0]))]


@pytest.mark.parametrize("province", PROVINCES)
def test_chief_town_on_the_map(drawn: Atlas, province: str) -> None:
    """As drawn, simplified and rounded, each chief town lies in its own province and in no other."""
    assert holders(shapes(drawn, "region"), CHIEF_TOWNS[province]) == [province]


def test_without_the_repair_a_chief_town_leaves_its_province(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Drawn with the published latitudes, the chief town of the region stands in a neighbour."""
    monkeypatch.setattr(geography, "repaired_latitude", lambda degrees: degrees)
    slugs = geography.PROVINCE_SLUGS
    wrong = {slugs[code]: x for code, x in clean_provinces().items() if code in slugs}
    homes = {name: holders(wrong, point) for name, point in CHIEF_TOWNS.items()}
    assert homes["beni-mellal"] == ["azilal"]


def test_no_gap_and_no_overlap(drawn: Atlas) -> None:
    """The five provinces meet exactly: one shape without holes, as large as its parts together."""
    parts = list(shapes(drawn, "region").values())
    assert len(parts) == 5
    assert shapely.coverage_is_valid(parts)
    whole = shapely.union_all(parts)
    assert sum(len(part.interiors) for part in basemap.pieces(whole)) == 0
    assert whole.area == pytest.approx(sum(part.area for part in parts), rel=1e-9)
    assert not shapely.coverage_is_valid([parts[0], parts[1].buffer(0.01)])


def test_every_commune_has_a_point_inside(drawn: Atlas) -> None:
    """135 communes of the region join by HCP code, each with a point that lies within it."""
    ours = [commune for commune in PLACES.communes if commune.province]
    assert len(ours) == 135
    for commune in ours:
        assert PLACES.contains(commune, *drawn.communes[commune.code]) is True, commune


def test_a_city_of_districts_has_one_point(drawn: Atlas) -> None:
    """A city whose districts have the outlines is one commune; its point lies among them."""
    city = PLACES.find("Casablanca")
    assert city is not None
    lat, lon = drawn.communes[city.code]
    assert 33.4 < lat < 33.7
    assert -7.8 < lon < -7.4


def test_a_town_centre_stands_for_its_commune(drawn: Atlas) -> None:
    """A commune of 200 km² whose town has an outline of its own is measured from the town."""
    town = PLACES.find("Bzou")
    assert town is not None
    lat, lon = drawn.communes[town.code]
    assert (lat, lon) == pytest.approx((32.09, -7.05), abs=0.03)


def test_host_states(drawn: Atlas) -> None:
    """All 27 member states are drawn, and the place of a state's count lies in that state."""
    hosts = shapes(drawn, "hosts")
    assert set(hosts) == set(EU_STATES) == set(drawn.hosts)
    for code, point in drawn.hosts.items():
        assert holders(hosts, point) == [code]


def test_do_no_harm(drawn: Atlas) -> None:
    """Nothing south of 30° north; no piece of Spain, line or dot in Sebta and Melilla; between
    provinces only lines, so that no outline of the kingdom shows."""
    for name in drawn.layers:
        assert all(x.bounds[1] >= 30.0 - 1e-9 for x in shapes(drawn, name).values()), name
    assert {x["geometry"]["type"] for x in drawn.layers["borders"]["features"]} <= {
        "LineString",
        "MultiLineString",
    }
    lines = shapes(drawn, "borders")["MA"]
    for name, (lat, lon) in TOWNS_ACROSS.items():
        around = shapely.Point(lon, lat).buffer(0.09)
        assert not shapes(drawn, "hosts")["ES"].intersects(around), name
        assert not lines.intersects(around), name


def test_point_of_view() -> None:
    """The towns across the strait go to whom the setting names; without a name, where the file has them."""
    ours, theirs = read_countries("MA"), read_countries("")
    for point in TOWNS_ACROSS.values():
        assert holders(ours, point) == ["MA"]
        assert holders(theirs, point) == ["ES"]
    assert basemap.key(SETTINGS) != basemap.key(replace(SETTINGS, point_of_view=""))


def test_drawn_again_it_is_the_same(drawn: Atlas, tmp_path: Path) -> None:
    """The cache holds what a new drawing gives; it is read, not drawn, the second time."""
    fresh = draw(SETTINGS)
    assert json.loads(json.dumps(asdict(fresh))) == asdict(drawn)
    made = tmp_path / f"atlas-{basemap.key(SETTINGS)}.json"
    made.write_text(json.dumps(asdict(replace(fresh, communes={}))), encoding="utf-8")
    assert atlas(tmp_path, SETTINGS).communes == {}


def test_script(drawn: Atlas) -> None:
    """folium's script: at most 40 KB, the same bytes each time, no random name, no address, no popup."""
    script = draw_script(drawn)
    assert script == draw_script(drawn) == basemap_script(CACHE, SETTINGS)
    assert len(gzip.compress(script, 9)) <= 40_000
    text = script.decode()
    assert not re.search(r"[0-9a-f]{32}", text)
    for sign in ("http", "//", "$(", "bindPopup", "bindTooltip", "innerHTML", "`"):
        assert sign not in text, sign
    assert 'L.map(\n"map_1"' in text
    assert "window.basemap={map:map_1," in text

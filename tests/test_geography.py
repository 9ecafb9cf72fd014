"""Places: the region's 135 communes have a name and an outline, and points fall where they lie."""

from __future__ import annotations

import pytest
from shapely import Polygon

from generator import geography
from generator.geography import PROVINCE_SLUGS, inside, read_outlines, repaired_latitude
from generator.settings import PROVINCES

# The town halls of the five chief towns (latitude, longitude, commune).
CHIEF_TOWNS = {
    "azilal": (31.962, -6.571),
    "beni-mellal": (32.337, -6.350),
    "fquih-ben-salah": (32.502, -6.688),
    "khenifra": (32.935, -5.662),
    "khouribga": (32.881, -6.906),
}
PLACES = geography.geography()


def province_at(lat: float, lon: float) -> list[str]:
    """The provinces one of whose communes holds the point."""
    return [c.province for c in PLACES.communes if c.province and PLACES.contains(c, lat, lon)]


def test_every_commune_of_the_region_has_an_outline() -> None:
    """135 communes in five provinces; both sources join by the HCP code, none is left over."""
    ours = {commune.code for commune in PLACES.communes if commune.province}
    assert len(ours) == 135
    assert set(read_outlines()) == ours
    assert (
        {c.province for c in PLACES.communes if c.province}
        == set(PROVINCE_SLUGS.values())
        == set(PROVINCES)
    )


@pytest.mark.parametrize("province", PROVINCES)
def test_chief_town(province: str) -> None:
    """A chief town's point lies in one commune, of its own province."""
    assert province_at(*CHIEF_TOWNS[province]) == [province]


def test_without_the_repair_towns_move(monkeypatch: pytest.MonkeyPatch) -> None:
    """The published latitudes are 14 to 20 km off: unrepaired, chief towns leave their commune."""
    true = {name: point for name, point in CHIEF_TOWNS.items() if province_at(*point) == [name]}
    monkeypatch.setattr(geography, "repaired_latitude", lambda degrees: degrees)
    monkeypatch.setattr(PLACES, "_outlines", None)
    raw = read_outlines()
    homes = {
        name: [
            c.name_fr
            for c in PLACES.communes
            if any(inside(ring, *point) for ring in raw.get(c.code, ()))
        ]
        for name, point in true.items()
    }
    monkeypatch.undo()
    good = {
        name: [c.name_fr for c in PLACES.communes if c.province and PLACES.contains(c, *point)]
        for name, point in true.items()
    }
    assert len(true) == 5
    assert all(len(names) == 1 for names in good.values())
    assert [name for name in homes if homes[name] == good[name]] == []


def test_a_commune_with_a_town_of_its_own() -> None:
    """A rural commune and its town centre are two outlines: a point in either is in the commune."""
    double = {code: rings for code, rings in read_outlines().items() if len(rings) > 1}
    assert len(double) > 10
    for code, rings in double.items():
        commune = PLACES.find(code)
        assert commune is not None
        for ring in rings:
            point = Polygon(ring).representative_point()
            assert PLACES.contains(commune, point.y, point.x) is True, commune


def test_repair() -> None:
    """The repair moves a point of the region south to north by 14 to 20 km, and leaves the equator."""
    moved = (repaired_latitude(32.3) - 32.3) * 111.2
    assert 14 < abs(moved) < 20
    assert repaired_latitude(0.0) == pytest.approx(0.0)


def test_find() -> None:
    """A commune is found by code or exact French name; in its province where several share the name."""
    town = PLACES.find("Béni Mellal")
    assert town is not None
    assert town.province == "beni-mellal"
    assert town.name("ar") == town.name_ar
    assert town.name("en") == town.name_fr
    assert PLACES.find(town.code) == town
    assert PLACES.find("Béni Mellal", "azilal") is not None  # the rule says that it lies elsewhere
    assert PLACES.find("Nulle Part") is None
    assert PLACES.find("beni mellal") is None
    assert "Béni Mellal" in PLACES.names("beni-mellal")
    assert len(PLACES.names()) > len(PLACES.names("azilal")) > 0


def test_contains_knows_what_it_does_not_know() -> None:
    """Outside the region no outline is known: neither inside nor outside."""
    elsewhere = next(commune for commune in PLACES.communes if not commune.province)
    assert PLACES.contains(elsewhere, 33.9, -6.9) is None
    town = PLACES.find("Béni Mellal")
    assert town is not None
    assert PLACES.contains(town, 32.337, -6.35) is True
    assert PLACES.contains(town, 35.0, -6.35) is False


def test_inside() -> None:
    """Ray casting on a ring with a notch."""
    ring = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (2.0, 2.0), (0.0, 4.0)]
    assert inside(ring, 1.0, 2.0)
    assert not inside(ring, 3.0, 2.0)
    assert not inside(ring, 5.0, 5.0)

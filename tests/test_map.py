"""The map's data: who counts, where a structure stands and how precisely, what the browser receives."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from conftest import NAMED, changed
from hypothesis import given
from hypothesis import strategies as st

from generator.assets import CACHE, HERE
from generator.basemap import Atlas, atlas
from generator.catalogue import Catalogue
from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.check.cases import TODAY
from generator.hours import clock_changes, minutes
from generator.map_page import data
from generator.schema.parts import Location
from generator.schema.spec import Words
from generator.settings import SETTINGS
from generator.views.lists import list_pages
from generator.views.map import Place, host_counts, map_view

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def drawn() -> Atlas:
    return atlas(CACHE, SETTINGS)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return build_catalogue(check(ROOT / "tests/sample", NAMED, TODAY)[0])


def place_of(catalogue: Catalogue, drawn: Atlas, name: str = "example-counter") -> Place:
    return next(x for x in map_view(catalogue, drawn).places if x.record.id == name)


def at(precision: str) -> Location:
    return Location(
        lat=Decimal("32.34"), lon=Decimal("-6.36"), precision=precision, source=("page",)
    )


def test_counts_of_host_states(catalogue: Catalogue, drawn: Atlas) -> None:
    """What is open to people counts in each of its states, `EU` in all 27; what is open to nobody does not."""
    view = map_view(catalogue, drawn)
    counts = {state.code: (state.count, state.wide) for state in view.states}
    assert counts["FR"] == (2, 1)  # the year in France, and the camp in all of the Union
    assert counts["IT"] == (1, 1)  # the season is closed
    assert len(counts) == 27
    assert view.states[0].code == "FR"
    assert view.states[0].country.id == "fr"


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({}, 2),
        ({"open_to": "organisations"}, 1),
        ({"open_to": "nobody"}, 1),
        ({"state": "retired"}, 1),
        ({"hosts": ("DE",)}, 1),
    ],
)
def test_what_counts(catalogue: Catalogue, fields: dict[str, Any], count: int) -> None:
    """A programme for organisations, for nobody, or ended counts nowhere; guides never do."""
    assert host_counts(changed(catalogue, "example-year", **fields))["FR"] == count


def test_a_state_without_programme_is_not_there(catalogue: Catalogue, drawn: Atlas) -> None:
    view = map_view(changed(catalogue, "example-camp", hosts=("FR",)), drawn)
    assert [state.code for state in view.states] == ["FR"]


def test_precision(catalogue: Catalogue, drawn: Atlas) -> None:
    """A point that someone gave stands where it is; one known by its commune stands for the commune."""
    town = catalogue.geography.find("Béni Mellal")
    assert town is not None
    for precision in ("exact", "street"):
        found = place_of(changed(catalogue, "example-counter", location=at(precision)), drawn)
        assert (found.point, found.precision) == ((32.34, -6.36), precision)
    for location in (at("commune"), None):
        found = place_of(changed(catalogue, "example-counter", location=location), drawn)
        assert (found.point, found.precision) == (drawn.communes[town.code], "commune")


@pytest.mark.parametrize("fields", [{"slug": "a-place"}, {"quick_exit": True}])
def test_a_discreet_place_shows_its_commune_alone(
    catalogue: Catalogue, drawn: Atlas, fields: dict[str, Any]
) -> None:
    """Where being seen is a danger, no door and no street reaches the map: do no harm."""
    found = changed(catalogue, "example-counter", location=at("exact"), **fields)
    assert place_of(found, drawn).precision == "commune"
    sent = read(data(found, drawn, map_view(found, drawn), "fr"))["places"][0]
    assert sent["point"] != [32.34, -6.36]
    assert sent["precision"] == "commune"


@pytest.mark.parametrize("fields", [{"operating": "closed"}, {"state": "retired"}])
def test_what_is_closed_is_no_place_to_go(
    catalogue: Catalogue, drawn: Atlas, fields: dict[str, Any]
) -> None:
    view = map_view(changed(catalogue, "example-counter", **fields), drawn)
    assert "example-counter" not in {place.record.id for place in view.places}


def test_without_a_place_there_is_no_point(catalogue: Catalogue, drawn: Atlas) -> None:
    """A line and a consulate abroad are in the list, without a point; the region comes first."""
    view = map_view(catalogue, drawn)
    assert [x.record.id for x in view.places] == ["example-counter", "example-line", "example-consulate"]  # fmt: skip
    assert [x.point is None for x in view.places] == [False, True, True]
    assert {x.precision for x in view.places[1:]} == {""}
    assert len(view.communes) == 135


def read(script: bytes) -> Any:
    """What a data script sets."""
    text = script.decode()
    assert text.startswith("window.boussoleMap={")
    return json.loads(text.removeprefix("window.boussoleMap=").removesuffix(";\n"))


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
def test_data(catalogue: Catalogue, drawn: Atlas, lang: str) -> None:
    """One script per language: what is unknown is absent, words and names are of that language."""
    value = read(data(catalogue, drawn, map_view(catalogue, drawn), lang))
    counter, line, consulate = value["places"]
    assert counter["page"] == "services/example-counter.html"
    assert counter["point"] == [32.337, -6.35]
    assert counter["precision"] == "street"
    assert counter["hours"][0] == [510, 990]
    assert counter["notices"] == [["2026-08-01", "2026-08-31"]]
    assert counter["phone"] == ["+212523480000", "05 23 48 00 00"]
    assert "operating" not in counter
    assert counter["commune"] == ("بني ملال" if lang == "ar" else "Béni Mellal")
    assert line["hours"] == [[0, 10080]]
    assert "point" not in line
    assert consulate["operating"] == "unknown"
    assert [x[0] for x in value["folders"]] == ["beni-mellal", "national", "abroad"]
    assert len(value["communes"]) == 135
    assert value["words"]["map.say.full"]
    assert all(key.startswith(("map.say.", "colon")) for key in value["words"])


def test_a_name_in_another_language_says_which(catalogue: Catalogue, drawn: Atlas) -> None:
    """What is not translated carries its language, so that the page can mark it."""
    title = Words.of((("fr", "Ligne"),))
    bare = changed(catalogue, "example-line", title=title)
    places = read(data(bare, drawn, map_view(bare, drawn), "ar"))["places"]
    assert (places[1]["title"], places[1]["lang"]) == ("Ligne", "fr")
    assert "lang" not in places[0]


def test_lists_that_the_map_can_narrow_to(catalogue: Catalogue) -> None:
    """Lists of structures, and of programmes by country; an empty list or another one names nothing."""
    wishes = {
        page.address: page.on_map
        for name in ("services", "programmes", "guides")
        for page in list_pages(catalogue, name)
    }
    assert wishes["services/index.html"] == "layer=services"
    assert wishes["services/by-province-beni-mellal.html"] == "province=beni-mellal"
    assert wishes["services/by-kind-one-stop-shop.html"] == "kind=one-stop-shop"
    assert wishes["services/by-audience-migrant.html"] == "audience=migrant"
    assert wishes["programmes/index.html"] == "layer=states"
    assert wishes["programmes/by-country-fr.html"] == "country=fr"
    for bare in ("services/by-province-azilal", "programmes/by-kind-study", "guides/index"):
        assert wishes[f"{bare}.html"] == ""


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("24/7", ((0, 10080),)),
        ("Mo 09:00-12:00,14:00-16:00", ((540, 720), (840, 960))),
        ("Su 22:00-26:00", ((0, 120), (9960, 10080))),  # past midnight, into Monday
        ("off", ()),
    ],
)
def test_minutes_of_a_week(text: str, spans: tuple[tuple[int, int], ...]) -> None:
    assert minutes(text) == spans


@given(st.datetimes(datetime(2026, 1, 1), datetime(2036, 12, 31)))
def test_clock_changes(moment: datetime) -> None:
    """The table gives Morocco's offset at any instant of its years."""
    utc = moment.replace(tzinfo=UTC)
    offset = utc.astimezone(ZoneInfo("Africa/Casablanca")).utcoffset()
    assert offset is not None
    now = int(utc.timestamp() * 1000)
    assert [x for at_, x in clock_changes() if at_ <= now][-1] == offset.total_seconds() / 60


# What the browser computes, asked of its own code in Node.
RUN = """
import * as model from %s;
let text = "";
for await (const piece of process.stdin) text += piece;
console.log(JSON.stringify(JSON.parse(text).map(([name, ...given]) => model[name](...given))));
"""
Asked = Callable[..., list[Any]]


@pytest.fixture(scope="module")
def ask() -> Asked:
    source = base64.b64encode((HERE / "browser/map/model.js").read_bytes()).decode()
    script = RUN % json.dumps(f"data:text/javascript;base64,{source}")

    def asked(*calls: list[Any]) -> list[Any]:
        done = subprocess.run(
            ["node", "--input-type=module", "-e", script],
            input=json.dumps(calls), capture_output=True, text=True, check=True,
        )  # fmt: skip
        found: list[Any] = json.loads(done.stdout)
        return found

    return asked


def instant(text: str) -> int:
    """A local time in Morocco as UTC milliseconds."""
    local = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Africa/Casablanca"))
    return int(local.timestamp() * 1000)


WEEKDAYS = {"hours": [list(x) for x in minutes("Mo-Fr 08:30-16:30")]}


@pytest.mark.parametrize(
    ("place", "local", "expected"),
    [
        (WEEKDAYS, "2026-05-04T08:30", "open"),  # a Monday
        (WEEKDAYS, "2026-05-04T08:29", "closed"),
        (WEEKDAYS, "2026-05-04T16:29", "open"),
        (WEEKDAYS, "2026-05-04T16:30", "closed"),
        (WEEKDAYS, "2026-05-08T16:29", "open"),  # a Friday
        (WEEKDAYS, "2026-05-09T10:00", "closed"),  # a Saturday
        (WEEKDAYS, "2026-02-23T08:30", "open"),  # in Ramadan, with the clocks an hour back
        (WEEKDAYS, "2026-02-23T08:29", "closed"),
        ({"hours": [[0, 10080]]}, "2026-05-10T23:59", "open"),
        ({}, "2026-05-04T10:00", "unknown"),
        ({**WEEKDAYS, "operating": "planned"}, "2026-05-04T10:00", "unknown"),
        ({**WEEKDAYS, "operating": "unknown"}, "2026-05-04T10:00", "open"),
        (
            {**WEEKDAYS, "notices": [["2026-05-04", "2026-05-04"]]},
            "2026-05-04T10:00",
            "unknown",
        ),
        ({**WEEKDAYS, "notices": [["2026-05-05", "2026-05-06"]]}, "2026-05-04T10:00", "open"),
    ],
)
def test_openness(ask: Asked, place: Any, local: str, expected: str) -> None:
    """By Morocco's clock, Ramadan's hour included; unknown is never called closed."""
    assert ask(["openness", place, clock_changes(), instant(local)]) == [expected]


def test_ramadan(ask: Asked) -> None:
    clock = clock_changes()
    days = ("2026-02-14T12:00", "2026-03-01T12:00", "2026-04-01T12:00")
    assert ask(*(["isRamadan", clock, instant(day)] for day in days)) == [False, True, False]


def test_distance(ask: Asked) -> None:
    """Along the great circle, in kilometres, the same both ways."""
    town, other = (32.337, -6.35), (32.881, -6.906)
    there, back, nowhere, far = ask(
        ["distance", town, other],
        ["distance", other, town],
        ["distance", town, town],
        ["distance", (0, 0), (0, 180)],
    )
    assert there == pytest.approx(79.8, abs=0.5)
    assert there == pytest.approx(back)
    assert nowhere == 0
    assert far == pytest.approx(20015, abs=1)


PLACE = {"kind": "health", "folder": "azilal", "audiences": ["migrant"], **WEEKDAYS}


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ({}, True),
        ({"kind": "health", "folder": "azilal", "audience": "migrant", "open": True}, True),
        ({"kind": "legal"}, False),
        ({"folder": "khenifra"}, False),
        ({"audience": "youth"}, False),
    ],
)
def test_fits(ask: Asked, wish: Any, expected: bool) -> None:
    """Every choice must hold; a place for everyone is for each."""
    monday = instant("2026-05-04T10:00")
    assert ask(["fits", PLACE, wish, clock_changes(), monday]) == [expected]
    everyone = {**PLACE, "audiences": ["everyone"]}
    wide = {**wish, "audience": "youth"}
    assert ask(["fits", everyone, wide, clock_changes(), monday]) == [
        expected or wish.get("audience") == "youth"
    ]


def test_found_nearest_first(ask: Asked) -> None:
    """With a point to measure from the nearest comes first, what has no point last, in its old order."""
    near, far, none, other = (
        {**PLACE, "record": name, "point": point}
        for name, point in (("near", (32.3, -6.3)), ("far", (33.0, -5.6)), ("none", None), ("other", None))
    )  # fmt: skip
    places = [none, far, other, near]
    (rows,) = ask(["found", places, {"point": [32.3, -6.3]}, clock_changes(), 0])
    assert [row["place"]["record"] for row in rows] == ["near", "far", "none", "other"]
    assert rows[0]["km"] == 0
    assert rows[2]["km"] is None
    (rows,) = ask(["found", places, {}, clock_changes(), 0])
    assert [row["place"]["record"] for row in rows] == ["none", "far", "other", "near"]

"""The map in a real browser: list and pins in step, by mouse, keyboard and telephone, on paper and from a stick."""

from __future__ import annotations

import gzip
import itertools
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from browsing import DESK, PHONE, at, serving, visiting
from conftest import EPOCH, NAMED, copy_sample
from hostile import HOSTILE, poisoned, poisoned_catalogue
from playwright.sync_api import Browser, Locator, Page, expect
from test_accessibility import violations

from generator import map_page
from generator.assets import CACHE
from generator.basemap import atlas
from generator.catalogue import Catalogue
from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.check.cases import TODAY
from generator.geography import geography
from generator.schema.spec import Words
from generator.settings import LANGUAGE_CODES, SETTINGS
from generator.site import build
from generator.views.map import map_view

MONDAY = "2026-05-04T09:00:00Z"  # 10:00 in Morocco
EXTRA = 57
RECORD = """title: Lieu {number}
summary: Pour toute personne qui cherche une orientation, lieu {number}.
kind: {kind}
commune: "{commune}"
phones:
  - {{number: "+212523480000", source: page}}
{hours}offers: [orientation]
audiences: [{audience}]
operating: unknown
sources:
  page: {{url: "https://example.org/lieu-{number}", seen: 2026-02-01, page_date: 2026-01}}
"""


def add_places(root: Path) -> None:
    """Structures all over the region: a third with hours, the last ones in one and the same commune."""
    communes = [commune for commune in geography().communes if commune.province]
    for number in range(EXTRA):
        commune = communes[number * 2 if number < 50 else 98]
        folder = root / "opportunities/services" / commune.province
        folder.mkdir(exist_ok=True)
        (folder / f"example-place-{number}.fr.yml").write_text(
            RECORD.format(
                number=number,
                kind=("one-stop-shop", "help-line")[number % 2],
                commune=commune.code,
                hours="hours: Mo-Fr 08:30-16:30\n" if number % 3 == 0 else "",
                audience=("youth", "migrant")[number % 2],
            ),
            encoding="utf-8",
        )


@pytest.fixture(scope="module")
def mapped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site with sixty structures, three of them without a point."""
    root = copy_sample(tmp_path_factory.mktemp("mapped") / "sample")
    add_places(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        assert build(root, NAMED, TODAY).published
    return root / "site"


@pytest.fixture(scope="module")
def over_http(mapped: Path) -> Iterator[str]:
    with serving(mapped) as address:
        yield address


def ready(page: Page, moment: str, address: str) -> None:
    """Opens a page with the reader's clock set, and waits for the map."""
    at(page, moment, address)
    expect(page.locator("body[data-ready]")).to_be_attached()


def records(page: Page) -> list[str]:
    """The ids in the list, in its order."""
    found: list[str] = page.locator(".bs-map-found [data-record]").evaluate_all(
        "all => all.map(one => one.dataset.record)"
    )
    return found


def pins(page: Page) -> int:
    """How many structures the map shows, those in clusters counted, inside what is in view."""
    alone = page.locator(".leaflet-marker-pane .map-pin").count()
    counts: list[int] = page.locator(".map-cluster .bs-map-count").evaluate_all(
        "all => all.map(one => parseInt(one.firstChild.data))"
    )
    return alone + sum(counts)


def status(page: Page) -> list[int]:
    """The numbers that the announced sentence holds."""
    return [int(x) for x in re.findall(r"\d+", page.locator("[role=status]").inner_text())]


def open_popup(page: Page) -> Locator:
    popup = page.locator(".leaflet-popup .bs-map-popup")
    expect(popup).to_be_visible()
    return popup


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_list_and_pins_are_the_same(chromium: Browser, mapped: Path, lang: str) -> None:
    """From a file: as many pins as entries with a point, the rest said, no word to anyone, no error."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, MONDAY, (mapped / lang / "map.html").as_uri())
        assert status(page) == [60, 58]
        assert page.evaluate("basemap.places.getLayers().length") == 58
        assert len(records(page)) == 50
        for folder in ("azilal", "beni-mellal"):
            page.locator("[name=folder]").select_option(folder)
            names = records(page)
            assert status(page) == [len(names), len(names)]
            assert pins(page) == len(names) > 5
        assert visit.hosts() == set()
        assert visit.errors == []
        kept = page.evaluate(
            "async () => [localStorage.length, sessionStorage.length, document.cookie]"
        )
        assert kept == [0, 0, ""]


def test_fifty_at_a_time(chromium: Browser, mapped: Path) -> None:
    """The button brings the rest and the focus goes to the first new entry."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, MONDAY, (mapped / "fr/map.html").as_uri())
        more = page.locator(".bs-map-more")
        more.click()
        assert len(records(page)) == len(set(records(page))) == 60
        expect(more).to_be_hidden()
        expect(page.locator(".bs-map-found li >> nth=50").locator("a").first).to_be_focused()


def test_filters_in_step(chromium: Browser, mapped: Path) -> None:
    """Kind, audience and open now narrow list, pins and count together; clearing brings all back."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, MONDAY, (mapped / "fr/map.html").as_uri())
        steps = (
            ("kind", "one-stop-shop", 30, 30),
            ("audience", "youth", 30, 30),
            ("audience", "migrant", 0, 0),
        )
        for name, value, listed, pinned in steps:
            page.locator(f"[name={name}]").select_option(value)
            assert len(records(page)) == listed
            assert page.evaluate("basemap.places.getLayers().length") == pinned
            assert status(page) == ([listed, pinned] if listed else [])
        page.locator("[type=reset]").click()
        expect(page.locator("[role=status]")).to_contain_text("60")
        page.locator("[name=open]").check()
        # Nineteen of ours, the counter, and the line that answers day and night.
        assert status(page) == [21, 20]
        expect(page.locator(".bs-map-hours")).to_contain_text("21")
        expect(page.locator(".bs-map-found li").first).to_contain_text("Ouvert maintenant")


@pytest.mark.parametrize(
    ("moment", "open_", "ramadan"),
    [
        ("2026-05-04T15:29:00Z", 21, False),  # a minute before half past four in Morocco
        ("2026-05-04T15:30:00Z", 1, False),
        ("2026-02-23T16:29:00Z", 21, True),  # Morocco's clocks are at UTC then
        ("2026-08-03T10:00:00Z", 20, False),  # the counter has a notice in August
    ],
)
def test_open_now(chromium: Browser, mapped: Path, moment: str, open_: int, ramadan: bool) -> None:
    """By Morocco's clock wherever the reader is, with a warning in Ramadan; a notice means unknown."""
    with visiting(chromium, timezone_id="America/Montreal") as visit:
        page = visit.page
        ready(page, moment, (mapped / "fr/map.html").as_uri())
        page.locator("[name=open]").check()
        assert status(page)[0] == open_
        said = page.locator(".bs-map-hours").inner_text()
        assert ("mois de Ramadan" in said) is ramadan


def test_distance_from_a_commune(chromium: Browser, mapped: Path) -> None:
    """Nearest first, said to be as the crow flies; what has no point comes last."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, MONDAY, (mapped / "fr/map.html").as_uri())
        page.locator("[name=from]").select_option(label="Khouribga")
        first = page.locator(".bs-map-found li").first
        shown = page.locator(".bs-map-found .bs-meta").all_inner_texts()
        kilometres = [int(x[1]) for text in shown if (x := re.search(r"(\d+) km à vol", text))]
        assert len(kilometres) > 40
        assert kilometres == sorted(kilometres)
        expect(first).to_contain_text("vol d'oiseau")
        expect(page.locator("path.map-origin")).to_be_visible()


def test_position_of_the_device(chromium: Browser, over_http: str) -> None:
    """Asked for by a button only, used here, sent nowhere; a refusal is said."""
    here = {"latitude": 32.881, "longitude": -6.906}
    with visiting(chromium, geolocation=here, permissions=["geolocation"]) as visit:
        page = visit.page
        ready(page, MONDAY, f"{over_http}fr/map.html")
        before = len(visit.requests)
        page.locator(".bs-map-locate").click()
        expect(page.locator(".bs-map-located")).to_contain_text("n'est envoyée à personne")
        expect(page.locator("[name=from]")).to_have_value("here")
        expect(page.locator(".bs-map-found li").first).to_contain_text("vol d'oiseau")
        assert visit.requests[before:] == []
        assert visit.errors == []
    with visiting(chromium, permissions=[]) as visit:
        ready(visit.page, MONDAY, f"{over_http}fr/map.html")
        visit.page.locator(".bs-map-locate").click()
        expect(visit.page.locator(".bs-map-located")).to_contain_text("pas donné de position")


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_host_states(chromium: Browser, mapped: Path, lang: str) -> None:
    """The other layer: a count for each state, the same in list and pins, that opens the state's list."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, MONDAY, (mapped / lang / "map.html").as_uri())
        page.locator("[name=layer][value=states]").check()
        assert status(page) == [27]
        expect(page.locator(".leaflet-marker-pane .map-state")).to_have_count(27)
        expect(page.locator(".leaflet-marker-pane :is(.map-cluster, .map-pin)")).to_have_count(0)
        expect(page.locator("[name=kind]")).to_be_hidden()
        assert len(page.locator(".bs-map-found li").all()) == 27
        assert set(records(page)) == {"fr", "it"}  # the countries that have a record here
        # Two: the year in France and the camp in all of the Union; the closed season counts nowhere.
        assert (
            page.locator(".bs-map-found [data-record=fr] .bs-meta").first.inner_text().endswith("2")
        )
        assert (
            page.locator(".bs-map-found [data-record=it] .bs-meta").first.inner_text().endswith("1")
        )
        page.locator(".bs-map-found [data-record=fr] .bs-map-find").click()
        open_popup(page).locator("a").click()
        assert page.url == (mapped / lang / "programmes/by-country-fr.html").as_uri()
        assert visit.errors == []


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_keyboard(chromium: Browser, mapped: Path, lang: str) -> None:
    """A pin is reached by Tab, opened by Enter or space, closed by Escape, and has the focus again."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, MONDAY, (mapped / lang / "map.html").as_uri())
        page.locator("[name=folder]").select_option("khenifra")
        page.locator(".bs-map-ground").focus()
        here = "document.activeElement.className"
        for key in ("Enter", " "):
            for _ in range(30):
                page.keyboard.press("Tab")
                if "map-pin" in page.evaluate(here):
                    break
            name = page.evaluate("document.activeElement.innerText.trim()")
            assert name.startswith("Lieu")
            page.keyboard.press(key)
            popup = open_popup(page)
            expect(popup.locator("a").first).to_be_focused()
            expect(popup).to_contain_text(name)
            page.keyboard.press("Escape")
            expect(page.locator(".leaflet-popup")).to_have_count(0)
            assert page.evaluate("document.activeElement.innerText.trim()") == name
        page.locator('.bs-map-bar a[href="#found"]').focus()
        page.keyboard.press("Enter")
        expect(page.locator("#found")).to_be_focused()
        page.locator(".bs-map-find").first.focus()
        page.keyboard.press("Enter")
        expect(open_popup(page).locator("a").first).to_be_focused()
        assert visit.errors == []


def test_structures_in_one_place_are_spread_out(chromium: Browser, mapped: Path) -> None:
    """Several structures of one commune stand on one point: asked for from the list, each can be read."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, MONDAY, (mapped / "fr/map.html").as_uri())
        for name in ("example-place-51", "example-place-52"):
            entry = page.locator(f'.bs-map-found [data-record="{name}"]')
            entry.locator(".bs-map-find").click()
            expect(open_popup(page)).to_contain_text(entry.locator("a").first.inner_text())
            expect(page.locator(".bs-map-popup")).to_contain_text("On connaît seulement la commune")
        page.locator('.bs-map-found [data-record="example-counter"] .bs-map-find').click()
        expect(page.locator(".bs-map-popup")).to_contain_text("Le point montre la rue")


def test_whole_window(chromium: Browser, mapped: Path) -> None:
    """The map covers the window but not the quick exit; what is covered takes no focus; Escape leaves."""
    with visiting(chromium, viewport=PHONE) as visit:
        page = visit.page
        ready(page, MONDAY, (mapped / "fr/map.html").as_uri())
        page.locator(".bs-map-open").click()
        toggle = page.locator(".bs-map-screen")
        toggle.click()
        box = page.locator(".bs-map").bounding_box()
        assert box and (box["x"], box["y"], box["width"]) == (0, 0, PHONE["width"])
        exit_ = page.locator("[data-quick-exit]")
        expect(exit_).to_be_in_viewport()
        exit_.click(trial=True)
        assert page.evaluate("document.querySelector('.bs-map-form').matches('[inert], [inert] *')")
        assert not page.evaluate("document.querySelector('[data-quick-exit]').matches('[inert] *')")
        toggle.focus()
        page.keyboard.press("Escape")
        expect(toggle).to_be_focused()
        assert page.locator("[inert]").count() == 0
        assert page.locator(".bs-map-full").count() == 0


def test_on_a_telephone_the_list_comes_first(chromium: Browser, over_http: str) -> None:
    """No byte of Leaflet or of the basemap before the button is touched."""
    with visiting(chromium, viewport=PHONE, has_touch=True, is_mobile=True) as visit:
        page = visit.page
        ready(page, MONDAY, f"{over_http}ar/map.html")
        heavy = [x for x in visit.requests if "leaflet" in x or "basemap" in x]
        assert heavy == []
        assert len(records(page)) == 50
        page.locator(".bs-map-open").tap()
        expect(page.locator(".map-cluster").first).to_be_visible()
        # One finger scrolls the page; in the whole window it moves the map.
        assert page.evaluate("basemap.map.dragging.enabled()") is False
        page.locator(".bs-map-screen").tap()
        assert page.evaluate("basemap.map.dragging.enabled()") is True
        assert visit.errors == []


def test_arabic(chromium: Browser, mapped: Path) -> None:
    """East stays on the right, words read from the right, French names are marked as French."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, MONDAY, (mapped / "ar/map.html").as_uri())
        expect(page.locator(".bs-map-ground")).to_have_attribute("dir", "ltr")
        page.locator(".bs-map-find").first.click()
        expect(open_popup(page)).to_have_attribute("dir", "rtl")
        name = page.locator('.bs-map-found [data-record="example-place-1"] > a')
        expect(name).to_have_attribute("lang", "fr")
        expect(name).to_have_attribute("dir", "ltr")
        counter = page.locator('.bs-map-found [data-record="example-counter"] > a')
        assert counter.get_attribute("lang") is None
        expect(page.locator('.bs-map-found bdi[dir="ltr"]').first).to_have_text("05 23 48 00 00")


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_narrow_screen(chromium: Browser, mapped: Path, lang: str) -> None:
    """320 px wide: nothing sticks out, in either layer, with a pin's words open."""
    with visiting(chromium, viewport={"width": 320, "height": 600}) as visit:
        page = visit.page
        ready(page, MONDAY, (mapped / lang / "map.html").as_uri())
        wide = "document.documentElement.scrollWidth"
        assert page.evaluate(wide) <= 320
        page.locator(".bs-map-find").first.click()
        open_popup(page)
        assert page.evaluate(wide) <= 320
        page.locator("[name=layer][value=states]").check()
        assert page.evaluate(wide) <= 320


@pytest.mark.parametrize(
    ("wish", "field", "value", "entries"),
    [
        ("province=azilal", "folder", "azilal", 22),
        ("kind=help-line", "kind", "help-line", 29),
        ("audience=migrant", "audience", "migrant", 29),
        ("layer=states", "layer", "states", 27),
        ("country=it", "layer", "states", 27),
        ("province=<script>&kind=none", "folder", "", 50),
    ],
)
def test_what_a_link_asks_for(
    chromium: Browser, mapped: Path, wish: str, field: str, value: str, entries: int
) -> None:
    """It is read and at once taken out of the address; a name that nothing bears asks for nothing."""
    with visiting(chromium) as visit:
        page = visit.page
        address = (mapped / "fr/map.html").as_uri()
        ready(page, MONDAY, f"{address}#{wish}")
        assert page.url == address
        assert (
            page.evaluate(f"document.querySelector('main form').elements['{field}'].value") == value
        )
        assert len(page.locator(".bs-map-found li").all()) == entries
        if "country" in wish:
            assert page.evaluate("basemap.map.getBounds().contains([42.5, 12.5])")
            assert not page.evaluate("basemap.map.getBounds().contains([60, 20])")


@pytest.mark.parametrize(
    ("address", "named", "layer"),
    [
        ("services/by-province-azilal.html", 22, "places"),
        ("services/index.html", 58, "places"),
        ("services/example-counter.html", 58, "places"),
        ("programmes/by-country-fr.html", 27, "states"),
        ("countries/fr.html", 27, "states"),
    ],
)
def test_map_inside_another_page(
    chromium: Browser, over_http: str, address: str, named: int, layer: str
) -> None:
    """A tap on the link opens the same map in its place, narrowed; before it nothing of it is loaded."""
    with visiting(chromium, viewport=PHONE) as visit:
        page = visit.page
        at(page, MONDAY, f"{over_http}fr/{address}")
        assert not [x for x in visit.requests if "map" in x or "leaflet" in x]
        page.locator(".bs-map-link").click()
        expect(page.locator("body[data-ready]")).to_be_attached()
        assert page.evaluate(f"basemap.{layer}.getLayers().length") == named
        if "counter" in address:
            expect(open_popup(page)).to_contain_text("Guichet d'exemple")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert page.url == f"{over_http}fr/{address}"
        assert visit.errors == []


def test_a_link_that_cannot_open_the_map_here_leads_to_it(
    chromium: Browser, over_http: str
) -> None:
    """While the script does not come, the link stands; a second tap follows it."""
    with visiting(chromium) as visit:
        page = visit.page
        page.route("**/map.js", lambda route: route.abort())
        page.goto(f"{over_http}fr/services/by-province-azilal.html")
        page.locator(".bs-map-link").click()
        page.locator(".bs-map-link").click()
        page.wait_for_url("**/fr/map.html*")


def test_without_leaflet_the_list_is_whole(chromium: Browser, over_http: str) -> None:
    """A map that does not come is said, and hides nothing."""
    with visiting(chromium) as visit:
        page = visit.page
        page.route("**/leaflet.js", lambda route: route.abort())
        ready(page, MONDAY, f"{over_http}fr/map.html")
        expect(page.locator(".bs-map-place .bs-note")).to_be_visible()
        assert len(records(page)) == 50


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_without_script(chromium: Browser, mapped: Path, lang: str) -> None:
    """Links to the lists by province and by country; no control that would do nothing."""
    with visiting(chromium, java_script_enabled=False, viewport=PHONE) as visit:
        page = visit.page
        page.goto((mapped / lang / "map.html").as_uri())
        expect(page.locator(".bs-map-unscripted")).to_be_visible()
        expect(page.locator(".bs-map-tool")).to_be_hidden()
        page.locator('a[href="services/by-province-azilal.html"]').click()
        expect(page.locator(".bs-entry").first).to_be_visible()


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_on_paper(chromium: Browser, mapped: Path, lang: str) -> None:
    """The day, the choices and the whole list, without buttons; the map as it stands."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, MONDAY, (mapped / lang / "map.html").as_uri())
        printed = page.locator(".bs-map-printed")
        expect(printed).to_be_hidden()
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert len(records(page)) == 60
        page.locator("[name=folder]").select_option("azilal")
        page.emulate_media(media="print")
        expect(printed).to_be_visible()
        chosen = page.locator("[name=folder] option:checked").inner_text()
        expect(printed).to_contain_text("2026")
        expect(printed).to_contain_text(chosen)
        for hidden in ("form.bs-map-form", ".bs-map-screen", ".bs-map-find", ".bs-exit"):
            expect(page.locator(hidden).first).to_be_hidden()
        expect(page.locator(".bs-map-ground")).to_be_visible()
        expect(page.locator(".bs-map-found li").first).to_be_visible()


EACH = pytest.mark.parametrize(
    ("lang", "scheme"), list(itertools.product(LANGUAGE_CODES, ("light", "dark")))
)


@EACH
def test_axe(chromium: Browser, mapped: Path, lang: str, scheme: str) -> None:
    """No violation with a filter applied and a pin's words open, in both layers, and with nothing found."""
    found: list[str] = []
    rule = "" if scheme == "light" else "color-contrast"  # all that the night changes
    for size in (PHONE, DESK):
        with visiting(chromium, viewport=size, color_scheme=scheme, bypass_csp=True) as visit:
            page = visit.page
            ready(page, MONDAY, (mapped / lang / "map.html").as_uri())
            page.locator("[name=folder]").select_option("azilal")
            page.locator("[name=from]").select_option("3")
            found += violations(page, rule)
            page.locator(".bs-map-find").first.click()
            open_popup(page)
            found += violations(page, rule)
            page.locator("[name=layer][value=states]").check()
            page.locator(".bs-map-find").first.click()
            open_popup(page)
            found += violations(page, rule)
            page.locator("[name=layer][value=services]").check()
            page.locator("[name=folder]").select_option("abroad")
            page.locator("[name=open]").check()
            assert records(page) == []
            found += violations(page, rule)
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_inside_another_page(chromium: Browser, mapped: Path, scheme: str) -> None:
    with visiting(chromium, viewport=PHONE, color_scheme=scheme, bypass_csp=True) as visit:
        page = visit.page
        page.goto((mapped / "ar/services/example-counter.html").as_uri())
        page.locator(".bs-map-link").click()
        open_popup(page)
        assert violations(page) == []


def sample_catalogue() -> Catalogue:
    return build_catalogue(check(Path(__file__).parent / "sample", NAMED, TODAY)[0])


def with_services(catalogue: Catalogue, services: list[Any]) -> Catalogue:
    return replace(
        catalogue,
        records=MappingProxyType({**catalogue.records, "services": tuple(services)}),
        by_id=MappingProxyType({**catalogue.by_id, **{x.id: x for x in services}}),
    )


def with_data(mapped: Path, folder: Path, catalogue: Catalogue, lang: str) -> Path:
    """A copy of the site whose map shows another catalogue, in one language."""
    shutil.copytree(mapped, folder, ignore=shutil.ignore_patterns("programmes", "guides"))
    drawn = atlas(CACHE, SETTINGS)
    script = map_page.data(catalogue, drawn, map_view(catalogue, drawn), lang)
    (folder / "assets" / f"map-{lang}.js").write_bytes(script)
    return folder


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_hostile_texts(chromium: Browser, mapped: Path, tmp_path: Path, lang: str) -> None:
    """In every field of a structure, in the words of the lists and the names of states: shown as text in
    the list and in the pin's words; nothing runs, nothing is asked elsewhere."""
    catalogue = sample_catalogue()
    counter = catalogue.by_id["example-counter"]
    texts = [case.text for case in HOSTILE if case.name != "long_word"]
    services = [
        replace(poisoned(counter, text), id=f"example-{i}", commune="Azilal", location=None)
        for i, text in enumerate(texts)
    ]
    words = poisoned_catalogue(catalogue, "<img src=x onerror=alert(1)>${alert(2)}</script>")
    folder = with_data(mapped, tmp_path / "site", with_services(words, services), lang)
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, MONDAY, (folder / lang / "map.html").as_uri())
        for i, text in enumerate(texts):
            entry = page.locator(f'[data-record="example-{i}"]')
            assert " ".join(text.split()) in " ".join(entry.inner_text().split())
            entry.locator(".bs-map-find").click()
            assert " ".join(text.split()) in " ".join(open_popup(page).inner_text().split())
        page.locator("[name=layer][value=states]").check()
        page.locator(".bs-map-find").first.click()
        expect(open_popup(page)).to_be_visible()
        for event in ("mouseover", "focus", "error", "load"):
            page.evaluate(
                "event => document.querySelectorAll('*').forEach(one => one.dispatchEvent(new Event(event)))",
                event,
            )
        assert page.evaluate("window.hit") is None
        assert page.locator("main img, main iframe, main svg script").count() == 0
        assert visit.dialogs == []
        assert visit.hosts() == set()
        assert visit.errors == []


def test_a_long_word_does_not_break_the_page(
    chromium: Browser, mapped: Path, tmp_path: Path
) -> None:
    """A name longer than a telephone is wide is cut into lines, in the list and in a pin's words."""
    catalogue = sample_catalogue()
    long = replace(poisoned(catalogue.by_id["example-counter"], "a" * 108), commune=None)
    folder = with_data(mapped, tmp_path / "site", with_services(catalogue, [long]), "fr")
    with visiting(chromium, viewport={"width": 320, "height": 600}) as visit:
        page = visit.page
        ready(page, MONDAY, (folder / "fr/map.html").as_uri())
        page.locator(".bs-map-find").first.click()
        open_popup(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def many(catalogue: Catalogue, count: int) -> Catalogue:
    """The catalogue with so many structures, each with its own name, commune, kind, audience and telephone."""
    counter = catalogue.by_id["example-counter"]
    communes = [commune for commune in catalogue.geography.communes if commune.province]
    services = []
    for i in range(count):
        commune = communes[i * 7 % len(communes)]
        name = f"Maison d'accueil et d'orientation de {commune.name_fr}, annexe {i}"
        services.append(
            replace(
                counter,
                id=f"maison-accueil-{commune.province}-{i}",
                folder=commune.province,
                title=Words.of((x, name) for x in LANGUAGE_CODES),
                commune=commune.code,
                location=None,
                phones=(replace(counter.phones[0], number=f"+2125234{i:05d}"),),
            )
        )
    return with_services(catalogue, services)


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_bytes_of_a_visit(chromium: Browser, mapped: Path, tmp_path: Path, lang: str) -> None:
    """With 500 structures, the page and all that it asks for are at most 200 KB gzipped, map open."""
    folder = with_data(mapped, tmp_path / "site", many(sample_catalogue(), 500), lang)
    with visiting(chromium) as visit, serving(folder) as base:
        ready(visit.page, MONDAY, f"{base}{lang}/map.html")
        assert visit.page.evaluate("basemap.places.getLayers().length") == 500
        asked = {address.removeprefix(base) for address in visit.requests} - {"favicon.ico"}
    sizes = {name: len(gzip.compress((folder / name).read_bytes(), 9)) for name in sorted(asked)}
    assert "assets/basemap.js" in sizes
    assert sum(sizes.values()) <= 200_000, json.dumps(sizes, indent=1)

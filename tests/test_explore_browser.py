"""The explorer in a real browser: choices, list, map, address and comparison always say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import DESK, PHONE, at, serving, visiting
from conftest import NAMED, copy_sample, published
from hostile import HOSTILE, poisoned_catalogue
from playwright.sync_api import Browser, Page, expect
from test_accessibility import HERE, violations

from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.check.cases import TODAY
from generator.programmes_data import data
from generator.settings import LANGUAGE_CODES
from generator.views.offers import offers

MAY = "2026-05-04T09:00:00Z"
EXTRA = 27
RECORD = """title: Programme {number:02}
summary: Pour toute personne qui veut apprendre, numéro {number}.
kind: {kind}
audiences: [youth]
themes: [studies]
hosts: [{host}]
starts_with: {starts}
open_to: {open}
organisation: example-agency
sources:
  page: {{url: "https://example.org/p-{number}", seen: 2026-02-01, page_date: 2026-01}}
{dates}money: {{may_charge: unknown}}
steps:
  - {{id: write, text: Écrivez à l'organisme., source: page}}
"""
WINDOW = "windows:\n  - {{closes: 2026-05-{day:02}, timezone: Africa/Casablanca, for: 2026, source: page}}\n"


def add_programmes(root: Path) -> None:
    """Programmes of two kinds and three states; the first four close within the month, two are for organisations."""
    for number in range(EXTRA):
        path = root / f"opportunities/programmes/example-programme-{number:02}.fr.yml"
        path.write_text(
            RECORD.format(
                number=number,
                kind=("study", "volunteering")[number % 2],
                host=("FR", "IT", "DE")[number % 3],
                starts=("person", "employer")[number % 2],
                open="organisations" if number >= 25 else "people",
                dates=WINDOW.format(day=20 - number) if number < 4 else "",
            ),
            encoding="utf-8",
        )


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site with thirty programmes: 27 that count, of which one in all of the Union."""
    root = copy_sample(tmp_path_factory.mktemp("many") / "sample")
    add_programmes(root)
    return published(root)


@pytest.fixture(scope="module")
def over_http(many: Path) -> Iterator[str]:
    with serving(many) as address:
        yield address


def ready(page: Page, address: str, moment: str = MAY) -> None:
    at(page, moment, address)
    expect(page.locator("body[data-ready]")).to_be_attached()


def records(page: Page) -> list[str]:
    found: list[str] = page.locator(".bs-explore-list > [data-record]").evaluate_all(
        "all => all.map(one => one.dataset.record)"
    )
    return found


def numbers(page: Page, part: str = "[role=status]") -> list[int]:
    """The numbers that a sentence of the page holds."""
    return [int(x) for x in re.findall(r"\d+", page.locator(part).inner_text())]


def box(page: Page, facet: str, value: str) -> Any:
    """A check box, its group opened."""
    group = page.locator(f'.bs-explore-group[data-facet="{facet}"]')
    for one in (page.locator(".bs-explore-panel"), group):
        if one.get_attribute("open") is None:
            one.locator("> summary").click()
    return group.locator(f'input[value="{value}"]')


def count_beside(page: Page, facet: str, value: str) -> int:
    return int(box(page, facet, value).locator("xpath=..").locator(".bs-count").inner_text())


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_choices_list_and_counts(chromium: Browser, many: Path, lang: str) -> None:
    """From a file: each count comes true when chosen; nothing leaves, nothing is kept, no error."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, (many / lang / "explorer.html").as_uri())
        assert numbers(page) == [27]
        assert len(records(page)) == 20
        for facet, value in (("kind", "volunteering"), ("host", "IT"), ("start", "employer")):
            before = count_beside(page, facet, value)
            box(page, facet, value).check()
            assert numbers(page) == [before]
            assert len(records(page)) == min(before, 20)
        assert visit.hosts() == set()
        assert visit.errors == []
        kept = page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]")
        assert kept == [0, 0, ""]


def test_what_closes_soon_stands_first(chromium: Browser, many: Path) -> None:
    """By the reader's clock, with the days that are left; a year later nothing closes soon."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, (many / "fr/explorer.html").as_uri())
        assert records(page)[:4] == [f"example-programme-0{x}" for x in (3, 2, 1, 0)]
        first = page.locator(".bs-explore-list .bs-state").first
        expect(first).to_have_attribute("data-state", "closing-soon")
        expect(first).to_contain_text("13")
        page.locator("[name=sort]").select_option("name")
        assert records(page)[0] == "example-camp"  # Le chantier
        assert box(page, "window", "closing-soon").count() == 1
    with visiting(chromium) as visit:
        ready(visit.page, (many / "fr/explorer.html").as_uri(), "2027-05-04T09:00:00Z")
        assert box(visit.page, "window", "closing-soon").count() == 0
        assert count_beside(visit.page, "window", "closed") == 5


def test_what_is_not_open_is_shown_when_asked(chromium: Browser, many: Path) -> None:
    """It stands last, says why, and counts in no total."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, (many / "fr/explorer.html").as_uri())
        box(page, "kind", "study")
        page.locator("[name=all]").check()
        assert numbers(page) == [27, 3]
        page.locator(".bs-explore-more").click()
        assert len(records(page)) == 30
        assert set(records(page)[27:]) == {
            "example-programme-25", "example-programme-26", "example-season",
        }  # fmt: skip
        last = page.locator(".bs-explore-list > li").nth(29)
        expect(last.locator(".bs-state")).to_be_visible()
        assert count_beside(page, "host", "IT") == 9  # eight and the camp, without the season


def test_words(chromium: Browser, many: Path) -> None:
    """Free text narrows as one types; what nothing fits says what to do; chips take choices back."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, (many / "fr/explorer.html").as_uri())
        page.locator("[name=q]").fill("chantiers")
        assert records(page) == ["example-camp"]
        page.locator("[name=q]").fill("zzzz")
        assert records(page) == []
        expect(page.locator("[role=status]")).to_contain_text("Aucun programme")
        assert "zzzz" not in page.url
        page.locator(".bs-explore-chips button").click()
        assert numbers(page) == [27]
        expect(page.locator(".bs-explore-found")).to_be_focused()
        expect(page.locator(".bs-explore-tools")).to_be_hidden()


def test_chips_and_address(chromium: Browser, over_http: str) -> None:
    """A link brings its choices; each has a chip, which takes it back by keyboard; a record and back keeps the rest."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(
            page, f"{over_http}fr/explorer.html#kind=study&host=FR,DE&bad=1&money=none&q=programme"
        )
        chips = page.locator(".bs-explore-chips button")
        assert chips.count() == 4
        assert page.url.endswith("#kind=study&host=DE,FR")  # in their order, without words
        assert len(records(page)) == 9
        chips.nth(1).focus()
        page.keyboard.press("Enter")
        assert chips.count() == 3
        expect(chips.nth(1)).to_be_focused()
        page.locator(".bs-explore-list a").first.click()
        expect(page.locator("[data-record] h1")).to_be_visible()
        page.go_back()
        expect(page.locator("body[data-ready]")).to_be_attached()
        assert page.locator(".bs-explore-chips button").count() >= 2
        page.locator(".bs-explore-clear").click()
        expect(page.locator(".bs-explore-chips button")).to_have_count(0)
        assert page.url.endswith("explorer.html")


def test_links_into_the_page_change_no_choice(chromium: Browser, many: Path) -> None:
    """Past the header, and from the map to the list: the choices stay; the way back to none takes them off."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, (many / "fr/explorer.html").as_uri())
        page.evaluate("location.hash = 'host=IT'")
        expect(page.locator(".bs-explore-chips button")).to_have_count(1)
        page.locator(".bs-skip").focus()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        expect(page.locator(".bs-explore-chips button")).to_have_count(1)
        page.go_back()
        page.go_back()
        expect(page.locator(".bs-explore-chips button")).to_have_count(0)


def test_from_the_panel_to_the_results(chromium: Browser, many: Path) -> None:
    """On a telephone the open choices keep a button in sight that closes them and goes to the list."""
    with visiting(chromium, viewport=PHONE) as visit:
        page = visit.page
        ready(page, (many / "fr/explorer.html").as_uri())
        box(page, "host", "IT").check()
        show = page.locator(".bs-explore-show")
        expect(show).to_be_in_viewport()
        show.click()
        expect(page.locator(".bs-explore-groups")).to_be_hidden()
        expect(page.locator(".bs-explore-found")).to_be_focused()
        expect(page.locator("[role=status]")).to_be_in_viewport()


def test_the_link_is_copied(chromium: Browser, over_http: str) -> None:
    """The copied address opens the same list elsewhere; where the browser refuses, it is there to copy."""
    with visiting(chromium, permissions=["clipboard-read", "clipboard-write"]) as visit:
        page = visit.page
        ready(page, f"{over_http}ar/explorer.html#host=IT&sort=name")
        page.locator("[name=q]").fill("programme 1")
        found = records(page)
        page.locator(".bs-explore-copy button").click()
        expect(page.locator(".bs-explore-copy [aria-live]")).not_to_be_empty()
        link = page.evaluate("navigator.clipboard.readText()")
        assert page.locator(".bs-explore-copy input").input_value() == link
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, link)
        assert records(page) == found
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
        page.locator(".bs-explore-copy button").click()
        expect(page.locator(".bs-explore-copy [aria-live]")).not_to_be_empty()
        expect(page.locator(".bs-explore-copy input")).to_be_visible()
        box(page, "kind", "study").check()
        expect(page.locator(".bs-explore-copy input")).to_be_hidden()  # it is no longer that link


@pytest.mark.parametrize("how", ["http", "file"])
def test_map_in_step(chromium: Browser, over_http: str, many: Path, how: str) -> None:
    """Nothing of the map comes before it is asked for; then its pins count what the list counts."""
    with visiting(chromium) as visit:
        page = visit.page
        base = over_http if how == "http" else f"{many.as_uri()}/"
        ready(page, f"{base}fr/explorer.html#host=IT")
        assert not [
            x
            for x in visit.requests
            if "leaflet" in x or "basemap" in x or "map" in x.rsplit("/", 1)[1]
        ]
        page.locator(".bs-explore-map button").click()
        pins = page.locator(".map-state .bs-map-count")
        expect(pins).to_have_count(27)
        texts = pins.all_inner_texts()
        assert sorted(int(x.split()[0]) for x in texts)[-1] == numbers(page)[0] == 9
        box(page, "kind", "study").check()
        counted = numbers(page)[0]
        italy = page.locator(".map-state", has_text="Italie")
        expect(italy.locator(".bs-map-count")).to_contain_text(str(counted))
        expect(pins).to_have_count(1)
        italy.click()
        expect(page.locator(".leaflet-popup")).to_contain_text(f": {counted}")
        page.locator(".leaflet-popup a[href*=explorer]").click()
        assert numbers(page) == [counted]
        assert visit.errors == []


def test_a_map_that_does_not_come(chromium: Browser, over_http: str) -> None:
    """The list says it all; the button may be pressed again."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, f"{over_http}fr/explorer.html")
        page.route("**/map.js", lambda route: route.abort())
        page.locator(".bs-explore-map button").click()
        expect(page.locator(".bs-explore-map [aria-live]")).not_to_be_empty()
        page.unroute("**/map.js")
        page.locator(".bs-explore-map button").click()
        expect(page.locator(".map-state").first).to_be_visible()


def tick(page: Page, name: str) -> Any:
    return page.locator(f'.bs-explore-list [data-record="{name}"] input')


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_comparison(chromium: Browser, many: Path, lang: str) -> None:
    """Up to three side by side, by keyboard; a fourth is refused aloud; the address brings them back."""
    with visiting(chromium, viewport={"width": 320, "height": 640}) as visit:
        page = visit.page
        ready(page, (many / lang / "explorer.html").as_uri() + "#sort=name")
        names = records(page)[:4]
        for name in names[:3]:
            tick(page, name).focus()
            page.keyboard.press("Space")
        expect(page.locator(".bs-explore-picked")).to_contain_text("3")
        before = page.locator(".bs-explore-picked").inner_text()
        tick(page, names[3]).focus()
        page.keyboard.press("Space")
        expect(tick(page, names[3])).not_to_be_checked()
        assert page.locator(".bs-explore-picked").inner_text() != before
        page.locator(".bs-explore-compare").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".bs-explore-comparison h2")).to_be_focused()
        columns = page.locator(".bs-compare thead th")
        assert columns.evaluate_all("all => all.map(x => x.dataset.record)") == names[:3]
        tops = columns.evaluate_all("all => all.map(x => x.getBoundingClientRect().top)")
        assert len(set(tops)) == 1  # side by side, on the narrowest screen too
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.reload()
        assert columns.count() == 3
        columns.nth(0).locator("button").click()
        assert columns.count() == 2
        expect(tick(page, names[0])).not_to_be_checked()
        page.locator(".bs-explore-close").click()
        expect(page.locator(".bs-explore-comparison")).to_be_hidden()
        expect(page.locator(".bs-explore-compare")).to_be_focused()
        for name in names[1:3]:
            tick(page, name).uncheck()
        expect(page.locator(".bs-explore-bar")).to_be_hidden()


def test_what_a_comparison_says(chromium: Browser, many: Path) -> None:
    """Facts of the records, each with its row; what nobody knows is said, never left empty."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(
            page,
            (many / "fr/explorer.html").as_uri() + "#compare=example-year,example-programme-05",
        )
        table = page.get_by_role("table")
        rows = {
            row.get_by_role("rowheader").inner_text(): row.get_by_role("cell").all_inner_texts()
            for row in table.locator("tbody").get_by_role("row").all()
        }
        assert rows["Langue demandée"][0].startswith("français")
        assert "B2" in rows["Langue demandée"][0]
        assert "500 à 600 dirhams (2025)" in rows["Ce que cela coûte"][0]
        assert rows["Durée"] == ["Une année universitaire.", "Nous ne le savons pas"]
        assert rows["Où une structure aide"] == ["Béni Mellal", "Nous ne le savons pas"]
        assert all(text.strip() for cells in rows.values() for text in cells)


def test_on_paper(chromium: Browser, many: Path) -> None:
    """The whole list without its form; with a comparison open, the table alone."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, (many / "fr/explorer.html").as_uri())
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        assert len(records(page)) == 27
        expect(page.locator(".bs-explore-form")).to_be_hidden()
        expect(page.locator(".bs-explore-list")).to_be_visible()
        page.emulate_media(media="screen")
        page.goto((many / "fr/explorer.html").as_uri() + "#compare=example-year,example-camp")
        page.emulate_media(media="print")
        expect(page.locator(".bs-compare")).to_be_visible()
        expect(page.locator(".bs-explore-list")).to_be_hidden()


def test_without_script(chromium: Browser, many: Path) -> None:
    """No dead control: a sentence, and the lists by kind, country, audience and theme."""
    with visiting(chromium, java_script_enabled=False) as visit:
        page = visit.page
        page.goto((many / "fr/explorer.html").as_uri())
        expect(page.locator(".bs-explore")).to_be_hidden()
        expect(page.locator(".bs-explore-unscripted")).to_be_visible()
        assert page.locator(".bs-explore-ways a[href^='programmes/by-']").count() > 5
        page.locator(".bs-explore-ways a").first.click()
        expect(page.locator(".bs-list .bs-entry").first).to_be_visible()


@pytest.mark.parametrize("lang", ["fr", "ar"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["375", "1280"])
def test_axe_in_every_state(chromium: Browser, many: Path, lang: str, size: Any) -> None:
    """At rest, with choices and their panel open, with a comparison, with nothing found, by day and by night."""
    found: list[str] = []
    for scheme in ("light", "dark"):
        rule = "" if scheme == "light" else "color-contrast"
        with visiting(chromium, viewport=size, color_scheme=scheme, bypass_csp=True) as visit:
            page = visit.page
            ready(page, (many / lang / "explorer.html").as_uri())
            found += violations(page, rule)
            for facet, value in (("kind", "study"), ("host", "FR"), ("window", "closing-soon")):
                box(page, facet, value).check()
            found += violations(page, rule)
            page.goto(
                (many / lang / "explorer.html").as_uri()
                + "#compare=example-year,example-camp&all=1"
            )
            page.reload()
            expect(page.locator(".bs-compare")).to_be_visible()
            found += violations(page, rule)
            page.locator("[name=q]").fill("zzzz")
            found += violations(page, rule)
    assert found == []


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_keyboard_and_narrow_screen(chromium: Browser, many: Path, lang: str) -> None:
    """At 320 px nothing is cut off with all groups open, and Tab leads from the panel through its boxes to the list."""
    with visiting(chromium, viewport={"width": 320, "height": 640}) as visit:
        page = visit.page
        ready(page, (many / lang / "explorer.html").as_uri())
        page.locator(".bs-explore-panel > summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.name") == "kind"
        page.keyboard.press("Space")
        expect(page).to_have_url(re.compile("#kind=study$"))
        page.evaluate(
            "document.querySelectorAll('.bs-explore details').forEach(one => one.open = true)"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        stops = []
        for _ in range(80):
            page.keyboard.press("Tab")
            here = page.evaluate(HERE)
            assert here["marked"], here["name"]
            stops.append(here["name"])
            if "programmes/" in here["name"]:
                break
        assert any("bs-explore-chip" in x for x in stops)
        assert "programmes/" in stops[-1]


def test_hostile_texts(chromium: Browser, many: Path, over_http: str) -> None:
    """In every field of every record and list, texts that try to become code are shown as they are."""
    catalogue = build_catalogue(check(many.parent, NAMED, TODAY)[0])
    script = ""
    with visiting(chromium) as visit:
        page = visit.page
        page.route(
            "**/programmes-fr.js",
            lambda route: route.fulfill(body=script, content_type="text/javascript; charset=utf-8"),
        )
        for case in HOSTILE[::4]:
            poisoned = poisoned_catalogue(catalogue, case.text)
            script = data(poisoned, offers(poisoned), "fr").decode()
            page.goto("about:blank")
            page.goto(f"{over_http}fr/explorer.html#compare=example-year,example-camp&all=1")
            expect(page.locator("body[data-ready]")).to_be_attached()
            assert page.evaluate("window.hit") is None
            text = page.locator(".bs-compare").inner_text()
            assert " ".join(case.text.split()) in " ".join(text.split()), case.name
        assert visit.dialogs == []
        assert visit.errors == []
        assert visit.hosts() == {over_http.split("/")[2]}

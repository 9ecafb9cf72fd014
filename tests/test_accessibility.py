"""Everyone can use the pages: axe-core finds nothing, the keyboard reaches everything, nothing is cut off."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from browsing import DESK, PHONE, serving, visiting
from playwright.sync_api import Browser, Page, expect
from test_pages import RECORDS

from generator.settings import LANGUAGE_CODES

AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
ADDRESSES = (
    "index.html",
    "about.html",
    "programmes/index.html",
    "programmes/by-country-fr.html",
    "search.html",
    "offline.html",
    "print.html",
    *tuple(f"{collection}/{name}.html" for collection, name in RECORDS.items()),
)
EACH = pytest.mark.parametrize(
    ("lang", "scheme"), list(itertools.product(LANGUAGE_CODES, ("light", "dark")))
)
KEYS_ON = (
    "programmes/example-year.html",
    "index.html",
    "programmes/index.html",
    "services/example-line.html",
    "search.html",
)
# What the Tab key should stop at, in the order of the page.
STOPS = """() => [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex="0"]')]
  .filter(one => one.checkVisibility({visibilityProperty: true, opacityProperty: true}) && !one.disabled)
  .map(one => { one.dataset.stop ??= String(Math.random()); return one.dataset.stop; })"""
HERE = """() => { const one = document.activeElement, box = one.getBoundingClientRect();
  const styles = [getComputedStyle(one), getComputedStyle(one, '::after')];
  return { stop: one.dataset.stop, name: one.outerHTML.slice(0, 120),
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    marked: styles.some(style => style.outlineStyle !== 'none') }; }"""


def violations(page: Page, rule: str = "") -> list[str]:
    """What axe finds, by all its rules or by one, with the first element of each."""
    page.add_script_tag(path=str(AXE))
    options = {"runOnly": {"type": "rule", "values": [rule]}} if rule else {}
    found: list[dict[str, Any]] = page.evaluate(
        "async options => (await axe.run(options)).violations", options
    )
    return [f"{page.url} {x['id']}: {x['nodes'][0]['html'][:200]}" for x in found]


@EACH
def test_axe(chromium: Browser, site: Path, lang: str, scheme: str) -> None:
    """No violation on any kind of page, on a telephone with its menu open and on a desk, by day and by night."""
    found: list[str] = []
    rule = "" if scheme == "light" else "color-contrast"  # all that the night changes
    for size in (PHONE, DESK):
        with visiting(chromium, viewport=size, color_scheme=scheme, bypass_csp=True) as visit:
            page = visit.page
            for address in ADDRESSES:
                page.goto((site / lang / address).as_uri())
                if size is PHONE and address in KEYS_ON:
                    found += violations(page, rule)
                    page.locator(".bs-menu-button").click()
                    expect(page.locator("#menu a").first).to_be_visible()
                found += violations(page, rule)
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_beside_the_languages(chromium: Browser, nameless: Path, scheme: str) -> None:
    """The choice of a language and the page for what is not found."""
    found = []
    with (
        serving(nameless) as base,
        visiting(chromium, viewport=PHONE, color_scheme=scheme, bypass_csp=True) as visit,
    ):
        for name in ("index.html", "404.html"):
            visit.page.goto(base + name)
            found += violations(visit.page)
    assert found == []


def test_axe_sees(chromium: Browser, tmp_path: Path) -> None:
    """The same call finds a wrong page."""
    page = tmp_path / "x.html"
    page.write_text("<!doctype html><html><body><img src=x><p style='color:#ccc;background:#fff'>x")
    with visiting(chromium, bypass_csp=True) as visit:
        visit.page.goto(page.as_uri())
        assert len(violations(visit.page)) >= 3


def walked(page: Page) -> list[dict[str, Any]]:
    """Where the Tab key leads, from the top of the page until it leaves it."""
    found: list[dict[str, Any]] = []
    for _ in range(300):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here["stop"] is None or (found and here["stop"] == found[0]["stop"]):
            return found
        found.append(here)
    return found


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["375", "1280"])
@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_tab_reaches_everything(chromium: Browser, site: Path, lang: str, size: Any) -> None:
    """Each visible link and button in its order, marked and in view; nothing that is hidden."""
    with visiting(chromium, viewport=size) as visit:
        for address in KEYS_ON:
            visit.page.goto((site / lang / address).as_uri())
            wanted = visit.page.evaluate(STOPS)
            found = walked(visit.page)
            # The skip link shows only while it has the focus.
            assert [x["stop"] for x in found if x["stop"] in wanted] == wanted, address
            assert [x["name"] for x in found if not x["inside"]] == [], address
            assert [x["name"] for x in found if not x["marked"]] == [], address
            assert len(found) - len(wanted) in (0, 1), address


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_menu_by_keyboard(chromium: Browser, site: Path, lang: str, key: str) -> None:
    """Closed, its links take no focus; a key opens it, its links follow the button, Escape gives the focus back."""
    with visiting(chromium, viewport=PHONE) as visit:
        page = visit.page
        page.goto((site / lang / "programmes/example-year.html").as_uri())
        button, link = page.locator(".bs-menu-button"), page.locator("#menu a").first
        expect(button).to_have_attribute("aria-expanded", "false")
        expect(link).to_be_hidden()
        button.focus()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#menu')") is None
        button.focus()
        page.keyboard.press(key)
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(link).to_be_visible()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#menu') !== null")
        page.keyboard.press("Escape")
        expect(button).to_be_focused()
        expect(link).to_be_hidden()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["375", "1280"])
def test_skip_link(chromium: Browser, site: Path, size: Any) -> None:
    """The first Tab shows a link that leads past the header; the next one is in the content."""
    with visiting(chromium, viewport=size) as visit:
        page = visit.page
        page.goto((site / "fr/programmes/example-year.html").as_uri())
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        assert "bs-skip" in here["name"]
        assert here["inside"]
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_no_sideways_scrolling(chromium: Browser, site: Path, lang: str) -> None:
    """On a screen of 320 px all pages fit."""
    with visiting(chromium, viewport={"width": 320, "height": 600}) as visit:
        for address in ADDRESSES:
            visit.page.goto((site / lang / address).as_uri())
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320, address

"""The matrix in a real browser: a block for each country on a telephone, a table on a desk and on paper."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from browsing import DESK, PHONE, visiting
from playwright.sync_api import Browser, expect
from test_accessibility import violations

from generator.settings import LANGUAGE_CODES

EACH = pytest.mark.parametrize(
    ("lang", "scheme"), list(itertools.product(LANGUAGE_CODES, ("light", "dark")))
)


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_on_a_telephone(chromium: Browser, site: Path, lang: str) -> None:
    """27 closed blocks that a key opens, without script; nothing is wider than the screen."""
    for width in (320, 375):
        size = {"width": width, "height": 700}
        with visiting(chromium, viewport=size, java_script_enabled=False) as visit:
            page = visit.page
            page.goto((site / lang / "matrix.html").as_uri())
            expect(page.locator("table")).to_be_hidden()
            expect(page.locator("details")).to_have_count(27)
            block = page.locator("details").first
            expect(block.locator("dl")).to_be_hidden()
            block.locator("summary").focus()
            page.keyboard.press("Enter")
            expect(block.locator("dt")).to_have_count(11)
            expect(block.locator("dd").first).to_be_visible()
            wide = block.evaluate("one => document.documentElement.scrollWidth")
            assert wide <= width
            assert visit.errors == []


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_on_a_desk(chromium: Browser, site: Path, lang: str) -> None:
    """The head and the first column stay in sight while the table moves under them, by keyboard too."""
    with visiting(chromium, viewport=DESK) as visit:
        page = visit.page
        page.goto((site / lang / "matrix.html").as_uri())
        expect(page.locator("details").first).to_be_hidden()
        room = page.locator(".bs-matrix-scroll")
        room.evaluate(
            "one => one.scrollTo({ left: document.dir === 'rtl' ? -400 : 400, top: 600 })"
        )
        room.scroll_into_view_if_needed()
        inside = """(one, room) => { const [a, b] = [one, room].map(x => x.getBoundingClientRect());
          return a.top >= b.top - 1 && a.left >= b.left - 1 && a.right <= b.right + 1; }"""
        corner = page.locator("thead th").first
        assert corner.evaluate(inside, room.element_handle())
        before = room.evaluate("one => one.scrollTop")
        room.focus()
        page.keyboard.press("ArrowDown")
        page.wait_for_function(
            "from => document.querySelector('.bs-matrix-scroll').scrollTop > from", arg=before
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= DESK["width"]
        assert visit.hosts() == set()


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_on_paper(chromium: Browser, site: Path, lang: str) -> None:
    """The whole table on a lying A4 sheet, from the first sheet on; no block, no scroll."""
    with visiting(chromium, viewport={"width": 1054, "height": 700}) as visit:
        page = visit.page
        page.goto((site / lang / "matrix.html").as_uri())
        page.emulate_media(media="print")
        expect(page.locator("details").first).to_be_hidden()
        room = page.locator(".bs-matrix-scroll")
        expect(room.locator("tbody tr").last).to_be_visible()
        assert room.evaluate("one => one.scrollWidth <= one.clientWidth + 1")
        sheets = page.pdf(prefer_css_page_size=True)
        sizes = set(re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", sheets))
        assert {(round(float(a)), round(float(b))) for a, b in sizes} == {(842, 595)}
        assert len(re.findall(rb"/Type /Page\b", sheets)) <= 3


@EACH
def test_axe(chromium: Browser, site: Path, lang: str, scheme: str) -> None:
    """No violation, with a block open, on a telephone and on a desk, by day and by night."""
    found: list[str] = []
    rule = "" if scheme == "light" else "color-contrast"  # all that the night changes
    for size in (PHONE, DESK):
        with visiting(chromium, viewport=size, color_scheme=scheme, bypass_csp=True) as visit:
            visit.page.goto((site / lang / "matrix.html").as_uri())
            if size is PHONE:
                visit.page.locator("summary").nth(10).click()
            found += violations(visit.page, rule)
    assert found == []

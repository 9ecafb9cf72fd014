"""Sharing a record: the message is the page's own facts, reads in the right order in Arabic, and leaves
only by the reader's own hand."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import DESK, PHONE, visiting
from conftest import EPOCH
from playwright.sync_api import Browser, Page, expect
from test_accessibility import violations

from generator import assets
from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.check.cases import TODAY
from generator.pourer import Pourer
from generator.settings import LANGUAGE_CODES, SETTINGS
from generator.site import draw
from generator.views.record import view
from generator.words import interface_words

YEAR = "programmes/example-year.html"
REAL = Path(__file__).parents[1]
SIGNS = re.compile("[\u2066\u2067\u2068\u2069\u200f]")
# Where each letter of the message stands: its line, its left and right edge.
GLYPHS = """() => { const node = document.querySelector('.bs-share-text').firstChild, range = document.createRange();
  return [...node.data].map((sign, at) => { range.setStart(node, at); range.setEnd(node, at + 1);
    const box = range.getClientRects()[0]; return box ? [sign, box.top, box.left, box.right] : [sign, 0, 0, 0]; }); }"""
WITHOUT_SHEET = "delete Navigator.prototype.share; delete Navigator.prototype.canShare;"


def shared(page: Page, address: str) -> str:
    """Opens a page and its ways to share; the message without its invisible signs."""
    page.goto(address)
    page.locator(".bs-share-open").click()
    expect(page.locator(".bs-share h2")).to_be_focused()
    page.locator(".bs-share summary").click()
    text = SIGNS.sub("", page.locator(".bs-share-text").inner_text())
    return text.replace("\xa0", " ")


def given(address: str, name: str) -> str:
    """A value in the address of a link."""
    return parse_qs(urlsplit(address).query)[name][0]


def test_a_programme_says_its_facts(chromium: Browser, site: Path) -> None:
    """Title, for whom, dates, cost, how it was read, and the address, from the page and without its little numbers."""
    with visiting(chromium) as visit:
        text = shared(visit.page, (site / "fr" / YEAR).as_uri())
        lines = text.split("\n")
        assert lines[0] == visit.page.locator("h1").inner_text()
        assert "Pour qui : Jeunes" in lines[1]
        assert "du 1 octobre 2026 au 15 décembre 2026" in text
        assert re.search(r"^Argent : .*500.* dirhams", text, re.MULTILINE)
        assert "Confirmé par téléphone le 5 février 2026" in text
        assert lines[-1] == f"https://example.org/fr/{YEAR}"
        assert visit.hosts() == set()
        assert visit.errors == []


def test_a_service_says_how_to_reach_it(chromium: Browser, site: Path) -> None:
    """Place and telephone; in each language the same number."""
    with visiting(chromium) as visit:
        for lang in LANGUAGE_CODES:
            text = shared(visit.page, (site / lang / "services/example-counter.html").as_uri())
            words = interface_words(lang)
            colon = words["colon"].replace("\xa0", " ")
            assert f"{words['service.phones']}{colon}05 23 48 00 00" in text
            assert words["service.place"] in text


def test_a_neutral_record_says_nothing(chromium: Browser, site: Path) -> None:
    """Of a record with a neutral address only neutral words and that address are shared."""
    with visiting(chromium) as visit:
        page = visit.page
        text = shared(page, (site / "fr/guides/example-neutral.html").as_uri())
        neutral = interface_words("fr")["neutral.title"]
        assert text == f"{neutral}\nhttps://example.org/fr/guides/example-neutral.html"
        mail = page.locator(".bs-share a[href^=mailto]").get_attribute("href") or ""
        assert given(mail, "subject") == neutral


def test_a_page_with_a_quick_exit_warns(chromium: Browser, site: Path) -> None:
    with visiting(chromium) as visit:
        shared(visit.page, (site / "fr/services/example-line.html").as_uri())
        expect(visit.page.locator(".bs-share .bs-note")).to_have_text(
            interface_words("fr")["share.trace"]
        )
        shared(visit.page, (site / "fr" / YEAR).as_uri())
        expect(visit.page.locator(".bs-share .bs-note")).to_have_count(0)


def test_the_ways(chromium: Browser, site: Path) -> None:
    """WhatsApp, a text message and an e-mail open with the whole message; copying gives it too."""
    with visiting(chromium) as visit:
        page = visit.page
        visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.add_init_script(WITHOUT_SHEET)
        shared(page, (site / "ar" / YEAR).as_uri())
        text = page.evaluate("document.querySelector('.bs-share-text').textContent")
        links = [one.get_attribute("href") or "" for one in page.locator(".bs-share a").all()]
        assert [urlsplit(link).scheme for link in links] == ["https", "sms", "mailto"]
        assert links[0].startswith("https://wa.me/?text=")
        assert given(links[0], "text") == given(links[1], "body") == given(links[2], "body") == text
        words = interface_words("ar")
        page.get_by_role("button", name=words["share.copy"]).click()
        expect(page.locator(".bs-share-said")).to_have_text(words["share.copied"])
        assert page.evaluate("navigator.clipboard.readText()") == text
        page.get_by_role("button", name=words["share.copy-link"]).click()
        page.evaluate(
            "async given => { while (await navigator.clipboard.readText() !== given)"
            " await new Promise(keep => setTimeout(keep, 20)); }",
            f"https://example.org/ar/{YEAR}",
        )
        assert page.get_by_role("button", name=words["share.system"]).count() == 0


def test_the_sheet_of_the_system(chromium: Browser, site: Path) -> None:
    """Where there is one, it is handed the title and the message, when it is asked for."""
    with visiting(chromium) as visit:
        page = visit.page
        page.add_init_script(
            "navigator.share = async given => { document.body.dataset.given = JSON.stringify(given); }"
        )
        shared(page, (site / "fr" / YEAR).as_uri())
        assert page.locator("body").get_attribute("data-given") is None
        page.get_by_role("button", name=interface_words("fr")["share.system"]).click()
        expect(page.locator("body")).to_have_attribute(
            "data-given", re.compile('"text":".*example')
        )


def test_the_code(chromium: Browser, site: Path, nameless: Path) -> None:
    """A QR code of the address where there is one; else a sentence, no code, and a message without link."""
    words = interface_words("fr")
    with visiting(chromium) as visit:
        page = visit.page
        shared(page, (site / "fr" / YEAR).as_uri())
        page.get_by_role("button", name=words["share.code"]).click()
        expect(page.get_by_role("img", name=words["share.code"])).to_be_visible()
        expect(page.locator(".bs-code figcaption")).to_have_text(f"https://example.org/fr/{YEAR}")
        text = shared(page, (nameless / "fr" / YEAR).as_uri())
        assert "http" not in text
        expect(page.get_by_text(words["share.no-address"])).to_be_visible()
        for key in ("share.code", "share.copy-link"):
            assert page.get_by_role("button", name=words[key]).count() == 0


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_everyone_can_share(chromium: Browser, site: Path, lang: str) -> None:
    """Axe finds nothing in the open panel, by day and night, and it fits a screen of 320 px."""
    found = []
    for size, scheme in ((PHONE, "light"), (DESK, "dark")):
        with visiting(chromium, viewport=size, color_scheme=scheme, bypass_csp=True) as visit:
            shared(visit.page, (site / lang / YEAR).as_uri())
            visit.page.get_by_role("button", name=interface_words(lang)["share.code"]).click()
            expect(visit.page.locator(".bs-code")).to_be_visible()
            found += violations(visit.page)
            visit.page.set_viewport_size({"width": 320, "height": 600})
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert found == []


def left_to_right(glyphs: list[Any]) -> bool:
    """Do these letters stand one after another, from the left, on each of their lines? A space at the end
    of a line hangs where the line ends."""
    pairs = itertools.pairwise(one for one in glyphs if one[0] != " ")
    return all(a[2] < b[2] for a, b in pairs if abs(a[1] - b[1]) < 3)


def test_left_to_right_sees() -> None:
    assert left_to_right([["1", 0, 0, 5], ["2", 0, 5, 9], ["3", 20, 0, 5]])
    assert not left_to_right([["1", 0, 5, 9], ["2", 0, 0, 5]])


# Telephones and other runs of digits, days such as `15 دجنبر 2026`, words in Latin letters.
NUMBER = re.compile(r"\+?\d[\d-]{3,}(?: [\d-]+)*")
DAY = re.compile(r"(\d{1,2}) ([ء-ي]+) (\d{4})")
LATIN = re.compile(r"[A-Za-zÀ-ɏ]{2,}(?: [A-Za-zÀ-ɏ]{2,})*")


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Pages in Arabic of twenty real records, structures with telephones, and programmes with dates or months."""
    root = tmp_path_factory.mktemp("arabic")
    content, _ = check(REAL, today=TODAY)
    catalogue = build_catalogue(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        pourer = Pourer(catalogue, "ar", draw(REAL, catalogue, "ar").frames)
    dated = [r for r in catalogue.of("programmes") if (r.windows or r.usually) and not r.slug]
    reached = [r for r in catalogue.of("services") if r.phones and not r.slug]
    for name, data in assets.files(REAL / SETTINGS.folders["build"], TODAY).items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(data)
    made = []
    for record in (*reached[:10], *dated)[:20]:
        address, _, html = pourer.record(view(catalogue, record))
        path = root / "ar" / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(html)
        made.append(path.as_uri())
    return root, made


def test_order_in_arabic(chromium: Browser, arabic: tuple[Path, list[str]]) -> None:
    """In the messages of twenty records numbers and Latin words read from the left, days from the right."""
    pages = arabic[1]
    assert len(pages) == 20
    seen = {"number": 0, "day": 0, "latin": 0}
    with visiting(chromium, viewport=PHONE) as visit:
        for address in pages:
            shared(visit.page, address)
            glyphs = [one for one in visit.page.evaluate(GLYPHS) if not SIGNS.match(one[0])]
            text = "".join(one[0] for one in glyphs)
            for name, pattern in (("number", NUMBER), ("latin", LATIN)):
                for found in pattern.finditer(text):
                    seen[name] += 1
                    assert left_to_right(glyphs[found.start() : found.end()]), found[0]
            for found in DAY.finditer(text):
                seen["day"] += 1
                first, month, year = (glyphs[found.start(i)] for i in (1, 2, 3))
                if first[1] == month[1] == year[1]:
                    assert first[2] > month[2] > year[2], found[0]
    assert min(seen.values()) >= 10, seen

"""Every page on paper: A4 from the browser, black on white, without what only a screen can do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import paper
import pytest
from browsing import visiting
from playwright.sync_api import Browser, Page, expect
from test_pages import RECORDS

from generator.settings import LANGUAGE_CODES
from generator.words import interface_words

NAVIGATION = "menu skip quick-exit search.button share.title kept.forget print nav.find".split()
NOW = "2026-03-02T10:00:00Z"
PRINTED = {"fr": "2 mars 2026", "ar": "2 مارس 2026", "en": "March 2, 2026"}
# Whatever of a page has letters and shows on paper.
INK = """() => [...document.querySelectorAll('body *')].filter(one => one.checkVisibility() &&
    [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())).map(one => {
  const style = getComputedStyle(one);
  return [one.outerHTML.slice(0, 100), style.color, style.backgroundColor]; })"""
ONE_STEP = "article.bs-record :is(.bs-steps li, .bs-criteria li, .bs-ticks li, .bs-items li, tr, .bs-facts div)"


def printed(page: Page, address: str, folder: Path) -> str:
    """The text of a page's A4 sheets, as pdftotext reads it."""
    page.goto(address)
    expect(page.locator(".bs-built")).to_be_visible()
    path = folder / "page.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    assert {tuple(sorted((round(w), round(h)))) for w, h in paper.pages(path)} == {(210, 297)}
    return paper.by_poppler(path)


def numbers(colour: str) -> list[float]:
    return [float(x) for x in re.findall(r"[\d.]+", colour)]


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_every_kind_of_page(chromium: Browser, site: Path, tmp_path: Path, lang: str) -> None:
    """Its title and the day of printing, and not one word of the navigation."""
    words = interface_words(lang)
    pages = [f"{collection}/{name}.html" for collection, name in RECORDS.items()]
    with visiting(chromium) as visit:
        visit.page.clock.install(time=NOW)
        for address in (*pages, "programmes/index.html", "about.html", "matrix.html"):
            text = paper.bare(printed(visit.page, (site / lang / address).as_uri(), tmp_path))
            title = visit.page.locator("h1").inner_text()
            assert paper.bare(title) in text, address
            # In Arabic a reader of PDF puts the full stop before the year.
            assert all(part in text for part in PRINTED[lang].split()), address
            for key in NAVIGATION:
                shown = visit.page.locator("main").inner_text()
                assert words[key] in shown or paper.bare(words[key]) not in text, (address, key)


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_a_name_in_another_direction(
    chromium: Browser, site: Path, tmp_path: Path, lang: str
) -> None:
    """A form's code and a name in Latin letters say where they lead; an address that is the link's text stands once."""
    with visiting(chromium) as visit:
        page = visit.page
        text = printed(page, (site / lang / "guides/example-guide.html").as_uri(), tmp_path)
        assert page.locator("article a[href='https://example.org/formulaire'] bdi").count() == 1
        assert "https://example.org/formulaire" in paper.bare(text)
        text = printed(page, (site / lang / "services/example-counter.html").as_uri(), tmp_path)
        # Beside the telephone, and once more in the list of sources.
        assert page.locator("article a[href='https://example.org/guichet'] bdi").count() == 2
        assert paper.bare(text).count("https://example.org/guichet") == 2


def test_addresses_are_written_out(chromium: Browser, site: Path, tmp_path: Path) -> None:
    """A link to elsewhere shows where it leads; the sheet says where the page itself is."""
    with visiting(chromium) as visit:
        page = visit.page
        text = paper.bare(
            printed(page, (site / "fr/programmes/example-year.html").as_uri(), tmp_path)
        )
        links = page.locator("article a[href^=http]").all()
        assert len(links) > 1
        for link in links:
            if (address := link.get_attribute("href")) and "/o/r/" not in address:
                assert paper.bare(address) in text
        assert "https://example.org/fr/programmes/example-year.html" in text


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_links_within_the_site(chromium: Browser, site: Path, tmp_path: Path, lang: str) -> None:
    """Where steps, papers and help lead stands beside them, to be typed; not beside words, sources and lists."""
    with visiting(chromium) as visit:
        page = visit.page
        text = paper.bare(
            printed(page, (site / lang / "programmes/example-year.html").as_uri(), tmp_path)
        )
        for collection in ("documents", "services", "guides"):
            link = page.locator(f"article > section a[href^='../{collection}/']").first
            address = (link.get_attribute("href") or "").removeprefix("..")
            assert f"example.org/{lang}{address}" in text
        assert "/by-audience-" not in text
        for silent in (".bs-ref a", ".bs-head a"):
            assert page.locator(silent).count() > 0
            assert page.locator(f"{silent}[data-written]").count() == 0
        printed(page, (site / "fr/services/example-counter.html").as_uri(), tmp_path)
        assert page.locator(".bs-term").count() > 0
        assert page.locator(".bs-term[data-written]").count() == 0


def test_no_address_no_links(chromium: Browser, nameless: Path, tmp_path: Path) -> None:
    """A copy without a public address has nothing to type, and says nothing."""
    with visiting(chromium) as visit:
        address = (nameless / "fr/programmes/example-year.html").as_uri()
        assert ".html" not in printed(visit.page, address, tmp_path)
        assert visit.page.locator("[data-written]").count() == 0


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_numbers_of_sources(chromium: Browser, site: Path, lang: str) -> None:
    """Two numbers side by side never read as one, in a page or in a pack, where they are no links."""
    with visiting(chromium) as visit:
        page = visit.page
        page.emulate_media(media="print")
        page.goto((site / lang / "programmes/example-year.html").as_uri())
        script = "all => all.map(one => getComputedStyle(one).unicodeBidi)"
        assert set(page.locator(".bs-ref").evaluate_all(script)) == {"isolate"}
        script = "all => all.map(one => parseFloat(getComputedStyle(one).marginInlineStart))"
        beside = page.locator(".bs-ref + .bs-ref").evaluate_all(script)
        assert beside
        assert min(beside) > 0


def test_telephones_in_arabic(chromium: Browser, site: Path, tmp_path: Path) -> None:
    """A number copies out of the sheet as it is dialled."""
    with visiting(chromium) as visit:
        text = printed(visit.page, (site / "ar/services/example-counter.html").as_uri(), tmp_path)
        assert "05 23 48 00 00" in re.sub("[\u2066-\u2069\u200e\u200f\u202a-\u202e]", "", text)


@pytest.mark.parametrize("lang", ["fr", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_grey_printer(chromium: Browser, site: Path, lang: str, scheme: Any) -> None:
    """All letters are dark grey or black on nothing or light grey, from a dark screen too."""
    with visiting(chromium, color_scheme=scheme) as visit:
        visit.page.emulate_media(media="print", color_scheme=scheme)
        for address in ("programmes/example-year.html", "guides/example-guide.html", "index.html"):
            visit.page.goto((site / lang / address).as_uri())
            found = visit.page.evaluate(INK)
            assert len(found) > 5
            for html, ink, ground in found:
                red, green, blue = numbers(ink)[:3]
                assert red == green == blue <= 0x55, html
                *shades, alpha = [*numbers(ground), 1.0][:4]
                assert alpha == 0 or min(shades) >= 0xEE, html


def test_nothing_is_cut(chromium: Browser, site: Path) -> None:
    """A step, a condition, a paper to bring, a row stays on one page; a heading stays with what follows."""
    with visiting(chromium) as visit:
        page = visit.page
        page.emulate_media(media="print")
        page.goto((site / "fr/programmes/example-year.html").as_uri())
        script = "all => all.map(one => getComputedStyle(one).breakInside)"
        found = page.locator(ONE_STEP).evaluate_all(script)
        assert len(found) > 5
        assert set(found) <= {"avoid", "avoid-page"}
        script = "all => all.map(one => getComputedStyle(one).breakAfter)"
        assert set(page.locator("article h2").evaluate_all(script)) == {"avoid"}
        # The line above a heading is its own: a section's would stay behind at the foot of a sheet.
        script = "all => all.map(one => getComputedStyle(one).borderBlockStartStyle)"
        assert set(page.locator("article > section").evaluate_all(script)) == {"none"}
        assert set(page.locator("article > section > h2").evaluate_all(script)) == {"solid"}


def test_what_is_folded_opens(chromium: Browser, site: Path, tmp_path: Path) -> None:
    """Words under a closed heading are on the sheet, and the page is as before afterwards."""
    with visiting(chromium) as visit:
        page = visit.page
        page.goto((site / "fr/about.html").as_uri())
        page.evaluate("""() => { const made = document.createElement('details');
          made.innerHTML = '<summary>Titre</summary><p>Phrase cachée.</p>';
          document.querySelector('article').append(made); }""")
        page.pdf(path=tmp_path / "x.pdf")
        assert "Phrase cachée." in paper.by_poppler(tmp_path / "x.pdf")
        expect(page.get_by_text("Phrase cachée.")).to_be_hidden()


def test_results_say_what_was_asked(chromium: Browser, site: Path, tmp_path: Path) -> None:
    """The sheet of a search carries the query and its day, as the list of a facet carries its own."""
    with visiting(chromium) as visit:
        page = visit.page
        page.goto((site / "fr/search.html").as_uri() + "#q=exemple")
        expect(page.locator("body")).to_have_attribute("data-ready", "")
        page.pdf(path=tmp_path / "x.pdf")
        text = " ".join(paper.by_poppler(tmp_path / "x.pdf").split())
        assert "Recherche : « exemple »." in text
        listed = printed(page, (site / "fr/programmes/by-country-fr.html").as_uri(), tmp_path)
        assert "France" in listed

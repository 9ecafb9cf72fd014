"""A pack: records chosen on one page, printed as one document with a cover; nothing is kept, all works from a disk."""

from __future__ import annotations

import json
from pathlib import Path

import paper
import pytest
from browsing import DESK, PHONE, visiting
from playwright.sync_api import Browser, Page, expect
from test_accessibility import violations

from generator.settings import LANGUAGE_CODES
from generator.words import interface_words

YEAR = "programmes/example-year"
COUNTER = "services/example-counter"


def opened(page: Page, site: Path, lang: str, wish: str = "") -> None:
    page.goto((site / lang / "pack.html").as_uri() + wish)
    expect(page.locator("body")).to_have_attribute("data-ready", "")


def chosen(page: Page) -> list[str]:
    return page.locator(".bs-pack-chosen li > span").all_inner_texts()


def test_a_pack_is_one_document(chromium: Browser, site: Path, tmp_path: Path) -> None:
    """Cover with day and contents, then each record from a new page, with its steps, telephones and sources."""
    with visiting(chromium) as visit:
        page = visit.page
        page.clock.install(time="2026-03-02T10:00:00Z")
        opened(page, site, "fr")
        page.get_by_label("Une année d'exemple").check()
        page.get_by_label("Guichet d'exemple").check()
        expect(page.locator(".bs-pack-print")).to_be_enabled()
        assert chosen(page) == ["Une année d'exemple", "Guichet d'exemple"]
        path = tmp_path / "pack.pdf"
        page.pdf(path=path, prefer_css_page_size=True)
        sheets = paper.by_poppler(path).split("\f")
        cover = " ".join(sheets[0].split())
        assert "Imprimé le 2 mars 2026. Fiches : 2." in cover
        assert cover.index("Une année d'exemple") < cover.index("Guichet d'exemple")
        rest = "\f".join(sheets[1:])
        assert rest.index("Une année d'exemple") < rest.index("Guichet d'exemple")
        assert sheets[1].strip().find("Une année d'exemple") >= 0
        for said in ("05 23 48 00 00", "https://example.org/guichet", "Créez votre compte"):
            assert said in rest
        words = interface_words("fr")
        for key in ("pack.title", "pack.print", "pack.chosen", "menu", "map.see"):
            assert words[key] not in rest
        assert visit.errors == []
        assert visit.hosts() == set()


def test_the_document_says_what_the_page_says(chromium: Browser, site: Path) -> None:
    """The words of a record in a pack are those of its page, states by the reader's clock included."""
    with visiting(chromium) as visit:
        page = visit.page
        page.clock.install(time="2026-11-20T10:00:00Z")
        page.goto((site / "fr" / f"{YEAR}.html").as_uri())
        expect(page.locator(".bs-built")).to_be_visible()
        state = page.locator(".bs-badges .bs-state").inner_text()
        parts = [*page.locator("article section li").all_text_contents(), state]
        opened(page, site, "fr", f"#add={YEAR}")
        document = "".join(page.locator(".bs-pack-document article").all_text_contents())
        assert state.startswith("Ferme bientôt")
        for part in parts:
            assert "".join(part.split()) in "".join(document.split())


def test_ways_in(chromium: Browser, site: Path) -> None:
    """A record's page opens the pack with it, a list opens it narrowed; the address keeps neither."""
    with visiting(chromium) as visit:
        page = visit.page
        page.goto((site / "ar" / f"{COUNTER}.html").as_uri())
        page.get_by_role("link", name=interface_words("ar")["pack.add"]).click()
        expect(page.locator("body")).to_have_attribute("data-ready", "")
        assert len(chosen(page)) == 1
        assert "#" not in page.url
        page.goto((site / "fr/services/by-province-beni-mellal.html").as_uri())
        page.get_by_role("link", name=interface_words("fr")["pack.from-list"]).click()
        expect(page.locator("body")).to_have_attribute("data-ready", "")
        assert page.locator(".bs-pack-found li").count() == 1
        assert "#" not in page.url


def test_nothing_stays(chromium: Browser, site: Path) -> None:
    """Neither the address nor the device keeps the choice; "new person" and leaving the page forget it."""
    with visiting(chromium) as visit:
        page = visit.page
        opened(page, site, "fr", f"#add={YEAR},{COUNTER},programmes/none")
        assert len(chosen(page)) == 2
        stored = (
            "() => [document.cookie, localStorage.length, sessionStorage.length, history.state]"
        )
        assert page.evaluate(stored) == ["", 0, 0, None]
        page.locator(".bs-pack-clear").click()
        assert chosen(page) == []
        expect(page.locator(".bs-pack-print")).to_be_disabled()
        assert page.locator(".bs-pack-document article").count() == 0
        opened(page, site, "fr", f"#add={YEAR}")
        page.reload()
        expect(page.locator("body")).to_have_attribute("data-ready", "")
        assert chosen(page) == []


def test_choosing(chromium: Browser, site: Path) -> None:
    """Words without accents, a list and a province narrow; what is removed is unticked; the keyboard goes on."""
    with visiting(chromium) as visit:
        page = visit.page
        opened(page, site, "fr")
        everything = page.locator(".bs-pack-found li").count()
        page.locator("input[name=q]").fill("annee")
        assert page.locator(".bs-pack-found li").count() == 1
        page.locator("input[name=q]").fill("zzz")
        expect(page.locator(".bs-total")).to_have_text("Fiches trouvées : 0")
        page.locator("input[name=q]").fill("")
        page.locator("select[name=province]").select_option("beni-mellal")
        assert 0 < page.locator(".bs-pack-found li").count() < everything
        page.get_by_label("Guichet d'exemple").check()
        page.get_by_role("button", name="Retirer Guichet d'exemple").click()
        expect(page.locator("#pack")).to_be_focused()
        expect(page.get_by_label("Guichet d'exemple")).not_to_be_checked()


def test_a_record_that_does_not_load(chromium: Browser, site: Path) -> None:
    """It is said, and the rest of the pack stands."""
    with visiting(chromium) as visit:
        page = visit.page
        visit.context.route("**/pack/services/*.js", lambda route: route.abort())
        opened(page, site, "fr", f"#add={YEAR}")
        page.get_by_label("Guichet d'exemple").check()
        expect(page.locator(".bs-pack-count")).to_contain_text("Guichet d'exemple")
        assert chosen(page) == ["Une année d'exemple"]
        expect(page.locator(".bs-pack-print")).to_be_enabled()


HOSTILE = """<article class=x onclick="alert(1)"><img src=x onerror="alert(2)"><script>alert(3)</script>
<svg onload="alert(4)"></svg><a href="javascript:alert(5)" id=y style="color:red">word</a><iframe src="x"></iframe></article>"""


def test_only_what_a_document_needs(chromium: Browser, site: Path) -> None:
    """Of a record's HTML nothing runs, and no element or attribute comes in that is not on the lists."""
    with visiting(chromium, bypass_csp=True) as visit:
        page = visit.page
        body = f'window.boussolePack={{"{YEAR}":{json.dumps(HOSTILE)}}};'
        visit.context.route(
            f"**/pack/{YEAR}.js",
            lambda route: route.fulfill(body=body, content_type="text/javascript"),
        )
        opened(page, site, "fr", f"#add={YEAR}")
        article = page.locator(".bs-pack-document article")
        assert article.evaluate("one => one.outerHTML.replace(/\\s+/g, ' ')") == (
            '<article class="x"><span></span> <span></span><span>word</span><span></span></article>'
        )
        assert visit.dialogs == []


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_everyone_can_make_a_pack(chromium: Browser, site: Path, lang: str) -> None:
    """Axe finds nothing, empty or full, by day and night; all fits 320 px."""
    found = []
    for size, scheme in ((PHONE, "light"), (DESK, "dark")):
        with visiting(chromium, viewport=size, color_scheme=scheme, bypass_csp=True) as visit:
            opened(visit.page, site, lang)
            found += violations(visit.page)
            visit.page.locator(".bs-pack-found input").first.check()
            expect(visit.page.locator(".bs-pack-print")).to_be_enabled()
            found += violations(visit.page)
            visit.page.set_viewport_size({"width": 320, "height": 600})
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert found == []

"""A pack: records chosen on one page, printed as one document with a cover; nothing is kept, all works from a disk."""

from __future__ import annotations

import json
import re
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


def part(site: Path, address: str) -> int:
    """The number of the script with a record's words."""
    listed = (site / "assets/pack-fr.js").read_text(encoding="utf-8")
    found = re.search(rf'\["{address}",(\d+),', listed)
    assert found
    return int(found[1])


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
        for name in (YEAR, COUNTER):
            assert f"(example.org/fr/{name}.html)" in paper.bare(cover)
        rest = "\f".join(sheets[1:])
        assert rest.index("Une année d'exemple") < rest.index("Guichet d'exemple")
        assert sheets[1].strip().find("Une année d'exemple") >= 0
        for said in ("05 23 48 00 00", "https://example.org/guichet", "Créez votre compte"):
            assert said in rest
        link = "example.org/fr/documents/example-paper.html"
        assert link in paper.bare(rest)
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


def pick(page: Page, site: Path, lang: str, address: str = "programmes/index.html") -> None:
    """Opens a list and begins to choose on it."""
    page.goto((site / lang / address).as_uri())
    page.get_by_role("link", name=interface_words(lang)["pack.from-list"]).click()


def test_ways_in(chromium: Browser, site: Path) -> None:
    """A record's page opens the pack with it, a list opens it narrowed; the address keeps neither."""
    with visiting(chromium) as visit:
        page = visit.page
        page.goto((site / "ar" / f"{COUNTER}.html").as_uri())
        page.get_by_role("link", name=interface_words("ar")["pack.add"]).click()
        expect(page.locator("body")).to_have_attribute("data-ready", "")
        assert len(chosen(page)) == 1
        assert "#" not in page.url
        pick(page, site, "fr", "services/by-province-beni-mellal.html")
        page.get_by_role("button", name=interface_words("fr")["pick.open"]).click()
        expect(page.locator("body")).to_have_attribute("data-ready", "")
        assert page.locator(".bs-pack-found li").count() == 1
        assert "#" not in page.url


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_choosing_on_a_list(chromium: Browser, site: Path, lang: str) -> None:
    """A list's titles become boxes, counted aloud; the pack opens with what is ticked, in the list's order."""
    words = interface_words(lang)
    with visiting(chromium) as visit:
        page = visit.page
        pick(page, site, lang)
        said = page.locator(".bs-picked").get_by_role("status")
        expect(said).to_have_text(words["pick.none"])
        boxes = page.locator(".bs-entry").get_by_role("checkbox")
        titles = page.locator(".bs-entry > label").all_inner_texts()
        assert boxes.count() == len(titles) == page.locator(".bs-entry").count() > 2
        boxes.nth(2).check()
        # The whole card is the box's label: words of it that are no link tick it too.
        page.locator(".bs-entry").first.click(position={"x": 5, "y": 5})
        expect(boxes.first).to_be_checked()
        boxes.nth(1).check()
        boxes.nth(1).uncheck()
        expect(said).to_have_text(words["pick.count"].format(count=2))
        page.get_by_role("button", name=words["pick.open"]).click()
        expect(page.locator("body")).to_have_attribute("data-ready", "")
        expect(page.locator("#pack")).to_be_focused()
        expect(page.locator(".bs-pack-print")).to_be_enabled()
        assert chosen(page) == [titles[0].strip(), titles[2].strip()]
        assert page.locator(".bs-pack-document article").count() == 2
        assert "#" not in page.url
        assert visit.errors == []


def test_choosing_by_keyboard(chromium: Browser, site: Path) -> None:
    """From the list's link: Space ticks, Tab goes to the next title, Enter opens the pack from any box."""
    with visiting(chromium) as visit:
        page = visit.page
        page.goto((site / "fr/programmes/index.html").as_uri())
        page.locator("a.bs-pack-link").focus()
        for key in ("Enter", "Space", "Tab", "Tab", "Space"):
            page.keyboard.press(key)
        titles = page.locator(".bs-entry > label").all_inner_texts()
        page.keyboard.press("Enter")
        expect(page.locator("body")).to_have_attribute("data-ready", "")
        assert chosen(page) == [titles[0].strip(), titles[2].strip()]


def test_giving_up_a_choice(chromium: Browser, site: Path) -> None:
    """Cancelled or left, the list is as it was, without a trace of what was ticked."""
    with visiting(chromium) as visit:
        page = visit.page
        page.goto((site / "fr/programmes/index.html").as_uri())
        link = page.locator("a.bs-pack-link")
        expect(page.locator(".bs-built")).to_be_visible()
        before = page.locator(".bs-list").inner_html()

        def unchanged() -> bool:
            now: str = page.locator(".bs-list").inner_html()
            return now.replace(' tabindex="-1"', "") == before

        for leave in (
            lambda: page.get_by_role("button", name=interface_words("fr")["pick.stop"]).click(),
            # A browser that keeps the page for its step back shows it again as it then was.
            lambda: page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))"),
        ):
            link.click()
            page.locator(".bs-entry").get_by_role("checkbox").first.check()
            assert not unchanged()
            leave()
            assert unchanged()
        page.get_by_role("link", name="Une année d'exemple").click()
        expect(page.locator("h1")).to_have_text("Une année d'exemple")


def test_a_list_half_chosen_on_paper(chromium: Browser, site: Path, tmp_path: Path) -> None:
    """A list printed meanwhile is the list: its titles, no box and no bar."""
    with visiting(chromium) as visit:
        page = visit.page
        pick(page, site, "fr")
        page.locator(".bs-entry").get_by_role("checkbox").first.check()
        page.emulate_media(media="print")
        expect(page.locator(".bs-entry > label").first).to_be_visible()
        expect(page.locator(".bs-entry input").first).to_be_hidden()
        expect(page.locator(".bs-picked")).to_be_hidden()


def test_a_pack_that_is_left(chromium: Browser, site: Path) -> None:
    """A browser that keeps the page for its step back finds it empty."""
    with visiting(chromium) as visit:
        page = visit.page
        opened(page, site, "fr", f"#add={YEAR}")
        assert len(chosen(page)) == 1
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
        assert chosen(page) == []
        assert page.locator(".bs-pack-document article").count() == 0


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
        visit.context.route(f"**/pack/{part(site, COUNTER)}.js", lambda route: route.abort())
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
        number = part(site, YEAR)
        body = f"window.boussolePack={{{number}:{json.dumps({YEAR: HOSTILE})}}};"
        visit.context.route(
            f"**/pack/{number}.js",
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
    """Axe finds nothing, empty, full or on a list, by day and night; all fits 320 px."""
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
            pick(visit.page, site, lang)
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320
            visit.page.locator(".bs-entry").get_by_role("checkbox").first.check()
            found += violations(visit.page)
    assert found == []

"""The search in a real browser: what it costs, what it shows, what it keeps to itself, who can use it."""

from __future__ import annotations

import itertools
import re
import shutil
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from browsing import DESK, PHONE, Visit, serving, visiting
from conftest import NAMED, copy_sample
from hostile import HOSTILE, poisoned_catalogue
from playwright.sync_api import Browser, Page, expect
from test_accessibility import violations

from generator import search_data
from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.check.cases import TODAY

FIELD = ".bs-find input"
OPTIONS = ".bs-options [role=option]"
RESULTS = "main a[data-record]"
SMALL = {"width": 320, "height": 600}


def ready(page: Page) -> None:
    """Waits until results, or their absence, are shown."""
    expect(page.locator("body[data-ready]")).to_have_count(1)


def ids(page: Page) -> list[str]:
    """The records found, in their order."""
    found: list[str] = page.locator(RESULTS).evaluate_all(
        "all => all.map(one => one.dataset.record)"
    )
    return found


def asked_for(visit: Visit) -> list[str]:
    """The names of the search's files that were loaded."""
    names = (address.rpartition("/")[2] for address in visit.requests)
    return [name for name in names if name.startswith("search") and name.endswith(".js")]


def search(page: Page, base: str, lang: str, query: str) -> None:
    """Opens the page of results as the header's field does."""
    page.goto(f"{base}{lang}/search.html#q={quote(query)}")
    ready(page)


@pytest.fixture(scope="module")
def base(site: Path) -> str:
    """The address of the site on the disk."""
    return site.as_uri() + "/"


def test_nothing_is_loaded_before_the_field_is_touched(chromium: Browser, base: str) -> None:
    """No byte of the search on any page, its own included; then its code and one language's first file."""
    with visiting(chromium) as visit:
        for name in (
            "index.html",
            "guides/example-guide.html",
            "services/index.html",
            "search.html",
        ):
            visit.page.goto(f"{base}fr/{name}")
            visit.page.wait_for_timeout(100)
        assert asked_for(visit) == []
        visit.page.locator(FIELD).focus()
        expect(visit.page.locator(FIELD)).to_have_attribute("role", "combobox")
        visit.page.keyboard.type("exem")
        expect(visit.page.locator(OPTIONS).first).to_be_visible()
        assert asked_for(visit) == ["search.js", "search-fr.js"]


def test_files_are_read_as_they_are_needed(chromium: Browser, base: str) -> None:
    """Enough hits need one file; few need the bodies; none needs the other languages. Each is read once."""
    with visiting(chromium) as visit:
        search(visit.page, base, "fr", "exemple")
        assert len(ids(visit.page)) >= 5
        assert asked_for(visit) == ["search.js", "search-fr.js"]
    with visiting(chromium) as visit:
        search(visit.page, base, "fr", "pension")
        assert asked_for(visit) == ["search.js", "search-fr.js", "search-fr-more.js"]
        visit.requests.clear()
        for query in ("qxzqxz", "qxzqxz"):
            visit.page.locator(FIELD).fill(query)
            visit.page.keyboard.press("Enter")
            ready(visit.page)
        others = [f"search-{lang}{more}.js" for lang in ("ar", "en") for more in ("", "-more")]
        assert asked_for(visit) == others


@pytest.mark.parametrize(
    ("lang", "query", "first"),
    [
        ("fr", "pension", "example-pension"),
        ("fr", "PÉNSION", "example-pension"),
        ("fr", "penison", "example-pension"),
        ("ar", "المعاش", "example-pension"),
        ("ar", "للمعاش", "example-pension"),
        ("ar", "إيطاليا", "it"),
        ("ar", "ايطاليا", "it"),
        ("en", "italy", "it"),
    ],
)  # fmt: skip
def test_queries_from_a_disk(chromium: Browser, site: Path, base: str, lang: str, query: str, first: str) -> None:  # fmt: skip
    """Results in rank order lead to pages that exist; a status counts them; the address is clean at once."""
    with visiting(chromium) as visit:
        page = visit.page
        search(page, base, lang, query)
        assert ids(page)[0] == first
        assert page.url == f"{base}{lang}/search.html"
        expect(page.locator(FIELD)).to_have_value(query)
        status = page.locator("main [role=status]")
        assert str(len(ids(page))) in status.inner_text()
        for link in page.locator(RESULTS).all():
            href = unquote(link.evaluate("one => one.href"))
            assert Path(href.removeprefix("file://")).is_file(), href
        if first == "example-pension":
            assert (
                page.locator(RESULTS)
                .first.evaluate("one => one.href")
                .endswith("/example-neutral.html")
            )
        assert "{" not in page.locator("main").inner_text()
        assert (visit.errors, visit.dialogs, visit.hosts()) == ([], [], set())


def test_both_forms_of_address_are_read_and_cleaned(chromium: Browser, served: str) -> None:
    """`?q=`, `#q=`, and `#q=` on the page itself; no query stays in the address, the title or the history."""
    with visiting(chromium) as visit:
        page = visit.page
        for form in ("?q=pension", "#q=pension", "?q=pension#q=exemple", "?x=1#q=pension"):
            page.goto(f"{served}fr/about.html")
            page.goto(f"{served}fr/search.html{form}")
            ready(page)
            assert page.url == f"{served}fr/search.html"
            assert ids(page)
        title = page.title()
        page.evaluate("document.body.removeAttribute('data-ready'); location.hash = '#q=italie'")
        ready(page)
        assert ids(page)[0] == "it"
        assert page.url == f"{served}fr/search.html"
        assert page.title() == title
        assert page.evaluate("[history.state, document.cookie, localStorage.length, sessionStorage.length]") == [None, "", 0, 0]  # fmt: skip
        page.goto(f"{served}fr/search.html#content")
        assert page.url.endswith("#content")


def test_the_header_s_field_opens_the_results(chromium: Browser, base: str) -> None:
    """From any depth, by its button; an empty field opens nothing."""
    with visiting(chromium) as visit:
        page = visit.page
        for name in ("index.html", "guides/example-guide.html"):
            page.goto(f"{base}fr/{name}")
            page.locator(".bs-find button").click()
            assert page.url == f"{base}fr/{name}"
            expect(page.locator(FIELD)).to_be_focused()
            page.locator(FIELD).fill("l'année d'exemple & plus")
            page.locator(".bs-find button").click()
            page.wait_for_url(f"{base}fr/search.html")
            ready(page)
            assert ids(page)[0] == "example-year"
            expect(page.locator(FIELD)).to_have_value("l'année d'exemple & plus")


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_suggestions_by_keyboard(chromium: Browser, base: str, lang: str) -> None:
    """Arrows choose, Enter opens, Escape closes and keeps what was typed; a screen reader is told."""
    typed = {"fr": "exemp", "ar": "نموذج"}[lang]
    with visiting(chromium, viewport=PHONE) as visit:
        page = visit.page
        page.goto(f"{base}{lang}/index.html")
        field, options = page.locator(FIELD), page.locator(OPTIONS)
        while not field.evaluate("one => one === document.activeElement"):
            page.keyboard.press("Tab")
        page.keyboard.type(typed)
        expect(options.first).to_be_visible()
        expect(field).to_have_attribute("aria-expanded", "true")
        expect(page.locator(".bs-find [role=status]")).to_have_text(
            re.compile(rf"\b{options.count()}\b")
        )
        count = options.count()
        assert 2 <= count <= 6
        places = [0, 1, 0, -1, count - 1]
        for key, place in zip(["Down", "Down", "Up", "Up", "Up"], places, strict=True):
            page.keyboard.press(f"Arrow{key}")
            chosen = page.locator(f"{OPTIONS}[aria-selected=true]")
            expect(chosen).to_have_count(int(place >= 0))
            if place >= 0:
                name = options.nth(place).get_attribute("id")
                expect(field).to_have_attribute("aria-activedescendant", str(name))
        page.keyboard.press("Escape")
        expect(options.first).to_be_hidden()
        expect(field).to_have_attribute("aria-expanded", "false")
        expect(field).to_have_value(typed)
        expect(field).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(options.first).to_be_visible()
        page.keyboard.press("ArrowDown")
        wanted = options.first.get_attribute("data-address")
        page.keyboard.press("Enter")
        page.wait_for_url(str(wanted))


def test_results_by_keyboard(chromium: Browser, base: str) -> None:
    """Enter without a choice opens the results; the next Tab is on the first of them."""
    with visiting(chromium) as visit:
        page = visit.page
        page.goto(f"{base}fr/guides/example-guide.html")
        page.locator(FIELD).focus()
        page.keyboard.type("exemple")
        expect(page.locator(OPTIONS).first).to_be_visible()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{base}fr/search.html")
        ready(page)
        first = page.locator(RESULTS).first
        wanted = first.evaluate("one => one.href")
        page.keyboard.press("Tab")
        expect(first).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url(wanted)


def test_suggestions_by_finger_and_leaving(chromium: Browser, base: str) -> None:
    """A tap opens; leaving the field closes the list; a page elsewhere is not disturbed."""
    with visiting(chromium) as visit:
        page = visit.page
        page.goto(f"{base}fr/index.html")
        page.locator(FIELD).fill("pension")
        expect(page.locator(OPTIONS).first).to_be_visible()
        page.locator("h1").first.click()
        expect(page.locator(OPTIONS).first).to_be_hidden()
        page.locator(FIELD).fill("pensio")
        page.locator(OPTIONS).first.click()
        page.wait_for_url(f"{base}fr/guides/example-neutral.html")


def test_other_languages_are_marked(chromium: Browser, base: str) -> None:
    """Arabic on a French page: Arabic results, in their language and direction, to their own pages."""
    with visiting(chromium) as visit:
        page = visit.page
        search(page, base, "fr", "المعاش")
        item = page.locator("main li:has(a[data-record])").first
        expect(item).to_have_attribute("lang", "ar")
        expect(item).to_have_attribute("dir", "rtl")
        assert "العربية" in item.inner_text()
        assert (
            item.locator("a").evaluate("one => one.href") == f"{base}ar/guides/example-neutral.html"
        )


def test_did_you_mean(chromium: Browser, base: str) -> None:
    """The better query is a link, and its address is cleaned like any other."""
    with visiting(chromium) as visit:
        page = visit.page
        search(page, base, "fr", "penison")
        link = page.locator(".bs-meant a")
        expect(link).to_contain_text("pension")
        page.evaluate("document.body.removeAttribute('data-ready')")
        link.click()
        ready(page)
        expect(page.locator(FIELD)).to_have_value("pension")
        expect(link).to_have_count(0)
        assert page.url == f"{base}fr/search.html"


def test_nothing_found(chromium: Browser, base: str, nameless: Path) -> None:
    """Lists, places by province and a prefilled message; nothing is sent by itself; no mail is invented."""
    with visiting(chromium) as visit:
        page = visit.page
        search(page, base, "fr", "qxz & <b>")
        assert ids(page) == []
        expect(page.locator("main [role=status]")).to_contain_text("qxz & <b>")
        around = page.locator(".bs-around")
        hrefs = around.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        assert {"services/by-province-azilal.html", "programmes/index.html"} <= set(hrefs)
        mail = next(href for href in hrefs if href.startswith("mailto:report@example.org?"))
        chat = next(href for href in hrefs if href.startswith("https://wa.me/?text="))
        assert "qxz & <b>" in unquote(mail) and "qxz & <b>" in unquote(chat)
        assert "<b>" not in mail + chat and " " not in mail + chat
        assert visit.hosts() == set()
        search(page, nameless.as_uri() + "/", "ar", "qxzqxz")
        expect(page.locator("a[href^='mailto:']")).to_have_count(0)
        expect(page.locator("a[href^='https://wa.me/']")).to_be_visible()


def test_results_hide_the_ways_around(chromium: Browser, base: str) -> None:
    """Without a query they are in sight, without a message; with results they are not."""
    with visiting(chromium) as visit:
        page = visit.page
        page.goto(f"{base}fr/search.html")
        ready(page)
        expect(page.locator(".bs-around")).to_be_visible()
        expect(page.locator(".bs-message")).to_be_hidden()
        search(page, base, "fr", "exemple")
        expect(page.locator(".bs-around")).to_be_hidden()


def test_without_script(chromium: Browser, served: str) -> None:
    """The page says what is missing and leads on; a submitted form says no query to the host."""
    with visiting(chromium, java_script_enabled=False) as visit:
        page = visit.page
        page.goto(f"{served}fr/guides/example-guide.html")
        page.locator(FIELD).fill("secret")
        page.keyboard.press("Enter")
        page.wait_for_url("**/fr/search.html*")
        assert not [address for address in visit.requests if "secret" in address]
        expect(page.locator("noscript p")).to_be_visible()
        expect(page.locator("main a[href='guides/index.html']")).to_be_visible()


def test_a_file_that_does_not_load_is_said(chromium: Browser, site: Path, tmp_path: Path) -> None:
    """On a bad network: a sentence, the lists, and another try at the next query."""
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    data = copy / "assets/search-fr.js"
    kept = data.read_bytes()
    data.unlink()
    with visiting(chromium) as visit:
        page = visit.page
        search(page, copy.as_uri() + "/", "fr", "pension")
        expect(page.locator("main [role=status]")).to_contain_text("n'a pas pu se charger")
        expect(page.locator(".bs-around")).to_be_visible()
        data.write_bytes(kept)
        page.locator(FIELD).fill("pension")
        page.keyboard.press("Enter")
        expect(page.locator(RESULTS).first).to_be_visible()


@pytest.fixture(scope="module")
def poisoned(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site whose search reads hostile texts, one folder of data per text."""
    folder = tmp_path_factory.mktemp("poisoned")
    root = copy_sample(folder / "sample")
    catalogue = build_catalogue(check(root, NAMED, TODAY)[0])
    shutil.copytree(site / "fr", folder / "site/fr")
    shutil.copytree(site / "assets", folder / "site/assets")
    for case in HOSTILE:
        data = search_data.files(poisoned_catalogue(catalogue, case.text))
        for name in ("search-fr.js", "search-fr-more.js"):
            path = folder / "data" / case.name / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data[f"assets/{name}"])
    return folder


def test_hostile_texts_are_text(chromium: Browser, poisoned: Path) -> None:
    """In results, suggestions, counts and messages, as data and as query: nothing runs, no request leaves."""
    base = (poisoned / "site").as_uri() + "/"
    with visiting(chromium, viewport=SMALL) as visit:
        page = visit.page
        for case in HOSTILE:
            for name in ("search-fr.js", "search-fr-more.js"):
                shutil.copy(poisoned / "data" / case.name / name, poisoned / "site/assets" / name)
            query = case.text if any(map(str.isalnum, case.text)) else "x"
            page.goto("about:blank")
            search(page, base, "fr", query)
            expect(page.locator(RESULTS).first).to_be_visible()
            shown = page.locator(RESULTS).first.inner_text().replace("\u00a0", " ")
            assert " ".join(shown.split()) == " ".join(case.text.split()), case.name
            page.locator(FIELD).fill("")
            page.locator(FIELD).press_sequentially(query[:20])
            expect(page.locator(OPTIONS).first).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, case.name
            assert page.evaluate("window.hit") is None, case.name
            assert page.url == f"{base}fr/search.html"
        assert (visit.errors, visit.dialogs, visit.hosts()) == ([], [], set())


@pytest.mark.parametrize(
    ("lang", "scheme"), list(itertools.product(("fr", "ar", "en"), ("light", "dark")))
)
def test_axe(chromium: Browser, base: str, lang: str, scheme: str) -> None:
    """No violation with suggestions open and one chosen, with results, with none, in other languages."""
    found: list[str] = []
    rule = "" if scheme == "light" else "color-contrast"
    typed = {"fr": "exemple", "ar": "نموذج", "en": "example"}[lang]
    for size in (PHONE, DESK):
        with visiting(chromium, viewport=size, color_scheme=scheme, bypass_csp=True) as visit:
            page = visit.page
            for query in (typed, "qxzqxz", "pensino", "الصندوق" if lang != "ar" else "fonds"):
                search(page, base, lang, query)
                found += violations(page, rule)
            page.goto(f"{base}{lang}/guides/example-guide.html")
            page.locator(FIELD).focus()
            page.keyboard.type(typed)
            expect(page.locator(OPTIONS).first).to_be_visible()
            page.keyboard.press("ArrowDown")
            found += violations(page, rule)
    assert found == []


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_no_sideways_scrolling(chromium: Browser, base: str, lang: str) -> None:
    """On a screen of 320 px: results, suggestions, none."""
    typed = {"fr": "exemple", "ar": "نموذج"}[lang]
    with visiting(chromium, viewport=SMALL) as visit:
        page = visit.page
        for query in (typed, "qxzqxz" * 15):
            search(page, base, lang, query)
            page.locator(FIELD).fill("")
            page.locator(FIELD).press_sequentially(typed)
            expect(page.locator(OPTIONS).first).to_be_visible()
            box = page.locator(".bs-options").bounding_box()
            assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 320
            assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_over_http_nothing_leaves(chromium: Browser, site: Path) -> None:
    """Every request of a search goes to the host of the page, and none names the query."""
    with serving(site) as address, visiting(chromium) as visit:
        search(visit.page, address, "fr", "secret")
        visit.page.locator(FIELD).fill("pension")
        visit.page.keyboard.press("Enter")
        ready(visit.page)
        assert visit.hosts() == {address.split("/")[2]}
        assert not [x for x in visit.requests[1:] if "secret" in x or "pension" in x]

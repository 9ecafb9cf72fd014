"""Pages in a real browser: hooks, languages, and nothing that leaves the device."""

from __future__ import annotations

import itertools
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from browsing import DESK, PHONE, at, visiting
from playwright.sync_api import Browser, expect

from generator.settings import LANGUAGE_CODES, LANGUAGES

SIZES = {375: PHONE, 1280: DESK}
EACH = pytest.mark.parametrize(("lang", "width"), list(itertools.product(LANGUAGE_CODES, SIZES)))
YEAR = "programmes/example-year.html"
RECORDS = {
    "programmes": "example-year", "guides": "example-guide", "services": "example-counter",
    "documents": "example-paper", "organisations": "example-agency", "countries": "fr",
    "glossary": "example-term", "funds": "example-fund", "events": "example-session",
}  # fmt: skip


@EACH
def test_record_pages(chromium: Browser, site: Path, lang: str, width: int) -> None:
    """From a file, each collection's record says who it is, in its language, without a word to anyone."""
    rtl = next(language.rtl for language in LANGUAGES if language.code == lang)
    with visiting(chromium, viewport=SIZES[width]) as visit:
        page = visit.page
        for collection, name in RECORDS.items():
            at(page, "2026-03-01T12:00:00Z", (site / lang / collection / f"{name}.html").as_uri())
            expect(
                page.locator(f'main[data-record="{name}"][data-collection="{collection}"]')
            ).to_have_count(1)
            expect(page.locator("html")).to_have_attribute("lang", lang)
            expect(page.locator("html")).to_have_attribute("dir", "rtl" if rtl else "ltr")
            assert page.evaluate("getComputedStyle(document.body).direction") == (
                "rtl" if rtl else "ltr"
            )
            expect(page.locator("h1")).to_be_visible()
            assert page.evaluate("document.styleSheets.length") == 2
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        at(page, "2026-03-01T12:00:00Z", (site / lang / YEAR).as_uri())
        expect(page.locator("main .bs-state[data-state]")).to_have_attribute("data-state", "closed")
        expect(page.locator("[data-trust]")).to_have_attribute("data-trust", "confirmed")
        assert visit.hosts() == set()
        assert visit.errors == []


@EACH
def test_lists(chromium: Browser, served: str, lang: str, width: int) -> None:
    """A list's entries name their records and lead to them; the states are the reader's."""
    with visiting(chromium, viewport=SIZES[width]) as visit:
        page = visit.page
        at(page, "2026-10-05T12:00:00Z", f"{served}{lang}/programmes/index.html")
        entries = page.locator("li[data-record]")
        names = entries.evaluate_all("all => all.map(one => one.dataset.record)")
        assert sorted(names) == ["example-camp", "example-season", "example-year"]
        state = page.locator('li[data-record="example-year"] [data-state]')
        expect(state).to_have_attribute("data-state", "open")
        assert state.inner_text().strip()
        expect(page.locator('li[data-record="example-camp"] [data-state]')).to_have_attribute(
            "data-state", "rolling"
        )
        expect(page.locator('li[data-record="example-season"] [data-state]')).to_have_attribute(
            "data-state", "closed"
        )
        page.locator('li[data-record="example-year"] a').click()
        expect(page.locator('main[data-record="example-year"]')).to_have_count(1)
        assert visit.errors == []


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_language_links_land_on_the_same_page(chromium: Browser, served: str, lang: str) -> None:
    """From a record, a list and a hand-written page, each language is one click away, on the same page."""
    with visiting(chromium) as visit:
        page = visit.page
        for address in (
            YEAR,
            "guides/example-neutral.html",
            "programmes/by-country-fr.html",
            "about.html",
            "index.html",
        ):
            page.goto(f"{served}{lang}/{address}")
            for other in LANGUAGE_CODES:
                page.locator(f'header a[hreflang="{other}"]').click()
                assert page.url == f"{served}{other}/{address}"
                expect(page.locator("html")).to_have_attribute("lang", other)
                expect(page.locator(f'header a[hreflang="{other}"]')).to_have_attribute(
                    "aria-current", "true"
                )


def test_french_text_in_an_arabic_page(chromium: Browser, nameless: Path) -> None:
    """What is not translated stands in French, marked as French, left to right, and the page says so."""
    with visiting(chromium) as visit:
        visit.page.goto((nameless / "ar/programmes/example-camp.html").as_uri())
        title = visit.page.locator("h1 [lang]")
        expect(title).to_have_attribute("lang", "fr")
        expect(title).to_have_attribute("dir", "ltr")
        expect(title).to_have_text("Le chantier d'exemple")
        expect(visit.page.locator(".bs-translation").first).to_be_visible()
        visit.page.goto((nameless / "ar/programmes/example-year.html").as_uri())
        expect(visit.page.locator("h1 [lang]")).to_have_count(0)


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_phones_keep_their_order(chromium: Browser, site: Path, lang: str) -> None:
    """A number is isolated from right-to-left text, and dials as it was given."""
    with visiting(chromium) as visit:
        visit.page.goto((site / lang / "services/example-counter.html").as_uri())
        call = visit.page.locator("a[href^='tel:']").first
        expect(call).to_have_attribute("href", "tel:+212523480000")
        expect(call.locator('bdi[dir="ltr"]')).to_have_count(1)


@pytest.mark.parametrize(("lang", "file"), [("fr", "fr"), ("ar", "ar"), ("en", "fr")])
def test_edit_and_report_links(chromium: Browser, site: Path, lang: str, file: str) -> None:
    """They lead to the file that holds the page's words, and to a report that already names the page."""
    with visiting(chromium) as visit:
        visit.page.goto((site / lang / "programmes/example-camp.html").as_uri())
        edit = f"https://example.org/o/r/edit/main/opportunities/programmes/example-camp.{file}.yml"
        expect(visit.page.locator(f'main a[href="{edit}"]')).to_have_count(1)
        for start, gap in (
            ("mailto:report@example.org", "subject"),
            ("https://example.org/o/r/issues/new", "title"),
        ):
            target = visit.page.locator(f'main a[href^="{start}"]').get_attribute("href") or ""
            asked = parse_qs(urlsplit(target).query)
            assert "example-camp" in asked[gap][0]
            assert f"https://example.org/{lang}/programmes/example-camp.html" in unquote(
                asked["body"][0]
            )


def test_without_a_publisher_the_page_says_so(chromium: Browser, nameless: Path) -> None:
    """No invented link: the file's path and a plain sentence stand in their place."""
    with visiting(chromium) as visit:
        visit.page.goto((nameless / "fr" / YEAR).as_uri())
        text = visit.page.locator("main").inner_text()
        assert "opportunities/programmes/example-year.fr.yml" in text
        assert "n'est pas une publication officielle" in visit.page.locator(
            "body"
        ).inner_text().replace("’", "'")
        for start in ("mailto:report", "https://example.org/o/r"):
            expect(visit.page.locator(f'a[href^="{start}"]')).to_have_count(0)


def test_nothing_is_kept_or_sent(chromium: Browser, served: str) -> None:
    """No cookie, no storage, no other host, no error, on every kind of page, the language choice included."""
    with visiting(chromium) as visit:
        page = visit.page
        for address in (
            "index.html",
            "404.html",
            "fr/index.html",
            "ar/" + YEAR,
            "en/programmes/index.html",
            "fr/about.html",
        ):
            page.goto(served + address)
            kept = page.evaluate(
                "async () => [localStorage.length, sessionStorage.length, document.cookie,"
                " (await indexedDB.databases()).length, (await caches.keys()).length]"
            )
            assert kept == [0, 0, "", 0, 0], address
        assert visit.context.cookies() == []
        assert visit.hosts() - {"example.org"} == {urlsplit(served).netloc}
        # A 404 is shown at any depth, so it names its style by the whole address.
        assert all("/assets/" in x for x in visit.requests if "example.org" in x)


def test_language_choice(chromium: Browser, site: Path) -> None:
    """The first page offers each language in its own words and script, and works from a file."""
    with visiting(chromium) as visit:
        for language in LANGUAGES:
            visit.page.goto((site / "index.html").as_uri())
            visit.page.get_by_text(language.name, exact=True).click()
            assert visit.page.url == (site / language.code / "index.html").as_uri()
        assert visit.errors == []


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_without_script_the_dates_stand(chromium: Browser, site: Path, lang: str) -> None:
    """No script: the exact dates are in the page, no state is claimed, the menu can be reached."""
    with visiting(chromium, java_script_enabled=False, viewport=PHONE) as visit:
        visit.page.goto((site / lang / YEAR).as_uri())
        section = visit.page.locator(".bs-dates")
        expect(section).to_be_visible()
        text = section.inner_text()
        assert "2026" in text
        assert "17:00" in text
        assert (
            visit.page.locator("main .bs-state[data-state]").first.get_attribute("data-state")
            == "unknown"
        )
        visit.page.locator('a[href="#menu"]').first.click()
        expect(visit.page.locator("#menu a").first).to_be_visible()


def test_quick_exit_leaves_no_way_back(chromium: Browser, served: str) -> None:
    """The page that was left is not in the history: going back leads to the page before it."""
    with visiting(chromium) as visit:
        page = visit.page
        page.goto(f"{served}fr/services/index.html")
        page.goto(f"{served}fr/services/example-line.html")
        page.locator("[data-quick-exit]").click()
        page.wait_for_url("**/assets/blank.html")
        page.go_back()
        assert page.url == f"{served}fr/services/index.html"
        expect(page.locator("[data-quick-exit]")).to_have_count(0)

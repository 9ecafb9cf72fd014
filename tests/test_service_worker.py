"""The site without a network: what the service worker keeps, what it never keeps, and how a copy says so."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from browsing import PHONE, Visit, serving, visiting
from conftest import EPOCH, NAMED, copy_sample
from playwright.sync_api import Browser, Page, expect
from test_accessibility import violations

from generator.check.cases import TODAY
from generator.service_worker import file_sets, language_of
from generator.settings import LANGUAGE_CODES
from generator.site import build
from generator.words import interface_words

PROGRAMME = "programmes/example-year.html"
OTHER = "programmes/example-season.html"
COUNTER = "services/example-counter.html"
DISCREET = ("services/example-line.html", "guides/example-neutral.html")  # a quick exit; a slug
# Asks the worker in the same words as a page does, and waits for its answer.
KEEP = """language => new Promise(keep => navigator.serviceWorker.ready.then(({ active }) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = event => keep(event.data);
  active.postMessage({ language, page: location.href }, [port2]);
}))"""
KEPT = """async () => { const found = {};
  for (const name of await caches.keys())
    found[name] = (await (await caches.open(name)).keys()).map(one => new URL(one.url).pathname);
  return found; }"""


@contextmanager
def reading(browser: Browser, **options: Any) -> Iterator[Visit]:
    """A visit in which the service worker may work."""
    with visiting(browser, service_workers="allow", **options) as visit:
        yield visit


def keep(page: Page, address: str, language: str = "fr") -> None:
    """Opens a page and waits until the worker has kept it and the language."""
    page.goto(address)
    assert page.evaluate(KEEP, language) == ""


def until(page: Page, condition: str) -> None:
    """Waits until the caches' `names` are so: Playwright takes a promise for true."""
    page.evaluate(f"""async () => {{
      for (let names = await caches.keys(); !({condition}); names = await caches.keys())
        await new Promise(keep => setTimeout(keep, 20)); }}""")


def kept(page: Page, part: str) -> list[str]:
    """The addresses in the caches whose name has a part, sorted."""
    found: dict[str, list[str]] = page.evaluate(KEPT)
    return sorted(path for name, paths in found.items() if part in name for path in paths)


def test_the_sets_of_files(site: Path) -> None:
    """The shell serves all languages; a language's set has its pages and data, and nothing of another's."""
    sets = file_sets(site)
    assert set(sets) == {"shell", *LANGUAGE_CODES}
    for lang in LANGUAGE_CODES:
        assert {f"{lang}/index.html", f"{lang}/map.html", f"assets/search-{lang}-more.js"} <= set(
            sets[lang]
        )
        assert {language_of(name) for name in sets[lang]} == {"", lang}
        assert not set(sets[lang]) & set(sets["shell"])
    for names in sets.values():
        assert names == sorted(names)
        assert all((site / name).is_file() for name in names)


def test_language_of() -> None:
    assert language_of("assets/search-ar-more.js") == "ar"
    assert language_of("assets/map-fr.js") == "fr"
    assert language_of("assets/map.js") == language_of("assets/x-frs.js") == ""


def test_one_changed_file_changes_the_worker(site: Path, tmp_path: Path) -> None:
    """The same site gives the same worker; another style another one, in one digest and the version."""
    root = copy_sample(tmp_path / "sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        assert build(root, NAMED, TODAY).published
        first = (root / "site/sw.js").read_text(encoding="utf-8")
        assert first == (site / "sw.js").read_text(encoding="utf-8")
        home = root / "docs/fr/index.md"
        home.write_text(home.read_text(encoding="utf-8") + "\nAutre.\n", encoding="utf-8")
        assert build(root, NAMED, TODAY).published
    second = (root / "site/sw.js").read_text(encoding="utf-8")
    lists = [
        json.loads(text[text.index("sets:") + 5 : text.index("};\n")]) for text in (first, second)
    ]
    changed = {
        path
        for name, files in lists[0].items()
        for path, digest in files.items()
        if lists[1][name][path] != digest
    }
    assert changed == {"fr/index.html"}


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_without_a_network(chromium: Browser, served: str, lang: str) -> None:
    """A page visited before opens and says that it is a kept copy; search, map, finder, explorer, deadlines and packs work."""
    with reading(chromium) as visit:
        page = visit.page
        keep(page, f"{served}{lang}/{PROGRAMME}", lang)
        title = page.locator("h1").inner_text()
        visit.context.set_offline(True)
        page.reload()
        expect(page.locator("h1")).to_have_text(title)
        note = page.locator(".bs-kept")
        expect(note).to_be_visible()
        start = interface_words(lang)["kept.copy"].partition("{")[0]
        assert note.inner_text().startswith(start.strip())
        page.goto(f"{served}{lang}/search.html#q=visa")
        expect(page.locator("body")).to_have_attribute("data-ready", "")
        expect(page.locator(".bs-search [role=status]")).not_to_be_empty()
        page.goto(f"{served}{lang}/map.html")
        expect(page.locator(".leaflet-container")).to_be_visible()
        expect(page.locator(".bs-entry").first).to_be_visible()
        page.goto(f"{served}{lang}/matrix.html")
        expect(page.locator("table").first).to_be_visible()
        for tool in ("finder", "explorer", "deadlines", "pack"):
            page.goto(f"{served}{lang}/{tool}.html")
            expect(page.locator("body")).to_have_attribute("data-ready", "")
            expect(page.locator(".bs-kept")).to_be_visible()
        assert visit.hosts() == {served.split("/")[2]}


def test_a_page_never_opened(chromium: Browser, served: str) -> None:
    """Without a network it leads to the page that says what works, and back to what is kept."""
    with reading(chromium, bypass_csp=True, viewport=PHONE) as visit:
        page = visit.page
        keep(page, f"{served}fr/{PROGRAMME}")
        visit.context.set_offline(True)
        page.goto(f"{served}fr/{OTHER}")
        expect(page).to_have_url(f"{served}fr/offline.html")
        expect(page.locator("h1")).to_have_text(interface_words("fr")["offline.title"])
        assert violations(page) == []
        page.go_back()
        expect(page.locator("main")).to_have_attribute("data-record", "example-year")


def test_in_a_folder_of_its_host(chromium: Browser, site: Path) -> None:
    """A copy that is not at the root of its host works the same, and its worker looks at nothing beside it."""
    with serving(site.parent) as base, reading(chromium) as visit:
        keep(visit.page, f"{base}site/fr/{PROGRAMME}")
        visit.context.set_offline(True)
        visit.page.goto(f"{base}site/fr/search.html#q=visa")
        expect(visit.page.locator("body")).to_have_attribute("data-ready", "")
        assert visit.page.evaluate(
            "navigator.serviceWorker.getRegistration().then(one => one.scope)"
        ) == (f"{base}site/")


def test_a_network_that_only_seems_to_be_there(chromium: Browser, site: Path) -> None:
    """A kept page does not wait for ever for a server that says nothing."""
    silent, told = Event(), Event()

    def before(path: str) -> None:
        if silent.is_set() and path.endswith(PROGRAMME):
            told.wait()

    with serving(site, before) as base, reading(chromium) as visit:
        keep(visit.page, f"{base}fr/{PROGRAMME}")
        silent.set()
        visit.page.reload()
        expect(visit.page.locator(".bs-kept")).to_be_visible()
        told.set()


def test_with_a_network_nothing_is_old(chromium: Browser, served: str) -> None:
    """A second visit comes from the network, without the note of a kept copy."""
    with reading(chromium) as visit:
        keep(visit.page, f"{served}fr/{PROGRAMME}")
        visit.page.reload()
        expect(visit.page.locator(".bs-built")).to_be_visible()
        expect(visit.page.locator(".bs-kept")).to_have_count(0)


def test_discreet_pages_leave_no_trace(chromium: Browser, served: str) -> None:
    """Nothing is kept of a page with a quick exit or a neutral address, and without a network it is away."""
    with reading(chromium) as visit:
        page = visit.page
        for address in (*DISCREET, PROGRAMME):
            keep(page, f"{served}fr/{address}")
        assert kept(page, "pages") == [f"/fr/{PROGRAMME}"]
        assert not {f"/fr/{address}" for address in DISCREET} & set(kept(page, "files"))
        visit.context.set_offline(True)
        for address in DISCREET:
            page.goto(f"{served}fr/{address}")
            expect(page).to_have_url(f"{served}fr/offline.html")


def test_what_was_kept_can_go(chromium: Browser, site: Path, tmp_path: Path) -> None:
    """A page that has become discreet, or that was withdrawn, is forgotten at the next visit."""
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    with serving(folder) as base, reading(chromium) as visit:
        page = visit.page
        for address in (PROGRAMME, OTHER, COUNTER):
            keep(page, f"{base}fr/{address}")
        assert kept(page, "pages") == sorted(f"/fr/{x}" for x in (PROGRAMME, OTHER, COUNTER))
        counter = folder / "fr" / COUNTER
        text = counter.read_text(encoding="utf-8")
        discreet = text.replace(
            ' data-collection="services"', ' data-collection="services" data-discreet'
        )
        counter.write_text(discreet, encoding="utf-8")
        (folder / "fr" / OTHER).unlink()
        page.goto(f"{base}fr/{COUNTER}")
        page.goto(f"{base}fr/{OTHER}")
        keep(page, f"{base}fr/{PROGRAMME}")
        assert kept(page, "pages") == [f"/fr/{PROGRAMME}"]


def test_the_quick_exit_forgets(chromium: Browser, served: str) -> None:
    """Whoever leaves in a hurry leaves no visited page behind."""
    with reading(chromium) as visit:
        page = visit.page
        keep(page, f"{served}fr/{PROGRAMME}")
        page.reload()
        assert kept(page, "pages")
        page.goto(f"{served}fr/{DISCREET[0]}")
        page.locator("[data-quick-exit]").click()
        expect(page).to_have_url(f"{served}assets/blank.html")
        until(page, "!names.includes('boussole-pages')")


def test_forgetting_by_hand(chromium: Browser, served: str) -> None:
    """The button in the foot of a page shows when something is kept, and erases it."""
    with reading(chromium) as visit:
        page = visit.page
        page.goto(f"{served}fr/about.html")
        expect(page.locator(".bs-forget")).to_be_hidden()
        keep(page, f"{served}fr/{PROGRAMME}")
        page.reload()
        page.locator(".bs-forget").click()
        expect(page.get_by_text(interface_words("fr")["kept.forgotten"])).to_be_visible()
        until(page, "!names.includes('boussole-pages')")


def test_an_updated_site_replaces_the_old_one(
    chromium: Browser, site: Path, tmp_path: Path
) -> None:
    """A new version takes the place of the old one, keeps the language, fetches what changed and no more."""
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    asked: list[str] = []
    with serving(folder, asked.append) as base, reading(chromium) as visit:
        page = visit.page
        keep(page, f"{base}fr/index.html")
        asked.clear()
        home = folder / "fr/index.html"
        text = home.read_text(encoding="utf-8").replace("</main>", "<p>Nouvelle phrase.</p></main>")
        home.write_text(text, encoding="utf-8")
        worker = folder / "sw.js"
        old = worker.read_text(encoding="utf-8")
        version, digest = old.split('"')[1], old.split('"fr/index.html":"')[1].split('"')[0]
        worker.write_text(old.replace(version, "new").replace(digest, "0"), encoding="utf-8")
        page.evaluate("navigator.serviceWorker.getRegistration().then(one => one.update())")
        until(
            page,
            "names.filter(name => name.includes('files')).join() === 'boussole-files-new'",
        )
        # Chromium asks for the worker when it likes.
        assert [path for path in asked if path != "/sw.js"] == ["/fr/index.html"]
        visit.context.set_offline(True)
        page.goto(f"{base}fr/index.html")
        expect(page.get_by_text("Nouvelle phrase.")).to_be_visible()
        page.goto(f"{base}fr/search.html#q=visa")
        expect(page.locator("body")).to_have_attribute("data-ready", "")


def test_an_old_copy_says_its_age(chromium: Browser, served: str) -> None:
    """A page kept long ago wears its day, even if the data script beside it is of another day."""
    with reading(chromium) as visit:
        page = visit.page
        keep(page, f"{served}fr/{PROGRAMME}")
        page.evaluate("""async () => {
          const cache = await caches.open("boussole-pages");
          const [one] = await cache.keys();
          const body = await (await cache.match(one)).text();
          await cache.put(one, new Response(body, { headers: {
            "content-type": "text/html; charset=utf-8", "x-kept": "2025-01-15" } }));
        }""")
        visit.context.set_offline(True)
        page.reload()
        expect(page.locator(".bs-kept")).to_contain_text("15 janvier 2025")
        expect(page.locator(".bs-built")).to_have_class("bs-built bs-old")
        expect(page.locator(".bs-built")).to_contain_text("15 janvier 2025")


def test_from_a_disk_nothing_is_registered(chromium: Browser, site: Path) -> None:
    """A copy on a stick has no worker, and says nothing of one."""
    with reading(chromium) as visit:
        visit.page.goto((site / "fr" / PROGRAMME).as_uri())
        expect(visit.page.locator(".bs-built")).to_be_visible()
        assert visit.context.service_workers == []
        assert visit.errors == []
        expect(visit.page.locator(".bs-forget")).to_be_hidden()


def test_whoever_saves_data_keeps_what_they_open(chromium: Browser, served: str) -> None:
    """Neither data scripts nor tools are fetched ahead; the visited page and the shell are there."""
    saving = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    with reading(chromium) as visit:
        page = visit.page
        page.add_init_script(saving)
        page.goto(f"{served}fr/{PROGRAMME}")
        until(page, "names.includes('boussole-pages')")
        page.reload()
        page.evaluate(KEEP, "")  # what was asked before has been done
        assert f"/fr/{PROGRAMME}" in kept(page, "pages")
        assert "/assets/boussole.css" in kept(page, "files")
        assert "/assets/search-fr.js" not in kept(page, "files")

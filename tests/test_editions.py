"""One file per language and province, and one zip: each opens from a disk with the network off, says its age,
and is the same bytes for the same site."""

from __future__ import annotations

import hashlib
import re
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest
from browsing import DESK, PHONE, visiting
from conftest import EPOCH, SAMPLE
from playwright.sync_api import Browser, Page, expect
from test_accessibility import violations
from test_html import messages

from generator import archive, editions
from generator.__main__ import main
from generator.assets import CACHE
from generator.catalogue import build
from generator.check import check
from generator.check.cases import TODAY
from generator.names import alphabetical
from generator.settings import LANGUAGE_CODES, PROVINCES, SETTINGS
from generator.words import interface_words

DAY = "2026-03-01"  # the sample's
Said = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def made(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The editions of the sample's site."""
    folder = tmp_path_factory.mktemp("editions") / "made"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        assert main(["editions", "--root", str(site.parent), "--to", str(folder)]) == 0
    return folder


def opened(page: Page, made: Path, lang: str = "fr", province: str = "beni-mellal") -> None:
    page.goto((made / f"boussole-{lang}-{province}-{DAY}.html").as_uri())
    expect(page.locator("body")).to_have_attribute("data-ready", "")


def listed(page: Page) -> list[str]:
    return [
        text
        for text in page.locator(".bs-rows li:not([hidden]) a:first-child").all_inner_texts()
        if text
    ]


def test_what_is_made(made: Path) -> None:
    """A file for each language and province, a zip, and sums that `sha256sum` finds right."""
    pages = {f"boussole-{lang}-{x}-{DAY}.html" for lang in LANGUAGE_CODES for x in PROVINCES}
    assert {path.name for path in made.iterdir()} == pages | {f"boussole-{DAY}.zip", "SHA256SUMS"}
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=made, capture_output=True, text=True
    )
    assert done.returncode == 0
    assert done.stdout.count(": OK") == len(pages) + 1
    for name in pages:
        assert (made / name).stat().st_size < editions.LIMIT


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_in_the_order_of_names(lang: str) -> None:
    """A province's own structures come first; then each list stands in the order of its names in that language."""
    catalogue = build(check(SAMPLE, SETTINGS, TODAY)[0])
    found = list(editions.members(catalogue, "beni-mellal", lang))
    assert found[0].folder == "beni-mellal"
    titles = [x.title.best(lang)[0] for x in found if x.collection == "countries"]
    assert len(titles) > 1
    assert titles == sorted(titles, key=alphabetical)


def test_valid_html(made: Path) -> None:
    assert messages(made / f"boussole-ar-beni-mellal-{DAY}.html") == []


def test_the_same_bytes_again(
    site: Path, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    assert main(["editions", "--root", str(site.parent), "--to", str(tmp_path / "again")]) == 0
    sums = [(folder / "SHA256SUMS").read_bytes() for folder in (made, tmp_path / "again")]
    assert sums[0] == sums[1]


def test_the_zip_is_the_site(site: Path, made: Path) -> None:
    """Every file under one folder, as it is; of another day it is another zip."""
    with zipfile.ZipFile(made / f"boussole-{DAY}.zip") as pack:
        assert pack.testzip() is None
        names = sorted(
            path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()
        )
        assert pack.namelist() == [f"boussole/{name}" for name in names]
        assert pack.read("boussole/fr/index.html") == (site / "fr/index.html").read_bytes()


def test_a_zip_depends_on_files_and_day(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "b.html").write_text("b" * 100, encoding="utf-8")
    (folder / "a.png").write_bytes(b"a" * 100)

    def digest(day: date) -> str:
        archive.write(folder, tmp_path / "x.zip", day)
        return hashlib.sha256((tmp_path / "x.zip").read_bytes()).hexdigest()

    first = digest(date(2026, 3, 1))
    (folder / "b.html").touch()
    (folder / "b.html").chmod(0o600)
    assert digest(date(2026, 3, 1)) == first
    assert digest(date(2026, 3, 2)) != first
    (folder / "b.html").write_text("c" * 100, encoding="utf-8")
    assert digest(date(2026, 3, 1)) != first


def test_a_file_asks_for_nothing(chromium: Browser, made: Path) -> None:
    """With the network off it lists, opens, searches and calls; it breaks no rule of its own policy."""
    with visiting(chromium, viewport=PHONE) as visit:
        visit.context.set_offline(True)
        page = visit.page
        opened(page, made)
        titles = listed(page)
        assert titles[0] == "Guichet d'exemple"
        assert {"Une année d'exemple", "Ligne d'exemple", "Vérifier une offre d'exemple"} <= set(
            titles
        )
        call = page.locator(".bs-rows .bs-call").first
        assert call.get_attribute("href") == "tel:+212523480000"
        page.locator("input[type=search]").fill("annee")
        assert listed(page)[0] == "Une année d'exemple"
        page.locator(".bs-rows a", has_text="Une année d'exemple").click()
        expect(page.get_by_role("heading", name="Une année d'exemple")).to_be_visible()
        expect(page.locator("#list")).to_be_hidden()
        expect(page.locator("article li[data-calls]")).not_to_be_empty()
        page.locator(".bs-home").click()
        expect(page.locator("#list")).to_be_visible()
        expect(page.locator("article:visible")).to_have_count(0)
        assert [x for x in visit.requests if not x.startswith("file:")] == []
        assert len(visit.requests) == 1
        assert visit.errors == []


def test_a_title_goes_first(chromium: Browser, made: Path) -> None:
    """What a reader sees in a title goes before what only its place, kind or another name says."""
    with visiting(chromium) as visit:
        opened(visit.page, made)
        visit.page.locator("input[type=search]").fill("m")
        found = listed(visit.page)
        assert found[0] == "Mot"
        assert "Guichet d'exemple" in found  # in Béni Mellal


def test_words_inside_a_record(chromium: Browser, made: Path) -> None:
    """What no title holds is found in the texts, packed ones too; a list narrows; nothing found is said."""
    with visiting(chromium) as visit:
        page = visit.page
        opened(page, made)
        page.locator("input[type=search]").fill("creez compte")
        assert listed(page) == ["Une année d'exemple"]
        page.locator("input[type=search]").fill("zzzz")
        assert listed(page) == []
        expect(page.locator(".bs-total")).to_have_text("Fiches trouvées : 0")
        page.locator("input[type=search]").fill("")
        page.locator("select").select_option("guides")
        assert page.locator(".bs-rows li:not([hidden])").evaluate_all(
            "all => [...new Set(all.map(one => one.dataset.in))]"
        ) == ["guides"]


def test_links_inside_a_file(chromium: Browser, made: Path) -> None:
    """A record leads to others of the file; "back" returns; what is not in the file is words."""
    with visiting(chromium) as visit:
        page = visit.page
        opened(page, made)
        page.locator(".bs-rows a", has_text="Une année d'exemple").click()
        inside = page.locator("article:visible a[href^='#r-']")
        assert inside.count() > 0
        title = inside.first.inner_text()
        inside.first.click()
        expect(page.locator("article:visible h1")).to_have_text(title)
        page.go_back()
        expect(page.locator("article:visible h1")).to_have_text("Une année d'exemple")
        for link in page.locator("article:visible a").all():
            assert re.match(r"#r-|https?:|tel:|mailto:", link.get_attribute("href") or "")


@pytest.mark.parametrize(("now", "days", "old"), [("2026-03-01T12:00:00Z", "", False), ("2026-03-11T12:00:00Z", "10", False), ("2026-09-01T12:00:00Z", "184", True)])  # fmt: skip
def test_it_says_its_age(chromium: Browser, made: Path, now: str, days: str, old: bool) -> None:
    """The day of the copy always, its age from the first day, a warning after three months."""
    with visiting(chromium) as visit:
        page = visit.page
        page.clock.install(time=now)
        opened(page, made)
        expect(page.locator(".bs-built")).to_contain_text("1 mars 2026")
        age = page.locator(".bs-age").inner_text()
        assert (days in age) if days else age == ""
        assert ("bs-old" in (page.locator(".bs-built").get_attribute("class") or "")) is old


def test_without_script(chromium: Browser, made: Path) -> None:
    """The list, telephones, the day, and the whole record of a structure are there."""
    with visiting(chromium, java_script_enabled=False) as visit:
        page = visit.page
        page.goto((made / f"boussole-fr-beni-mellal-{DAY}.html").as_uri())
        expect(page.locator(".bs-built")).to_contain_text("1 mars 2026")
        expect(page.get_by_text(interface_words("fr")["edition.noscript"])).to_be_visible()
        page.locator(".bs-rows a", has_text="Guichet d'exemple").click()
        expect(page.locator("article:visible")).to_contain_text("1, rue de l'Exemple")
        expect(page.locator("#list")).to_be_hidden()


def test_an_old_browser_says_so(chromium: Browser, made: Path) -> None:
    with visiting(chromium) as visit:
        visit.page.add_init_script("delete window.DecompressionStream")
        opened(visit.page, made)
        expect(visit.page.locator(".bs-total")).to_have_text(
            interface_words("fr")["edition.say.failed"]
        )


def test_neutral_and_quick(chromium: Browser, made: Path) -> None:
    """A record with a neutral address has a neutral anchor; the quick exit leaves the file."""
    text = (made / f"boussole-fr-azilal-{DAY}.html").read_text(encoding="utf-8")
    assert "#r-example-neutral" in text
    assert "r-example-pension" not in text
    with visiting(chromium) as visit:
        opened(visit.page, made, province="azilal")
        visit.page.locator("[data-quick-exit]").click()
        expect(visit.page).to_have_url("about:blank")


def test_a_provinces_own(made: Path) -> None:
    """The counter of Béni Mellal stands in that province's file and in no other; the national line in all."""
    holding = [
        province
        for province in PROVINCES
        if "Guichet d'exemple" in (made / f"boussole-fr-{province}-{DAY}.html").read_text("utf-8")
    ]
    assert holding == ["beni-mellal"]
    for province in PROVINCES:
        assert "tel:141" in (made / f"boussole-ar-{province}-{DAY}.html").read_text("utf-8")


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_everyone_can_read_it(chromium: Browser, made: Path, lang: str) -> None:
    """Axe finds nothing in the list and in a record, by day and night; all fits 320 px."""
    found = []
    for size, scheme in ((PHONE, "light"), (DESK, "dark")):
        with visiting(chromium, viewport=size, color_scheme=scheme, bypass_csp=True) as visit:
            opened(visit.page, made, lang)
            found += violations(visit.page)
            for anchor in ("#r-example-year", "#r-example-counter"):
                visit.page.locator(f".bs-rows a[href='{anchor}']").click()
                expect(visit.page.locator("article:visible h1")).to_be_visible()
                found += violations(visit.page)
                visit.page.set_viewport_size({"width": 320, "height": 600})
                assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320
                visit.page.locator(".bs-home").click()
    assert found == []


def test_too_large_is_an_error(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    """A file that no message carries is said, with 1; without a site there is nothing to pack."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setattr(editions, "LIMIT", 1000)
    assert main(["editions", "--root", str(site.parent), "--to", str(tmp_path / "x")]) == 1
    assert "too large" in capsys.readouterr().out
    (tmp_path / "opportunities").mkdir()
    assert main(["editions", "--root", str(tmp_path)]) == 2
    assert "make site" in capsys.readouterr().err
    assert CACHE.is_dir()

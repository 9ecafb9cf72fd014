"""Hostile text in a real browser: nothing runs, nothing is asked elsewhere, the text shows as written."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import Visit, serving, visiting
from conftest import NAMED, copy_sample
from hostile import HOSTILE, Kept, poisoned_catalogue
from playwright.sync_api import Browser

from generator.assets import files
from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.check.cases import TODAY
from generator.pour import pour
from generator.site import draw

ADDRESSES = (
    "programmes/example-year.html", "services/example-counter.html", "guides/example-guide.html",
    "countries/fr.html", "programmes/index.html",
)  # fmt: skip
SHOWN = [case for case in HOSTILE if case.name != "long_word"]


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site per hostile text, in a folder of its name, with a few pages of one language each."""
    site = tmp_path_factory.mktemp("hostile")
    root = copy_sample(site / "sample")
    catalogue = build_catalogue(check(root, NAMED, TODAY)[0])
    frames = {lang: draw(root, catalogue, lang).frames for lang in ("fr", "ar")}

    def write(name: str, data: bytes) -> None:
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    for i, case in enumerate(HOSTILE):
        lang = ("fr", "ar")[i % 2]
        output = Kept()
        pour(poisoned_catalogue(catalogue, case.text), {lang: frames[lang]}, output)
        for address in ADDRESSES:
            write(f"{case.name}/{lang}/{address}", output.files[f"{lang}/{address}"])
        for name, data in files(root / "build", TODAY).items():
            write(f"{case.name}/{name}", data)
    return site


def look(visit: Visit, addresses: list[tuple[str, str]]) -> None:
    """Opens pages and touches what they hold: fields, links under the pointer, keys."""
    for address, text in addresses:
        visit.page.goto(address)
        assert visit.page.evaluate("window.hit") is None, address
        for event in ("mouseover", "focus", "error", "load"):
            visit.page.evaluate(
                "event => document.querySelectorAll('*').forEach(one => one.dispatchEvent(new Event(event)))",
                event,
            )
        assert visit.page.evaluate("window.hit") is None, address
        body = visit.page.locator("body").inner_text()
        assert " ".join(text.split()) in " ".join(body.split()), address
        assert visit.page.url == address
    assert visit.dialogs == []
    assert visit.errors == []


def pages(base: str) -> list[tuple[str, str]]:
    return [
        (f"{base}{case.name}/{('fr', 'ar')[i % 2]}/{address}", case.text)
        for i, case in enumerate(HOSTILE)
        for address in ADDRESSES
        if case in SHOWN
    ]


def test_from_files(chromium: Browser, hostile_site: Path) -> None:
    """Opened from a stick: no dialog, no message of the security policy, no request to a host."""
    with visiting(chromium) as visit:
        look(visit, pages(hostile_site.as_uri() + "/")[::2])
        assert visit.hosts() == set()


def test_over_http(chromium: Browser, hostile_site: Path) -> None:
    """Over http: every request goes to the host of the page."""
    with serving(hostile_site) as base, visiting(chromium) as visit:
        look(visit, pages(base)[1::2])
        assert visit.hosts() == {base.split("/")[2]}


def test_the_test_sees_code(chromium: Browser, hostile_site: Path) -> None:
    """The same look finds a script that runs, a message and a request that leaves."""
    page = hostile_site / "bad.html"
    page.write_text(
        "<script>alert(1);window.hit=1</script><img src='http://127.0.0.1:9/x.png'>x",
        encoding="utf-8",
    )
    with visiting(chromium) as visit:
        with pytest.raises(AssertionError):
            look(visit, [(page.as_uri(), "x")])
        assert visit.dialogs == ["1"]
        assert visit.hosts() == {"127.0.0.1:9"}


def test_a_long_word_does_not_break_the_page(chromium: Browser, hostile_site: Path) -> None:
    """A word longer than a telephone is wide is cut into lines: no sideways scrolling."""
    index = next(i for i, case in enumerate(HOSTILE) if case.name == "long_word")
    lang = ("fr", "ar")[index % 2]
    with visiting(chromium, viewport={"width": 320, "height": 600}) as visit:
        for address in ADDRESSES:
            visit.page.goto((hostile_site / "long_word" / lang / address).as_uri())
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320, address

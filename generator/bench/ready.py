"""How long a reader waits for the search: from the touched field to the index, on a slow processor."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from generator.chromium import launched
from generator.hosting import hosted

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SLOWDOWN = 4  # times slower than this machine
VISITS = 5
_TOUCH = """lang => new Promise(resolve => {
  const begun = performance.now();
  new PerformanceObserver(list => {
    const found = list.getEntriesByName(`search-index-${lang}`)[0];
    if (found) resolve((found.startTime - begun) / 1000);
  }).observe({type: "mark", buffered: true});
  document.querySelector('input[type="search"]').focus();
})"""


def ready(site: Path, lang: str = "fr") -> float:
    """Seconds, the median of some first visits. Raises `NoBrowser` and `NoSite`."""
    with hosted(site) as origin, launched() as browser:
        return median(_visit(browser, f"{origin}{lang}/index.html", lang) for _ in range(VISITS))


def _visit(browser: Browser, address: str, lang: str) -> float:
    page = browser.new_page()
    try:
        page.context.new_cdp_session(page).send(
            "Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN}
        )
        page.goto(address)
        return float(page.evaluate(_TOUCH, lang))
    finally:
        page.close()

"""What a first visit costs: every request of a page in a real browser, in gzipped bytes. Row 6.

A visit begins with an empty cache on a wide screen, where a map loads by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.hosting import record_pages
from generator.schema import COLLECTIONS

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Request as Heard

KB = 1000
KINDS = {"document": "page", "stylesheet": "style", "script": "script", "image": "image"}
SEARCH_FILES = "assets/search"
SEARCH_FIELD = 'input[type="search"]'
# name of a visit → what is counted → the most it may be. The goals are those of the design's quality table.
BUDGETS: dict[str, dict[str, int]] = {
    "home": {"all": 90 * KB},
    "list": {"all": 90 * KB},
    "record": {"all": 90 * KB, "page": 8 * KB},
    "longest": {"all": 90 * KB, "page": 8 * KB},
    "map": {"all": 200 * KB},
    "search": {"all": 90 * KB},
    "explorer": {"all": 90 * KB},
    "deadlines": {"all": 90 * KB},
    "finder": {"all": 90 * KB},
    "query": {"search": 150 * KB},
}
NEVER = {"elsewhere": 0, "cookies": 0}  # requests to others, cookies: on any page
BEFORE = {"search": 0}  # bytes of search before its field is touched


@dataclass(frozen=True, slots=True)
class Stop:
    """A page to visit: a name of `BUDGETS`, and its address in the site."""

    name: str
    lang: str
    address: str


@dataclass(frozen=True, slots=True)
class Request:
    """One answer that the browser received: its address under the site, or whole when elsewhere."""

    address: str
    kind: str
    size: int  # bytes of the body, as they travelled


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page, or what touching its search field, made the browser ask for."""

    stop: Stop
    requests: tuple[Request, ...]
    cookies: int = 0

    def counts(self) -> dict[str, int]:
        """Bytes by kind and in all, bytes of search, requests elsewhere, cookies."""
        found = dict.fromkeys((*KINDS.values(), "other"), 0)
        for request in self.requests:
            found[request.kind] += request.size
        search = sum(r.size for r in self.requests if r.address.startswith(SEARCH_FILES))
        elsewhere = sum("://" in request.address for request in self.requests)
        total = sum(request.size for request in self.requests)
        return {**found, "all": total, "search": search, "elsewhere": elsewhere, "cookies": self.cookies}  # fmt: skip

    def excesses(self) -> Iterator[tuple[str, int, int]]:
        """(what, how much, how much it may be) of each budget that is exceeded."""
        allowed = BUDGETS[self.stop.name] | NEVER
        if self.stop.name != "query":
            allowed = allowed | BEFORE
        counts = self.counts()
        for what, most in allowed.items():
            if counts[what] > most:
                yield what, counts[what], most


def stops(site: Path, lang: str) -> Iterator[Stop]:
    """The pages to visit in a language: those that exist; of programmes, the one of middle size."""
    yield Stop("home", lang, f"{lang}/index.html")
    yield Stop("list", lang, f"{lang}/programmes/index.html")
    pages = [page for name in COLLECTIONS for page in record_pages(site, lang, name)]
    if pages:
        ordered = sorted(record_pages(site, lang, "programmes") or pages, key=_size)
        yield Stop("record", lang, ordered[len(ordered) // 2].relative_to(site).as_posix())
        yield Stop("longest", lang, max(pages, key=_size).relative_to(site).as_posix())
    for name in ("map", "search", "explorer", "deadlines", "finder"):
        if (site / lang / f"{name}.html").is_file():
            yield Stop(name, lang, f"{lang}/{name}.html")


def _size(page: Path) -> tuple[int, str]:
    return page.stat().st_size, page.as_posix()


def visit(browser: Browser, origin: str, stop: Stop) -> Iterator[Visit]:
    """The first visit of a page; on the search page also what its field asks for, with a first query."""
    # What the service worker answers from its store is no request that a first visit makes.
    context = browser.new_context(viewport={"width": 1280, "height": 800}, service_workers="block")
    try:
        page = context.new_page()
        heard: list[Heard] = []
        page.on("requestfinished", lambda request: heard.append(request))
        page.on("requestfailed", lambda request: heard.append(request))
        page.goto(origin + stop.address)
        page.wait_for_load_state("networkidle")
        yield Visit(stop, _weighed(heard, origin), len(context.cookies()))
        field = page.locator(SEARCH_FIELD).first
        if stop.name == "search" and field.count():
            heard.clear()
            field.focus()
            field.press_sequentially("visa")
            field.press("Enter")
            page.wait_for_timeout(500)
            page.wait_for_load_state("networkidle")
            query = Stop("query", stop.lang, stop.address)
            yield Visit(query, _weighed(heard, origin), len(context.cookies()))
    finally:
        context.close()


def _weighed(heard: list[Heard], origin: str) -> tuple[Request, ...]:
    """What was asked for, answered or not; what stays inside the page (`data:`) is no request."""
    found = []
    for request in heard:
        if urlsplit(request.url).scheme in ("http", "https"):
            kind = KINDS.get(request.resource_type, "other")
            size = 0 if request.failure else request.sizes()["responseBodySize"]
            if size >= 0:  # less than nothing came from the browser's own cache
                found.append(Request(request.url.removeprefix(origin), kind, size))
    return tuple(found)

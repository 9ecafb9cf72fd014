"""`screenshots`: pictures of the built site, to look at before a change of style is kept."""

from __future__ import annotations

import argparse
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.chromium import NoBrowser, launched
from generator.commands import WrongUse
from generator.hosting import NoSite, hosted, record_pages, site_folder
from generator.schema import COLLECTIONS
from generator.settings import SETTINGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HELP = "take pictures of the built site into build/screenshots/"
LANGUAGES = ("fr", "ar")
WIDTHS = (375, 1280)
LONGEST = 6000  # pixels: below this a picture shows no more than the part above


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, the page's address in the site, and how the page is shown."""

    name: str
    address: str
    width: int
    dark: bool = False
    menu: bool = False
    paper: bool = False


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--root", type=Path, default=Path.cwd(), help="the repository (default: here)"
    )
    parser.add_argument(
        "--only", default="", metavar="TEXT", help="only pictures whose name contains this text"
    )


def run(options: argparse.Namespace) -> int:
    site = site_folder(options.root)
    pictures = options.root.resolve() / SETTINGS.folders["build"] / "screenshots"
    try:
        with hosted(site) as origin, launched() as browser:
            pictures.mkdir(parents=True, exist_ok=True)
            chosen = [shot for shot in shots(site) if options.only in shot.name]
            for shot in chosen:
                take(browser, origin, shot, pictures)
    except (NoBrowser, NoSite) as error:
        raise WrongUse(str(error)) from None
    print(f"{pictures}: {len(chosen)} pictures")
    return 0


def shots(site: Path) -> Iterator[Shot]:
    """Every picture of a site, in a fixed order."""
    for width in WIDTHS:
        yield Shot(f"choose-{width}", "index.html", width)
        yield Shot(f"notfound-{width}", "404.html", width)
    for lang in LANGUAGES:
        pages = dict(_pages(site, lang))
        for name, address in pages.items():
            for width in WIDTHS:
                yield Shot(f"{lang}-{name}-{width}", f"{lang}/{address}", width)
                if name in ("home", "programmes"):
                    yield Shot(f"{lang}-{name}-{width}-dark", f"{lang}/{address}", width, dark=True)
        yield Shot(f"{lang}-menu-375", f"{lang}/index.html", 375, menu=True)
        if "programmes" in pages:
            yield Shot(f"{lang}-paper", f"{lang}/{pages['programmes']}", 794, paper=True)


def _pages(site: Path, lang: str) -> Iterator[tuple[str, str]]:
    """(name, address) of the home page, a search, a hand-written page, each list and a record of each collection."""
    yield "home", "index.html"
    yield "search", "search.html#q=visa"
    yield "found", "finder.html#age=22&education=baccalaureate&nationality=MA&residence=MA&has="
    for name in ("about", "finder", "map", "explorer", "deadlines"):
        if (site / lang / f"{name}.html").is_file():
            yield name, f"{name}.html"
    for collection in COLLECTIONS:
        yield f"{collection}-list", f"{collection}/index.html"
        records = record_pages(site, lang, collection)
        if records:
            yield collection, f"{collection}/{records[0].name}"
        if len(records) > 2:
            # The longest page shows most: long words, tables, every section.
            longest = max(records, key=lambda x: x.stat().st_size)
            yield f"{collection}-long", f"{collection}/{longest.name}"


def take(browser: Browser, origin: str, shot: Shot, folder: Path) -> None:
    """One picture, of the whole page down to `LONGEST`; a sheet of paper as PDF and as pictures."""
    page = browser.new_page(
        viewport={"width": shot.width, "height": 800},
        color_scheme="dark" if shot.dark else "light",
    )
    page.goto(origin + shot.address)
    if "#q=" in shot.address:
        page.wait_for_selector("body[data-ready]")
    if shot.menu:
        page.click(".bs-menu-button")
    if shot.paper:
        paper = folder / f"{shot.name}.pdf"
        page.pdf(path=paper, prefer_css_page_size=True)
        if tool := shutil.which("pdftoppm"):
            subprocess.run([tool, "-r", "60", "-png", paper, paper.with_suffix("")], check=True)
    else:
        height = min(LONGEST, int(page.evaluate("document.documentElement.scrollHeight")))
        page.set_viewport_size({"width": shot.width, "height": height})
        page.screenshot(path=folder / f"{shot.name}.png")
    page.close()

"""`bench`: times this generator against what someone would pick instead, all in one run."""

from __future__ import annotations

import argparse
import secrets
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from generator.bench.measure import Measured, pages_in
from generator.bench.measure import run as measure
from generator.bench.ready import SLOWDOWN, ready
from generator.bench.records import repository
from generator.bench.rivals import write_hugo, write_mkdocs
from generator.chromium import NoBrowser

HELP = "time this generator, MkDocs-Material and Hugo on the same invented records"
NAMES = {
    "pages": "this generator, end to end: pages",
    "ours": "  the whole site: search, finder, map…",
    "again": "  again, one record changed",
    "reading": "  reading and checking alone",
    "rereading": "  the same, one record saved",
    "pouring": "  pouring alone",
    "paper": "PDF sheets of this repository, one in ten",
    "material": "MkDocs-Material, Markdown",
    "hugo": "Hugo, Markdown",
    "search": f"search index, processor {SLOWDOWN} times slower",
}
# Measured in turn, and the quickest of ROUNDS counts: other work on a machine only ever slows.
IN_TURN = ("pages", "ours", "hugo")
ROUNDS = 3


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-n", "--records", type=int, default=1000, help="how many records (× 3 languages)"
    )
    parser.add_argument(
        "--only", choices=NAMES, nargs="*", default=list(NAMES), help="what to time"
    )
    parser.add_argument(
        "--root", type=Path, default=Path.cwd(), help="the repository (default: here)"
    )


def run(options: argparse.Namespace) -> int:
    found: dict[str, Measured] = {}
    with tempfile.TemporaryDirectory(prefix="boussole-bench-") as scratch:
        bench = _Bench(options.root.resolve(), Path(scratch), options.records)
        found |= bench.in_turn([name for name in IN_TURN if name in options.only])
        for name in NAMES:
            if name in options.only:
                if name not in IN_TURN:
                    found |= {name: made} if (made := bench.time(name)) else {}
                print(_row(name, found.get(name)), flush=True)
    sys.stdout.write(ratios(found))
    return 0


class _Bench:
    """The projects on disk, written once, outside what is timed."""

    def __init__(self, original: Path, scratch: Path, count: int) -> None:
        self.original, self.scratch, self.count = original, scratch, count
        self.root = scratch / "ours"
        repository(self.root, count, original)

    def in_turn(self, names: list[str]) -> dict[str, Measured]:
        """The quickest of some runs of each."""
        found: dict[str, Measured] = {}
        for name in names * ROUNDS:
            made = self.time(name)
            if made and (name not in found or made.seconds < found[name].seconds):
                found[name] = made
        return found

    def time(self, name: str) -> Measured | None:
        """One row of the table; None where the program is not installed."""
        steps: dict[str, Callable[[], Measured | None]] = {
            "ours": self.ours,
            "pages": self.pages,
            "again": self.again,
            "reading": lambda: replace(self.step("reading"), pages=self.count * 3),
            "rereading": lambda: self.printed("rereading"),
            "pouring": lambda: self.printed("pouring"),
            "paper": lambda: self.step("paper", self.original),
            "material": self.material,
            "hugo": self.hugo,
            "search": self.search,
        }
        return steps[name]()

    def step(self, name: str, folder: Path | None = None) -> Measured:
        at = folder or self.root
        command = [sys.executable, "-m", "generator.bench.steps", name, str(at)]
        return measure(command, self.original)

    def ours(self) -> Measured:
        _put_aside(self.root / "site")
        return replace(self.step("ours"), pages=pages_in(self.root / "site"))

    def pages(self) -> Measured:
        _put_aside(self.root / "pages")
        return replace(self.step("pages"), pages=pages_in(self.root / "pages"))

    def again(self) -> Measured:
        self.built()
        path = min((self.root / "opportunities" / "programmes").glob("*.fr.yml"))
        path.write_text(path.read_text(encoding="utf-8") + "rolling: true\n", encoding="utf-8")
        return replace(self.step("ours"), pages=pages_in(self.root / "site"))

    def printed(self, name: str) -> Measured:
        """What a step says of its own seconds and pages."""
        made = self.step(name)
        seconds, pages = made.said.split()[-2:]
        return replace(made, seconds=float(seconds), pages=int(pages))

    def material(self) -> Measured:
        folder = self.scratch / "material"
        write_mkdocs(folder, self.count, self.original)
        return replace(self.step("material", folder), pages=pages_in(folder / "site"))

    def built(self) -> Path:
        """The folder of our site of these records."""
        if not (self.root / "site").is_dir():
            self.step("ours")
        return self.root / "site"

    def search(self) -> Measured | None:
        try:
            return Measured(ready(self.built()), 0, 0)
        except NoBrowser:
            return None

    def hugo(self) -> Measured | None:
        program = shutil.which("hugo")
        if program is None:
            return None
        page = (self.built() / "fr" / "programmes" / "index.html").read_text(encoding="utf-8")
        shell = (
            page[: page.index("<article")]
            if "<article" in page
            else page[: page.index('<div class="bs-list')]
        )
        folder = self.scratch / "hugo"
        if not folder.is_dir():
            write_hugo(
                folder,
                self.count,
                self.original,
                shell + "<!--body-->" + page[page.index("</main>") :],
            )
        _put_aside(folder / "public")
        return replace(measure([program, "--quiet"], folder), pages=pages_in(folder / "public"))


def _put_aside(folder: Path) -> None:
    """Makes room for a folder made anew. Not by deleting: that slows the files that a disk makes next."""
    if folder.is_dir():
        folder.rename(folder.with_name(f"{folder.name}-{secrets.token_hex(4)}"))


def _row(name: str, made: Measured | None) -> str:
    if made is None:
        return f"{NAMES[name]:<40} not installed"
    if not made.pages:
        return f"{NAMES[name]:<40} {made.seconds:8.2f} s\n{made.said}".rstrip("\n")
    return f"{NAMES[name]:<40} {made.seconds:8.2f} s {made.pages:8} pages {made.rate:8.0f} pages/s {made.megabytes:7.0f} MB"


def ratios(found: dict[str, Measured]) -> str:
    """By time for the same records; the pouring by pages a second, as it makes lists too."""
    lines = []
    for rival in ("material", "hugo"):
        for name, said in (("pages", "end to end"), ("ours", "the whole site")):
            if name in found and rival in found:
                times = found[rival].seconds / found[name].seconds
                lines.append(f"{said}: {times:.2f} times as fast as {NAMES[rival]}")
    if "pouring" in found and "material" in found:
        times = found["pouring"].rate / found["material"].rate
        lines.append(f"pouring alone: {times:.1f} times the pages a second of {NAMES['material']}")
    return "".join(line + "\n" for line in lines)

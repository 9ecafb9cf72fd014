"""Killed at any moment, a build leaves the old site or the new one, whole, to whoever reads it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

KILLS = 60
PAGES = 300
REPOSITORY = Path(__file__).resolve().parents[1]

# Publishes build after build until it is killed. Two pages in three carry the build's number.
BUILDER = f"""
import sys
from pathlib import Path
from generator.publish import publishing

site = Path(sys.argv[1])
first = site / "fr" / "1.html"
number = int(first.read_text().split()[1]) if first.exists() else 0
for _ in range(int(sys.argv[2])):
    number += 1
    with publishing(site) as output:
        for page in range({PAGES}):
            mark = 0 if page % 3 == 0 else number
            text = f"<html {{mark}} " + "x" * (page * 20) + f" {{mark}} html>"
            output.write(f"fr/{{page}}.html", text.encode())
"""


def builder(site: Path, builds: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", BUILDER, str(site), str(builds)], cwd=REPOSITORY)


class Reader(threading.Thread):
    """Reads pages of the site, and pairs of pages of one opened folder, and notes what is wrong."""

    def __init__(self, site: Path) -> None:
        super().__init__()
        self.site = site
        self.wrong: list[str] = []
        self.reads = self.pairs = 0
        self.ended = threading.Event()
        self.random = random.Random(1)

    def run(self) -> None:
        while not self.ended.is_set() and not self.wrong:
            page = self.random.randrange(PAGES)
            try:
                self.number((self.site / "fr" / f"{page}.html").read_text(), page)
                self.read_pair()
            except FileNotFoundError as error:
                self.wrong.append(f"missing: {error}")
            self.reads += 1
            time.sleep(0.0005)  # the builds need the processor too

    def number(self, text: str, page: int) -> int:
        """The build a page belongs to; a torn page is noted."""
        mark = text.split()[1] if text.count(" ") > 2 else "?"
        if text != f"<html {mark} " + "x" * (page * 20) + f" {mark} html>":
            self.wrong.append(f"torn: page {page}: {text[:40]!r}")
        return 0 if mark == "?" else int(mark)

    def read_pair(self) -> None:
        """Two pages of one folder are of one build. A folder may vanish once it is replaced."""
        folder = os.open(self.site, os.O_RDONLY | os.O_DIRECTORY)
        try:
            numbers = set()
            for page in (1 + 3 * self.random.randrange(90), 2 + 3 * self.random.randrange(90)):
                file = os.open(f"fr/{page}.html", os.O_RDONLY, dir_fd=folder)
                with open(file) as stream:
                    numbers.add(self.number(stream.read(), page))
            self.pairs += 1
            if len(numbers) != 1:
                self.wrong.append(f"mixed builds: {sorted(numbers)}")
        except FileNotFoundError:
            if os.fstat(folder).st_ino == self.site.stat().st_ino:
                raise
        finally:
            os.close(folder)


@contextmanager
def reading(site: Path) -> Iterator[Reader]:
    reader = Reader(site)
    reader.start()
    try:
        yield reader
    finally:
        reader.ended.set()
        reader.join()


def leftovers(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.glob(".site-*"))


def build_number(site: Path) -> int:
    return int((site / "fr" / "1.html").read_text().split()[1])


def seconds_of_a_build(site: Path) -> float:
    """How long one build takes while somebody reads, on this machine today."""
    process = builder(site, 12)
    first = build_number(site)
    while build_number(site) == first:
        time.sleep(0.001)
    began, first = time.monotonic(), build_number(site)
    assert process.wait() == 0
    return (time.monotonic() - began) / (build_number(site) - first)


def test_kills(tmp_path: Path) -> None:
    """Sixty kills: no page missing or torn, no mixture, and the next build cleans up."""
    site = tmp_path / "site"
    assert builder(site, 1).wait() == 0
    chance = random.Random(2)
    interrupted = 0
    with reading(site) as reader:
        span = 3 * seconds_of_a_build(site)
        for _ in range(KILLS):
            swept = set(leftovers(site))
            process = builder(site, 1_000_000)
            deadline = time.monotonic() + 20
            while set(leftovers(site)) <= swept:  # it has begun: a folder of its own is there
                assert process.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.001)
            time.sleep(chance.uniform(0, span))
            process.send_signal(signal.SIGKILL)
            assert process.wait() == -signal.SIGKILL
            interrupted += bool(leftovers(site))
        assert builder(site, 1).wait() == 0
    assert reader.wrong == []
    assert leftovers(site) == []
    assert len(list(site.rglob("*.html"))) == PAGES
    # The test is worth nothing if the kills came between builds or nobody read.
    builds = build_number(site)
    print(f"{KILLS} kills, {interrupted} inside a build; {builds} builds; {reader.reads} reads")
    assert interrupted > KILLS / 2
    assert builds > 30
    assert reader.reads > 500
    assert reader.pairs > 100


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        (lambda page: page.unlink(), "missing"),
        (lambda page: page.write_bytes(page.read_bytes()[:-5]), "torn"),
        (lambda page: page.write_text(page.read_text().replace(" 1 ", " 7 ")), "mixed"),
    ],
)
def test_the_reader_sees_damage(tmp_path: Path, damage: object, found: str) -> None:
    """A missing page, a torn one and one of another build are each noticed."""
    assert callable(damage)
    site = tmp_path / "site"
    assert builder(site, 1).wait() == 0
    with reading(site) as reader:
        damage(site / "fr" / "4.html")
        deadline = time.monotonic() + 10
        while not reader.wrong and time.monotonic() < deadline:
            time.sleep(0.01)
    assert reader.wrong
    assert found in reader.wrong[0]

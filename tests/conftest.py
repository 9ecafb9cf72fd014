"""What several tests share: the sample repository, its built site, a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.check.cases import TODAY
from generator.settings import SETTINGS, Settings

SAMPLE = Path(__file__).parent / "sample"
NAMED = replace(
    SETTINGS,
    publisher="Example",
    site_url="https://example.org/",
    repository="https://example.org/o/r",
    report_mail="report@example.org",
)
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()


def copy_sample(root: Path) -> Path:
    """A repository to change: the sample, with this project's mkdocs.yml."""
    shutil.copytree(SAMPLE, root)
    if not (root / "mkdocs.yml").exists():
        shutil.copy(SAMPLE.parents[1] / "mkdocs.yml", root)
    return root


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return copy_sample(tmp_path / "sample")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """An installed Chromium: $CHROMIUM, else the first one found."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.fail("no browser: install Chromium (apt-get install chromium) or set $CHROMIUM to one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()

"""The Chromium of this machine: found, and started so that it speaks to nobody else. Row 6."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()


class NoBrowser(Exception):
    """No browser, or nothing to steer it with; the message says what to install."""


def find() -> str:
    """The browser's path: `$CHROMIUM`, else one that is installed. Raises `NoBrowser`."""
    for name in (os.environ.get("CHROMIUM", ""), *NAMES):
        found = shutil.which(name) if name else None
        if found:
            return found
    raise NoBrowser("no browser found: install Chromium, or set CHROMIUM to its path")


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser, started; closed at the end. Raises `NoBrowser`."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise NoBrowser("playwright is missing: run `make setup`") from error
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()

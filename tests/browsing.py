"""A browser for tests: what a page asked for, said and tried is kept beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page

PHONE = {"width": 375, "height": 700}
DESK = {"width": 1280, "height": 800}


@dataclass
class Visit:
    """A context with one page, and everything it did that a page of ours must not do."""

    context: BrowserContext
    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def hosts(self) -> set[str]:
        """The hosts asked; empty for files and for pictures inside the style sheet."""
        return {urlsplit(address).netloc for address in self.requests} - {""}


@contextmanager
def visiting(browser: Browser, **options: Any) -> Iterator[Visit]:
    """A new context (nothing stored, nothing shared) that notes requests, errors and dialogs."""
    context = browser.new_context(**{"viewport": DESK, "locale": "fr-MA"} | options)
    visit = Visit(context, context.new_page())

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            visit.errors.append(message.text)

    def asked(dialog: Dialog) -> None:
        visit.dialogs.append(dialog.message)
        dialog.dismiss()

    # No test asks another machine; that a page wanted to is noted all the same.
    context.route(re.compile(r"https?://(?!127\.0\.0\.1[:/])"), lambda route: route.abort())
    context.on("request", lambda request: visit.requests.append(request.url))
    context.on("console", said)
    context.on("dialog", asked)
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    visit.page.set_default_timeout(10_000)
    try:
        yield visit
    finally:
        context.close()


def at(page: Page, moment: str, address: str) -> None:
    """Opens a page with the reader's clock set."""
    page.clock.install(time=moment)
    page.goto(address)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: a test's output is its failures."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address, with its final slash, at which a folder is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()

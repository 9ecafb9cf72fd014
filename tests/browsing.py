"""A browser for tests: what a page asked for, said and tried is kept beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
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
# What Playwright says in a page whose service worker it keeps out.
KEPT_OUT = "Service Worker registration blocked by Playwright"


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
    """A new context (nothing stored, nothing shared) that notes requests, errors and dialogs. The service
    worker is kept out, unless `service_workers="allow"` lets it in: it would answer instead of the server."""
    usual = {"viewport": DESK, "locale": "fr-MA", "service_workers": "block"}
    context = browser.new_context(**usual | options)
    visit = Visit(context, context.new_page())

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and message.text != KEPT_OUT:
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
    def __init__(self, *given: Any, before: Callable[[str], object], **options: Any) -> None:
        self.before = before
        super().__init__(*given, **options)

    def do_GET(self) -> None:
        self.before(self.path)
        super().do_GET()

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: a test's output is its failures."""


@contextmanager
def serving(folder: Path, before: Callable[[str], object] = str) -> Iterator[str]:
    """The address, with its final slash, at which a folder is served; `before` is called with the path of
    each request, in the thread that then answers it."""
    handler = partial(_Quiet, directory=str(folder), before=before)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()

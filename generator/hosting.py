"""The built site on a free port of this machine, as a host on the web sends it: compressed.

For what looks at the site with a real browser; `serve` is for people who write. Row 6.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from generator.serve import TYPES, locate
from generator.settings import SETTINGS

LEVEL = 6  # what most servers use
_COMPRESSED = ("text/", "application/j", "application/manifest", "image/svg")


class NoSite(Exception):
    """There is no built site to look at; the message says what to run."""


@contextmanager
def hosted(site: Path) -> Iterator[str]:
    """The origin, with its final slash, of the site at that folder. Raises `NoSite`."""
    if not (site / "index.html").is_file():
        raise NoSite(f"{site} holds no site: run `make site` first")
    server = _Host(("127.0.0.1", 0), _Handler)
    server.site = site
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Host(ThreadingHTTPServer):
    daemon_threads = True
    site: Path

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that left in the middle is no news."""


class _Handler(BaseHTTPRequestHandler):
    """Answers GET with the file or the 404 page, gzipped where that pays and is wanted."""

    server: _Host
    protocol_version = "HTTP/1.1"
    timeout = 30  # a browser opens connections ahead of need

    def do_GET(self) -> None:
        file = Path(locate(self.server.site, self.path.partition("?")[0]) or "/")
        status = HTTPStatus.OK if file.is_file() else HTTPStatus.NOT_FOUND
        if status is HTTPStatus.NOT_FOUND:
            file = self.server.site / "404.html"
        kind = TYPES.get(file.suffix, "application/octet-stream")
        small = kind.startswith(_COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", "")
        body = squeezed(file, file.stat().st_mtime_ns) if small else file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if small:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the terminal is for the figures."""


@cache
def squeezed(file: Path, changed: int) -> bytes:
    """A file's gzip, made once until it changes: a host keeps it too."""
    return gzip.compress(file.read_bytes(), LEVEL, mtime=0)


def record_pages(site: Path, lang: str, collection: str) -> list[Path]:
    """The record pages of a collection in a language, sorted by name; its lists are left out."""
    pages = sorted((site / lang / collection).glob("*.html"))
    return [x for x in pages if x.name != "index.html" and not x.name.startswith("by-")]


def site_folder(root: Path) -> Path:
    """Where the site of the repository at `root` is built."""
    return root.resolve() / SETTINGS.folders["site"]

"""A server on this machine that answers as the web does: well, badly, late, or not at all."""

from __future__ import annotations

import socket
import ssl
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

CERTIFICATE = Path(__file__).parent / "vectors" / "self-signed.pem"
# path → (status, where it redirects to); all else is a page that links further.
REDIRECTED = {
    "/301": (301, "/new"),
    "/302": (302, "/now"),
    "/301-then-302": (301, "/302"),
    "/301-to-404": (301, "/404"),
    "/loop": (302, "/loop"),
}


@dataclass
class Web:
    """The addresses of the server's doors, and how often each path was asked."""

    http: str = ""
    https: str = ""  # with a certificate that nobody signed
    closed: str = ""  # a port where nobody listens
    asked: Counter[str] = field(default_factory=Counter)
    agents: set[str] = field(default_factory=set)
    over: Event = field(default_factory=Event)  # lets slow answers go


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    web: Web

    def handle_error(self, request: object, client_address: object) -> None:
        """Who hung up in the middle is no news."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        web = self.server.web
        web.asked[self.path] += 1
        web.agents.add(self.headers["User-Agent"])
        if self.path == "/slow":
            web.over.wait(30)
        status, target = REDIRECTED.get(self.path, (200, ""))
        if self.path[1:].isdecimal() and not target:
            status = int(self.path[1:])
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("LinkChecker", "allowed")  # to be asked without waiting
        if target:
            self.send_header("Location", target)
        self.end_headers()
        self.wfile.write(b'<a href="/further">x</a>')

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test's output is its failures."""


@contextmanager
def web() -> Iterator[Web]:
    """Two doors that answer, one of them with bad papers, and one that is closed."""
    made = Web()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    with _Server(("127.0.0.1", 0), _Handler) as plain, _Server(("127.0.0.1", 0), _Handler) as bad:
        plain.web = bad.web = made
        bad.socket = context.wrap_socket(bad.socket, server_side=True)
        with socket.socket() as unheard:
            unheard.bind(("127.0.0.1", 0))  # bound and never listening: refused, and nobody else's
            made.http, made.https, made.closed = (
                f"{scheme}://127.0.0.1:{door.getsockname()[1]}"
                for scheme, door in (
                    ("http", plain.socket),
                    ("https", bad.socket),
                    ("http", unheard),
                )
            )
            threads = [Thread(target=server.serve_forever, args=[0.05]) for server in (plain, bad)]
            for thread in threads:
                thread.start()
            yield made
            made.over.set()
            plain.shutdown()
            bad.shutdown()
            for thread in threads:
                thread.join()

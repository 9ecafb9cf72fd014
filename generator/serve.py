"""The development server: the published site, rebuilt when a source changes.

A build that fails changes nothing but a notice at the top of every page. Made for one person on
one machine; what it adds is under `/__serve/`, which no site of ours contains.
"""

from __future__ import annotations

import errno
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import unquote

from generator.banner import EMPTY_PAGE, SCRIPT, STYLE, dressed
from generator.check import errors
from generator.problems import Problem, Spot, Text, as_text
from generator.service_worker import NAME as WORKER
from generator.watch import changes, snapshot

# Written out: what Python guesses depends on the machine.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".yml": "text/plain; charset=utf-8",
    ".zip": "application/zip",
}
HTML, PLAIN = TYPES[".html"], TYPES[".txt"]

Rebuild = Callable[[], list[Problem]]
Printer = Callable[[str], bytes | None]  # a file that is only made when asked for, by its address
Say = Callable[[str], object]


class CannotListen(Exception):
    """The address cannot be had: said in one line."""


def nothing_printed(address: str) -> bytes | None:
    """For a folder in which all files lie already."""
    return None


@dataclass(frozen=True, slots=True)
class State:
    """What the last build left: its number, and the errors that kept it from being published."""

    version: int
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One response."""

    status: HTTPStatus
    kind: str = PLAIN
    body: bytes = b""
    location: str = ""


class Server(ThreadingTCPServer):
    """Serves one folder. `state` is replaced whole, so that a request never sees half of one."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64

    def __init__(
        self, site: Path, host: str, port: int, printer: Printer = nothing_printed
    ) -> None:
        self.site = site
        self.printer = printer
        self.state = State(_now())
        super().__init__((host, port), Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader who left in the middle is no news."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD; everything else is refused by the base class."""

    server: Server
    timeout = 30  # a browser opens connections ahead of need

    def do_GET(self) -> None:
        answer = respond(self.server.site, self.server.state, self.path, self.server.printer)
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        # linkchecker asks ten times a second at most, unless a server says it may ask faster.
        self.send_header("LinkChecker", "allowed")
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(answer.body)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the terminal is for the problems."""


def respond(site: Path, state: State, address: str, printer: Printer = nothing_printed) -> Answer:
    """The answer to a request for an address as the browser sent it, `/fr/index.html?q=…`."""
    path, _, query = address.partition("?")
    own = {
        "/__serve/version": (PLAIN, str(state.version)),
        "/__serve/reload.js": (TYPES[".js"], SCRIPT),
        "/__serve/problems.css": (TYPES[".css"], STYLE),
    }
    if path in own:
        kind, text = own[path]
        return Answer(HTTPStatus.OK, kind, text.encode())
    if path == f"/{WORKER}":
        # Whoever edits a style wants to see it, not the copy of a service worker.
        return Answer(HTTPStatus.NOT_FOUND)
    if not site.is_dir():
        page = dressed(EMPTY_PAGE, state.problems, state.version)
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE, HTML, page)
    file, as_folder = locate(site, path), path.endswith("/")
    if os.path.isdir(file) and not as_folder:
        return Answer(HTTPStatus.FOUND, location=f"{path}/?{query}" if query else f"{path}/")
    if os.path.isdir(file):
        file, as_folder = f"{file}/index.html", False
    if os.path.isfile(file) and not as_folder:
        return _content(file, HTTPStatus.OK, state)
    if (made := printer(unquote(path).lstrip("/"))) is not None:
        return Answer(HTTPStatus.OK, _kind(path), made)
    missing = f"{site}/404.html"
    if os.path.isfile(missing):
        return _content(missing, HTTPStatus.NOT_FOUND, state)
    return Answer(HTTPStatus.NOT_FOUND, body="Cette page n’existe pas.\n".encode())


def locate(site: Path, path: str) -> str:
    """The place in the site that a request path names; empty for one that no page links to:
    doubled or encoded slashes, dots, and links that lead out of the site."""
    parts = unquote(path).removesuffix("/").split("/")
    if parts[0] or "%2f" in path.lower() or not {"", ".", ".."}.isdisjoint(parts[1:]):
        return ""
    if any(sign in part for part in parts for sign in "\\\0"):
        return ""
    root = os.path.realpath(site)
    found = os.path.realpath("/".join([root, *parts[1:]]))
    return found if found == root or found.startswith(f"{root}/") else ""


def _kind(file: str) -> str:
    return TYPES.get(os.path.splitext(file)[1].lower(), "application/octet-stream")


def _content(file: str, status: HTTPStatus, state: State) -> Answer:
    kind = _kind(file)
    body = Path(file).read_bytes()
    if kind == HTML:
        body = dressed(body, state.problems, state.version)
    return Answer(status, kind, body)


def serve(
    site: Path,
    watched: Iterable[Path],
    rebuild: Rebuild,
    host: str,
    port: int,
    say: Say = print,
    stop: Event | None = None,
    printer: Printer = nothing_printed,
) -> None:
    """Builds, serves, and rebuilds at each change until Ctrl-C or `stop`.

    `rebuild` publishes into `site` and returns its problems, or raises; it must not write into
    what is watched. `printer` makes what the site lacks. `say` receives the lines for the terminal. Raises
    `CannotListen`.
    """
    watched, stop = tuple(watched), stop or Event()
    with suppress(KeyboardInterrupt), _listening(site, host, port, printer) as server:
        seen = snapshot(watched)
        server.state = build(rebuild, watched, say)
        with _answering(server):
            say(f"http://{host}:{server.server_address[1]}/ (Ctrl-C pour arrêter)")
            for names in changes(watched, seen, stop):
                code = [name for name in names if name.endswith(".py")]
                if code:
                    say(f"{os.path.relpath(code[0])} a changé : relancez make serve")
                if len(code) < len(names):
                    server.state = build(rebuild, watched, say)


@contextmanager
def _answering(server: Server) -> Iterator[None]:
    """Answers in a thread of its own: signals and builds belong to the main one."""
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()


def _listening(site: Path, host: str, port: int, printer: Printer) -> Server:
    """A server that holds its port already: a busy one is known before the first build."""
    try:
        return Server(site, host, port, printer)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            advice = f"essayez make serve PORT={port + 1}"
            raise CannotListen(f"le port {port} est déjà pris : {advice}") from error
        raise CannotListen(f"impossible d’écouter sur {host}:{port} : {error.strerror}") from error


def build(rebuild: Rebuild, watched: Sequence[Path], say: Say) -> State:
    """Rebuilds once, whatever happens, and says how it went."""
    began = time.monotonic()
    try:
        wrong = errors(rebuild())
    # What is being edited may raise anything, MkDocs's plugins even exit: the server must live on.
    except (Exception, SystemExit) as error:
        say("".join(traceback.format_exception(error)))
        wrong = [_as_problem(error, watched)]
    else:
        say(as_text(wrong) + f"construction : {time.monotonic() - began:.1f} s")
    return State(_now(), tuple(wrong))


def _as_problem(error: BaseException, watched: Sequence[Path]) -> Problem:
    """An exception as a problem, at the innermost line of a watched file (a template, a macro)."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [
        Spot(os.path.relpath(frame.filename), frame.lineno or 1)
        for frame in frames
        if any(Path(frame.filename).is_relative_to(root) for root in watched)
    ]
    text = f"{type(error).__name__} : {error}"
    return Problem(ours[-1] if ours else Spot("?"), "build", Text(text, text))


def _now() -> int:
    """Milliseconds: pages left open by an earlier server differ from it, and load anew."""
    return time.time_ns() // 1_000_000

"""The development server: the site as it is, rebuilt on a change, with the problems on top."""

from __future__ import annotations

import argparse
import errno
import http.client
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest

from generator import serve as module
from generator.banner import SHOWN, banner, dressed
from generator.commands import serve as command
from generator.problems import Problem, Spot, Text
from generator.publish import publishing
from generator.serve import CannotListen, Server, State, locate, respond, serve
from generator.watch import changes, snapshot

PAGE = b'<!doctype html>\n<html><head></head><BODY class="a>b"><p>%s</p></body></html>'
HOSTILE = "</li><script>alert(1)</script> & \"'{{ 7*7 }}"


def wrong(message: str = "à corriger", *, path: str = "records/example-agency.fr.yml") -> Problem:
    return Problem(Spot(path, 12, 3), "example-rule", Text(message, "to mend"))


class Source:
    """A miniature project: one watched folder, and a build of one page out of one file."""

    def __init__(self, root: Path) -> None:
        self.site = root / "site"
        self.watched = root / "records"
        self.watched.mkdir()
        self.text = self.watched / "text.txt"
        self.text.write_text("one")
        self.lines: list[str] = []

    def rebuild(self) -> list[Problem]:
        text = self.text.read_text()
        if "template" in text:
            jinja2.Environment(loader=jinja2.FileSystemLoader(self.watched)).get_template(
                "text.txt"
            )
        if "exit" in text:
            sys.exit(100)
        if "wrong" in text:
            return [wrong(text), Problem(Spot("old.yml"), "age", Text("vieux", "old"), "warning")]
        with publishing(self.site) as output:
            output.write("index.html", PAGE % text.encode())
        return [Problem(Spot("old.yml"), "age", Text("vieux", "old"), "warning")]


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return Source(tmp_path)


class Client:
    """Asks a running server, without any tidying of the address."""

    def __init__(self, address: str) -> None:
        self.port = int(address.split(" ")[0].rstrip("/").rpartition(":")[2])

    def ask(self, path: str, method: str = "GET") -> tuple[int, http.client.HTTPMessage, str]:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            connection.request(method, path)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()

    def page(self) -> str:
        return self.ask("/")[2]

    def version(self) -> int:
        return int(self.ask("/__serve/version")[2])

    def wait(self, done: Callable[[], bool]) -> None:
        """Three seconds, as a person would."""
        deadline = time.monotonic() + 3
        while not done():
            assert time.monotonic() < deadline, self.page()
            time.sleep(0.02)


@contextmanager
def serving(source: Source) -> Iterator[Client]:
    """The server on a free port, in a thread that has ended afterwards."""
    stop, ready = threading.Event(), threading.Event()

    def say(line: str) -> None:
        source.lines.append(line)
        if line.startswith("http://"):
            ready.set()

    arguments = (source.site, [source.watched], source.rebuild, "127.0.0.1", 0, say, stop)
    thread = threading.Thread(target=serve, args=arguments)
    thread.start()
    try:
        assert ready.wait(10)
        yield Client(source.lines[-1])
    finally:
        stop.set()
        thread.join()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site for the questions that need no build."""
    folder = tmp_path / "site"
    with publishing(folder) as output:
        for name in ("index.html", "fr/index.html", "fr/page.html", "404.html"):
            output.write(name, PAGE % name.encode())
        output.write("empty/feed.xml", b"<feed/>")
        output.write("fr/a bé.html", b"accent")
    (tmp_path / "secret.txt").write_text("secret")
    return folder


def test_a_page_as_it_is(source: Source) -> None:
    """The first build runs before the first answer; pages carry the reload script and no banner."""
    with serving(source) as client:
        status, headers, page = client.ask("/")
        assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
        assert headers["Cache-Control"] == "no-store"
        script = f'<script src="/__serve/reload.js" data-version="{client.version()}" defer>'
        assert page.index("<p>one</p>") < page.index(script) < page.index("</body>")
        assert "role=" not in page
        assert "vieux" not in page
        status, headers, body = client.ask("/", "HEAD")
        assert (status, headers["Content-Length"], body) == (200, str(len(page)), "")
        assert client.ask("/", "POST")[0] == 501
        script_status, headers, body = client.ask("/__serve/reload.js")
        assert script_status == 200
        assert headers["Content-Type"].startswith("text/javascript")
        assert "/__serve/version" in body
        assert "document.hidden" in body
    assert source.lines[-1].startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.webmanifest", "application/manifest+json; charset=utf-8"),
        ("a.PDF", "application/pdf"),
        ("a.ics", "text/calendar; charset=utf-8"),
        ("a.unknown", "application/octet-stream"),
    ],
)
def test_types(site: Path, name: str, kind: str) -> None:
    """A type is that of the name, whatever the machine thinks; only HTML is dressed."""
    (site / name).write_bytes(b"<body></body>")
    answer = respond(site, State(1, (wrong(),)), f"/{name}")
    assert (answer.status, answer.kind, answer.body) == (200, kind, b"<body></body>")


@pytest.mark.parametrize(
    ("address", "status", "location"),
    [
        ("/", 200, ""),
        ("/index.html?q=x", 200, ""),
        ("/fr/", 200, ""),
        ("/fr", 302, "/fr/"),
        ("/fr?q=../x", 302, "/fr/?q=../x"),
        ("/fr/a%20b%C3%A9.html", 200, ""),
        ("/fr/page.html/", 404, ""),
        ("/fr/missing.html", 404, ""),
        ("/empty/", 404, ""),  # a folder is never listed
        ("/" + "a" * 300, 404, ""),
    ],
)
def test_addresses(site: Path, address: str, status: int, location: str) -> None:
    """A folder is its index, its slash is added, and what is missing is the site's own 404."""
    answer = respond(site, State(1), address)
    assert (answer.status, answer.location) == (status, location)
    assert (b"<p>404.html</p>" in answer.body) == (status == 404)


def test_no_service_worker(site: Path) -> None:
    """Whoever edits sees their edits: the worker of the published site is not handed out."""
    (site / "sw.js").write_text("x", encoding="utf-8")
    (site / "other.js").write_text("x", encoding="utf-8")
    assert respond(site, State(1), "/sw.js").status == 404
    assert respond(site, State(1), "/other.js").status == 200


def test_404_without_a_page(site: Path) -> None:
    """A site without a 404 page still says so in words."""
    (site / "404.html").unlink()
    answer = respond(site, State(1), "/missing")
    assert answer.status == 404
    assert "n’existe pas" in answer.body.decode()


TRAVERSALS = [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/fr/../../secret.txt",
    "/fr/%2e%2e/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e%2Fsecret.txt",
    "/fr%2f..%2f..%2fsecret.txt",
    "/..\\secret.txt",
    "/..%5csecret.txt",
    "/.",
    "/%2e/index.html",
    "//index.html",
    "/fr//page.html",
    "/index.html%00.txt",
    "/link.txt",
    "secret.txt",
    "http://example.org/index.html",
]


@pytest.mark.parametrize("address", TRAVERSALS)
def test_nothing_outside_the_site(site: Path, address: str) -> None:
    """Dots, encoded or doubled slashes, backslashes and links out of the site lead nowhere."""
    (site / "link.txt").symlink_to(site.parent / "secret.txt")
    assert locate(site, address) == ""
    answer = respond(site, State(1), address)
    assert answer.status == 404
    assert b"secret" not in answer.body


def test_traversal_over_the_wire(source: Source) -> None:
    """The same through a real connection, where nothing tidies the address first."""
    (source.site.parent / "secret.txt").write_text("secret")
    with serving(source) as client:
        for address in TRAVERSALS:
            # The base class takes a doubled first slash for a single one.
            if address != "//index.html" and address != "/link.txt":
                status, _, body = client.ask(address)
                assert status == 404, address
                assert "secret" not in body, address


def test_a_change_is_seen(source: Source) -> None:
    """A saved file is on the page within three seconds, and the version has moved."""
    with serving(source) as client:
        before = client.version()
        source.text.write_text("two")
        client.wait(lambda: "<p>two</p>" in client.page())
        client.wait(lambda: client.version() != before)
        (source.watched / "new.txt").write_text("")
        (source.watched / ".hidden").write_text("")
        client.wait(lambda: sum("construction" in line for line in source.lines) == 3)


def test_an_error_keeps_the_last_good_site(source: Source) -> None:
    """Problems stand on top of every page, escaped, until they are mended."""
    with serving(source) as client:
        source.text.write_text(f"wrong {HOSTILE}")
        client.wait(lambda: 'role="alert"' in client.page())
        page = client.page()
        assert "<p>one</p>" in page
        assert page.index("<BODY") < page.index("alert") < page.index("<p>")
        assert "<code>records/example-agency.fr.yml:12</code>" in page
        assert "alert(1)" in page
        assert "<script>alert" not in page
        assert "{{ 7*7 }}" in page
        assert "vieux" not in page
        assert any("example-agency.fr.yml:12:3: erreur" in line for line in source.lines)
        assert client.ask("/__serve/problems.css")[0] == 200
        source.text.write_text("mended")
        client.wait(lambda: "<p>mended</p>" in client.page() and "alert" not in client.page())


def test_a_template_error(source: Source) -> None:
    """An exception shows its text and its line; the traceback is for the terminal."""
    with serving(source) as client:
        source.text.write_text("template\n{% if <b> %}")
        client.wait(lambda: 'role="alert"' in client.page())
        page = client.page()
        assert "text.txt:2</code> TemplateSyntaxError" in page
        assert "<p>one</p>" in page
        assert "Traceback" not in page
        assert "<b>" not in page
        assert any("Traceback" in line for line in source.lines)
        source.text.write_text("exit")  # mkdocs-macros leaves this way
        client.wait(lambda: "SystemExit : 100" in client.page())


def test_no_site_yet(source: Source) -> None:
    """A first build that fails with nothing published shows its problems only, then the site."""
    source.text.write_text("wrong first")
    with serving(source) as client:
        status, headers, page = client.ask("/fr/any.html")
        assert status == 503
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert "wrong first" in page
        assert "reload.js" in page
        source.text.write_text("right")
        client.wait(lambda: client.ask("/")[0] == 200)


def test_a_previous_site_is_served_when_the_first_build_fails(source: Source) -> None:
    """What was published before the server started is shown, with the problems."""
    source.rebuild()
    source.text.write_text("wrong now")
    with serving(source) as client:
        assert "<p>one</p>" in client.page()
        assert "wrong now" in client.page()


def test_code_asks_for_a_restart(source: Source) -> None:
    """Python code cannot change under a running program: that is said, and nothing is rebuilt."""
    with serving(source) as client:
        before = client.version()
        (source.watched / "views.py").write_text("")
        client.wait(lambda: any("views.py a changé : relancez" in line for line in source.lines))
        assert client.version() == before


def test_a_busy_port(source: Source) -> None:
    """A port in use is one line, said before any build."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        message = f"^le port {port} est déjà pris : essayez make serve PORT={port + 1}$"
        with pytest.raises(CannotListen, match=message):
            serve(source.site, [], source.rebuild, "127.0.0.1", port)
    assert not source.site.exists()


def test_an_address_that_cannot_be_had(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever else the system refuses is one line too."""

    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "not allowed")

    monkeypatch.setattr(module, "Server", refused)
    with pytest.raises(
        CannotListen, match=r"^impossible d’écouter sur 127\.0\.0\.1:80 : not allowed$"
    ):
        serve(source.site, [], source.rebuild, "127.0.0.1", 80)


def test_ctrl_c(source: Source) -> None:
    """Ctrl-C ends quietly, in the first build and after it."""

    def interrupt(*_: object) -> list[Problem]:
        raise KeyboardInterrupt

    serve(source.site, [], interrupt, "127.0.0.1", 0, source.lines.append)
    assert source.lines == []

    def say(line: str) -> None:
        if line.startswith("http://"):
            raise KeyboardInterrupt

    serve(source.site, [], source.rebuild, "127.0.0.1", 0, say)


def test_a_reader_who_leaves(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A closed connection is no news; any other failure of an answer is told on the terminal."""
    with Server(site, "127.0.0.1", 0) as server:
        for error in (BrokenPipeError(), RuntimeError("a bug")):
            try:
                raise error
            except (OSError, RuntimeError):
                server.handle_error(None, ("127.0.0.1", 1))
    told = capsys.readouterr().err
    assert "a bug" in told
    assert "BrokenPipe" not in told


def test_banner_stops_at_fifty() -> None:
    """A page never drowns in problems: the rest is counted."""
    text = banner([wrong(path=f"{n}.yml") for n in range(SHOWN + 3)])
    assert text.count("<li>") == SHOWN
    assert "et 3 de plus" in text
    assert "de plus" not in banner([wrong()])
    assert banner([]) == ""


def test_dressed_without_a_body() -> None:
    """A page that does not name its body gets both at its end, never before its doctype."""
    page = dressed(b"<!doctype html><p>short", [wrong()], 7)
    assert page.startswith(b"<!doctype html><p>short")
    assert page.count(b"alert") == 1
    assert page.endswith(b'data-version="7" defer></script>\n')


def test_dressed_takes_the_last_closing_tag() -> None:
    """A `</body>` shown as text in a script of the page does not take the script in."""
    page = dressed(b"<body><script>'</body>'</script></BODY ></html>", [], 7)
    assert page.index(b"reload.js") > page.index(b"'</body>'")


def test_watch(tmp_path: Path) -> None:
    """New, changed, replaced and removed files are changes; what programs make is not."""
    for name in ("stays", "changes", "goes", "cache.html~", ".hidden", "__pycache__/x.pyc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("1")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    seen = snapshot([tmp_path, tmp_path / "missing.yml"])
    assert sorted(Path(path).name for path in seen) == ["changes", "goes", "stays"]
    (tmp_path / "changes").write_text("22")
    (tmp_path / "goes").unlink()
    (tmp_path / "comes").write_text("1")
    (tmp_path / ".hidden").write_text("22")
    stop = threading.Event()
    found = changes([tmp_path], seen, stop)
    assert [Path(path).name for path in next(found)] == ["changes", "comes", "goes"]
    (tmp_path / "stays").write_text("333")  # while the first list was being handled
    assert [Path(path).name for path in next(found)] == ["stays"]
    stop.set()
    assert list(found) == []


def test_watch_waits_for_quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file written in several steps is one change."""
    steps = iter([{"a": (1, 1, 1)}, {"a": (2, 2, 1)}, {"a": (3, 3, 1)}, {"a": (3, 3, 1)}])
    monkeypatch.setattr("generator.watch.snapshot", lambda _: next(steps))
    assert next(changes([tmp_path], {}, threading.Event())) == ["a"]
    assert next(steps, None) is None


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> argparse.Namespace:
    """The command's options on an empty repository, with a stand-in for the builder of sites."""

    def build(root: Path, settings: object, *, memory: object) -> SimpleNamespace:
        assert root == tmp_path
        assert memory
        return SimpleNamespace(problems=(wrong(),), catalogue=None)

    monkeypatch.setattr(command, "build", build)
    parser = argparse.ArgumentParser()
    command.add(parser)
    assert parser.parse_args([]).host == "127.0.0.1"
    assert parser.parse_args([]).port == 8000
    return parser.parse_args(["--root", str(tmp_path), "--port", "0"])


def test_what_is_printed_is_made_when_asked_for(site: Path) -> None:
    """A build for the eye prints nothing: a sheet is set when someone opens it, and other addresses stay unknown."""
    made = {"fr/programmes/example-year.pdf": b"%PDF"}
    answer = respond(site, State(1), "/fr/programmes/example-year.pdf", made.get)
    assert (answer.status, answer.kind, answer.body) == (200, "application/pdf", b"%PDF")
    assert respond(site, State(1), "/fr/programmes/other.pdf", made.get).status == 404


def test_command(
    options: argparse.Namespace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command builds, prints the address, and ends with 0 on Ctrl-C."""

    def interrupted(*_: object) -> Iterator[list[str]]:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "changes", interrupted)
    assert command.run(options) == 0
    told = capsys.readouterr().out
    assert "example-agency.fr.yml:12:3" in told
    assert "http://127.0.0.1:" in told


def test_command_on_a_busy_port(
    options: argparse.Namespace, capsys: pytest.CaptureFixture[str]
) -> None:
    """A busy port is wrong use: one line, exit code 2."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        options.port = taken.getsockname()[1]
        assert command.run(options) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("port", ["65536", "-1", "http"])
def test_command_refuses_a_port(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no port number is refused by the parser."""
    parser = argparse.ArgumentParser()
    command.add(parser)
    with pytest.raises(SystemExit, match="2"):
        parser.parse_args(["--port", port])
    assert "not a port number" in capsys.readouterr().err

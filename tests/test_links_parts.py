"""The parts of `links` that need no network: verdicts, the memory of failures, `links.yml`."""

from __future__ import annotations

import json
import socket
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.links import memory, suppressed
from generator.links.memory import Failure, learn
from generator.links.program import ProgramError, Row, ask, read
from generator.links.verdicts import GONE, Verdict, knock, verdicts

ROOT = Path(__file__).parents[1]
A = "https://example.org/a"
MONDAY, TUESDAY, WEDNESDAY = (date(2026, 3, day) for day in (2, 3, 4))
UP, DOWN, DOUBT = Verdict("reachable"), Verdict("gone", GONE["404"]), Verdict("unknown")


def verdict(result: str, warnings: str = "", said_by_door: str = "unknown") -> Verdict:
    """What linkchecker's words for one address come to."""
    row = Row(A, "", result, warnings, False, 0, 0)
    return verdicts([A], [row], lambda host, port: said_by_door)[A]  # type: ignore[arg-type, return-value]  # one of three words


NO_WAY = (
    "ConnectionError: HTTPSConnectionPool(host='example.org', port=443): Max retries exceeded wi..."
)


@pytest.mark.parametrize(
    ("result", "state", "part"),
    [
        ("200 OK", "reachable", ""),
        ("204 No Content", "reachable", ""),
        ("404 Not Found", "gone", "404"),
        ("410 Gone", "gone", "410"),
        ("401 Unauthorized", "unknown", "401"),
        ("403 Forbidden", "unknown", "403"),
        ("418 I'm a teapot", "unknown", "418"),
        ("429 Too Many Requests", "unknown", "429"),
        ("451 Unavailable", "unknown", "451"),
        ("503 Service Unavailable", "unknown", "503"),
        ("ReadTimeout: HTTPSConnectionPool(host='x', port=1): Read timed out.", "unknown", "time"),
        ("ConnectTimeout: x", "unknown", "time"),
        ("SSLError: HTTPSConnectionPool(host='x', port=443): Max", "unknown", "certificate"),
        ("ConnectionError: ('Connection aborted.', RemoteDisconnected())", "unknown", "broke"),
        ("TooManyRedirects: Exceeded 10 redirects.", "unknown", "redirected"),
        ("x404 is no status", "unknown", "x404 is no status"),
        (NO_WAY, "unknown", "no connection"),
        ("", "unknown", ""),
    ],
)
def test_verdict(result: str, state: str, part: str) -> None:
    """404 and 410 are gone; what may be our fault, a guard's or a bad day's is unknown."""
    found = verdict(result)
    assert found.state == state
    assert part in found.why.en
    assert found.answered == result[:4].strip().isdecimal()


@pytest.mark.parametrize(
    ("door", "state"), [("nobody", "gone"), ("refused", "gone"), ("unknown", "unknown")]
)
def test_no_connection(door: str, state: str) -> None:
    """Why there was no connection is found by knocking: the message ends before it says so."""
    assert verdict(NO_WAY, said_by_door=door).state == state


def test_every_address_has_a_verdict() -> None:
    """One that linkchecker says nothing of is unknown."""
    assert verdicts([A], [], knock)[A].state == "unknown"


TO = "Redirected to `https://example.org/{}' status: {} x."


@pytest.mark.parametrize(
    ("steps", "moved"),
    [
        ([("b", 301)], "b"),
        ([("b", 308), ("c", 301)], "c"),
        ([("b", 301), ("c", 302)], "b"),
        ([("b", 302), ("c", 301)], ""),
        ([("b", 307)], ""),
        ([("a", 301)], ""),  # copied from an address that leads here
        ([], ""),
    ],
)
def test_moved(steps: list[tuple[str, int]], moved: str) -> None:
    """The new address is where the permanent redirections at the beginning lead."""
    found = verdict("200 OK", "\n".join(TO.format(name, status) for name, status in steps))
    assert found.moved == (f"https://example.org/{moved}" if moved else "")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (socket.gaierror(socket.EAI_NONAME, "x"), "nobody"),
        (socket.gaierror(socket.EAI_AGAIN, "x"), "unknown"),
        (ConnectionRefusedError(), "refused"),
        (TimeoutError(), "unknown"),
        (OSError(101, "Network is unreachable"), "unknown"),
        (UnicodeError("label too long"), "unknown"),
    ],
)
def test_knock(error: Exception, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that does not exist and a closed port are known; a sleeping name server proves nothing."""

    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("generator.links.verdicts.socket.create_connection", fails)
    assert knock("example.org", 443) == said


def test_knock_at_an_open_door() -> None:
    """Somebody listens after all: nothing is known of why it failed."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert knock("127.0.0.1", port) == "unknown"
    assert knock("127.0.0.1", port) == "refused"


def test_csv_with_and_without_a_place() -> None:
    """linkchecker leaves the last cells out where it knows no line."""
    text = (
        "urlname;parentname;result;warningstring;valid;url;line;column\n"
        'https://example.org/;;200 OK;"one\ntwo";True;https://example.org/\n'
        "none.html;file:///a.html;Error;;False;file:///none.html;3;7\n"
    )
    assert read(text) == [
        Row("https://example.org/", "", "200 OK", "one\ntwo", True, 0, 0),
        Row("none.html", "file:///a.html", "Error", "", False, 3, 7),
    ]
    assert read("") == []


def test_the_program_is_missing_or_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that says what to run, or what was said last."""
    with monkeypatch.context() as patch:
        patch.setattr("generator.links.program.importlib.util.find_spec", lambda name: None)
        with pytest.raises(ProgramError, match="make setup"):
            ask([A], "x", 1)
    with monkeypatch.context() as patch:
        patch.setattr("generator.links.program.sys.executable", "false")
        assert ask([], "x", 1) == []
    with monkeypatch.context() as patch:
        patch.setattr("generator.links.program._COLUMNS", ("\n[broken",))
        with pytest.raises(ProgramError, match="broke down"):
            ask([A], "x", 1)


@pytest.mark.parametrize(
    ("runs", "remembered"),
    [
        ([(MONDAY, DOWN)], Failure(MONDAY, MONDAY)),
        ([(MONDAY, DOWN), (MONDAY, DOWN)], Failure(MONDAY, MONDAY)),
        ([(MONDAY, DOWN), (TUESDAY, DOWN)], Failure(MONDAY, TUESDAY)),
        ([(MONDAY, DOWN), (TUESDAY, DOUBT), (WEDNESDAY, DOWN)], Failure(MONDAY, WEDNESDAY)),
        ([(MONDAY, DOWN), (TUESDAY, UP), (WEDNESDAY, DOWN)], Failure(WEDNESDAY, WEDNESDAY)),
        ([(MONDAY, DOWN), (TUESDAY, DOUBT)], Failure(MONDAY, MONDAY)),
        ([(TUESDAY, DOWN), (MONDAY, DOWN)], Failure(MONDAY, TUESDAY)),
        ([(MONDAY, UP)], None),
        ([(MONDAY, DOUBT)], None),
    ],
)
def test_memory(runs: list[tuple[date, Verdict]], remembered: Failure | None) -> None:
    """Two days prove it; an answer clears; a doubt leaves things as they were."""
    known: memory.Failures = {}
    for day, found in runs:
        known = learn(known, {A: found}, day)
    assert known.get(A) == remembered
    assert learn(known, {}, WEDNESDAY) == {}
    if remembered:
        assert remembered.proved == (remembered.first != remembered.last)


DAYS = st.dates(min_value=date(2020, 1, 1))
FAILURES = st.dictionaries(st.text(), st.tuples(DAYS, DAYS).map(lambda x: Failure(*sorted(x))))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["first", "last"]), inner),
)  # fmt: skip


@given(failures=FAILURES)
def test_memory_is_kept(
    tmp_path_factory: pytest.TempPathFactory, failures: memory.Failures
) -> None:
    """What was written is read again, and the bytes do not depend on the order."""
    path = tmp_path_factory.mktemp("state") / "links.json"
    memory.keep(path, failures)
    first = path.read_bytes()
    assert memory.recall(path) == (failures, True)
    memory.keep(path, dict(reversed(failures.items())))
    assert path.read_bytes() == first


@given(value=JSON)
def test_no_state_breaks_a_run(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    """Any JSON at all is read; only sound entries are believed."""
    path = tmp_path_factory.mktemp("state") / "links.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    found, sound = memory.recall(path)
    assert all(failure.first <= failure.last for failure in found.values())
    if sound:
        assert value == {} or found


def listed(tmp_path: Path, text: str) -> list[str]:
    """What is wrong in a `links.yml`, in English."""
    (tmp_path / suppressed.NAME).write_text(text, encoding="utf-8")
    entries, problems = suppressed.read(tmp_path, MONDAY)
    assert all(problem.spot.path == "links.yml" for problem in problems)
    assert bool(entries) != bool(problems) or text.endswith("[]\n")
    return [problem.message.en for problem in problems]


GOOD = f'  - {{address: "{A}", reason: Un essai., since: 2026-03-02}}\n'


@pytest.mark.parametrize("text", [f"suppressed:\n{GOOD}", "# x\nsuppressed: []\n"])
def test_a_sound_list(tmp_path: Path, text: str) -> None:
    assert listed(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "empty"),
        ("- x\n", "lines"),
        ("other: []\n", "suppressed"),
        ("suppressed: x\n", "suppressed"),
        ("suppressed:\n  - x\n", "wanted"),
        ("suppressed:\n  - {address: [x]}\n", "wanted"),
        (f"suppressed:\n{GOOD.replace('reason', 'raison')}", "unknown key `raison`"),
        (f"suppressed:\n{GOOD.replace('Un essai.', chr(34) * 2)}", "`reason` is missing"),
        (f"suppressed:\n{GOOD.replace('https', 'ftp')}", "must begin with"),
        (f"suppressed:\n{GOOD.replace('2026-03-02', '2026-03-03')}", "past date"),
        (f"suppressed:\n{GOOD.replace('2026-03-02', '2026-02-30')}", "past date"),
        (f"suppressed:\n{GOOD.replace('2026-03-02', '20260302')}", "past date"),
        (f"suppressed:\n{GOOD}{GOOD[:-2]}", "bracket"),
    ],
)
def test_a_wrong_list(tmp_path: Path, text: str, part: str) -> None:
    """Each fault is said; nothing is suppressed by half."""
    assert part in " ".join(listed(tmp_path, text))


def test_the_list_of_this_repository() -> None:
    """The editors' own list is sound: its faults would otherwise show only in the weekly run."""
    assert suppressed.read(ROOT, date.today())[1] == []

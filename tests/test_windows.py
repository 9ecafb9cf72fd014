"""The window state: one machine in Python and in the browser, agreed on shared vectors."""

from __future__ import annotations

import base64
import json
import random
import subprocess
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from generator.assets import HERE
from generator.windows import DAY_MS, Calls, Instants, calls, in_months, window_state

VECTORS = json.loads((Path(__file__).parent / "vectors/windows.json").read_text(encoding="utf-8"))
GENERATED = 6_000
# Reads [calls, now] pairs and prints their states, with the code that pages run.
RUN = """
import { windowState } from %s;
let text = "";
for await (const piece of process.stdin) text += piece;
console.log(JSON.stringify(JSON.parse(text).map(([calls, now]) => windowState(calls, now))));
"""
State = dict[str, Any]


def milliseconds(text: str | None) -> int | None:
    """`2026-03-01T00:00:00.000Z` as UTC milliseconds."""
    if text is None:
        return None
    spent = datetime.fromisoformat(text) - datetime(1970, 1, 1, tzinfo=UTC)
    return round(spent.total_seconds() * 1000)


def plain(vector: Any) -> tuple[Any, int]:
    """The calls of a vector as a page carries them, and now."""
    given = vector["calls"]
    windows = [[milliseconds(side) for side in window] for window in given["windows"]]
    return given | {"windows": windows}, milliseconds(vector["now"]) or 0


def expected(vector: Any) -> State:
    """What a vector expects, its instant in milliseconds."""
    want: State = dict(vector["expect"])
    if "instant" in want:
        want["instant"] = milliseconds(want["instant"])
    return want


def in_python(given: Any, now: int) -> State:
    """The Python machine, in the words of the JavaScript one."""
    windows = tuple(Instants(*window) for window in given["windows"])
    usually = tuple(given["usually"]) if given["usually"] else None
    found = window_state(Calls(given["state"], windows, given["rolling"], usually), now)
    return {key: value for key, value in asdict(found).items() if value not in (None, "")}


def in_node(cases: list[tuple[Any, int]]) -> list[State]:
    """The browser's machine, in one Node process."""
    source = base64.b64encode((HERE / "browser/windows.js").read_bytes()).decode()
    script = RUN % json.dumps(f"data:text/javascript;base64,{source}")
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script],
        input=json.dumps(cases), capture_output=True, text=True, check=True,
    )  # fmt: skip
    states: list[State] = json.loads(done.stdout)
    return states


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["why"])
def test_vectors_in_python(vector: Any) -> None:
    """Every line of the table and every border, to the millisecond."""
    assert in_python(*plain(vector)) == expected(vector)


def test_vectors_in_a_browser(chromium: Browser) -> None:
    """The same vectors in the browser that readers use."""
    source = (HERE / "browser/windows.js").read_text(encoding="utf-8")
    page = chromium.new_page()
    page.evaluate(f"() => {{ {source.replace('export ', '')}; window.state = windowState; }}")
    states = page.evaluate(
        "cases => cases.map(([calls, now]) => window.state(calls, now))",
        [plain(v) for v in VECTORS],
    )
    page.close()
    assert states == [expected(vector) for vector in VECTORS]


def test_every_state_has_vectors() -> None:
    """No state and no reason is left without a vector; no two vectors are the same."""
    found = {(v["expect"]["state"], v["expect"].get("why", "")) for v in VECTORS}
    assert found == {
        ("open", ""), ("closing-soon", ""), ("opens-soon", ""), ("rolling", ""), ("ended", ""),
        ("closed", "later"), ("closed", "month"), ("closed", "past"),
        ("unknown", "paused"), ("unknown", "habit"), ("unknown", "nothing"),
    }  # fmt: skip
    assert len(VECTORS) >= 60
    assert len({json.dumps([v["now"], v["calls"]]) for v in VECTORS}) == len(VECTORS)


def test_python_and_javascript_agree() -> None:
    """On thousands of cases drawn near the borders, both machines say the same."""
    dice = random.Random(20260301)
    now = milliseconds("2026-03-01T00:00:00.000Z") or 0
    near = [
        days * DAY_MS + rest
        for days in (-400, -60, -31, -1, 0, 1, 30, 60, 200)
        for rest in (-1, 0, 1)
    ]

    def side() -> int | None:
        return None if dice.random() < 0.2 else now + dice.choice(near)

    cases: list[tuple[Any, int]] = []
    for _ in range(GENERATED):
        habit = [dice.randint(1, 12), dice.randint(1, 12)] if dice.random() < 0.4 else None
        given = {
            "state": dice.choice(["published"] * 8 + ["paused", "retired"]),
            "windows": [[side(), side()] for _ in range(dice.randint(0, 3))],
            "rolling": dice.random() < 0.2,
            "usually": habit,
        }
        cases.append((given, now + dice.choice(near)))
    assert in_node(cases) == [in_python(*case) for case in cases]


instants = st.none() | st.integers(-(2**40), 2**42)


@given(
    st.lists(st.tuples(instants, instants), max_size=3),
    st.booleans(),
    st.none() | st.tuples(st.integers(1, 12), st.integers(1, 12)),
    st.integers(-(2**40), 2**42),
)
def test_a_habit_never_opens(
    windows: list[tuple[int | None, int | None]],
    rolling: bool,
    usually: tuple[int, int] | None,
    now: int,
) -> None:
    """`open`, `closing-soon` and `opens-soon` come from exact windows alone, never from a habit."""
    exact = tuple(Instants(*window) for window in windows)
    found = window_state(Calls("published", exact, rolling, usually), now)
    if found.state in ("open", "closing-soon", "opens-soon"):
        assert found == window_state(Calls("published", exact, rolling, None), now)
        assert windows
    if found.days is not None:
        assert found.days >= 0


def test_months() -> None:
    """A habit may run over the new year; its first and last month are inside."""
    assert [month for month in range(1, 13) if in_months(month, (10, 12))] == [10, 11, 12]
    assert [month for month in range(1, 13) if in_months(month, (11, 2))] == [1, 2, 11, 12]
    assert [month for month in range(1, 13) if in_months(month, (3, 3))] == [3]


def window(**sides: Any) -> SimpleNamespace:
    return SimpleNamespace(**{"opens": None, "closes": None, "at": None, "timezone": "UTC"} | sides)


def record(*windows: SimpleNamespace, usually: Any = None) -> SimpleNamespace:
    return SimpleNamespace(state="published", windows=windows, rolling=False, usually=usually)


@pytest.mark.parametrize(
    ("sides", "opens", "closes"),
    [
        # Without an hour the window ends at 24:00 of its last day, in its own time zone.
        ({"closes": date(2026, 12, 15), "timezone": "Europe/Paris"}, None, "2026-12-15T23:00:00.000Z"),
        ({"closes": date(2026, 7, 15), "timezone": "Europe/Paris"}, None, "2026-07-15T22:00:00.000Z"),
        ({"closes": date(2026, 12, 31), "timezone": "UTC"}, None, "2027-01-01T00:00:00.000Z"),
        # With one it ends then, on the winter or summer side of the clock.
        ({"closes": date(2026, 12, 15), "at": "17:00", "timezone": "Europe/Paris"}, None, "2026-12-15T16:00:00.000Z"),
        ({"closes": date(2026, 7, 15), "at": "17:00", "timezone": "Europe/Paris"}, None, "2026-07-15T15:00:00.000Z"),
        ({"closes": date(2026, 7, 15), "at": "00:00", "timezone": "UTC"}, None, "2026-07-15T00:00:00.000Z"),
        ({"closes": date(2026, 6, 15), "at": "17:00", "timezone": "Africa/Casablanca"}, None, "2026-06-15T16:00:00.000Z"),
        # Morocco leaves its summer time for Ramadan (18 February to 19 March 2026).
        ({"closes": date(2026, 3, 1), "at": "17:00", "timezone": "Africa/Casablanca"}, None, "2026-03-01T17:00:00.000Z"),
        # The opening day begins at 00:00; a closing hour does not move it.
        ({"opens": date(2026, 10, 1), "at": "17:00", "timezone": "Europe/Paris"}, "2026-09-30T22:00:00.000Z", None),
        ({"opens": date(2026, 3, 29), "timezone": "Europe/Paris"}, "2026-03-28T23:00:00.000Z", None),
        # The day of the change of the clock has 23 or 25 hours.
        ({"closes": date(2026, 3, 29), "timezone": "Europe/Paris"}, None, "2026-03-29T22:00:00.000Z"),
        ({"closes": date(2026, 10, 25), "timezone": "Europe/Paris"}, None, "2026-10-25T23:00:00.000Z"),
    ],
)  # fmt: skip
def test_time_zones(sides: dict[str, Any], opens: str | None, closes: str | None) -> None:
    """Local days and hours leave the build as UTC instants."""
    found = calls(record(window(**sides)))
    assert found is not None
    assert found.windows == (Instants(milliseconds(opens), milliseconds(closes)),)


def test_calls_of_records() -> None:
    """Windows are sorted by their opening; a habit with one month is that month; others have no calls."""
    late, early = window(opens=date(2026, 5, 1)), window(closes=date(2026, 2, 1))
    found = calls(record(late, early, usually=SimpleNamespace(opens=None, closes=4)))
    assert found is not None
    assert [w.opens is None for w in found.windows] == [True, False]
    assert found.usually == (4, 4)
    assert calls(SimpleNamespace(state="published")) is None

"""The window state: may one apply today? One machine, here and in `browser/windows.js`, same vectors.

Closing times leave the build as UTC instants, so that the browser never computes a time zone.
A habit (`usually`) never gives open, opens-soon or closing-soon.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Literal
from zoneinfo import ZoneInfo

from generator.settings import SETTINGS, Settings

State = Literal["open", "closing-soon", "opens-soon", "closed", "rolling", "unknown", "ended"]
DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class Instants:
    """A window as UTC milliseconds; None where the source gives no date on that side."""

    opens: int | None
    closes: int | None


@dataclass(frozen=True, slots=True)
class Calls:
    """All that decides the state of a record, without time zones. This is what pages carry."""

    state: str  # published, paused or retired
    windows: tuple[Instants, ...]
    rolling: bool
    usually: tuple[int, int] | None  # (first month, last month), 1 to 12


@dataclass(frozen=True, slots=True)
class WindowState:
    """The state, with what its sentence needs: `days` left or to wait, the `instant`, a `month`,
    and `why` for the states that several lines of the table give."""

    state: State
    days: int | None = None
    instant: int | None = None  # UTC milliseconds of the closing or opening
    month: int | None = None
    why: Literal["paused", "habit", "past", "later", "month", "nothing", ""] = ""


@lru_cache(maxsize=16384)
def _instant(day: Any, clock: str | None, zone: str, *, end: bool) -> int | None:
    """A local day as UTC milliseconds, cached for pages, lists and calendars: its start, the stated hour, or 24:00 for an unstated end."""
    if day is None:
        return None
    if end and clock is None:
        day, at = day + timedelta(days=1), time(0, 0)
    else:
        at = time.fromisoformat(clock) if clock and end else time(0, 0)
    moment = datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)
    return int(moment.timestamp() * 1000)


def calls(record: Any) -> Calls | None:
    """What decides the state of a programme or fund; None for records that have no calls."""
    if not hasattr(record, "rolling"):
        return None
    habit = record.usually
    months = None
    if habit is not None and (habit.opens or habit.closes):
        months = (habit.opens or habit.closes, habit.closes or habit.opens)
    windows = [instants(window) for window in record.windows]
    windows.sort(key=lambda window: (window.opens or 0, window.closes or 0))
    return Calls(record.state, tuple(windows), record.rolling, months)


def instants(window: Any) -> Instants:
    """A record's window (`schema.parts.Window`) as instants."""
    return Instants(
        _instant(window.opens, None, window.timezone, end=False),
        _instant(window.closes, window.at, window.timezone, end=True),
    )


def in_months(month: int, habit: tuple[int, int]) -> bool:
    """Is `month` inside the habit, which may run over the new year?"""
    first, last = habit
    return first <= month <= last if first <= last else month >= first or month <= last


def window_state(given: Calls, now: int, settings: Settings = SETTINGS) -> WindowState:
    """The first line of content-model.md's table that fits. `now` is UTC milliseconds."""
    if given.state == "retired":
        return WindowState("ended")
    if given.state == "paused":
        return WindowState("unknown", why="paused")
    inside = [
        w
        for w in given.windows
        if (w.opens is None or w.opens <= now) and (w.closes is None or now < w.closes)
    ]
    if inside:
        return _inside(inside, now, settings)
    if given.rolling:
        return WindowState("rolling")
    coming = [w.opens for w in given.windows if w.opens is not None and w.opens > now]
    if coming:
        opens = min(coming)
        days = _days(opens - now)
        if opens - now <= settings.opens_soon_days * DAY_MS:
            return WindowState("opens-soon", days=days, instant=opens)
        return WindowState("closed", days=days, instant=opens, why="later")
    if given.usually:
        month = datetime.fromtimestamp(now / 1000, UTC).month
        if in_months(month, given.usually):
            return WindowState("unknown", month=given.usually[1], why="habit")
        return WindowState("closed", month=given.usually[0], why="month")
    return (
        WindowState("closed", why="past")
        if given.windows
        else WindowState("unknown", why="nothing")
    )


def _inside(inside: list[Instants], now: int, settings: Settings) -> WindowState:
    """Inside one or more windows, the last to close counts; one without an end is simply open."""
    ends = [w.closes for w in inside]
    if None in ends:
        return WindowState("open")
    closes = max(end for end in ends if end is not None)
    soon = closes - now <= settings.closing_soon_days * DAY_MS
    return WindowState("closing-soon" if soon else "open", days=_days(closes - now), instant=closes)


def _days(span: int) -> int:
    """Whole days in a span of milliseconds, rounded down: "0" is "less than a day"."""
    return span // DAY_MS

"""Opening hours in words: one ordinary week, read from OSM's opening_hours syntax. Row 2.

Ramadan, August and feasts are `notices`: they change each year and are announced late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from itertools import groupby
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours

_MONDAY = datetime(2026, 5, 4)  # an ordinary week: no feast, no Ramadan
_MINUTE = timedelta(minutes=1)
_MOROCCO = ZoneInfo("Africa/Casablanca")
_YEARS = (2026, 2037)  # of the table of clock changes


@dataclass(frozen=True, slots=True)
class Days:
    """A run of days, 0 (Monday) to 6, with the same hours: `09:00–12:00`, `14:00–16:30`."""

    first: int
    last: int
    spans: tuple[str, ...]


def minutes(text: str) -> tuple[tuple[int, int], ...]:
    """The open spans of an ordinary week, in minutes since Monday 00:00, local time; `text` was checked."""
    end = _MONDAY + timedelta(days=7)
    return tuple(
        ((start - _MONDAY) // _MINUTE, (min(stop, end) - _MONDAY) // _MINUTE)
        for start, stop, state, _ in OpeningHours(text).intervals(_MONDAY, end)
        if str(state) == "open"
    )


@cache
def clock_changes() -> tuple[tuple[int, int], ...]:
    """When Morocco's clocks change, and to how many minutes beyond UTC: UTC milliseconds, in order.

    They go back an hour for Ramadan. The browser gets this table, so that it computes no time zone.
    """
    first = datetime(_YEARS[0], 1, 1, tzinfo=UTC)
    found = [(_milliseconds(first), _offset(first))]
    for days in range((datetime(_YEARS[1], 1, 1, tzinfo=UTC) - first).days):
        day = first + timedelta(days=days)
        if _offset(day + timedelta(days=1)) != found[-1][1]:
            hours = (day + timedelta(hours=hour) for hour in range(25))
            change = next(hour for hour in hours if _offset(hour) != found[-1][1])
            found.append((_milliseconds(change), _offset(change)))
    return tuple(found)


def _offset(moment: datetime) -> int:
    offset = moment.astimezone(_MOROCCO).utcoffset()
    assert offset is not None
    return offset // _MINUTE


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp()) * 1000


@lru_cache(maxsize=4096)
def week(text: str) -> tuple[Days, ...]:
    """The open days of a week. `text` was checked; hours past midnight stand with the day they begin."""
    by_day: list[tuple[str, ...]] = [() for _ in range(7)]
    end = _MONDAY + timedelta(days=7)
    for start, stop, state, _ in OpeningHours(text).intervals(_MONDAY, end):
        if str(state) != "open":
            continue
        if stop - start >= timedelta(days=7):
            return (Days(0, 6, ()),)
        by_day[(start - _MONDAY).days] += (f"{start:%H:%M}–{stop:%H:%M}",)
    runs = []
    for spans, days in groupby(range(7), key=lambda day: by_day[day]):
        numbers = list(days)
        if spans:
            runs.append(Days(numbers[0], numbers[-1], spans))
    return tuple(runs)

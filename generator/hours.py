"""Opening hours in words: one ordinary week, read from OSM's opening_hours syntax. Row 2.

Ramadan, August and feasts are `notices`: they change each year and are announced late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import groupby

from opening_hours import OpeningHours

_MONDAY = datetime(2026, 3, 2)  # an ordinary week: no feast, no Ramadan


@dataclass(frozen=True, slots=True)
class Days:
    """A run of days, 0 (Monday) to 6, with the same hours: `09:00–12:00`, `14:00–16:30`."""

    first: int
    last: int
    spans: tuple[str, ...]


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

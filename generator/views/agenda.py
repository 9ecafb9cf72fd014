"""The agenda: every announced date, what usually opens in which month, what has no dates. Which dates
are past is for the reader's clock to say.

Programmes that a person can take part in, calls for local actors, and information sessions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from generator import names
from generator.catalogue import Catalogue
from generator.schema.spec import Words
from generator.views import Link, Say, calls_json, json_of, say
from generator.windows import Calls, instants


@dataclass(frozen=True, slots=True)
class Item:
    """A record of the agenda, and what it is."""

    record: Any
    address: str  # under a language's folder
    sort: str  # a kind of programme, `funds` or `events`: also the name of its calendar
    label: Words | Say
    hosts: tuple[Link, ...]
    calls: str  # JSON for browser/ageing.js; empty for events


@dataclass(frozen=True, slots=True)
class Call:
    """One announced window or session of an item; instants are UTC milliseconds."""

    item: Item
    window: Any  # None for a session
    number: str  # tells a record's windows apart: the year they are for, or their place
    opens: int | None
    closes: int | None
    calls: str  # JSON of this window alone

    @property
    def day(self) -> date:
        """The local day by which it is sorted: the last one, or the first where no last is known."""
        if self.window is None:
            day: date = self.item.record.starts.date()
            return day
        found: date = self.window.closes or self.window.opens
        return found


@dataclass(frozen=True, slots=True)
class Month:
    """A month, `2026-12`, and the calls that end in it."""

    name: str
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """All that the page of dates shows. Nothing is sorted by today: no clock is known here."""

    months: tuple[Month, ...]  # the last one first
    habits: tuple[tuple[int, tuple[Item, ...]], ...]  # by the month in which they open, else close
    rolling: tuple[Item, ...]
    unknown: tuple[Item, ...]
    ended: tuple[Item, ...]

    @property
    def calls(self) -> tuple[Call, ...]:
        """Every call, by record."""
        found = [call for month in self.months for call in month.calls]
        return tuple(sorted(found, key=lambda call: (call.item.record.id, call.number)))


@lru_cache(maxsize=1)
def agenda(catalogue: Catalogue) -> Agenda:
    """The agenda of a catalogue."""
    items = [
        _item(catalogue, x, x.kind, catalogue.word("kinds", x.kind)) for x in _people(catalogue)
    ]
    items += [_item(catalogue, x, "funds", say("funds")) for x in catalogue.of("funds")]
    live = [x for x in items if x.record.state == "published"]
    sessions = [
        _item(catalogue, x, "events", say("events"))
        for x in catalogue.of("events")
        if x.state == "published"
    ]
    found = [call for item in live for call in _calls(item)] + [_session(x) for x in sessions]
    bare = [x for x in live if not x.record.windows and not x.record.rolling and not _month(x)]
    return Agenda(
        months=_months(found),
        habits=_habits(x for x in live if not x.record.rolling),
        rolling=tuple(x for x in live if x.record.rolling),
        unknown=(*bare, *(x for x in items if x.record.state == "paused")),
        ended=tuple(x for x in items if x.record.state == "retired"),
    )


def _people(catalogue: Catalogue) -> list[Any]:
    """Programmes open to people, those that ended included: here one learns that they did."""
    return [record for record in catalogue.of("programmes") if record.open_to == "people"]


def _item(catalogue: Catalogue, record: Any, sort: str, label: Words | Say) -> Item:
    return Item(
        record=record,
        address=catalogue.address(record),
        sort=sort,
        label=label,
        hosts=tuple(Link(names.territory(code)) for code in getattr(record, "hosts", ())),
        calls=calls_json(record),
    )


def _calls(item: Item) -> Iterable[Call]:
    """The windows of an item. A corrected day keeps its number: the year it is for, else its place."""
    seen: dict[str, int] = {}
    for place, window in enumerate(item.record.windows, start=1):
        if window.closes is None and window.opens is None:
            continue
        year = window.for_ or f"n{place}"
        seen[year] = seen.get(year, 0) + 1
        span = instants(window)
        yield Call(
            item=item,
            window=window,
            number=year if seen[year] == 1 else f"{year}-{seen[year]}",
            opens=span.opens,
            closes=span.closes,
            calls=json_of(Calls(item.record.state, (span,), rolling=False, usually=None)),
        )


def _session(item: Item) -> Call:
    record = item.record
    starts, ends = (_instant(x, record.timezone) for x in (record.starts, record.ends))
    return Call(item, None, "session", starts, ends, "")


def _instant(local: datetime, zone: str) -> int:
    return int(local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).timestamp() * 1000)


def _months(found: list[Call]) -> tuple[Month, ...]:
    ordered = sorted(found, key=lambda call: (call.day, call.item.record.id, call.number))
    grouped = groupby(ordered, key=lambda call: call.day.isoformat()[:7])
    return tuple(Month(name, tuple(some)) for name, some in grouped)[::-1]


def _month(item: Item) -> int:
    """The month of a habit, 1 to 12; 0 without one."""
    habit = item.record.usually
    return (habit.opens or habit.closes or 0) if habit else 0


def _habits(items: Iterable[Item]) -> tuple[tuple[int, tuple[Item, ...]], ...]:
    found: dict[int, list[Item]] = {}
    for item in items:
        if month := _month(item):
            found.setdefault(month, []).append(item)
    return tuple((month, tuple(found[month])) for month in sorted(found))

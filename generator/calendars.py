"""Calendars to subscribe to: `<lang>/calendar.ics` with every date, and one for each kind of programme,
for funds and for sessions. Row 6.

Addresses never change, also where a kind has no date yet: whoever subscribes is told of the first one.
An event's UID is made of the record's id, the year its call is for and what happens (`closes`, `opens`,
`session`), never of the day: a corrected day replaces the old one. SEQUENCE counts days from 2020 to the
newest day on which someone read the record's facts, and DTSTAMP is that day: nothing depends on the build's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, vDuration, vText

from generator import names
from generator.catalogue import Catalogue
from generator.schema.spec import Words
from generator.settings import LANGUAGE_CODES
from generator.typeset import typeset_text
from generator.views import Say, say
from generator.views.agenda import Call, agenda
from generator.views.offers import newest_read
from generator.words import interface_words

ALARMS = (30, 14, 3, 1)  # days before
FIRST_DAY = date(2020, 1, 1)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """One calendar: its address under a language's folder, its title, and what it holds; all if empty."""

    name: str
    title: Words | Say
    sort: str


def calendars(catalogue: Catalogue) -> tuple[CalendarFile, ...]:
    """Every calendar: the whole one first, then by kind, funds, sessions."""
    kinds = catalogue.vocabularies.get("kinds", {})
    titles: dict[str, Words | Say] = {**kinds, "funds": say("funds"), "events": say("events")}
    return (
        CalendarFile("calendar.ics", say("calendar.whole"), ""),
        *(CalendarFile(f"calendar-{sort}.ics", title, sort) for sort, title in titles.items()),
    )


def files(catalogue: Catalogue) -> dict[str, bytes]:
    """Every calendar in every language, by address under the site."""
    calls = agenda(catalogue).calls
    return {
        f"{lang}/{file.name}": calendar(catalogue, file, calls, lang)
        for lang in LANGUAGE_CODES
        for file in calendars(catalogue)
    }


def calendar(catalogue: Catalogue, file: CalendarFile, calls: tuple[Call, ...], lang: str) -> bytes:
    """One calendar in one language."""
    words, site = interface_words(lang), catalogue.settings.site_url
    title = words["site.name"] + words["colon"] + _titled(file.title, lang)
    made = Calendar()
    made.add("prodid", f"-//Boussole//{lang}//")
    made.add("version", "2.0")
    for name in ("name", "x-wr-calname"):
        made.add(name, vText(title))
    made.add("x-wr-caldesc", vText(words["calendar.check"]))
    made.add("refresh-interval", vDuration(DAY), {"VALUE": "DURATION"})
    made.add("x-published-ttl", vDuration(DAY))
    if site:
        made.add("source", f"{site}{lang}/{file.name}", {"VALUE": "URI"})
    for call in calls:
        if file.sort in ("", call.item.sort):
            for event in _events(catalogue, call, lang):
                made.add_component(event)
    _add_zones(made)
    text: bytes = made.to_ical(sorted=False)
    return text


def _titled(title: Words | Say, lang: str) -> str:
    return title.best(lang)[0] if isinstance(title, Words) else interface_words(lang)[title.key]


def _add_zones(made: Calendar) -> None:
    """The zones that hours are in, for their years; a calendar without any event still holds one part."""
    years = [event.start.year for event in made.events if isinstance(event.start, datetime)]
    # By name: the library asks a set, whose order changes from run to run.
    zones = [_zone(name, min(years), max(years)) for name in sorted(made.get_missing_tzids())]
    if not made.subcomponents:
        zones = [_zone("UTC", FIRST_DAY.year, FIRST_DAY.year)]
    made.subcomponents[:0] = zones


def _zone(name: str, first: int, last: int) -> Timezone:
    return Timezone.from_tzid(name, first_date=date(first, 1, 1), last_date=date(last + 1, 1, 1))


def _events(catalogue: Catalogue, call: Call, lang: str) -> Iterator[Event]:
    """The days of a call: its end, and its beginning where that is known; or a session."""
    record, window = call.item.record, call.window
    if window is None:
        yield _event(catalogue, call, lang, "session", *_session(record))
        return
    if window.opens and window.opens != window.closes:
        yield _event(catalogue, call, lang, "opens", window.opens, window.opens + DAY)
    if window.closes and window.at:
        hour = datetime.combine(
            window.closes, time.fromisoformat(window.at), ZoneInfo(window.timezone)
        )
        yield _event(catalogue, call, lang, "closes", hour, None)
    elif window.closes:
        yield _event(catalogue, call, lang, "closes", window.closes, window.closes + DAY)


def _session(record: Any) -> tuple[datetime, datetime]:
    zone = ZoneInfo(record.timezone)
    return record.starts.replace(tzinfo=zone), record.ends.replace(tzinfo=zone)


def _event(
    catalogue: Catalogue, call: Call, lang: str, what: str, start: date, end: date | None
) -> Event:
    """One event; `end` is the day or hour after it, or none for a moment."""
    record, words = call.item.record, interface_words(lang)
    title, spoken = record.title.best(lang)
    summary = typeset_text(title, spoken)
    if what != "session":
        summary = words[f"calendar.{what}"] + words["colon"] + summary
    revised = _revised(record)
    made = Event()
    made.add("uid", f"{record.id}-{call.number}-{what}@boussole")
    made.add("dtstamp", datetime.combine(revised, time(), UTC))
    made.add("sequence", (revised - FIRST_DAY).days)
    made.add("summary", summary, {"LANGUAGE": spoken})
    made.add("dtstart", start)
    if end is not None:
        made.add("dtend", end)
    made.add("description", "\n".join(_said(catalogue, call, lang)))
    made.add("categories", [typeset_text(_titled(call.item.label, lang), lang)])
    if address := _address(catalogue, call, lang):
        made.add("url", address)
    if place := _place(catalogue, record, lang):
        made.add("location", place)
    made.add("transp", "TRANSPARENT" if what != "session" else "OPAQUE")
    for days in ALARMS:
        made.add_component(_alarm(days, summary))
    return made


def _revised(record: Any) -> date:
    """The newest day on which someone read the record's facts."""
    days = [day for day in (newest_read(record), record.second_read) if day]
    return max(days, default=FIRST_DAY)


def _alarm(days: int, summary: str) -> Alarm:
    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", summary)
    made.add("trigger", timedelta(days=-days))
    return made


def _said(catalogue: Catalogue, call: Call, lang: str) -> Iterator[str]:
    """The lines of a description: the dates, whom it is for, and that dates change."""
    record, words = call.item.record, interface_words(lang)
    if call.window is not None:
        yield typeset_text(_dates(call.window, lang), lang)
    if record.summary:
        yield typeset_text(*record.summary.best(lang))
    if seen := newest_read(record):
        yield typeset_text(words["trust.read"].format(day=names.day(seen, lang)), lang)
    yield words["calendar.check"]
    if address := _address(catalogue, call, lang):
        yield address


def _dates(window: Any, lang: str) -> str:
    """The sentences of a window, as on the record's page."""
    words = interface_words(lang)
    opens, closes = (day and names.day(day, lang) for day in (window.opens, window.closes))
    if opens and opens == closes:
        span = "window.on"
    else:
        span = "window.between" if opens and closes else "window.until" if closes else "window.from"
    said = [words["window.for"].format(year=window.for_)] if window.for_ else []
    said.append(words[span].format(opens=opens, closes=closes, day=opens))
    if window.closes:
        hour = "window.at" if window.at else "window.no-hour"
        said.append(words[hour].format(at=window.at, zone=window.timezone))
    return " ".join(said)


def _address(catalogue: Catalogue, call: Call, lang: str) -> str:
    """The record's page where the site has an address, else the official one."""
    site, links = catalogue.settings.site_url, call.item.record.links
    if site:
        return f"{site}{lang}/{call.item.address}"
    found = (links and (links.official or links.information)) or ""
    return found if re.fullmatch(r"https?://\S+", found) else ""


def _place(catalogue: Catalogue, record: Any, lang: str) -> str:
    """Where a session is: the structure that hosts it, or the commune."""
    host = getattr(record, "place", None)
    if host:
        place = catalogue.by_id[host]
        texts = [
            place.title.best(lang)[0],
            *([place.address.best(lang)[0]] if place.address else []),
        ]
        return interface_words(lang)["comma"].join(typeset_text(text, lang) for text in texts)
    name = getattr(record, "commune", None)
    commune = catalogue.geography.find(name) if name else None
    return commune.name(lang) if commune else ""

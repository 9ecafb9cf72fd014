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
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, vDuration, vText

from generator import ical, names
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
END = b"END:VCALENDAR\r\n"


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
    made = {}
    for lang in LANGUAGE_CODES:
        events = [(call, _events(catalogue, call, lang)) for call in calls]
        for file in calendars(catalogue):
            held = [pair for pair in events if file.sort in ("", pair[0].item.sort)]
            head = _head(catalogue, file, [call for call, _ in held], lang)
            parts = b"".join(part for _, part in held)
            made[f"{lang}/{file.name}"] = head.removesuffix(END) + parts + END
    return made


def _head(catalogue: Catalogue, file: CalendarFile, held: list[Call], lang: str) -> bytes:
    """A calendar in one language but for its events: its name, its rhythm, the zones of its hours."""
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
    for zone in _zones(held):
        made.add_component(zone)
    text: bytes = made.to_ical(sorted=False)
    return text


def _titled(title: Words | Say, lang: str) -> str:
    return title.best(lang)[0] if isinstance(title, Words) else interface_words(lang)[title.key]


def _zones(held: list[Call]) -> list[Timezone]:
    """The zones that hours are in, for their years; a calendar without any event still holds one part."""
    hours = [
        moment for call in held for _, moment, _ in _days(call) if isinstance(moment, datetime)
    ]
    years = [moment.year for moment in hours]
    names_ = sorted({str(moment.tzinfo) for moment in hours} - {"UTC"})
    if not held:
        return [_zone("UTC", FIRST_DAY.year, FIRST_DAY.year)]
    return [_zone(name, min(years), max(years)) for name in names_]


@cache
def _zone(name: str, first: int, last: int) -> Timezone:
    return Timezone.from_tzid(name, first_date=date(first, 1, 1), last_date=date(last + 1, 1, 1))


def _days(call: Call) -> Iterator[tuple[str, date, date | None]]:
    """What happens at a call, from when, and until before when; no end for a moment: its end, and its
    beginning where that is known; or a session."""
    record, window = call.item.record, call.window
    if window is None:
        zone = ZoneInfo(record.timezone)
        yield "session", record.starts.replace(tzinfo=zone), record.ends.replace(tzinfo=zone)
        return
    if window.opens and window.opens != window.closes:
        yield "opens", window.opens, window.opens + DAY
    if window.closes and window.at:
        hour = time.fromisoformat(window.at)
        yield "closes", datetime.combine(window.closes, hour, ZoneInfo(window.timezone)), None
    elif window.closes:
        yield "closes", window.closes, window.closes + DAY


def _events(catalogue: Catalogue, call: Call, lang: str) -> bytes:
    """The events of a call in one language, each with its alarms."""
    record, words = call.item.record, interface_words(lang)
    title, spoken = record.title.best(lang)
    title = typeset_text(title, spoken)
    revised, said = _revised(record), "\n".join(_said(catalogue, call, lang))
    address, place = _address(catalogue, call, lang), _place(catalogue, record, lang)
    rest = [
        f"DESCRIPTION:{ical.text(said)}",
        f"CATEGORIES:{ical.text(typeset_text(_titled(call.item.label, lang), lang))}",
        *([f"URL:{address}"] if address else []),
        *([f"LOCATION:{ical.text(place)}"] if place else []),
    ]
    found = []
    for what, start, end in _days(call):
        session = what == "session"
        name = ical.text(title if session else words[f"calendar.{what}"] + words["colon"] + title)
        lines = [
            f"UID:{record.id}-{call.number}-{what}@boussole",
            f"DTSTAMP:{revised:%Y%m%d}T000000Z",
            f"SEQUENCE:{(revised - FIRST_DAY).days}",
            f"SUMMARY;LANGUAGE={spoken}:{name}",
            ical.when("DTSTART", start),
            *([ical.when("DTEND", end)] if end else []),
            *rest,
            f"TRANSP:{'OPAQUE' if session else 'TRANSPARENT'}",
        ]
        found.append(ical.component("VEVENT", lines, _alarms(name)))
    return b"".join(found)


def _alarms(name: str) -> bytes:
    """The alarms of an event; `name` is a value already."""
    alarm = ical.component("VALARM", ("ACTION:DISPLAY", f"DESCRIPTION:{name}", "TRIGGER:?"))
    before, _, after = alarm.rpartition(b"?")
    return b"".join(b"%b-P%dD%b" % (before, days, after) for days in ALARMS)


def _revised(record: Any) -> date:
    """The newest day on which someone read the record's facts."""
    days = [day for day in (newest_read(record), record.second_read) if day]
    return max(days, default=FIRST_DAY)


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

"""Calendars, read back by two parsers that did not write them: dates, alarms, corrections, languages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from conftest import NAMED, changed
from hostile import HOSTILE, poisoned_catalogue
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Event

from generator import ical
from generator.calendars import ALARMS, FIRST_DAY, calendars, files
from generator.catalogue import Catalogue
from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.check.cases import TODAY
from generator.schema.parts import Window
from generator.schema.spec import Words
from generator.settings import LANGUAGE_CODES, SETTINGS

ROOT = Path(__file__).parents[1]
# What ical.js reads, as JSON: its own words for each event.
READ = """
import ICAL from "ical.js";
let text = "";
for await (const piece of process.stdin) text += piece;
const calendar = new ICAL.Component(ICAL.parse(text));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(new ICAL.Timezone({ component: zone, tzid: zone.getFirstPropertyValue("tzid") }));
}
const events = calendar.getAllSubcomponents("vevent").map((part) => {
  const event = new ICAL.Event(part);
  return {
    uid: event.uid,
    sequence: event.sequence,
    summary: event.summary,
    description: event.description,
    location: event.location,
    start: event.startDate.isDate ? event.startDate.toString() : event.startDate.toJSDate().toISOString(),
    days: part.getAllSubcomponents("valarm").map((one) => one.getFirstPropertyValue("trigger").toSeconds() / -86400),
  };
});
console.log(JSON.stringify({ name: calendar.getFirstPropertyValue("name"), events }));
"""
Read = dict[str, dict[str, Any]]


@settings(deadline=None)
@given(st.text('a é,;:\\nN\n\r"ع', max_size=200))
def test_lines_hold_any_text(text: str) -> None:
    """Escaped and folded, a text is read back whole, and no line is too long."""
    made = ical.component("VEVENT", [f"SUMMARY:{ical.text(text)}"], b"")
    assert max(map(len, made.split(b"\r\n"))) <= 75
    read = str(Event.from_ical(made)["summary"])
    assert read.split() == text.split()


def test_moments() -> None:
    """A day, an hour in a zone, an hour of UTC: as icalendar writes them."""
    for moment in (
        date(2026, 2, 1),
        datetime(2026, 2, 1, 17, 5, tzinfo=ZoneInfo("Europe/Paris")),
        datetime(2026, 2, 1, 17, 5, tzinfo=ZoneInfo("UTC")),
    ):
        event = Event()
        event.add("dtstart", moment)
        assert ical.component("VEVENT", [ical.when("DTSTART", moment)]) == event.to_ical()


def by_ical_js(text: bytes) -> Read:
    """The events by UID, as ical.js reads them."""
    done = subprocess.run(
        ["node", "--input-type=module", "-e", READ],
        input=text, capture_output=True, check=True, cwd=ROOT,
    )  # fmt: skip
    return {event["uid"]: event for event in json.loads(done.stdout)["events"]}


def by_vobject(text: bytes) -> Read:
    """The same by vobject."""
    calendar = vobject.readOne(text.decode())
    found = {}
    for event in calendar.contents.get("vevent", []):
        start = event.dtstart.value
        found[event.uid.value] = {
            "uid": event.uid.value,
            "sequence": int(event.sequence.value),
            "summary": event.summary.value,
            "description": event.description.value,
            "location": event.location.value if "location" in event.contents else None,
            "start": f"{start.astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}"
            if isinstance(start, datetime)
            else start.isoformat(),
            "days": [one.trigger.value / timedelta(days=-1) for one in event.valarm_list],
        }
    return found


PARSERS = pytest.mark.parametrize("parse", [by_ical_js, by_vobject], ids=["ical.js", "vobject"])
Parse = Callable[[bytes], Read]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return build_catalogue(check(ROOT / "tests/sample", NAMED, TODAY)[0])


def one(catalogue: Catalogue, lang: str = "fr", name: str = "calendar.ics") -> bytes:
    return files(catalogue)[f"{lang}/{name}"]


CLOSES = "example-year-2027-closes@boussole"
OPENS = "example-year-2027-opens@boussole"


@PARSERS
def test_what_a_calendar_holds(catalogue: Catalogue, parse: Parse) -> None:
    """The hour that the source gives, in its zone; whole days where it gives none; sessions from start to end."""
    found = parse(one(catalogue))
    assert found[CLOSES]["start"] == "2026-12-15T16:00:00.000Z"  # 17:00 in Paris
    assert found[OPENS]["start"] == "2026-10-01"
    assert found["example-fund-n1-closes@boussole"]["start"] == "2026-06-30"
    session = found["example-session-session-session@boussole"]
    assert session["start"] == "2026-04-10T09:00:00.000Z"  # 10:00 in Morocco
    assert session["location"].startswith("Guichet d'exemple")
    assert found[CLOSES]["summary"].endswith("Une année d'exemple")
    assert "15 décembre 2026" in found[CLOSES]["description"]
    assert "https://example.org/fr/programmes/example-year.html" in found[CLOSES]["description"]
    assert len(found) == 4


@PARSERS
def test_alarms(catalogue: Catalogue, parse: Parse) -> None:
    """30, 14, 3 and 1 day before, on every event."""
    for event in parse(one(catalogue)).values():
        assert event["days"] == list(ALARMS) == [30, 14, 3, 1]


@PARSERS
@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_every_language(catalogue: Catalogue, parse: Parse, lang: str) -> None:
    """The same events with the same UIDs in every language; folded lines come back whole."""
    long = Words.of((x, "منحة دراسية للشباب " * 9 + "– Année " * 5) for x in LANGUAGE_CODES)
    text = one(changed(catalogue, "example-year", summary=long), lang)
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    found = parse(text)
    assert set(found) == set(parse(one(catalogue)))
    said = found[CLOSES]["description"].replace("\u00a0", " ")
    assert ("منحة دراسية للشباب " * 9 + "– Année " * 5).strip() in said


def test_arabic_keeps_its_numbers_in_order(catalogue: Catalogue) -> None:
    """Numbers and hours are isolated by invisible signs, as on the page."""
    said = by_ical_js(one(catalogue, "ar"))[CLOSES]
    assert "\u2066" in said["description"]
    assert said["summary"].startswith("آخر أجل: ")


@PARSERS
def test_a_corrected_date_replaces_the_old_one(catalogue: Catalogue, parse: Parse) -> None:
    """Same UID, higher SEQUENCE: the telephone moves the event and rings at the new time."""
    record = catalogue.by_id["example-year"]
    (window,) = record.windows
    (name, source), *others = record.sources
    newer = changed(
        catalogue,
        "example-year",
        windows=(replace(window, closes=date(2026, 12, 20)),),
        sources=((name, replace(source, seen=date(2026, 2, 20))), *others),
    )
    old, new = parse(one(catalogue))[CLOSES], parse(one(newer))[CLOSES]
    assert new["uid"] == old["uid"]
    assert new["start"] == "2026-12-20T16:00:00.000Z"
    assert old["sequence"] == (date(2026, 2, 10) - FIRST_DAY).days  # the day of the second read
    assert new["sequence"] == (date(2026, 2, 20) - FIRST_DAY).days


@PARSERS
def test_two_calls_of_one_year_stay_apart(catalogue: Catalogue, parse: Parse) -> None:
    """Each window has a UID of its own, and a past call does not change that of the next one."""
    window = catalogue.by_id["example-year"].windows[0]
    windows = (
        replace(window, for_="2026", opens=None, closes=date(2025, 12, 15)),
        window,
        replace(window, opens=None, at=None, closes=date(2027, 3, 1)),
        Window(opens=date(2027, 9, 1), timezone="UTC", source=("call",)),
    )
    found = parse(one(changed(catalogue, "example-year", windows=windows)))
    mine = {uid: event["start"] for uid, event in found.items() if uid.startswith("example-year")}
    assert mine == {
        "example-year-2026-closes@boussole": "2025-12-15T16:00:00.000Z",
        OPENS: "2026-10-01",
        CLOSES: "2026-12-15T16:00:00.000Z",
        "example-year-2027-2-closes@boussole": "2027-03-01",
        "example-year-n4-opens@boussole": "2027-09-01",
    }


@pytest.mark.parametrize(
    "fields",
    [{"state": "paused"}, {"state": "retired"}, {"open_to": "nobody"}, {"windows": ()}],
)
def test_what_has_no_date_to_trust_is_not_there(
    catalogue: Catalogue, fields: dict[str, Any]
) -> None:
    """Paused, ended, open to nobody, without a date."""
    found = by_vobject(one(changed(catalogue, "example-year", **fields)))
    assert not [uid for uid in found if uid.startswith("example-year")]


@PARSERS
def test_one_calendar_per_kind(catalogue: Catalogue, parse: Parse) -> None:
    """Each kind has its address, with dates or without; together they hold what the whole one holds."""
    made = files(catalogue)
    names = [file.name for file in calendars(catalogue)]
    assert names == [
        "calendar.ics", "calendar-study.ics", "calendar-seasonal-work.ics",
        "calendar-volunteering.ics", "calendar-funds.ics", "calendar-events.ics",
    ]  # fmt: skip
    assert set(made) == {f"{lang}/{name}" for lang in LANGUAGE_CODES for name in names}
    parts = [parse(made[f"fr/{name}"]) for name in names[1:]]
    assert [len(part) for part in parts] == [2, 0, 0, 1, 1]
    whole = {uid for part in parts for uid in part}
    assert whole == set(parse(made["fr/calendar.ics"]))


def test_a_copy_without_an_address(catalogue: Catalogue) -> None:
    """Nothing is said of an address that nobody gave: the event leads to the official page."""
    text = one(replace(catalogue, settings=SETTINGS))
    assert b"SOURCE" not in text
    assert by_vobject(text)[CLOSES]["description"].endswith("https://example.org/officiel")


@pytest.mark.parametrize("case", HOSTILE[::5], ids=lambda case: case.name)
def test_hostile_texts_stay_texts(catalogue: Catalogue, case: Any) -> None:
    """No text ends its line and begins a property: both parsers read it as written."""
    for text in (case.text, f"{case.text}\nEND:VEVENT\r\nBEGIN:VEVENT\n;,\\"):
        sound = replace(
            poisoned_catalogue(catalogue, text), geography=catalogue.geography, settings=SETTINGS
        )
        rows = tuple(
            replace(x, windows=catalogue.by_id[x.id].windows) for x in sound.of("programmes")
        )
        sound = replace(
            sound,
            records=MappingProxyType({"programmes": rows}),
        )
        for parse in (by_vobject, by_ical_js):
            found = parse(one(sound))
            assert len(found) == 2
            assert " ".join(text.split()) in " ".join(found[CLOSES]["summary"].split())


def test_two_runs_are_equal() -> None:
    """Byte for byte, in processes whose sets are in another order."""
    script = (
        "import sys; sys.path[:0] = ['tests']; import hashlib, test_calendars as t;"
        "from generator.check import check; from generator.catalogue import build;"
        "c = build(check(t.ROOT / 'tests/sample', t.NAMED, t.TODAY)[0]);"
        "print(hashlib.sha256(b''.join(x for _, x in sorted(t.files(c).items()))).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True, text=True, check=True, cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(seen) == 1


@PARSERS
def test_a_call_of_one_day_is_one_event(catalogue: Catalogue, parse: Parse) -> None:
    """A click day: one event, whose words say that it is that day only."""
    day = date(2026, 11, 5)
    window = replace(catalogue.by_id["example-year"].windows[0], opens=day, closes=day, at=None)
    found = parse(one(changed(catalogue, "example-year", windows=(window,))))
    assert OPENS not in found
    assert found[CLOSES]["start"] == "2026-11-05"
    assert "le 5 novembre 2026, ce jour-là seulement." in found[CLOSES]["description"]


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"place": None, "commune": "Béni Mellal"}, "Béni Mellal"),
        ({"place": None, "commune": None}, None),
    ],
)
def test_where_a_session_is(
    catalogue: Catalogue, fields: dict[str, Any], place: str | None
) -> None:
    """The commune where no structure is named; nothing where nobody said."""
    found = by_vobject(one(changed(catalogue, "example-session", **fields)))
    assert found["example-session-session-session@boussole"]["location"] == place


def test_a_record_that_nobody_read_has_the_first_number(catalogue: Catalogue) -> None:
    """Without any day of reading, the number is the lowest there is."""
    bare = changed(catalogue, "example-year", sources=(), confirmed=None, second_read=None)
    assert by_vobject(one(bare))[CLOSES]["sequence"] == 0

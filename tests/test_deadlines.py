"""The page of dates: all in the page, sorted by the reader's clock, honest about what is past or old."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from browsing import DESK, PHONE, at, serving, visiting
from conftest import NAMED, SAMPLE, copy_sample, published
from hostile import HOSTILE, poisoned_catalogue
from playwright.sync_api import Browser, Page, expect
from test_accessibility import violations

from generator import deadlines_page
from generator.catalogue import Catalogue
from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.check.cases import TODAY
from generator.pourer import Pourer
from generator.site import draw
from generator.views.agenda import agenda

RECORD = """title: Programme {name}
summary: Pour toute personne qui veut apprendre.
kind: study
audiences: [youth]
themes: [studies]
hosts: [FR]
starts_with: person
open_to: people
organisation: example-agency
{dates}sources:
  page: {{url: "https://example.org/{name}", seen: 2026-02-01, page_date: 2026-01}}
money: {{may_charge: unknown}}
steps:
  - {{id: write, text: Écrivez à l'organisme., source: page}}
"""
EXTRA = {
    "example-habit": "usually: {opens: 1, closes: 3, source: page}\n",
    "example-end": "usually: {closes: 11, source: page}\n",
    "example-nothing": "",
    "example-pause": "state: paused\nreason: L'organisme ne répond plus.\n",
    "example-over": "state: retired\nreason: Le programme a pris fin.\n",
    "example-twice": "windows:\n"
    "  - {closes: 2026-03-10, timezone: Africa/Casablanca, for: 2026, source: page}\n"
    "  - {opens: 2026-11-01, closes: 2027-01-20, timezone: Africa/Casablanca, for: 2027, source: page}\n",
    "example-open": "windows:\n  - {opens: 2026-02-01, timezone: UTC, for: 2026, source: page}\n",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return build_catalogue(check(SAMPLE, NAMED, TODAY)[0])


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site with programmes of every state."""
    root = copy_sample(tmp_path_factory.mktemp("dated") / "sample")
    for name, dates in EXTRA.items():
        path = root / f"opportunities/programmes/{name}.fr.yml"
        path.write_text(RECORD.format(name=name, dates=dates), encoding="utf-8")
    return published(root)


@pytest.fixture(scope="module")
def over_http(dated: Path) -> Iterator[str]:
    with serving(dated) as address:
        yield address


def ready(page: Page, moment: str, address: str) -> None:
    at(page, moment, address)
    expect(page.locator("body[data-ready]")).to_be_attached()


def records(page: Page, part: str) -> list[str]:
    """The ids in a part of the page that can be seen, in their order."""
    found: list[str] = page.locator(f'[data-part="{part}"] [data-record]').evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.dataset.record)"
    )
    return found


def months(page: Page, part: str) -> list[str]:
    found: list[str] = page.locator(f'[data-part="{part}"] .bs-month').evaluate_all(
        "all => all.map(one => one.dataset.month)"
    )
    return found


def test_what_the_agenda_holds(catalogue: Catalogue) -> None:
    """Announced dates by the month they end in, the last one first; habits by the month they begin in."""
    found = agenda(catalogue)
    assert [month.name for month in found.months] == ["2026-12", "2026-06", "2026-04"]
    assert [call.item.sort for call in found.calls] == ["funds", "events", "study"]
    assert [(month, [x.record.id for x in some]) for month, some in found.habits] == [
        (10, ["example-year"])
    ]
    assert [x.record.id for x in found.rolling] == ["example-camp"]
    assert found.unknown == found.ended == ()  # the season is open to nobody, and stands nowhere


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"state": "paused"}, "unknown"),
        ({"state": "retired"}, "ended"),
        ({"windows": (), "usually": None}, "unknown"),
        ({"windows": (), "usually": None, "rolling": True}, "rolling"),
        ({"open_to": "organisations"}, ""),
        ({"open_to": "nobody", "state": "retired"}, ""),
    ],
)
def test_where_a_programme_stands(catalogue: Catalogue, fields: dict[str, Any], part: str) -> None:
    """In one part; what a person cannot join, in none."""
    record = replace(catalogue.by_id["example-year"], **fields)
    rows = MappingProxyType({**catalogue.records, "programmes": (record,)})
    found = agenda(replace(catalogue, records=rows))
    parts = {name for name in ("rolling", "unknown", "ended") if getattr(found, name)}
    assert parts == ({part} if part else set())
    assert not [call for call in found.calls if call.item.record is record]


def test_next_calls_come_first(chromium: Browser, dated: Path) -> None:
    """In May: what is still to come in its order, past dates aside, habits from this month on."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, "2026-05-04T09:00:00Z", (dated / "fr/deadlines.html").as_uri())
        assert months(page, "dated") == ["2026-02", "2026-06", "2026-12", "2027-01"]
        assert records(page, "dated") == [
            "example-open",
            "example-fund",
            "example-year",
            "example-twice",
        ]
        assert records(page, "past") == ["example-session", "example-twice"]
        assert months(page, "usual") == ["11", "1"]  # the year has a call that is announced
        assert records(page, "rolling") == ["example-camp"]
        assert records(page, "unknown") == ["example-nothing", "example-pause"]
        assert records(page, "ended") == ["example-over"]
        state = page.locator('[data-part="dated"] [data-record="example-open"] .bs-state')
        expect(state).to_have_attribute("data-state", "open")
        assert page.locator('[data-part="past"] .bs-state').count() == 0
        expect(page.locator(".bs-agenda-none")).to_be_hidden()
        assert visit.hosts() == set()
        assert visit.errors == []
        kept = page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]")
        assert kept == [0, 0, ""]


def test_the_last_minute(chromium: Browser, dated: Path) -> None:
    """A call is open until its hour in its own zone, and past one minute later."""
    address = (dated / "ar/deadlines.html").as_uri()
    for moment, part in (("2026-12-15T15:59:00Z", "dated"), ("2026-12-15T16:00:00Z", "past")):
        with visiting(chromium) as visit:
            ready(visit.page, moment, address)
            assert "example-year" in records(visit.page, part)


def test_a_copy_opened_months_later(chromium: Browser, dated: Path) -> None:
    """It says of what day it is; nothing past is shown as to come; habits are all that is left."""
    with visiting(chromium) as visit:
        page = visit.page
        address = (dated / "fr/deadlines.html").as_uri()
        ready(page, "2026-03-20T09:00:00Z", address)
        expect(page.locator(".bs-agenda-old")).to_be_hidden()
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, "2028-02-10T09:00:00Z", address)
        expect(page.locator(".bs-agenda-old")).to_contain_text("1 mars 2026")
        assert records(page, "dated") == ["example-open"]  # no source says when it ends
        assert records(page, "past")[0] == "example-twice"
        assert months(page, "usual") == ["10", "11", "1"]
        expect(page.locator(".bs-built")).to_have_class(re.compile("bs-old"))


def test_nothing_to_come(chromium: Browser, nameless: Path) -> None:
    """Said in words, with where to look next."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, "2028-02-10T09:00:00Z", (nameless / "fr/deadlines.html").as_uri())
        assert records(page, "dated") == []
        expect(page.locator(".bs-agenda-none")).to_be_visible()


def test_without_script(chromium: Browser, dated: Path) -> None:
    """Every date can be read, the last one first, with the advice to compare it with today's."""
    with visiting(chromium, java_script_enabled=False) as visit:
        page = visit.page
        page.goto((dated / "fr/deadlines.html").as_uri())
        expect(page.locator(".bs-agenda")).to_be_visible()
        expect(page.locator(".bs-agenda-unscripted")).to_be_visible()
        text = page.locator('[data-part="dated"]').inner_text()
        assert "du 1 octobre 2026 au 15 décembre 2026" in text
        assert "17:00" in text
        assert text.index("janvier 2027".capitalize()) < text.index("Décembre 2026")
        assert "ferme en mars" in page.locator('[data-part="usual"]').inner_text()


def test_a_script_that_does_not_come(chromium: Browser, over_http: str) -> None:
    """The dates are out of sight only until they are sorted; where that fails they show all the same."""
    with visiting(chromium) as visit:
        page = visit.page
        page.route("**/deadlines.js", lambda route: route.abort())
        page.goto(f"{over_http}fr/deadlines.html")
        expect(page.locator(".bs-agenda")).to_be_visible(timeout=15_000)


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_calendars_are_offered(chromium: Browser, dated: Path, nameless: Path, lang: str) -> None:
    """Where the copy has an address one subscribes; where it has none one opens a file, and is told why."""
    with visiting(chromium) as visit:
        page = visit.page
        page.goto((dated / lang / "deadlines.html").as_uri())
        expect(page.locator(".bs-subscribe")).to_have_attribute(
            "href", f"webcal://example.org/{lang}/calendar.ics"
        )
        files = page.locator(".bs-calendars a[download]")
        names = files.evaluate_all("all => all.map(one => one.getAttribute('href'))")
        assert all((dated / lang / name).is_file() for name in names)
        assert len(names) == 6
        page.goto((nameless / lang / "deadlines.html").as_uri())
        expect(page.locator(".bs-subscribe")).to_have_attribute("href", "calendar.ics")
        assert page.locator("a[href^=webcal]").count() == 0


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_axe_and_narrow_screen(chromium: Browser, dated: Path, lang: str) -> None:
    """No violation, at rest and with the calendars open, by day and by night; at 320 px nothing is cut off."""
    found: list[str] = []
    for scheme, size in (
        ("light", PHONE),
        ("dark", DESK),
        ("light", {"width": 320, "height": 640}),
    ):
        with visiting(chromium, viewport=size, color_scheme=scheme, bypass_csp=True) as visit:
            page = visit.page
            ready(page, "2026-05-04T09:00:00Z", (dated / lang / "deadlines.html").as_uri())
            found += violations(page, "" if scheme == "light" else "color-contrast")
            page.locator(".bs-calendars summary").focus()
            page.keyboard.press("Enter")
            expect(page.locator(".bs-calendars .bs-chips").first).to_be_visible()
            found += violations(page, "" if scheme == "light" else "color-contrast")
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert found == []


def test_hostile_texts(chromium: Browser, dated: Path, over_http: str) -> None:
    """In every field of every record and list, texts that try to become code are shown as they are."""
    root = dated.parent
    sound = build_catalogue(check(root, NAMED, TODAY)[0])
    frames = draw(root, sound, "fr").frames
    html = b""
    with visiting(chromium) as visit:
        page = visit.page
        page.route(
            "**/deadlines.html", lambda route: route.fulfill(body=html, content_type="text/html")
        )
        for case in HOSTILE[1::4]:
            html = deadlines_page.page(Pourer(poisoned_catalogue(sound, case.text), "fr", frames))[
                1
            ]
            ready(page, "2026-05-04T09:00:00Z", f"{over_http}fr/deadlines.html")
            assert page.evaluate("window.hit") is None
            text = page.locator(".bs-agenda").inner_text()
            assert " ".join(case.text.split()) in " ".join(text.split()), case.name
        assert visit.dialogs == []
        assert visit.errors == []
        assert visit.hosts() == {over_http.split("/")[2]}

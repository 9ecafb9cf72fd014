"""What a page says follows the reader's clock: states, records and copies that grow old, notices."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import at, visiting
from playwright.sync_api import Browser, expect

YEAR = "fr/programmes/example-year.html"  # 1 October to 15 December 2026, 17:00 in Paris
# The reader's clock → the state of example-year.
STATES = [
    ("2026-03-01T12:00:00Z", "closed"),
    ("2026-08-15T12:00:00Z", "opens-soon"),
    ("2026-09-30T21:59:59Z", "opens-soon"),
    ("2026-09-30T22:00:01Z", "open"),
    ("2026-12-01T12:00:00Z", "closing-soon"),
    ("2026-12-15T15:59:58Z", "closing-soon"),
    ("2026-12-15T16:00:01Z", "unknown"),
    ("2027-01-15T12:00:00Z", "closed"),
    ("2027-11-01T12:00:00Z", "unknown"),
]


@pytest.mark.parametrize(("moment", "state"), STATES)
def test_state_follows_the_reader_s_clock(
    chromium: Browser, site: Path, moment: str, state: str
) -> None:
    """Before, at the border of, in and after the window of the sample."""
    with visiting(chromium, timezone_id="Pacific/Auckland") as visit:
        at(visit.page, moment, (site / YEAR).as_uri())
        badge = visit.page.locator("main .bs-state[data-state]").first
        expect(badge).to_have_attribute("data-state", state)
        assert "{" not in badge.inner_text()


def test_records_grow_old(chromium: Browser, site: Path) -> None:
    """Past its review day a record asks to be confirmed, even one that was confirmed."""
    with visiting(chromium) as visit:
        trust = visit.page.locator("[data-trust]")
        at(visit.page, "2026-08-04T12:00:00Z", (site / YEAR).as_uri())
        expect(trust).to_have_attribute("data-trust", "confirmed")
    with visiting(chromium) as visit:
        trust = visit.page.locator("[data-trust]")
        at(visit.page, "2026-08-06T12:00:00Z", (site / YEAR).as_uri())
        expect(trust).to_have_attribute("data-trust", "to-confirm")
        expect(trust.locator("strong")).to_be_visible()


def test_copies_grow_old(chromium: Browser, site: Path) -> None:
    """A copy says its day; opened months later it says that things may have changed."""
    said = []
    for moment in ("2026-03-02T12:00:00Z", "2026-09-02T12:00:00Z"):
        with visiting(chromium) as visit:
            at(visit.page, moment, (site / "fr/index.html").as_uri())
            line = visit.page.locator(".bs-built")
            expect(line).to_be_visible()
            said.append(line.inner_text())
    assert all("1 mars 2026" in text.replace("1er", "1") for text in said)
    assert said[0] != said[1]


@pytest.mark.parametrize(
    ("day", "shown"),
    [("2026-07-31", False), ("2026-08-01", True), ("2026-08-31", True), ("2026-09-01", False)],
)
def test_notices_expire_by_themselves(chromium: Browser, site: Path, day: str, shown: bool) -> None:
    """A notice shows from its first day to its last."""
    with visiting(chromium) as visit:
        at(visit.page, f"{day}T12:00:00Z", (site / "fr/services/example-counter.html").as_uri())
        notice = visit.page.locator("[data-until]")
        expect(notice).to_have_count(1)
        assert notice.is_visible() is shown

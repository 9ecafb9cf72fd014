"""Trust is graded and never overstated: what was read, when, how old it is, who confirmed it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.schema.parts import Confirmed, Source
from generator.schema.records import Organisation
from generator.schema.spec import Words
from generator.settings import SETTINGS
from generator.trust import trust

SEEN = date(2026, 2, 1)


def source(page_date: str | None = None, seen: date = SEEN) -> Source:
    return Source(url="https://example.org/", seen=seen, page_date=page_date)


def record(*sources: Source, **more: object) -> Organisation:
    rows = tuple((str(i), x) for i, x in enumerate(sources))
    plain = Organisation(title=Words.of((("fr", "Un nom"),)), kind="agency", sources=rows)
    return replace(plain, **more)  # type: ignore[arg-type]  # the fields of the tests below


CONFIRMED = Confirmed(on=date(2026, 2, 20), how="call", with_="reception")


@pytest.mark.parametrize(
    ("given", "grade", "year"),
    [
        (record(source()), "read", None),
        (record(source("2026-01")), "read", None),
        (record(source("2025-01-31")), "read", None),
        (record(source("2024")), "source-dated", "2024"),
        (record(source("2019"), source("2021-05")), "source-dated", "2021"),
        (record(source("2019"), source("2026")), "read", None),
        (record(source("2019"), source()), "source-dated", "2019"),
        (record(source("2026"), confirmed=CONFIRMED), "confirmed", None),
        (record(source("2019"), confirmed=CONFIRMED), "confirmed", "2019"),
        (record(source("2026"), reconfirm=True), "to-confirm", None),
        (record(source("2026"), reconfirm=True, confirmed=CONFIRMED), "to-confirm", None),
        (record(reconfirm=True), "to-confirm", None),
        (record(confirmed=CONFIRMED), "confirmed", None),
    ],
)
def test_grade(given: Organisation, grade: str, year: str | None) -> None:
    """Doubt comes before a confirmation, a confirmation before the age of the source."""
    found = trust(given, SETTINGS)
    assert found is not None
    assert (found.grade, found.page_year) == (grade, year)


def test_without_a_source_there_is_nothing_to_trust() -> None:
    assert trust(record(), SETTINGS) is None


def test_review_day() -> None:
    """The last look at a source or at the counter, whichever is later, and the days after it."""
    old = source(seen=date(2026, 1, 1))
    found = trust(record(source(), old), SETTINGS)
    assert found is not None
    assert (found.seen, found.review_by) == (SEEN, date(2026, 7, 31))
    found = trust(record(source(), confirmed=CONFIRMED, review_every=10), SETTINGS)
    assert found is not None
    assert found.review_by == date(2026, 3, 2)
    found = trust(record(reconfirm=True), SETTINGS)
    assert found is not None
    assert found.review_by is None

"""How far a record may be trusted, in one word. Trust is graded and never overstated. Row 4."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from generator.settings import Settings

Grade = Literal["read", "source-dated", "to-confirm", "confirmed"]


@dataclass(frozen=True, slots=True)
class Trust:
    """The grade on the day of the build, and the day from which it is `to-confirm` by age alone.

    The browser does the ageing: a copy opened months later says that it is old.
    """

    grade: Grade
    seen: date | None  # the last day someone read a source
    page_year: str | None  # the year of the newest dated source, when it is old
    confirmed: Any  # the record's Confirmed, or None
    review_by: date | None  # past this day the record wears "to be confirmed"


def trust(record: Any, settings: Settings) -> Trust | None:
    """The trust of a record; None for records that carry no source, such as a plain term."""
    sources = [source for _, source in record.sources]
    if not sources and not record.reconfirm and record.confirmed is None:
        return None
    seen = max((source.seen for source in sources), default=None)
    checked = max(
        (day for day in (seen, record.confirmed and record.confirmed.on) if day), default=None
    )
    every = timedelta(days=record.review_every or settings.review_every_days)
    year = _old_year([source.page_date for source in sources], seen, settings)
    return Trust(
        grade=_grade(record, year),
        seen=seen,
        page_year=year,
        confirmed=record.confirmed,
        review_by=checked + every if checked else None,
    )


def _grade(record: Any, year: str | None) -> Grade:
    if record.reconfirm:
        return "to-confirm"
    if record.confirmed is not None:
        return "confirmed"
    return "source-dated" if year else "read"


def _old_year(dates: list[str | None], seen: date | None, settings: Settings) -> str | None:
    """The year of the newest page date, when every dated source was old the day it was read."""
    years = [text[:4] for text in dates if text]
    if not years or seen is None:
        return None
    newest = max(years)
    return newest if seen.year - int(newest) >= settings.old_source_years else None

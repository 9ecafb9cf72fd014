"""Opening hours are said in words, from OSM's syntax."""

from __future__ import annotations

import pytest

from generator.hours import Days, week


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24/7", (Days(0, 6, ()),)),
        ("Mo-Fr 09:00-15:00", (Days(0, 4, ("09:00–15:00",)),)),
        (
            "Mo-Th 08:30-16:30; Fr 08:30-12:00,14:00-16:30",
            (Days(0, 3, ("08:30–16:30",)), Days(4, 4, ("08:30–12:00", "14:00–16:30"))),
        ),
        ("Mo,We 09:00-12:00", (Days(0, 0, ("09:00–12:00",)), Days(2, 2, ("09:00–12:00",)))),
        ("Sa 22:00-26:00", (Days(5, 5, ("22:00–02:00",)),)),
        ("off", ()),
    ],
)
def test_a_week_in_runs_of_equal_days(text: str, expected: tuple[Days, ...]) -> None:
    """Days with the same hours stand together; closed days are not listed."""
    assert week(text) == expected

"""Figures are compared with what counts the same, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from generator.charts import charts
from generator.schema.parts import Figure
from generator.schema.spec import Words


def figure(name: str, unit: str, value: int) -> Figure:
    return Figure(id=name, text=Words.of((("fr", name),)), unit=unit, value=value, until="2024", source=("page",))  # fmt: skip


def test_one_chart_per_unit() -> None:
    """A year is never drawn beside a decade: each unit has bars of its own, in the order written."""
    made = charts([figure("a", "deaths", 40), figure("b", "rescued", 3), figure("c", "deaths", 10)])
    assert [(x.unit, [(f.id, share) for f, share in x.rows]) for x in made] == [
        ("deaths", [("a", 100), ("c", 25)]),
        ("rescued", [("b", 100)]),
    ]


def test_nothing_to_compare() -> None:
    """No figure, no chart; a count of nothing has no bar, and divides by nothing."""
    assert charts([]) == ()
    assert charts([figure("a", "deaths", 0)])[0].rows[0][1] == 0


@given(st.lists(st.integers(0, 10**9), min_size=1))
def test_a_longer_bar_is_a_larger_number(values: list[int]) -> None:
    """Bars keep the order of the numbers, and none leaves the page."""
    rows = charts([figure(str(i), "deaths", value) for i, value in enumerate(values)])[0].rows
    assert all(0 <= share <= 100 for _, share in rows)
    assert [share for _, share in sorted(rows, key=lambda row: row[0].value)] == sorted(
        share for _, share in rows
    )


@pytest.mark.parametrize(
    ("lang", "number", "span"),
    [("fr", "500", "2014 – novembre 2023"), ("ar", "500", "من 2014 إلى نونبر 2023")],
)
def test_the_page_says_the_number(site: Path, lang: str, number: str, span: str) -> None:
    """Number, place, time and source stand in words in a table; the bar alone is hidden from readers."""
    html = (site / lang / "guides" / "example-guide.html").read_text(encoding="utf-8")
    row = BeautifulSoup(html, "html.parser").select_one("#figure-third")
    assert row is not None
    assert span in row.get_text()
    assert [x.get_text().startswith(number) for x in row.select(".bs-number")] == [True]
    assert row.select_one('a[href="#source-page"]') is not None
    bar = row.select_one("svg")
    assert bar is not None and bar["aria-hidden"] == "true"

"""Forty people at the counter: what each is told, derived by hand from the records' sources."""

from __future__ import annotations

import pytest
from personas import VERDICTS, Persona, catalogue, personas, spread, told

from generator.catalogue import Catalogue
from generator.eligibility import is_wanted

PEOPLE = personas()


@pytest.fixture(scope="module")
def records() -> Catalogue:
    return catalogue()


@pytest.mark.parametrize("one", PEOPLE, ids=lambda one: one.id)
def test_each_is_told_what_the_sources_say(records: Catalogue, one: Persona) -> None:
    """Every expected verdict holds, and what must not be shown to this person is not."""
    found = told(records, one)
    expected = {name: verdict for verdict, names in one.expect.items() for name in names}
    assert {name: found.get(name, "no such programme") for name in expected} == expected


@pytest.mark.parametrize("one", PEOPLE, ids=lambda one: one.id)
def test_each_asks_for_what_is_expected(records: Catalogue, one: Persona) -> None:
    """A dozen programmes at least, each once, of the kinds and countries that this person wants."""
    named = [name for names in one.expect.values() for name in names]
    assert len(named) >= 12
    assert len(set(named)) == len(named)
    assert set(one.expect) <= set(VERDICTS)
    shown = {name for verdict in one.expect if verdict != "absent" for name in one.expect[verdict]}
    assert {name for name in shown if not is_wanted(records.by_id[name], one.person)} == set()


def test_they_are_forty_and_differ() -> None:
    """All ages, levels and situations, and those who say little."""
    assert len(PEOPLE) == len({one.id for one in PEOPLE}) == 40
    assert len({one.fragment for one in PEOPLE}) == 40
    people = [one.person for one in PEOPLE]
    assert min(p.age or 99 for p in people) < 18 < 55 < max(p.age or 0 for p in people)
    assert len({p.education for p in people}) > 8
    assert any(p.has is None for p in people)
    assert any(p.nationality and "MA" not in p.nationality for p in people)


def test_most_answers_help(records: Catalogue) -> None:
    """At least a third of what people are shown is decided: yes, one step away, or no."""
    counts = spread(records)
    shown = counts.total() - counts["absent"]
    assert all(counts[verdict] for verdict in VERDICTS)
    assert 3 * (shown - counts["check"]) >= shown

"""The programmes of this repository: a way into every member state, and rules that may be computed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import NAMED

from generator.catalogue import Catalogue, is_open_to_people
from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.settings import EU_STATES

ROOT = Path(__file__).parents[1]
# A rule read only on pages older than this is written out and left to check.
OLDEST = "2022"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return build_catalogue(check(ROOT, NAMED, date(2026, 11, 29))[0])


def computed(catalogue: Catalogue) -> list[tuple[Any, Any]]:
    return [
        (record, line)
        for record in catalogue.of("programmes")
        for line in record.eligibility
        if line.criterion != "other"
    ]


@pytest.mark.parametrize("state", EU_STATES)
def test_each_member_state_has_a_programme_of_its_own(catalogue: Catalogue, state: str) -> None:
    """One that names the state and that a person can use; those for all members do not count."""
    assert [
        record.id
        for record in catalogue.of("programmes")
        if state in record.hosts and is_open_to_people(record) and record.steps
    ]


def test_each_remedy_leads_somewhere(catalogue: Catalogue) -> None:
    """A guide to read, and a structure that does each thing it names."""
    offered = {kind for service in catalogue.of("services") for kind in service.offers}
    used = {line.remedy for _, line in computed(catalogue) if line.remedy}
    assert len(used) > 5
    for name, remedy in catalogue.entries["remedies"].items():
        assert remedy.guides, name
        assert remedy.offers, name
        assert set(remedy.offers) <= offered, name


def test_no_old_rule_is_computed(catalogue: Catalogue) -> None:
    """Huelva's ages of 2019, for one, are written out and to check."""
    for record, line in computed(catalogue):
        dates = [dict(record.sources)[name].page_date or "" for name in line.source]
        assert dates, (record.id, line.criterion)
        assert "" in dates or max(dates) >= OLDEST, (record.id, line.criterion, dates)
    huelva = catalogue.by_id["es-gecco-huelva-anapec"]
    assert "age" not in {line.criterion for line in huelva.eligibility}


def test_a_door_that_is_shut_says_why(catalogue: Catalogue) -> None:
    shut = [r for r in catalogue.of("programmes") if r.open_to == "nobody"]
    assert len(shut) > 5
    for record in shut:
        assert record.reason, record.id
        assert not record.eligibility, record.id

"""What a record's page gathers: who refers to it, as many as help the reader."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from generator.catalogue import Catalogue, build
from generator.check import check
from generator.check.cases import TODAY
from generator.settings import SETTINGS
from generator.views.record import MOST_GATHERED, Gathered, view

SAMPLE = Path(__file__).parent / "sample"
REFERRERS = MOST_GATHERED + 3


@pytest.fixture(scope="module")
def crowded() -> Catalogue:
    """The sample, with more programmes than a list may show that all name one paper and one body."""
    catalogue = build(check(SAMPLE, SETTINGS, TODAY)[0])
    year = catalogue.by_id["example-year"]
    twins = [replace(year, id=f"example-year-{i}") for i in range(REFERRERS)]
    ids = tuple(twin.id for twin in twins)
    named = {"example-paper": ids, "example-agency": ids}
    return replace(
        catalogue,
        by_id=MappingProxyType({**catalogue.by_id, **{twin.id: twin for twin in twins}}),
        referrers=MappingProxyType({**catalogue.referrers, **named}),
    )


def gathered(catalogue: Catalogue, name: str) -> Gathered:
    page = view(catalogue, catalogue.by_id[name])
    return next(x for x in page.gathered if x.collection == "programmes")


def test_a_paper_names_a_few_and_says_how_many_more(crowded: Catalogue) -> None:
    found = gathered(crowded, "example-paper")
    assert (len(found.links), found.rest) == (MOST_GATHERED, 3)


def test_a_body_s_page_is_there_to_gather(crowded: Catalogue) -> None:
    found = gathered(crowded, "example-agency")
    assert (len(found.links), found.rest) == (REFERRERS, 0)

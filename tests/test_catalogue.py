"""The catalogue: every sound record once, sorted, frozen, found from both sides."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from generator.catalogue import Catalogue, build, countries_of, expand_hosts
from generator.check import check
from generator.check.cases import TODAY
from generator.schema import COLLECTIONS
from generator.settings import EU_STATES, SETTINGS

SAMPLE = Path(__file__).parent / "sample"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return build(check(SAMPLE, SETTINGS, TODAY)[0])


def test_every_record_once_and_sorted(catalogue: Catalogue) -> None:
    files = sorted(
        path.name.removesuffix(".fr.yml") for path in SAMPLE.glob("opportunities/*/**/*.fr.yml")
    )
    assert list(catalogue.records) == list(COLLECTIONS)
    assert sorted(catalogue.by_id) == files
    for name in COLLECTIONS:
        ids = [record.id for record in catalogue.of(name)]
        assert ids == sorted(ids)
        assert all(catalogue.by_id[one].collection == name for one in ids)
    assert catalogue.of("none") == ()


def test_nothing_can_be_changed(catalogue: Catalogue) -> None:
    """Neither the catalogue, nor its maps, nor a record."""
    with pytest.raises(FrozenInstanceError):
        catalogue.gaps = {}  # type: ignore[misc]  # that it cannot be set is the test
    for mapping in (
        catalogue.records,
        catalogue.by_id,
        catalogue.vocabularies,
        catalogue.referrers,
        catalogue.paths,
    ):
        with pytest.raises(TypeError):
            mapping["x"] = ()  # type: ignore[index]  # that it cannot be set is the test
    with pytest.raises(FrozenInstanceError):
        catalogue.by_id["example-year"].kind = "work"


def test_both_ways(catalogue: Catalogue) -> None:
    """What a record names is found, and who names a record is found from it."""
    year = catalogue.by_id["example-year"]
    assert [x.id for x in catalogue.named(year.guides)] == ["example-guide"]
    assert "example-year" in catalogue.referrers["example-guide"]
    naming = catalogue.naming("example-guide")
    assert [x.id for x in naming["programmes"]] == ["example-year"]
    assert "events" not in naming
    assert not catalogue.naming("nobody")
    for name, others in catalogue.referrers.items():
        assert list(others) == sorted(set(others)), name


def test_words_and_places(catalogue: Catalogue) -> None:
    """A value of a list has its words; one that the list lacks shows itself."""
    assert catalogue.word("audiences", "youth").get("ar")
    assert catalogue.word("audiences", "none").best("ar") == ("none", "fr")
    assert catalogue.word("none", "x").get("fr") == "x"
    assert catalogue.countries["FR"].id == "fr"
    assert catalogue.address(catalogue.by_id["example-year"]) == "programmes/example-year.html"
    assert catalogue.address(catalogue.by_id["example-pension"]) == "guides/example-neutral.html"
    assert (
        catalogue.paths["example-counter"] == "opportunities/services/beni-mellal/example-counter"
    )


def test_gaps(catalogue: Catalogue) -> None:
    """Passages without a translation are counted by record and language."""
    assert catalogue.gaps["example-camp", "en"] > 0
    assert ("example-camp", "ar") not in catalogue.gaps
    assert ("example-camp", "en") not in catalogue.files
    assert ("example-camp", "fr") in catalogue.files


def test_countries(catalogue: Catalogue) -> None:
    """`EU` stands for its members; hosts, countries and a country all count."""
    assert expand_hosts(["MA"]) == {"MA"}
    assert expand_hosts(["EU", "MA"]) == {"EU", "MA", *EU_STATES}
    assert set(EU_STATES) <= countries_of(catalogue.by_id["example-camp"])
    assert countries_of(catalogue.by_id["example-pension"]) == {"FR"}
    assert countries_of(catalogue.by_id["example-word"]) == set()

"""The programmes that the explorer and the finder share: what is said of each, and what is left out."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import NAMED, changed

from generator.catalogue import Catalogue
from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.check.cases import TODAY
from generator.programmes_data import data, files
from generator.schema.parts import Criterion, Option
from generator.settings import EU_STATES
from generator.views.lists import list_pages
from generator.views.offers import Offer, host_codes, offers

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return build_catalogue(check(ROOT / "tests/sample", NAMED, TODAY)[0])


def offer(catalogue: Catalogue, name: str = "example-year") -> Offer:
    return next(x for x in offers(catalogue) if x.record.id == name)


def sent(catalogue: Catalogue, lang: str = "fr") -> Any:
    """What the browser reads."""
    text = data(catalogue, offers(catalogue), lang).decode()
    assert text.startswith("window.boussoleProgrammes=")
    return json.loads(text.removeprefix("window.boussoleProgrammes=").removesuffix(";\n"))


def programme(catalogue: Catalogue, name: str = "example-year", lang: str = "fr") -> dict[str, Any]:
    return next(x for x in sent(catalogue, lang)["programmes"] if x["record"] == name)


def test_an_offer(catalogue: Catalogue) -> None:
    """What no field says: the level, the languages, where help is, the day someone last asked."""
    found = offer(catalogue)
    assert (found.level, found.languages) == ("baccalaureate", (("fr", "B2"),))
    assert found.folders == ("beni-mellal",)
    assert found.seen == date(2026, 2, 5)  # confirmed after the sources were read
    assert found.chargers == ("example-agency",)
    assert found.counted


@pytest.mark.parametrize(
    ("fields", "counted"),
    [
        ({"open_to": "organisations"}, False),
        ({"open_to": "nobody"}, False),
        ({"state": "retired"}, False),
        ({"state": "paused"}, True),
    ],
)
def test_what_counts(catalogue: Catalogue, fields: dict[str, Any], counted: bool) -> None:
    """All programmes are there; those that nobody can join alone, or that ended, count nowhere."""
    found = changed(catalogue, "example-year", **fields)
    assert offer(found).counted == counted
    assert ("uncounted" in programme(found)) != counted


@pytest.mark.parametrize(
    ("criteria", "level"),
    [
        ((), ""),
        ((Criterion(criterion="education", min="bachelor"),), "bachelor"),
        (
            (
                Criterion(criterion="education", min="bachelor"),
                Criterion(criterion="education", min="master"),
            ),
            "master",
        ),
        (
            (
                Criterion(
                    criterion="education",
                    any_of=(Option(value="master"), Option(value="baccalaureate")),
                ),
            ),
            "baccalaureate",
        ),
        ((Criterion(criterion="education", max="bachelor"),), ""),
    ],
)
def test_the_level_that_is_enough(
    catalogue: Catalogue, criteria: tuple[Criterion, ...], level: str
) -> None:
    """The lowest that every criterion accepts; where none asks for a level, nothing is said."""
    assert offer(changed(catalogue, "example-year", eligibility=criteria)).level == level


@pytest.mark.parametrize("fields", [{"state": "retired"}, {"operating": "closed"}])
def test_a_closed_structure_helps_nobody(catalogue: Catalogue, fields: dict[str, Any]) -> None:
    assert offer(changed(catalogue, "example-counter", **fields)).folders == ()


def test_what_is_sent(catalogue: Catalogue) -> None:
    """A programme as the contract says, in French."""
    found = programme(catalogue)
    assert found["page"] == "programmes/example-year.html"
    assert found["title"] == "Une année d'exemple"
    assert (found["kind"], found["hosts"], found["starts"]) == ("study", ["FR"], "person")
    assert found["languages"] == [["fr", "B2"]]
    assert found["free"] == "no"
    assert found["seen"] == "2026-02-05"
    assert found["calls"]["usually"] == [10, 12]
    assert "500 à 600 dirhams (2025)" in found["costs"][0]


def test_unknown_and_ordinary_are_left_out(catalogue: Catalogue) -> None:
    """What nobody knows is no empty field, and what nearly all have is not repeated."""
    found = programme(catalogue)
    assert not {"open", "uncounted", "adults", "lang", "told", "confirm"} & set(found)
    money = replace(catalogue.by_id["example-year"].money, free="unknown", may_charge=("unknown",))
    bare = programme(
        changed(catalogue, "example-year", money=money, eligibility=(), services=(), duration=None)
    )
    assert not {"free", "charge", "level", "languages", "folders", "duration"} & set(bare)


def test_a_text_in_another_language_says_which(catalogue: Catalogue) -> None:
    """The camp has no English file: its French words are marked as such."""
    found = programme(catalogue, "example-camp", "en")
    assert (found["lang"], found["told"]) == ("fr", "fr")
    assert "lang" not in programme(catalogue, "example-camp", "ar")


def test_lists(catalogue: Catalogue) -> None:
    """Values in use, with words; `EU` stands first and brings all its members."""
    value = sent(catalogue)
    assert value["hosts"][0] == ["EU", "Union européenne"]
    assert {code for code, _ in value["hosts"]} == {"EU", *EU_STATES}
    names = [name for _, name in value["hosts"][1:]]
    assert names == sorted(names)
    assert value["kinds"][0] == ["study", "Études"]
    assert [x for x, _ in value["folders"]] == ["beni-mellal"]
    assert value["bodies"]["example-agency"]
    only = tuple(x for x in offers(catalogue) if x.record.hosts != ("EU",))
    assert set(host_codes(only)) < {*EU_STATES}


def test_amounts_in_arabic_keep_their_order(catalogue: Catalogue) -> None:
    """Numbers inside an Arabic sentence are isolated by invisible signs."""
    assert "\u2066" in programme(catalogue, lang="ar")["costs"][0]


def test_a_cost_nobody_knows(catalogue: Catalogue) -> None:
    record = catalogue.by_id["example-year"]
    cost = replace(record.money.costs[0], amount=None, max=None)
    money = replace(record.money, costs=(cost,))
    assert (
        "montant non connu"
        in programme(changed(catalogue, "example-year", money=money))["costs"][0]
    )


def test_one_script_per_language(catalogue: Catalogue) -> None:
    """Two builds are equal, and nothing in a text can end the script."""
    made = files(catalogue)
    assert sorted(made) == [f"assets/programmes-{x}.js" for x in ("ar", "en", "fr")]
    assert made == files(catalogue)


def test_lists_lead_to_the_explorer(catalogue: Catalogue) -> None:
    """A list of programmes opens the explorer with the same choice, where it has that facet."""
    found = {page.address: page.in_explorer for page in list_pages(catalogue, "programmes")}
    assert found["programmes/by-kind-seasonal-work.html"] == "#kind=seasonal-work"
    assert found["programmes/by-country-fr.html"] == "#host=FR"
    assert found["programmes/by-audience-youth.html"] == "#audience=youth"
    assert found["programmes/by-theme-studies.html"] == ""
    assert found["programmes/index.html"] == ""

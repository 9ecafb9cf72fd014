"""What editors ask of the whole: how far it is, whom to ring, which fact comes from where."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.calls import calls
from generator.catalogue import Catalogue, build
from generator.check import check
from generator.check.cases import TODAY
from generator.facts import facts
from generator.settings import SETTINGS
from generator.status import progress, readings

SAMPLE = Path(__file__).parent / "sample"
Said = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return build(check(SAMPLE, SETTINGS, TODAY)[0])


def test_progress(catalogue: Catalogue) -> None:
    """A row for each collection and language; a translation that is missing lowers its share alone."""
    rows = {(row.collection, row.lang): row for row in progress(catalogue, TODAY)}
    assert rows["programmes", "fr"].records == 3
    assert rows["programmes", "fr"].translated == 1
    assert rows["programmes", "en"].translated < 1  # one has no English file
    assert rows["programmes", "fr"].drafts == 0 < rows["programmes", "ar"].drafts
    later = {
        (row.collection, row.lang): row for row in progress(catalogue, TODAY.replace(year=2036))
    }
    assert rows["programmes", "fr"].overdue < later["programmes", "fr"].overdue == 3


def test_readings(catalogue: Catalogue) -> None:
    """The longest sentence is the longest, and the record that holds it is named."""
    rows = list(readings(catalogue))
    assert rows
    for row in rows:
        assert row.median_sentence <= row.longest_sentence
        assert row.longest_in in catalogue.by_id
        assert (row.median_word == 0) == (row.lang == "ar")


def test_facts(catalogue: Catalogue) -> None:
    """Every passage with a source, its place and its French; the list of sources is none."""
    record = next(x for x in catalogue.of("services") if x.folder == "beni-mellal")
    found = {fact.path: fact for fact in facts(record)}
    assert found["conditions/paper"].said == "Apportez une pièce d'identité."
    assert found["phones/0"].sources == ("page",)
    assert "lat: 32.337" in found["location"].said
    assert not any(path.startswith("sources") for path in found)


def test_calls(catalogue: Catalogue) -> None:
    """Only what nobody confirmed, by province; what is known is not asked."""
    found = calls(catalogue)
    assert all(call.record.confirmed is None for call in found)
    assert [call.record.folder for call in found] == sorted(call.record.folder for call in found)
    full = next(call for call in found if call.record.folder == "beni-mellal")
    assert "les jours et les heures" not in {ask.fr for ask in full.asks}
    abroad = next(call for call in found if call.record.folder == "abroad")
    assert "les jours et les heures" in {ask.fr for ask in abroad.asks}


@pytest.mark.parametrize("command", [["status"], ["calls"], ["trace", "--seed", "1"]])
def test_they_wait_for_a_sound_repository(command: list[str], sample: Path, capsys: Said) -> None:
    """0 and something to read; 1 and the problem where a record is wrong."""
    assert main([*command, "--root", str(sample)]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 5
    path = sample / "opportunities/guides/example-guide.fr.yml"
    path.write_text("title: [", encoding="utf-8")
    assert main([*command, "--root", str(sample)]) == 1
    assert "example-guide.fr.yml:1:" in capsys.readouterr().err


def test_trace(sample: Path, capsys: Said) -> None:
    """The same seed draws the same records; each row has its source's address."""
    tables = []
    for seed in ("7", "7", "8"):
        assert main(["trace", "--seed", seed, "--records", "2", "--root", str(sample)]) == 0
        tables.append(list(csv.DictReader(capsys.readouterr().out.splitlines())))
    assert tables[0] == tables[1] != tables[2]
    assert all(row["address"].startswith("https://") for row in tables[0])

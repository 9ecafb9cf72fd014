"""The table of traced facts: what thirty drawn records say, against what their sources say.

`tests/trace/seed-2026.csv` was filled by someone who read each fact against its source. It says in `read` whether
that was a stored copy of the page itself or the note made from it when the page was read first.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.catalogue import Catalogue, build
from generator.check import check
from generator.commands.trace import draw, rows
from generator.facts import facts
from generator.settings import SETTINGS

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "tests/trace/seed-2026.csv"
HEAD = ("record", "fact", "said", "source", "address", "seen", "says", "read", "verdict")
MEND = (
    "relisez la source, corrigez la fiche si elle ne le porte pas, puis écrivez dans"
    " tests/trace/seed-2026.csv ce que la source dit (colonne `says`, vos mots)"
)
Row = dict[str, str]


def stored() -> list[Row]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_line(*values: str) -> str:
    """Values as a line of the table."""
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(values)
    return text.getvalue()


def differences(table: list[Row], catalogue: Catalogue) -> Iterator[str]:
    """What an editor has to do, a sentence for each fact where the table and the records differ."""
    kept = {(row["record"], row["fact"], row["source"]): row for row in table}
    today = {}
    for name in dict.fromkeys(row["record"] for row in table):
        record = catalogue.by_id.get(name)
        if record is None:
            yield f"{name} n'existe plus : ôtez ses lignes de la table."
        for _, fact, said, source, address, _, seen in rows(record) if record else ():
            today[name, fact, source] = (name, fact, said, source, address, seen)
    for key, values in today.items():
        row = kept.pop(key, None)
        if row is None or tuple(row[name] for name in HEAD[:6]) != values:
            yield f"{key[0]}, {key[1]}, source {key[2]} : {MEND}. La ligne commence par : {as_line(*values)}"
    for name, fact, source in kept:
        if name in catalogue.by_id:
            yield f"{name}, {fact}, source {source} : la fiche ne le dit plus, ôtez la ligne."


def doubts(table: list[Row]) -> Iterator[str]:
    """The rows that nobody may leave so: not true, or without a word on what the source says."""
    for row in table:
        where = f"{row['record']}, {row['fact']}, source {row['source']}"
        if row["verdict"] != "true":
            yield f"{where} : la source ne le porte pas : {MEND}."
        if not row["says"] or row["says"] == row["said"] or row["read"] not in ("page", "note"):
            yield f"{where} : {MEND}."


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return build(check(ROOT, SETTINGS, date(2026, 11, 29))[0])


def test_the_table_says_what_the_records_say(catalogue: Catalogue) -> None:
    """No fact of the thirty records is missing, and none changed since it was read against its source."""
    table = stored()
    assert tuple(table[0]) == HEAD
    assert len({row["record"] for row in table}) == 30
    found = list(differences(table, catalogue))
    assert not found, "\n".join(found)


def test_every_verdict_is_true() -> None:
    """Each fact is carried by its source, and the table says in which words the source does."""
    found = list(doubts(stored()))
    assert not found, "\n".join(found)


def test_what_differs_is_named(catalogue: Catalogue) -> None:
    """A changed value, a missing fact, one too many, a record gone: each is told with what to do."""
    table = stored()
    first, second, *others = table
    changed = {**first, "said": "autre chose"}
    gone = {**second, "fact": "steps/never"}
    lost = {**second, "record": "never-was"}
    found = list(differences([changed, gone, lost, *others], catalogue))
    assert [text.split(" : ")[0] for text in found] == [
        "never-was n'existe plus",
        f"{first['record']}, {first['fact']}, source {first['source']}",
        f"{second['record']}, {second['fact']}, source {second['source']}",
        f"{second['record']}, steps/never, source {second['source']}",
    ]
    assert as_line(*list(first.values())[:6]) in found[1]
    assert "ôtez la ligne" in found[3]


@pytest.mark.parametrize("wrong", [{"verdict": "false"}, {"says": ""}, {"read": "memory"}])
def test_a_doubt_is_named(wrong: Row) -> None:
    """False, silent or from memory: the row is named."""
    row = stored()[0]
    assert not list(doubts([row]))
    (found,) = doubts([{**row, **wrong}])
    assert row["record"] in found
    assert "colonne `says`" in found


def test_a_draw_keeps_its_order(catalogue: Catalogue) -> None:
    """A record that goes takes only its own place; a record without a sourced fact is never drawn."""
    names = [record.id for record in draw(catalogue, 2026, 40)]
    fewer = {name: record for name, record in catalogue.by_id.items() if name != names[3]}
    without = [record.id for record in draw(replace(catalogue, by_id=fewer), 2026, 39)]
    assert without == [*names[:3], *names[4:]]
    assert names != [record.id for record in draw(catalogue, 7, 40)]
    assert all(any(facts(record)) for record in draw(catalogue, 7, 40))

"""A translation is stale when its French text changed, found by content; the lock is written whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.check.cases import TODAY
from generator.schema.parts import Item
from generator.schema.records import Guide, Organisation
from generator.schema.spec import Words
from generator.settings import SETTINGS
from generator.translations import (
    LOCK_NAME,
    confirmed,
    fingerprint,
    is_stale,
    lock_text,
    passages,
    read_lock,
)


def words(**texts: str) -> Words:
    return Words.of(texts.items())


def guide(french: str = "Un pas.", **more: str) -> Guide:
    return Guide(
        id="example-guide", collection="guides", title=words(fr="Un guide", ar="دليل"),
        theme="work", audiences=(), sections=(), steps=(Item(id="one", text=words(fr=french, **more)),),
    )  # fmt: skip


def test_passages() -> None:
    """Each translated text once, by the path an editor would name."""
    assert [name for name, _ in passages(guide())] == ["title", "steps/one/text"]
    assert [name for name, _ in passages(Organisation(title=words(fr="a"), kind="agency"))] == [
        "title"
    ]


def test_fingerprint() -> None:
    """White space at line ends and between words does not count; a letter does."""
    assert fingerprint("Un  pas\n  de plus ") == fingerprint("Un pas de plus")
    assert fingerprint("Un pas") != fingerprint("un pas")
    assert len(fingerprint("")) == 12


def test_confirmed_holds_what_is_translated() -> None:
    """A line per text that exists in that language; other languages and records keep theirs."""
    before = {
        ("other", "ar", "title"): "1" * 12,
        ("example-guide", "en", "title"): "2" * 12,
        ("example-guide", "ar", "gone"): "3" * 12,
    }
    after = confirmed(before, [guide(ar="خطوة.")], "ar")
    assert set(after) == {
        ("other", "ar", "title"), ("example-guide", "en", "title"),
        ("example-guide", "ar", "title"), ("example-guide", "ar", "steps/one/text"),
    }  # fmt: skip
    assert ("example-guide", "ar", "steps/one/text") not in confirmed({}, [guide()], "ar")


def test_stale() -> None:
    """Only a text that was confirmed and then changed is stale."""
    lock = confirmed({}, [guide(ar="خطوة.")], "ar")
    assert not is_stale(lock, "example-guide", "ar", "steps/one/text", "Un pas.")
    assert not is_stale(lock, "example-guide", "ar", "steps/one/text", "Un   pas.\n")
    assert is_stale(lock, "example-guide", "ar", "steps/one/text", "Deux pas.")
    assert not is_stale(lock, "example-guide", "en", "steps/one/text", "Deux pas.")


def test_lock_is_read_as_written(tmp_path: Path) -> None:
    """Sorted, with a head that says who writes it; what is no line is ignored here."""
    assert read_lock(tmp_path) == {}
    lock = confirmed({("b", "en", "title"): "0" * 12}, [guide(ar="خطوة.")], "ar")
    text = lock_text(lock)
    assert text.splitlines()[1:] == sorted(text.splitlines()[1:])
    (tmp_path / LOCK_NAME).write_text(text + "odd line\n\n# note of four words\n", encoding="utf-8")
    assert read_lock(tmp_path) == lock


@pytest.mark.parametrize("change", [False, True])
def test_a_changed_sentence_is_marked(sample: Path, change: bool) -> None:
    """A changed French sentence marks its translations for readers; a save without a change marks none."""
    path = sample / "opportunities/guides/example-pension.fr.yml"
    text = path.read_text(encoding="utf-8")
    content, _ = check(sample, SETTINGS, TODAY)
    before = build_catalogue(content).stale_words
    path.write_text(
        text.replace("Toute personne qui a cotisé.", "Chaque personne qui a cotisé.")
        if change
        else text,
        encoding="utf-8",
    )
    content, problems = check(sample, SETTINGS, TODAY)
    new = build_catalogue(content).stale_words - before
    assert bool(new) is change
    if change:
        assert {w.get("fr") for w, _ in new} == {"Chaque personne qui a cotisé."}
        assert any(p.rule == "stale-translation" for p in problems)

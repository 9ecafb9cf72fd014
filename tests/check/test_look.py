"""The first look misses nothing: a rule that is not run for a record would have said nothing of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hostile import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check import RULES
from generator.check.cases import TODAY
from generator.check.draft import Draft
from generator.check.look import SIGNS, held
from generator.check.reading import examine, prepare
from generator.check.rules import Content
from generator.check.shape import read
from generator.load import File
from generator.schema import COLLECTIONS, kinds
from generator.schema.spec import Kind, specs
from generator.settings import LANGUAGE_CODES, SETTINGS

TESTS = Path(__file__).parents[1]
OWN = [rule for rule in RULES if rule.scope == "record"]
# What rules look for, to be mixed with anything.
FOUND = """bientôt|Actuellement|soon|recently|قريبا|حاليا|clandestins|illegal migrants|مهاجر غير شرعي|un million d'habitants de la région
15 janvier|January 15|15/01/2026|2026-01-15|15 يناير|3rd of May|1ER MAI|500 euros|1 200 €|€500|500 درهم|500 DH|EUR 300|MAD 20
AB123456|A12345|MA64 0111 1111 1111 1111 1111 1111|FR7630006000011234567890189|0612345678|+212 6 12 34 56 78
https://x.org/0612345678|[a](tel:+212612345678)|[b](https://example.org/?utm_source=a)|<https://example.org/AB123456>|x@gmail.com
[d]: https://e.org/?fbclid=1|![|&amp;|{{|<b""".replace("\n", "|").split("|")
PIECES = st.sampled_from(FOUND + [one.text for one in HOSTILE]) | st.text(max_size=8)
TEXTS = st.lists(PIECES, min_size=1, max_size=4).map(" ".join)


@cache
def content() -> Content:
    return prepare(TESTS / "sample", SETTINGS, TODAY)[0]


def said_in_vain(draft: Draft, content: Content) -> list[str]:
    """What the rules that are not run for a record would have said of it."""
    seen = held(draft)
    passed = [rule for rule in OWN if rule.needs and rule.needs.isdisjoint(seen)]
    assert passed
    return [f"{r.name}: {found}" for r in passed if r.run for found in r.run(draft, content)]


@pytest.mark.parametrize("name", ["sample", "everything-wrong"])
def test_nothing_is_missed_in_records(name: str) -> None:
    """In the sound records, and in those where everything is wrong."""
    root = TESTS / name
    content, groups, _ = prepare(root, SETTINGS, TODAY)
    drafts = [draft for group in groups for draft in examine(group, root, content, []).drafts]
    sound = [draft for draft in drafts if draft.record is not None]
    assert sound
    assert [line for draft in sound for line in said_in_vain(draft, content)] == []


@settings(deadline=None)  # the first example reads tables
@given(TEXTS, TEXTS, st.sampled_from(LANGUAGE_CODES))
def test_nothing_is_missed_in_any_text(title: str, text: str, lang: str) -> None:
    """In a title, a passage and search words, whatever they hold, in any language's file."""
    french = {"title": "Un nom", "theme": "work", "audiences": ["youth"], "aliases": [title]}
    words = {"title": title, "sections": [{"id": "one", "heading": title, "text": text}]}
    texts: dict[str, dict[str, Any]] = {
        "fr": french | {"sections": [{"id": "one", "heading": "Un", "text": "Un mot."}]}
    }
    texts[lang] = texts.get(lang, {}) | words
    files = {
        code: File(code, "guides", "", "example", code, value) for code, value in texts.items()
    }
    draft = Draft("guides", "example", files)
    if not read(draft, content().known):
        assert said_in_vain(draft, content()) == []


def test_what_rules_need_exists() -> None:
    """A need that is misspelt would silence its rule: each is a kind, a key or a sign."""
    keys = {key for one in COLLECTIONS.values() for key in specs(one.record)}
    names = {kind.name for kind in vars(kinds).values() if isinstance(kind, Kind)}
    known = keys | names | set(SIGNS) | {"number"}
    assert [(rule.name, need) for rule in OWN for need in rule.needs if need not in known] == []

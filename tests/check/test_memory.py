"""A check that remembers the last one finds exactly what a check that reads everything does."""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import generator.check
from generator.check import RULES, Content, Memory, Problem, check
from generator.check.cases import TODAY
from generator.check.reading import Examined, Group, examine, prepare
from generator.settings import SETTINGS

TESTS = Path(__file__).parents[1]
RECORDS = sorted(
    path.relative_to(TESTS / "sample").as_posix()
    for path in (TESTS / "sample" / "opportunities").rglob("*.??.yml")
)
LISTS = ["opportunities/vocabularies/themes.yml", "opportunities/vocabularies/trades.yml"]
LOCK = "opportunities/translations.lock"
LINES = ["", "services: [nowhere]", "zzz: 1", "summary: Bientôt.", "rolling: true", "slug: same", "- x", "aliases: [<b>]"]  # fmt: skip
# What someone does between two saves: (file, line to add, empty to take the file away).
EDITS = st.tuples(st.sampled_from([*RECORDS, *LISTS, LOCK]), st.sampled_from(LINES))


def save(path: Path, text: str, moment: int) -> None:
    """Writes a file as if it had been saved on that second, long ago."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (moment, moment))


def age(root: Path) -> None:
    """Makes every file old enough to be remembered."""
    for path in root.rglob("*.yml"):
        os.utime(path, (1, 1))


def said(found: tuple[Content, list[Problem]]) -> Any:
    """All that a check says: the problems, and each record with what is missing in it."""
    content, problems = found
    drafts = [(d.id, d.collection, sorted(d.files), d.missing, d.record) for d in content.drafts]
    return problems, drafts, [file.path for file in content.strays], content.ids


@settings(deadline=None, max_examples=25)
@given(st.lists(st.lists(EDITS, max_size=2), min_size=1, max_size=5), st.integers(0, 4))
def test_the_same_as_a_fresh_check(steps: list[list[tuple[str, str]]], later: int) -> None:
    """Whatever is edited, taken away or put back between checks, and when the day changes."""
    memory = Memory()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        shutil.copytree(TESTS / "sample", root)
        age(root)
        for number, edits in enumerate(steps):
            for name, line in edits:
                path = root / name
                before = path if path.is_file() else TESTS / "sample" / name
                text = before.read_text(encoding="utf-8") if before.is_file() else ""
                save(path, f"{text}{line}\n", 10 + number) if line else path.unlink(missing_ok=True)
            day = TODAY + timedelta(days=200 * (number == later))
            assert said(check(root, today=day, memory=memory)) == said(check(root, today=day))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the records that are read from disk."""
    ids: list[str] = []

    def noted(group: Group, *others: Any) -> Examined:
        ids.append(group.id)
        return examine(group, *others)

    monkeypatch.setattr(generator.check, "examine", noted)
    return ids


def test_only_what_changed_is_read(sample: Path, read: list[str]) -> None:
    """The record that was saved, and no other; all of them when a list or the day changed."""
    memory = Memory()
    age(sample)
    check(sample, today=TODAY, memory=memory)
    everything = len(read)
    assert everything > 1
    path = min((sample / "opportunities" / "guides").glob("*.ar.yml"))
    save(path, path.read_text(encoding="utf-8"), 5)
    check(sample, today=TODAY, memory=memory)
    assert read[everything:] == [path.name.removesuffix(".ar.yml")]
    save(sample / LISTS[0], (sample / LISTS[0]).read_text(encoding="utf-8") + "new: {fr: x}\n", 5)
    check(sample, today=TODAY, memory=memory)
    assert len(read) == everything + 1 + everything
    check(sample, today=TODAY + timedelta(days=1), memory=memory)
    assert len(read) == everything + 1 + 2 * everything


def test_a_file_that_has_just_changed_is_read_again(sample: Path) -> None:
    """Two saves within a tick of the file system's clock leave the same size and time."""
    memory = Memory()
    path = min((sample / "opportunities" / "guides").glob("*.fr.yml"))
    path.write_text(path.read_text(encoding="utf-8") + "zzzz: 1\n", encoding="utf-8")
    assert "zzzz" in str(check(sample, today=TODAY, memory=memory)[1])
    state = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("zzzz", "yyyy"), encoding="utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert "zzzz" not in str(check(sample, today=TODAY, memory=memory)[1])


class _Narrow:
    """A content that holds only what a memory compares, and places, which never change."""

    def __init__(self, content: Content) -> None:
        self.settings, self.today, self.lock = content.settings, content.today, content.lock
        self.vocabularies, self.known = content.vocabularies, content.known
        self.geography = content.geography


def test_a_record_is_judged_by_nothing_else() -> None:
    """A rule on one record that looked at another record would be wrong after a change there."""
    root = TESTS / "everything-wrong"
    content, groups, _ = prepare(root, SETTINGS, date(2026, 1, 15))
    own = [rule for rule in RULES if rule.scope == "record"]
    narrow: Any = _Narrow(content)
    assert all(examine(group, root, narrow, own) for group in groups)

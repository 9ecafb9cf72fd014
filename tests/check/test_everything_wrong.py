"""A terrible record of each type: all its messages at once, in order, with their places."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.check import check
from generator.check.cases import TODAY
from generator.problems import as_text

TESTS = Path(__file__).parents[1]
WRONG = TESTS / "everything-wrong"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The wrong records with the sample's closed lists."""
    shutil.copytree(WRONG, tmp_path, dirs_exist_ok=True)
    lists = Path("opportunities/vocabularies")
    shutil.copytree(TESTS / "sample" / lists, tmp_path / lists)
    return tmp_path


def test_every_message_is_given_in_order(root: Path) -> None:
    """The French report is `messages.txt`, word for word."""
    expected = (WRONG / "messages.txt").read_text(encoding="utf-8")
    assert as_text(check(root, today=TODAY)[1]) == expected


def test_both_languages_say_something(root: Path) -> None:
    """No message is empty, or the same in French and in English."""
    problems = check(root, today=TODAY)[1]
    assert [p for p in problems if not p.message.fr or p.message.fr == p.message.en] == []

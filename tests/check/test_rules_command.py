"""`rules` removes each rule in turn and counts those that a failing case misses."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import pytest

from generator.check import RULES
from generator.commands import WrongUse, rules

TESTS = Path(__file__).parents[1]


def _run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    rules.add(parser)
    return rules.run(parser.parse_args(["--sample", str(TESTS / "sample"), *arguments]))


def test_every_rule_is_missed(capsys: pytest.CaptureFixture[str]) -> None:
    """With the cases of the project no rule could go unnoticed."""
    assert _run("--cases", str(TESTS / "cases")) == 0
    said = capsys.readouterr().out
    assert said == f"{len(RULES)} of {len(RULES)} rules are missed when removed\n"


def test_a_rule_without_cases_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the cases of one rule only, every other rule is named, and the exit code is 1."""
    shutil.copytree(TESTS / "cases" / "window-in-order", tmp_path / "window-in-order")
    assert _run("--cases", str(tmp_path)) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "window-has-date: no failing case needs this rule" in lines
    assert not any(line.startswith("window-in-order:") for line in lines)
    assert lines[-1] == f"1 of {len(RULES)} rules are missed when removed"


def test_a_bad_case_is_wrong_use(tmp_path: Path) -> None:
    """A case that does not fit the sample is said in one line, without a traceback."""
    (tmp_path / "tab").mkdir()
    (tmp_path / "tab" / "x.yml").write_text(
        "why: x\nremove: [nowhere.yml]\nexpect: [a]\n", encoding="utf-8"
    )
    with pytest.raises(WrongUse):
        _run("--cases", str(tmp_path))

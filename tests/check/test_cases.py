"""Every case file brings exactly the problems it names, and every rule owns its cases."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from generator.check import RULES, check
from generator.check.cases import TODAY, BadCase, Case, apply, brought, find_cases, lines, read_case
from generator.problems import Problem

TESTS = Path(__file__).parents[1]
SAMPLE = TESTS / "sample"
CASES = list(find_cases(TESTS / "cases"))


@pytest.fixture(scope="module")
def known() -> list[Problem]:
    """The problems of the sample itself."""
    return check(SAMPLE, today=TODAY)[1]


def test_sample_has_its_one_gap(known: list[Problem]) -> None:
    """The sample is sound but for the record that was deliberately not translated."""
    assert lines(known) == [
        "opportunities/programmes/example-camp.fr.yml:2:1 translation-missing",
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}/{case.path.stem}")
def test_case(case: Case, known: list[Problem], tmp_path: Path) -> None:
    """The patched sample has the expected problems, at the expected places, and no other."""
    apply(case, SAMPLE, tmp_path / "root")
    assert sorted(brought(tmp_path / "root", known)) == sorted(case.expect), case.why


def test_every_rule_owns_cases() -> None:
    """Each rule has a failing case that names it and a passing one; each folder is a rule."""
    by_rule: dict[str, list[Case]] = defaultdict(list)
    for case in CASES:
        by_rule[case.rule].append(case)
    names = [rule.name for rule in RULES]
    assert set(by_rule) <= set(names)
    wanting = [
        name
        for name in names
        if not any(case.passing for case in by_rule[name])
        or not any(line.endswith(f" {name}") for case in by_rule[name] for line in case.expect)
    ]
    assert wanting == []


def test_rules_explain_themselves() -> None:
    """Rule names are unique; each has a title and a mend in both languages."""
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    assert [rule.name for rule in RULES if not all((*rule.title, *rule.mend))] == []


def test_a_change_must_be_found_once(tmp_path: Path) -> None:
    """A case whose text is not in the sample exactly once is a bad case."""
    path = tmp_path / "case.yml"
    name = "opportunities/glossary/example-word.fr.yml"
    path.write_text(
        f"why: x\nchange: {{{name}: [[absent, present]]}}\nexpect: []\n", encoding="utf-8"
    )
    with pytest.raises(BadCase, match="0 times"):
        apply(read_case(path), SAMPLE, tmp_path / "root")


@pytest.mark.parametrize("text", ["why: x\n", "why: x\nexpect: []\nother: y\n", "why: [\n"])
def test_a_case_has_known_keys(text: str, tmp_path: Path) -> None:
    """A case without `expect`, with an unknown key or unreadable is a bad case."""
    path = tmp_path / "case.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadCase):
        read_case(path)

"""`rules`: takes away each rule of the checker in turn and shows that its own cases miss it."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from generator.check import RULES, check
from generator.check.cases import TODAY, BadCase, Case, apply, brought, find_cases
from generator.commands import WrongUse
from generator.problems import Problem

HELP = "remove each rule of the checker in turn: is it missed by its cases?"


def add(parser: argparse.ArgumentParser) -> None:
    """The folders of the cases and of the sample they patch."""
    parser.add_argument("--cases", type=Path, default=Path("tests/cases"), help="the case files")
    parser.add_argument(
        "--sample", type=Path, default=Path("tests/sample"), help="the sound sample they patch"
    )


def run(options: argparse.Namespace) -> int:
    """One line per rule that nobody would miss, then the count; 1 if there is such a rule."""
    try:
        cases = [case for case in find_cases(options.cases) if not case.passing]
        known = check(options.sample, today=TODAY)[1]
        lonely = [
            rule.name
            for rule in RULES
            if not missed(
                rule.name, [c for c in cases if c.rule == rule.name], options.sample, known
            )
        ]
    except (BadCase, OSError) as error:
        raise WrongUse(str(error)) from None
    for name in lonely:
        sys.stdout.write(f"{name}: no failing case needs this rule\n")
    sys.stdout.write(f"{len(RULES) - len(lonely)} of {len(RULES)} rules are missed when removed\n")
    return 1 if lonely else 0


def missed(name: str, cases: Iterable[Case], sample: Path, known: list[Problem]) -> bool:
    """Does any of the rule's failing cases go wrong without the rule?"""
    for case in cases:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "root"
            apply(case, sample, root)
            if sorted(brought(root, known, frozenset({name}))) != sorted(case.expect):
                return True
    return False

"""Case files: a small patch on the sample repository, and the problems that it must bring.

`tests/cases/<rule>/<situation>.yml` holds `why`, the patch (`change`, `write`, `remove`, `bytes`,
and `grow`: a file's size, reached with comment lines) and `expect`: a list of
`path:line:column rule`, or `[]` where the patched sample must stay as sound as the sample.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from generator import load
from generator.check import check
from generator.problems import Problem
from generator.refusals import Refusal

TODAY = date(2026, 3, 1)  # the day by which the sample is sound
KEYS = frozenset({"why", "change", "write", "remove", "bytes", "grow", "expect"})


class BadCase(Exception):
    """A case file that cannot be applied to the sample: says which and why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One patch with what it must bring; `rule` is the folder's name."""

    path: Path
    rule: str
    why: str
    expect: tuple[str, ...]
    change: dict[str, list[list[str]]] = field(default_factory=dict)
    write: dict[str, str] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    raw: dict[str, bytes] = field(default_factory=dict)
    grow: dict[str, int] = field(default_factory=dict)

    @property
    def passing(self) -> bool:
        """Must the patched sample stay as sound as the sample?"""
        return not self.expect


def find_cases(folder: Path) -> Iterator[Case]:
    """Every case under `folder`, sorted by rule and situation."""
    for path in sorted(folder.glob("*/*.yml")):
        yield read_case(path)


def read_case(path: Path) -> Case:
    """The case in a file. Raises `BadCase` for a key that is unknown or missing."""
    try:
        value, _ = load.parse(path.read_text(encoding="utf-8"))
    except Refusal as refusal:
        raise BadCase(f"{path}:{refusal.line}: {refusal.message.en}") from None
    wrong = set(value) ^ ((set(value) & KEYS) | {"why", "expect"})
    if wrong:
        raise BadCase(f"{path}: unknown or missing keys: {', '.join(sorted(wrong))}")
    return Case(
        path=path,
        rule=path.parent.name,
        why=value["why"],
        expect=tuple(value["expect"]),
        change=value.get("change", {}),
        write=value.get("write", {}),
        remove=tuple(value.get("remove", ())),
        raw={name: bytes.fromhex(text) for name, text in value.get("bytes", {}).items()},
        grow={name: int(text) for name, text in value.get("grow", {}).items()},
    )


def apply(case: Case, sample: Path, root: Path) -> None:
    """Copies the sample to `root`, which must not exist, and patches the copy."""
    shutil.copytree(sample, root)
    for name, replacements in case.change.items():
        text = (root / name).read_text(encoding="utf-8")
        for old, new in replacements:
            if text.count(old) != 1:
                raise BadCase(f"{case.path}: {text.count(old)} times in {name}, not once: {old}")
            text = text.replace(old, new)
        (root / name).write_text(text, encoding="utf-8")
    for name in case.remove:
        (root / name).unlink()
    written: dict[str, bytes] = {name: text.encode() for name, text in case.write.items()}
    for name, data in (written | case.raw).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    for name, size in case.grow.items():
        data = (root / name).read_bytes()
        (root / name).write_bytes(data + b"#" * (size - len(data) - 1) + b"\n")


def lines(problems: list[Problem]) -> list[str]:
    """Problems as a case file writes them."""
    return [f"{p.spot.path}:{p.spot.line}:{p.spot.column} {p.rule}" for p in problems]


def brought(root: Path, known: list[Problem], without: frozenset[str] = frozenset()) -> list[str]:
    """The problems of the repository at `root` beyond those `known` of the sample, as lines."""
    _, problems = check(root, today=TODAY, without=without)
    before: set[Any] = {(p.spot.path, p.rule, p.message) for p in known}
    return lines([p for p in problems if (p.spot.path, p.rule, p.message) not in before])

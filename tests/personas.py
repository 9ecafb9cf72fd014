"""The forty people of `personas.yml`. Run alone, it prints how decided the finder is: people x programmes by verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from generator.catalogue import Catalogue, build
from generator.check import check
from generator.eligibility import Person, judge, ladder
from generator.settings import Settings

ROOT = Path(__file__).parents[1]
VERDICTS = ("yes", "check", "one-away", "no", "absent")
_NUMBERS = ("age", "experience")
_ONE = ("education",)


@dataclass(frozen=True, kw_only=True, slots=True)
class Persona:
    """Someone who asks: their answers as the finder's address carries them, and what they must be told."""

    id: str
    story: str
    answers: Mapping[str, str]
    expect: Mapping[str, tuple[str, ...]]  # verdict -> programmes

    @property
    def fragment(self) -> str:
        """What the finder reads after `#`."""
        return "&".join(f"{key}={value}" for key, value in self.answers.items())

    @property
    def person(self) -> Person:
        """The same answers for the reference implementation."""
        return Person(**{key: _said(key, value) for key, value in self.answers.items()})  # type: ignore[arg-type]


def _said(key: str, value: str) -> object:
    if key in _NUMBERS:
        return int(value)
    if key in _ONE:
        return value
    parts = tuple(value.split(",")) if value else ()
    return tuple(tuple(x.split(":")) for x in parts) if key == "languages" else parts


def personas() -> list[Persona]:
    rows = yaml.load((ROOT / "tests/personas.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    return [
        Persona(**{**row, "expect": {key: tuple(ids) for key, ids in row["expect"].items()}})
        for row in rows
    ]


def catalogue() -> Catalogue:
    """The records of this repository."""
    return build(check(ROOT, Settings(), date.today())[0])


def told(records: Catalogue, one: Persona) -> dict[str, str]:
    """What the reference tells this person of each programme."""
    isced = ladder(records)
    judged = {r.id: judge(r, one.person, isced) for r in records.of("programmes")}
    return {name: found.verdict if found else "absent" for name, found in judged.items()}


def spread(records: Catalogue) -> Counter[str]:
    """People x programmes, by verdict."""
    return Counter(verdict for one in personas() for verdict in told(records, one).values())


if __name__ == "__main__":
    counts = spread(catalogue())
    shown = counts.total() - counts["absent"]
    for name in VERDICTS:
        print(f"{name:<9}{counts[name]:>6}")
    print(f"decided  {(shown - counts['check']) / shown:>6.0%}  of {shown} shown")

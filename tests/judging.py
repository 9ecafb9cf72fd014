"""Eligibility in both languages: records and people as the browser has them, judged by Python and by Node."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from generator import assets
from generator.eligibility import GROUPS, Person, is_wanted, judge
from generator.schema.parts import Criterion, Option

# Answers one line of stdin after another, in JSON, with a function of the code that pages run.
_RUN = """
import { createInterface } from "node:readline";
import * as given from %s;
const answer = %s;
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(answer(JSON.parse(line))));
}
"""
_JUDGE = """(cases) => cases.map(([record, person]) =>
  [given.judge(record, person, %s), given.isWanted(record, person, %s)])"""
CACHE = Path(__file__).parents[1] / "build"
Judged = list[Any]  # [{verdict, answers, shut} or None, is it wanted]


def record(data: Any) -> Any:
    """A programme from the browser's record, as far as eligibility reads it."""
    return SimpleNamespace(
        kind=data["kind"],
        open_to=data["open"],
        state=data["state"],
        adults_only=data["adults"],
        hosts=tuple(data["hosts"]),
        eligibility=tuple(map(_criterion, data["criteria"])),
    )


def _criterion(data: Any) -> Criterion:
    language = data["criterion"] == "language"
    return Criterion(
        criterion=data["criterion"],
        any_of=tuple(
            Option(language=x[0], level=x[1]) if language else Option(value=x)
            for x in data.get("any", ())
        ),
        min=data.get("min"),
        max=data.get("max"),
        remedy=data.get("remedy"),
    )


def person(data: Any) -> Person:
    """A person from the browser's answers."""
    given: dict[str, Any] = {k: tuple(x) if isinstance(x, list) else x for k, x in data.items()}
    if "languages" in given:
        given["languages"] = tuple(given["languages"].items())
    return Person(**given)


def in_python(isced: Mapping[str, int], cases: list[Any]) -> list[Judged]:
    """What the reference makes of [record, person] pairs."""
    found = []
    for data, answers in cases:
        programme, someone = record(data), person(answers)
        made = judge(programme, someone, isced)
        said = made and {
            "verdict": made.verdict,
            "answers": list(made.answers),
            "shut": made.shut,
        }
        found.append([said, is_wanted(programme, someone)])
    return found


class Node:
    """One Node process that answers with a module of the browser's code, bundled as pages carry it."""

    def __init__(self, entry: str, function: str, cache: Path = CACHE) -> None:
        """`function` is JavaScript: what it makes of an input, with the module's exports in `given`."""
        module = assets.bundled(cache, entry, "--format=esm").resolve()
        self._process = subprocess.Popen(
            ["node", "--input-type=module", "-e", _RUN % (json.dumps(module.as_uri()), function)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        )  # fmt: skip

    def ask(self, value: Any) -> Any:
        """What the function makes of a value."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(value) + "\n")
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        """Ends the process: it stops at the end of its input."""
        self._process.communicate()


def judge_in_node(isced: Mapping[str, int]) -> Node:
    """Node as a judge of [record, person] pairs, each answered as `in_python` does."""
    facts = json.dumps({"isced": isced, "groups": GROUPS})
    return Node("finder/eligibility.js", _JUDGE % (facts, json.dumps(GROUPS)))

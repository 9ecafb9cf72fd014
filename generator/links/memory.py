"""Which addresses failed, and on which days: one bad day proves nothing.

A JSON file, sorted, replaced whole; whoever runs the weekly job keeps it between runs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.links.verdicts import Verdict


class Failure(NamedTuple):
    """The first and the last day on which an address was gone, without an answer between."""

    first: date
    last: date

    @property
    def proved(self) -> bool:
        """Gone on two different days."""
        return self.first < self.last


Failures = dict[str, Failure]


def recall(path: Path) -> tuple[Failures, bool]:
    """What is remembered, and whether the file was sound; what cannot be read is forgotten."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, True
    except (OSError, ValueError, RecursionError):
        return {}, False
    if not isinstance(rows, dict):
        return {}, False
    found = {address: _failure(row) for address, row in rows.items()}
    kept = {address: failure for address, failure in found.items() if failure}
    return kept, len(kept) == len(rows)


def _failure(row: object) -> Failure | None:
    try:
        first, last = (date.fromisoformat(row[key]) for key in ("first", "last"))  # type: ignore[index]  # whatever it is: caught below
    except (KeyError, TypeError, ValueError, IndexError):
        return None
    return Failure(min(first, last), max(first, last))


def learn(known: Failures, verdicts: Mapping[str, Verdict], today: date) -> Failures:
    """What to remember after a run: an answer clears an address, a doubt leaves it as it was, and an
    address that was not asked is forgotten."""
    learnt: Failures = {}
    for address, verdict in verdicts.items():
        before = known.get(address)
        if verdict.state == "gone":
            first, last = before or (today, today)
            learnt[address] = Failure(min(first, today), max(last, today))
        elif verdict.state == "unknown" and before:
            learnt[address] = before
    return learnt


def keep(path: Path, failures: Failures) -> None:
    """Writes the file whole: an interrupted run leaves the old one."""
    rows = {
        address: {"first": f.first.isoformat(), "last": f.last.isoformat()}
        for address, f in failures.items()
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    text = json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True)
    part.write_text(text + "\n", encoding="utf-8")
    part.replace(path)

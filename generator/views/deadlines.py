"""Announced closing dates. All of them: which ones are near is for the reader's clock to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.catalogue import Catalogue
from generator.views import calls_json
from generator.windows import calls


@dataclass(frozen=True, slots=True)
class Deadline:
    """A record whose source announces when its call closes."""

    record: Any
    address: str  # under a language's folder
    windows: tuple[Any, ...]  # those with a closing day, by that day
    calls: str  # JSON for browser/closing.js


def deadlines(catalogue: Catalogue, collection: str) -> tuple[Deadline, ...]:
    """The published records of a collection with a closing day, by their last one."""
    found = []
    for record in catalogue.of(collection):
        given = calls(record) if record.state == "published" else None
        ends = [w.closes for w in given.windows if w.closes is not None] if given else []
        if ends:
            windows = [window for window in record.windows if window.closes]
            windows.sort(key=lambda window: window.closes)
            deadline = Deadline(
                record, catalogue.address(record), tuple(windows), calls_json(record)
            )
            found.append((max(ends), record.id, deadline))
    return tuple(deadline for *_, deadline in sorted(found, key=lambda row: row[:2]))

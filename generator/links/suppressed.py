"""`links.yml`: the addresses that are not asked, each with a reason and a day, kept by editors.

It lies at the root and not among the records: it says nothing to readers, has no translation, and
belongs to no record; `check` and the build do not read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from generator.check.addresses import url_fault
from generator.check.values import nearest
from generator.load import File, load_file
from generator.problems import Problem, Severity, Spot, Text

NAME = "links.yml"
LOOK_AGAIN = timedelta(days=365)
_KEYS = ("address", "reason", "since")


@dataclass(frozen=True, slots=True)
class Suppressed:
    """An address, or the beginning of addresses when it ends in a star, and why it is not asked."""

    address: str
    reason: str
    since: date
    spot: Spot

    def covers(self, address: str) -> bool:
        """Is that address not to be asked?"""
        if self.address.endswith("*"):
            return address.startswith(self.address[:-1])
        return address == self.address


def read(root: Path, today: date) -> tuple[list[Suppressed], list[Problem]]:
    """The list of the repository at `root`, and what is wrong in it; none is an empty list."""
    if not (root / NAME).is_file():
        return [], []
    file = File(path=NAME, collection="", folder="", id="links", lang="")
    problem = load_file(root, file, note=True)
    if problem is not None:
        return [], [problem]
    rows = file.value.get("suppressed")
    if set(file.value) != {"suppressed"} or not isinstance(rows, list):
        message = Text("une seule liste ici : `suppressed:`", "one list here: `suppressed:`")
        return [], [Problem(Spot(NAME), "suppressed", message)]
    found: list[Suppressed] = []
    problems: list[Problem] = []
    for index, row in enumerate(rows):
        spot = file.spot("suppressed", index)
        faults = list(_faults(row, today))
        problems += (Problem(spot, "suppressed", fault) for fault in faults)
        if not faults:
            since = date.fromisoformat(row["since"])
            found.append(Suppressed(row["address"], row["reason"].strip(), since, spot))
    return found, problems


def _faults(row: Any, today: date) -> Iterator[Text]:
    """What is wrong with one entry."""
    if not isinstance(row, dict) or not all(isinstance(value, str) for value in row.values()):
        yield Text(
            "il faut `address:`, `reason:` et `since:`", "`address:`, `reason:`, `since:` wanted"
        )
        return
    for key in row:
        if key not in _KEYS:
            hint = nearest(key, list(_KEYS))
            yield Text(f"champ inconnu `{key}`{hint.fr}", f"unknown key `{key}`{hint.en}")
    for key in _KEYS:
        if not row.get(key, "").strip():
            yield Text(f"il manque `{key}`", f"`{key}` is missing")
    if fault := row.get("address") and url_fault(row["address"].removesuffix("*")):
        yield Text(f"`address` : {fault.fr}", f"`address`: {fault.en}")
    if row.get("since") and not _is_day(row["since"], today):
        yield Text(
            "`since` : une date passée, année-mois-jour", "`since`: a past date, year-month-day"
        )


def _is_day(text: str, today: date) -> bool:
    try:
        return re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None and date.fromisoformat(text) <= today  # fmt: skip
    except ValueError:
        return False


def outdated(entries: Iterable[Suppressed], known: Iterable[str], today: date) -> Iterator[Problem]:
    """Entries that no record needs any more, and those that someone should open again."""
    addresses = list(known)
    severity: Severity = "warning"
    for entry in entries:
        if not any(map(entry.covers, addresses)):
            message = Text(
                f"plus aucune fiche ne nomme `{entry.address}` : effacez ces lignes",
                f"no record names `{entry.address}` any more: delete these lines",
            )
            yield Problem(entry.spot, "suppressed-unused", message, severity)
        elif today - entry.since > LOOK_AGAIN:
            message = Text(
                f"écartée depuis le {entry.since} : ouvrez `{entry.address}` et changez la date",
                f"suppressed since {entry.since}: open `{entry.address}` and change the date",
            )
            yield Problem(entry.spot, "suppressed-old", message, severity)

"""Everything that is printed: which documents there are, and all of them into the site. Row 6."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator import sheets
from generator.catalogue import Catalogue
from generator.print import sheet
from generator.print.paper import Document, Paper
from generator.print.typeset import Printed, key_of, sweep, typeset
from generator.publish import Output
from generator.settings import LANGUAGE_CODES

KEPT = "print"  # the folder below the build folder where PDFs wait for the next build
CODES = "print/codes.csv"


class Job(NamedTuple):
    """Documents made together: where they will lie, the record or list they are of, and what makes them."""

    name: str
    addresses: tuple[str, ...]
    make: Callable[[], Iterator[Document]]


@dataclass(frozen=True, slots=True)
class Pressed:
    """What was done: how many documents there are, and how many had to be set."""

    documents: int
    typeset: int


NOTHING_PRESSED = Pressed(0, 0)


def papers(catalogue: Catalogue) -> dict[str, Paper]:
    """Every language on paper."""
    return {lang: Paper(catalogue, lang) for lang in LANGUAGE_CODES}


def jobs(catalogue: Catalogue, on: dict[str, Paper]) -> Iterator[Job]:
    """All that is printed, in a fixed order. Nothing is drawn before `make` is called."""
    for record in sheets.printed(catalogue):
        yield Job(record.id, tuple(sheets.addresses(record)), partial(sheet.sheets, on, record))


def addresses(catalogue: Catalogue) -> frozenset[str]:
    """Where everything printed lies under the site."""
    made = (x for job in jobs(catalogue, {}) for x in job.addresses)
    return frozenset((*made, CODES))


def press(catalogue: Catalogue, output: Output, build_folder: Path) -> Pressed:
    """Every document into the site. Raises `PrintError` with the name of the record that cannot be set."""
    kept = build_folder / KEPT
    documents = [x for job in jobs(catalogue, papers(catalogue)) for x in job.make()]
    codes, used, count = [], set(), 0
    for done in typeset(documents, kept):
        output.write(done.document.address, done.data)
        codes.append(_line(done))
        used.add(key_of(done.document))
        count += not done.kept
    output.write(CODES, _table(codes))
    sweep(kept, used)
    return Pressed(len(documents), count)


def one(catalogue: Catalogue, address: str, build_folder: Path) -> bytes | None:
    """The document at an address, set now; None where nothing printed lies there."""
    for job in jobs(catalogue, {}):
        if address in job.addresses:
            wanted = [x for x in _job(catalogue, job.name).make() if x.address == address]
            return next(typeset(wanted, build_folder / KEPT)).data
    return None


def _job(catalogue: Catalogue, name: str) -> Job:
    return next(job for job in jobs(catalogue, papers(catalogue)) if job.name == name)


def _line(done: Printed) -> tuple[str, str, str]:
    """A code, the file it is printed in, and the day of what that says."""
    day = done.document.day
    return done.code, done.document.address, day.isoformat() if day else ""


def _table(rows: list[tuple[str, str, str]]) -> bytes:
    """The codes of every sheet as it is now, by code: one that is not here was printed before a change."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(("code", "file", "read"))
    writer.writerows(sorted(rows))
    return table.getvalue().encode("utf-8-sig")

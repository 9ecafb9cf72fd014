"""Everything that is printed: which documents there are, and all of them into the site. Row 6."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator import sheets
from generator.catalogue import Catalogue
from generator.print import lists, posters, sheet, tables
from generator.print.paper import Document, Paper
from generator.print.pdf import code_of, key_of, sweep, typeset
from generator.publish import Output
from generator.settings import LANGUAGE_CODES, PROVINCES

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
    for province in PROVINCES:
        name = f"by-province-{province}"
        where = tuple(sheets.province_address(province, lang) for lang in LANGUAGE_CODES)
        yield Job(name, where, partial(lists.province_sheets, on, province))
    for name in sheets.PACKS:
        where = tuple(sheets.pack_address(name, lang) for lang in LANGUAGE_CODES)
        yield Job(f"pack-{name}", where, partial(lists.packs, on, name))
    for name in filter(partial(posters.made_of, catalogue), sheets.POSTERS):
        where = tuple(sheets.poster_address(name, lang) for lang in LANGUAGE_CODES)
        yield Job(name, where, partial(posters.posters, on, name))


def addresses(catalogue: Catalogue) -> frozenset[str]:
    """Where everything printed lies under the site."""
    made = (x for job in jobs(catalogue, {}) for x in job.addresses)
    lists_ = (x for lang in LANGUAGE_CODES for x in tables.addresses(lang))
    return frozenset((*made, *lists_, CODES))


def press(catalogue: Catalogue, output: Output, build_folder: Path) -> Pressed:
    """Every document into the site. Raises `PrintError` with the name of the record that cannot be set."""
    kept = build_folder / KEPT
    on = papers(catalogue)
    documents = [x for job in jobs(catalogue, on) for x in job.make()]
    used, count = set(), 0
    for done in typeset(documents, kept):
        output.write(done.document.address, done.data)
        used.add(key_of(done.document))
        count += not done.kept
    for name, data in tables.files(on):
        output.write(name, data)
    output.write(CODES, codes(documents))
    sweep(kept, used)
    return Pressed(len(documents), count)


def one(catalogue: Catalogue, address: str, build_folder: Path) -> bytes | None:
    """The document at an address, set now; None where nothing printed lies there."""
    if address == CODES:
        return codes(x for job in jobs(catalogue, papers(catalogue)) for x in job.make())
    if address.endswith(sheets.TABLES):
        return dict(tables.files(papers(catalogue))).get(address)
    for job in jobs(catalogue, {}):
        if address in job.addresses:
            wanted = [x for x in _job(catalogue, job.name).make() if x.address == address]
            return next(typeset(wanted, build_folder / KEPT)).data
    return None


def _job(catalogue: Catalogue, name: str) -> Job:
    return next(job for job in jobs(catalogue, papers(catalogue)) if job.name == name)


def codes(documents: Iterable[Document]) -> bytes:
    """The code of every sheet as it is now, its file, the day of what it says: a code that is not here was
    printed before a change."""
    rows = [(code_of(x), x.address, x.day.isoformat() if x.day else "") for x in documents]
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(("code", "file", "read"))
    writer.writerows(sorted(rows))
    return table.getvalue().encode("utf-8-sig")

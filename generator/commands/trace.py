"""`trace`: draws records and prints every fact with its source's address and dates, to be read against it."""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
from pathlib import Path
from typing import Any

from generator.catalogue import Catalogue
from generator.commands import sound_catalogue
from generator.facts import facts

HELP = "draw records and print every fact with its source, for someone to read against it"
HEAD = ("record", "fact", "said", "source", "address", "page date", "seen")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--seed", type=int, required=True, help="the draw: the same seed, the same records"
    )
    parser.add_argument("--records", type=int, default=30, help="how many records to draw")
    parser.add_argument(
        "--root", type=Path, default=Path.cwd(), help="the repository (default: here)"
    )


def run(options: argparse.Namespace) -> int:
    catalogue = sound_catalogue(options.root)
    if catalogue is None:
        return 1
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(HEAD)
    for record in draw(catalogue, options.seed, options.records):
        table.writerows(rows(record))
    return 0


def draw(catalogue: Catalogue, seed: int, number: int) -> list[Any]:
    """The first `number` records in an order that the seed shuffles, of those with a fact to trace.

    Each record's place depends on its own id alone: a record that comes or goes changes one of the draw.
    """

    def place(name: str) -> bytes:
        return hashlib.sha256(f"{seed} {name}".encode()).digest()

    traced = (name for name, record in catalogue.by_id.items() if any(facts(record)))
    return [catalogue.by_id[name] for name in sorted(traced, key=place)[:number]]


def rows(record: Any) -> list[tuple[str, ...]]:
    """A row as HEAD says for each fact of a record and each source that it names."""
    sources = dict(record.sources)
    return [
        (
            record.id,
            fact.path,
            fact.said,
            name,
            sources[name].url,
            str(sources[name].page_date or ""),
            str(sources[name].seen),
        )
        for fact in facts(record)
        for name in fact.sources
    ]

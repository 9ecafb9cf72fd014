"""`trace`: draws records and prints every fact with its source's address and dates, to be read against it."""

from __future__ import annotations

import argparse
import csv
import random
import sys
from pathlib import Path

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
    sourced = [
        catalogue.by_id[name] for name in sorted(catalogue.by_id) if catalogue.by_id[name].sources
    ]
    drawn = random.Random(options.seed).sample(sourced, min(options.records, len(sourced)))
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(HEAD)
    for record in drawn:
        sources = dict(record.sources)
        for fact in facts(record):
            for name in fact.sources:
                source = sources[name]
                table.writerow(
                    (
                        record.id,
                        fact.path,
                        fact.said,
                        name,
                        source.url,
                        source.page_date or "",
                        source.seen,
                    )
                )
    return 0

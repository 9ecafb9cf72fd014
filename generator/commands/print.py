"""`print`: sets the sheets of some records, or of all, into a folder: what a person takes to an office printer."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.commands import WrongUse, sound_catalogue
from generator.print.pdf import PrintError, typeset
from generator.print.press import KEPT, jobs, papers
from generator.settings import SETTINGS

HELP = "set the printed sheets (PDF) of some records, or of all, into a folder"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "ids", nargs="*", metavar="id", help="the records or lists to print (default: all)"
    )
    parser.add_argument(
        "--to", type=Path, default=Path("build/paper"), help="the folder (default: build/paper)"
    )
    parser.add_argument(
        "--root", type=Path, default=Path.cwd(), help="the repository (default: here)"
    )


def run(options: argparse.Namespace) -> int:
    catalogue = sound_catalogue(options.root)
    if catalogue is None:
        return 1
    every = list(jobs(catalogue, papers(catalogue)))
    wanted = set(options.ids)
    if unknown := sorted(wanted - {job.name for job in every}):
        raise WrongUse(
            f"rien à imprimer sous ce nom – nothing to print by this name: {', '.join(unknown)}"
        )
    documents = [x for job in every if not wanted or job.name in wanted for x in job.make()]
    kept = options.root / SETTINGS.folders["build"] / KEPT
    try:
        for done in typeset(documents, kept):
            target = options.to / done.document.address
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(done.data)
            if wanted:
                print(f"{target}  {done.code}")
    except PrintError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{options.to}/: {len(documents)} PDF")
    return 0

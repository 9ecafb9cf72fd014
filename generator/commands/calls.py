"""`calls`: the list of counters to ring, by province, with what to ask."""

from __future__ import annotations

import argparse
import sys
from itertools import groupby
from pathlib import Path

from generator.calls import Call, calls
from generator.commands import sound_catalogue
from generator.pourer import phone
from generator.problems import Text

HELP = "print the counters to ring, by province, with what to ask"
_HEAD = Text("à demander :", "to ask:")
_NO_NUMBER = Text("numéro inconnu", "number unknown")
_NAMED = Text("citée par {count} fiche(s)", "named by {count} record(s)")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--province", help="one folder only: azilal, national, abroad…")
    parser.add_argument(
        "--lang", choices=("fr", "en"), default="fr", help="the language of the questions"
    )
    parser.add_argument(
        "--root", type=Path, default=Path.cwd(), help="the repository (default: here)"
    )


def run(options: argparse.Namespace) -> int:
    catalogue = sound_catalogue(options.root)
    if catalogue is None:
        return 1
    found = [x for x in calls(catalogue) if options.province in (None, x.record.folder)]
    for folder, some in groupby(found, key=lambda call: call.record.folder):
        sys.stdout.write(f"\n{folder}\n{'=' * len(folder)}\n")
        sys.stdout.writelines(_lines(call, options.lang) for call in some)
    return 0


def _lines(call: Call, lang: str) -> str:
    record = call.record
    numbers = ", ".join(phone(x.number) for x in record.phones) or getattr(_NO_NUMBER, lang)
    asks = "".join(f"    [ ] {getattr(question, lang)}\n" for question in call.asks)
    named = getattr(_NAMED, lang).format(count=call.named_by)
    return (
        f"\n{record.title.best(lang)[0]} – {numbers} ({named})\n  {getattr(_HEAD, lang)}\n{asks}"
        f"  → python -m generator confirm {record.id} --how call --with reception\n"
    )

"""`status`: per collection and language, what is there, what is translated, read twice and readable."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from generator.commands import sound_catalogue
from generator.status import progress, readings

HELP = "print how far the content is: records, translations, second reads, readability"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--root", type=Path, default=Path.cwd(), help="the repository (default: here)"
    )
    parser.add_argument(
        "--today", type=date.fromisoformat, default=None, help="the day to judge by (YYYY-MM-DD)"
    )


def run(options: argparse.Namespace) -> int:
    catalogue = sound_catalogue(options.root)
    if catalogue is None:
        return 1
    print(
        "collection    lang  records  complete  drafts  read twice  overdue  without source\n"
        + "\n".join(
            f"{row.collection:<14}{row.lang:<6}{row.records:>7}{row.translated:>9.0%} {row.drafts:>7}"
            f"{row.second_reads:>12}{row.overdue:>9}{row.unsourced:>16}"
            for row in progress(catalogue, options.today or date.today())
        )
    )
    print(
        "\ncollection    lang  words a sentence: median  longest  letters a word: median  longest in\n"
        + "\n".join(
            f"{row.collection:<14}{row.lang:<6}{row.median_sentence:>24.0f}{row.longest_sentence:>9}"
            f"{f'{row.median_word:.0f}' if row.median_word else '–':>24}  {row.longest_in}"
            for row in readings(catalogue)
        )
    )
    return 0

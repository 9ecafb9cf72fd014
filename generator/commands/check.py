"""`check`: reads the records and the hand-written pages and prints every problem at once."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from generator.check import check, errors
from generator.problems import FORMATS, Problem

HELP = "check the records and pages; exit 1 when something is wrong"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--root", type=Path, default=Path.cwd(), help="the repository (default: here)"
    )
    parser.add_argument(
        "--lang", choices=("fr", "en"), default="fr", help="the language of the messages"
    )
    parser.add_argument(
        "--format", choices=sorted(FORMATS), default="text", help="text, GitHub annotations or JSON"
    )
    parser.add_argument(
        "--today", type=date.fromisoformat, default=None, help="the day to judge by (YYYY-MM-DD)"
    )


def run(options: argparse.Namespace) -> int:
    content, problems = check(options.root, today=options.today)
    sys.stdout.write(FORMATS[options.format](problems, options.lang))
    if options.format == "text":
        sys.stderr.write(summary(problems, len(content.drafts), options.lang))
    return 1 if errors(problems) else 0


def summary(problems: list[Problem], records: int, lang: str) -> str:
    """One line: how many records, errors and warnings."""
    wrong = len(errors(problems))
    if lang == "en":
        return f"{records} records: {wrong} errors, {len(problems) - wrong} warnings\n"
    return f"{records} fiches : {wrong} erreurs, {len(problems) - wrong} avertissements\n"

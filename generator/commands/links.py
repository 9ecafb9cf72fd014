"""`links`: linkchecker on the built site, or on the addresses of others that the content names."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from generator.check import check, errors
from generator.commands import WrongUse
from generator.links import memory, report, suppressed
from generator.links.addresses import addresses
from generator.links.program import ProgramError, ask, crawl
from generator.links.verdicts import knock, verdicts
from generator.problems import FORMATS, Problem
from generator.settings import SETTINGS

HELP = "look for links that lead nowhere, in the built site or (--external) among others' addresses"


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
        "--external", action="store_true", help="ask each address of others once, over the network"
    )
    parser.add_argument(
        "--state", type=Path, help="where failures are remembered (default: build/links.json)"
    )
    parser.add_argument(
        "--timeout", type=int, default=20, help="seconds to wait for an answer (default: 20)"
    )
    parser.add_argument(
        "--today", type=date.fromisoformat, default=None, help="the day of this run (YYYY-MM-DD)"
    )


def run(options: argparse.Namespace) -> int:
    try:
        problems = _external(options) if options.external else _internal(options)
    except ProgramError as error:
        raise WrongUse(str(error)) from None
    sys.stdout.write(FORMATS[options.format](problems, options.lang))
    return 1 if errors(problems) else 0


def _internal(options: argparse.Namespace) -> list[Problem]:
    site = options.root.resolve() / SETTINGS.folders["site"]
    if not (site / "index.html").is_file():
        raise WrongUse(f"{site} holds no site: run `make site` first")
    rows = crawl(site)
    if any("Permission denied" in row.result for row in rows):
        # linkchecker gives up root's rights before it opens a file.
        raise WrongUse(f"{site}: linkchecker may not read it: run it as another user than root")
    return (
        report.of_site(rows, site, report.sources(check(options.root, workers=1)[0]))
        if rows
        else []
    )


def _external(options: argparse.Namespace) -> list[Problem]:
    today = options.today or date.today()
    entries, problems = suppressed.read(options.root, today)
    if problems:
        return problems
    # One process: what travels between processes leaves its addresses behind.
    places = addresses(check(options.root, today=today, workers=1)[0])
    asked = [a for a in places if not any(entry.covers(a) for entry in entries)]
    found = verdicts(asked, ask(asked, _agent(), options.timeout), knock)
    if found and not any(verdict.answered for verdict in found.values()):
        raise WrongUse("no address answered: is this machine connected? Nothing was remembered.")
    state: Path = options.state or options.root / SETTINGS.folders["build"] / "links.json"
    known, sound = memory.recall(state)
    if not sound:
        print(
            f"{state}: unreadable in part: what it held of failures is forgotten", file=sys.stderr
        )
    failures = memory.learn(known, found, today)
    memory.keep(state, failures)
    sys.stderr.write(report.summary(found, failures, len(places) - len(asked), options.lang))
    return sorted(
        [
            *report.of_addresses(places, found, failures),
            *suppressed.outdated(entries, places, today),
        ]
    )


def _agent() -> str:
    """Who asks. Without "link" or "bot", which some servers refuse by name."""
    return f"Boussole (asks the addresses it names, once each) {SETTINGS.site_url}".strip()

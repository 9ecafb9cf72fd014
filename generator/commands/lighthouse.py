"""`lighthouse`: its four scores on the main pages of the built site, the median of several runs."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.chromium import NoBrowser
from generator.commands import WrongUse
from generator.hosting import NoSite, hosted, site_folder
from generator.lighthouse import CATEGORIES, GOALS, LighthouseError, Report, middle
from generator.lighthouse import run as judge
from generator.settings import LANGUAGE_CODES
from generator.visits import stops

HELP = "judge the main pages with Lighthouse (mobile); exit 1 when a score misses its goal"
PAGES = ("home", "record", "list", "map", "search", "explorer", "deadlines", "finder")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--root", type=Path, default=Path.cwd(), help="the repository (default: here)"
    )
    parser.add_argument("--runs", type=_runs, default=5, help="runs of each page (default: 5)")
    parser.add_argument(
        "--only", choices=PAGES, nargs="*", default=list(PAGES), help="which pages to judge"
    )
    parser.add_argument(
        "--in", dest="languages", choices=LANGUAGE_CODES, nargs="*", default=["fr"],
        help="in which languages (default: fr)",
    )  # fmt: skip


def _runs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"not a number of runs: {text}")
    return int(text)


def run(options: argparse.Namespace) -> int:
    site, missed = site_folder(options.root), False
    try:
        with hosted(site) as origin:
            for lang in options.languages:
                for stop in stops(site, lang):
                    if stop.name in options.only:
                        runs = [judge(origin + stop.address) for _ in range(options.runs)]
                        report = middle(runs)
                        print(said(stop.address, report, runs), flush=True)
                        missed |= any(report.scores[name] < GOALS[name] for name in CATEGORIES)
    except (LighthouseError, NoBrowser, NoSite) as error:
        raise WrongUse(str(error)) from None
    return 1 if missed else 0


def said(address: str, report: Report, runs: list[Report]) -> str:
    """A page's scores, the spread of its performance, and the audits that cost most."""
    scores = " ".join(
        f"{name} {report.scores[name]}{'' if report.scores[name] >= GOALS[name] else ' (short)'}"
        for name in CATEGORIES
    )
    speeds = sorted(run.scores["performance"] for run in runs)
    lines = [f"{address}: {scores}; performance {speeds[0]} to {speeds[-1]} in {len(runs)} runs"]
    for audit in report.audits[:8]:
        parts = f" | {' | '.join(audit.parts)}" if audit.parts else ""
        lines.append(f"  -{audit.lost:.1f} {audit.category} {audit.name}: {audit.title}{parts}")
    return "\n".join(lines)

"""`bytes`: what a first visit of each kind of page costs, in a real browser, against the budgets."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.chromium import NoBrowser, launched
from generator.commands import WrongUse
from generator.hosting import NoSite, hosted, site_folder
from generator.settings import LANGUAGE_CODES
from generator.visits import BUDGETS, KB, KINDS, Visit, stops, visit

HELP = "weigh the first visit of the built site's pages in a browser; exit 1 when one is too heavy"
COLUMNS = (*KINDS.values(), "other")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--root", type=Path, default=Path.cwd(), help="the repository (default: here)"
    )


def run(options: argparse.Namespace) -> int:
    site, over = site_folder(options.root), []
    try:
        with hosted(site) as origin, launched() as browser:
            print(f"{'':13}{'requests':>9}" + "".join(f"{name:>9}" for name in COLUMNS) + "     all  KB, gzip")  # fmt: skip
            for lang in LANGUAGE_CODES:
                for stop in stops(site, lang):
                    for made in visit(browser, origin, stop):
                        print(row(made), flush=True)
                        over += list(excesses(made))
    except (NoBrowser, NoSite) as error:
        raise WrongUse(str(error)) from None
    print("\n".join(over) if over else "every budget is kept")
    return 1 if over else 0


def row(made: Visit) -> str:
    """One visit in one line."""
    counts = made.counts()
    cells = "".join(f"{counts[name] / KB:9.1f}" for name in COLUMNS)
    budget = BUDGETS[made.stop.name]
    weighed = next(iter(budget))
    kept = f"{counts[weighed] / KB:8.1f}  of {budget[weighed] // KB}"
    return f"{made.stop.lang} {made.stop.name:10}{len(made.requests):9}{cells}{kept}  {made.stop.address}"


def excesses(made: Visit) -> list[str]:
    """What is too much in a visit, one line each."""
    return [
        f"{made.stop.address}: {what}: {count / KB:.1f} KB, at most {most / KB:.0f}"
        if what not in ("elsewhere", "cookies")
        else f"{made.stop.address}: {what}: {count}, at most {most}"
        for what, count, most in made.excesses()
    ]

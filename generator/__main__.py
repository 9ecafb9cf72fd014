"""`python -m generator <command>`: thin; one module per command. Exit codes: 0 fine, 1 problems in
the content, 2 wrong use. A wrong command or a wrong file never shows a traceback."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

from generator.commands import WrongUse
from generator.settings import SETTINGS
from generator.workers import only

COMMANDS = (
    "check",
    "site",
    "serve",
    "editions",
    "print",
    "confirm",
    "calls",
    "status",
    "trace",
    "links",
    "rules",
    "reference",
    "bench",
    "search-eval",
    "screenshots",
    "bytes",
    "lighthouse",
)


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m generator", description="Boussole: check the records, build the site."
    )
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="command")
    modules = {
        name: import_module(f"generator.commands.{name.replace('-', '_')}") for name in COMMANDS
    }
    for name, module in modules.items():
        module.add(subparsers.add_parser(name, help=module.HELP, description=module.HELP))
    options = parser.parse_args(arguments)
    try:
        _must_be_repository(getattr(options, "root", None))
        code: int = modules[options.command].run(options)
    except WrongUse as error:
        print(error, file=sys.stderr)
        return 2
    return code


def _must_be_repository(root: Path | None) -> None:
    if root is not None and not (root / SETTINGS.folders["records"]).is_dir():
        folder = SETTINGS.folders["records"]
        raise WrongUse(
            f"{root}: pas de dossier `{folder}/` ici – there is no `{folder}/` folder here"
        )


if __name__ == "__main__":
    only(main)

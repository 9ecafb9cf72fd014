"""`python -m generator <command>`: thin; one module per command. Exit codes: 0 fine, 1 problems in
the content, 2 wrong use. A wrong command or a wrong file never shows a traceback."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

from generator.commands import WrongUse

COMMANDS = ("check", "site", "serve", "confirm", "rules", "reference", "bench")


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m generator", description="Boussole: check the records, build the site."
    )
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="command")
    modules = {name: import_module(f"generator.commands.{name}") for name in COMMANDS}
    for name, module in modules.items():
        module.add(subparsers.add_parser(name, help=module.HELP, description=module.HELP))
    options = parser.parse_args(arguments)
    try:
        code: int = modules[options.command].run(options)
    except WrongUse as error:
        print(error, file=sys.stderr)
        return 2
    return code


if __name__ == "__main__":
    sys.exit(main())

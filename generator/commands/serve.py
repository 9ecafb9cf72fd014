"""`serve`: the site on this machine, rebuilt whenever a record, a page or a template changes."""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path

from generator.catalogue import Catalogue
from generator.check import Memory
from generator.print.pdf import PrintError
from generator.print.press import one
from generator.problems import Problem
from generator.serve import CannotListen, serve
from generator.settings import SETTINGS
from generator.site import build

HELP = "show the site on this machine and rebuild it at each change"
PACKAGE = Path(__file__).resolve().parents[1]  # templates, styles, browser files, code


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--root", type=Path, default=Path.cwd(), help="the repository (default: here)"
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on (default: this machine only)"
    )
    parser.add_argument("--port", type=_port, default=8000, help="the port (default: 8000)")


def _port(text: str) -> int:
    """A port number; 0 takes a free one."""
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"not a port number: {text}")
    return int(text)


def run(options: argparse.Namespace) -> int:
    gc.enable()  # the one command that lives long enough to have garbage
    root = options.root.resolve()
    folders = SETTINGS.folders
    watched = (root / folders["records"], root / folders["docs"], root / "mkdocs.yml", PACKAGE)

    published: list[Catalogue] = []
    memory = Memory()

    def rebuild() -> list[Problem]:
        result = build(root, SETTINGS, memory=memory)
        if result.catalogue:
            published[:] = [result.catalogue]
        return list(result.problems)

    def printer(address: str) -> bytes | None:
        # Setting all sheets takes seconds; whoever looks at one waits for that one.
        try:
            return one(published[0], address, root / folders["build"]) if published else None
        except PrintError as error:
            _say(str(error))
            return None

    try:
        serve(
            root / folders["site"],
            watched,
            rebuild,
            options.host,
            options.port,
            _say,
            printer=printer,
        )
    except CannotListen as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _say(line: str) -> None:
    # A pipe would keep the address back until the server ends.
    print(line, flush=True)

"""`site`: checks, builds and publishes the site in one exchange."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from generator.assets import AssetError
from generator.frames import FrameError
from generator.print.pdf import PrintError
from generator.problems import as_text
from generator.site import BuildError, build

HELP = "check the content and build the whole site into site/"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--root", type=Path, default=Path.cwd(), help="the repository (default: here)"
    )
    parser.add_argument(
        "--lang", choices=("fr", "en"), default="fr", help="the language of the messages"
    )


def run(options: argparse.Namespace) -> int:
    from generator.publish import Busy

    start = time.monotonic()
    try:
        result = build(options.root, paper=True)
    except (AssetError, BuildError, Busy, FrameError, PrintError) as error:
        print(error, file=sys.stderr)
        return 1
    sys.stdout.write(as_text(result.problems, options.lang))
    if not result.published:
        print("nothing was published: the last site stands", file=sys.stderr)
        return 1
    spent = time.monotonic() - start
    print(
        f"site/: {result.pages} pages, {result.pressed.documents} PDF ({result.pressed.typeset} typeset),"
        f" {result.written} files written, {result.linked} unchanged, {spent:.1f} s"
    )
    return 0

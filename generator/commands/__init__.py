"""One module per command: `add(parser)` describes its options, `run(options)` returns the exit code."""

from __future__ import annotations

import sys
from pathlib import Path

from generator import check as checking
from generator.catalogue import Catalogue, build
from generator.problems import as_text


class WrongUse(Exception):
    """Something asked for cannot be done: said in one line, exit code 2."""


def sound_catalogue(root: Path) -> Catalogue | None:
    """The records of a repository in which nothing is wrong; else None, after saying what is."""
    content, problems = checking.check(root)
    if wrong := checking.errors(problems):
        sys.stderr.write(as_text(wrong))
        return None
    return build(content)

"""linkchecker, started as a program of its own: its licence (GPL) and its threads stay there.

It is told what to ask by a configuration file and answers in CSV. It is never told to follow a
link to another site: pages of the site are files, and addresses of others are asked once each.
"""

from __future__ import annotations

import csv
import importlib.util
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

_COLUMNS = ("urlname", "parentname", "result", "warningstring", "valid", "url", "line", "column")


class ProgramError(Exception):
    """linkchecker is missing or broke down: said in one line."""


class Row(NamedTuple):
    """One link as linkchecker saw it; `line` and `column` are 0 where it does not know them."""

    link: str  # as it was written or given
    parent: str  # the address of the page that has it; empty for an address that was given
    result: str  # `200 OK`, `404 Not Found`, `ConnectTimeout: …`; cut after 240 characters
    warnings: str  # one a line
    valid: bool
    line: int
    column: int


def crawl(site: Path) -> list[Row]:
    """The links inside the site at that folder that lead nowhere; nobody else is asked."""
    start = (site / "index.html").as_uri()
    options = {"checking": {"localwebroot": str(site)}, "filtering": {"ignore": "^mailto:"}}
    rows = _run(options, [start], "--no-warnings")
    return sorted(row for row in rows if not row.valid)


def ask(addresses: Iterable[str], agent: str, timeout: int) -> list[Row]:
    """What each address answers to one request, redirections followed; no page is read."""
    options = {
        # So many requests a second only where a server says `LinkChecker`; else some three.
        "checking": {"recursionlevel": "0", "useragent": agent, "timeout": str(timeout),
                     "maxrequestspersecond": "1000"},
        "filtering": {"checkextern": "1"},
    }  # fmt: skip
    given = list(addresses)
    return sorted(_run(options, given, "--verbose")) if given else []


def _run(options: dict[str, dict[str, str]], starts: list[str], *flags: str) -> list[Row]:
    if importlib.util.find_spec("linkcheck") is None:
        raise ProgramError("linkchecker is not installed: run `make setup`")
    options = {**options, "csv": {"parts": ",".join(_COLUMNS)}}
    text = "".join(
        f"[{section}]\n" + "".join(f"{key}={value}\n" for key, value in values.items())
        for section, values in options.items()
    )
    with tempfile.TemporaryDirectory(prefix="boussole-links-") as folder:
        configuration = Path(folder) / "linkcheckerrc"
        configuration.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "linkcheck", "--config", str(configuration), "--no-robots",
             "--no-status", "--output", "csv/utf-8", "--stdin", *flags],
            input="\n".join(starts),
            env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C", "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )  # fmt: skip
    if done.returncode not in (0, 1):
        last = (done.stderr.strip().splitlines() or ["?"])[-1]
        raise ProgramError(f"linkchecker broke down: {last[:200]}")
    return read(done.stdout)


def read(text: str) -> list[Row]:
    """The rows of linkchecker's CSV. A link without a place has its last two cells left out."""
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";", restval="")
    return [
        Row(
            row["urlname"],
            row["parentname"] or "",
            row["result"],
            row["warningstring"],
            row["valid"] == "True",
            int(row["line"] or 0),
            int(row["column"] or 0),
        )
        for row in rows
    ]

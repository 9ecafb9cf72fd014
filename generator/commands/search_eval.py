"""`search-eval`: does the search answer what people type? Recall at 1, 3 and 5, class by class.

The queries are answered by the browser's own code and the site's own files, in Node.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator import search_data
from generator.assets import AssetError, bundled
from generator.catalogue import Catalogue
from generator.catalogue import build as build_catalogue
from generator.check import check, errors
from generator.commands import WrongUse
from generator.settings import LANGUAGE_CODES, SETTINGS

HELP = "ask the search the queries of tests/search/queries.yml, and print its recall by class"
DEPTHS = (1, 3, 5)
# The share of queries that a right record must answer among the first five, by class.
GOALS = {
    "exact": 0.95,
    "accent": 0.95,
    "hamza": 0.95,
    "article": 0.95,
    "plural": 0.95,
    "typo": 0.90,
    "darija": 0.80,
}


@dataclass(frozen=True, slots=True)
class Query:
    """What someone types on a page of that language, and the records that would be right."""

    q: str
    lang: str
    kind: str
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the search says: ids in order, whether other languages had to answer, a better query."""

    ids: tuple[str, ...]
    others: bool = False
    meant: str = ""

    def rank(self, query: Query) -> int | None:
        """The place of the first right record, from 1; None where there is none."""
        places = (place for place, name in enumerate(self.ids, 1) if name in query.ids)
        return next(places, None)


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--root", type=Path, default=Path.cwd(), help="the repository (default: here)"
    )
    parser.add_argument("--missed", action="store_true", help="also print the queries it missed")


def run(options: argparse.Namespace) -> int:
    """0 when every goal is met, else 1."""
    path = options.root / "tests" / "search" / "queries.yml"
    if not path.is_file():
        raise WrongUse(f"{path}: no such file")
    content, problems = check(options.root)
    if errors(problems):
        raise WrongUse("the records have errors: run `check`")
    queries = read_queries(path)
    try:
        found = answers(build_catalogue(content), queries, options.root)
    except AssetError as error:
        raise WrongUse(str(error)) from None
    ranks = [answer.rank(query) for query, answer in zip(queries, found, strict=True)]
    shares = recall(queries, ranks)
    sys.stdout.write(table(queries, shares))
    if options.missed:
        for query, answer, rank in zip(queries, found, ranks, strict=True):
            if rank is None or rank > DEPTHS[-1]:
                print(f"{query.kind}, {query.lang}: {query.q} → {', '.join(answer.ids[:5]) or '–'}")
    return (
        0 if all(shares[kind][-1] >= goal for kind, goal in GOALS.items() if kind in shares) else 1
    )


def read_queries(path: Path) -> list[Query]:
    """The queries of a file."""
    rows = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return [Query(row["q"], row["lang"], row["class"], frozenset(row["ids"])) for row in rows]


def answers(catalogue: Catalogue, queries: Iterable[Query], root: Path) -> list[Answer]:
    """What the search of a catalogue's site answers. Raises `AssetError` without Node or esbuild."""
    code = bundled(
        root / SETTINGS.folders["build"], "search/answer.js", "--platform=node", "--format=cjs"
    )
    with tempfile.TemporaryDirectory(prefix="boussole-") as folder:
        for name, data in search_data.files(catalogue).items():
            (Path(folder) / Path(name).name).write_bytes(data)
        asked = [{"q": query.q, "lang": query.lang} for query in queries]
        given = {"folder": folder, "languages": LANGUAGE_CODES, "queries": asked}
        return [
            Answer(tuple(row["ids"]), row["others"], row["meant"]) for row in _in_node(code, given)
        ]


def _in_node(code: Path, given: Any) -> Any:
    try:
        done = subprocess.run(
            ["node", str(code)],
            input=json.dumps(given),
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise AssetError("node is missing: run `make setup`") from None
    if done.returncode:
        raise AssetError(f"the search could not answer:\n{done.stderr}")
    return json.loads(done.stdout)


def recall(queries: list[Query], ranks: list[int | None]) -> dict[str, list[float]]:
    """Class → the share of its queries with a right record among the first 1, 3, 5."""
    kinds = dict.fromkeys(query.kind for query in queries)
    places = {
        kind: [
            rank or sys.maxsize
            for query, rank in zip(queries, ranks, strict=True)
            if query.kind == kind
        ]
        for kind in kinds
    }
    return {
        kind: [sum(place <= depth for place in found) / len(found) for depth in DEPTHS]
        for kind, found in places.items()
    }


def table(queries: list[Query], shares: dict[str, list[float]]) -> str:
    """A line per class: how many queries, recall at 1, 3 and 5, and the goal at 5."""
    lines = [f"{'class':<15} {'queries':>7} {'at 1':>7} {'at 3':>7} {'at 5':>7}   goal"]
    for kind, found in shares.items():
        count = sum(query.kind == kind for query in queries)
        goal = f"{GOALS[kind]:6.0%}" if kind in GOALS else "     –"
        lines.append(
            f"{kind:<15} {count:>7} " + " ".join(f"{share:7.1%}" for share in found) + f" {goal}"
        )
    return "\n".join(lines) + "\n"

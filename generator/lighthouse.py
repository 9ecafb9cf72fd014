"""Lighthouse on pages of the site: scores of four categories, and the audits that cost points. Row 6.

Started from node_modules with the browser of the tests, cut off from every host but this machine.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from generator import chromium

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
_PROGRAM = Path(__file__).parents[1] / "node_modules" / ".bin" / "lighthouse"
# Names are not even looked up: a page that wants another host fails here as it should.
_ALONE = '--headless=new --host-resolver-rules="MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"'


class LighthouseError(Exception):
    """Lighthouse is missing or could not judge a page: said in one line."""


@dataclass(frozen=True, slots=True)
class Audit:
    """An audit that lost points, with the page's parts that are to blame."""

    category: str
    name: str
    title: str
    score: float  # 0 to 1
    lost: float  # points of the category, of 100
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One run: the scores from 0 to 100, and what lost points, the worst first."""

    scores: dict[str, int]
    audits: tuple[Audit, ...]


def run(address: str) -> Report:
    """Judges one page with the mobile preset. Raises `LighthouseError`, `chromium.NoBrowser`."""
    if not _PROGRAM.exists():
        raise LighthouseError("lighthouse is missing: run `make setup`")
    flags = " ".join((*chromium.FLAGS, _ALONE))
    done = subprocess.run(
        [_PROGRAM, address, "--quiet", "--output=json", "--output-path=stdout",
         "--no-enable-error-reporting", f"--chrome-flags={flags}"],
        env={**os.environ, "CHROME_PATH": chromium.find()},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )  # fmt: skip
    try:
        found = json.loads(done.stdout)
    except ValueError:
        last = (done.stderr.strip().splitlines() or ["no report"])[-1]
        raise LighthouseError(f"{address}: {last[:200]}") from None
    if "runtimeError" in found:
        raise LighthouseError(f"{address}: {found['runtimeError']['message'][:200]}")
    return read(found)


def read(found: dict[str, Any]) -> Report:
    """A report from Lighthouse's JSON."""
    scores = {}
    audits: list[Audit] = []
    for name in CATEGORIES:
        category = found["categories"][name]
        scores[name] = round((category["score"] or 0) * 100)
        audits += _lost(name, category["auditRefs"], found["audits"])
    return Report(scores, tuple(sorted(audits, key=lambda audit: (-audit.lost, audit.name))))


def _lost(
    name: str, references: list[dict[str, Any]], all_audits: dict[str, Any]
) -> Iterator[Audit]:
    weights = {x["id"]: x["weight"] for x in references if all_audits[x["id"]]["score"] is not None}
    total = sum(weights.values()) or 1
    for key, weight in weights.items():
        audit = all_audits[key]
        if weight and audit["score"] < 1:
            lost = 100 * weight / total * (1 - audit["score"])
            yield Audit(name, key, audit["title"], audit["score"], lost, tuple(_parts(audit)))


def _parts(audit: dict[str, Any]) -> Iterator[str]:
    """The elements or addresses that an audit blames, three at most."""
    for item in (audit.get("details") or {}).get("items", [])[:3]:
        node = item.get("node") or {}
        part = (
            node.get("snippet") or item.get("url") or item.get("source") or item.get("description")
        )
        if isinstance(part, str):
            yield part[:120]


def middle(reports: Sequence[Report]) -> Report:
    """The median of each score, with the audits of the run whose performance lies in the middle."""
    scores = {name: round(median(report.scores[name] for report in reports)) for name in CATEGORIES}
    ordered = sorted(reports, key=lambda report: report.scores["performance"])
    return Report(scores, ordered[len(ordered) // 2].audits)

"""A problem in the content: where, which rule, what to do. Row 0: imports nothing of ours."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Text(NamedTuple):
    """One message in the two languages a checker speaks. French is what editors read by default."""

    fr: str
    en: str


class Spot(NamedTuple):
    """A place in a file; line and column start at 1."""

    path: str
    line: int = 1
    column: int = 1


class Problem(NamedTuple):
    """One thing to mend. Sorts by place, then by rule, so that every run prints the same order."""

    spot: Spot
    rule: str
    message: Text
    severity: Severity = "error"


SEVERITY_WORDS = {"error": Text("erreur", "error"), "warning": Text("avertissement", "warning")}


def _one_line(text: str) -> str:
    """A log takes a line that begins with `::` for a command, and a terminal obeys control signs."""
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)


def as_text(problems: Iterable[Problem], lang: str = "fr") -> str:
    """`path:line:column: error: message [rule]`, one a line."""
    return "".join(
        _one_line(
            f"{p.spot.path}:{p.spot.line}:{p.spot.column}: {getattr(SEVERITY_WORDS[p.severity], lang)}: "
            f"{getattr(p.message, lang)} [{p.rule}]"
        )
        + "\n"
        for p in problems
    )


def _escape_github(text: str, *, prop: bool = False) -> str:
    """Workflow commands end at a line break; properties also end at a colon or a comma."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if prop else text


def as_github(problems: Iterable[Problem], lang: str = "fr") -> str:
    """GitHub workflow commands: the problem shows on its line in a pull request."""
    return "".join(
        f"::{p.severity} file={_escape_github(_one_line(p.spot.path), prop=True)},line={p.spot.line},"
        f"col={p.spot.column},title={_escape_github(p.rule, prop=True)}"
        f"::{_escape_github(getattr(p.message, lang))}\n"
        for p in problems
    )


def as_json(problems: Iterable[Problem], lang: str = "fr") -> str:
    """A JSON list of objects with the keys path, line, column, severity, rule, message."""
    rows = [
        {
            "path": _one_line(p.spot.path),
            "line": p.spot.line,
            "column": p.spot.column,
            "severity": p.severity,
            "rule": p.rule,
            "message": getattr(p.message, lang),
        }
        for p in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


FORMATS = {"text": as_text, "github": as_github, "json": as_json}

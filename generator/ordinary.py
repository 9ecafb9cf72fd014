"""Reads an ordinary record file line by line, three times as fast as through a YAML parser. Row 1.

Nearly all files are `key: value` lines, lists with hyphens, short flow collections and text in double
quotes. This module knows these and nothing else: at the least doubt it gives up, and `load` reads the
file by libyaml's events, which alone decide what is refused and where. A property-based test holds
the two against each other: what is read here is read the same there.
"""

from __future__ import annotations

import json
import re
from itertools import accumulate
from typing import Any

# indent, hyphen, key, value; or a comment, or nothing. A plain value has no `#` and no `: `.
_ROW = re.compile(
    r"^(?:( *)(- )?(?:(\w[\w-]*):(?: +(?=\S)|$))?"
    r'("[^"\\\n]*(?:\\[n"\\][^"\\\n]*)*"|[\[{][^\n]*[\]}]|[\w+][^:#\n]*(?::(?=\S)[^:#\n]*)*)?'
    r"| *#.*)$",
    re.MULTILINE,
)
_TOKENS = re.compile(r"([\w+][\w.+/@-]*)").split  # what is outside, a word, what is outside…
# A word is taken whole or not at all: else a long one before a wrong sign could be cut in 2ⁿ ways.
_OUTSIDE_QUOTES = re.compile(r"(?:[\w+][\w.+/@-]*(?![\w.+/@-])|, ?|: |[\[\]{}])*").fullmatch
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}
# With these, no file that is read here is as deep as `load.MAX_DEPTH`.
_MAX_INDENT = 20
_MAX_FLOW_DEPTH = 6

Row = tuple[int, str | None, str]  # (indent, key or None for an item of a list, value or "")
_END: Row = (-1, "", "")


class _Doubt(Exception):
    """Something that only the YAML parser may judge."""


def read(text: str) -> dict[str, Any] | None:
    """The map in a text, as dict, list and str; None where the file is not an ordinary one."""
    if "\r" in text or "null" in text or "Null" in text or "NULL" in text:
        return None
    try:
        rows = _rows(text)
        value, end = _map(rows, 0, 0)
    except _Doubt:
        return None
    return value if value and end == len(rows) - 1 else None


def _rows(text: str) -> list[Row]:
    """The lines that say something. An item that is a map is two rows: its hyphen and its first key."""
    found = _ROW.findall(text)
    if len(found) != text.count("\n") + 1:
        raise _Doubt
    rows: list[Row] = []
    for indent, hyphen, key, value in found:
        if hyphen:
            if not key and not value:
                raise _Doubt
            rows.append((len(indent), None, "" if key else value))
            if key:
                rows.append((len(indent) + 2, key, value))
        elif key:
            rows.append((len(indent), key, value))
        elif value:
            raise _Doubt  # the second line of a text, perhaps
    rows.append(_END)
    return rows


def _map(rows: list[Row], i: int, indent: int) -> tuple[dict[str, Any], int]:
    """The map whose keys stand at `indent` from row `i` on, and the row after it."""
    if indent > _MAX_INDENT:
        raise _Doubt
    made: dict[str, Any] = {}
    while True:
        at, key, value = rows[i]
        if at != indent or key is None:
            if at >= indent:
                raise _Doubt
            return made, i
        if key in made:
            raise _Doubt
        i += 1
        if value:
            made[key] = _scalar_or_flow(value)
            continue
        below, item, _ = rows[i]
        if item is None and below >= indent:
            made[key], i = _list(rows, i, below)
        elif below > indent:
            made[key], i = _map(rows, i, below)
        else:
            made[key] = ""


def _list(rows: list[Row], i: int, indent: int) -> tuple[list[Any], int]:
    """The list whose hyphens stand at `indent` from row `i` on, and the row after it."""
    made: list[Any] = []
    while True:
        at, key, value = rows[i]
        if at != indent or key is not None:
            if at > indent:
                raise _Doubt
            return made, i
        i += 1
        if value:
            made.append(_scalar_or_flow(value))
        else:
            item, i = _map(rows, i, indent + 2)
            made.append(item)


def _scalar_or_flow(value: str) -> Any:
    first = value[0]
    if first == '"':
        # In double quotes, `\n`, `\"` and `\\` mean the same in JSON.
        return json.loads(value) if "\\" in value else value[1:-1]
    if first in "[{":
        return _flow(value)
    return value.rstrip(" ")


def _flow(text: str) -> Any:
    """A flow collection of single words and quoted texts: as JSON, once the words are in quotes."""
    if "\\" in text or (text.count("[") + text.count("{") > _MAX_FLOW_DEPTH and _deep(text)):
        raise _Doubt
    pieces = text.split('"')
    for i in range(0, len(pieces), 2):
        if not _OUTSIDE_QUOTES(pieces[i]):
            raise _Doubt
        pieces[i] = '"'.join(_TOKENS(pieces[i]))
    try:
        return _decode('"'.join(pieces))
    except ValueError:
        raise _Doubt from None


def _deep(text: str) -> bool:
    return max(accumulate(_STEP.get(character, 0) for character in text)) > _MAX_FLOW_DEPTH


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _Doubt
    return made


_decode = json.JSONDecoder(object_pairs_hook=_unique).decode

"""Latin passages inside Arabic, set apart: in the Latin font, so that the signs of each font run one way. Row 6.

`order` lets the signs of the Arabic font say which way they run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

Run = str | dict[str, Any]

# What runs from left to right inside Arabic: from a Latin letter to the last letter or figure before the next Arabic
# one; or a number. (After Arabic, signs between two numbers run with the Arabic, but for those inside of one.)
_LETTERS = "A-Za-zªº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_LATIN = re.compile(
    f"[{_LETTERS}](?:[^\u0590-\u08ff\u200f]*[{_LETTERS}0-9])?|[0-9]+(?:[.,:/\u00a0][0-9]+)*"
)
_RLM = "\u200f"


def apart(runs: list[Run], rtl: bool) -> Iterator[Run]:
    """The runs, with what is Latin inside Arabic apart, also where it begins in one run and ends in the next."""
    arabic = [_is_arabic(run, rtl) for run in runs]
    if not (rtl or any(arabic)):
        yield from runs
        return
    whole = "".join(
        text_of([run]) if inside else _RLM * len(text_of([run]))
        for run, inside in zip(runs, arabic, strict=True)
    )
    latin = [(match.start(), _end(match)) for match in _LATIN.finditer(whole)]
    cuts = sorted({x for span in latin for x in span})
    start = 0
    for run, inside in zip(runs, arabic, strict=True):
        text, marks = text_of([run]), {} if isinstance(run, str) else run
        end = start + len(text)
        if not inside:
            # A comma between two such passages belongs to neither.
            yield from (_RLM, {**marks, "latin": 1}, _RLM) if rtl else (run,)
        else:
            edges = [start, *(x for x in cuts if start < x < end), end]
            for one, other in pairwise(edges):
                piece = whole[one:other]
                if any(first <= one < last for first, last in latin):
                    yield {**marks, "t": piece, "latin": 1}
                else:
                    yield {**marks, "t": piece} if marks else piece
        start = end


def _is_arabic(run: Run, rtl: bool) -> bool:
    """Is a run Arabic, whatever Latin words it holds?"""
    if isinstance(run, str):
        return rtl
    return bool(run["lang"] == "ar" if "lang" in run else rtl and "ltr" not in run)


def _end(match: re.Match[str]) -> int:
    """Where a Latin passage ends: a bracket that it opened is closed in it."""
    closes = match[0].count("(") > match[0].count(")") and match.string[match.end() :][:1] == ")"
    return match.end() + closes


def text_of(runs: Iterable[Run]) -> str:
    """The runs as plain text."""
    return "".join(run if isinstance(run, str) else run["t"] for run in runs)

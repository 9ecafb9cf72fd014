"""Latin passages and brackets inside Arabic, with signs round them that say to a reader of the PDF which way what
stands there runs. Row 6.

A direction mark of Unicode is lost on the way: typst draws nothing for it. So two spaces that no text of ours has
stand for the marks: in our cut of Amiri they have no width (`letters`), and in the file they say the marks (`order`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

Run = str | dict[str, Any]

RLM = "\u200f"
# What stands for a mark of either direction.
STANDS_FOR = {"\u202f": RLM, "\u2007": "\u200e"}
_RIGHT, _LEFT = STANDS_FOR
# Not a part of either passage that it stands between. The mark itself is for typst, which places what stands there.
GUARD = RLM + _RIGHT
# What runs from left to right inside Arabic: from a Latin letter to the last letter or figure before the next Arabic
# one; or a number. (After Arabic, signs between two numbers run with the Arabic, but for those inside of one.)
_LETTERS = "A-Za-zªº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_LATIN = re.compile(
    f"[{_LETTERS}](?:[^\u0590-\u08ff\u200f]*[{_LETTERS}0-9])?|[0-9]+(?:[.,:/\u00a0][0-9]+)*"
)


def guarded(runs: list[Run], rtl: bool) -> Iterator[Run]:
    """The runs; where there is Arabic, with guards round its signs and round Latin passages, which become runs of their
    own, also where one begins in a run and ends in the next."""
    arabic = [_is_arabic(run, rtl) for run in runs]
    if not (rtl or any(arabic)):
        yield from runs
        return
    texts = [text_of([run]) for run in runs]
    whole = "".join(
        text if is_arabic else RLM * len(text)
        for text, is_arabic in zip(texts, arabic, strict=True)
    )
    latin = [(match.start(), _end(match)) for match in _LATIN.finditer(whole)]
    inside = {i for first, last in latin for i in range(first, last)}
    before = _guards(whole, latin, inside)
    start = 0
    for run, text, is_arabic in zip(runs, texts, arabic, strict=True):
        end, marks = start + len(text), {} if isinstance(run, str) else run
        if is_arabic:
            cuts = sorted({start, end, *(x for span in latin for x in span if start < x < end)})
            for one, other in pairwise(cuts):
                if one in inside:
                    yield _said(before.get(one, ""), marks)
                    yield {**marks, "t": whole[one:other], "latin": 1}
                else:
                    said = (before.get(i, "") + whole[i] for i in range(one, other))
                    yield _said("".join(said), marks)
        else:
            yield from (GUARD, {**marks, "latin": 1}, GUARD) if rtl else (run,)
        start = end


def _said(text: str, marks: dict[str, Any]) -> Run:
    return {**marks, "t": text} if text and marks else text


def _guards(whole: str, latin: list[tuple[int, int]], inside: set[int]) -> dict[int, str]:
    """What to put before which letter of a text. PDFium turns a bracket that follows Arabic: a mark of the other
    direction stands before it."""
    signs = [
        i for i, x in enumerate(whole) if unicodedata.category(x)[0] in "PS" and i not in inside
    ]
    edges = (x for span in latin for x in span)
    found = dict.fromkeys((*edges, *signs, *(i + 1 for i in signs)), GUARD)
    for i in signs:
        if unicodedata.mirrored(whole[i]):
            found[i] += _LEFT
    return found


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

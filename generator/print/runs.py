"""HTML of our own templates as plain runs of text, which is all that typst is ever given.

A run is a text, or a map {t, and what sets it apart: b, ltr, lang, href}. A block is a map {k, runs}: a
paragraph `p`, a heading `h2` `h3`, an item `li`, a fact `dd` with its `label`. Text stays text: nothing here or
after is read as markup again. Latin inside Arabic gets guards (`latin`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

from generator.print.latin import STANDS_FOR, Run, guarded

Block = dict[str, Any]

# What no paper shows: control signs, and those that turn a line of text round.
_UNSEEN = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
# Spaces that stand for something else on paper.
_NARROW = re.compile(f"[{''.join(STANDS_FOR)}]")
_SPACES = re.compile(r"[ \t\n]+")
_LONG = re.compile(r"\S{41,}")
# A number stays on one line, and programs that copy it take its groups for one.
_NUMBER = re.compile(r"[+\d][\d ]*")
_PIECE = 24  # characters after which a word too long for any line may be cut
# Little numbers and lists of contents lead somewhere on a screen, and nowhere on paper.
_SKIPPED = frozenset(("sup", "nav", "button", "svg"))
_SKIPPED_CLASSES = frozenset(("bs-onmap", "bs-from", "bs-unseen"))
_BLOCKS = frozenset(("p", "li", "dt", "dd", "h2", "h3", "h4", "blockquote", "pre", "td", "th"))
_VOID = frozenset(("br", "hr", "img", "input"))


def clean(text: str) -> str:
    """Text as paper shows it: no control signs, and a place to cut words that no line can hold."""
    return _LONG.sub(lambda word: _cut(word[0]), _UNSEEN.sub("", _NARROW.sub("\u00a0", text)))


def _cut(word: str) -> str:
    return "\u200b".join(word[i : i + _PIECE] for i in range(0, len(word), _PIECE))


@dataclass(slots=True)
class _Style:
    """What surrounds a piece of text."""

    tag: str
    marks: dict[str, Any] = field(default_factory=dict)
    skipped: bool = False
    after: str = ""  # the address of a link in prose: on paper it must be read


class _Reader(HTMLParser):
    """Collects blocks; text outside of any block is a paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.open: list[_Style] = [_Style("")]
        self.lists: list[str] = []
        self.fresh = True  # the next text begins a new block

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._add("\n")
        if tag in _VOID:
            return
        outer = self.open[-1]
        skipped = (
            outer.skipped
            or tag in _SKIPPED
            or "hidden" in given
            or not _SKIPPED_CLASSES.isdisjoint(given.get("class", "").split())
        )
        self.open.append(
            _Style(tag, outer.marks | _marks(tag, given), skipped, _address(tag, given))
        )
        if tag in ("ul", "ol", "dl"):
            self.lists.append(tag)
        if given.get("class") == "bs-remedy":
            self._add("\n")
        if tag in _BLOCKS and not skipped:
            self._begin(tag, given)

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        """A new block, unless a list item goes on in a paragraph of its own."""
        last = self.blocks[-1] if self.blocks else None
        if tag == "p" and last is not None and last["k"] == "li" and not last["runs"]:
            return
        block: Block = {"k": tag, "runs": []}
        if tag == "li":
            block |= {"ordered": self.lists[-1:] == ["ol"], "depth": len(self.lists)}
        if given.get("id"):
            block["id"] = given["id"]
        if "class" in given:
            block["class"] = given["class"]
        self.blocks.append(block)
        self.fresh = False

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1:
            closed = self.open.pop()
            if closed.after and not closed.skipped:
                self._add(" (")
                self.blocks[-1]["runs"].append({"t": clean(closed.after), "ltr": 1})
                self._add(")")
            if closed.tag == tag:
                break
        if tag in ("ul", "ol", "dl") and self.lists:
            self.lists.pop()
        if tag in _BLOCKS:
            self.fresh = True

    def handle_data(self, data: str) -> None:
        if not self.open[-1].skipped:
            self._add(_SPACES.sub(" ", data))

    def _add(self, text: str) -> None:
        if self.fresh and not text.strip():
            return
        if self.fresh:
            self.blocks.append({"k": "p", "runs": []})
            self.fresh = False
        runs = self.blocks[-1]["runs"]
        if not runs:
            text = text.lstrip(" ")
        if text:
            marks = self.open[-1].marks
            text = clean(text)
            if "ltr" in marks and _NUMBER.fullmatch(text):
                text = text.replace(" ", "\u00a0")
            runs.append({"t": text, **marks} if marks else text)


def _marks(tag: str, given: dict[str, str]) -> dict[str, Any]:
    if tag in ("strong", "b"):
        return {"b": 1}
    if tag == "em" or given.get("class") == "bs-meta":
        return {"i": 1}
    if tag == "bdi" and given.get("dir") == "ltr":
        return {"ltr": 1}
    if tag == "a" and given.get("href", "").startswith(("https://", "http://", "tel:", "mailto:")):
        return {"href": given["href"]}
    if given.get("lang"):
        return {"lang": given["lang"]}
    return {}


def _address(tag: str, given: dict[str, str]) -> str:
    """What is printed after a link of a record's own prose. Links of our templates carry `rel`, and stand
    beside their address already."""
    href = given.get("href", "")
    return href if tag == "a" and "rel" not in given and href.startswith("http") else ""


@lru_cache(maxsize=16384)
def blocks(html: str, rtl: bool = False) -> tuple[Block, ...]:
    """The blocks of a piece of HTML, in order; `rtl` where it is Arabic. Not to be changed: they are shared."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(_trimmed(block, rtl) for block in reader.blocks if block["runs"])


def line(html: str, rtl: bool = False) -> tuple[Run, ...]:
    """A piece of HTML as one line."""
    found: list[Run] = []
    for block in blocks(html, rtl):
        found += [" ", *block["runs"]] if found else block["runs"]
    return tuple(found)


def _trimmed(block: Block, rtl: bool) -> Block:
    runs = block["runs"]
    last = runs[-1]
    if isinstance(last, str):
        runs[-1] = last.rstrip()
    else:
        last["t"] = last["t"].rstrip()
    return {**block, "runs": _joined(guarded(runs, rtl))}


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbouring plain texts as one."""
    found: list[Run] = []
    for run in runs:
        if isinstance(run, str) and found and isinstance(found[-1], str):
            found[-1] += run
        elif run:
            found.append(run)
    return tuple(found)

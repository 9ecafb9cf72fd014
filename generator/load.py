"""Reads record files as text, with the line and column of every key. Row 1: knows no schema.

YAML's own typing is never used: `NO`, `12:30` or `0523410217` stay the text that was written.
Events are read one by one, so that depth is bounded before any tree exists: composing 30,000
nested brackets crashes the process. What is refused is a problem with its line, never skipped.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator import ordinary
from generator.problems import Problem, Spot, Text
from generator.refusals import Refusal, from_yaml, refusal

MAX_BYTES = 64 * 1024
MAX_DEPTH = 20

KeyPath = tuple[str | int, ...]
Spots = dict[KeyPath, tuple[int, int]]  # key path → (line, column), from 1
# C0 and C1 controls, line separators, zero-width and bidirectional controls, BOM, tag characters.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\U000e0000-\U000e007f]"
)
_LONE_RETURN = re.compile("\r(?!\n)")


@dataclass(slots=True, eq=False)
class File:
    """One file as text: `value` holds dict, list and str only; `spots` the place of each key path,
    read only for a file in which a place is asked for: most have nothing wrong."""

    path: str  # from the repository's root, with /
    collection: str
    folder: str  # the folders between the collection and the file, with /
    id: str
    lang: str  # empty for a vocabulary
    value: dict[str, Any] = field(default_factory=dict)
    spots: Spots = field(default_factory=dict)
    root: Path | None = None  # where it was read from

    def ensure_read(self) -> None:
        """Reads again, with its places, a file that was read without them."""
        if not self.spots and self.root is not None:
            load_file(self.root, self, note=True)

    def spot(self, *path: str | int) -> Spot:
        """Where that key path stands; the nearest one above it when it is absent."""
        if not path:
            return Spot(self.path)  # the record as a whole: nothing to look for
        self.ensure_read()
        for end in range(len(path), 0, -1):
            place = self.spots.get(path[:end])
            if place is not None:
                return Spot(self.path, *place)
        return Spot(self.path)


def read_text(data: bytes) -> str:
    """The text of a file. Raises `Refusal` for size, encoding and characters that are never wanted."""
    if len(data) > MAX_BYTES:
        raise refusal("file-size", 1, 1, size=len(data), limit=MAX_BYTES)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refusal("encoding", line, error.start - data.rfind(b"\n", 0, error.start)) from None
    found = _FORBIDDEN.search(text) or _LONE_RETURN.search(text)
    if found:
        code = _code(found[0])
        raise refusal("control-character", *_line_column(text, found.start()), code=code)
    tab = text.find("\t")
    if tab >= 0:
        raise refusal("tab", *_line_column(text, tab))
    return text


def _line_column(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


class _Builder:
    """Turns events into dict, list and str, noting on request where each key path stands."""

    def __init__(self, text: str, note: bool) -> None:
        self.parser: Any = yaml.CBaseLoader(text)
        self.note = note
        self.spots: Spots = {}
        self.depth = 0

    def document(self) -> Any:
        get = self.parser.get_event
        get()  # the stream's start
        start = get()
        if isinstance(start, yaml.StreamEndEvent):
            raise refusal("empty-file", 1, 1)
        if start.version or start.tags:
            raise _refuse("directive", start)
        value = self.node(get(), ())
        get()  # the document's end
        after = get()
        if not isinstance(after, yaml.StreamEndEvent):
            raise _refuse("several-documents", after)
        return value

    def node(self, event: Any, path: KeyPath) -> Any:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self.scalar(event)
        if kind is yaml.AliasEvent:
            raise _refuse("alias", event)
        _no_properties(event)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _refuse("depth", event, limit=MAX_DEPTH)
        value = self.mapping(path) if kind is yaml.MappingStartEvent else self.sequence(path)
        self.depth -= 1
        return value

    def mapping(self, path: KeyPath) -> dict[str, Any]:
        value: dict[str, Any] = {}
        get, here = self.parser.get_event, path
        while type(event := get()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                raise _refuse("complex-key", event)
            key = self.scalar(event)
            if key == "<<":
                raise _refuse("merge-key", event)
            if key in value:
                raise _refuse("repeated-key", event, key=key)
            if self.note:
                here = self.noted((*path, key), event)
            value[key] = self.node(get(), here)
        return value

    def sequence(self, path: KeyPath) -> list[Any]:
        value: list[Any] = []
        get, here = self.parser.get_event, path
        while type(event := get()) is not yaml.SequenceEndEvent:
            if self.note:
                here = self.noted((*path, len(value)), event)
            value.append(self.node(event, here))
        return value

    def noted(self, path: KeyPath, event: Any) -> KeyPath:
        mark = event.start_mark
        self.spots[path] = (mark.line + 1, mark.column + 1)
        return path

    def scalar(self, event: Any) -> str:
        if event.anchor or event.tag:
            _no_properties(event)
        text: str = event.value
        if event.style == '"':
            # `"\u202e"` is harmless on disk and a control character once read.
            found = _FORBIDDEN.search(text)
            if found:
                raise _refuse("control-character", event, code=_code(found[0]))
        elif not event.style and text in ("~", "null", "Null", "NULL"):
            raise _refuse("null-value", event, text=text)
        return text


def _refuse(rule: str, event: Any, **values: object) -> Refusal:
    mark = event.start_mark
    return refusal(rule, mark.line + 1, mark.column + 1, **values)


def _no_properties(event: Any) -> None:
    if event.anchor:
        raise _refuse("anchor", event, name=event.anchor)
    if event.tag:
        raise _refuse("tag", event)


def parse(text: str, *, note: bool = True) -> tuple[dict[str, Any], Spots]:
    """The map in a text and, unless `note` is off, the place of each key path. Raises `Refusal`."""
    if not note and (plain := ordinary.read(text)) is not None:
        return plain, {}
    try:
        builder = _Builder(text, note)
        value = builder.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = f"{error.context or ''} {error.problem or ''}"
        raise Refusal("yaml", *_within(text, mark), from_yaml(said)) from None
    except yaml.YAMLError:
        raise Refusal("yaml", 1, 1, from_yaml("")) from None
    if not isinstance(value, dict):
        raise refusal("not-a-map", 1, 1)
    return value, builder.spots


def _within(text: str, mark: Any) -> tuple[int, int]:
    """The mark's line and column; the end of the last line where the mark lies after it."""
    if mark is None:
        return 1, 1
    lines = text.splitlines() or [""]
    if mark.line >= len(lines):
        return len(lines), len(lines[-1]) + 1
    return mark.line + 1, mark.column + 1


def _start(path: str) -> bytes:
    """The bytes of a file, one more than is allowed at most. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return os.read(descriptor, MAX_BYTES + 1)
    finally:
        os.close(descriptor)


def load_file(root: Path, file: File, *, note: bool = False) -> Problem | None:
    """Fills `file` from disk; the one problem that made it unreadable, or None."""
    file.root = root
    try:
        file.value, file.spots = parse(read_text(_start(f"{root}/{file.path}")), note=note)
    except OSError as error:
        message = Text(
            f"fichier illisible : {error.strerror}", f"unreadable file: {error.strerror}"
        )
        return Problem(Spot(file.path), "file-name", message)
    except Refusal as refusal:
        return Problem(Spot(file.path, refusal.line, refusal.column), refusal.rule, refusal.message)
    return None

"""Writes one top-level key of a record's file and leaves every other line as its editor wrote it. Row 1."""

from __future__ import annotations

from pathlib import Path

from generator.load import parse


def amended(text: str, key: str, line: str) -> str:
    """The text with `line` in the place of the top-level `key`, or at the end. Raises `Refusal`."""
    spots = parse(text)[1]
    lines = text.splitlines(keepends=True)
    starts = sorted(place[0] - 1 for path, place in spots.items() if len(path) == 1)
    place = spots.get((key,))
    if place is None:
        gap = "" if text.endswith("\n") else "\n"
        return f"{text}{gap}{line}\n"
    start = place[0] - 1
    end = next((at for at in starts if at > start), len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1  # a comment or a gap belongs to what follows
    return "".join([*lines[:start], f"{line}\n", *lines[end:]])


def replace_file(path: Path, text: str) -> None:
    """Writes a file whole or not at all."""
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)

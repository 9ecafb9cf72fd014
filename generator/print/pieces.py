"""Text that stands in one place as one piece. Row 6.

typst cuts a text where a glyph says something of its own, so that a telephone number may come in five pieces. What
`order` has freed is joined again: PDFium drops a piece that is a space alone, puts another kind of space in its place,
and then takes the groups of the number from the right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pikepdf

_STRING = rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f]+>"
# How typst writes a piece: font, size, place, and a string or a list of strings and steps.
_PIECE = re.compile(
    rb"\s?0 Tr/(f\d+) ([\d.]+) Tf 1 0 0 -1 ([\d.-]+) ([\d.-]+) Tm"
    rb"(?:(" + _STRING + rb")Tj|\[((?:" + _STRING + rb"|[\d.\s-])*+)\]TJ)\n?",
    re.DOTALL,
)
_ITEM = re.compile(rb"(" + _STRING + rb")|([\d.-]+)", re.DOTALL)
_NEAR = 2  # thousandths of the letters' size: a step that nobody sees


class _Piece(NamedTuple):
    font: bytes
    size: float
    x: float
    y: bytes
    items: bytes  # strings and steps, as in the file
    span: tuple[int, int]


def joined(content: bytes, widths: dict[bytes, dict[int, float]]) -> bytes:
    """A page's content with neighbouring pieces of one line as one; `widths` of the glyphs, in thousandths of the
    letters' size, by the names of the fonts in which that is done."""
    made, end = [], 0
    pieces = (x for x in _pieces(content) if x.font in widths)
    for group in _groups(pieces):
        if len(group) < 2:
            continue
        first, last = group[0], group[-1]
        items, at = b"", first.x
        for piece in group:
            step = (at - piece.x) / piece.size * 1000
            items += (b"%.3f" % step if abs(step) > _NEAR else b"") + piece.items
            at = piece.x + _length(piece.items, widths[piece.font]) * piece.size / 1000
        head = content[first.span[0] : content.index(b" Tm", first.span[0]) + 3]
        made += [content[end : first.span[0]], head, b"[", items, b"]TJ\n"]
        end = last.span[1]
    return b"".join((*made, content[end:]))


def _pieces(content: bytes) -> Iterator[_Piece]:
    for match in _PIECE.finditer(content):
        font, size, x, y, string, several = match.groups()
        yield _Piece(font, float(size), float(x), y, string or several, match.span())


def _groups(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """Pieces that follow one another without anything between them, in one font, size and line."""
    group: list[_Piece] = []
    for piece in pieces:
        last = group[-1] if group else None
        if last and (last.span[1], last.font, last.size, last.y) != (
            piece.span[0],
            piece.font,
            piece.size,
            piece.y,
        ):
            yield group
            group = []
        group.append(piece)
    yield group


def _length(items: bytes, widths: dict[int, float]) -> float:
    total = 0.0
    for string, step in _ITEM.findall(items):
        if step:
            total -= float(step)
        else:
            data = bytes(pikepdf.Object.parse(string))
            total += sum(
                widths.get(int.from_bytes(data[i : i + 2]), 0.0) for i in range(0, len(data), 2)
            )
    return total


def glyph_widths(font: pikepdf.Object) -> dict[int, float]:
    """The width of each glyph of a font (its first descendant's table W), in thousandths of the letters' size."""
    found: dict[int, float] = {}
    rows = list(font.DescendantFonts[0].W)
    while rows:
        first, other = int(rows.pop(0)), rows.pop(0)
        if isinstance(other, pikepdf.Array):
            found |= {first + i: float(width) for i, width in enumerate(other)}
        else:
            found |= dict.fromkeys(range(first, int(other) + 1), float(rows.pop(0)))
    return found

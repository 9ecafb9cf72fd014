"""The fonts of paper: Plex as it comes, Amiri with its letters side by side. Row 6.

Amiri can draw letters of a word one below the other, as a scribe does: two glyphs in five of a sheet, which a
beginner reads with pain and programs copy with spaces in words. We set it as a newspaper is set: each letter in its
own place, lam and alef joined as they must be. Less to draw and to look up: a sheet is a quarter lighter, and set faster.
"""

from __future__ import annotations

import struct
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

import typst

ARABIC = "fontpkg_amiri"
OTHERS = "fontpkg_ibm_plex_sans_arabic"
WEIGHTS = ("Amiri-Regular.ttf", "Amiri-Bold.ttf")
# Of the rules for required ligatures in Amiri 1.002, by number: marks and figures (to 50), lam before alef inside of a
# word (75) and at its beginning (140, of whose cases these two).
_MARKS, _INSIDE, _BEGINNING = 50, 75, 140
_CASES = (21, 22)
# The glyphs of the spaces that stand for direction marks (see `latin`).
_NARROW = (382, 366)


_LOCK = Lock()  # the first sheets are set by several threads at once


def fonts() -> typst.Fonts:
    """Our two families and no other: neither the machine's nor typst's own."""
    with _LOCK:
        return _found()[0]


@cache
def _found() -> tuple[typst.Fonts, TemporaryDirectory[str]]:
    """The fonts, and where our Amiri lies while the process lives: typst opens a font when a text first needs it."""
    room = TemporaryDirectory(prefix="boussole-fonts-")
    ours = Path(room.name)
    for name in WEIGHTS:
        (ours / name).write_bytes(side_by_side((folder(ARABIC) / name).read_bytes()))
    paths = [ours, folder(OTHERS)]
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)
    return found, room


def folder(package: str) -> Path:
    """Where a package of fonts has them."""
    spec = find_spec(package)
    assert spec and spec.origin, f"{package} is not installed"
    return Path(spec.origin).parent / "files"


def side_by_side(font: bytes) -> bytes:
    """Amiri without the rules that draw letters one below the other, and without the width of two spaces. Nothing moves
    in the file: lists of rules get shorter."""
    data = bytearray(font)
    tables = {bytes(data[i : i + 4]): i for i in range(12, 12 + 16 * _short(data, 4), 16)}
    start, widths = (_long(data, tables[tag] + 8) for tag in (b"GSUB", b"hmtx"))
    features, lookups = start + _short(data, start + 6), start + _short(data, start + 8)
    for record in range(features + 2, features + 2 + 6 * _short(data, features), 6):
        if data[record : record + 4] == b"rlig":
            at = features + _short(data, record + 4) + 2
            rules = _shorts(data, at)
            _shorten(data, at, [x for x in rules if x <= _MARKS or x in (_INSIDE, _BEGINNING)])
    at = lookups + _shorts(data, lookups)[_BEGINNING] + 4
    cases = _shorts(data, at)
    _shorten(data, at, [cases[i] for i in _CASES])
    for glyph in _NARROW:
        struct.pack_into(">H", data, widths + 4 * glyph, 10)
    return bytes(data)


def _long(data: bytearray, at: int) -> int:
    number: int = struct.unpack_from(">I", data, at)[0]
    return number


def _short(data: bytearray, at: int) -> int:
    number: int = struct.unpack_from(">H", data, at)[0]
    return number


def _shorts(data: bytearray, at: int) -> list[int]:
    """A list of numbers that begins with how many there are."""
    return [_short(data, at + 2 * i) for i in range(1, _short(data, at) + 1)]


def _shorten(data: bytearray, at: int, kept: list[int]) -> None:
    struct.pack_into(f">{len(kept) + 1}H", data, at, len(kept), *kept)

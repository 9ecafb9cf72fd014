"""The order in which Arabic copies out of a PDF: what typst wrote, mended so that readers find it. Row 6.

A page shows glyphs from left to right. Whoever copies a line of Arabic turns it round again, and has three
questions that typst leaves open:

- Which way runs a sign that stands between two directions? Direction marks say so, which typst does not write:
  what stands for them in the text (`latin`) says them here.
- Where is the vowel mark of a letter? typst writes letter and mark as one text over both glyphs, which readers
  turn round as well. Here the glyph of the letter says the letter, and that of the mark the mark.
- What are the signs of an embedded passage? Nothing that is read: they go.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pikepdf

from generator.print.latin import STANDS_FOR
from generator.print.pieces import glyph_widths, joined

ARABIC = "Amiri"
_UNREAD = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")

# A text that stands for some glyphs; the name of their font; their numbers, as either kind of string; what a glyph
# says; the glyphs that take room.
_SPAN = re.compile(
    rb"/Span<</ActualText(?:<FEFF([0-9A-F]+)>|\(((?:[^()\\]|\\.)*)\))>>BDC(/ReversedChars BMC)?(.*?)EMC(?(3)\s*EMC)",
    re.DOTALL,
)
_FONT = re.compile(rb"/(f\d+) ")
_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f]+)>", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_SAYS = re.compile(r"<([0-9A-F]{4})> <([0-9A-F]+)>")
_WIDE = re.compile(rb"(\d+) (?:\[([^\]]*)\]|(\d+) [\d.]+)")


@dataclass(slots=True)
class _Font:
    """A font of the document, and what each of its glyphs says."""

    table: pikepdf.Object  # of glyphs and their text
    source: str
    arabic: bool
    coded: dict[int, str]  # what the file has each glyph say
    says: dict[int, str]
    wide: set[int]  # the glyphs that take room, in the Arabic font: all but vowel marks
    marks: dict[int, set[str]] = field(default_factory=dict)  # what the others may say


class _Span(NamedTuple):
    """A text that stands for some glyphs, and where it does."""

    match: re.Match[bytes]
    font: _Font
    text: str
    glyphs: list[int]


def mend(pdf: pikepdf.Pdf) -> None:
    """Lets the lines of a document copy out as they are read. One without Arabic stays as it is."""
    found = {font.objgen: font for page in pdf.pages for _, font in page.Resources.Font.items()}
    if not any(ARABIC in str(font.BaseFont) for font in found.values()):
        return
    fonts = {number: _read(font) for number, font in found.items()}
    pages = []
    for page in pdf.pages:
        here = {str(n)[1:]: fonts[font.objgen] for n, font in page.Resources.Font.items()}
        content = page.Contents.read_bytes()
        pages.append((page, content, [_span(x, here) for x in _SPAN.finditer(content)]))
    for _, _, spans in pages:
        for span in spans:
            _learn(span.font, span.text, span.glyphs)
    for font in fonts.values():
        _settle(font)
        _tell(font)
    widths = {n: glyph_widths(x) for n, x in found.items() if ARABIC not in str(x.BaseFont)}
    for page, content, spans in pages:
        latin = {
            str(name)[1:].encode(): widths[font.objgen]
            for name, font in page.Resources.Font.items()
            if font.objgen in widths
        }
        page.Contents.write(joined(_freed(content, spans), latin))


def _read(table: pikepdf.Object) -> _Font:
    source, arabic = table.ToUnicode.read_bytes().decode(), ARABIC in str(table.BaseFont)
    coded = {int(glyph, 16): text for glyph, text in _SAYS.findall(source)}
    says = {glyph: _said(text) for glyph, text in coded.items()}
    wide = set(_wide(table.DescendantFonts[0].W.unparse())) if arabic else set()
    font = _Font(table.ToUnicode, source, arabic, coded, says, wide)
    for glyph, text in says.items() if arabic else ():
        _learn(font, text, [glyph])
    return font


def _said(coded: str) -> str:
    """A text as the file codes it, without what is not read."""
    text = bytes.fromhex(coded).decode("utf-16-be")
    return text if len(text) == 1 else _UNREAD.sub("", text)


def _wide(widths: bytes) -> Iterator[int]:
    for first, some, last in _WIDE.findall(widths):
        yield from range(int(first), int(last) + 1 if last else int(first) + len(some.split()))


def _is_marked(text: str) -> bool:
    """Is it a letter with vowel marks?"""
    return len(text) > 1 and all(unicodedata.combining(sign) for sign in text[1:])


def _learn(font: _Font, text: str, glyphs: list[int]) -> None:
    """Tells a letter from its marks, glyph by glyph. What all texts of a mark have in common is the mark."""
    if not _is_marked(text):
        return
    for glyph in glyphs:
        if glyph in font.wide:
            font.says[glyph] = text[0]
        else:
            font.marks.setdefault(glyph, set(text[1:])).intersection_update(text[1:])


def _settle(font: _Font) -> None:
    """A glyph seen only under two marks is that of which no other glyph is known."""
    known = {mark for some in font.marks.values() if len(some) == 1 for mark in some}
    for glyph, some in font.marks.items():
        font.says[glyph] = "".join(some if len(some) == 1 else some - known or some)


def _span(match: re.Match[bytes], fonts: dict[str, _Font]) -> _Span:
    coded, plain, _, body = match.groups()
    text = _said(coded.decode()) if coded else _raw(plain).decode("latin-1")
    name = _FONT.search(body)
    assert name, "each text names its font"
    raw = b"".join(
        bytes.fromhex(coded.decode()) if coded else _raw(plain)
        for plain, coded in _STRING.findall(body)
    )
    glyphs = [int.from_bytes(raw[i : i + 2]) for i in range(0, len(raw), 2)]
    return _Span(match, fonts[name[1].decode()], text, glyphs)


def _raw(plain: bytes) -> bytes:
    """The bytes of a string in brackets."""
    return _ESCAPE.sub(
        lambda m: bytes((int(m[1], 8),)) if m[1].isdigit() else _ESCAPED.get(m[1], m[1]), plain
    )


def _freed(content: bytes, spans: list[_Span]) -> bytes:
    """A page without the texts that its glyphs now say themselves."""
    pieces, end = [], 0
    for match, font, text, glyphs in spans:
        said = "".join([font.says.get(glyph, "") for glyph in glyphs])
        marked = _is_marked(text)
        if said == text and not match[3] and not marked:
            begin, close = b"", b""
        elif said[::-1] == text or (marked and set(said) <= set(text)):
            begin, close = b"/ReversedChars BMC", b"EMC"
        else:
            continue
        pieces += [content[end : match.start()], begin, match[4], close]
        end = match.end()
    return b"".join((*pieces, content[end:]))


def _tell(font: _Font) -> None:
    """Writes what each glyph says."""
    source = font.source
    for glyph, text in font.says.items():
        coded = STANDS_FOR.get(text, text).encode("utf-16-be").hex().upper()
        if coded != font.coded[glyph]:
            number = f"<{glyph:04X}> "
            source = source.replace(f"{number}<{font.coded[glyph]}>", f"{number}<{coded}>")
    if source != font.source:
        font.table.write(source.encode())

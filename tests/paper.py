"""Reading what was printed: the text of a PDF by two programs that have nothing of ours, and what tells its kind."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from pathlib import Path

import pikepdf
import pypdfium2

# Signs that order or cut a line and that no reader sees.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\x02\x0c]")


def by_poppler(path: Path) -> str:
    """The text as pdftotext gives it."""
    command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def by_pdfium(path: Path) -> str:
    """The text as Chromium's reader gives it."""
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


READERS = {"pdftotext": by_poppler, "PDFium": by_pdfium}


def pages(path: Path) -> list[tuple[float, float]]:
    """The size of each page, in millimetres."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [(page.get_width() / 72 * 25.4, page.get_height() / 72 * 25.4) for page in pdf]


def sizes(path: Path) -> set[float]:
    """The sizes of its letters, in points."""
    with pypdfium2.PdfDocument(path) as pdf:
        objects = [x for page in pdf for x in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT])]
        return {round(x.get_font_size(), 1) for x in objects}


def within_margins(path: Path) -> bool:
    """Does every sign lie on the paper, a finger's breadth from its edges?"""
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            text = page.get_textpage()
            boxes = [text.get_charbox(i) for i in range(text.count_chars())]
            seen = [(left, right) for left, _, right, _ in boxes if right > left]
            if min(x for x, _ in seen) < 20 or max(x for _, x in seen) > page.get_width() - 20:
                return False
    return True


def bare(text: str) -> str:
    """Text without what ends a line: spaces and unseen signs. Letters drawn as one are told apart again."""
    return "".join(unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).split())


def catalog(path: Path) -> dict[str, str]:
    """What a PDF says of itself: language, direction, title, tagged or not."""
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        return {
            "lang": str(root.Lang),
            "direction": str(root.ViewerPreferences.get("/Direction", "/L2R")),
            "shows": "title" if root.ViewerPreferences.DisplayDocTitle else "file name",
            "tagged": "yes" if root.MarkInfo.Marked and "/StructTreeRoot" in root else "no",
            "title": str(pdf.docinfo.Title),
        }


def tags(path: Path) -> set[str]:
    """The kinds of structure elements in the document."""
    with pikepdf.open(path) as pdf:
        return {
            str(x.S)[1:]
            for x in pdf.objects
            if isinstance(x, pikepdf.Dictionary) and "/S" in x and "/P" in x
        }


def glyphs(path: Path) -> list[str]:
    """What each glyph says, by the tables that tell it to readers."""
    with pikepdf.open(path) as pdf:
        tables = [
            x.ToUnicode.read_bytes().decode()
            for x in pdf.objects
            if isinstance(x, pikepdf.Dictionary) and "/ToUnicode" in x
        ]
    found = (x for table in tables for x in re.findall(r"<[0-9A-F]{4}> <([0-9A-F]+)>", table))
    return [bytes.fromhex(x).decode("utf-16-be") for x in found]


def fonts(path: Path) -> dict[str, bool]:
    """The fonts, without the mark of a subset, and whether each is embedded."""
    with pikepdf.open(path) as pdf:
        return {
            str(x.FontName)[1:].partition("+")[2]: "/FontFile2" in x or "/FontFile3" in x
            for x in pdf.objects
            if isinstance(x, pikepdf.Dictionary) and x.get("/Type") == "/FontDescriptor"
        }

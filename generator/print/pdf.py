"""Sets documents with typst, and keeps what was set. Row 6.

A PDF is kept in the build folder under a name that stands for all that decides its bytes: what it says, our templates
and code, the fonts, typst. What has not changed is not set again. Threads share the work: typst holds no lock of Python's.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst

from generator.print.letters import fonts
from generator.print.paper import Document

FOLDER = Path(__file__).parent
TEMPLATES = FOLDER / "templates"
PACKAGES = ("typst", "segno", "pikepdf", "fontpkg-amiri", "fontpkg-ibm-plex-sans-arabic")
STANDARD: typst.PDFStandard = (
    "ua-1"  # tagged for screen readers; a letter without a glyph is an error
)
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
_UNDATED = date(2020, 1, 1)  # the day that a file carries where nothing in it was read
_NUMBER = b"31415926535897932384626433832795"  # of every file, where `pikepdf` is asked for one
# No letter or figure that could be taken for another.
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class PrintError(Exception):
    """A document cannot be set; the message names its record."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A document that was set, or kept from before."""

    document: Document
    code: str
    data: bytes
    kept: bool


@cache
def _made_by() -> bytes:
    """All code, templates, fonts and programs that decide a PDF's bytes, as one sum."""
    total = hashlib.sha256(" ".join(version(name) for name in PACKAGES).encode())
    for path in sorted(FOLDER.rglob("*")):
        if path.suffix in (".py", ".typ"):
            total.update(path.read_bytes())
    return total.digest()


def key_of(document: Document) -> str:
    """What a document is kept under."""
    return hashlib.sha256(_made_by() + document.draft.encode()).hexdigest()


def code_of(document: Document) -> str:
    """The code printed on a document: eight signs that change when anything it says does."""
    number = int.from_bytes(hashlib.sha256(document.draft.encode()).digest()[:5], "big")
    signs = "".join(_LETTERS[number >> shift & 31] for shift in range(35, -5, -5))
    return f"{signs[:4]}-{signs[4:]}"


def typeset(documents: Iterable[Document], kept: Path) -> Iterator[Printed]:
    """Every document, in order; `kept` is the folder where PDFs wait for the next build. Raises `PrintError`."""
    kept.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        yield from pool.map(lambda document: _one(document, kept), documents)


def _one(document: Document, kept: Path) -> Printed:
    place, code = kept / f"{key_of(document)}.pdf", code_of(document)
    if place.is_file():
        return Printed(document, code, place.read_bytes(), True)
    data = set_in_type(document, code)
    # A build that is killed here must not leave half a file under its final name.
    unfinished = place.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(data)
    unfinished.replace(place)
    return Printed(document, code, data, False)


def set_in_type(document: Document, code: str) -> bytes:
    """The PDF of a document. Raises `PrintError`."""
    address = document.data["address"]
    values = {**document.values(), "code": code, "qr": qr(address) if address else ""}
    sizes = document.sizes(values) if document.sizes else ()
    try:
        for points in sizes[:-1]:
            data = _linked(document, {**values, "points": points})
            if _pages(data) == 1:
                return _packed(data)
        return _packed(_linked(document, {**values, **({"points": sizes[-1]} if sizes else {})}))
    except typst.TypstError as error:
        raise PrintError(f"{document.name} ({document.address}): {error.message}") from None


def _pages(data: bytes) -> int:
    """How many pages a PDF has that typst wrote, before it is packed."""
    return len(_PAGE.findall(data))


def _linked(document: Document, values: dict[str, Any]) -> bytes:
    """With links; without, where typst 0.15 loses the tag of one, as it does in some lines that run both ways: the
    addresses stand in print beside them."""
    try:
        return _compiled(document, {**values, "links": True})
    except typst.TypstError as error:
        if not error.message.startswith("internal error"):
            raise
        return _compiled(document, {**values, "links": False})


def _compiled(document: Document, values: dict[str, Any]) -> bytes:
    day = document.day or _UNDATED
    data: bytes = typst.compile(
        TEMPLATES / f"{document.template}.typ",
        root=TEMPLATES,
        font_paths=fonts(),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=[STANDARD],
        sys_inputs={"data": json.dumps(values, ensure_ascii=False)},
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )
    return data


def _packed(data: bytes) -> bytes:
    """The same document in the order in which it is read, and a third smaller: typst writes each tag as an object of
    its own, and none compressed."""
    out = io.BytesIO()
    import pikepdf  # takes longer to load than a hundred pages to pour, and most builds set nothing

    from generator.print.order import mend

    with pikepdf.open(io.BytesIO(data)) as pdf:
        mend(pdf)
        mode = pikepdf.ObjectStreamMode.generate
        pdf.save(out, object_stream_mode=mode, static_id=True)
    # Asked for a number that depends on what it writes, it writes all twice.
    return out.getvalue().replace(_NUMBER, hashlib.sha256(data).hexdigest()[:32].encode())


@cache
def qr(address: str) -> str:
    """The address as a QR code, in SVG."""
    import segno

    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", border=2, xmldecl=False, nl=False)
    return out.getvalue().decode()


def sweep(kept: Path, used: Iterable[str]) -> None:
    """Removes the PDFs that no document of this build is."""
    names = set(used)
    for path in sorted(kept.iterdir()):
        if path.stem not in names:
            path.unlink()

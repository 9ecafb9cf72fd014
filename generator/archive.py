"""A folder as one zip whose bytes depend on its files and a day alone. Row 6."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

TOP = "boussole"  # the folder that a reader finds after unpacking
PACKED = frozenset(
    (".pdf", ".png", ".jpg", ".webp", ".xlsx", ".zip")
)  # packing again gains nothing


def write(folder: Path, to: Path, day: date) -> None:
    """Every file of a folder, by name, dated by the day and readable by all."""
    when = (day.year, day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(to, "w") as pack:
        files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
        for name, path in sorted(files.items()):
            if not path.is_file():
                continue
            entry = zipfile.ZipInfo(f"{TOP}/{name}", when)
            entry.create_system = 3  # rights as Unix writes them, on whatever machine
            entry.external_attr = 0o100644 << 16
            stored = path.suffix in PACKED
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            pack.writestr(entry, path.read_bytes(), compresslevel=9)

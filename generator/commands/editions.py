"""`editions`: the built site as one zip, one HTML file per language and province, and their checksums."""

from __future__ import annotations

import argparse
import hashlib
import shutil
from pathlib import Path

from generator import archive, editions
from generator.commands import WrongUse, sound_catalogue
from generator.settings import SETTINGS
from generator.site import build_day

HELP = "make one zip of site/, and one file per language and province that opens without a network"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--root", type=Path, default=Path.cwd(), help="the repository (default: here)"
    )
    parser.add_argument(
        "--to", type=Path, help="the folder to fill anew (default: editions/ in the repository)"
    )


def run(options: argparse.Namespace) -> int:
    """1 when a file is too large to be sent."""
    root, to = options.root, options.to or options.root / "editions"
    site = root / SETTINGS.folders["site"]
    if not site.is_dir():
        raise WrongUse(f"{site} is not there: run `make site` first")
    catalogue = sound_catalogue(root)
    if catalogue is None:
        return 1
    built, cache = build_day(root), root / SETTINGS.folders["build"]
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    large = 0
    for name, page in editions.pages(catalogue, site, cache, built):
        (to / name).write_bytes(page)
        too_much = len(page) > editions.LIMIT
        large += too_much
        print(f"{name}  {len(page) / 1000:.0f} KB{'  too large' if too_much else ''}")
    whole = to / f"boussole-{built.isoformat()}.zip"
    archive.write(site, whole, built)
    print(f"{whole.name}  {whole.stat().st_size / 1e6:.1f} MB")
    _sums(to)
    return 1 if large else 0


def _sums(folder: Path) -> None:
    """`SHA256SUMS`, as `sha256sum --check` reads it."""
    lines = []
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")

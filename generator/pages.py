"""Reads the hand-written pages under docs/. Row 1: knows no schema, renders nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator import load
from generator.problems import Problem, Spot, Text
from generator.refusals import Refusal
from generator.settings import LANGUAGE_CODES

IMAGES = (".png", ".jpg", ".webp")
# A page without a heading has its file's name for a title, and titles are templates to mkdocs-macros.
# MkDocs also takes README.md for index.md.
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)?")


def read_pages(root: Path, folder: str) -> tuple[dict[str, str], list[Problem]]:
    """The Markdown of each page by path from the repository's root; and what could not be read."""
    pages: dict[str, str] = {}
    problems: list[Problem] = []
    for path in _files(root / folder):
        if path.name == "README.md" and path.parent == root / folder and not path.is_symlink():
            continue
        name = path.relative_to(root).as_posix()
        message = _misplaced(path, name.split("/")[1:])
        if message:
            problems.append(Problem(Spot(name), "page-file", message))
        elif path.suffix == ".md":
            try:
                with path.open("rb") as handle:
                    pages[name] = load.read_text(handle.read(load.MAX_BYTES + 1))
            except Refusal as refusal:
                spot = Spot(name, refusal.line, refusal.column)
                problems.append(Problem(spot, refusal.rule, refusal.message))
    return pages, problems


def _files(folder: Path) -> Iterator[Path]:
    """Every file below, sorted; a symbolic link is given as it is and never followed."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        elif path.name != ".gitkeep" or path.is_symlink():
            yield path


def _misplaced(path: Path, parts: list[str]) -> Text | None:
    """Why a file has no place under docs/."""
    if path.is_symlink():
        return Text(
            "lien symbolique : mettez le fichier lui-même",
            "a symbolic link: put the file itself",
        )
    if path.suffix in (*IMAGES, ".md") and not all(map(_NAME.fullmatch, parts)):
        return Text(
            "nom de fichier inattendu : des minuscules sans accent, des chiffres et des tirets",
            "unexpected file name: lower-case ASCII letters, digits and hyphens",
        )
    if path.suffix in IMAGES:
        return None
    if path.suffix != ".md":
        return Text(
            f"seuls les pages `.md` et les images ({', '.join(IMAGES)}) ont leur place ici : effacez ce fichier",
            f"only `.md` pages and images ({', '.join(IMAGES)}) belong here: delete this file",
        )
    if len(parts) < 2 or parts[0] not in LANGUAGE_CODES:
        return Text(
            f"une page est dans le dossier de sa langue : {', '.join(LANGUAGE_CODES)}",
            f"a page lies in the folder of its language: {', '.join(LANGUAGE_CODES)}",
        )
    return None

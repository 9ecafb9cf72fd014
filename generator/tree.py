"""Which record files there are, and where: names, folders, strangers. Row 1: knows no schema."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from generator.load import File
from generator.problems import Problem, Spot, Text
from generator.settings import LANGUAGE_CODES

RECORD_NAME = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.([a-z]{2,3})\.yml")
LIST_NAME = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.yml")


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        yield from sorted(entries, key=lambda entry: entry.name)


def find(root: Path, folder: str, collections: tuple[str, ...]) -> tuple[list[File], list[Problem]]:
    """Every record and vocabulary file under `root/folder`, unread, sorted; and what has no place there."""
    files: list[File] = []
    problems: list[Problem] = []

    def visit(at: Path, parts: tuple[str, ...]) -> None:
        for entry in _entries(at):
            path = "/".join((folder, *parts, entry.name))
            if entry.is_symlink():
                problems.append(
                    _misplaced(
                        path,
                        Text(
                            "lien symbolique : mettez le fichier lui-même",
                            "a symbolic link: put the file itself",
                        ),
                    )
                )
            elif entry.is_dir():
                if parts or entry.name in collections:
                    visit(at / entry.name, (*parts, entry.name))
                elif entry.name != "blank":
                    problems.append(
                        _misplaced(
                            path,
                            Text(
                                f"dossier inconnu ; les dossiers sont : {', '.join(collections)}",
                                f"unknown folder; the folders are: {', '.join(collections)}",
                            ),
                        )
                    )
            elif entry.name not in ("README.md", ".gitkeep", "translations.lock"):
                file = _named(path, parts, entry.name)
                files.append(file) if isinstance(file, File) else problems.append(file)

    visit(root / folder, ())
    return files, problems


def _misplaced(path: str, message: Text) -> Problem:
    return Problem(Spot(path), "file-name", message)


def _named(path: str, parts: tuple[str, ...], name: str) -> File | Problem:
    lists = parts[:1] == ("vocabularies",)
    match = (LIST_NAME if lists else RECORD_NAME).fullmatch(name)
    if match is None or not parts or not (lists or match[2] in LANGUAGE_CODES):
        wanted = "<liste>.yml" if lists else f"<identifiant>.{{{','.join(LANGUAGE_CODES)}}}.yml"
        return _misplaced(
            path,
            Text(
                f"nom de fichier inattendu ; écrivez `{wanted}`, en minuscules sans accent",
                f"unexpected file name; write `{wanted}`, in lower-case ASCII",
            ),
        )
    lang = "" if lists else match[2]
    return File(path=path, collection=parts[0], folder="/".join(parts[1:]), id=match[1], lang=lang)

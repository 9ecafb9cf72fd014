"""Reads record files as text, with the line and column of every key. Row 1: knows no schema.

YAML's own typing is never used: `NO`, `12:30` or `0523410217` stay the text that was written.
Events are read one by one, so that depth is bounded before any tree exists: composing 30,000
nested brackets crashes the process. What is refused is a problem with its line, never skipped.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.problems import Problem, Spot, Text
from generator.settings import LANGUAGE_CODES

MAX_BYTES = 64 * 1024
MAX_DEPTH = 20

KeyPath = tuple[str | int, ...]
RECORD_NAME = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.([a-z]{2,3})\.yml")
LIST_NAME = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.yml")
# C0 and C1 controls, line separators, zero-width and bidirectional controls, BOM, tag characters.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\U000e0000-\U000e007f]"
)
_LONE_RETURN = re.compile("\r(?!\n)")


@dataclass(slots=True, eq=False)
class File:
    """One file as text: `value` holds dict, list and str only; `spots` the place of each key path."""

    path: str  # from the repository's root, with /
    collection: str
    folder: str  # the folders between the collection and the file, with /
    id: str
    lang: str  # empty for a vocabulary
    value: dict[str, Any] = field(default_factory=dict)
    spots: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    root: Path | None = None  # where it was read from

    def __reduce__(self) -> tuple[type[File], tuple[Any, ...]]:
        """A file travels between processes without its text: few are asked for a place again."""
        return File, (
            self.path,
            self.collection,
            self.folder,
            self.id,
            self.lang,
            {},
            {},
            self.root,
        )

    def ensure_read(self) -> None:
        """Reads again a file that travelled without its text."""
        if not self.value and self.root is not None:
            load_file(self.root, self)

    def spot(self, *path: str | int) -> Spot:
        """Where that key path stands; the nearest one above it when it is absent."""
        self.ensure_read()
        for end in range(len(path), 0, -1):
            place = self.spots.get(path[:end])
            if place is not None:
                return Spot(self.path, *place)
        return Spot(self.path)


class Refusal(Exception):
    """Inside this module only: a text that cannot be read; becomes a `Problem`."""

    def __init__(self, rule: str, line: int, column: int, message: Text) -> None:
        super().__init__(message.en)
        self.rule, self.line, self.column, self.message = rule, line, column, message


# libyaml's wording → ours. First match wins; the last line catches what is not foreseen.
_YAML_WORDS: tuple[tuple[str, Text], ...] = (
    (
        "mapping values are not allowed",
        Text(
            "deux-points suivi d'un espace au milieu d'un texte : mettez tout le texte entre guillemets \"…\"",
            'a colon and a space inside a text: put the whole text in quotes "…"',
        ),
    ),
    (
        "unexpected end of stream",
        Text(
            "guillemet ouvert et jamais fermé : ajoutez le guillemet de fin",
            "a quote is opened and never closed: add the closing quote",
        ),
    ),
    (
        "expected ',' or",
        Text(
            "crochet ou accolade jamais fermé, ou virgule oubliée",
            "a bracket is never closed, or a comma is missing",
        ),
    ),
    (
        "could not find expected ':'",
        Text(
            "il manque les deux-points après le nom du champ : écrivez `champ: valeur`",
            "the colon after the key is missing: write `key: value`",
        ),
    ),
    (
        "cannot start any token",
        Text(
            'ce signe ne peut pas commencer une valeur : mettez le texte entre guillemets "…"',
            'this sign cannot begin a value: put the text in quotes "…"',
        ),
    ),
    (
        "unknown escape character",
        Text(
            "barre oblique inverse dans un texte entre guillemets : doublez-la (`\\\\`)",
            "a backslash in a quoted text: write it twice (`\\\\`)",
        ),
    ),
    (
        "hexdecimal number",  # libyaml's spelling: `"C:\\Users"`
        Text(
            "barre oblique inverse dans un texte entre guillemets : doublez-la (`\\\\`)",
            "a backslash in a quoted text: write it twice (`\\\\`)",
        ),
    ),
    (
        "did not find expected key",
        Text(
            "retrait inattendu, ou guillemet au milieu d'un texte entre guillemets",
            "unexpected indentation, or a quote inside a quoted text",
        ),
    ),
    (
        "block sequence entries are not allowed",
        Text(
            "un tiret de liste à cette place : mettez-le sur une nouvelle ligne, en retrait",
            "a list hyphen here: put it on a new, indented line",
        ),
    ),
    (
        "expected '-' indicator",
        Text(
            "retrait inattendu dans une liste : alignez les tirets",
            "unexpected indentation in a list: align the hyphens",
        ),
    ),
    (
        "",
        Text(
            "ce n'est pas du YAML : comparez avec une fiche de `opportunities/blank/`",
            "this is not YAML: compare with a record in `opportunities/blank/`",
        ),
    ),
)


def read_text(data: bytes) -> str:
    """The text of a file. Raises `Refusal` for size, encoding and characters that are never wanted."""
    if len(data) > MAX_BYTES:
        raise Refusal(
            "file-size", 1, 1,
            Text(f"le fichier a {len(data)} octets ; la limite est {MAX_BYTES}", f"the file has {len(data)} bytes; the limit is {MAX_BYTES}"),
        )  # fmt: skip
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        raise Refusal(
            "encoding", before.count(b"\n") + 1, error.start - before.rfind(b"\n"),
            Text("ce caractère n'est pas en UTF-8 : enregistrez le fichier en UTF-8", "this character is not UTF-8: save the file as UTF-8"),
        ) from None  # fmt: skip
    found = _FORBIDDEN.search(text) or _LONE_RETURN.search(text)
    if found:
        raise _forbidden(found[0], *_line_column(text, found.start()))
    tab = text.find("\t")
    if tab >= 0:
        raise Refusal(
            "tab", *_line_column(text, tab),
            Text("tabulation : remplacez-la par des espaces", "a tab: replace it with spaces"),
        )  # fmt: skip
    return text


def _line_column(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _forbidden(character: str, line: int, column: int) -> Refusal:
    code = f"U+{ord(character):04X}"
    return Refusal(
        "control-character", line, column,
        Text(f"caractère invisible {code} : effacez-le", f"invisible character {code}: delete it"),
    )  # fmt: skip


class _Builder:
    """Turns events into dict, list and str, noting where each key path stands."""

    def __init__(self, text: str) -> None:
        self.parser: Any = yaml.CBaseLoader(text)
        self.spots: dict[KeyPath, tuple[int, int]] = {}
        self.depth = 0

    def document(self) -> Any:
        get = self.parser.get_event
        get()  # the stream's start
        start = get()
        if isinstance(start, yaml.StreamEndEvent):
            raise Refusal("empty-file", 1, 1, Text("le fichier est vide", "the file is empty"))
        if start.version or start.tags:
            raise _refuse(
                "directive", start, Text("une ligne `%…` : effacez-la", "a `%…` line: delete it")
            )
        value = self.node(get(), ())
        get()  # the document's end
        after = get()
        if not isinstance(after, yaml.StreamEndEvent):
            raise _refuse(
                "several-documents",
                after,
                Text(
                    "deuxième document (`---`) : une fiche par fichier",
                    "a second document (`---`): one record per file",
                ),
            )
        return value

    def node(self, event: Any, path: KeyPath) -> Any:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self.scalar(event)
        if kind is yaml.AliasEvent:
            raise _refuse(
                "alias",
                event,
                Text(
                    "`*…` renvoie à un autre endroit : écrivez la valeur, ou mettez-la entre guillemets",
                    "`*…` points elsewhere: write the value, or put it in quotes",
                ),
            )
        _no_properties(event)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _refuse(
                "depth",
                event,
                Text(
                    f"plus de {MAX_DEPTH} niveaux imbriqués", f"more than {MAX_DEPTH} nested levels"
                ),
            )
        value = self.mapping(path) if kind is yaml.MappingStartEvent else self.sequence(path)
        self.depth -= 1
        return value

    def mapping(self, path: KeyPath) -> dict[str, Any]:
        value: dict[str, Any] = {}
        get, spots = self.parser.get_event, self.spots
        while type(event := get()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                raise _refuse(
                    "complex-key",
                    event,
                    Text("un nom de champ doit être un simple mot", "a key must be a single word"),
                )
            key = self.scalar(event)
            if key == "<<":
                raise _refuse(
                    "merge-key",
                    event,
                    Text(
                        "`<<` n'est pas permis : écrivez les champs",
                        "`<<` is not allowed: write the keys",
                    ),
                )
            if key in value:
                raise _refuse(
                    "repeated-key",
                    event,
                    Text(
                        f"`{key}` est écrit deux fois : gardez-en un",
                        f"`{key}` is written twice: keep one",
                    ),
                )
            here = (*path, key)
            mark: Any = event.start_mark
            spots[here] = (mark.line + 1, mark.column + 1)
            value[key] = self.node(get(), here)
        return value

    def sequence(self, path: KeyPath) -> list[Any]:
        value: list[Any] = []
        get, spots = self.parser.get_event, self.spots
        while type(event := get()) is not yaml.SequenceEndEvent:
            here = (*path, len(value))
            mark = event.start_mark
            spots[here] = (mark.line + 1, mark.column + 1)
            value.append(self.node(event, here))
        return value

    def scalar(self, event: Any) -> str:
        if event.anchor or event.tag:
            _no_properties(event)
        text: str = event.value
        if event.style == '"':
            # `"\u202e"` is harmless on disk and a control character once read.
            found = _FORBIDDEN.search(text)
            if found:
                mark = event.start_mark
                raise _forbidden(found[0], mark.line + 1, mark.column + 1)
        elif not event.style and text in ("~", "null", "Null", "NULL"):
            raise _refuse(
                "null-value",
                event,
                Text(
                    f"`{text}` ne veut rien dire ici : effacez la ligne",
                    f"`{text}` means nothing here: delete the line",
                ),
            )
        return text


def _refuse(rule: str, event: Any, message: Text) -> Refusal:
    return Refusal(rule, event.start_mark.line + 1, event.start_mark.column + 1, message)


def _no_properties(event: Any) -> None:
    if event.anchor:
        raise _refuse(
            "anchor",
            event,
            Text(
                f"`&{event.anchor}` n'est pas permis : mettez le texte entre guillemets",
                f"`&{event.anchor}` is not allowed: put the text in quotes",
            ),
        )
    if event.tag:
        raise _refuse(
            "tag",
            event,
            Text(
                "une valeur commence par `!` : mettez-la entre guillemets",
                "a value begins with `!`: put it in quotes",
            ),
        )


def parse(text: str) -> tuple[dict[str, Any], dict[KeyPath, tuple[int, int]]]:
    """The map in a text, and the place of each key path. Raises `Refusal`."""
    try:
        builder = _Builder(text)
        value = builder.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = f"{error.context or ''} {error.problem or ''}"
        message = next(m for part, m in _YAML_WORDS if part in said)
        raise Refusal("yaml", *_within(text, mark), message) from None
    except yaml.YAMLError:
        raise Refusal("yaml", 1, 1, _YAML_WORDS[-1][1]) from None
    if not isinstance(value, dict):
        raise Refusal(
            "not-a-map",
            1,
            1,
            Text(
                "le fichier doit contenir des lignes `champ: valeur`",
                "the file must hold `key: value` lines",
            ),
        )
    return value, builder.spots


def _within(text: str, mark: Any) -> tuple[int, int]:
    """The mark's line and column; the end of the last line where the mark lies after it."""
    if mark is None:
        return 1, 1
    lines = text.splitlines() or [""]
    if mark.line >= len(lines):
        return len(lines), len(lines[-1]) + 1
    return mark.line + 1, mark.column + 1


def load_file(root: Path, file: File) -> Problem | None:
    """Fills `file` from disk; the one problem that made it unreadable, or None."""
    file.root = root
    try:
        with open(root / file.path, "rb") as handle:
            data = handle.read(MAX_BYTES + 1)
        file.value, file.spots = parse(read_text(data))
    except OSError as error:
        return _misplaced(
            file.path,
            Text(f"fichier illisible : {error.strerror}", f"unreadable file: {error.strerror}"),
        )
    except Refusal as refusal:
        return Problem(Spot(file.path, refusal.line, refusal.column), refusal.rule, refusal.message)
    return None


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

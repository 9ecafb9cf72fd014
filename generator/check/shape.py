"""Shape: does each file hold the keys and values that its collection describes?

Reads text into typed, frozen records and notes every leaf on the way. The first gate: rules that
need a sound record wait until this one found nothing in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from generator.check.draft import Draft
from generator.check.values import Vocabularies, nearest, shown
from generator.check.wording import WordReader
from generator.load import File, KeyPath
from generator.problems import Problem
from generator.schema.records import COLLECTIONS, Entry
from generator.schema.spec import Spec, specs
from generator.settings import SOURCE_LANGUAGE, TRANSLATIONS


class Reader(WordReader):
    """Reads one draft. `problems` grows; a value that is wrong is reported and left out."""

    def part(
        self, cls: type, value: Any, words: list[tuple[str, Any]], path: KeyPath, **extra: Any
    ) -> Any:
        """An instance of `cls` from a map, or None after reporting why not."""
        if type(value) is not dict:
            self.say(
                "shape",
                path,
                "il faut ici des lignes `champ: valeur`",
                "`key: value` lines are wanted here",
            )
            return None
        before = len(self.problems)
        rows = _rows(cls)
        if not value.keys() <= rows.keys():
            self.unknown_keys(list(rows), value, path)
        made = extra
        for key, (name, spec, read) in rows.items():
            if key in value:
                if read is None:
                    assert spec.kind is not None
                    made[name] = self.scalar(spec.kind, value[key], (*path, key))
                else:
                    made[name] = read(self, spec, value[key], words, (*path, key))
            elif spec.required:
                self.say(
                    "missing-key",
                    path,
                    f"il manque `{key}` : {spec.help.fr}. Exemple : `{key}: {example(spec)}`",
                    f"`{key}` is missing: {spec.help.en}. Example: `{key}: {example(spec)}`",
                )
        return cls(**made) if len(self.problems) == before else None

    def unknown_keys(self, known: list[str], value: Mapping[str, Any], path: KeyPath) -> None:
        for key in value:
            if key not in known:
                hint = nearest(key, known)
                where = ", ".join(known)
                fr, en = (
                    (hint.fr, hint.en)
                    if hint.fr
                    else (
                        f" ; les champs possibles sont : {where}",
                        f"; the possible keys are: {where}",
                    )
                )
                self.say(
                    "unknown-key",
                    (*path, key),
                    f"champ inconnu `{shown(key)}`{fr}",
                    f"unknown key `{shown(key)}`{en}",
                )

    def nested(self, spec: Spec, value: Any, words: list[tuple[str, Any]], path: KeyPath) -> Any:
        assert spec.part is not None
        return self.part(spec.part, value, [], path)

    def table(
        self, spec: Spec, value: Any, words: list[tuple[str, Any]], path: KeyPath
    ) -> tuple[Any, ...]:
        assert spec.keys is not None and spec.part is not None
        if type(value) is not dict:
            self.say(
                "shape",
                path,
                "il faut ici des lignes `identifiant: {…}`",
                "`id: {…}` lines are wanted here",
            )
            return ()
        rows = []
        for key, item in sorted(value.items()):
            name = self.scalar(spec.keys, key, (*path, key))
            rows.append((name, self.part(spec.part, item, [], (*path, key))))
        return tuple(rows)

    def parts(
        self, spec: Spec, value: Any, words: list[tuple[str, Any]], path: KeyPath
    ) -> tuple[Any, ...]:
        cls = spec.part
        assert cls is not None
        if type(value) is not list:
            self.say(
                "shape",
                path,
                "il faut ici une liste, un tiret par élément",
                "a list is wanted here, a hyphen for each item",
            )
            return ()
        by_id = self.word_lists(value, words, path) if spec.word_list else []
        made = []
        for i, item in enumerate(value):
            if spec.lone_key and type(item) is str:
                item = {spec.lone_key: item}
            name = item.get("id") if type(item) is dict else None
            own = [(lang, items.get(name)) for lang, items in by_id] if type(name) is str else []
            made.append(self.part(cls, item, own, (*path, i)))
        return tuple(made)


Read = Callable[[Reader, Spec, Any, list[tuple[str, Any]], KeyPath], Any]


@cache
def _rows(cls: type) -> dict[str, tuple[str, Spec, Read | None]]:
    """Each key of a record or part: the attribute's name, its description, and what reads it; None for one
    plain value, which most are."""
    by_shape: dict[str, Read | None] = {
        "one": None,
        "part": Reader.nested,
        "parts": Reader.parts,
        "table": Reader.table,
        "many": Reader.several,
        "one_or_many": Reader.several,
    }
    in_languages: dict[str, Read | None] = {"one": Reader.translated, "many": Reader.spellings}
    return {
        name.rstrip("_"): (name, spec, (in_languages if spec.words else by_shape)[spec.shape])
        for name, spec in specs(cls).items()
    }


def example(spec: Spec) -> str:
    """The right thing to write, for a message or a blank record."""
    if spec.kind is not None:
        value = f'"{spec.kind.example}"' if " " in spec.kind.example else spec.kind.example
        return f"[{value}]" if spec.shape == "many" else value
    inner = ", ".join(
        f"{name.rstrip('_')}: {example(s)}"
        for name, s in specs(spec.part or Entry).items()
        if s.required
    )
    return f"[{{{inner}}}]" if spec.shape == "parts" else f"{{{inner}}}"


def read(draft: Draft, vocabularies: Vocabularies) -> list[Problem]:
    """Fills `draft.record`, `leaves` and `missing`; the problems found on the way."""
    reader = Reader(draft, vocabularies)
    cls = COLLECTIONS[draft.collection].record
    for lang in TRANSLATIONS:
        if lang in draft.files:
            reader.translation_keys(cls, lang, draft.files[lang])
    words = [
        (lang, draft.files[lang].value if lang in draft.files else {}) for lang in TRANSLATIONS
    ]
    reviews = tuple((lang, str(value.get("review", "draft"))) for lang, value in words)
    reads = tuple((lang, value["second_read"]) for lang, value in words if "second_read" in value)
    record = reader.part(
        cls, draft.source.value, words, (),
        id=draft.id, collection=draft.collection, folder=draft.source.folder, reviews=reviews, second_reads=reads,
    )  # fmt: skip
    draft.record = record if not reader.problems else None
    return reader.problems


def read_vocabulary(file: File) -> tuple[Draft, dict[str, Entry], list[Problem]]:
    """A vocabulary file as a draft (its leaves hold references), its entries by id, and what is wrong."""
    draft = Draft("vocabularies", file.id, {SOURCE_LANGUAGE: file})
    reader = Reader(draft, {})
    entries = {}
    for key, value in file.value.items():  # the order on pages
        if not re.fullmatch(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*", key):
            reader.say(
                "wrong-value",
                (key,),
                f"`{shown(key)}` : écrivez un identifiant sans accent ni espace",
                f"`{shown(key)}`: write an id without accents or spaces",
            )
        entry = reader.part(Entry, value, [], (key,))
        if entry is not None:
            entries[key] = entry
    return draft, entries, reader.problems

"""Reads words in several languages: French and its translations together, item by item."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from generator.check.values import ValueReader, nearest, shown
from generator.load import File, KeyPath
from generator.schema.records import TRANSLATION_FACTS
from generator.schema.spec import Spec, Words, specs
from generator.settings import SOURCE_LANGUAGE

Rows = dict[str, Spec]  # key → its description


@cache
def _worded(cls: type) -> tuple[Rows, list[str], dict[str, tuple[Rows, list[str]]]]:
    """The keys of a class; those that a translation may hold; and the same of each of its word lists."""
    rows = _rows(cls)
    wanted = [key for key, spec in rows.items() if spec.words or spec.word_list]
    lists = {}
    for key, spec in rows.items():
        if spec.word_list:
            inner = _rows(spec.part) if spec.part else {}
            lists[key] = inner, ["id", *(name for name, part in inner.items() if part.words)]
    return rows, [*wanted, *TRANSLATION_FACTS], lists


def _rows(cls: type) -> Rows:
    return {name.rstrip("_"): spec for name, spec in specs(cls).items()}


class WordReader(ValueReader):
    """Words and word lists; what is not translated is noted, not refused."""

    def translated(
        self, spec: Spec, value: Any, words: list[tuple[str, Any]], path: KeyPath
    ) -> Words | None:
        """French text and its translations; what is not translated is noted, not refused."""
        key = path[-1]
        french = self.limited(spec, value, path, SOURCE_LANGUAGE)
        texts = [] if french is None else [(SOURCE_LANGUAGE, french)]
        for lang, other in words:
            if type(other) is dict and key in other:
                text = self.limited(spec, other[key], path, lang)
                if text is not None:
                    texts.append((lang, text))
            elif other is not None:
                self.draft.missing.append((path, lang))
        return Words.of(texts)

    def spellings(
        self, spec: Spec, value: Any, words: list[tuple[str, Any]], path: KeyPath
    ) -> tuple[Any, ...]:
        texts = [(SOURCE_LANGUAGE, self.listed(spec, value, path))]
        for lang, other in words:
            if path[-1] in other:
                texts.append((lang, self.listed(spec, other[path[-1]], path, lang)))
        return tuple(texts)

    def word_lists(
        self, value: list[Any], words: list[tuple[str, Any]], path: KeyPath
    ) -> list[tuple[str, dict[str, Any]]]:
        """Each language's items by id; ids that the French file does not have are reported."""
        ids = [item["id"] for item in value if type(item) is dict and type(item.get("id")) is str]
        for i, name in enumerate(ids):
            if name in ids[:i]:
                self.say(
                    "item-ids",
                    (*path, i, "id"),
                    f"l'identifiant `{name}` est déjà pris plus haut : changez-le",
                    f"the id `{name}` already stands above: change it",
                )
        found = []
        for lang, other in words:
            items = other.get(path[-1], []) if type(other) is dict else []
            found.append((lang, self.items_by_id(items, ids, path, lang)))
        return found

    def items_by_id(self, items: Any, ids: list[str], path: KeyPath, lang: str) -> dict[str, Any]:
        by_id: dict[str, Any] = {}
        file = self.draft.files.get(lang, self.draft.source)
        if type(items) is not list:
            self.say(
                "shape",
                path,
                "il faut ici une liste, un tiret par élément",
                "a list is wanted here, a hyphen for each item",
                lang,
            )
            return by_id
        for i, item in enumerate(items):
            name = item.get("id") if type(item) is dict else None
            if type(name) is not str:
                self.say_in(
                    "missing-key",
                    file,
                    (*path, i),
                    "il manque `id` : reprenez celui du fichier français",
                    "`id` is missing: take the French file's",
                )
            elif name not in ids or name in by_id:
                hint = nearest(name, ids)
                self.say_in(
                    "item-ids",
                    file,
                    (*path, i, "id"),
                    f"`{shown(name)}` n'est pas (ou déjà) un identifiant de cette liste dans le fichier français{hint.fr}",
                    f"`{shown(name)}` is not (or already) an id of this list in the French file{hint.en}",
                )
            else:
                by_id[name] = item
        for name in ids:
            if name not in by_id:
                self.draft.missing.append(((*path, ids.index(name)), lang))
                by_id[name] = None
        return by_id

    def translation_keys(self, cls: type, lang: str, file: File) -> None:
        """A translation holds words only: a fact in it could differ from the French file's."""
        rows, wanted, lists = _worded(cls)
        self.translation_map(file.value, rows, wanted, (), file)
        for key, (inner, allowed) in lists.items():
            items = file.value.get(key)
            for i, item in enumerate(items if isinstance(items, list) else ()):
                if isinstance(item, dict):
                    self.translation_map(item, inner, allowed, (key, i), file)
        for key, kind in TRANSLATION_FACTS.items():
            if key in file.value:
                self.scalar(kind, file.value[key], (key,), lang)

    def translation_map(
        self,
        value: Mapping[str, Any],
        rows: Mapping[str, Spec],
        allowed: list[str],
        path: KeyPath,
        file: File,
    ) -> None:
        for key in value:
            if key in allowed:
                continue
            if key in rows:
                self.say_in(
                    "fact-in-translation",
                    file,
                    (*path, key),
                    f"`{key}` est un fait : il se trouve dans le fichier français ; effacez-le ici",
                    f"`{key}` is a fact: it stands in the French file; delete it here",
                )
            else:
                hint = nearest(key, allowed)
                self.say_in(
                    "unknown-key",
                    file,
                    (*path, key),
                    f"champ inconnu `{shown(key)}`{hint.fr}",
                    f"unknown key `{shown(key)}`{hint.en}",
                )

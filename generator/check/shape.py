"""Shape: does each file hold the keys and values that its collection describes?

Reads text into typed, frozen records and notes every leaf on the way. The first gate: rules that
need a sound record wait until this one found nothing in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

from generator.check.draft import Draft, Leaf
from generator.load import File, KeyPath
from generator.problems import Problem, Text
from generator.schema.records import COLLECTIONS, TRANSLATION_FACTS, Entry
from generator.schema.spec import Kind, Spec, Words, specs
from generator.settings import SOURCE_LANGUAGE, TRANSLATIONS

Vocabularies = Mapping[str, frozenset[str]]


def nearest(word: str, known: list[str]) -> Text:
    """« vouliez-vous dire … ? » for a near miss, else nothing."""
    found = get_close_matches(word, known, n=1, cutoff=0.6)
    if not found:
        return Text("", "")
    return Text(f" ; vouliez-vous dire `{found[0]}` ?", f"; did you mean `{found[0]}`?")


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else "…"
    return text if len(text) <= 60 else text[:57] + "…"


class _Table:
    """The fields of a record or part, once per class."""

    def __init__(self, cls: type) -> None:
        self.cls = cls
        self.rows = [(name, name.rstrip("_"), spec) for name, spec in specs(cls).items()]
        self.keys = [key for _, key, _ in self.rows]
        self.known = set(self.keys)


_TABLES: dict[type, _Table] = {}
_PATTERNS: dict[str, Callable[[str], Any]] = {}


def _table(cls: type) -> _Table:
    found = _TABLES.get(cls)
    if found is None:
        found = _TABLES[cls] = _Table(cls)
    return found


def _matcher(kind: Kind) -> Callable[[str], Any]:
    found = _PATTERNS.get(kind.pattern)
    if found is None:
        found = _PATTERNS[kind.pattern] = re.compile(kind.pattern).fullmatch
    return found


class Reader:
    """Reads one draft. `problems` grows; a value that is wrong is reported and left out."""

    def __init__(self, draft: Draft, vocabularies: Vocabularies) -> None:
        self.draft = draft
        self.vocabularies = vocabularies
        self.problems: list[Problem] = []
        self.words = [
            (lang, file.value)
            for lang, file in sorted(draft.files.items())
            if lang != SOURCE_LANGUAGE
        ]

    def say(self, rule: str, path: KeyPath, fr: str, en: str, lang: str = SOURCE_LANGUAGE) -> None:
        """Reports a problem; the spot is looked up only now, since most records have none."""
        self.problems.append(self.draft.problem(rule, path, fr, en, lang=lang))

    def say_in(self, rule: str, file: File, path: KeyPath, fr: str, en: str) -> None:
        """Reports a problem at a key path of a translation's own file, in that file's order."""
        self.problems.append(Problem(file.spot(*path), rule, Text(fr, en)))

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
        known = _table(cls)
        if not known.known.issuperset(value):
            self.unknown_keys(known.keys, value, path)
        made = extra
        for name, key, spec in known.rows:
            if key in value:
                made[name] = self.field(spec, value[key], words, (*path, key))
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
                    f"champ inconnu `{_shown(key)}`{fr}",
                    f"unknown key `{_shown(key)}`{en}",
                )

    def field(self, spec: Spec, value: Any, words: list[tuple[str, Any]], path: KeyPath) -> Any:
        shape = spec.shape
        if shape == "one":
            assert spec.kind is not None
            if spec.words:
                return self.translated(spec, value, words, path)
            return self.scalar(spec.kind, value, path)
        if shape == "part":
            assert spec.part is not None
            return self.part(spec.part, value, [], path)
        if shape == "table":
            return self.table(spec, value, path)
        if shape == "parts":
            return self.parts(spec, value, words, path)
        if spec.words:
            return self.spellings(spec, value, words, path)
        return self.listed(spec, value, path)

    def scalar(self, kind: Kind, value: Any, path: KeyPath, lang: str = SOURCE_LANGUAGE) -> Any:
        """The typed value of one scalar, or None after reporting why not."""
        if type(value) is not str:
            self.say(
                "shape",
                path,
                f"il faut ici une seule valeur : {kind.label.fr}. Exemple : `{kind.example}`",
                f"one value is wanted here: {kind.label.en}. Example: `{kind.example}`",
                lang,
            )
            return None
        if not value.strip():
            self.say(
                "empty-value",
                path,
                f"valeur vide : écrivez {kind.label.fr} (exemple : `{kind.example}`), ou effacez la ligne",
                f"empty value: write {kind.label.en} (example: `{kind.example}`), or delete the line",
                lang,
            )
            return None
        options = self.vocabularies.get(kind.vocabulary) if kind.vocabulary else kind.closed
        if options and not kind.refers and value not in options:
            self.not_listed(
                kind, value, sorted(options) if kind.vocabulary else list(options), path, lang
            )
            return None
        if not _matcher(kind)(value):
            self.say(
                "wrong-value",
                path,
                f"`{_shown(value)}` : écrivez {kind.label.fr}. Exemple : `{kind.example}`",
                f"`{_shown(value)}`: write {kind.label.en}. Example: `{kind.example}`",
                lang,
            )
            return None
        try:
            made = kind.convert(value)
        except ValueError:
            self.say(
                "day-exists",
                path,
                f"le jour `{value}` n'existe pas. Exemple : `{kind.example}`",
                f"the day `{value}` does not exist. Example: `{kind.example}`",
                lang,
            )
            return None
        self.draft.leaves.setdefault(kind.name, []).append(Leaf(path, lang, value))
        return made

    def not_listed(
        self, kind: Kind, value: str, options: list[str], path: KeyPath, lang: str
    ) -> None:
        hint = nearest(value, options)
        fr = f"`{_shown(value)}` n'est pas dans la liste ({kind.label.fr}){hint.fr} ; valeurs possibles : {', '.join(options)}"
        en = f"`{_shown(value)}` is not in the list ({kind.label.en}){hint.en}; possible values: {', '.join(options)}"
        self.say("closed-list", path, fr, en, lang)

    def listed(
        self, spec: Spec, value: Any, path: KeyPath, lang: str = SOURCE_LANGUAGE
    ) -> tuple[Any, ...]:
        kind = spec.kind
        assert kind is not None
        if spec.shape == "one_or_many" and type(value) is str:
            return (self.scalar(kind, value, path, lang),)
        if type(value) is not list:
            self.say(
                "shape",
                path,
                f"il faut ici une liste. Exemple : `[{kind.example}]`",
                f"a list is wanted here. Example: `[{kind.example}]`",
                lang,
            )
            return ()
        return tuple(self.scalar(kind, item, (*path, i), lang) for i, item in enumerate(value))

    def limited(self, spec: Spec, value: Any, path: KeyPath, lang: str) -> str | None:
        assert spec.kind is not None
        text: str | None = self.scalar(spec.kind, value, path, lang)
        if text is not None and spec.limit and len(text) > spec.limit:
            self.say(
                "too-long",
                path,
                f"{len(text)} caractères ; la limite est {spec.limit} : raccourcissez",
                f"{len(text)} characters; the limit is {spec.limit}: shorten it",
                lang,
            )
        return text

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
        return Words(tuple(texts))

    def spellings(
        self, spec: Spec, value: Any, words: list[tuple[str, Any]], path: KeyPath
    ) -> tuple[Any, ...]:
        texts = [(SOURCE_LANGUAGE, self.listed(spec, value, path))]
        for lang, other in words:
            if path[-1] in other:
                texts.append((lang, self.listed(spec, other[path[-1]], path, lang)))
        return tuple(texts)

    def table(self, spec: Spec, value: Any, path: KeyPath) -> tuple[Any, ...]:
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
                    f"`{_shown(name)}` n'est pas (ou déjà) un identifiant de cette liste dans le fichier français{hint.fr}",
                    f"`{_shown(name)}` is not (or already) an id of this list in the French file{hint.en}",
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
        rows = {key: spec for _, key, spec in _table(cls).rows}
        wanted = [key for key, spec in rows.items() if spec.words or spec.word_list]
        self.translation_map(file.value, rows, [*wanted, *TRANSLATION_FACTS], (), file)
        for key, spec in rows.items():
            if spec.word_list and isinstance(file.value.get(key), list):
                inner = (
                    {name: part for _, name, part in _table(spec.part).rows} if spec.part else {}
                )
                allowed = ["id", *(name for name, part in inner.items() if part.words)]
                for i, item in enumerate(file.value[key]):
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
                    f"champ inconnu `{_shown(key)}`{hint.fr}",
                    f"unknown key `{_shown(key)}`{hint.en}",
                )


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
    for key, value in sorted(file.value.items()):
        if not re.fullmatch(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*", key):
            reader.say(
                "wrong-value",
                (key,),
                f"`{_shown(key)}` : écrivez un identifiant sans accent ni espace",
                f"`{_shown(key)}`: write an id without accents or spaces",
            )
        entry = reader.part(Entry, value, [], (key,))
        if entry is not None:
            entries[key] = entry
    return draft, entries, reader.problems

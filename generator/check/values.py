"""Reads one scalar of a record: the right kind, in its closed list, in its form; notes it as a leaf."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from difflib import get_close_matches
from functools import partial
from typing import Any

from generator.check.draft import Draft, Leaf
from generator.load import File, KeyPath
from generator.problems import Problem, Text
from generator.schema.spec import Kind, Spec
from generator.settings import SOURCE_LANGUAGE

Vocabularies = Mapping[str, frozenset[str]]
_leaf = partial(tuple.__new__, Leaf)  # as `Leaf(…)`, in half the time: a record has eighty
# Kind → texts that were found right, with their meaning: days, ids and flags come back all the time.
_SOUND: defaultdict[str, dict[str, Any]] = defaultdict(dict)


def nearest(word: str, known: list[str]) -> Text:
    """« vouliez-vous dire … ? » for a near miss, else nothing."""
    found = get_close_matches(word, known, n=1, cutoff=0.6)
    if not found:
        return Text("", "")
    return Text(f" ; vouliez-vous dire `{found[0]}` ?", f"; did you mean `{found[0]}`?")


def shown(value: Any) -> str:
    text = value if isinstance(value, str) else "…"
    return text if len(text) <= 60 else text[:57] + "…"


class ValueReader:
    """What every reader does: report, and read one scalar or a list of them."""

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

    def scalar(self, kind: Kind, value: Any, path: KeyPath, lang: str = SOURCE_LANGUAGE) -> Any:
        """The typed value of one scalar, or None after reporting why not."""
        if type(value) is not str or not value or value.isspace():
            return self.no_value(kind, value, path, lang)
        made: Any = value
        if kind.vocabulary:
            options = self.vocabularies.get(kind.vocabulary)
            if options and value not in options:
                return self.not_listed(kind, value, sorted(options), path, lang)
        elif not kind.free:
            made = _SOUND[kind.name].get(value)
            if made is None:
                made = self.judged(kind, value, path, lang)
                if made is None:
                    return None
                _SOUND[kind.name][value] = made
        self.draft.leaves[kind.name].append(_leaf((path, lang, value)))
        return made

    def judged(self, kind: Kind, value: str, path: KeyPath, lang: str) -> Any:
        """What a text means as a value of that kind, or None after reporting why it is none."""
        if kind.closed and value not in kind.closed:
            return self.not_listed(kind, value, list(kind.closed), path, lang)
        if not re.fullmatch(kind.pattern, value):
            return self.say(
                "wrong-value",
                path,
                f"`{shown(value)}` : écrivez {kind.label.fr}. Exemple : `{kind.example}`",
                f"`{shown(value)}`: write {kind.label.en}. Example: `{kind.example}`",
                lang,
            )
        try:
            return kind.convert(value)
        except ValueError:
            return self.say(
                "day-exists",
                path,
                f"le jour `{value}` n'existe pas. Exemple : `{kind.example}`",
                f"the day `{value}` does not exist. Example: `{kind.example}`",
                lang,
            )

    def no_value(self, kind: Kind, value: Any, path: KeyPath, lang: str) -> None:
        """Reports a list or a map where one value is wanted, or nothing at all."""
        if type(value) is not str:
            self.say(
                "shape",
                path,
                f"il faut ici une seule valeur : {kind.label.fr}. Exemple : `{kind.example}`",
                f"one value is wanted here: {kind.label.en}. Example: `{kind.example}`",
                lang,
            )
        else:
            self.say(
                "empty-value",
                path,
                f"valeur vide : écrivez {kind.label.fr} (exemple : `{kind.example}`), ou effacez la ligne",
                f"empty value: write {kind.label.en} (example: `{kind.example}`), or delete the line",
                lang,
            )

    def not_listed(
        self, kind: Kind, value: str, options: list[str], path: KeyPath, lang: str
    ) -> None:
        hint = nearest(value, options)
        fr = f"`{shown(value)}` n'est pas dans la liste ({kind.label.fr}){hint.fr} ; valeurs possibles : {', '.join(options)}"
        en = f"`{shown(value)}` is not in the list ({kind.label.en}){hint.en}; possible values: {', '.join(options)}"
        self.say("closed-list", path, fr, en, lang)

    def several(
        self, spec: Spec, value: Any, words: list[tuple[str, Any]], path: KeyPath
    ) -> tuple[Any, ...]:
        return self.listed(spec, value, path)

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

"""The page of fields for editors, as Markdown, made from the schema and the rules' help."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.problems import Text
from generator.schema.records import COLLECTIONS, TRANSLATION_FACTS
from generator.schema.spec import Spec, specs

WORDS: dict[str, Text] = {
    "title": Text("Les champs des fiches", "The fields of records"),
    "description": Text("Tous les champs que connaît le vérificateur, et toutes ses règles.", "All the keys that the checker knows, and all its rules."),
    "made": Text(
        "Cette page est faite par `make reference` à partir du schéma : ne la modifiez pas à la main.",
        "This page is made by `make reference` from the schema: do not edit it by hand.",
    ),
    "key": Text("champ", "key"),
    "form": Text("forme", "form"),
    "what": Text("ce qu'on y écrit", "what it holds"),
    "example": Text("exemple", "example"),
    "required": Text("nécessaire", "required"),
    "words": Text("mots, dans chaque langue", "words, in each language"),
    "one": Text("une valeur", "one value"),
    "many": Text("une liste", "a list"),
    "one_or_many": Text("une valeur ou une liste", "a value or a list"),
    "part": Text("des champs", "keys"),
    "parts": Text("une liste de champs", "a list of keys"),
    "table": Text("des champs par identifiant", "keys by id"),
    "limit": Text("caractères au plus", "characters at most"),
    "folder": Text("Dossier", "Folder"),
    "parts-title": Text("Les parties", "The parts"),
    "translations": Text("Dans une traduction", "In a translation"),
    "rules": Text("Les règles", "The rules"),
    "warning": Text("avertissement", "warning"),
    "error": Text("erreur", "error"),
}  # fmt: skip


def page(lang: str, rules: Iterable[Any]) -> str:
    """The whole reference page. `rules` are `check.rules.Rule`s: this row does not know them."""

    def say(text: Text) -> str:
        return str(getattr(text, lang))

    lines = [
        "---",
        f'title: "{say(WORDS["title"])}"',
        f'description: "{say(WORDS["description"])}"',
        "---",
        "",
    ]
    lines += [f"# {say(WORDS['title'])}", "", say(WORDS["made"]), ""]
    for collection in COLLECTIONS.values():
        lines += [
            f"## {say(collection.title)}",
            "",
            f"{say(collection.about)} {say(WORDS['folder'])} : `opportunities/{collection.name}/`",
            "",
        ]
        lines += _table(specs(collection.record), lang)
    lines += [f"## {say(WORDS['parts-title'])}", ""]
    for part in _parts():
        lines += [f"### {part.__name__}", "", *_table(specs(part), lang)]
    lines += [f"## {say(WORDS['translations'])}", ""]
    lines += [
        f"- `{name}` : {say(kind.label)} (`{kind.example}`)"
        for name, kind in TRANSLATION_FACTS.items()
    ]
    lines += ["", f"## {say(WORDS['rules'])}", ""]
    for rule in rules:
        lines.append(
            f"- **{rule.name}** ({say(WORDS[rule.severity])}) : {say(rule.title)} {say(rule.mend)}"
        )
    return "\n".join(lines) + "\n"


def _parts() -> list[type]:
    """Every part that a collection uses, in the order met."""
    found: list[type] = []

    def visit(cls: type) -> None:
        for spec in specs(cls).values():
            if spec.part is not None and spec.part not in found:
                found.append(spec.part)
                visit(spec.part)

    for collection in COLLECTIONS.values():
        visit(collection.record)
    return found


def _table(fields: dict[str, Spec], lang: str) -> list[str]:
    heads = [str(getattr(WORDS[name], lang)) for name in ("key", "form", "what", "example")]
    rows = [f"| {' | '.join(heads)} |", "|---|---|---|---|"]
    rows += [f"| {' | '.join(_row(name, spec, lang))} |" for name, spec in fields.items()]
    return [*rows, ""]


def _row(name: str, spec: Spec, lang: str) -> tuple[str, str, str, str]:
    form = [str(getattr(WORDS[spec.shape], lang))]
    if spec.required:
        form.append(str(getattr(WORDS["required"], lang)))
    if spec.words or spec.word_list:
        form.append(str(getattr(WORDS["words"], lang)))
    if spec.limit:
        form.append(f"{spec.limit} {getattr(WORDS['limit'], lang)}")
    what = str(getattr(spec.help, lang))
    if spec.kind is None:
        assert spec.part is not None
        return f"`{name.rstrip('_')}`", ", ".join(form), what, f"→ {spec.part.__name__}"
    closed = f" ({', '.join(spec.kind.closed)})" if spec.kind.closed else ""
    listed = f" (vocabularies/{spec.kind.vocabulary}.yml)" if spec.kind.vocabulary else ""
    return (
        f"`{name.rstrip('_')}`",
        ", ".join(form),
        what + closed + listed,
        f"`{spec.kind.example}`",
    )

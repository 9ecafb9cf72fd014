"""Blank records: one commented example per collection and language, made from the schema."""

from __future__ import annotations

from generator.schema.records import TRANSLATION_FACTS, Collection
from generator.schema.spec import Kind, Spec, specs

HEAD = (
    "# Fiche vide : {title}. {about}\n"
    "# Copiez ce fichier dans opportunities/{folder}/<identifiant>.fr.yml, remplissez, effacez le reste.\n"
    "# Les lignes sans # sont nécessaires. Ce qui n'est pas connu reste absent : n'inventez rien.\n"
    "# Les champs expliqués : docs/fr/contribuer/champs.md\n"
)
WORDS_HEAD = (
    "# Mots d'une traduction : {title}. Copiez-le à côté du fichier français, en .ar.yml ou .en.yml.\n"
    "# Seulement des mots : les faits restent dans le fichier français. Reprenez ses identifiants.\n"
)


def blank(collection: Collection) -> str:
    """The French blank of a collection."""
    folder = "services/<province>" if collection.name == "services" else collection.name
    head = HEAD.format(title=collection.title.fr, about=collection.about.fr, folder=folder)
    return head + "".join(_field(name, spec) for name, spec in specs(collection.record).items())


def blank_words(collection: Collection) -> str:
    """The blank of a translation: words only, and whether someone reviewed them."""
    rows = []
    for name, spec in specs(collection.record).items():
        if spec.words or spec.word_list:
            only = _words_of(spec) if spec.word_list else None
            rows.append(_field(name, spec, only))
    facts = "".join(
        _line(f"# {kind.label.fr}", f"{name}: {kind.example}", name == "review")
        for name, kind in TRANSLATION_FACTS.items()
    )
    return WORDS_HEAD.format(title=collection.title.fr) + "".join(rows) + facts


def _words_of(spec: Spec) -> set[str]:
    assert spec.part is not None
    return {"id"} | {name for name, inner in specs(spec.part).items() if inner.words}


def _field(name: str, spec: Spec, only: set[str] | None = None) -> str:
    limit = f" ; {spec.limit} caractères au plus" if spec.limit else ""
    needed = " (nécessaire)" if spec.required else ""
    comment = f"# {spec.help.fr[0].upper()}{spec.help.fr[1:]}{limit}{needed}."
    return _line(comment, f"{name.rstrip('_')}:{_value(spec, only)}", spec.required)


def _line(comment: str, text: str, active: bool) -> str:
    lines = text.split("\n")
    return comment + "\n" + "".join(f"{'' if active else '# '}{line}\n" for line in lines)


def _value(spec: Spec, only: set[str] | None = None) -> str:
    """What follows the colon: a scalar on the line, or indented lines."""
    if spec.part is None:
        assert spec.kind is not None
        text = scalar(spec.kind)
        return f" [{text}]" if spec.shape == "many" else f" {text}"
    inner = ", ".join(
        f"{name.rstrip('_')}:{_value(part)}"
        for name, part in specs(spec.part).items()
        if (only is None or name in only)
        and (part.required or only is not None or _shown(spec.part, name))
    )
    if spec.shape == "parts":
        return f"\n  - {{{inner}}}"
    if spec.shape == "table":
        assert spec.keys is not None
        return f"\n  {spec.keys.example if spec.keys.closed else 'call'}: {{{inner}}}"
    return f" {{{inner}}}"


def _shown(part: type, name: str) -> bool:
    """Optional inner keys worth showing: those that a rule asks for in the usual case."""
    return name in {
        "Criterion": {"min", "max", "source"},
        "Window": {"opens", "closes"},
        "Usually": {"opens", "closes"},
        "Cost": {"amount", "currency", "year", "source"},
        "Item": {"source"},
        "Section": {"source"},
        "Links": {"official"},
        "Source": {"page_date"},
    }.get(part.__name__, set())


def scalar(kind: Kind) -> str:
    """The example of a kind as YAML: quoted where it holds a space or a sign that YAML reads."""
    text = kind.example
    return f'"{text}"' if any(sign in text for sign in " :#,") and kind.name != "url" else text

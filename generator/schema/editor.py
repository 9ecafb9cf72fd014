"""JSON Schema files, so that an editor's program can complete keys and values."""

from __future__ import annotations

from typing import Any

from generator.schema.records import TRANSLATION_FACTS, Collection
from generator.schema.spec import Kind, Spec, specs

DRAFT = "https://json-schema.org/draft/2020-12/schema"
# How YAML programs type our plain text; the checker itself reads text only.
_TYPES = {
    "flag": "boolean",
    "whole number": "integer",
    "decimal": "number",
    "year": "integer",
    "month": "integer",
}


def json_schema(collection: Collection) -> dict[str, Any]:
    """The JSON Schema of a collection's French files."""
    return {
        "$schema": DRAFT,
        "title": collection.title.fr,
        "description": collection.about.fr,
        **_map(specs(collection.record)),
    }


def json_schema_words(collection: Collection) -> dict[str, Any]:
    """The JSON Schema of a collection's translations: words only, nothing required."""
    fields = {
        name: spec
        for name, spec in specs(collection.record).items()
        if spec.words or spec.word_list
    }
    schema = _map(fields, words=True)
    schema["properties"] |= {name: _kind(kind) for name, kind in TRANSLATION_FACTS.items()}
    return {"$schema": DRAFT, "title": collection.title.fr, **schema}


def _map(fields: dict[str, Spec], *, words: bool = False) -> dict[str, Any]:
    required = [name.rstrip("_") for name, spec in fields.items() if spec.required and not words]
    made: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {name.rstrip("_"): _field(spec, words) for name, spec in fields.items()},
    }
    return made | ({"required": required} if required else {})


def _field(spec: Spec, words: bool) -> dict[str, Any]:
    value = _value(spec, words)
    if spec.limit:
        value["maxLength"] = spec.limit
    return {"description": spec.help.fr, **value}


def _value(spec: Spec, words: bool) -> dict[str, Any]:
    if spec.part is None:
        assert spec.kind is not None
        one = _kind(spec.kind)
        many = {"type": "array", "items": one}
        return {"one": one, "many": many, "one_or_many": {"anyOf": [one, many]}}[spec.shape]
    fields = specs(spec.part)
    if words:
        fields = {name: inner for name, inner in fields.items() if name == "id" or inner.words}
    part = _map(fields)
    if spec.shape == "part":
        return part
    if spec.shape == "table":
        return {"type": "object", "additionalProperties": part}
    return {
        "type": "array",
        "items": {"anyOf": [{"type": "string"}, part]} if spec.lone_key else part,
    }


def _kind(kind: Kind) -> dict[str, Any]:
    if kind.closed and not kind.refers:
        return {"enum": list(kind.closed)}
    made: dict[str, Any] = {"type": _TYPES.get(kind.name, "string"), "examples": [kind.example]}
    if made["type"] == "string" and kind.pattern != r"(?s:.+)":
        made["pattern"] = f"^(?:{kind.pattern})$"
    return made

"""The schema is one description: help, blanks, the page of fields and the editors' JSON follow it."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import load
from generator.check import check
from generator.check.cases import TODAY
from generator.check.draft import Draft
from generator.check.shape import read
from generator.commands.reference import files
from generator.schema import COLLECTIONS, kinds
from generator.schema.editor import json_schema, json_schema_words
from generator.schema.records import TRANSLATION_FACTS, Entry
from generator.schema.spec import Kind, Spec, specs

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests/sample"
FIELD = re.compile(r"(?:# )?((?:[a-z_]+:|  ).*)")  # a line of a blank that is one of the record's


def described() -> Iterator[tuple[type, str, Spec]]:
    """Every field of every record, part and vocabulary entry."""
    waiting: list[type] = [*(collection.record for collection in COLLECTIONS.values()), Entry]
    seen: set[type] = set()
    while waiting:
        cls = waiting.pop()
        if cls not in seen:
            seen.add(cls)
            for name, spec in specs(cls).items():
                yield cls, name, spec
                waiting += [spec.part] if spec.part else []


FIELDS = sorted(described(), key=lambda row: (row[0].__name__, row[1]))


def test_every_field_has_help() -> None:
    """French and English help for each field, and for each kind of value."""
    for cls, name, spec in FIELDS:
        assert spec.help.fr.strip(), (cls, name)
        assert spec.help.en.strip(), (cls, name)
        assert (spec.kind is None) != (spec.part is None), (cls, name)
        if spec.kind is not None:
            assert spec.kind.label.fr.strip(), (cls, name)
            assert spec.kind.label.en.strip(), (cls, name)


def test_every_example_is_right() -> None:
    """The example of a kind is what the kind takes: editors copy it."""
    for cls, name, spec in FIELDS:
        if spec.kind is not None:
            assert re.fullmatch(spec.kind.pattern, spec.kind.example), (cls, name)
            assert spec.kind.convert(spec.kind.example) is not None
            assert not spec.kind.closed or spec.kind.refers or spec.kind.example in spec.kind.closed


def test_every_field_is_described() -> None:
    """A dataclass field without a description would never be read; only computed ones have none."""
    for cls in {cls for cls, _, _ in FIELDS}:
        bare = {field.name for field in dataclasses.fields(cls)} - set(specs(cls))
        assert bare in (set(), {"id", "collection", "folder", "reviews", "second_reads"})


def test_words_are_flat() -> None:
    """A word list is a list of parts with an id and words: that is what a translation repeats."""
    for cls, name, spec in FIELDS:
        if spec.word_list:
            assert spec.shape == "parts", (cls, name)
            assert spec.part is not None
            inner = specs(spec.part)
            assert inner["id"].required
            assert any(part.words for part in inner.values())


@pytest.mark.parametrize("name", sorted(files()))
def test_made_files_are_the_committed_ones(name: str) -> None:
    """Blank records, JSON Schema files and the page of fields are made by `python -m generator reference`."""
    path = ROOT / name
    assert path.is_file(), "run `make reference`"
    assert path.read_text(encoding="utf-8") == files()[name], "run `make reference`"


def vocabularies() -> dict[str, frozenset[str]]:
    """What the blanks use: the example of each kind that has a list, and the sample's own lists."""
    content, _ = check(SAMPLE, today=TODAY)
    lists = {name: set(entries) for name, entries in content.vocabularies.items()}
    for _, _, spec in FIELDS:
        if spec.kind is not None and spec.kind.vocabulary:
            lists.setdefault(spec.kind.vocabulary, set()).add(spec.kind.example)
    return {name: frozenset(values) for name, values in lists.items()}


def blank(name: str, kind: str, *, whole: bool) -> load.File:
    """A blank read as an editor would save it; `whole` takes the `#` off its optional lines too."""
    text = files()[f"opportunities/blank/{name}.{kind}.yml"]
    if whole:
        text = "".join(
            f"{found[1]}\n" for found in map(FIELD.fullmatch, text.splitlines()) if found
        )
    value, spots = load.parse(load.read_text(text.encode()))
    return load.File(f"{name}.{kind}.yml", name, "", "example", "fr", value, spots)


@pytest.mark.parametrize("whole", [False, True], ids=["required lines", "all lines"])
@pytest.mark.parametrize("name", COLLECTIONS)
def test_blanks_have_the_right_shape(name: str, whole: bool) -> None:
    """A blank record is right as it stands, and with every optional line made a line of the record."""
    draft = Draft(name, "example", {"fr": blank(name, "fr", whole=whole)})
    assert read(draft, vocabularies()) == []
    assert draft.record is not None
    keys = {
        key.rstrip("_")
        for key, spec in specs(COLLECTIONS[name].record).items()
        if whole or spec.required
    }
    assert set(draft.source.value) == keys


@pytest.mark.parametrize("name", COLLECTIONS)
def test_blank_translations_hold_words_only(name: str) -> None:
    """A blank translation fits beside the blank record it belongs to."""
    words = blank(name, "traduction", whole=True)
    words.lang = "ar"
    draft = Draft(name, "example", {"fr": blank(name, "fr", whole=True), "ar": words})
    assert read(draft, vocabularies()) == []


def fits(schema: Any, value: Any, where: str) -> None:
    """The JSON Schema says of a record's text what the reader says: keys, required ones, closed lists."""
    if "anyOf" in schema:
        kinds = {"string": str, "array": list, "object": dict}
        schema = next(
            x for x in schema["anyOf"] if isinstance(value, kinds.get(x.get("type"), str))
        )
    if isinstance(value, dict):
        assert schema["type"] == "object", where
        inner = schema.get("properties")
        for key, item in value.items():
            wanted = schema["additionalProperties"] if inner is None else inner[key]
            fits(wanted, item, f"{where}/{key}")
        assert set(schema.get("required", [])) <= set(value), where
    elif isinstance(value, list):
        assert schema["type"] == "array", where
        for item in value:
            fits(schema["items"], item, where)
    else:
        assert schema.get("type", "string") not in ("object", "array"), where
        assert value in schema.get("enum", [value]), where


def test_json_schemas_fit_the_sample() -> None:
    """Each sound record of the sample, and each of its translations, fits the JSON Schema of its collection."""
    content, _ = check(SAMPLE, today=TODAY)
    seen = set()
    for draft in content.drafts:
        collection = COLLECTIONS[draft.collection]
        seen.add(draft.collection)
        for lang, file in draft.files.items():
            schema = json_schema(collection) if lang == "fr" else json_schema_words(collection)
            fits(schema, file.value, file.path)
    assert seen == set(COLLECTIONS)


def test_json_schemas_name_the_reader_s_keys() -> None:
    """Same keys, same required ones, down to the parts; and they are JSON."""
    for collection in COLLECTIONS.values():
        schema = json.loads(json.dumps(json_schema(collection)))
        assert_same(schema, collection.record)
        words = json_schema_words(collection)["properties"]
        wanted = {
            key.rstrip("_") for key, x in specs(collection.record).items() if x.words or x.word_list
        }
        assert set(words) == wanted | set(TRANSLATION_FACTS)


def assert_same(schema: Any, cls: type) -> None:
    fields = {name.rstrip("_"): spec for name, spec in specs(cls).items()}
    assert set(schema["properties"]) == set(fields)
    assert set(schema.get("required", [])) == {
        name for name, spec in fields.items() if spec.required
    }
    assert schema["additionalProperties"] is False
    for name, spec in fields.items():
        inner = schema["properties"][name]
        if spec.part is not None:
            inner = inner["additionalProperties"] if spec.shape == "table" else inner
            inner = inner["items"] if spec.shape == "parts" else inner
            assert_same(inner["anyOf"][-1] if "anyOf" in inner else inner, spec.part)


def test_kinds_have_one_name_each() -> None:
    """Leaves are found by the name of their kind: two kinds with one name would mix."""
    names = [kind.name for kind in vars(kinds).values() if isinstance(kind, Kind)]
    assert sorted(names) == sorted(set(names))

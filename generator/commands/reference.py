"""`reference`: writes what is made from the schema: blank records, JSON Schema, the page of fields."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from generator.check import RULES
from generator.schema import COLLECTIONS
from generator.schema.blank import blank, blank_words
from generator.schema.editor import json_schema, json_schema_words
from generator.schema.reference import page
from generator.settings import SETTINGS

HELP = "write the blank records, the JSON Schema files and the page of fields from the schema"
POINTER = (
    '---\ntitle: "حقول البطاقات"\ndescription: "الصفحة المرجعية للحقول بالفرنسية والإنجليزية."\n---\n\n# حقول البطاقات\n\n'
    "هذه الصفحة تُنشأ آليا بالفرنسية والإنجليزية: [بالفرنسية](../../fr/contribuer/champs.html)، "
    "[بالإنجليزية](../../en/contribuer/champs.html).\n"
)


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--root", type=Path, default=Path.cwd(), help="the repository (default: here)"
    )


def run(options: argparse.Namespace) -> int:
    for name, text in files().items():
        path = options.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


def files() -> dict[str, str]:
    """Every generated file by its path in the repository; a test compares them with what is there."""
    records, docs = SETTINGS.folders["records"], SETTINGS.folders["docs"]
    made: dict[str, str] = {}
    for name, collection in COLLECTIONS.items():
        made[f"{records}/blank/{name}.fr.yml"] = blank(collection)
        made[f"{records}/blank/{name}.traduction.yml"] = blank_words(collection)
        for kind, schema in (
            ("fr", json_schema(collection)),
            ("traduction", json_schema_words(collection)),
        ):
            text = json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=False)
            made[f"{records}/blank/{name}.{kind}.schema.json"] = text + "\n"
    for lang in ("fr", "en"):
        made[f"{docs}/{lang}/contribuer/champs.md"] = page(lang, RULES)
    made[f"{docs}/ar/contribuer/champs.md"] = POINTER
    return made

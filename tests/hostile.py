"""Texts that try to become code, and the means to put one of them into every field of a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.catalogue import Catalogue
from generator.schema.parts import Option
from generator.schema.spec import Spec, Words, specs


class Hostile(NamedTuple):
    """A text, and the rule that refuses it (empty: it may stand)."""

    name: str
    text: str
    refused: str


def _texts(rule: str, **texts: str) -> list[Hostile]:
    return [Hostile(name, text, rule) for name, text in texts.items()]


HOSTILE: list[Hostile] = [
    *_texts(
        "no-html",
        script="<script>window.hit=1;alert(1)</script>",
        mixed_case="<ScRiPt>alert(1)</sCrIpT>",
        picture="<img src=x onerror=alert(1)>",
        drawing="<svg onload=alert(1)>",
        frame="<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        script_end="</script><script>alert(1)</script>",
        title_end="</title><script>alert(1)</script>",
        style_end="</style><style>*{display:none}</style>",
        comment="--><script>alert(1)</script><!--",
        section="]]><script>alert(1)</script>",
        refresh="<meta http-equiv=refresh content='0;url=https://example.com/'>",
        base="<base href=https://example.com/>",
        form="<form action=https://example.com/><input autofocus onfocus=alert(1)>",
        entity="&lt;script&gt;alert(1)&lt;/script&gt;",
        half_a_tag="<a href='https://example.com/",
        entity_link="[lien](&#106;avascript:alert(1))",
        auto_link="<javascript:alert(1)>",
        quotes_and_tag="\"><img src=x onerror=alert(1)>",
    ),
    *_texts(
        "link-in-prose",
        script_link="[lien](javascript:alert(1))",
        script_link_case="[lien](JaVaScRiPt:alert(1))",
        data_link="[lien](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        vb_link="[lien](vbscript:msgbox)",
    ),
    *_texts("no-image", remote_picture="![x](https://example.com/x.png)"),
    *_texts(
        "no-jinja",
        jinja="{{ 7*7 }}",
        jinja_import="{% import 'os' as os %}",
        jinja_escape="{{ ''|attr('join') }}",
        jinja_comment="{# rien #}",
    ),
    *_texts(
        "",
        literal="${alert(1)}",
        double_quote='" onmouseover="alert(1)" x="',
        single_quote="' autofocus onfocus='alert(1)",
        json='"}];alert(1);//',
        format="{0.real} {count} {day} %s %(a)s",
        token="zq7bodyzq7",
        macro_token="zq7macro0zq7",
        long_word="a" * 108,
        ampersand="a & b &c",
        less="2 < 3 > 1",
        backslash="C:\\temp\\new \\\\ \\u0041",
        quoted_address='https://example.com/"onmouseover="alert(1)',
    ),
]  # fmt: skip

# Refused while reading, so that no renderer ever meets them: (name, what to write in a YAML file).
UNREADABLE = {
    "bidi": "\u202e",
    "bidi-escaped": "\\u202e",
    "isolate": "\u2066",
    "null": "\0",
    "null-escaped": "\\0",
    "line-separator": "\u2028",
    "line-separator-escaped": "\\u2028",
    "zero-width": "\u200d",
    "escape": "\x1b",
    "deleted": "\x7f",
    "tag-letters": "\U000e0061",
}

# Kinds whose pattern takes any text, and whose text may reach a page as it is.
FREE = {"text", "markdown", "url", "e-mail", "commune"}
LANGUAGES = ("ar", "en", "fr")


def everywhere(text: str) -> Words:
    return Words.of((lang, text) for lang in LANGUAGES)


def poisoned(record: Any, text: str) -> Any:
    """The record with the text in each of its text fields, also those that it leaves out."""
    if isinstance(record, Option):  # its value is the end of a key of the interface's words
        return record
    changes = {
        name: _poisoned(spec, getattr(record, name), text)
        for name, spec in specs(type(record)).items()
    }
    return replace(record, **changes)


def _poisoned(spec: Spec, value: Any, text: str) -> Any:
    if spec.part is not None:
        if spec.shape == "table":
            return tuple((key, poisoned(part, text)) for key, part in value)
        if spec.shape == "parts":
            return tuple(poisoned(part, text) for part in value)
        return None if value is None else poisoned(value, text)
    assert spec.kind is not None
    if spec.words:
        return (
            everywhere(text)
            if spec.shape == "one"
            else tuple((lang, (text,)) for lang in LANGUAGES)
        )
    if spec.kind.name in FREE:
        return text if spec.shape == "one" else (text,)
    return value


def poisoned_catalogue(catalogue: Catalogue, text: str) -> Catalogue:
    """The catalogue with the text in every field of every record and every word of every list."""
    words = everywhere(text)
    lists: Mapping[str, Mapping[str, Words]] = {
        name: MappingProxyType(dict.fromkeys(values, words))
        for name, values in catalogue.vocabularies.items()
    }
    records = {
        name: tuple(poisoned(x, text) for x in rows) for name, rows in catalogue.records.items()
    }
    by_id = {record.id: record for rows in records.values() for record in rows}
    return replace(
        catalogue,
        records=MappingProxyType(records),
        by_id=MappingProxyType(by_id),
        vocabularies=MappingProxyType(lists),
    )


class Kept:
    """An output in memory: what `pour` writes, by name."""

    def __init__(self) -> None:
        self.written = self.linked = 0
        self.files: dict[str, bytes] = {}

    def write(self, name: str, data: bytes) -> None:
        self.files[name] = data

    def share(self) -> Kept:
        return self

    def count(self, written: int, linked: int) -> None:
        """Nothing to add up: all is written by one process."""

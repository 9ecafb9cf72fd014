"""The language in which a collection is described: kinds of values, and fields made of them.

A collection is a frozen dataclass whose fields carry a `Spec`. That one description drives the
reader, the checks, the blank records, the reference page and the editors' JSON Schema.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from generator.problems import Text
from generator.settings import LANGUAGE_CODES, SOURCE_LANGUAGE

ANY_TEXT = r"(?s:.+)"  # the pattern of what is free text
Shape = Literal["one", "many", "one_or_many", "part", "parts", "table"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """What one scalar may be, from text. `pattern` is anchored; `convert` never fails after it."""

    name: str
    label: Text  # what to write, in an editor's words
    example: str
    pattern: str = ANY_TEXT
    convert: Callable[[str], Any] = str
    closed: tuple[str, ...] = ()  # a closed list that is part of the code
    vocabulary: str = ""  # a closed list that is a vocabulary file
    refers: tuple[str, ...] = ()  # collections whose ids it may name; checked once all are read
    local: str = ""  # a key of the same record whose ids it names (sources, conditions)
    free: bool = dataclasses.field(init=False)  # any text will do while a record is read

    def __post_init__(self) -> None:
        checked = self.pattern is not ANY_TEXT or (self.closed and not self.refers)
        object.__setattr__(self, "free", not checked and not self.vocabulary)


@dataclass(frozen=True, kw_only=True, slots=True)
class Spec:
    """One field: its kind or part, whether it is required, whether it is words, and its help."""

    help: Text
    shape: Shape = "one"
    kind: Kind | None = None
    part: type | None = None
    required: bool = False
    words: bool = False  # text per language: stands in every language's file
    word_list: bool = False  # a list of {id, …words…}: translations repeat the ids
    limit: int = 0  # characters, for words; 0 = none
    keys: Kind | None = None  # what the keys of a table may be
    lone_key: str = ""  # parts: a plain text stands for a map with this one key


def _make(spec: Spec, default: Any) -> Any:
    return dataclasses.field(default=default, metadata={"spec": spec})


def one(kind: Kind, fr: str, en: str, *, required: bool = False, default: Any = None) -> Any:
    """A field that holds one value of `kind`."""
    return _make(Spec(kind=kind, help=Text(fr, en), required=required), default)


def many(kind: Kind, fr: str, en: str, *, required: bool = False, lone: bool = False) -> Any:
    """A field that holds a list of `kind`; with `lone`, a single value may stand without brackets."""
    shape: Shape = "one_or_many" if lone else "many"
    return _make(Spec(kind=kind, help=Text(fr, en), shape=shape, required=required), ())


def spellings(kind: Kind, fr: str, en: str) -> Any:
    """A list of short texts in each language's own file: a tuple of (language, texts)."""
    return _make(Spec(kind=kind, help=Text(fr, en), shape="many", words=True), ())


def words(kind: Kind, fr: str, en: str, *, limit: int, required: bool = False) -> Any:
    """Text per language: a `Words` in the typed record."""
    spec = Spec(kind=kind, help=Text(fr, en), words=True, limit=limit, required=required)
    return _make(spec, None)


def part(cls: type, fr: str, en: str, *, required: bool = False) -> Any:
    """A nested map described by the dataclass `cls`."""
    return _make(Spec(part=cls, help=Text(fr, en), shape="part", required=required), None)


def parts(
    cls: type,
    fr: str,
    en: str,
    *,
    required: bool = False,
    word_list: bool = False,
    lone_key: str = "",
) -> Any:
    """A list of maps described by `cls`; a word list is repeated, by id, in each translation."""
    spec = Spec(
        part=cls,
        help=Text(fr, en),
        shape="parts",
        required=required,
        word_list=word_list,
        lone_key=lone_key,
    )
    return _make(spec, ())


def table(cls: type, keys: Kind, fr: str, en: str, *, required: bool = False) -> Any:
    """A map from free or closed keys to maps described by `cls`: a tuple of (key, part), sorted."""
    spec = Spec(part=cls, help=Text(fr, en), shape="table", required=required, keys=keys)
    return _make(spec, ())


_SPECS: dict[type, dict[str, Spec]] = {}


def specs(cls: type) -> dict[str, Spec]:
    """The described fields of a record or part, in the order they are written; not to be changed."""
    found = _SPECS.get(cls)
    if found is None:
        found = _SPECS[cls] = {
            field.name: field.metadata["spec"]
            for field in dataclasses.fields(cls)
            if "spec" in field.metadata
        }
    return found


_PLACE = {code: place for place, code in enumerate(LANGUAGE_CODES)}
_SORTED = sorted(_PLACE.items())
_FRENCH = _PLACE[SOURCE_LANGUAGE]


class Words(tuple[str | None, ...]):
    """One text in several languages: a text, or None, for each of `LANGUAGE_CODES`. French always stands.

    A tuple and no more: a build asks a million times for a text, and each object on the way to it lies
    elsewhere in memory.
    """

    __slots__ = ()

    @classmethod
    def of(cls, texts: Iterable[tuple[str, str]]) -> Words:
        """From (language, text), in any order."""
        return cls(map(dict(texts).get, LANGUAGE_CODES))

    @property
    def texts(self) -> list[tuple[str, str]]:
        """(language, text) of those that stand, sorted."""
        return [(code, text) for code, place in _SORTED if (text := self[place]) is not None]

    def get(self, lang: str) -> str | None:
        """The text in that language, or None where it was not translated."""
        return self[_PLACE[lang]]

    def best(self, lang: str) -> tuple[str, str]:
        """(text, its language): the asked one, else French, which is always there."""
        text = self[_PLACE[lang]]
        if text is not None:
            return text, lang
        french = self[_FRENCH]
        assert french is not None, "a text without French"
        return french, SOURCE_LANGUAGE

"""What a search looks into: one document per record, and the glossary's words for one another.

Every record that a list shows has a document, under the same address, with no more than its page
says. Words of the glossary that stand in a record lead to it by their other spellings too. Row 5.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator import names
from generator.catalogue import Catalogue
from generator.normalise import distinct, keys, skeleton, words
from generator.schema import kinds
from generator.schema.spec import Kind, Words, specs
from generator.settings import LANGUAGE_CODES, PROVINCES
from generator.translations import passages
from generator.views import Say, closed, province_name

ARABIC = "ar"
_LABELS = ("kind", "theme")  # the first of these fields that a record has says what it is


@dataclass(frozen=True, slots=True)
class Document:
    """A record as a search sees it."""

    record: Any
    label: Words | None  # what sort of thing it is; None: its collection says it
    closed: Say | None
    about: tuple[Words, ...]  # values of closed lists, countries, places, the organisation
    aliases: tuple[str, ...]
    terms: tuple[int, ...]  # places in `Search.terms`
    sounds: tuple[str, ...]  # consonant skeletons of its Arabic and of its aliases, sorted
    texts: tuple[Words, ...]  # all that it says

    def body(self, lang: str) -> set[str]:
        """The keys of all it says in a language."""
        return distinct([text.best(lang)[0] for text in self.texts])


@dataclass(frozen=True, slots=True)
class Search:
    """The documents in the order of the collections, and each term's spellings in all languages."""

    documents: tuple[Document, ...]
    terms: tuple[tuple[str, ...], ...]


def search(catalogue: Catalogue) -> Search:
    """What the search of every language is made from."""
    terms = tuple(_spellings(term) for term in catalogue.of("glossary"))
    phrases = [
        (f" {found} ", number)
        for number, texts in enumerate(terms)
        for text in texts
        if (found := " ".join(keys(text)))
    ]
    return Search(
        documents=tuple(
            _document(catalogue, record, phrases)
            for records in catalogue.records.values()
            for record in records
        ),
        terms=terms,
    )


def _aliases(record: Any) -> tuple[str, ...]:
    """Other names of a record: those it lists, an acronym, all spellings of a term."""
    if record.collection == "glossary":
        return _spellings(record)
    acronym = getattr(record, "acronym", None)
    return (*record.aliases, acronym) if acronym else tuple(record.aliases)


def _spellings(term: Any) -> tuple[str, ...]:
    """Every way to write a term, in every language: its name, other spellings, Darija, aliases."""
    titles = (text for _, text in term.title.texts)
    others = (text for _, texts in term.spellings for text in texts)
    return tuple(dict.fromkeys((*titles, *others, *term.darija, *term.aliases)))


def _document(catalogue: Catalogue, record: Any, phrases: list[tuple[str, int]]) -> Document:
    about = tuple(dict.fromkeys(_about(catalogue, record)))
    label = next(filter(None, (_label(catalogue, record, name) for name in _LABELS)), None)
    aliases = _aliases(record)
    said = [text for words in _names(record) for _, text in words.texts]
    text = f" {'  '.join(' '.join(keys(one)) for one in (*said, *aliases))} "
    heard = [words.best(ARABIC)[0] for words in (*_names(record), *about)]
    return Document(
        record=record,
        label=label,
        closed=closed(record),
        about=about,
        aliases=aliases,
        terms=tuple(sorted({number for phrase, number in phrases if phrase in text})),
        sounds=tuple(sorted(_skeletons((*heard, *aliases)))),
        texts=tuple(text for _, text in passages(record)),
    )


def _names(record: Any) -> list[Words]:
    """The texts that say in a line what a record is."""
    return [x for x in (record.title, record.summary, getattr(record, "plain", None)) if x]


def _skeletons(texts: Iterable[str]) -> set[str]:
    return {found for text in texts for word in words(text) if (found := skeleton(word))}


def _label(catalogue: Catalogue, record: Any, name: str) -> Words | None:
    value = getattr(record, name, None)
    if value is None:
        return None
    kind = specs(type(record))[name].kind
    return catalogue.word(kind.name, value) if kind else None


def _about(catalogue: Catalogue, record: Any) -> Iterator[Words]:
    """The words of the values of a record's fields, by the kinds of the fields."""
    cls: type = type(record)
    for name, kind in _valued(cls):
        value = getattr(record, name)
        if not isinstance(value, (str, tuple)):
            continue
        for one in (value,) if isinstance(value, str) else value:
            if kind.name in catalogue.vocabularies:  # also those that are closed in the code
                yield catalogue.word(kind.name, one)
            elif kind is kinds.COUNTRY or kind is kinds.HOST:
                yield names.territory(one)
            elif kind is kinds.ORGANISATION:
                yield catalogue.by_id[one].title
            elif kind is kinds.COMMUNE:
                yield _commune(catalogue, one, record.folder)
    if record.folder in PROVINCES:
        yield province_name(catalogue, record.folder)


@cache
def _valued(cls: type) -> list[tuple[str, Kind]]:
    """The fields of a record that hold values, and their kinds."""
    return [(name, x.kind) for name, x in specs(cls).items() if x.kind is not None and not x.words]


def _commune(catalogue: Catalogue, name: str, province: str) -> Words:
    found = catalogue.geography.find(name, province if province in PROVINCES else "")
    return Words.of((lang, found.name(lang) if found else name) for lang in LANGUAGE_CODES)

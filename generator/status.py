"""How far the content is: complete, translated, read twice, overdue, easy to read. Row 4."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from generator.catalogue import Catalogue
from generator.check.finders import sentences, words
from generator.settings import LANGUAGE_CODES, SOURCE_LANGUAGE, TRANSLATIONS
from generator.translations import passages
from generator.trust import trust


@dataclass(frozen=True, slots=True)
class Progress:
    """One collection in one language. Shares are of passages, the rest counts records."""

    collection: str
    lang: str
    records: int
    translated: float  # share of the French passages that stand in this language, 0 to 1
    drafts: int  # translations nobody has reviewed; 0 in French
    second_reads: int  # read once more by someone else
    overdue: int
    unsourced: int


@dataclass(frozen=True, slots=True)
class Reading:
    """How a collection reads in one language: words a sentence, letters a word (0 in Arabic)."""

    collection: str
    lang: str
    median_sentence: float
    longest_sentence: int
    longest_in: str  # the record that holds it
    median_word: float


def progress(catalogue: Catalogue, today: date) -> Iterator[Progress]:
    """A row for each collection with records, and language."""
    for collection, records in catalogue.records.items():
        for lang in LANGUAGE_CODES if records else ():
            yield _progress(catalogue, collection, lang, records, today)


def _progress(
    catalogue: Catalogue, collection: str, lang: str, records: Iterable[Any], today: date
) -> Progress:
    records = list(records)
    every = [text for record in records for _, text in passages(record)]
    graded = [trust(record, catalogue.settings) for record in records]
    return Progress(
        collection=collection,
        lang=lang,
        records=len(records),
        translated=sum(text.get(lang) is not None for text in every) / (len(every) or 1),
        drafts=sum(dict(record.reviews).get(lang) == "draft" for record in records)
        if lang in TRANSLATIONS
        else 0,
        second_reads=sum(_read_twice(record, lang) for record in records),
        overdue=sum(1 for one in graded if one and one.review_by and one.review_by < today),
        unsourced=sum(1 for record in records if not record.sources),
    )


def _read_twice(record: Any, lang: str) -> bool:
    if lang == SOURCE_LANGUAGE:
        return record.second_read is not None
    return lang in dict(record.second_reads)


def readings(catalogue: Catalogue) -> Iterator[Reading]:
    """A row for each collection with records, and language. What is measured is in HACKING.md."""
    for collection, records in catalogue.records.items():
        for lang in LANGUAGE_CODES if records else ():
            found = [(count, record.id) for record in records for count in _lengths(record, lang)]
            letters = [
                sum(map(str.isalpha, word)) for record in records for word in _words(record, lang)
            ]
            if found:
                worst, where = max(found)
                yield Reading(
                    collection=collection,
                    lang=lang,
                    median_sentence=median(count for count, _ in found),
                    longest_sentence=worst,
                    longest_in=where,
                    # An Arabic word carries its article and pronouns: its length says little.
                    median_word=0 if lang == "ar" else median(letters),
                )


def _sentences(record: Any, lang: str) -> Iterator[list[str]]:
    for name, text in passages(record):
        for sentence in sentences(text.get(lang) or "") if name != "title" else ():
            if found := words(sentence):
                yield found


def _lengths(record: Any, lang: str) -> Iterator[int]:
    return map(len, _sentences(record, lang))


def _words(record: Any, lang: str) -> Iterator[str]:
    for sentence in _sentences(record, lang):
        yield from sentence

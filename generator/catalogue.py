"""The catalogue: every sound record, typed, frozen and sorted, with look-ups both ways.

Built only when the check found no error: parse once, believe afterwards. Row 4.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from generator.geography import Geography
from generator.schema import COLLECTIONS, Record
from generator.schema.kinds import REFERENCE_KINDS
from generator.schema.records import Entry, Programme
from generator.schema.spec import Words
from generator.settings import EU_STATES, Settings
from generator.translations import Lock, is_stale, passages


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Frozen after `build`; mappings are read-only views. A catalogue equals itself alone, so that what is made
    of a whole one may be kept."""

    settings: Settings
    geography: Geography
    records: Mapping[str, tuple[Any, ...]]  # collection → records, by id
    by_id: Mapping[str, Any]
    vocabularies: Mapping[str, Mapping[str, Words]]  # list → value → words
    entries: Mapping[str, Mapping[str, Entry]]  # the same, with what some lists add
    referrers: Mapping[str, tuple[str, ...]]  # id → ids of the records that name it, sorted
    stale_words: frozenset[tuple[Words, str]]  # (words, language) whose French text changed
    files: frozenset[tuple[str, str]]  # (id, language) of the files that exist
    paths: Mapping[str, str]  # id → the folder and name of its files, for the edit link
    gaps: Mapping[tuple[str, str], int]  # (id, language) → passages shown in French

    def of(self, collection: str) -> tuple[Any, ...]:
        """The records of a collection, by id."""
        return self.records.get(collection, ())

    def named(self, ids: Iterable[str]) -> Iterator[Any]:
        """The records with those ids, in that order."""
        return (self.by_id[name] for name in ids)

    def naming(self, name: str) -> Mapping[str, list[Any]]:
        """The records that reference the record `name`, by collection."""
        found: dict[str, list[Any]] = defaultdict(list)
        for record in self.named(self.referrers.get(name, ())):
            found[record.collection].append(record)
        return found

    def word(self, vocabulary: str, value: str) -> Words:
        """The words of a value of a vocabulary; the value itself where the list lacks it."""
        return self.vocabularies.get(vocabulary, {}).get(value) or Words.of((("fr", value),))

    @cached_property
    def countries(self) -> Mapping[str, Any]:
        """The country records by ISO code."""
        return {record.code: record for record in self.of("countries")}

    @cached_property
    def about(self) -> Mapping[str, Mapping[str, tuple[Any, ...]]]:
        """Collection → ISO code → the records about that country, by id."""
        found: dict[str, dict[str, list[Any]]] = {}
        for collection, records in self.records.items():
            codes = found[collection] = defaultdict(list)
            for record in records:
                for code in countries_of(record):
                    codes[code].append(record)
        return {
            collection: {code: tuple(some) for code, some in codes.items()}
            for collection, codes in found.items()
        }

    def address(self, record: Record) -> str:
        """Where the record's page lies under a language's folder."""
        return f"{record.collection}/{record.slug or record.id}.html"


def expand_hosts(codes: Iterable[str]) -> set[str]:
    """ISO codes, with `EU` standing for all members."""
    codes = set(codes)
    return codes | set(EU_STATES) if "EU" in codes else codes


def countries_of(record: Any) -> set[str]:
    """The ISO codes of the countries a record is about."""
    codes = getattr(record, "hosts", None) or getattr(record, "countries", None)
    if codes is None:
        codes = [code for code in (getattr(record, "country", None),) if code]
    return expand_hosts(codes)


def is_open_to_people(record: Any) -> bool:
    """Counted are things a person can take part in; closed and negative records are not."""
    if record.state == "retired":
        return False
    return not isinstance(record, Programme) or record.open_to == "people"


def build(content: Any) -> Catalogue:
    """The catalogue of a checked content (`check.rules.Content`) in which there is no error."""
    drafts = [draft for draft in content.drafts if draft.record is not None]
    records = {
        name: tuple(draft.record for draft in drafts if draft.collection == name)
        for name in COLLECTIONS
    }
    return Catalogue(
        settings=content.settings,
        geography=content.geography,
        records=MappingProxyType(records),
        by_id=MappingProxyType({draft.id: draft.record for draft in drafts}),
        vocabularies=MappingProxyType(
            {
                name: {value: _words(e) for value, e in entries.items()}
                for name, entries in content.vocabularies.items()
            }
        ),
        entries=MappingProxyType(dict(content.vocabularies)),
        referrers=MappingProxyType(_referrers(drafts)),
        stale_words=frozenset(_stale(drafts, content.lock)),
        files=frozenset((draft.id, lang) for draft in drafts for lang in draft.files),
        paths=MappingProxyType(
            {draft.id: draft.source.path.removesuffix(".fr.yml") for draft in drafts}
        ),
        gaps=MappingProxyType(_gaps(drafts)),
    )


def _words(entry: Entry) -> Words:
    texts = (("ar", entry.ar), ("en", entry.en), ("fr", entry.fr))
    return Words.of((lang, text) for lang, text in texts if text is not None)


def _referrers(drafts: Iterable[Any]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for draft in drafts:
        for kind in REFERENCE_KINDS:
            for leaf in draft.leaves.get(kind, ()):
                found.setdefault(leaf.text, set()).add(draft.id)
    return {name: tuple(sorted(ids)) for name, ids in sorted(found.items())}


def _stale(drafts: Iterable[Any], lock: Lock) -> Iterator[tuple[Words, str]]:
    locked = {key[0] for key in lock}
    for draft in drafts:
        if draft.id not in locked:
            continue
        for name, words in passages(draft.record):
            french = words.get("fr") or ""
            for lang, _ in words.texts:
                if lang != "fr" and is_stale(lock, draft.id, lang, name, french):
                    yield words, lang


def _gaps(drafts: Iterable[Any]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for draft in drafts:
        for _, lang in draft.missing:
            found[draft.id, lang] = found.get((draft.id, lang), 0) + 1
    return found

"""The finder: programmes with their criteria in words, what each question may be answered, and what helps.

Programmes that only organisations may join are not here: they appear in no personal result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator import names
from generator.catalogue import Catalogue
from generator.eligibility import GROUPS, ladder
from generator.schema import kinds
from generator.schema.records import Entry
from generator.views import FOLDERS, CriterionLine, criterion_line, say

# What someone can start in the region today, whatever the answers: guides, in the order to show them.
HERE = (
    "language-course", "vocational-training-here", "job-search-anapec", "create-cooperative", "indh-support",
)  # fmt: skip
ELSEWHERE = "ZZ"  # a country that no criterion names: ISO keeps this code free
HOME = "MA"
Options = tuple[tuple[str, Any], ...]  # (value, its words)


@dataclass(frozen=True, slots=True)
class Offered:
    """A programme, with its criteria in words, in the record's order."""

    record: Any
    lines: tuple[CriterionLine, ...]
    services: tuple[str, ...]  # who helps, nearest folders first


@dataclass(frozen=True, slots=True)
class Finder:
    """What the finder's page and its data are made from."""

    offered: tuple[Offered, ...]  # by id
    isced: Mapping[str, int]
    options: Mapping[str, Options]  # question → answers; only questions that some record asks
    remedies: Mapping[str, Entry]  # those that a criterion names
    guides: tuple[Any, ...]  # those that a remedy names, and those of `here`
    here: tuple[tuple[Any, tuple[str, ...]], ...]  # (guide, ids of its structures)
    structures: tuple[Any, ...]  # nearest folders first


@lru_cache(maxsize=1)
def finder(catalogue: Catalogue) -> Finder:
    """The finder of a catalogue."""
    records = [x for x in catalogue.of("programmes") if x.open_to != "organisations"]
    lines = [line for record in records for line in record.eligibility]
    used = {line.remedy for line in lines if line.remedy}
    every = catalogue.entries.get("remedies", {})
    remedies = {name: every[name] for name in every if name in used}
    here = [record for name in HERE if (record := catalogue.by_id.get(name)) is not None]
    ids = [name for entry in remedies.values() for name in entry.guides]
    guides = {guide.id: guide for guide in (*here, *catalogue.named(ids))}
    structures = _structures(catalogue)
    known = {record.id: place for place, record in enumerate(structures)}
    return Finder(
        offered=tuple(
            Offered(
                record,
                tuple(criterion_line(catalogue, record, line) for line in record.eligibility),
                _nearest(record.services, known),
            )
            for record in records
        ),
        isced=ladder(catalogue),
        options=_options(catalogue, records, lines),
        remedies=remedies,
        guides=tuple(guides.values()),
        here=tuple((guide, _nearest(guide.services, known)) for guide in here),
        structures=structures,
    )


def _structures(catalogue: Catalogue) -> tuple[Any, ...]:
    """Structures that receive people, nearest folders first."""
    found = [x for x in catalogue.of("services") if x.state != "retired" and _receives(x)]
    return tuple(sorted(found, key=lambda record: (FOLDERS.index(record.folder), record.id)))


def _receives(record: Any) -> bool:
    return record.operating not in ("closed", "planned")


def _nearest(ids: Iterable[str], known: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(known.keys() & ids, key=known.__getitem__))


def _options(catalogue: Catalogue, records: list[Any], lines: list[Any]) -> dict[str, Options]:
    """The answers to each question, in the order of the page; numbers have none to choose from."""
    named = {line.criterion for line in lines}
    values: dict[str, set[str]] = {name: set() for name in named}
    for line in lines:
        values[line.criterion] |= {x.language or x.value for x in line.any_of}

    def listed(vocabulary: str, wanted: set[str]) -> Options:
        every = catalogue.vocabularies.get(vocabulary, {})
        return tuple((value, words) for value, words in every.items() if value in wanted)

    def said(kind: Any, prefix: str, wanted: set[str]) -> Options:
        return tuple((x, say(f"{prefix}.{x}")) for x in kind.closed if x in wanted)

    found: dict[str, Options] = {
        "want": listed("kinds", {record.kind for record in records}),
        "age": (),
        "nationality": _places(values.get("nationality", set())),
        "residence": _places(values.get("residence", set())),
        "education": listed("education", set(ladder(catalogue))),
        "languages": tuple((x, names.language(x)) for x in sorted(values.get("language", ()))),
        "situation": said(kinds.SITUATION, "situation", set(kinds.SITUATION.closed)),
        "experience": (),
        "trade": listed("trades", values.get("trade", set())),
        "has": said(kinds.HELD, "held", values.get("offer", set())),
    }
    asks = {"languages": "language", "has": "offer"}
    always = ("want", "age")  # the age decides what an under-18 may see
    return {x: found[x] for x in found if x in always or asks.get(x, x) in named}


def _places(named: set[str]) -> Options:
    """Morocco, the other countries that criteria name, the European Union as one, and any other country."""
    others = sorted(named - {HOME, *GROUPS, *GROUPS["EU"]})
    return (
        (HOME, names.territory(HOME)),
        ("EU", say("finder.union")),
        *((code, names.territory(code)) for code in others),
        (ELSEWHERE, say("finder.elsewhere")),
    )

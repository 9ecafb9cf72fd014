"""The record page: what it says, in the order a reader needs it. One value serves all languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.catalogue import Catalogue, countries_of
from generator.charts import Chart, charts
from generator.schema.records import Programme
from generator.sheets import SheetLink, sheet_links
from generator.trust import Trust, trust
from generator.views import (
    CriterionLine,
    Link,
    Say,
    calls_json,
    country_link,
    criterion_line,
    facet_link,
    record_link,
    say,
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Records that name this one, under a heading."""

    heading: str  # a key of words/<lang>.yml
    collection: str
    links: tuple[Link, ...]
    rest: int  # how many more there are: the page leads to the list of them all


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Everything the record templates read beside the record itself."""

    record: Any
    address: str
    edit: str  # the path of the record's files without `.fr.yml`
    kicker: tuple[Link, ...]
    hosts: tuple[Link, ...]
    audiences: tuple[Link, ...]
    organisation: Link | None
    starts: Say | None
    closed: Say | None
    calls: str  # JSON for browser/state.js, or empty
    trust: Trust | None
    criteria: tuple[CriterionLine, ...]
    charts: tuple[Chart, ...]
    documents: tuple[Any, ...]
    services: tuple[tuple[Link, Any, Any], ...]  # (link, place, kind)
    guides: tuple[Link, ...]
    chargers: tuple[Link, ...]
    numbers: dict[str, int]  # source id → its number on the page
    gathered: tuple[Gathered, ...]
    place: Any  # services: (commune, province) or None
    quick_exit: bool
    replaced_by: Link | None
    sheets: tuple[SheetLink, ...]  # to print
    function: Any  # with which function it was confirmed, in words
    other_conditions: tuple[Any, ...]  # the written conditions that no criterion stands for


def view(catalogue: Catalogue, record: Any) -> RecordPage:
    """The page of one record."""
    return RecordPage(
        record=record,
        address=catalogue.address(record),
        edit=catalogue.paths[record.id],
        kicker=tuple(_kicker(catalogue, record)),
        hosts=tuple(country_link(catalogue, code) for code in _codes(record)),
        audiences=tuple(
            facet_link(catalogue, record.collection, "audience", "audiences", value)
            for value in getattr(record, "audiences", ())
        ),
        organisation=_one(catalogue, getattr(record, "organisation", None)),
        starts=say(f"starts.{record.starts_with}")
        if getattr(record, "starts_with", None)
        else None,
        closed=_closed(record),
        calls=calls_json(record),
        trust=trust(record, catalogue.settings),
        criteria=tuple(
            criterion_line(catalogue, record, line) for line in getattr(record, "eligibility", ())
        ),
        charts=charts(getattr(record, "figures", ())),
        documents=tuple(
            record_link(catalogue, x) for x in catalogue.named(getattr(record, "documents", ()))
        ),
        services=tuple(
            _service(catalogue, x) for x in catalogue.named(getattr(record, "services", ()))
        ),
        guides=tuple(
            record_link(catalogue, x) for x in catalogue.named(getattr(record, "guides", ()))
        ),
        chargers=_chargers(catalogue, record),
        numbers={name: i for i, (name, _) in enumerate(record.sources, 1)},
        gathered=tuple(_gathered(catalogue, record)),
        place=_place(catalogue, record),
        quick_exit=_quick_exit(record),
        sheets=sheet_links(record),
        replaced_by=_one(catalogue, record.replaced_by),
        function=catalogue.word("functions", record.confirmed.with_) if record.confirmed else None,
        other_conditions=_other_conditions(record),
    )


def _one(catalogue: Catalogue, name: str | None) -> Link | None:
    return record_link(catalogue, catalogue.by_id[name]) if name else None


def _codes(record: Any) -> tuple[str, ...]:
    codes: tuple[str, ...] = (
        getattr(record, "hosts", None) or getattr(record, "countries", None) or ()
    )
    return codes or tuple(code for code in (getattr(record, "country", None),) if code)


KICKER_LISTS = {
    "programmes": ("kind", "kinds"),
    "services": ("kind", "service-kinds"),
    "guides": ("theme", "themes"),
}


def _kicker(catalogue: Catalogue, record: Any) -> list[Link]:
    found = KICKER_LISTS.get(record.collection)
    if found is None:
        return []
    facet, vocabulary = found
    return [facet_link(catalogue, record.collection, facet, vocabulary, getattr(record, facet))]


def _closed(record: Any) -> Say | None:
    """What to say first when a person cannot simply take part."""
    if record.state != "published":
        return say(f"state.record.{record.state}")
    if isinstance(record, Programme) and record.open_to != "people":
        return say(f"open-to.{record.open_to}")
    return None


def _other_conditions(record: Any) -> tuple[Any, ...]:
    named = {line.words for line in getattr(record, "eligibility", ())}
    return tuple(item for item in getattr(record, "conditions", ()) if item.id not in named)


def _service(catalogue: Catalogue, record: Any) -> tuple[Link, Any, Any]:
    return (
        record_link(catalogue, record),
        _place(catalogue, record),
        catalogue.word("service-kinds", record.kind),
    )


def _place(catalogue: Catalogue, record: Any) -> Any:
    name = getattr(record, "commune", None)
    return catalogue.geography.find(name, _province(record)) if name else None


def _province(record: Any) -> str:
    return "" if record.folder in ("national", "abroad") else str(record.folder)


def _chargers(catalogue: Catalogue, record: Any) -> tuple[Link, ...]:
    money = getattr(record, "money", None)
    ids = [name for name in money.may_charge if name not in ("none", "unknown")] if money else []
    return tuple(record_link(catalogue, x) for x in catalogue.named(ids))


def _quick_exit(record: Any) -> bool:
    """mission.md: on violence, trafficking and foreigners' pages."""
    return bool(getattr(record, "quick_exit", False)) or "migrant" in getattr(
        record, "audiences", ()
    )


GATHER = (
    "programmes",
    "guides",
    "services",
    "documents",
    "organisations",
    "funds",
    "events",
    "glossary",
)

# Their pages are there to gather; elsewhere ninety programmes that ask for one paper help nobody.
GATHERERS = ("countries", "organisations")
MOST_GATHERED = 8


def _gathered(catalogue: Catalogue, record: Any) -> list[Gathered]:
    """Who refers to this record; for a country, also who names its code."""
    found, already, naming = [], _already(record), catalogue.naming(record.id)
    for collection in GATHER:
        records = naming.get(collection, [])
        if record.collection == "countries":
            about = catalogue.about[collection].get(record.code, ())
            records = [*about, *(r for r in records if record.code not in countries_of(r))]
        shown = [r for r in records if r.id not in already]
        if shown:
            most = len(shown) if record.collection in GATHERERS else MOST_GATHERED
            links = tuple(record_link(catalogue, r) for r in shown[:most])
            rest = len(shown) - len(links)
            found.append(Gathered(f"gathered.{collection}", collection, links, rest))
    return found


def _already(record: Any) -> set[str]:
    """Ids that the page shows in their own place."""
    lists = ("services", "guides", "documents", "related")
    return {record.id} | {name for key in lists for name in getattr(record, key, ())}

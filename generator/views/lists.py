"""List pages: each collection whole, and by country, kind, audience, theme and province.

Addresses never change: a facet's closed list has a page for each value, with records or without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator import names
from generator.catalogue import Catalogue, countries_of
from generator.schema import COLLECTIONS
from generator.schema.spec import Words
from generator.settings import EU_STATES, PROVINCES
from generator.sheets import READERS
from generator.views import Link, Say, calls_json, closed, country_link, province_name


@dataclass(frozen=True, slots=True)
class Entry:
    """One record in a list."""

    record: Any
    address: str  # under a language's folder
    kind: Words | None
    hosts: tuple[Link, ...]
    place: Any
    calls: str  # JSON for browser/ageing.js, or empty
    closed: Say | None


@dataclass(frozen=True, slots=True)
class FacetLink:
    """A list by one value of a facet, with how many records it holds."""

    text: Any  # Words
    href: str  # relative to the collection's folder
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to cut a collection: its name, and its values as links."""

    name: str
    links: tuple[FacetLink, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """One list page of a collection."""

    collection: str
    address: str
    facet: str  # empty on the collection's index
    value: Words | None  # the facet's value in words
    entries: tuple[Entry, ...]
    facets: tuple[Facet, ...]

    @property
    def on_map(self) -> str:
        """What the map narrows itself to for this list, as the end of its address; empty: not on it."""
        if not self.entries or self.collection not in ("services", "programmes"):
            return ""
        if not self.facet:
            return f"layer={'services' if self.collection == 'services' else 'states'}"
        facet, value = self.address.removesuffix(".html").rpartition("by-")[2].split("-", 1)
        if self.collection == "services" or facet == "country":
            return f"{facet}={value}"
        return ""

    @property
    def in_pack(self) -> str:
        """What the page of packs narrows itself to for this list, as the end of its address."""
        province = self.address.removesuffix(".html").partition("by-province-")[2]
        return f"collection={self.collection}" + (f"&province={province}" if province else "")

    @property
    def in_explorer(self) -> str:
        """What the explorer is asked for by this list's link; its whole where it lacks the facet."""
        value = self.address.removesuffix(".html").rpartition(f"by-{self.facet}-")[2]
        name = {"kind": "kind", "audience": "audience", "country": "host"}.get(self.facet)
        return f"#{name}={value.upper() if name == 'host' else value}" if name else ""

    @property
    def printed(self) -> str:
        """The PDF of the same list, from this page; empty where there is none."""
        value = self.address.removesuffix(".html").partition(f"by-{self.facet}-")[2]
        if self.collection == "services" and self.facet == "province":
            return f"by-province-{value}.pdf"
        if self.collection == "guides" and self.facet == "audience" and value in READERS:
            return f"../print/pack-{value}.pdf"
        return ""


@dataclass(frozen=True, slots=True)
class _Cut:
    """How a facet reads a record's values, and all the values it may take."""

    name: str
    values: Callable[[Any], Any]
    every: tuple[str, ...]
    words: Callable[[str], Words]


def list_pages(catalogue: Catalogue, collection: str) -> Iterator[ListPage]:
    """Every list page of a collection, its index first, in a fixed order."""
    records = catalogue.of(collection)
    entries = {record.id: _entry(catalogue, record) for record in records}
    cuts = [(cut, _members(cut, records)) for cut in _cuts(catalogue, collection)]
    facets = tuple(_facet(cut, members) for cut, members in cuts)
    yield ListPage(
        collection, f"{collection}/index.html", "", None, tuple(entries.values()), facets
    )
    for cut, members in cuts:
        for value in cut.every:
            found = tuple(entries[record.id] for record in members[value])
            address = f"{collection}/by-{cut.name}-{value}.html"
            yield ListPage(collection, address, cut.name, cut.words(value), found, facets)


@lru_cache(maxsize=len(COLLECTIONS))
def facets(catalogue: Catalogue, collection: str) -> tuple[Facet, ...]:
    """The ways to cut a collection, for hand-written pages."""
    records = catalogue.of(collection)
    return tuple(_facet(cut, _members(cut, records)) for cut in _cuts(catalogue, collection))


def entries(catalogue: Catalogue, records: list[Any]) -> tuple[Entry, ...]:
    """Entries for a few chosen records."""
    return tuple(_entry(catalogue, record) for record in records)


def _members(cut: _Cut, records: tuple[Any, ...]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {value: [] for value in cut.every}
    for record in records:
        for value in cut.values(record):
            if value in found:
                found[value].append(record)
    return found


def _facet(cut: _Cut, members: dict[str, list[Any]]) -> Facet:
    links = tuple(
        FacetLink(cut.words(value), f"by-{cut.name}-{value}.html", len(records))
        for value, records in members.items()
        if records
    )
    return Facet(cut.name, links)


def _cuts(catalogue: Catalogue, collection: str) -> list[_Cut]:
    """The facets of a collection. The order is the order on the page."""

    def vocabulary(name: str, facet: str, field: str) -> _Cut:
        def values(record: Any) -> tuple[str, ...]:
            value = getattr(record, field)
            return (value,) if isinstance(value, str) else tuple(value)

        every = tuple(catalogue.vocabularies.get(name, {}))
        return _Cut(facet, values, every, lambda value: catalogue.word(name, value))

    audience = vocabulary("audiences", "audience", "audiences")
    country = _Cut(
        "country",
        lambda record: [code.lower() for code in countries_of(record)],
        tuple(code.lower() for code in EU_STATES),
        lambda value: country_link(catalogue, value.upper()).text,
    )
    province = _Cut(
        "province",
        lambda record: (record.folder,),
        PROVINCES,
        lambda slug: province_name(catalogue, slug),
    )
    return {
        "programmes": [
            vocabulary("kinds", "kind", "kind"),
            country,
            audience,
            vocabulary("themes", "theme", "themes"),
        ],
        "guides": [vocabulary("themes", "theme", "theme"), audience, country],
        "services": [province, vocabulary("service-kinds", "kind", "kind"), audience],
        "organisations": [vocabulary("organisation-kinds", "kind", "kind")],
        "funds": [audience, vocabulary("themes", "theme", "themes")],
        "events": [audience],
    }.get(collection, [])


def _entry(catalogue: Catalogue, record: Any) -> Entry:
    lists = {
        "programmes": "kinds",
        "services": "service-kinds",
        "organisations": "organisation-kinds",
    }
    kind = getattr(record, "kind", None)
    codes = getattr(record, "hosts", ()) or getattr(record, "countries", ())
    name = getattr(record, "commune", None)
    province = record.folder if record.folder in PROVINCES else ""
    return Entry(
        record=record,
        address=catalogue.address(record),
        kind=catalogue.word(lists[record.collection], kind)
        if kind and record.collection in lists
        else None,
        hosts=tuple(Link(names.territory(code)) for code in codes),
        place=catalogue.geography.find(name, province) if name else None,
        calls=calls_json(record),
        closed=closed(record),
    )

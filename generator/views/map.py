"""The map: which structures stand where and how precisely, and what each host state offers.

Counted are programmes that a person can take part in, as on the home page; guides, directives,
closed pilots and what is not open count nowhere.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from generator.basemap import Atlas, Point
from generator.catalogue import Catalogue, countries_of, is_open_to_people
from generator.geography import Commune
from generator.schema.spec import Words
from generator.settings import EU_STATES, PROVINCES
from generator.views import FOLDERS, country_link


@dataclass(frozen=True, slots=True)
class Place:
    """A structure, and where it is; `precision` is exact, street, commune, or empty without a point."""

    record: Any
    commune: Commune | None
    point: Point | None
    precision: str


@dataclass(frozen=True, slots=True)
class HostState:
    """A member state and how many programmes one may take part in there, `wide` of them in all states."""

    code: str
    name: Words
    country: Any  # its record, or None
    count: int
    wide: int
    point: Point


@dataclass(frozen=True, slots=True)
class MapView:
    """Everything the map and its list are made of."""

    places: tuple[Place, ...]
    states: tuple[HostState, ...]  # those that offer something, most first
    communes: tuple[tuple[Commune, Point], ...]  # of the region, to measure from


def map_view(catalogue: Catalogue, atlas: Atlas) -> MapView:
    """The map of a catalogue."""
    places = [_place(catalogue, atlas, record) for record in shown_services(catalogue)]
    communes = [x for x in catalogue.geography.communes if x.province and x.code in atlas.communes]
    return MapView(
        places=tuple(sorted(places, key=_order)),
        states=host_states(catalogue, atlas),
        communes=tuple((x, atlas.communes[x.code]) for x in communes),
    )


def shown_services(catalogue: Catalogue) -> list[Any]:
    """The structures that receive or answer; what is closed or retired is no place to go to."""
    return [
        record
        for record in catalogue.of("services")
        if record.state != "retired" and record.operating != "closed"
    ]


def _order(place: Place) -> tuple[int, str, str]:
    """By province, then commune; the region first."""
    name = place.commune.name_fr if place.commune else ""
    return FOLDERS.index(place.record.folder), name, str(place.record.id)


def _place(catalogue: Catalogue, atlas: Atlas, record: Any) -> Place:
    folder = record.folder
    name = record.commune
    commune = (
        catalogue.geography.find(name, folder if folder in PROVINCES else "") if name else None
    )
    spot = record.location
    if spot is not None and spot.precision != "commune" and not is_discreet(record):
        return Place(record, commune, (float(spot.lat), float(spot.lon)), spot.precision)
    point = atlas.communes.get(commune.code) if commune else None
    return Place(record, commune, point, "commune" if point else "")


def is_discreet(record: Any) -> bool:
    """Is being seen there a danger to someone? Then a map shows the commune and no more: do no harm."""
    return bool(record.slug or record.quick_exit)


def host_states(catalogue: Catalogue, atlas: Atlas) -> tuple[HostState, ...]:
    """The member states that programmes of ours lead to, those with most first."""
    counts = host_counts(catalogue)
    wide = sum("EU" in record.hosts for record in _open_programmes(catalogue))
    found = [
        HostState(
            code=code,
            name=country_link(catalogue, code).text,
            country=catalogue.countries.get(code),
            count=count,
            wide=wide,
            point=atlas.hosts[code],
        )
        for code, count in counts.items()
    ]
    return tuple(sorted(found, key=lambda state: (-state.count, state.code)))


def host_counts(catalogue: Catalogue) -> dict[str, int]:
    """By ISO code of a member state, the programmes that a person can take part in; none at 0."""
    counts = Counter(x for record in _open_programmes(catalogue) for x in countries_of(record))
    return {code: counts[code] for code in EU_STATES if counts[code]}


def _open_programmes(catalogue: Catalogue) -> list[Any]:
    return [record for record in catalogue.of("programmes") if is_open_to_people(record)]

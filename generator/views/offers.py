"""Programmes as one chooses among them: the few facts by which the finder, the explorer and the
comparison sort, narrow and show them.

All published, paused and retired programmes are here. Who may take part says `open_to`: only
`people` counts anywhere; the others are shown where one asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.catalogue import Catalogue, is_open_to_people
from generator.schema.kinds import EDUCATION
from generator.settings import EU_STATES
from generator.views import FOLDERS


@dataclass(frozen=True, slots=True)
class Offer:
    """A programme, with what is not written in one of its fields. Unknown is empty, never a guess."""

    record: Any
    counted: bool  # can a person take part?
    level: str  # the lowest level of education that is enough; empty: no record of it
    languages: tuple[tuple[str, str], ...]  # (language, level or empty), one of them is enough
    folders: tuple[str, ...]  # where its helping structures are, of FOLDERS and in its order
    seen: date | None  # the newest day on which someone read a source or asked
    chargers: tuple[str, ...]  # ids of who alone may ask for money, or `none`; empty: unknown


def offers(catalogue: Catalogue) -> tuple[Offer, ...]:
    """Every programme, by id."""
    return tuple(_offer(catalogue, record) for record in catalogue.of("programmes"))


def _offer(catalogue: Catalogue, record: Any) -> Offer:
    helping = {
        service.folder
        for service in catalogue.named(record.services)
        if service.state != "retired" and service.operating != "closed"
    }
    chargers = record.money.may_charge
    return Offer(
        record=record,
        counted=is_open_to_people(record),
        level=_level(record),
        languages=tuple(dict.fromkeys(_languages(record))),
        folders=tuple(folder for folder in FOLDERS if folder in helping),
        seen=newest_read(record),
        chargers=() if chargers[0] == "unknown" else chargers,
    )


def newest_read(record: Any) -> date | None:
    """The newest day on which someone read one of the record's sources, or confirmed it."""
    days = [source.seen for _, source in record.sources]
    if record.confirmed is not None:
        days.append(record.confirmed.on)
    return max(days, default=None)


def _level(record: Any) -> str:
    """The first level, from the lowest, that a criterion of the record accepts."""
    asked = [x for x in record.eligibility if x.criterion == "education"]
    order = EDUCATION.closed
    named = [x.min for x in asked if x.min in order]
    # Every line must hold: of several lowest levels, the highest is enough.
    for criterion in asked:
        values = [option.value for option in criterion.any_of if option.value in order]
        named += [min(values, key=order.index)] if values else []
    return max(named, key=order.index) if named else ""


def _languages(record: Any) -> Iterator[tuple[str, str]]:
    for criterion in record.eligibility:
        if criterion.criterion == "language":
            for option in criterion.any_of:
                if option.language:
                    yield option.language, option.level or ""


def host_codes(found: tuple[Offer, ...]) -> tuple[str, ...]:
    """The host states that occur: `EU` stands for all members, which then all occur."""
    codes = {code for offer in found for code in offer.record.hosts}
    return tuple(sorted(codes | (set(EU_STATES) if "EU" in codes else set())))

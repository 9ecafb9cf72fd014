"""The counters to ring: which structures, in which province, and what to ask each. Row 4."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.catalogue import Catalogue
from generator.problems import Text

# What is not known of a structure → what to ask. The order is that of a short call.
QUESTIONS: tuple[tuple[Callable[[Any], bool], Text], ...] = (
    (lambda r: not r.phones, Text("le numéro du standard", "the switchboard's number")),
    (
        lambda r: r.operating in ("planned", "unknown"),
        Text("est-ce ouvert au public ?", "is it open to the public?"),
    ),
    (lambda r: r.hours is None, Text("les jours et les heures", "the days and hours")),
    (lambda r: r.address is None, Text("l'adresse exacte", "the exact address")),
    (
        lambda r: r.referral in (None, "unknown"),
        Text("avec ou sans rendez-vous ?", "with or without an appointment?"),
    ),
    (
        lambda r: r.free in (None, "unknown"),
        Text("est-ce gratuit, et le reste-t-il ?", "is it free, and does it stay so?"),
    ),
    (lambda r: not r.languages, Text("les langues parlées", "the languages spoken")),
    (
        lambda r: r.agreed is None and r.free == "yes",
        Text("d'accord pour figurer comme gratuit ?", "do they agree to be listed as free?"),
    ),
    (
        lambda r: r.reconfirm,
        Text("relire toute la fiche : ses sources sont anciennes", "read the whole record: its sources are old"),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Call:
    """One structure to ring."""

    record: Any
    asks: tuple[Text, ...]
    named_by: int  # how many records send people there


def calls(catalogue: Catalogue) -> list[Call]:
    """The structures that nobody confirmed: by province, those that most records name first."""
    found = [
        Call(record, _asks(record), len(catalogue.referrers.get(record.id, ())))
        for record in catalogue.of("services")
        if record.confirmed is None and record.state == "published" and record.operating != "closed"
    ]
    return sorted(found, key=lambda call: (call.record.folder, -call.named_by, call.record.id))


def _asks(record: Any) -> tuple[Text, ...]:
    return tuple(question for holds, question in QUESTIONS if holds(record))

"""The figures of a record as charts: those that count the same, beside each other. Row 4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.schema.parts import Figure


@dataclass(frozen=True, slots=True)
class Chart:
    """What counts the same thing over the same length of time; shares are per cent of the largest."""

    unit: str  # a value of vocabularies/units.yml
    rows: tuple[tuple[Figure, int], ...]  # (figure, share: 0 to 100)


def charts(figures: Sequence[Figure]) -> tuple[Chart, ...]:
    """One chart per unit, in the order written. Years are never compared with decades: `units.yml` names
    what is counted, the span of time included."""
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.unit, []).append(figure)
    return tuple(_chart(unit, some) for unit, some in found.items())


def _chart(unit: str, figures: list[Figure]) -> Chart:
    most = max(figure.value for figure in figures) or 1
    return Chart(unit, tuple((figure, round(100 * figure.value / most)) for figure in figures))

"""The facts of a record with the sources that carry them, one by one. Row 4."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.schema.spec import Words, specs
from generator.settings import SOURCE_LANGUAGE


@dataclass(frozen=True, slots=True)
class Fact:
    """One passage that names a source: where it stands (`money/costs/0`), what it says in French."""

    path: str
    said: str
    sources: tuple[str, ...]


def facts(record: Any) -> Iterator[Fact]:
    """Every sourced fact of a record, in the order of its fields."""
    yield from _below(record, "")


def _below(part: Any, path: str) -> Iterator[Fact]:
    for key, item in _parts(part):
        if path == "" and key.startswith("sources/"):
            continue
        sources = getattr(item, "source", ())
        if sources:
            yield Fact(path + key, _said(item), sources)
        yield from _below(item, f"{path}{key}/")


def _parts(part: Any) -> Iterator[tuple[str, Any]]:
    """The parts right below a record or part: (`conditions/age`, item)."""
    for name, spec in specs(type(part)).items():
        value, key = getattr(part, name), name.rstrip("_")
        if spec.shape == "part" and value is not None:
            yield key, value
        elif spec.shape == "parts":
            yield from ((f"{key}/{getattr(x, 'id', i)}", x) for i, x in enumerate(value))
        elif spec.shape == "table":
            yield from ((f"{key}/{name}", x) for name, x in value)


def _said(part: Any) -> str:
    """The values of a part on one line: text alone, else `field: value`."""
    found = []
    for name, spec in specs(type(part)).items():
        value = getattr(part, name)
        if name in ("id", "source") or value in (None, ()):
            continue
        if isinstance(value, Words):
            found.append(value.best(SOURCE_LANGUAGE)[0])
        elif spec.shape == "one":
            found.append(f"{name.rstrip('_')}: {value}")
        elif spec.shape in ("many", "one_or_many"):
            found.append(f"{name.rstrip('_')}: {', '.join(map(str, value))}")
        elif spec.shape == "parts":
            found.append(f"{name.rstrip('_')}: {' | '.join(map(_said, value))}")
    return " ".join("; ".join(found).split())

"""The country × right matrix: for each member state and each right, what an agreement with Morocco says of
it and which guides explain it. No cell is empty: what nobody has read yet is said to be so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from generator.catalogue import Catalogue, is_open_to_people
from generator.schema.kinds import RIGHTS
from generator.settings import EU_STATES
from generator.views import Link, country_link

# Rights that no social-security agreement speaks of: guides alone document them.
OUTSIDE_AGREEMENTS = ("schooling", "diplomas", "driving-licence")

# What a cell says first; empty where answers or a guide say it better.
Statement = Literal["", "none", "signed", "unknown"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One right in one state. `totalisation` and `export` are yes, no or unknown, or both empty."""

    right: str
    statement: Statement
    totalisation: str
    export: str
    guides: tuple[Link, ...]  # those that speak of this state
    general: tuple[Link, ...]  # those for whichever state

    @property
    def known(self) -> bool:
        """Does the cell say more than that nothing is documented?"""
        return self.statement != "unknown"


@dataclass(frozen=True, slots=True)
class Row:
    """One state: its name and page, its agreement's state, its cells, the last day a source was read."""

    code: str
    country: Link
    agreement: str
    cells: tuple[Cell, ...]
    seen: date | None


def matrix(catalogue: Catalogue) -> tuple[Row, ...]:
    """A row for each member state, by ISO code, whether or not it has a record. Links lie under a
    language's folder."""
    guides = [x for x in catalogue.of("guides") if x.right and is_open_to_people(x)]
    return tuple(_row(catalogue, code, guides) for code in EU_STATES)


def _row(catalogue: Catalogue, code: str, guides: list[Any]) -> Row:
    record = catalogue.countries.get(code)
    agreement = record.agreement if record else None
    return Row(
        code=code,
        country=_link(catalogue, record) if record else country_link(catalogue, code),
        agreement=agreement.state if agreement else "unknown",
        cells=tuple(_cell(catalogue, code, agreement, right, guides) for right in RIGHTS.closed),
        seen=max((source.seen for _, source in record.sources), default=None) if record else None,
    )


def _cell(catalogue: Catalogue, code: str, agreement: Any, right: str, guides: list[Any]) -> Cell:
    outside = right in OUTSIDE_AGREEMENTS
    branch = dict(agreement.branches).get(right) if agreement and not outside else None
    answers = _answers(branch)
    about = [x for x in guides if x.right == right]
    own = list(_own(catalogue, branch, about, code))
    general = [x for x in about if not x.countries] if outside else []
    state = "unknown" if outside or agreement is None else agreement.state
    return Cell(
        right=right,
        statement=_statement(state, any(answers), bool(outside and (own or general))),
        totalisation=answers[0],
        export=answers[1],
        guides=tuple(_link(catalogue, x) for x in own),
        general=tuple(_link(catalogue, x) for x in general),
    )


def _answers(branch: Any) -> tuple[str, str]:
    """(totalisation, export); empty where nothing of either was read."""
    if branch is None:
        return "", ""
    found = branch.totalisation or "unknown", branch.export or "unknown"
    return found if found != ("unknown", "unknown") else ("", "")


def _own(catalogue: Catalogue, branch: Any, about: list[Any], code: str) -> Iterator[Any]:
    """The guide that the branch names, then others on that right in that state."""
    named = branch.guide if branch else None
    if named:
        yield catalogue.by_id[named]
    yield from (x for x in about if code in x.countries and x.id != named)


def _statement(state: str, answered: bool, guided: bool) -> Statement:
    """An agreement that is not in force is said even beside answers: they then rest on the state's own law."""
    if state == "none":
        return "none"
    if state == "signed":
        return "signed"
    return "" if answered or guided else "unknown"


def _link(catalogue: Catalogue, record: Any) -> Link:
    return Link(record.title, catalogue.address(record))

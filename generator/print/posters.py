"""Posters: one A4 per theme, for a wall: what the portal's own records say, large, with the way to the page. Row 6."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.catalogue import Catalogue, is_open_to_people
from generator.matrix_page import ordered
from generator.names import by_title
from generator.print.lists import last_read
from generator.print.paper import Document, Paper, Passage
from generator.schema.kinds import RIGHTS
from generator.schema.spec import Words
from generator.settings import PROVINCES
from generator.sheets import has_sheet, poster_address
from generator.views import country_link
from generator.views.matrix import Cell, matrix

# The records that a poster is made of. One that lacks its first has no poster.
HELP_LINES = ("helplines",)
SCAMS = ("scam-patterns", "check-an-offer")
# How large a poster's letters are: as its sheet allows.
POINTS = {"help-lines": 14.5, "scams": 13.2}
# Guides for those who decide or advise are not for a wall where people wait.
_OFFICES = {"planner", "association", "counsellor", "investor"}
_HERE = "here"  # the theme of what can start without a visa
_LINES = ("h2", "li")  # of the guide of numbers: its lists; what is not sure stands in paragraphs


@dataclass(frozen=True, slots=True)
class Way:
    """A kind of programme: how many a person can take part in, how many of these alone, and where."""

    kind: Words
    count: int
    alone: int
    hosts: tuple[Any, ...]


def posters(papers: dict[str, Paper], name: str) -> Iterator[Document]:
    """A poster in each language."""
    made = MAKERS[name]
    for paper in papers.values():
        address = poster_address(name, paper.lang)
        day, page, data = made(paper)
        front = paper.frame(address, f"{paper.lang}/{page}", day)
        read = paper.say("paper.read-by", day=day) if day else None
        template = "matrix" if name == "matrix" else "poster"
        yield Document(
            address,
            name,
            template,
            {**front, "read": read, "points": POINTS.get(name, 12), "name": data["title"], **data},
            day,
        )


def made_of(catalogue: Catalogue, name: str) -> bool:
    """Are the records there that a poster needs?"""
    needed = {"help-lines": HELP_LINES[:1], "scams": SCAMS[:1]}.get(name, ())
    return len(_guides(catalogue, needed)) == len(needed)


def _guides(catalogue: Catalogue, ids: Sequence[str]) -> list[Any]:
    return [
        catalogue.by_id[x] for x in ids if x in catalogue.by_id and has_sheet(catalogue.by_id[x])
    ]


Made = tuple[
    Any, str, dict[str, Any]
]  # the newest day, the page it leads to, what is put into the template


def _scams(paper: Paper) -> Made:
    guides = _guides(paper.catalogue, SCAMS)
    ids = dict.fromkeys(x for guide in guides for x in guide.services)
    near = [x for x in paper.catalogue.named(ids) if x.folder in PROVINCES]
    body = paper.filled("poster.html", name="scams", guides=guides, places=near, ways=())
    return (
        last_read(guides),
        paper.catalogue.address(guides[-1]),
        {
            "title": paper.words["scam.title"],
            "lead": [paper.say("scam.text")],
            "body": Passage(body),
        },
    )


def _help_lines(paper: Paper) -> Made:
    guides = _guides(paper.catalogue, HELP_LINES)
    day, lead = last_read(guides), [paper.say("poster.help-lines.unsure")]
    if guides[0].confirmed is None and day:
        lead.insert(0, paper.say("poster.help-lines.never-dialled", day=day))
    body = paper.filled("poster.html", name="help-lines", guides=guides, places=(), ways=())
    return (
        day,
        paper.catalogue.address(guides[0]),
        {
            "title": paper.words["poster.help-lines"],
            "lead": lead,
            "body": Passage(body, _LINES),
        },
    )


def _legal_ways(paper: Paper) -> Made:
    catalogue = paper.catalogue
    open_ = [x for x in catalogue.of("programmes") if is_open_to_people(x) and has_sheet(x)]
    guides = [x for x in catalogue.of("guides") if x.theme == _HERE and has_sheet(x)]
    here = [x for x in guides if not _OFFICES.issuperset(x.audiences)]
    ways = tuple(_ways(catalogue, open_))
    body = paper.filled(
        "poster.html", name="legal-ways", guides=by_title(here, paper.lang), places=(), ways=ways
    )
    return (
        last_read([*open_, *here]),
        "programmes/index.html",
        {
            "title": paper.words["poster.legal-ways"],
            "lead": [paper.say("poster.legal-ways.lead")],
            "body": Passage(body),
        },
    )


def _ways(catalogue: Catalogue, programmes: list[Any]) -> Iterator[Way]:
    for kind in catalogue.vocabularies.get("kinds", {}):
        some = [x for x in programmes if x.kind == kind]
        codes = sorted({code for x in some for code in x.hosts})
        alone = sum(x.starts_with == "person" for x in some)
        if some:
            hosts = tuple(country_link(catalogue, code).text for code in codes)
            yield Way(catalogue.word("kinds", kind), len(some), alone, hosts)


def _matrix(paper: Paper) -> Made:
    catalogue = paper.catalogue
    rows = ordered(matrix(catalogue), paper.lang)
    data = {
        "title": paper.words["matrix"],
        "lead": [paper.say("poster.matrix.key"), paper.say("matrix.explain.unknown")],
        "head": [paper.words["matrix.country"]]
        + [catalogue.word("rights", right).best(paper.lang)[0] for right in RIGHTS.closed],
        "rows": [
            [
                {"t": row.country.text.best(paper.lang)[0], "known": True},
                *({"t": _said(paper, x), "known": x.known} for x in row.cells),
            ]
            for row in rows
        ],
    }
    return max((row.seen for row in rows if row.seen), default=None), "matrix.html", data


def _said(paper: Paper, cell: Cell) -> str:
    """A cell in a few signs: the statement, or both answers, or that there is a guide."""
    words, said = paper.words, []
    if cell.statement:
        said.append(words[f"matrix.says.{cell.statement}"])
    if cell.totalisation:
        said.append(
            f"1 {words[f'answer.{cell.totalisation}']} · 2 {words[f'answer.{cell.export}']}"
        )
    if not said:
        said.append(words["matrix.guide"])
    return " · ".join(said)


MAKERS: dict[str, Callable[[Paper], Made]] = {
    "help-lines": _help_lines,
    "legal-ways": _legal_ways,
    "matrix": _matrix,
    "scams": _scams,
}

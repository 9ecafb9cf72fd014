"""The sheet of one record, in one language or two: who, conditions, steps and papers to tick, money, where to go. Row 6."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.catalogue import Catalogue
from generator.print.paper import Document, Line, Paper, Passage
from generator.schema.spec import Words
from generator.settings import LANGUAGE_CODES, PROVINCES
from generator.sheets import pair_address, pairs, sheet_address
from generator.views import province_name
from generator.views.offers import newest_read
from generator.views.record import RecordPage, view
from generator.words import interface_words

LARGE, SMALLER = 9.5, 8.6  # points
_RECEPTION = "one-stop-shop"  # who receives a person whose record names nobody nearby


@dataclass(frozen=True, slots=True)
class Place:
    """A structure, and its commune or None."""

    record: Any
    place: Any


@dataclass(frozen=True, slots=True)
class Group:
    """Structures of one province, of the country, or abroad."""

    name: Words
    places: tuple[Place, ...]


def sheets(papers: dict[str, Paper], record: Any) -> Iterator[Document]:
    """Every sheet of a record."""
    catalogue = next(iter(papers.values())).catalogue
    page, day = view(catalogue, record), newest_read(record)
    groups = places(catalogue, page)
    for paper in papers.values():
        address = sheet_address(record, paper.lang)
        data = _sheet(paper, page, groups, address, day)
        yield Document(address, record.id, "sheet", data, day, sizes)
    for pair in pairs(record):
        address = pair_address(record, pair)
        both = [_sheet(papers[lang], page, groups, address, day) for lang in pair]
        yield Document(address, record.id, "pair", {**both[0], "other": both[1]}, day)


def _sheet(
    paper: Paper, page: RecordPage, groups: tuple[Group, ...], address: str, day: date | None
) -> dict[str, Any]:
    record, catalogue = page.record, paper.catalogue
    where = f"{paper.lang}/{page.address}"
    return {
        **paper.frame(address, where, day),
        # Titles show in lists of files and of what was printed.
        "name": paper.words["neutral.title"] if record.slug else record.title.best(paper.lang)[0],
        "kicker": paper.listed((*page.kicker, *page.hosts)),
        "title": paper.text(record.title),
        "summary": paper.text(record.summary),
        "notes": list(_notes(paper, page)),
        "facts": list(_facts(paper, page)),
        "trust": Line(paper.filled("parts/trust.html", page=page)),
        "again": paper.say("paper.again", day=page.trust.review_by)
        if page.trust and page.trust.review_by
        else None,
        "translation": Line(_translation(paper, record)),
        "disclaimer": paper.say("disclaimer", day=page.trust.seen)
        if page.trust and page.trust.seen
        else paper.say("disclaimer.undated"),
        "body": Passage(paper.filled("sheet.html", page=page, places=groups)),
        "annex": Passage(paper.filled("annex.html", page=page)),
        "path": catalogue.paths[record.id],
    }


def sizes(values: dict[str, Any]) -> tuple[float, ...]:
    """A little smaller, where that may save a page. What surely fits, and what cannot, is set once."""
    width, few, many = (190, 26, 45) if values["lang"] == "ar" else (100, 36, 64)
    blocks = [block["runs"] for block in (*values["body"], *values["annex"])]
    texts = ["".join(x if isinstance(x, str) else x["t"] for x in runs) for runs in blocks]
    lines = sum(1 + len(text.encode()) // width for text in texts)  # about
    return (SMALLER, LARGE) if few <= lines <= many else (LARGE,)


def _translation(paper: Paper, record: Any) -> str:
    gaps = paper.catalogue.gaps.get((record.id, paper.lang), 0)
    return paper.filled("parts/translation.html", r=record, gaps=gaps)


def _notes(paper: Paper, page: RecordPage) -> Iterator[Line]:
    """What a reader must know before anything else."""
    if page.closed:
        yield paper.show(page.closed)
        if page.record.reason:
            yield paper.show(page.record.reason)
    if page.starts:
        yield paper.show(page.starts)
    if getattr(page.record, "adults_only", False):
        yield paper.say("adults-only")


def _facts(paper: Paper, page: RecordPage) -> Iterator[tuple[str, Line]]:
    """(label, value) of the head."""
    if page.audiences:
        yield paper.words["for-whom"], paper.listed(page.audiences)
    if page.organisation:
        yield paper.words["organisation"], paper.show(page.organisation)
    if getattr(page.record, "duration", None):
        yield paper.words["duration"], paper.show(page.record.duration)


def places(catalogue: Catalogue, page: RecordPage) -> tuple[Group, ...]:
    """Where to go, by province, then elsewhere: the structures that the record names; where it names none in
    the region, its reception desks. Nobody in danger or without papers is sent to a desk that the record did not choose."""
    named = [x for x in catalogue.named(getattr(page.record, "services", ())) if _is_there(x)]
    if not page.quick_exit and not any(x.folder in PROVINCES for x in named):
        named += [x for x in catalogue.of("services") if _receives(x) and x not in named]
    return grouped(catalogue, named)


def grouped(catalogue: Catalogue, services: list[Any]) -> tuple[Group, ...]:
    """Structures by province, then elsewhere in the country, then abroad."""
    found = []
    for folder in (*PROVINCES, "national", "abroad"):
        here = tuple(Place(x, place_of(catalogue, x)) for x in services if x.folder == folder)
        if here:
            found.append(Group(folder_name(catalogue, folder), here))
    return tuple(found)


def folder_name(catalogue: Catalogue, folder: str) -> Words:
    """The name of a province, or of what lies outside the region."""
    if folder in PROVINCES:
        return province_name(catalogue, folder)
    return said_everywhere(f"folder.{folder}")


def said_everywhere(key: str) -> Words:
    """A word of the interface in every language."""
    return Words.of((x, interface_words(x)[key]) for x in sorted(LANGUAGE_CODES))


def _is_there(service: Any) -> bool:
    return bool(service.state == "published" and service.operating != "closed")


def _receives(service: Any) -> bool:
    return service.kind == _RECEPTION and service.folder in PROVINCES and _is_there(service)


def place_of(catalogue: Catalogue, service: Any) -> Any:
    """The commune of a structure, or None."""
    if not service.commune:
        return None
    province = service.folder if service.folder in PROVINCES else ""
    return catalogue.geography.find(service.commune, province)

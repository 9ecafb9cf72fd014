"""Structures of a province on a sheet, and packs: a cover, contents, and what a reader does, record by record. Row 6."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.catalogue import Catalogue
from generator.names import by_title
from generator.print.paper import Document, Line, Paper, Passage
from generator.print.sheet import folder_name, place_of, said_everywhere
from generator.schema.spec import Words
from generator.settings import PROVINCES
from generator.sheets import READERS, has_sheet, pack_address, province_address
from generator.views.offers import newest_read
from generator.views.record import view

EVERYWHERE = ("national",)  # what serves every province, after its own structures
_LINE = "helpline"

Group = tuple[Words, tuple[Any, ...]]  # a heading, and the records under it


@dataclass(frozen=True, slots=True)
class Pack:
    """Records to be printed together, in their order, under a few headings."""

    name: str
    page: str  # the list page that shows the same, under a language's folder
    groups: tuple[Group, ...]

    @property
    def records(self) -> tuple[Any, ...]:
        """All of its records."""
        return tuple(record for _, some in self.groups for record in some)


def pack(catalogue: Catalogue, name: str) -> Pack:
    """A pack by its name: a province's structures, or the guides of a reader."""
    if name in READERS:
        return Pack(name, f"guides/by-audience-{name}.html", tuple(_for_reader(catalogue, name)))
    groups = _structures(catalogue, (name, *EVERYWHERE))
    return Pack(name, f"services/by-province-{name}.html", tuple(groups))


def _for_reader(catalogue: Catalogue, reader: str) -> Iterator[Group]:
    """The guides that name a reader, theme by theme; who is about to leave also needs papers."""
    guides = [x for x in catalogue.of("guides") if has_sheet(x) and reader in x.audiences]
    for theme in catalogue.vocabularies.get("themes", {}):
        if found := tuple(x for x in guides if x.theme == theme):
            yield catalogue.word("themes", theme), found
    papers = tuple(filter(has_sheet, catalogue.of("documents")))
    if reader == "youth" and papers:
        yield said_everywhere("documents"), papers


def _structures(catalogue: Catalogue, folders: Iterable[str]) -> Iterator[Group]:
    for folder in folders:
        found = tuple(
            x
            for x in catalogue.of("services")
            if x.folder == folder and x.state == "published" and x.operating != "closed"
        )
        if found:
            yield folder_name(catalogue, folder), found


def in_order(groups: Iterable[Group], lang: str) -> Iterator[tuple[Words, list[Any]]]:
    """The groups, the records of each in the order of their names in a language."""
    for heading, records in groups:
        yield heading, by_title(records, lang)


def last_read(records: Iterable[Any]) -> date | None:
    """The newest day on which something in these records was read."""
    return max((day for day in map(newest_read, records) if day), default=None)


def province_sheets(papers: dict[str, Paper], province: str) -> Iterator[Document]:
    """The structures of a province, with the help lines that serve it, in each language."""
    catalogue = next(iter(papers.values())).catalogue
    groups = list(_structures(catalogue, (province,)))
    for name, some in _structures(catalogue, EVERYWHERE):
        if lines := tuple(x for x in some if x.kind == _LINE):
            groups.append((name, lines))
    day = last_read(x for _, some in groups for x in some)
    for paper in papers.values():
        address = province_address(province, paper.lang)
        data = {
            **_front(paper, address, f"services/by-province-{province}.html", day),
            **titled(paper, province),
            "groups": [
                {"name": paper.text(name), "places": [_short(paper, x) for x in some]}
                for name, some in in_order(groups, paper.lang)
            ],
        }
        yield Document(address, f"by-province-{province}", "places", data, day)


def packs(papers: dict[str, Paper], name: str) -> Iterator[Document]:
    """A pack in each language."""
    catalogue = next(iter(papers.values())).catalogue
    one = pack(catalogue, name)
    day = last_read(one.records)
    for paper in papers.values():
        address = pack_address(name, paper.lang)
        data = {
            **_front(paper, address, one.page, day),
            **titled(paper, name),
            "groups": [
                {"name": paper.text(heading), "records": [_entry(paper, x) for x in some]}
                for heading, some in in_order(one.groups, paper.lang)
            ],
        }
        yield Document(address, f"pack-{name}", "pack", data, day)


def _front(paper: Paper, address: str, page: str, day: date | None) -> dict[str, Any]:
    """What every list says of itself: whose it is, how old, and that a decision is made elsewhere."""
    return {
        **paper.frame(address, f"{paper.lang}/{page}", day),
        "read": paper.say("paper.read-by", day=day) if day else None,
        "disclaimer": paper.say("disclaimer.undated"),
    }


def titled(paper: Paper, name: str) -> dict[str, Any]:
    """The title of a list, and what was chosen for it."""
    if name in PROVINCES:
        place = folder_name(paper.catalogue, name)
        title = paper.words["paper.pack.province"].format(province=place.best(paper.lang)[0])
        chosen = paper.say("paper.chosen", facet=paper.words["map.province"], value=place)
    else:
        title = paper.words[f"paper.pack.{name}"]
        reader = paper.catalogue.word("audiences", name)
        chosen = paper.say("paper.chosen", facet=paper.words["for-whom"], value=reader)
    return {"name": title, "title": title, "chosen": chosen}


def _short(paper: Paper, service: Any) -> dict[str, Any]:
    """A structure in a few lines."""
    place = place_of(paper.catalogue, service)
    return {
        "title": paper.text(service.title),
        "body": Passage(paper.filled("counter.html", r=service, place=place)),
    }


def _entry(paper: Paper, record: Any) -> dict[str, Any]:
    """A record in a pack: what it is for, and what to do."""
    page = view(paper.catalogue, record)
    return {
        "title": paper.text(record.title),
        "summary": paper.text(record.summary),
        "trust": Line(paper.filled("parts/trust.html", page=page)),
        "body": Passage(paper.filled("booklet.html", page=page)),
    }

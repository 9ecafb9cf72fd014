"""Pours every record and list into the frames, shared among processes. Row 6."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, Protocol

from markupsafe import Markup

from generator import pack_page, tools
from generator.catalogue import Catalogue
from generator.frames import Frame
from generator.linkcheck import Found, Links
from generator.pourer import Pourer
from generator.views.lists import list_pages
from generator.views.record import view
from generator.workers import chunks, spread, workers_for

Pages = Callable[[], Iterator[tuple[str, bytes]]]  # (address, data) of each file of a share


class Output(Protocol):
    """Where pages go: `publish.Output`, or a plain folder."""

    written: int
    linked: int

    def write(self, name: str, data: bytes) -> None: ...
    def share(self) -> Output: ...
    def count(self, written: int, linked: int) -> None: ...


class Poured(NamedTuple):
    """What a share of the work did."""

    pages: int
    written: int
    linked: int
    found: Found


def pour(
    catalogue: Catalogue,
    frames: Mapping[str, Mapping[str, Frame]],
    output: Output,
    workers: int | None = None,
    links: Links | None = None,
) -> int:
    """Every record, list and tool page of the given languages into `output`, and what they link to into
    `links`; the number of pages."""
    pourers = [Pourer(catalogue, lang, frames[lang]) for lang in frames]
    for pourer in pourers:
        pourer.compile()  # before the fork, once for all
    records = [record for some in catalogue.records.values() for record in some]
    tasks: list[Pages] = [partial(_lists, catalogue, pourers, name) for name in catalogue.records]
    tasks += [partial(tools.pages, pourers)]
    tasks += [partial(_records, catalogue, pourers, some) for some in chunks(records, 50)]

    def work(pages: Pages) -> Poured:
        share, count, read = output.share(), 0, Links()
        for name, data in pages():
            share.write(name, data)
            if name.endswith(".html"):
                count += 1
                if links is not None:
                    read.read(name, data)
        return Poured(count, share.written, share.linked, read.found)

    total = 0
    for done in spread(work, tasks, workers or workers_for(len(records))):
        output.count(done.written, done.linked)
        if links is not None:
            links.add(done.found)
        total += done.pages
    return total


def _records(
    catalogue: Catalogue, pourers: list[Pourer], records: Sequence[Any]
) -> Iterator[tuple[str, bytes]]:
    for record in records:
        page = view(catalogue, record)
        for pourer in pourers:
            gaps = catalogue.gaps.get((record.id, pourer.lang), 0)
            address, html = pourer.record(page, gaps)
            yield f"{pourer.lang}/{address}", html
            yield pack_page.script(pourer.lang, address, html)


def _lists(
    catalogue: Catalogue, pourers: list[Pourer], collection: str
) -> Iterator[tuple[str, bytes]]:
    rendered: dict[str, dict[str, Markup]] = {}
    for listing in list_pages(catalogue, collection):
        for pourer in pourers:
            if not listing.facet:
                rendered[pourer.lang] = {e.record.id: pourer.entry(e) for e in listing.entries}
            address, html = pourer.list_page(listing, rendered[pourer.lang])
            yield f"{pourer.lang}/{address}", html

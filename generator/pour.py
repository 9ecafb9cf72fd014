"""Pours every record and list into the frames, shared among processes. Row 6."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, Protocol

from markupsafe import Markup

from generator import pack_page, tools
from generator.catalogue import Catalogue
from generator.frames import Frame
from generator.linkcheck import Links
from generator.names import by_title
from generator.pourer import Pourer
from generator.views.lists import list_pages
from generator.views.record import view
from generator.workers import chunks, spread, workers_for

Files = Callable[[], Iterator[tuple[str, bytes]]]  # (address, bytes) of each file of a share


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
    targets: set[str]  # what its pages lead to


def pour(
    catalogue: Catalogue,
    frames: Mapping[str, Mapping[str, Frame]],
    output: Output,
    workers: int | None = None,
    links: Links | None = None,
    data: Sequence[Callable[[], Mapping[str, bytes]]] = (),
) -> int:
    """Every record, list and tool page of the given languages into `output`, with the files that `data`
    makes, and what pages link to into `links`; the number of pages."""
    pourers = [Pourer(catalogue, lang, frames[lang]) for lang in frames]
    for pourer in pourers:
        pourer.compile()  # before the fork, once for all
    parts = list(enumerate(pack_page.parts(catalogue)))
    # The longest first, so that no process is left alone with one of them at the end.
    tasks: list[Files] = [partial(_lists, catalogue, pourers, name) for name in catalogue.records]
    tasks += [partial(_made, make) for make in data]
    tasks += [partial(tools.pages, pourers)]
    tasks += [partial(_records, catalogue, pourers, some) for some in chunks(parts, 12)]

    read = Links()  # a worker's own copy: what was once followed is not followed again

    def work(files: Files) -> Poured:
        share, count = output.share(), 0
        for name, made in files():
            share.write(name, made)
            if name.endswith(".html"):
                count += 1
                if links is not None:
                    read.read(name, made)
        return Poured(count, share.written, share.linked, read.news())

    total = 0
    for done in spread(work, tasks, workers or workers_for(len(catalogue.by_id))):
        output.count(done.written, done.linked)
        if links is not None:
            links.targets |= done.targets
        total += done.pages
    return total


def _made(make: Callable[[], Mapping[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    yield from make().items()


def _records(
    catalogue: Catalogue, pourers: list[Pourer], parts: Sequence[tuple[int, Sequence[Any]]]
) -> Iterator[tuple[str, bytes]]:
    """The pages of some parts of the records, and their words for packs."""
    for number, part in parts:
        views = [view(catalogue, record) for record in part]
        for pourer in pourers:
            articles: dict[str, str] = {}
            for page in views:
                gaps = catalogue.gaps.get((page.record.id, pourer.lang), 0)
                address, article, html = pourer.record(page, gaps)
                articles[address.removesuffix(".html")] = article
                yield f"{pourer.lang}/{address}", html
            yield pack_page.words(pourer.lang, number, articles)


def _lists(
    catalogue: Catalogue, pourers: list[Pourer], collection: str
) -> Iterator[tuple[str, bytes]]:
    rendered: dict[str, dict[str, Markup]] = {}
    for listing in list_pages(catalogue, collection):
        for pourer in pourers:
            if not listing.facet:
                entries = {entry.record.id: entry for entry in listing.entries}
                ordered = by_title((entry.record for entry in listing.entries), pourer.lang)
                rendered[pourer.lang] = {x.id: pourer.entry(entries[x.id]) for x in ordered}
            address, html = pourer.list_page(listing, rendered[pourer.lang])
            yield f"{pourer.lang}/{address}", html

"""The pages that belong to no collection (map, explorer, dates, matrix, search, offline, paper), and what they read. Row 6."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator import (
    calendars,
    deadlines_page,
    explained,
    explore_page,
    finder_data,
    finder_page,
    map_page,
    matrix_page,
    offline_page,
    pack_page,
    print_page,
    programmes_data,
    search_data,
    search_page,
)
from generator.catalogue import Catalogue
from generator.pourer import Pourer

PAGES = (
    finder_page,
    explore_page,
    deadlines_page,
    map_page,
    matrix_page,
    search_page,
    offline_page,
    pack_page,
    print_page,
)
ADDRESSES = tuple(module.ADDRESS for module in PAGES)  # under a language's folder


def pages(pourers: list[Pourer]) -> Iterator[tuple[str, bytes]]:
    """(address, HTML) of each page in each language."""
    for pourer in pourers:
        for module in PAGES:
            address, html = module.page(pourer)
            yield f"{pourer.lang}/{address}", html


DATA = (
    search_data,
    calendars,
    finder_data,
    programmes_data,
    map_page,
    matrix_page,
    pack_page,
    explained,
)


def data(catalogue: Catalogue) -> list[Callable[[], dict[str, bytes]]]:
    """What makes the data of these pages, by address under the site: to be called in any process."""
    return [partial(module.files, catalogue) for module in DATA]


def files(catalogue: Catalogue) -> dict[str, bytes]:
    """The data of these pages, by address under the site."""
    return {name: made for make in data(catalogue) for name, made in make().items()}

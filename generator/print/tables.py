"""The list of a pack for a spreadsheet, as CSV and XLSX. Row 6."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from generator.catalogue import Catalogue
from generator.matrix_page import harmless
from generator.pourer import phone
from generator.print import runs
from generator.print.latin import text_of
from generator.print.lists import Pack, in_order, last_read, pack, titled
from generator.print.paper import Paper
from generator.print.sheet import folder_name, place_of
from generator.sheets import PACKS, TABLES, pack_address
from generator.trust import trust
from generator.views.offers import newest_read

COLUMNS = (
    "table.group", "table.title", "table.summary", "service.place", "service.phones", "service.hours",
    "matrix.read", "table.trust", "table.address",
)  # fmt: skip
_WIDTHS = (18, 40, 60, 22, 24, 24, 12, 30, 50)
_UNDATED = datetime(2020, 1, 1)


def addresses(lang: str) -> Iterator[str]:
    """Where the lists of a language lie under the site."""
    yield from (pack_address(name, lang, ending) for name in PACKS for ending in TABLES)


def files(papers: dict[str, Paper]) -> Iterator[tuple[str, bytes]]:
    """Each list in each language and form, by its address."""
    catalogue = next(iter(papers.values())).catalogue
    for name in PACKS:
        some = pack(catalogue, name)
        for paper in papers.values():
            rows = list(_rows(paper, some))
            yield pack_address(name, paper.lang, "csv"), _csv(rows)
            yield pack_address(name, paper.lang, "xlsx"), _xlsx(paper, some, rows)


def _rows(paper: Paper, some: Pack) -> Iterator[list[str]]:
    """What stands below each other, the names of the columns first."""
    yield [paper.words[key] for key in COLUMNS]
    for heading, records in in_order(some.groups, paper.lang):
        for record in records:
            yield [heading.best(paper.lang)[0], *_cells(paper, record)]


def _cells(paper: Paper, record: Any) -> Iterator[str]:
    """What stands under all columns but the first; unknown is empty."""
    catalogue, lang = paper.catalogue, paper.lang
    yield record.title.best(lang)[0]
    yield record.summary.best(lang)[0] if record.summary else ""
    # A town and its province may share a name.
    yield paper.words["comma"].join(dict.fromkeys(_place(catalogue, record, lang)))
    yield ", ".join(phone(x.number) for x in getattr(record, "phones", ()))
    hours = getattr(record, "hours", None)
    yield text_of(runs.line(paper.pourer.hours(hours))) if hours else ""
    day, graded = newest_read(record), trust(record, catalogue.settings)
    yield day.isoformat() if day else ""
    yield paper.words[f"table.{graded.grade}"] if graded else ""
    yield f"{catalogue.settings.site_url}{lang}/{catalogue.address(record)}"


def _place(catalogue: Catalogue, record: Any, lang: str) -> Iterator[str]:
    if record.collection != "services":
        return
    if record.address:
        yield record.address.best(lang)[0]
    if place := place_of(catalogue, record):
        yield place.name(lang)
    yield folder_name(catalogue, record.folder).best(lang)[0]


def _csv(rows: list[list[str]]) -> bytes:
    """UTF-8 with a mark by which spreadsheets know it; days as YYYY-MM-DD."""
    table = io.StringIO()
    csv.writer(table).writerows([harmless(cell) for cell in row] for row in rows)
    return table.getvalue().encode("utf-8-sig")


def _xlsx(paper: Paper, some: Pack, rows: list[list[str]]) -> bytes:
    """One sheet, from right to left where the language is; every cell is text. Printed, it says what was
    chosen and how old it is."""
    import xlsxwriter  # only when paper is made

    out = io.BytesIO()
    day, title = last_read(some.records), titled(paper, some.name)["title"]
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    # The day of what it says: two builds are equal.
    created = datetime(day.year, day.month, day.day) if day else _UNDATED
    book.set_properties({"title": title, "created": created})
    sheet = book.add_worksheet()
    bold, wrapped = (
        book.add_format({"bold": True}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell, wrapped if row else bold)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    if paper.pourer.renderer.rtl:
        sheet.right_to_left()
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    # `&` opens a code in the header of a printed sheet.
    header = " – ".join((title, day.isoformat() if day else "")).replace("&", "&&")
    sheet.set_header(f"&C{header}")
    book.close()
    return out.getvalue()

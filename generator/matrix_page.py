"""The page of the country × right matrix, and the same data for a spreadsheet. Row 6."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from generator.catalogue import Catalogue
from generator.names import alphabetical
from generator.pourer import Pourer
from generator.schema.kinds import RIGHTS
from generator.settings import LANGUAGE_CODES
from generator.views import Link
from generator.views.matrix import OUTSIDE_AGREEMENTS, Cell, Row, matrix
from generator.words import interface_words

ADDRESS = "matrix.html"
NOTHING = "—"
COLUMNS = (
    "matrix.country", "matrix.code", "matrix.agreement", "agreement.right", "matrix.status",
    "matrix.totalisation", "agreement.export", "guides", "matrix.addresses", "matrix.read",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def data_name(lang: str) -> str:
    """The address of a language's data."""
    return f"assets/matrix-{lang}.csv"


def page(pourer: Pourer) -> tuple[str, bytes]:
    """(address under the language's folder, HTML)."""
    words, rows = pourer.renderer.words, ordered(matrix(pourer.catalogue), pourer.lang)
    cells = [cell for row in rows for cell in row.cells]
    body = pourer.template("matrix.html").render(
        rows=rows,
        rights=RIGHTS.closed,
        data=data_name(pourer.lang),
        known=sum(cell.known for cell in cells),
        total=len(cells),
    )
    return ADDRESS, pourer.fill(
        "tools",
        ADDRESS,
        title=words["matrix"],
        description=words["about.matrix"],
        main="",
        exit_=False,
        body=body,
    )


def files(catalogue: Catalogue) -> dict[str, bytes]:
    """The data in each language, by address under the site."""
    rows = matrix(catalogue)
    return {data_name(lang): data(catalogue, rows, lang) for lang in LANGUAGE_CODES}


def ordered(rows: Iterable[Row], lang: str) -> list[Row]:
    """Rows by the state's name in a language, accents and hamzas aside."""
    return sorted(rows, key=lambda row: alphabetical(row.country.text.best(lang)[0]))


def data(catalogue: Catalogue, rows: Iterable[Row], lang: str) -> bytes:
    """One line per state and right, UTF-8 with a mark by which spreadsheets know it; days as YYYY-MM-DD."""
    words, table = interface_words(lang), io.StringIO()
    writer = csv.writer(table)
    writer.writerow(words[key] for key in COLUMNS)
    for row in ordered(rows, lang):
        for cell in row.cells:
            right = catalogue.word("rights", cell.right).best(lang)[0]
            base = catalogue.settings.site_url
            writer.writerow(map(harmless, _line(row, cell, right, lang, base)))
    return table.getvalue().encode("utf-8-sig")


def _line(row: Row, cell: Cell, right: str, lang: str, base: str) -> Iterator[str]:
    """What stands under `COLUMNS`."""
    words, guides = interface_words(lang), (*cell.guides, *cell.general)
    yield row.country.text.best(lang)[0]
    yield row.code
    yield words[f"matrix.agreement.{row.agreement}"]
    yield right
    yield _says(cell, words)
    for answer in (cell.totalisation, cell.export):
        yield words[f"answer.{answer}"] if answer else _unanswered(cell, words)
    yield "; ".join(link.text.best(lang)[0] for link in guides) or NOTHING
    yield "; ".join(_address(link, lang, base) for link in guides) or NOTHING
    yield row.seen.isoformat() if row.seen else words["matrix.unread"]


def _says(cell: Cell, words: dict[str, str]) -> str:
    if cell.statement:
        return words[f"matrix.says.{cell.statement}"]
    return words["matrix.says.answered" if cell.totalisation else "matrix.says.guide"]


def _unanswered(cell: Cell, words: dict[str, str]) -> str:
    """What stands where an agreement was not read, or cannot say anything."""
    return NOTHING if cell.right in OUTSIDE_AGREEMENTS else words["answer.unknown"]


def _address(link: Link, lang: str, base: str) -> str:
    return f"{base}{lang}/{link.href}"


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text

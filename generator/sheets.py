"""Where printed sheets lie: which records have one, and at what addresses. Row 4.

Addresses never change: paper that was handed out names them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator import names
from generator.catalogue import Catalogue
from generator.schema.spec import Words
from generator.settings import LANGUAGE_CODES, PROVINCES

COLLECTIONS = ("programmes", "guides", "documents")
BILINGUAL = ("programmes", "guides")
# A clerk reads French, a person Arabic; who is not Moroccan may read English.
PAIRS = (("fr", "ar"),)
MORE_PAIRS = (("en", "ar"), ("en", "fr"))
# Whom a pack of guides is for: "before you leave", "coming back", "new in Morocco".
READERS = ("youth", "returnee", "migrant")
PACKS = (*READERS, *PROVINCES)
POSTERS = ("help-lines", "legal-ways", "matrix", "scams")
TABLES = ("csv", "xlsx")  # a pack's list, for a spreadsheet


def province_address(province: str, lang: str) -> str:
    """Where the sheet of a province's structures lies under the site: beside the list it prints."""
    return f"{lang}/services/by-province-{province}.pdf"


def pack_address(name: str, lang: str, ending: str = "pdf") -> str:
    """Where a pack, or its list, lies under the site."""
    return f"{lang}/print/pack-{name}.{ending}"


def poster_address(name: str, lang: str) -> str:
    """Where a poster lies under the site."""
    return f"{lang}/print/{name}.pdf"


@dataclass(frozen=True, slots=True)
class SheetLink:
    """A sheet to print, from the record's page; its languages where it has two."""

    href: str
    languages: tuple[Words, ...] = ()


def has_sheet(record: Any) -> bool:
    """Is there a sheet of this record? Only what is published goes on paper, which nobody can call back."""
    return record.collection in COLLECTIONS and record.state == "published"


def printed(catalogue: Catalogue) -> Iterator[Any]:
    """The records that have a sheet, by collection and id."""
    for collection in COLLECTIONS:
        yield from filter(has_sheet, catalogue.of(collection))


def pairs(record: Any) -> tuple[tuple[str, str], ...]:
    """The pairs of languages in which a record has a sheet for two readers."""
    if record.collection not in BILINGUAL or not has_sheet(record):
        return ()
    return PAIRS + (MORE_PAIRS if "migrant" in record.audiences else ())


def sheet_address(record: Any, lang: str) -> str:
    """Where the sheet lies under the site. A record with a neutral address has a neutral file name."""
    return f"{lang}/{record.collection}/{record.slug or record.id}.pdf"


def pair_address(record: Any, pair: tuple[str, str]) -> str:
    """Where the sheet in two languages lies under the site."""
    return f"print/{record.collection}/{record.slug or record.id}.{pair[0]}-{pair[1]}.pdf"


def addresses(record: Any) -> Iterator[str]:
    """Where all sheets of a record lie."""
    yield from (sheet_address(record, lang) for lang in LANGUAGE_CODES)
    yield from (pair_address(record, pair) for pair in pairs(record))


def sheet_links(record: Any) -> tuple[SheetLink, ...]:
    """The sheets that a record's page leads to: that in its own language lies beside it."""
    if not has_sheet(record):
        return ()
    own = SheetLink(f"{record.slug or record.id}.pdf")
    both = (
        SheetLink(f"../../{pair_address(record, pair)}", tuple(map(names.language, pair)))
        for pair in pairs(record)
    )
    return (own, *both)

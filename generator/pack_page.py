"""The page on which a reader collects records and prints them as one document, and its data. Row 6.

Pages of a static site forget what was chosen on another: the choice is made on this page alone and lives
in its memory. The list of records is one script per language; the words of a few records are a script
together, loaded when one of them is chosen, which works from a disk too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator import assets
from generator.catalogue import Catalogue
from generator.names import by_title
from generator.pourer import Pourer
from generator.scripts import script
from generator.settings import LANGUAGE_CODES, PROVINCES
from generator.typeset import typeset_text
from generator.views import province_name
from generator.words import interface_words
from generator.workers import chunks

ADDRESS = "pack.html"
WORDS = ("pack.say.",)
# Records whose words are one script: a script for each would be half the files of the site, and more than
# these would make a telephone load too much for one guide.
PART = 4


def data_name(lang: str) -> str:
    """The address of a language's list of records."""
    return f"assets/pack-{lang}.js"


def page(pourer: Pourer) -> tuple[str, bytes]:
    """(address under the language's folder, HTML)."""
    words = pourer.renderer.words
    body = pourer.template("pack.html").render(
        assets=assets.NAMES,
        data=data_name(pourer.lang),
        collections=[name for name, some in pourer.catalogue.records.items() if some],
        provinces=[(slug, province_name(pourer.catalogue, slug)) for slug in PROVINCES],
    )
    return ADDRESS, pourer.fill(
        "tools",
        ADDRESS,
        title=words["pack.title"],
        description=words["pack.about"],
        main="",
        # Foreigners' records may stand in it.
        exit_=True,
        body=body,
    )


def files(catalogue: Catalogue) -> dict[str, bytes]:
    """The list of records in each language, by address under the site."""
    return {data_name(lang): data(catalogue, lang) for lang in LANGUAGE_CODES}


def data(catalogue: Catalogue, lang: str) -> bytes:
    """`window.boussolePackList`: the words of the page's script, and `[address, number of its part, title,
    language where it is another, collection, folder of a structure]` of each record."""
    words = {k: text for k, text in interface_words(lang).items() if k.startswith(WORDS)}
    numbers = {x.id: number for number, part in enumerate(parts(catalogue)) for x in part}
    rows = []
    for some in catalogue.records.values():
        rows += [_row(catalogue, x, numbers[x.id], lang) for x in by_title(some, lang)]
    return script("window.boussolePackList", {"words": words, "records": rows})


def parts(catalogue: Catalogue) -> list[Sequence[Any]]:
    """The records, a few at a time: what a script of words holds, by its number."""
    return chunks([record for some in catalogue.records.values() for record in some], PART)


def _row(catalogue: Catalogue, record: Any, part: int, lang: str) -> list[str | int]:
    title, spoken = record.title.best(lang)
    address = catalogue.address(record).removesuffix(".html")
    folder = getattr(record, "folder", "") if record.collection == "services" else ""
    other = "" if spoken == lang else spoken
    return [address, part, typeset_text(title, spoken), other, record.collection, folder]


def words(lang: str, number: int, articles: Mapping[str, str]) -> tuple[str, bytes]:
    """(address under the site, script) of the words of a part: by the addresses of its pages, their articles
    as they are; the browser leaves out what no pack prints."""
    name = f"(window.boussolePack=window.boussolePack||[])[{number}]"
    return f"{lang}/pack/{number}.js", script(name, articles)

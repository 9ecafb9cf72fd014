"""The page on which a reader collects records and prints them as one document, and its data. Row 6.

Pages of a static site forget what was chosen on another: the choice is made on this page alone and lives
in its memory. The list of records is one script per language; the words of a record are a script of their
own, loaded when the record is chosen, which works from a disk too.
"""

from __future__ import annotations

from typing import Any

from generator import assets
from generator.catalogue import Catalogue
from generator.names import alphabetical
from generator.pourer import Pourer
from generator.scripts import script
from generator.settings import LANGUAGE_CODES, PROVINCES
from generator.typeset import typeset_text
from generator.views import province_name
from generator.words import interface_words

ADDRESS = "pack.html"
WORDS = ("pack.say.",)


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
    """`window.boussolePackList`: the words of the page's script, and `[address, title, language where it
    is another, collection, folder of a structure]` of each record."""
    words = {k: text for k, text in interface_words(lang).items() if k.startswith(WORDS)}
    rows = []
    for some in catalogue.records.values():
        ordered = sorted(some, key=lambda record: alphabetical(record.title.best(lang)[0]))
        rows += [_row(catalogue, record, lang) for record in ordered]
    return script("window.boussolePackList", {"words": words, "records": rows})


def _row(catalogue: Catalogue, record: Any, lang: str) -> list[str]:
    title, spoken = record.title.best(lang)
    address = catalogue.address(record).removesuffix(".html")
    folder = getattr(record, "folder", "") if record.collection == "services" else ""
    other = "" if spoken == lang else spoken
    return [address, typeset_text(title, spoken), other, record.collection, folder]


def words(lang: str, address: str, article: str) -> tuple[str, bytes]:
    """(address under the site, script) of the words of a record: its page's article as it is; the browser
    leaves out what no pack prints."""
    stem = address.removesuffix(".html")
    name = f'(window.boussolePack=window.boussolePack||{{}})["{stem}"]'
    return f"{lang}/pack/{stem}.js", script(name, article)

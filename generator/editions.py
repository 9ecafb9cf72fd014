"""The site in one file: for a telephone's memory or a message. Per language and province one HTML file. Row 6.

A file holds the structures of its province and of the whole country, and all other
records, as their pages say them. It asks for nothing: its style and script stand in it, and its policy
allows those two by their hashes. Structures are plain HTML, so that whoever has no script finds a counter
and its telephone; the other records are packed, which makes the file three times lighter to send.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from generator import assets, fragments
from generator.catalogue import Catalogue
from generator.fragments import Element
from generator.names import by_title
from generator.pourer import Pourer, phone
from generator.settings import LANGUAGE_CODES, PROVINCES
from generator.views import province_name
from generator.views.search import Document, search
from generator.words import interface_words

LIMIT = 1_500_000  # bytes: what a message carries, and an old telephone opens
OTHERS = (
    "guides",
    "programmes",
    "documents",
    "countries",
    "glossary",
    "funds",
    "events",
    "organisations",
)
WORDS = ("state.", "edition.say.", "trust.overdue")
# Of a record's page, beside what no document needs: it is said once for all records, or repeats a link.
DROPPED = frozenset("bs-url bs-translation bs-foot".split())
CLASSES = frozenset("bs-state bs-charge bs-note bs-trust bs-call bs-steps bs-ticks".split())
KEPT = ("id", "class", "lang", "dir", "href", "data-calls", "data-state", "data-trust", "data-review-by", "data-from", "data-until")  # fmt: skip


class Row(NamedTuple):
    """A record in the list of a file."""

    anchor: str
    collection: str
    title: Any  # Words
    label: Any  # Words, or None
    commune: str
    number: str  # to dial; empty
    shown: str
    also: str  # other names to find it by


def name(lang: str, province: str, built: date) -> str:
    """The name of a file."""
    return f"boussole-{lang}-{province}-{built.isoformat()}.html"


def pages(
    catalogue: Catalogue, site: Path, cache: Path, built: date
) -> Iterator[tuple[str, bytes]]:
    """(name, HTML) of the file of each language and province, from the built site."""
    documents = {document.record.id: document for document in search(catalogue).documents}
    for lang in LANGUAGE_CODES:
        pourer = Pourer(catalogue, lang, {})
        trees: dict[str, Element] = {}  # the same records stand in five files
        for record in documents.values():
            address = catalogue.address(record.record)
            trees[address] = fragments.article((site / lang / address).read_text(encoding="utf-8"))
        for province in PROVINCES:
            chosen = [documents[record.id] for record in members(catalogue, province, lang)]
            yield name(lang, province, built), _page(pourer, trees, cache, built, province, chosen)


def members(catalogue: Catalogue, province: str, lang: str) -> Iterator[Any]:
    """The records of a province's file: its own structures first, then the country's, then all else."""
    services = by_title(catalogue.of("services"), lang)
    for folder in (province, "national", "abroad"):
        yield from (record for record in services if record.folder == folder)
    for collection in OTHERS:
        yield from by_title(catalogue.of(collection), lang)


def _page(
    pourer: Pourer,
    trees: Mapping[str, Element],
    cache: Path,
    built: date,
    province: str,
    chosen: list[Document],
) -> bytes:
    lang, catalogue = pourer.lang, pourer.catalogue
    style = assets.style("edition").decode()
    script = _script(lang, cache, built)
    anchors = {catalogue.address(document.record): anchor(document.record) for document in chosen}
    articles = {address: _article(trees[address], address, anchors) for address in anchors}
    plain = [html for address, html in articles.items() if address.startswith("services/")]
    rest = [html for address, html in articles.items() if not address.startswith("services/")]
    html = pourer.renderer.render(
        "edition.html",
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}';"
        " img-src data:; base-uri 'none'; form-action 'none'",
        province=province_name(catalogue, province),
        built=built,
        rows=[_row(catalogue, document, lang) for document in chosen],
        collections=[name for name in ("services", *OTHERS) if catalogue.of(name)],
        articles=Markup("\n".join(plain)),
        packed=packed("\n".join(rest)),
        style=Markup(style),
        script=Markup(script),
    )
    return html.encode()


def anchor(record: Any) -> str:
    """The id of a record in a file, as neutral as its address."""
    return f"r-{record.slug or record.id}"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def packed(text: str) -> str:
    """Text as raw DEFLATE in base64, for `DecompressionStream`."""
    pack = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.b64encode(pack.compress(text.encode()) + pack.flush()).decode()


def _script(lang: str, cache: Path, built: date) -> str:
    """The words that the script says, then the script; nothing in it ends the element it stands in."""
    words = {key: text for key, text in interface_words(lang).items() if key.startswith(WORDS)}
    said = json.dumps({"built": built.isoformat(), "words": words}, ensure_ascii=False)
    code = f"window.boussole={said};\n{assets.script(cache, 'edition/main.js').decode()}"
    return code.replace("</", "<\\/")


def _row(catalogue: Catalogue, document: Document, lang: str) -> Row:
    record = document.record
    line = record.phones[0].number if getattr(record, "phones", ()) else ""
    known = getattr(record, "commune", None) and record.folder in PROVINCES
    commune = catalogue.geography.find(record.commune, record.folder) if known else None
    return Row(
        anchor=anchor(record),
        collection=record.collection,
        title=record.title,
        label=document.label,
        commune=commune.name(lang) if commune else "",
        number=line.replace(" ", ""),
        shown=phone(line) if line else "",
        also=" ".join(document.aliases),
    )


def _article(tree: Element, address: str, anchors: dict[str, str]) -> str:
    def link(href: str) -> str:
        to = anchors.get(href.removeprefix("../").partition("#")[0])
        return f"#{to}" if to else ""

    made = _compact(fragments.kept(tree, link, KEPT))
    made.attributes = {"id": anchors[address], "tabindex": "-1"}
    return fragments.html(made)


def _compact(element: Element) -> Element:
    """The element without what a file does not need: it must stay small."""
    children: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str):
            children.append(child)
        elif not (child.classes() & DROPPED or _leads_out(child)):
            made = _compact(child)
            children += made.children if made.tag == "span" and not made.attributes else [made]
    shown = " ".join(sorted(element.classes() & CLASSES))
    plain = {k: v for k, v in element.attributes.items() if k not in ("id", "class")}
    attributes = {"class": shown, **plain} if shown else plain
    return Element(element.tag, attributes, children)


def _leads_out(element: Element) -> bool:
    """A section that only names records, or its lines that name what is not in the file."""
    heading = next((x for x in element.children if isinstance(x, Element) and x.tag == "h2"), None)
    where = heading.attributes.get("id", "") if heading else ""
    if where.startswith("gathered-"):
        return True
    if where not in ("help", "guides"):
        return False
    for part in element.children:
        if isinstance(part, Element) and part.tag == "ul":
            part.children = [x for x in part.children if isinstance(x, Element) and _links(x)]
            return not part.children
    return False


def _links(element: Element) -> bool:
    return any(
        isinstance(x, Element) and (x.attributes.get("href", "").startswith("#") or _links(x))
        for x in element.children
    )

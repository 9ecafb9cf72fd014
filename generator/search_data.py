"""The files that a search reads, per language: classic scripts, so that they load from a disk too.

`assets/search-<lang>.js` holds what results show and what most queries name; the words of the whole
records stand in `assets/search-<lang>-more.js`, for queries that the first answers badly. Row 6.
"""

from __future__ import annotations

from typing import Any

from generator.catalogue import Catalogue
from generator.normalise import distinct
from generator.scripts import script
from generator.settings import LANGUAGE_CODES
from generator.typeset import RTL, typeset_text
from generator.views.search import Document, Search, search
from generator.words import interface_words

# The interface's words that only the search needs.
WORDS = ("found.",)


def files(catalogue: Catalogue) -> dict[str, bytes]:
    """Every file by its address under the site."""
    found = search(catalogue)
    made = (_in_language(found, lang) for lang in LANGUAGE_CODES)
    return {name: data for files in made for name, data in files.items()}


def _in_language(found: Search, lang: str) -> dict[str, bytes]:
    documents = [document(one, lang) for one in found.documents]
    bodies = [more(*pair, lang) for pair in zip(found.documents, documents, strict=True)]
    return {
        f"assets/search-{lang}.js": _script(lang, first(found, documents, lang)),
        f"assets/search-{lang}-more.js": _script(f"{lang}-more", bodies),
    }


def _script(name: str, value: Any) -> bytes:
    return script(f'(window.boussoleSearch=window.boussoleSearch||{{}})["{name}"]', value)


def first(found: Search, documents: list[dict[str, Any]], lang: str) -> dict[str, Any]:
    """The words of the search's interface, the terms' spellings, and the documents."""
    words = {key: text for key, text in interface_words(lang).items() if key.startswith(WORDS)}
    return {
        "dir": "rtl" if lang in RTL else "ltr",
        "words": words,
        "terms": [" · ".join(one) for one in found.terms],
        "documents": documents,
    }


def document(one: Document, lang: str) -> dict[str, Any]:
    """A record in a language; what is empty is left out. `lang` is said where it is another."""
    record, words = one.record, interface_words(lang)
    title, spoken = record.title.best(lang)
    summary = record.summary or getattr(record, "plain", None)
    label = one.label.best(lang)[0] if one.label else words[record.collection]
    values = {
        "id": record.id,
        "collection": record.collection,
        "slug": record.slug,
        "title": typeset_text(title, spoken),
        "lang": spoken if spoken != lang else "",
        "label": typeset_text(label, lang),
        "closed": words[one.closed.key] if one.closed else "",
        "summary": typeset_text(*summary.best(lang)) if summary else "",
        "about": " · ".join(text.best(lang)[0] for text in one.about),
        "aliases": one.aliases,
        "terms": one.terms,
        "sounds": " ".join(one.sounds),
    }
    return {name: value for name, value in values.items() if value}


def more(one: Document, shown: dict[str, Any], lang: str) -> str:
    """The keys of a record's words that its document lacks, sorted; letters alone say nothing."""
    texts = (shown["title"], shown.get("summary", ""), shown.get("about", ""), *one.aliases)
    return " ".join(sorted([key for key in one.body(lang) - distinct(texts) if len(key) > 1]))

"""Views: values for pages, computed once for all languages. A view writes nothing and imports no
other view; what two views share stands here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator import names
from generator.catalogue import Catalogue
from generator.schema.spec import Words
from generator.settings import PROVINCES
from generator.windows import Calls, calls
from generator.words import interface_words

# Where a structure is: nearest first.
FOLDERS = (*PROVINCES, "national", "abroad")


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere; `href` is relative to a collection's folder, or empty."""

    text: Words
    href: str = ""


@dataclass(frozen=True, slots=True)
class Say:
    """A sentence of the interface, by its key in words/<lang>.yml, and what fills its gaps."""

    key: str
    values: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """One criterion as a sentence, the remedy that would mend it, and its sources."""

    sentence: Say
    computed: bool  # False: a condition in words only, always to be checked
    condition: Words | None  # the text of the written condition it stands for
    remedy: Any  # Words, or None
    source: tuple[str, ...]


def say(key: str, **values: Any) -> Say:
    """A `Say`, with its values by name."""
    return Say(key, tuple(values.items()))


def record_link(catalogue: Catalogue, record: Any) -> Link:
    """A link to a record's page, from any page in a collection's folder."""
    return Link(record.title, "../" + catalogue.address(record))


def country_link(catalogue: Catalogue, code: str) -> Link:
    """A link to a member state's page; other countries are named without a link."""
    record = catalogue.countries.get(code)
    if record is not None:
        return record_link(catalogue, record)
    return Link(names.territory(code))


def facet_link(
    catalogue: Catalogue, collection: str, facet: str, vocabulary: str, value: str
) -> Link:
    """A link to the list of a collection by that value of a facet."""
    return Link(catalogue.word(vocabulary, value), f"../{collection}/by-{facet}-{value}.html")


def closed(record: Any) -> Say | None:
    """What a list says beside a programme in which nobody from here can take part."""
    shut = getattr(record, "open_to", "people") == "nobody"
    return say("open-to.nobody.short") if shut else None


def criterion_line(catalogue: Catalogue, record: Any, line: Any) -> CriterionLine:
    """A criterion of a record as its sentence, with the written condition that it stands for."""
    condition = next((item for item in record.conditions if item.id == line.words), None)
    return CriterionLine(
        sentence=_sentence(catalogue, line),
        computed=line.criterion != "other",
        condition=condition.text if condition else None,
        remedy=catalogue.word("remedies", line.remedy) if line.remedy else None,
        source=tuple(dict.fromkeys((*line.source, *(condition.source if condition else ())))),
    )


def _sentence(catalogue: Catalogue, line: Any) -> Say:
    name = line.criterion
    if name == "other":
        return say("criterion.other")
    if line.any_of:
        return say(
            f"criterion.{name}", options=tuple(_option(catalogue, name, x) for x in line.any_of)
        )
    low, high = line.min, line.max
    if name == "education":
        low, high = (catalogue.word("education", x) if x else None for x in (low, high))
    bounds = "between" if low and high else "min" if low else "max"
    return say(f"criterion.{name}.{bounds}", min=low, max=high)


def _option(catalogue: Catalogue, name: str, option: Any) -> Any:
    if option.language:
        return say(
            "criterion.language.level", language=names.language(option.language), level=option.level
        )
    if name in ("nationality", "residence"):
        return names.territory(option.value)
    if name == "trade":
        return catalogue.word("trades", option.value)
    return say(f"{'held' if name == 'offer' else name}.{option.value}")


def province_name(catalogue: Catalogue, slug: str) -> Words:
    """The province's name: that of its chief town's commune, as HCP writes it, accents mended."""
    latin = {"beni-mellal": "Béni Mellal", "khenifra": "Khénifra"}.get(
        slug, slug.replace("-", " ").title()
    )
    arabic = next(
        c.name_ar
        for c in catalogue.geography.communes
        if c.province == slug and _is_chief(c.name_fr, slug)
    )
    return Words.of((("ar", arabic), ("en", latin), ("fr", latin)))


def folder_name(catalogue: Catalogue, folder: str, lang: str) -> str:
    """A province's name, or what stands for the folders beyond the region."""
    if folder in PROVINCES:
        return province_name(catalogue, folder).best(lang)[0]
    return interface_words(lang)[f"folder.{folder}"]


def _is_chief(name: str, slug: str) -> bool:
    return name.lower().replace("é", "e").replace(" ", "-") == slug


def calls_json(record: Any) -> str:
    """What browser/state.js needs to compute the state from the reader's clock; empty without calls."""
    given = calls(record)
    return json_of(given) if given else ""


@lru_cache(maxsize=16384)
def json_of(given: Calls) -> str:
    """The same of calls that are at hand."""
    windows = [[window.opens, window.closes] for window in given.windows]
    usually = list(given.usually) if given.usually else None
    data = {"state": given.state, "windows": windows, "rolling": given.rolling, "usually": usually}
    return json.dumps(data, separators=(",", ":"))

"""Names of countries, languages, months and numbers in each language, from Babel (CLDR), and the order in
which names are looked up. Row 2."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import filterfalse
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from generator.schema.spec import Words
from generator.settings import LANGUAGES

# What stands before the word by which a name is looked up: quotation marks, the Arabic article.
_BEFORE = re.compile(r"^\W*(?:ال(?=\w\w))?")
_FIGURES = re.compile(r"\d+")


@cache
def _locale(lang: str) -> Locale:
    return Locale.parse(next(language.locale for language in LANGUAGES if language.code == lang))


@cache
def territory(code: str) -> Words:
    """The name of a country by ISO code; the code itself where CLDR has none."""
    return Words.of((x.code, str(_locale(x.code).territories.get(code, code))) for x in LANGUAGES)


@cache
def territories() -> frozenset[str]:
    """The ISO codes of countries; not the unions and regions that CLDR also knows."""
    codes: list[str] = [str(code) for code in _locale("en").territories]
    return frozenset(
        code
        for code in codes
        if len(code) == 2 and code not in ("EU", "EZ", "UN", "QO", "ZZ", "XA", "XB")
    )


@cache
def language(code: str) -> Words:
    """The name of a language by ISO code."""
    return Words.of((x.code, str(_locale(x.code).languages.get(code, code))) for x in LANGUAGES)


@cache
def day(value: date, lang: str) -> str:
    """`15 décembre 2026`, in western digits in every language."""
    return format_date(value, format="d MMMM y", locale=_locale(lang))


@cache
def month(number: int, lang: str) -> str:
    """The name of a month, standing alone."""
    name: str = _locale(lang).months["stand-alone"]["wide"][number]
    return name


@cache
def weekday(number: int, lang: str) -> str:
    """The name of a day, 0 for Monday."""
    name: str = _locale(lang).days["stand-alone"]["wide"][number]
    return name


@cache
def partial_day(value: str, lang: str) -> str:
    """`2019`, `octobre 2024` or `1 octobre 2024`, as much as the source said."""
    if len(value) == 10:
        return day(date.fromisoformat(value), lang)
    if len(value) == 7:
        return format_skeleton("yMMMM", date.fromisoformat(value + "-01"), locale=_locale(lang))
    return value


@cache
def number(value: Decimal | int, lang: str) -> str:
    """A number with the language's separators and western digits."""
    return format_decimal(value, locale=_locale(lang))


def alphabetical(text: str) -> str:
    """The key by which a list is in the order that readers expect: accents, hamzas, case and Arabic articles
    aside, 2 before 10."""
    # First the article: with its hamza gone, ألمانيا would begin with one.
    marked = unicodedata.normalize("NFD", _BEFORE.sub("", text.casefold()))
    bare = "".join(filterfalse(unicodedata.combining, marked))
    return _FIGURES.sub(lambda number: number[0].zfill(9), bare)


def by_title(records: Iterable[Any], lang: str) -> list[Any]:
    """Records as a list in that language shows them."""
    return sorted(records, key=lambda one: (alphabetical(one.title.best(lang)[0]), one.id))

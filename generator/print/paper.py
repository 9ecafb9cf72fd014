"""One language's words for paper, and the pieces of a document before they are set. Row 6."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from generator import names
from generator.catalogue import Catalogue
from generator.pourer import Pourer
from generator.print import runs
from generator.schema.spec import Words
from generator.settings import LANGUAGES

HEAD = ("site.print-header", "paper.stamp", "paper.row", "paper.contents", "colon")


@dataclass(frozen=True, slots=True)
class Line:
    """HTML that is set as one line of runs."""

    html: str


@dataclass(frozen=True, slots=True)
class Passage:
    """HTML that is set as blocks; of some kinds only, where they are named."""

    html: str
    only: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """A PDF to be: where it lies under the site, the name a person knows it by when it cannot be set, its typst
    template, what is put into that, and the newest day on which something in it was read. `sizes` says from what is
    put into it which sizes of letters, in points, to try until one takes one page; the last one stands anyway."""

    address: str
    name: str
    template: str
    data: dict[str, Any]
    day: date | None
    sizes: Callable[[dict[str, Any]], tuple[float, ...]] | None = None

    @cached_property
    def draft(self) -> str:
        """All that decides the document's bytes beside code and fonts, cheaply: HTML is not taken apart."""
        return json.dumps([self.address, self.template, self.data, str(self.day)], default=_html)

    def values(self) -> dict[str, Any]:
        """What typst reads, as plain values."""
        found: dict[str, Any] = _plain(self.data, False)
        return found


def _html(value: Any) -> str:
    return f"{type(value).__name__}:{value.html}"


def _plain(value: Any, rtl: bool) -> Any:
    """Data with their HTML taken apart, of which each language's side says which way it runs."""
    if isinstance(value, dict):
        rtl = value.get("rtl", rtl)
        return {key: _plain(x, rtl) for key, x in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(x, rtl) for x in value]
    if isinstance(value, Line):
        return runs.line(value.html, rtl)
    if isinstance(value, Passage):
        found = runs.blocks(value.html, rtl)
        return [x for x in found if not value.only or x["k"] in value.only]
    return value


class Paper:
    """One language on paper."""

    def __init__(self, catalogue: Catalogue, lang: str) -> None:
        self.catalogue = catalogue
        self.settings = catalogue.settings
        self.lang = lang
        self.pourer = Pourer(catalogue, lang, {})
        self.words = self.pourer.renderer.words

    def say(self, key: str, **values: Any) -> Line:
        """A sentence of the interface."""
        return Line(self.pourer.renderer.word(key, **values))

    def show(self, value: Any) -> Line:
        """Any value of a view."""
        return Line(self.pourer.renderer.show(value))

    def listed(self, values: Iterable[Any]) -> Line:
        """Values with this language's commas."""
        return Line(self.pourer.renderer.listed(values))

    def text(self, words: Words | None) -> Line | None:
        """Words in this language, or None where there are none."""
        return Line(self.pourer.renderer.text(words)) if words is not None else None

    def filled(self, template: str, **values: Any) -> str:
        """One of our templates, as HTML."""
        return self.pourer.template(template).render(values)

    def day(self, day: date) -> str:
        """A day in words."""
        return names.day(day, self.lang)

    def frame(self, address: str, page: str, day: date | None) -> dict[str, Any]:
        """What every document carries: its language, who answers for it, where its page is."""
        settings = self.settings
        return {
            "lang": self.lang,
            "rtl": self.pourer.renderer.rtl,
            "language": next(x.name for x in LANGUAGES if x.code == self.lang),
            "words": {key: self.words[key] for key in HEAD},
            "publisher": self.say("site.publisher", publisher=settings.publisher)
            if settings.publisher
            else self.say("site.unofficial"),
            "address": f"{settings.site_url}{page}" if settings.site_url else "",
            "where": Line(self._where(address, page)),
            "day": self.day(day) if day else "",
        }

    def _where(self, address: str, page: str) -> str:
        """Where the page of this sheet is, or that this copy has no public address."""
        ltr = self.pourer.renderer.environment.filters["ltr"]
        base = self.settings.site_url
        if base:
            return self.pourer.renderer.word("paper.address", address=ltr(base + page))
        return self.pourer.renderer.word("paper.no-address", file=ltr(address))

"""Turns values into HTML of one language: words with their language, dates, numbers, links. Row 6."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from generator import names
from generator.schema.spec import Words
from generator.settings import Settings
from generator.templating import environment
from generator.typeset import RTL, escaped, html, inline, plain, prose
from generator.views import Link, Say
from generator.words import interface_words

_GAP = re.compile(r"\{(\w+)\}")
_WEB = re.compile(r"https?://", re.IGNORECASE)


class Renderer:
    """Templates and filters of one language."""

    def __init__(
        self, lang: str, settings: Settings, stale: frozenset[tuple[Words, str]] = frozenset()
    ) -> None:
        self.lang = lang
        self.rtl = lang in RTL
        self.settings = settings
        self.stale = stale
        self.words = interface_words(lang)
        self.environment = environment(self.words)
        # By address: the text of the last one, and its HTML.
        self._links: dict[str, tuple[Words, Markup]] = {}
        # Days, years and zones come back on page after page. `typed`: 1 and True are equal, and no twins.
        self.word = lru_cache(maxsize=16384, typed=True)(self._word)
        self._comma = escaped(self.words["comma"])
        self._sentences: dict[str, list[str]] = {}
        self._numbers: dict[Decimal | int | date, Markup] = {}
        self._shown: dict[type, Callable[[Any], Markup]] = {
            Words: self.text, Link: self.link, Say: self.say, datetime: self.moment, date: self.number,
            int: self.number, Decimal: self.number, tuple: self.either,
        }  # fmt: skip
        self.environment.filters |= {
            "t": self.text,
            "inline": self.inline,
            "block": self.block,
            "show": self.show,
            "listed": self.listed,
            "opt": lambda record, name: getattr(record, name, None),
            "ltr": left_to_right,
            "href": web_address,
        }
        self.environment.word = self.word
        self.environment.globals |= {
            "lang": lang,
            "rtl": self.rtl,
            "settings": settings,
        }

    def render(self, template: str, **values: Any) -> str:
        """A template filled with values."""
        return self.environment.get_template(template).render(values)

    def _word(self, key: str, **values: Any) -> Markup:
        """A sentence of the interface, its gaps filled."""
        pieces = self._sentences.get(key)
        if pieces is None:
            pieces = self._sentences[key] = _GAP.split(escaped(self.words[key]))
        filled = [*pieces]
        filled[1::2] = [self.show(values[name]) for name in pieces[1::2]]
        return html("".join(filled))

    def text(self, words: Words | None) -> Markup:
        """A name or summary in this language; French marked as such where it is not translated."""
        return self.passage(words, plain) if words is not None else html("")

    def inline(self, words: Words) -> Markup:
        """A line of prose in this language."""
        return self.passage(words, inline)

    def passage(self, words: Words, typesetter: Callable[[str, str], Markup]) -> Markup:
        """Words in the best language, with its `lang` when it is another, and a mark when it is stale."""
        text = words.get(self.lang)
        if text is not None and not self.stale:
            return typesetter(text, self.lang)  # nearly always
        text, lang = words.best(self.lang)
        made = typesetter(text, lang)
        if lang != self.lang:
            return html(f'<span lang="{lang}" dir="{_dir(lang)}">{made}</span>')
        if self.stale and (words, lang) in self.stale:
            note = escaped(self.words["stale"])
            return html(f'<span class="bs-stale" title="{note}">{made}</span>')
        return made

    def block(self, words: Words) -> Markup:
        """Prose in this language, as blocks."""
        text, lang = words.best(self.lang)
        made = prose(text, lang)
        if lang != self.lang:
            return html(f'<div lang="{lang}" dir="{_dir(lang)}">{made}</div>')
        if self.stale and (words, lang) in self.stale:
            note = escaped(self.words["stale"])
            return html(f'<div class="bs-stale"><p class="bs-stale-note">{note}</p>{made}</div>')
        return made

    def show(self, value: Any) -> Markup:
        """Any value of a view in this language."""
        shown = self._shown.get(type(value))
        return shown(value) if shown else escape(value)

    def say(self, sentence: Say) -> Markup:
        """A sentence of a view."""
        return self.word(sentence.key, **dict(sentence.values))

    def moment(self, value: datetime) -> Markup:
        """A day and an hour."""
        return html(f"{self.number(value.date())} {left_to_right(f'{value:%H:%M}')}")

    def number(self, value: date | int | Decimal) -> Markup:
        """A day in words, or a number. Pages share most of them."""
        made = self._numbers.get(value)
        if made is None:
            if isinstance(value, date):
                made = escape(names.day(value, self.lang))
            else:
                text = names.number(value, self.lang)
                made = left_to_right(text) if self.rtl else escape(text)
            self._numbers[value] = made
        return made

    def either(self, values: tuple[Any, ...]) -> Markup:
        """One of several values."""
        return html(self.words["or"].join(map(self.show, values)))

    def listed(self, values: Iterable[Any]) -> Markup:
        """Values with this language's commas."""
        return html(self._comma.join(map(self.show, values)))

    def link(self, link: Link) -> Markup:
        """A link, or its text where it leads nowhere. Many pages share one: it is made once."""
        text, href = link.text, link.href
        last = self._links.get(href)
        if last is not None and last[0] is text:
            return last[1]
        made = self.text(text)
        if href:
            made = html(f'<a href="{escaped(href)}">{made}</a>')
        self._links[href] = text, made
        return made


def web_address(url: str) -> str:
    """An address for a link. The check refuses others than http(s); here they lead nowhere."""
    return url if _WEB.match(url) else "#"


def left_to_right(value: Any) -> Markup:
    """Phones, hours, amounts, addresses: isolated, so that Arabic lines do not turn them round."""
    return html(f'<bdi dir="ltr">{escaped(str(value))}</bdi>')


def _dir(lang: str) -> str:
    return "rtl" if lang in RTL else "ltr"

"""Turns values into HTML of one language: words with their language, dates, numbers, prose.

Text stays text: everything is escaped, prose is CommonMark without HTML, and links are http(s),
mailto or tel. Row 6.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from generator import names
from generator.schema.spec import Words
from generator.settings import LANGUAGES, Settings
from generator.views import Link, Say
from generator.words import french_spaces, interface_words

TEMPLATES = Path(__file__).parent / "templates"
RTL = frozenset(language.code for language in LANGUAGES if language.rtl)

# Only text with one of these needs CommonMark; the rest is escaped, which is most of the prose.
_MARKUP = re.compile(r"[*_`\[\]#>|\\]|^\s*(?:[-+]|\d+[.)])\s|\n|https?://", re.MULTILINE)
# Phones, hours, dates, amounts, addresses and codes keep their order inside an Arabic sentence.
_LEFT_TO_RIGHT = re.compile(
    r"(?<![\w&#;/])(?:https?://[^\s<]+[^\s<.,;:!?)]|[\w.+-]+@[\w.-]+\.\w+"
    r"|\+?\d[\d  .:/–-]*\d|\+\d+|[A-Z]{1,4}[ -]\d[\d-]*)(?![\w/])"
)


class _CommonMark(MarkdownIt):
    """CommonMark without HTML or images, and with links of an allow-list of schemes."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False})
        self.disable("image")

    def validateLink(self, url: str) -> bool:
        """markdown-it refuses a list of bad schemes; a list of good ones is safer."""
        return re.match(r"(?:https?://|mailto:|tel:)", url, re.IGNORECASE) is not None


_commonmark = _CommonMark()


@lru_cache(maxsize=4096)
def prose(text: str, lang: str) -> Markup:
    """A passage as HTML blocks. Cached: the same French text may stand on several pages."""
    if _MARKUP.search(text):
        return typeset(Markup(_commonmark.render(text)), lang)
    return typeset(Markup("<p>{}</p>").format(text), lang)


@lru_cache(maxsize=16384)
def inline(text: str, lang: str) -> Markup:
    """A short text as HTML without a block around it."""
    if _MARKUP.search(text):
        return typeset(Markup(_commonmark.renderInline(text)), lang)
    return typeset(escape(text), lang)


def typeset(html: Markup, lang: str) -> Markup:
    """What a language's lines need: isolated numbers in Arabic; in French, signs that keep to their word."""
    if lang in RTL:
        return isolate(html)
    return Markup(french_spaces(html)) if lang == "fr" else html


def isolate(html: Markup) -> Markup:
    """Wraps what must stay left-to-right; tags are left alone."""
    pieces = re.split(r"(<[^>]*>)", str(html))
    for i in range(0, len(pieces), 2):
        pieces[i] = _LEFT_TO_RIGHT.sub(r'<bdi dir="ltr">\g<0></bdi>', pieces[i])
    return Markup("".join(pieces))


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
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.filters |= {
            "t": self.text,
            "block": self.block,
            "show": self.show,
            "ltr": left_to_right,
        }
        self.environment.globals |= {
            "w": self.word,
            "lang": lang,
            "rtl": self.rtl,
            "settings": settings,
        }

    def render(self, template: str, **values: Any) -> str:
        """A template filled with values."""
        return self.environment.get_template(template).render(values)

    def word(self, key: str, **values: Any) -> Markup:
        """A sentence of the interface, its gaps filled."""
        text = self.words[key]
        if not values:
            return escape(text)
        return Markup(str(escape(text))).format(
            **{name: self.show(value) for name, value in values.items()}
        )

    def text(self, words: Words | None) -> Markup:
        """Words in this language; French in a `lang="fr"` span where they are not translated."""
        if words is None:
            return Markup("")
        text, lang = words.best(self.lang)
        html = inline(text, lang)
        if lang != self.lang:
            return Markup('<span lang="{}" dir="{}">{}</span>').format(lang, _dir(lang), html)
        if self.stale and (words, lang) in self.stale:
            return Markup('<span class="bs-stale" title="{}">{}</span>').format(
                self.words["stale"], html
            )
        return html

    def block(self, words: Words) -> Markup:
        """Prose in this language, as blocks."""
        text, lang = words.best(self.lang)
        html = prose(text, lang)
        if lang != self.lang:
            return Markup('<div lang="{}" dir="{}">{}</div>').format(lang, _dir(lang), html)
        if self.stale and (words, lang) in self.stale:
            return Markup('<div class="bs-stale"><p class="bs-stale-note">{}</p>{}</div>').format(
                self.words["stale"], html
            )
        return html

    def show(self, value: Any) -> Markup:
        """Any value of a view in this language."""
        if isinstance(value, Words):
            return self.text(value)
        if isinstance(value, Say):
            return self.word(value.key, **dict(value.values))
        if isinstance(value, Link):
            return self.link(value)
        if isinstance(value, datetime):
            return Markup("{} {}").format(self.show(value.date()), left_to_right(f"{value:%H:%M}"))
        if isinstance(value, date):
            return self.dated(names.day(value, self.lang))
        if isinstance(value, (int, Decimal)):
            return (
                left_to_right(names.number(value, self.lang))
                if self.rtl
                else escape(names.number(value, self.lang))
            )
        if isinstance(value, tuple):
            return Markup(self.words["or"]).join(self.show(item) for item in value)
        return escape(value)

    def dated(self, text: str) -> Markup:
        """A date with a month's name reads in the page's direction; digits alone are isolated."""
        return escape(text)

    def link(self, link: Link) -> Markup:
        """A link, or its text where it leads nowhere."""
        if not link.href:
            return self.text(link.text)
        return Markup('<a href="{}">{}</a>').format(link.href, self.text(link.text))


def left_to_right(value: Any) -> Markup:
    """Phones, hours, amounts, addresses: isolated, so that Arabic lines do not turn them round."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(value)


def _dir(lang: str) -> str:
    return "rtl" if lang in RTL else "ltr"

"""Turns values into HTML of one language: words with their language, dates, numbers, prose.

Text stays text: everything is escaped, prose is CommonMark without HTML, and links are http(s),
mailto or tel. Row 6.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from generator import names
from generator.schema.spec import Words
from generator.settings import LANGUAGES, Settings
from generator.templating import environment
from generator.views import Link, Say
from generator.words import french_spaces, interface_words

RTL = frozenset(language.code for language in LANGUAGES if language.rtl)

# Only text with one of these needs CommonMark; the rest is escaped, which is most of the prose.
_MARKUP = re.compile(r"[*_`\[\]#>|\\]|^\s*(?:[-+]|\d+[.)])\s|\n|https?://", re.MULTILINE)
# Phones, hours, dates, amounts, addresses and codes keep their order inside an Arabic sentence.
_LEFT_TO_RIGHT = re.compile(
    r"(?<![\w&#;/])(?:https?://[^\s<]+[^\s<.,;:!?)]|[\w.+-]+@[\w.-]+\.\w+"
    r"|\+?\d[\d  .:/–-]*\d|\+\d+|[A-Z]{1,4}[ -]\d[\d-]*)(?![\w/])"
)


_USUAL_URL = re.compile(r"[a-z]+:[A-Za-z0-9/._?=+@~#,;:-]*")
_GAP = re.compile(r"\{(\w+)\}")


class _CommonMark(MarkdownIt):
    """CommonMark without HTML or images, and with links of an allow-list of schemes."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False})
        self.disable("image")

    def validateLink(self, url: str) -> bool:
        """markdown-it refuses a list of bad schemes; a list of good ones is safer."""
        return re.match(r"(?:https?://|mailto:|tel:)", url, re.IGNORECASE) is not None

    def normalizeLink(self, url: str) -> str:
        """Most addresses have no sign to encode, and taking them apart costs more than all the rest."""
        return url if _USUAL_URL.fullmatch(url) else super().normalizeLink(url)


_commonmark = _CommonMark()


@lru_cache(maxsize=4096)
def prose(text: str, lang: str) -> Markup:
    """A passage as HTML blocks. Cached: the same French text may stand on several pages."""
    if _MARKUP.search(text):
        return typeset(Markup(_commonmark.render(text)), lang)
    return typeset(Markup("<p>{}</p>").format(text), lang)


@lru_cache(maxsize=16384)
def inline(text: str, lang: str) -> Markup:
    """A line of prose as HTML without a block around it."""
    if _MARKUP.search(text):
        return typeset(Markup(_commonmark.renderInline(text)), lang)
    return typeset(escape(text), lang)


@lru_cache(maxsize=16384)
def plain(text: str, lang: str) -> Markup:
    """A name or a summary as HTML: its signs are shown as they are written."""
    return typeset(escape(text), lang)


def typeset(html: Markup, lang: str) -> Markup:
    """What a language's lines need: isolated numbers in Arabic; in French, signs that keep to their word."""
    if lang in RTL:
        return isolate(html)
    return Markup(french_spaces(html)) if lang == "fr" else html


def typeset_text(text: str, lang: str) -> str:
    """The same for text that a script shows: invisible signs stand for the tags."""
    if lang in RTL:
        return _LEFT_TO_RIGHT.sub("\u2066\\g<0>\u2069", text)
    return french_spaces(text) if lang == "fr" else text


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
        self.environment = environment(self.words)
        self._links: dict[Link, Markup] = {}
        # Days, years and zones come back on page after page. `typed`: 1 and True are equal, and no twins.
        self.word = lru_cache(maxsize=16384, typed=True)(self._word)
        self._comma = str(escape(self.words["comma"]))
        self._sentences: dict[str, list[Markup]] = {}
        self._numbers: dict[Decimal | int | date, Markup] = {}
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
            sentence = str(escape(self.words[key]))
            pieces = self._sentences[key] = [Markup(piece) for piece in _GAP.split(sentence)]
        if len(pieces) == 1:
            return pieces[0]
        filled: list[str] = [*pieces]
        filled[1::2] = [self.show(values[name]) for name in pieces[1::2]]
        return Markup("".join(filled))

    def text(self, words: Words | None) -> Markup:
        """A name or summary in this language; French marked as such where it is not translated."""
        return self.passage(words, plain) if words is not None else Markup("")

    def inline(self, words: Words) -> Markup:
        """A line of prose in this language."""
        return self.passage(words, inline)

    def passage(self, words: Words, typesetter: Callable[[str, str], Markup]) -> Markup:
        """Words in the best language, with its `lang` when it is another, and a mark when it is stale."""
        text, lang = words.best(self.lang)
        html = typesetter(text, lang)
        if lang != self.lang:
            return Markup(f'<span lang="{lang}" dir="{_dir(lang)}">{html}</span>')
        if self.stale and (words, lang) in self.stale:
            note = escape(self.words["stale"])
            return Markup(f'<span class="bs-stale" title="{note}">{html}</span>')
        return html

    def block(self, words: Words) -> Markup:
        """Prose in this language, as blocks."""
        text, lang = words.best(self.lang)
        html = prose(text, lang)
        if lang != self.lang:
            return Markup(f'<div lang="{lang}" dir="{_dir(lang)}">{html}</div>')
        if self.stale and (words, lang) in self.stale:
            note = escape(self.words["stale"])
            return Markup(f'<div class="bs-stale"><p class="bs-stale-note">{note}</p>{html}</div>')
        return html

    def show(self, value: Any) -> Markup:
        """Any value of a view in this language."""
        if isinstance(value, Words):
            return self.text(value)
        if isinstance(value, Link):
            return self.link(value)
        if isinstance(value, Say):
            return self.word(value.key, **dict(value.values))
        if isinstance(value, datetime):
            return self.show(value.date()) + " " + left_to_right(f"{value:%H:%M}")
        if isinstance(value, (date, int, Decimal)):
            return self.number(value)
        if isinstance(value, tuple):
            return Markup(self.words["or"]).join(self.show(item) for item in value)
        return escape(value)

    def number(self, value: date | int | Decimal) -> Markup:
        """A day in words, or a number. Pages share most of them."""
        html = self._numbers.get(value)
        if html is None:
            if isinstance(value, date):
                html = escape(names.day(value, self.lang))
            else:
                text = names.number(value, self.lang)
                html = left_to_right(text) if self.rtl else escape(text)
            self._numbers[value] = html
        return html

    def listed(self, values: Iterable[Any]) -> Markup:
        """Values with this language's commas."""
        return Markup(self._comma.join(map(self.show, values)))

    def link(self, link: Link) -> Markup:
        """A link, or its text where it leads nowhere. Many pages share one: it is made once."""
        html = self._links.get(link)
        if html is None:
            html = self.text(link.text)
            if link.href:
                html = Markup(f'<a href="{escape(link.href)}">{html}</a>')
            self._links[link] = html
        return html


def web_address(url: str) -> str:
    """An address for a link. The check refuses others than http(s); here they lead nowhere."""
    return url if re.match(r"https?://", url, re.IGNORECASE) else "#"


def left_to_right(value: Any) -> Markup:
    """Phones, hours, amounts, addresses: isolated, so that Arabic lines do not turn them round."""
    return Markup(f'<bdi dir="ltr">{escape(value)}</bdi>')


def _dir(lang: str) -> str:
    return "rtl" if lang in RTL else "ltr"

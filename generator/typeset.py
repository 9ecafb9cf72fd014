"""Turns a text of one language into HTML: escaped, CommonMark without HTML, isolated, spaced. Row 6.

Text stays text: everything is escaped, prose is CommonMark without HTML, and links are http(s),
mailto or tel. Most of a page's words pass here and most need nothing done, so each step looks first
for the few signs that it works on.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup

from generator.easy_markdown import easy_blocks, easy_line
from generator.settings import LANGUAGES
from generator.words import french_spaces

RTL = frozenset(language.code for language in LANGUAGES if language.rtl)

# Only text with one of these needs CommonMark; the rest is escaped, which is most of the prose.
_MARKUP = re.compile(r"[*_`\[\]#>|\\\n]")
_ITEM = re.compile(r"\s*(?:[-+]|\d+[.)])\s")
_INLINE = re.compile(r"[*_`\[\]\\<&!\n]")  # CommonMark's signs inside a line
# Phones, hours, dates, amounts, addresses and codes keep their order inside an Arabic sentence.
_LEFT_TO_RIGHT = re.compile(
    r"(?<![\w&#;/])(?:https?://[^\s<]+[^\s<.,;:!?)]|[\w.+-]+@[\w.-]+\.\w+"
    r"|\d[\w-]*(?:\.[A-Za-z][\w-]*)+"  # an address that begins with a figure: 2511.ma
    r"|\+?\d[\d  .:/–-]*\d|\+\d+|[A-Z]{1,4}[ -]\d[\d-]*)(?![\w/])"
)
_TURNED = re.compile("[0-9٠-٩۰-۹@/]")  # each of those holds one of these
_TAG = re.compile(r"(<[^>]*>)")
_USUAL_URL = re.compile(r"[a-z]+:[A-Za-z0-9/._?=+@~#,;:-]*")
_GOOD_URL = re.compile(r"https?://|mailto:|tel:", re.IGNORECASE)


class _CommonMark(MarkdownIt):
    """CommonMark without HTML or images, and with links of an allow-list of schemes."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False})
        self.disable("image")
        self.core.ruler.at("inline", _lines)

    def validateLink(self, url: str) -> bool:
        """markdown-it refuses a list of bad schemes; a list of good ones is safer."""
        return _GOOD_URL.match(url) is not None

    def normalizeLink(self, url: str) -> str:
        """Most addresses have no sign to encode, and taking them apart costs more than all the rest."""
        return url if _USUAL_URL.fullmatch(url) else super().normalizeLink(url)


def _lines(state: StateCore) -> None:
    """CommonMark's rule for lines of text, which reads none that has no sign."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            if _INLINE.search(token.content):
                state.md.inline.parse(token.content, state.md, state.env, token.children)
            elif token.content:
                token.children.append(Token("text", "", 0, content=token.content))


commonmark = _CommonMark()


def html(text: str) -> Markup:
    """Text that is HTML already. As `Markup(text)`, which asks first whether `text` is an object."""
    return str.__new__(Markup, text)


def escaped(text: str) -> str:
    """As `markupsafe.escape`. To ask for each sign takes a quarter of what a pattern takes to find one, and a
    site asks a million times."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "'" in text:
        text = text.replace("'", "&#39;")
    if '"' in text:
        text = text.replace('"', "&#34;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def prose(text: str, lang: str) -> Markup:
    """A passage as HTML blocks."""
    if _MARKUP.search(text) or _ITEM.match(text):
        return typeset(easy_blocks(text) or commonmark.render(text), lang)
    return typeset(f"<p>{escaped(text)}</p>", lang)


def inline(text: str, lang: str) -> Markup:
    """A line of prose as HTML without a block around it."""
    if _MARKUP.search(text):
        return typeset(easy_line(text) or commonmark.renderInline(text), lang)
    return typeset(escaped(text), lang)


@lru_cache(maxsize=16384)
def plain(text: str, lang: str) -> Markup:
    """A name or a summary as HTML: its signs are shown as they are written. Cached: lists and links repeat
    names; longer texts stand on one page, and looking them up costs more than it gains."""
    return typeset(escaped(text), lang)


def typeset(text: str, lang: str) -> Markup:
    """HTML with what a language's lines need: isolated numbers in Arabic; in French, signs that keep to
    their word."""
    if lang in RTL:
        return isolate(text)
    return html(french_spaces(text) if lang == "fr" else text)


def typeset_text(text: str, lang: str) -> str:
    """The same for text that a script shows: invisible signs stand for the tags."""
    if lang in RTL:
        return _LEFT_TO_RIGHT.sub("\u2066\\g<0>\u2069", text) if _TURNED.search(text) else text
    return french_spaces(text) if lang == "fr" else text


def isolate(text: str) -> Markup:
    """HTML in which what must stay left-to-right is wrapped; tags are left alone."""
    if not _TURNED.search(text):
        return html(text)
    pieces = _TAG.split(text)
    for i in range(0, len(pieces), 2):
        if _TURNED.search(pieces[i]):
            pieces[i] = _LEFT_TO_RIGHT.sub(r'<bdi dir="ltr">\g<0></bdi>', pieces[i])
    return html("".join(pieces))

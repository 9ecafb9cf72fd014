"""Words of the glossary where a page first uses them: a link, whose explanation a tap shows. Row 6.

The link leads to the word's page, so that it serves without script too. What a tap shows is read from
`assets/terms-<lang>.js` once it is wanted: pages stay as light as they were.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import escape

from generator.catalogue import Catalogue
from generator.render import RTL, typeset_text
from generator.settings import LANGUAGE_CODES

MOST = 8  # words on one page: more would be a page of links
_WORD = re.compile(r"\w+")
_ASIDE = re.compile(r"\s*\((.*)\)|\s*[,:،] .*")  # what a title adds to the word itself
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]\b")
# Where a word may be marked: not in a tag, a link, a heading, a button, or what is marked as another language.
_OPEN = re.compile(r"<(a|h[1-6]|button|summary|th|dt|sup|span|code)\b[^>]*>|</(\w+)>")
_PREFIX = {"ar": "[وفبك]?", "fr": "", "en": ""}
_PLURAL = {"ar": "", "fr": "[sx]?", "en": "s?"}


class Spelling(NamedTuple):
    """One way in which a page may write a term."""

    address: str  # of the term's page, under the language's folder
    pattern: re.Pattern[str]


class Explained:
    """The terms of one language, ready to be found."""

    def __init__(self, catalogue: Catalogue, lang: str) -> None:
        self.by_word: dict[str, list[Spelling]] = {}
        for term in catalogue.of("glossary"):
            text, given = term.title.best(lang)
            for form in forms(text) if given == lang else ():
                spelling = Spelling(catalogue.address(term), _pattern(form, lang))
                self.by_word.setdefault(_first(form, lang), []).append(spelling)
        self.lang = lang

    def mark(self, html: str, up: str = "../") -> str:
        """`html` with each term linked where it first stands in running text, in the order of the page.
        `up` leads to the language's folder."""
        found: dict[str, tuple[int, int]] = {}
        for word in self._words(html):
            for spelling in self.by_word.get(word, ()):
                place = _place(html, spelling.pattern)
                if place and place < found.get(spelling.address, (len(html), 0)):
                    found[spelling.address] = place
        return _linked(html, _apart(found), up)

    def _words(self, html: str) -> Iterable[str]:
        """The first words of terms that the page holds somewhere, markup included. A cheap first look."""
        held: set[str] = set(_WORD.findall(html.lower() if self.lang not in RTL else html))
        if self.lang in RTL:
            held |= {word[1:] for word in held if word[0] in "وفبك"}
        else:
            held |= {word.rstrip("sx") for word in held}
        return held & self.by_word.keys()


def forms(title: str) -> list[str]:
    """How a page may write a term, from its title: `Carte d'identité (CNIE)` gives both."""
    bare = _ASIDE.sub("", title).strip()
    aside = re.search(r"\(([^)]*)\)", title)
    acronym = _ACRONYM.fullmatch(aside[1]) if aside else None
    return [bare, acronym[0]] if acronym else [bare]


def _first(form: str, lang: str) -> str:
    first: str = _WORD.findall(form)[0]
    return first if lang in RTL else first.lower().rstrip("sx")


def _pattern(form: str, lang: str) -> re.Pattern[str]:
    """The term as whole words; an acronym in its own letters, the rest in either case and number."""
    words = r"[\s\u00a0]+".join(map(re.escape, form.split()))
    exact = _ACRONYM.match(form) is not None or lang in RTL
    plural = "" if exact else _PLURAL[lang]
    return re.compile(
        rf"(?<!\w){_PREFIX[lang]}{words}{plural}(?!\w)", 0 if exact else re.IGNORECASE
    )


def _place(html: str, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """The first place of a pattern in running text."""
    for match in pattern.finditer(html):
        start = match.start()
        inside = html.rfind("<", 0, start) > html.rfind(">", 0, start)
        if not inside and not _is_within(html, start):
            return match.span()
    return None


def _is_within(html: str, place: int) -> bool:
    """Does the nearest block before a place leave one of the elements of `_OPEN` open there?"""
    block = max(html.rfind(tag, 0, place) for tag in ("<p", "<li", "<dd", "<td"))
    if block < 0:
        return True
    open_: list[str] = []
    for match in _OPEN.finditer(html, block, place):
        if match[1]:
            open_.append(match[1])
        elif open_ and open_[-1] == match[2]:
            open_.pop()
        elif match[2] in ("p", "li", "dd", "td", "ul", "ol"):
            return True  # the block has ended: a heading or a list's title follows
    return bool(open_)


def _apart(found: dict[str, tuple[int, int]]) -> list[tuple[int, int, str]]:
    """The first places, without those that lie within another."""
    rows = sorted((start, -end, address) for address, (start, end) in found.items())
    kept: list[tuple[int, int, str]] = []
    for start, end, address in rows:
        if not kept or start >= kept[-1][1]:
            kept.append((start, -end, address))
    return kept[:MOST]


def _linked(html: str, places: list[tuple[int, int, str]], up: str) -> str:
    pieces, at = [], 0
    for start, end, address in places:
        link = f'<a class="bs-term" href="{up}{escape(address)}">{html[start:end]}</a>'
        pieces += [html[at:start], link]
        at = end
    return "".join([*pieces, html[at:]])


def data_name(lang: str) -> str:
    """The address of a language's explanations."""
    return f"assets/terms-{lang}.js"


def files(catalogue: Catalogue) -> dict[str, bytes]:
    """What a tap on a term shows, by the address of the term's page: a classic script per language."""
    made = {}
    for lang in LANGUAGE_CODES:
        terms = {
            catalogue.address(term): typeset_text(*term.plain.best(lang))
            for term in catalogue.of("glossary")
            if term.plain.get(lang)
        }
        text = json.dumps(terms, ensure_ascii=False, separators=(",", ":"))
        made[data_name(lang)] = f"window.boussoleTerms={text};\n".encode()
    return made

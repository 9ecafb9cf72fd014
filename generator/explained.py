"""Words of the glossary where a page first uses them: a link, whose explanation a tap shows. Row 6.

The link leads to the word's page, so that it serves without script too. What a tap shows is read from
`assets/terms-<lang>.js` once it is wanted: pages stay as light as they were.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markupsafe import escape

from generator.catalogue import Catalogue
from generator.scripts import script
from generator.settings import LANGUAGE_CODES
from generator.typeset import RTL, escaped, typeset_text

MOST = 8  # words on one page: more would be a page of links
_ASIDE = re.compile(r"\s*\((.*)\)|\s*[,:،] .*")  # what a title adds to the word itself
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]\b")
# Where a word may be marked: not in a tag, a link, a heading, a button, or what is marked as another language.
_OPEN = re.compile(r"<(a|h[1-6]|button|summary|th|dt|sup|span|code)\b[^>]*>|</(\w+)>")
_JOINED = "وفبك"  # particles that Arabic writes as one with the next word
_PLURAL = {"ar": "", "fr": "[sx]?", "en": "s?"}
# What stands beside a word beyond ASCII, in any language: editors type each other's quotation marks.
_SIGNS = "\u00a0\u202f«»“”‘’–—…،؛؟"
_SPACED = bytes(
    x if x > 127 else ord(chr(x).lower()) if chr(x).isalnum() else 32 for x in range(256)
)


class Spelling(NamedTuple):
    """One way in which a page may write a term."""

    address: str  # of the term's page, under the language's folder
    start: str  # how it begins: its first word, in lower case unless `exact`
    rest: tuple[set[bytes], ...]  # what each of its other words may look like
    exact: bool  # an acronym, or a script without case
    pattern: re.Pattern[str]


class Explained:
    """The terms of one language, ready to be found."""

    def __init__(self, catalogue: Catalogue, lang: str) -> None:
        self.by_word: dict[bytes, list[Spelling]] = {}
        for term in catalogue.of("glossary"):
            text, given = term.title.best(lang)
            for form in forms(text) if given == lang else ():
                spelling = _spelling(catalogue.address(term), form, lang)
                for start in {form.lower(), form.lower().capitalize()}:
                    for word in _seen_as(_words(start)[0], lang):
                        self.by_word.setdefault(word, []).append(spelling)

    def mark(self, html: str, up: str = "../") -> str:
        """`html` with each term linked where it first stands in running text, in the order of the page.
        `up` leads to the language's folder."""
        words = set(_words(html)) if self.by_word else set[bytes]()
        begun = words & self.by_word.keys()
        lower = html.lower() if begun else ""
        found: dict[str, tuple[int, int]] = {}
        for word in begun:
            for spelling in self.by_word[word]:
                if any(map(words.isdisjoint, spelling.rest)):
                    continue
                place = _place(html, html if spelling.exact else lower, spelling)
                if place and place < found.get(spelling.address, (len(html), 0)):
                    found[spelling.address] = place
        return _linked(html, _apart(found), up) if found else html


def _words(text: str) -> list[bytes]:
    """The words of a text, markup included, their letters without accents in lower case. Quick: every page of
    the site passes here."""
    for sign in _SIGNS:
        text = text.replace(sign, " ")
    return text.encode().translate(_SPACED).split()


def _seen_as(word: bytes, lang: str) -> set[bytes]:
    """How the first word of a term may stand in a page: in number, or with a joined particle."""
    if lang in RTL:
        return {word, *(letter.encode() + word for letter in _JOINED)}
    bare = word.rstrip(b"sx")
    return {word, bare, bare + b"s", bare + b"x"}


def forms(title: str) -> list[str]:
    """How a page may write a term, from its title: `Carte d'identité (CNIE)` gives both."""
    bare = _ASIDE.sub("", title).strip()
    aside = re.search(r"\(([^)]*)\)", title)
    acronym = _ACRONYM.fullmatch(aside[1]) if aside else None
    return [bare, acronym[0]] if acronym else [bare]


def _spelling(address: str, form: str, lang: str) -> Spelling:
    """The term as whole words; an acronym in its own letters, the rest in either case and number."""
    words = escaped(form).split()  # as it stands in a page
    exact = _ACRONYM.match(form) is not None or lang in RTL
    term = r"[\s\u00a0]+".join(map(re.escape, words))
    prefix, plural = (f"[{_JOINED}]?" if lang in RTL else ""), ("" if exact else _PLURAL[lang])
    pattern = re.compile(rf"(?<!\w){prefix}{term}{plural}(?!\w)", 0 if exact else re.IGNORECASE)
    # In either case: `_words` lowers ASCII alone.
    cases = zip(_words(form.lower()), _words(form.title()), strict=True)
    rest = tuple(_seen_as(low, lang) | _seen_as(title, lang) for low, title in cases)[1:]
    return Spelling(address, words[0] if exact else words[0].lower(), rest, exact, pattern)


def _place(html: str, text: str, spelling: Spelling) -> tuple[int, int] | None:
    """The first place of a term in running text. `text` is `html` in the case that the spelling wants."""
    at = text.find(spelling.start)
    while at >= 0:
        # One sign before, a particle may be joined to it.
        match = spelling.pattern.match(html, at - 1) or spelling.pattern.match(html, at)
        if match and not _is_within(html, match.start()):
            return match.span()
        at = text.find(spelling.start, at + 1)
    return None


def _is_within(html: str, place: int) -> bool:
    """Is a place in a tag, or does the nearest block before it leave one of `_OPEN` open there?"""
    if html.rfind("<", 0, place) > html.rfind(">", 0, place):
        return True
    block = -1
    for tag in ("<p", "<li", "<dd", "<td"):  # from the nearest one so far
        block = max(block, html.rfind(tag, max(block, 0), place))
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
        made[data_name(lang)] = script("window.boussoleTerms", terms)
    return made

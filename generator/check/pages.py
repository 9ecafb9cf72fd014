"""Hand-written pages: Markdown with a few macros, no code, no HTML, no personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator import load
from generator.check.addresses import SeeingMarkdown, target_fault
from generator.check.draft import Finding
from generator.check.privacy import personal_data
from generator.check.prose import unfair_words
from generator.check.rules import Content, rule
from generator.check.templates import split, template_faults
from generator.check.values import nearest
from generator.problems import Spot, Text
from generator.refusals import Refusal
from generator.settings import LANGUAGE_CODES

# MkDocs also reads keys without dashes at the very top of a page.
_BARE_FRONT = re.compile(r"\s{0,3}[A-Za-z0-9_-]+:")
_CODE_SPAN = re.compile(r"`[^`\n]*`")
_MARKDOWN = SeeingMarkdown().enable("table")


def _at(path: str, line: int, fr: str, en: str) -> Finding:
    return Finding(Spot(path, line), Text(fr, en))


@rule("L'en-tête d'une page n'a que des champs permis.", "Gardez `title` et `description`.")
def front_matter(content: Content) -> Iterator[Finding]:
    """A page's front matter has allowed keys only.

    Keep `title` and `description`.
    """
    allowed = content.settings.allowed_front_matter
    for path, page in content.pages.items():
        front, body, before = split(page)
        if not before and _BARE_FRONT.match(body):
            yield _at(
                path,
                1,
                "la page commence comme un en-tête : mettez des lignes `---` autour, ou un titre d'abord",
                "the page begins like front matter: put `---` lines around it, or a heading first",
            )
        if not front.strip():
            continue
        try:
            value, spots = load.parse(front)
        except Refusal as refusal:
            yield Finding(Spot(path, refusal.line + 1, refusal.column), refusal.message)
            continue
        for key in value:
            if key not in allowed:
                hint, known = nearest(key, list(allowed)), ", ".join(allowed)
                line, column = spots[key,]
                yield Finding(
                    Spot(path, line + 1, column),
                    Text(
                        f"champ `{key}` interdit{hint.fr} ; champs permis : {known}",
                        f"key `{key}` not allowed{hint.en}; allowed keys: {known}",
                    ),
                )
            elif not isinstance(value[key], str):
                yield _at(
                    path,
                    spots[key,][0] + 1,
                    f"`{key}` demande un simple texte",
                    f"`{key}` wants a plain text",
                )


@rule(
    "Une page n'appelle que les macros permises, avec des valeurs écrites.",
    "Reprenez l'exemple ; pour montrer des accolades, demandez au mainteneur.",
)
def page_macro(content: Content) -> Iterator[Finding]:
    """A page calls allowed macros only, with written values.

    Take the example; to show braces, ask the maintainer.
    """
    for path, page in content.pages.items():
        if "{" in page:
            before = split(page)[2]
            for line, fault in template_faults(page, content.settings.allowed_macros, before):
                yield _at(path, line, *fault)


def _tokens(body: str) -> Iterator[tuple[int, Any]]:
    """(line in the body, token) of every block and inline token."""
    for token in _MARKDOWN.parse(body):
        line = (token.map[0] if token.map else 0) + 1
        yield line, token
        for inner in token.children or ():
            yield line, inner
            if inner.type in ("softbreak", "hardbreak"):
                line += 1


def page_targets(page: str) -> Iterator[tuple[int, str]]:
    """(line in the page, address) of every link and image."""
    _, body, before = split(page)
    for line, token in _tokens(body):
        if token.type in ("link_open", "image"):
            yield line + before, str(token.attrs.get("href") or token.attrs.get("src") or "")


@rule(
    "Une page n'a pas de HTML.",
    "Écrivez en Markdown ; entre `accents graves`, une balise se montre telle quelle.",
)
def page_html(content: Content) -> Iterator[Finding]:
    """A page has no HTML.

    Write Markdown; between `backquotes` a tag shows as it is.
    """
    for path, page in content.pages.items():
        _, body, before = split(page)
        for line, token in _tokens(body) if "<" in body else ():
            if token.type in ("html_block", "html_inline"):
                shown = token.content.strip().split("\n")[0][:40]
                yield _at(
                    path,
                    line + before,
                    f"`{shown}` est du HTML : effacez-le, ou mettez-le entre accents graves",
                    f"`{shown}` is HTML: delete it, or put it in backquotes",
                )


@rule(
    "Un lien de page mène à une page du site, ou à une adresse http(s), mailto ou tel.",
    "Écrivez `[mots](page.md)` ou `[mots](https://example.org/)`.",
)
def page_link(content: Content) -> Iterator[Finding]:
    """A page's link leads to a page of the site, or to an http(s), mailto or tel address.

    Write `[words](page.md)` or `[words](https://example.org/)`.
    """
    for path, page in content.pages.items():
        for line, target in page_targets(page):
            fault = target_fault(target, relative=True)
            if fault:
                yield _at(
                    path,
                    line,
                    f"lien `{target[:80]}` : {fault.fr}",
                    f"link `{target[:80]}`: {fault.en}",
                )


@rule(
    "Une page parle des personnes avec les mots justes.",
    "Écrivez « en situation irrégulière » ; un mot cité se met entre accents graves.",
)
def page_words(content: Content) -> Iterator[Finding]:
    """A page speaks of people in fair words.

    Write "in an irregular situation"; put a word that is quoted in backquotes.
    """
    for path, page in content.pages.items():
        lang = path.split("/")[1]
        for number, line in enumerate(page.split("\n"), start=1):
            for word, instead in unfair_words(_CODE_SPAN.sub(" ", line), lang):
                yield _at(
                    path,
                    number,
                    f"« {word} » : écrivez « {instead} »",
                    f'"{word}": write "{instead}"',
                )


@rule(
    "Une page ne contient aucune donnée personnelle.",
    "Effacez-la ; l'historique devra aussi être nettoyé.",
)
def page_privacy(content: Content) -> Iterator[Finding]:
    """A page holds no personal data.

    Delete it; the history will have to be cleaned as well.
    """
    for path, page in content.pages.items():
        for index, message in personal_data(page):
            yield Finding(Spot(path, page.count("\n", 0, max(index, 0)) + 1), message)


@rule(
    "Une page existe dans chaque langue.",
    "Écrivez-la aussi dans les langues nommées.",
    severity="warning",
)
def page_missing(content: Content) -> Iterator[Finding]:
    """A page exists in every language.

    Write it in the languages named too.
    """
    found: dict[str, dict[str, str]] = {}
    known = (*content.pages, *content.unread_pages)
    for path in sorted(path for path in known if path.count("/") > 1 and path.endswith(".md")):
        _, lang, name = path.split("/", 2)
        found.setdefault(name, {})[lang] = path
    for paths in found.values():
        missing = ", ".join(code for code in LANGUAGE_CODES if code not in paths)
        if missing:
            yield _at(
                min(paths.values()),
                1,
                f"cette page manque en : {missing}",
                f"this page is missing in: {missing}",
            )

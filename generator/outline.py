"""Gives the flat HTML of a hand-written page its sections, as the record pages have them. Row 6."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

# Sanitised HTML is well formed: every tag but these is closed.
_VOID = frozenset({"br", "hr", "img"})
_TAG = re.compile(r"""<(/?)([a-z][a-z0-9]*)(?:"[^"]*"|[^">])*>""")
_HEADING = re.compile(r"""<h2(?: id="([^"]*)")?>(.*?)</h2>""", re.DOTALL)
_TABLE = re.compile(r"<table.*?</table>", re.DOTALL)


def outline(html: Markup, doors: str | None = None) -> Markup:
    """Each level-2 heading and what follows it in one section; tables in a frame that scrolls.

    With `doors`, the name of a list of links to the sections, the page opens as a home page: the
    list stands before the first section, and a first paragraph that begins in bold is a warning.
    """
    first, *rest = _pieces(str(html))
    links = _doors(rest, doors) if doors and rest else Markup("")
    if doors:
        first = first.replace("<p><strong>", '<p class="bs-note"><strong>')
    return Markup("").join((_scrolling(first), links, *map(_section, rest)))


def _pieces(html: str) -> Iterator[str]:
    """The HTML cut before each level-2 heading that stands in no other element."""
    start = depth = 0
    for tag in _TAG.finditer(html):
        closing, name = tag.groups()
        if name == "h2" and not closing and depth == 0:
            yield html[start : tag.start()]
            start = tag.start()
        if name not in _VOID:
            depth += -1 if closing else 1
    yield html[start:]


def _section(piece: str) -> Markup:
    return Markup("<section>{}</section>\n").format(_scrolling(piece))


def _scrolling(piece: str) -> Markup:
    """Tables that may be wider than the screen, reachable by keyboard and named by their section."""
    heading = _HEADING.match(piece)
    name = f' aria-labelledby="{heading[1]}"' if heading and heading[1] else ""
    frame = f'<div class="bs-scroll" tabindex="0" role="group"{name}>'
    return Markup(_TABLE.sub(lambda table: f"{frame}{table[0]}</div>", piece))


def _doors(sections: list[str], label: str) -> Markup:
    """Links to the sections, by their headings."""
    headings = [found for piece in sections if (found := _HEADING.match(piece)) and found[1]]
    items = Markup("").join(
        Markup('<li><a href="#{}">{}</a></li>').format(
            Markup(found[1]), Markup(found[2]).striptags()
        )
        for found in headings
    )
    return Markup('<nav class="bs-doors" aria-label="{}"><ul>{}</ul></nav>\n').format(
        escape(label), items
    )

"""The part of a record's page that is the record, for a file of its own.

A page is taken apart into a small tree, and what only the site can do (buttons, the way to the map,
anchors, links to other pages) is left out. The tree is the page's own words: no second template. Row 6.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape

VOID = frozenset({"br", "hr", "img", "input", "wbr"})
# By the name of a class: what makes no sense outside the page.
DROPPED = frozenset(
    "bs-onmap bs-ask bs-actions bs-paper bs-share bs-toc bs-print bs-path bs-kicker".split()
)
KEPT = ("class", "lang", "dir", "href")
OUTWARD = ("http://", "https://", "tel:", "mailto:")
_PIECES = re.compile(r"(<[^>]*>)")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_ATTRIBUTE = re.compile(r' ([a-z-]+)(?:="([^"]*)")?')
_SPACE = re.compile(r"[ \n\t]+")


@dataclass(slots=True)
class Element:
    """An element; attributes and text are unescaped."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def classes(self) -> set[str]:
        """The names of its classes."""
        return set(self.attributes.get("class", "").split())


def article(page: str) -> Element:
    """The record of a whole page of ours, taken apart. ValueError where the page has none."""
    start = page.index('<article class="bs-record"')
    return parsed(page[start : page.rindex("</article>") + len("</article>")])


def parsed(html: str) -> Element:
    """The tree of one element. Our templates close what they open and escape what they fill in; ValueError
    where one does not."""
    top = Element("")
    open_ = [top]
    for number, piece in enumerate(_PIECES.split(html)):
        if number % 2 == 0:
            if text := _SPACE.sub(" ", unescape(piece)):
                open_[-1].children.append(text)
            continue
        tag = _TAG.match(piece)
        if tag is None:
            continue
        if tag[1]:
            if open_.pop().tag != tag[2]:
                raise ValueError(f"</{tag[2]}> closes another element")
            continue
        made = Element(tag[2], {k: unescape(v) for k, v in _ATTRIBUTE.findall(piece)})
        open_[-1].children.append(made)
        if tag[2] not in VOID and not piece.endswith("/>"):
            open_.append(made)
    return next(child for child in top.children if isinstance(child, Element))


def kept(
    element: Element, link: Callable[[str], str] = lambda href: "", keep: tuple[str, ...] = KEPT
) -> Element:
    """A copy of an element without what is dropped. `link` gives the new address of a link inside the
    site; where it gives none, the link is its words."""
    attributes = {k: v for k, v in element.attributes.items() if k in keep}
    href = attributes.pop("href", "")
    tag = element.tag
    if tag == "a":
        to = href if href.startswith(OUTWARD) else link(href)
        attributes = {"href": to, **attributes} if to else {}
        tag = "a" if to else "span"
    children = [
        child if isinstance(child, str) else kept(child, link, keep)
        for child in element.children
        if isinstance(child, str) or not (child.classes() & DROPPED or child.tag == "button")
    ]
    return Element(tag, attributes, _trimmed(tag, children))


def _trimmed(tag: str, children: list[Element | str]) -> list[Element | str]:
    """Without the spaces that stand between blocks."""
    if tag in ("article", "section", "header", "footer", "ol", "ul", "dl", "div", "table", "tr"):
        return [child for child in children if child != " "]
    return children


def html(element: Element) -> str:
    """The element as HTML again."""
    return "".join(_html(element))


def _html(element: Element) -> Iterator[str]:
    yield f"<{element.tag}{''.join(map(_attribute, element.attributes.items()))}>"
    if element.tag in VOID:
        return
    for child in element.children:
        if isinstance(child, str):
            yield _escaped(child)
        else:
            yield from _html(child)
    yield f"</{element.tag}>"


def _attribute(attribute: tuple[str, str]) -> str:
    name, text = attribute
    return f' {name}="{_escaped(text).replace(chr(34), "&quot;")}"'


def _escaped(text: str) -> str:
    """As `markupsafe.escape`, with the apostrophes of French left alone."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

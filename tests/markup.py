"""A page of HTML as a browser reads it, and what in it would be code or lead astray."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

# What CommonMark may make of a text, beside paragraphs: never a script, a frame, a form, a picture.
MARKUP = {
    "a",
    "p",
    "em",
    "strong",
    "code",
    "br",
    "bdi",
    "ul",
    "ol",
    "li",
    "pre",
    "blockquote",
    "span",
    "div",
    "hr",
}
LINK = re.compile(r"(?:https?://|webcal://|mailto:|tel:|#|[a-z0-9./_-]*(?:[#?]|$))", re.IGNORECASE)


class Page(HTMLParser):
    """A page as a browser reads it: tags, the faults in them, text and title."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.faults: list[str] = []
        self.texts: list[str] = []
        self.feed(source)
        self.close()
        self.text = "".join(self.texts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "formaction", "ping"):
                self.faults.append(f"<{tag} {name}>")
            if name in ("href", "src", "action") and not LINK.match(value or ""):
                self.faults.append(f"<{tag} {name}={value}>")
            if (
                tag == "script"
                and name == "src"
                and not re.fullmatch(r"[./]+assets/[a-z-]+\.js", value or "")
            ):
                self.faults.append(f"<script src={value}>")
        if tag == "script" and not dict(attrs).get("src"):
            self.faults.append("inline script")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def assert_harmless(source: str, benign: Page, where: str) -> Page:
    """No tag that the same page with an innocent text lacks, but what CommonMark makes; no fault."""
    page = Page(source)
    assert page.faults == [], where
    assert set(page.tags - benign.tags) <= MARKUP, where
    # The innocent text is a term of the glossary too, and linked as such.
    assert set(benign.tags - page.tags) <= {"a"}, where
    return page

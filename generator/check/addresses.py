"""Web addresses: what a sound one is, what is wrong with another, and which ones a text links to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt

from generator.problems import Text

LONGEST = 400
_TRACKING = re.compile(r"[?&](utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|_ga)=")
_SOUND = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]\.?(?::\d{2,5})?"
    r"(?:[/?#][^\x00-\x20\x7f-\xa0\"<>\\^`{|}]*)?",
    re.IGNORECASE,
)
_PLAIN_LINK = re.compile(r"\]\((https?://[^\s()<>\"\\&]+)\)")
_CONTACT = re.compile(r"mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|tel:\+?\d[\d-]+", re.ASCII)


def url_fault(url: str) -> Text | None:
    """What is wrong with an address, and what to write instead; None for a sound one."""
    if len(url) > LONGEST:
        return Text(f"{len(url)} caractères ; la limite est {LONGEST} : cherchez une adresse plus courte", f"{len(url)} characters; the limit is {LONGEST}: look for a shorter address")  # fmt: skip
    if _SOUND.fullmatch(url):
        return None
    if not url.lower().startswith(("http://", "https://")):
        return Text("elle doit commencer par `https://` (ou `http://`)", "it must begin with `https://` (or `http://`)")  # fmt: skip
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        named = "@" in parts.netloc
    except ValueError:
        host, named = "", False
    if named:
        return Text("un nom ou un mot de passe précède le site : effacez ce qui va jusqu'à `@`", "a name or password stands before the site: delete it up to the `@`")  # fmt: skip
    if not re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+\.?", host):
        return Text("le nom du site est incomplet : il faut par exemple `https://example.org/page`", "the site's name is incomplete: for example `https://example.org/page`")  # fmt: skip
    return Text("un espace, un guillemet, un chevron ou une barre oblique inverse : recopiez l'adresse depuis le navigateur", "a space, quote, angle bracket or backslash: copy the address from the browser again")  # fmt: skip


def tracker(url: str) -> str | None:
    """The tracking parameter in an address, if any: `utm_source`, `fbclid`…"""
    found = _TRACKING.search(url) if "=" in url else None
    return found[1] if found else None


class SeeingMarkdown(MarkdownIt):
    """CommonMark that keeps dangerous links, which have to be seen to be refused. Never rendered."""

    def __init__(self) -> None:
        super().__init__("commonmark")

    def validateLink(self, url: str) -> bool:
        """The parser would drop what it finds dangerous."""
        return True


@cache
def _parser() -> MarkdownIt:
    return SeeingMarkdown()


def link_targets(markdown: str) -> Iterator[str]:
    """The addresses a CommonMark text links to, images included, as a browser would get them."""
    if "](" not in markdown and "<" not in markdown and "]:" not in markdown:
        return
    plain = _PLAIN_LINK.findall(markdown)
    if "<" not in markdown and "]:" not in markdown and len(plain) == markdown.count("]("):
        yield from plain
        return
    for token in _parser().parse(markdown):
        for inner in token.children or ():
            if inner.type in ("link_open", "image"):
                yield str(inner.attrs.get("href") or inner.attrs.get("src") or "")


def target_fault(target: str, *, relative: bool = False) -> Text | None:
    """What is wrong with a link of a text: http(s), mailto, tel; in pages also a relative address."""
    if _CONTACT.fullmatch(target):
        return None
    scheme = re.match(r"\s*[A-Za-z][A-Za-z0-9+.-]*:", target)
    if relative and not scheme and not target.startswith(("//", "/", "\\")):
        return None
    return url_fault(target)

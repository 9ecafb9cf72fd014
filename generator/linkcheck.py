"""Does every internal link of the built site lead to a file, and every anchor to an id? Row 6.

Part of every build, so it must cost little: pages are read as bytes, a link is followed once per
folder and not once per page, and what a frame repeats in every page is read once.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

_LINK = re.compile(rb' (?:href|src)="([^"]*)"')
_ELSEWHERE = re.compile(rb"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class BrokenLink(NamedTuple):
    """A link that leads nowhere, and the first page that has it; addresses under the site."""

    page: str
    link: str

    def __str__(self) -> str:
        return f"{self.page}: broken link {self.link}"


def broken_links(site: str) -> list[BrokenLink]:
    """Every broken internal link of the pages under the folder `site`, once per folder, sorted.

    A link to a folder is broken: from a stick nobody serves its index. `#province=…` names no id: it
    is a wish that the page's script reads.
    """
    files = dict(_files(site, ""))
    broken: list[BrokenLink] = []
    folders: dict[str, _Folder] = {}
    anchors: dict[tuple[str, bytes], BrokenLink] = {}  # (page, id) → the first link that wants it
    for name, path in files.items():
        if not name.endswith(".html"):
            continue
        page = _read(path)
        broken += (
            BrokenLink(name, f"#{x.decode()}") for x in _own_anchors(page) if not _has_id(page, x)
        )
        folder = folders.setdefault(posixpath.dirname(name), _Folder(set(), set()))
        for link in folder.new_links(page):
            target, anchor = _resolved(name, link.decode().replace("&amp;", "&"))
            if target not in files:
                broken.append(BrokenLink(name, link.decode()))
            elif anchor and b"=" not in anchor:
                anchors.setdefault((target, anchor), BrokenLink(name, link.decode()))
    broken += (
        x for (page, anchor), x in anchors.items() if not _has_id(_read(files[page]), anchor)
    )
    return sorted(broken)


class _Folder(NamedTuple):
    """What was already read in pages of one folder."""

    pieces: set[bytes]
    links: set[bytes]

    def new_links(self, page: bytes) -> list[bytes]:
        """The page's links into the site that no page of this folder had before, sorted."""
        before, _, rest = page.partition(b"<main")
        main, _, after = rest.partition(b"</main>")
        frame = {*before.split(b"\n"), after} - self.pieces
        self.pieces.update(frame)
        found = set(_LINK.findall(b"\n".join((main, *frame)))) - self.links
        new = sorted(x for x in found if x[:1] != b"#" and not _ELSEWHERE.match(x))
        self.links.update(new)
        return new


def _own_anchors(page: bytes) -> set[bytes]:
    """The ids that links of the page want in the page itself."""
    found = {piece[: piece.index(b'"')] for piece in page.split(b' href="#')[1:]} - {b""}
    return {unquote(x).encode() if b"%" in x else x for x in found}


def _has_id(page: bytes, name: bytes) -> bool:
    return b' id="%b"' % name in page


def _resolved(page: str, link: str) -> tuple[str, bytes]:
    """The address under the site that a link of a page leads to, and the id it wants there."""
    address, _, anchor = link.partition("#")
    address = unquote(address.partition("?")[0])
    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), address))
    # `normpath` drops the final slash: a folder's address is no file.
    return target.lstrip("/") + "/" * address.endswith("/"), unquote(anchor).encode()


def _files(site: str, inside: str) -> Iterator[tuple[str, str]]:
    """(address, path) of every file, sorted."""
    with os.scandir(f"{site}/{inside}") as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(site, f"{inside}{entry.name}/")
        else:
            yield inside + entry.name, entry.path


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:
        return file.read()

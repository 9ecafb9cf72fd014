"""Does every internal link of the built site lead to a file, and every anchor to an id? Row 6.

Part of every build, so it must cost little: a page is read while it is in memory, by the process that
made it; a link is followed once per folder and not once per page, and what a frame repeats in every
page is read once.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Collection, Iterator
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


class Wanted(NamedTuple):
    """What the pages of one folder want: a file of the site and, unless empty, an id in it."""

    folder: str
    file: str
    anchor: bytes


class Found(NamedTuple):
    """What was read in some pages: links broken in the page itself, and links to be followed."""

    broken: list[BrokenLink]
    wanted: dict[Wanted, BrokenLink]  # → the link that would be broken


class Links:
    """The links of a site's pages, read one by one, by one process or several."""

    def __init__(self) -> None:
        self.found = Found([], {})
        self._folders: dict[str, _Folder] = {}

    def read(self, name: str, page: bytes) -> None:
        """Takes in a page (HTML) by its address under the site."""
        broken, wanted = self.found
        broken += (
            BrokenLink(name, f"#{x.decode()}") for x in _own_anchors(page) if not _has_id(page, x)
        )
        directory = posixpath.dirname(name)
        folder = self._folders.setdefault(directory, _Folder(set(), set()))
        for link in folder.new_links(page):
            text = link.decode()
            file, anchor = _resolved(name, text.replace("&amp;", "&"))
            wanted.setdefault(Wanted(directory, file, anchor), BrokenLink(name, text))

    def add(self, found: Found) -> None:
        """Takes in what another process has read; of two links to one place, the first page's stays."""
        broken, wanted = self.found
        broken += found.broken
        for key, link in found.wanted.items():
            wanted[key] = min(link, wanted.get(key, link))

    def broken(self, site: str, elsewhere: Collection[str] = ()) -> list[BrokenLink]:
        """Every broken internal link of the pages read, sorted, now that the folder `site` holds all but the
        files that lie `elsewhere`.

        A link to a folder is broken: from a stick nobody serves its index. `#province=…` names no id:
        it is a wish that the page's script reads.
        """
        files = dict(_files(site, ""))
        return sorted(
            self.found.broken
            + [
                x
                for to, x in self.found.wanted.items()
                if to.file not in elsewhere and not _stands(files, to)
            ]
        )


def broken_links(site: str, elsewhere: Collection[str] = ()) -> list[BrokenLink]:
    """Every broken internal link of the pages under the folder `site`, once per folder, sorted."""
    links = Links()
    for name, path in _files(site, ""):
        if name.endswith(".html"):
            links.read(name, _read(path))
    return links.broken(site, elsewhere)


def _stands(files: dict[str, str], to: Wanted) -> bool:
    if to.file not in files:
        return False
    return not to.anchor or b"=" in to.anchor or _has_id(_read(files[to.file]), to.anchor)


class _Folder(NamedTuple):
    """What was already read in pages of one folder."""

    pieces: set[bytes]
    links: set[bytes]

    def new_links(self, page: bytes) -> list[bytes]:
        """The page's links into the site that no page of this folder had before, sorted."""
        start, end = page.find(b"<main"), page.find(b"</main>")
        if start < 0 or end < start:
            start = end = len(page)
        frame = {*page[:start].split(b"\n"), page[end:]} - self.pieces
        self.pieces.update(frame)
        found = {*_LINK.findall(page, start, end), *_LINK.findall(b"\n".join(frame))}
        new = sorted(x for x in found - self.links if x[:1] != b"#" and not _ELSEWHERE.match(x))
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

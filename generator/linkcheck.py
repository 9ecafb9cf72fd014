"""Does every internal link of the built site lead to a file, and every anchor to an id? Row 6.

Part of every build, so it must cost little: a page is read while it is in memory, by the process that
made it, for what it leads to alone. Only when a target is missing is the site read once more, to say
which page has the link.
"""

from __future__ import annotations

import os
import posixpath
import re
import sys
from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_LEADING = re.compile(rb' (?:href|src)="(?!https?:)([^"]*)"')
# Of a link to a file: no sign to decode, no anchor but a wish, which names no id.
_USUAL = re.compile(r"((?:\.\./)*[\w-][\w./-]*\w)(?:#\w+=[\w./-]*)?")


class BrokenLink(NamedTuple):
    """A link that leads nowhere, and the first page that has it; addresses under the site."""

    page: str
    link: str

    def __str__(self) -> str:
        return f"{self.page}: broken link {self.link}"


class Links:
    """What the pages of a site lead to, read one by one, by one process or several."""

    def __init__(self) -> None:
        self.targets: set[str] = set()  # addresses under the site, with the id that is wanted there
        self._followed: dict[str, set[bytes]] = {}  # links, by the folder of the pages

    def read(self, name: str, page: bytes) -> None:
        """Takes in a page (HTML) by its address under the site. What surrounds <main> is the frame's, the same
        for a folder but for the page's own address: it is read once."""
        folder = name.rpartition("/")[0]
        followed = self._followed.get(folder)
        if followed is None:
            followed, new = self._followed.setdefault(folder, set()), _links(page)
        else:
            start, end = page.find(b"<main"), page.rfind(b"</main>")
            new = (_links(page, start, end) if start >= 0 else _links(page)) - followed
        followed.update(link for link in new if link[:1] != b"#")
        self.targets.update(target for _, target in _targets(name, page, new))

    def news(self) -> set[str]:
        """The targets that were found since the last call, for the process that gathers them."""
        found, self.targets = self.targets, set()
        return found

    def broken(self, site: str, elsewhere: Collection[str] = ()) -> list[BrokenLink]:
        """Every broken internal link of the pages read, sorted, now that the folder `site` holds all but the
        files that lie `elsewhere`."""
        stands = _standing(site, elsewhere)
        return [] if all(map(stands, self.targets)) else broken_links(site, elsewhere)


def broken_links(site: str, elsewhere: Collection[str] = ()) -> list[BrokenLink]:
    """Every broken internal link of the pages under the folder `site`, once per folder, sorted.

    A link to a folder is broken: from a stick nobody serves its index. `#province=…` names no id:
    it is a wish that the page's script reads.
    """
    stands = _standing(site, elsewhere)
    found: dict[tuple[str, str], BrokenLink] = {}
    for name in sorted(_files(site, "")):
        if name.endswith(".html"):
            page = _read(f"{site}/{name}")
            for link, target in sorted(_targets(name, page, _links(page))):
                if not stands(target):
                    place = name.rpartition("/")[0], target
                    found.setdefault(place, BrokenLink(name, link))
    return sorted(found.values())


def _links(page: bytes, start: int = 0, end: int = sys.maxsize) -> set[bytes]:
    """What stands in the attributes of the page that lead somewhere but to the web. In a text, `"` is escaped."""
    return set(_LEADING.findall(page, start, end))


def _targets(name: str, page: bytes, links: set[bytes]) -> Iterator[tuple[str, str]]:
    """(link, target) of a page's links into the site; of those into the page itself, if no id is there."""
    folder = "/" + name[: name.rfind("/") + 1]
    for link in map(bytes.decode, links):
        if link[:1] == "#":
            anchor = unquote(link[1:])
            if anchor and not _has_id(page, anchor):
                yield link, f"{name}#{anchor}"
        elif usual := _USUAL.fullmatch(link):
            yield link, posixpath.normpath(folder + usual[1])[1:]
        elif not _ELSEWHERE.match(link):
            yield link, _resolved(folder, link.replace("&amp;", "&"))


def _resolved(folder: str, link: str) -> str:
    """The address under the site that a link leads to, with `#` and the id it wants there."""
    address, _, anchor = link.partition("#")
    address = unquote(address.partition("?")[0])
    target = posixpath.normpath(posixpath.join(folder, address)).lstrip("/")
    # `normpath` drops the final slash: a folder's address is no file.
    end = "/" if address.endswith("/") else ""
    return target + end + (f"#{unquote(anchor)}" if anchor else "")


def _standing(site: str, elsewhere: Collection[str]) -> Callable[[str], bool]:
    """Does a target stand in the folder `site`, or elsewhere? Asked of every target once."""
    files, beside = set(_files(site, "")), set(elsewhere)
    pages = cache(lambda file: _read(f"{site}/{file}"))

    def stands(target: str) -> bool:
        file, _, anchor = target.partition("#")
        if not anchor or "=" in anchor or file in beside:
            return file in files or file in beside
        return file in files and _has_id(pages(file), anchor)

    return cache(stands)


def _has_id(page: bytes, name: str) -> bool:
    # From the end: most links of a page into itself lead to its sources.
    return page.rfind(f' id="{name}"'.encode()) >= 0


def _files(site: str, inside: str) -> Iterator[str]:
    """The address of every file."""
    with os.scandir(f"{site}/{inside}") as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(site, f"{inside}{entry.name}/")
            else:
                yield inside + entry.name


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:
        return file.read()

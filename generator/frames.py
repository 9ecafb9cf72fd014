"""Frames: a page of the theme, drawn once per language and collection, split where a record goes.

MkDocs renders a specimen page whose title, description, attributes and body are unique tokens.
A frame that lacks a token, or a token left in any output, fails the build: the method depends on
the theme's markup. Row 6.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

# The parts of a page that differ between records of one collection and language.
TOKENS = ("title", "description", "address", "main", "exit", "body")
# Drawn anew in each process, so that no record and no page can hold a token. Lower-case letters and
# digits pass through Markdown and HTML as they are.
MARK = f"zq7{secrets.token_hex(6)}"
_MARK = MARK.encode()
_TOKEN = re.compile(rf"{MARK}([a-z]+)zq7")


def token(name: str) -> str:
    """The text that stands for a part in a specimen page."""
    return f"{MARK}{name}zq7"


class FrameError(Exception):
    """The theme's page cannot serve as a frame."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Literal pieces with a named part between each two of them. Bytes: each page shares them."""

    pieces: tuple[bytes, ...]
    names: tuple[str, ...]

    def fill(self, parts: Mapping[str, str]) -> bytes:
        """The page with its parts, which must already be HTML."""
        data = {name: part.encode() for name, part in parts.items()}
        filled = [self.pieces[0]]
        for name, piece in zip(self.names, self.pieces[1:], strict=True):
            filled += (data[name], piece)
        return b"".join(filled)


def split(html: str, where: str) -> Frame:
    """A frame from a rendered specimen. Raises `FrameError` when a token is missing or unknown."""
    found = _TOKEN.split(html)
    names = tuple(found[1::2])
    missing, unknown = set(TOKENS) - set(names), set(names) - set(TOKENS)
    if missing or unknown:
        raise FrameError(
            f"{where}: the theme's page lacks {sorted(missing)}"
            if missing
            else f"{where}: unknown tokens {sorted(unknown)}"
        )
    if MARK in "".join(found[0::2]):
        raise FrameError(f"{where}: a token is broken in the theme's page")
    return Frame(tuple(piece.encode() for piece in found[0::2]), names)


def leftover(page: bytes) -> bool:
    """Is a token left in this output?"""
    return _MARK in page

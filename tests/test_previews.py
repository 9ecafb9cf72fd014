"""Link previews: the right words and picture of a page, in its language; neutral where the address is."""

from __future__ import annotations

import re
import struct
from html import unescape
from pathlib import Path

import pytest

from generator import previews
from generator.settings import LANGUAGE_CODES
from generator.words import interface_words

NEUTRAL = "guides/example-neutral.html"


def said(page: Path) -> dict[str, str]:
    """The `og:` values of a page."""
    found = re.findall(
        r'<meta property="og:([a-z:_]+)" content="([^"]*)">', page.read_text(encoding="utf-8")
    )
    assert len(found) == len(dict(found))
    return {name: unescape(text) for name, text in found}


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_a_record(site: Path, lang: str) -> None:
    """Title, summary and address of the page, and the picture of its collection, which is there."""
    found = said(site / lang / "programmes/example-year.html")
    title = re.search(
        r"<h1>(.*?)</h1>",
        (site / lang / "programmes/example-year.html").read_text(encoding="utf-8"),
    )
    assert title and found["title"] == unescape(title[1])
    assert found["description"]
    assert found["url"] == f"https://example.org/{lang}/programmes/example-year.html"
    assert found["image"] == f"https://example.org/assets/preview-{lang}-programmes.png"
    assert found["locale"].startswith(lang)
    assert (site / f"assets/preview-{lang}-programmes.png").is_file()


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_a_neutral_record(site: Path, lang: str) -> None:
    """Neither words nor picture tell what it is about."""
    words, found = interface_words(lang), said(site / lang / NEUTRAL)
    assert (found["title"], found["description"]) == (
        words["neutral.title"],
        words["neutral.description"],
    )
    assert found["image"] == f"https://example.org/assets/preview-{lang}-site.png"
    assert found["image"] == said(site / lang / "index.html")["image"]


def test_every_picture_is_there(site: Path) -> None:
    """What any page names exists, in the size that it says."""
    named = {
        said(page)["image"].removeprefix("https://example.org/")
        for lang in LANGUAGE_CODES
        for page in (site / lang).rglob("*.html")
    }
    assert len(named) > 20
    for name in named:
        data = (site / name).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert struct.unpack(">II", data[16:24]) == previews.SIZE
        assert len(data) < 100_000


def test_a_copy_without_address_has_none(nameless: Path) -> None:
    assert list((nameless / "assets").glob("preview-*")) == []
    assert said(nameless / "fr/index.html") == {}


def test_pictures_are_drawn_once_and_alike(tmp_path: Path) -> None:
    """The same words give the same bytes; other words another picture; a second time nothing is drawn."""
    first = previews.picture("ar", "guides", tmp_path / "a")
    assert first == previews.picture("ar", "guides", tmp_path / "b")
    assert first != previews.picture("fr", "guides", tmp_path / "a")
    kept = next(path for path in (tmp_path / "a").iterdir() if path.read_bytes() == first)
    kept.write_bytes(b"kept")
    assert previews.picture("ar", "guides", tmp_path / "a") == b"kept"

"""Every internal link leads to a file and every anchor to an id, or the build says which does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.linkcheck import Links, broken_links

# A frame around a body, as in the site: links before, in and after <main>.
PAGE = (
    '<html><link href="{up}assets/style.css" rel="x"><a class="skip" href="#content">x</a>\n'
    '<a href="{up}fr/{address}" lang="fr">x</a>\n<main id="content">{body}</main>'
    '<footer id="end"><a href="{up}fr/index.html">x</a></footer></html>'
)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    write(tmp_path, "fr/index.html")
    write(tmp_path, "fr/guides/a.html", '<h2 id="été">x</h2>')
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/style.css").touch()
    return tmp_path


def write(site: Path, name: str, body: str = "") -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    up = "../" * name.count("/")
    html = PAGE.format(up=up, address=name.partition("/")[2], body=body)
    path.write_text(html, encoding="utf-8")


def said(site: Path) -> list[str]:
    return [str(link) for link in broken_links(str(site))]


@pytest.mark.parametrize(
    "link",
    [
        "a.html",
        "#content",
        "#end",
        "#",
        "a.html#%C3%A9t%C3%A9",
        "a.html#été",
        "a.html#province=azilal",
        "../index.html#content",
        "./a.html",
        "../../assets/style.css",
        "a.html?x=1&amp;y=2#end",
        "https://example.org/none",
        "mailto:a@example.org",
        "tel:+212523000000",
        "//example.org/none",
    ],
)
def test_good_links(small: Path, link: str) -> None:
    write(small, "fr/guides/b.html", f'<a href="{link}">x</a>')
    assert said(small) == []


@pytest.mark.parametrize(
    "link",
    [
        "none.html",
        "#none",
        "a.html#none",
        "none.html#province=azilal",
        "../guides",
        "../guides/",
        "..",
        "../../none.css",
        "/fr/none.html",
    ],
)
def test_broken_links(small: Path, link: str) -> None:
    """A missing page, an id that does not stand, a folder: each is said with its page."""
    write(small, "fr/guides/b.html", f'<a href="{link}">x</a>')
    assert said(small) == [f"fr/guides/b.html: broken link {link}"]


def test_pictures_and_frames(small: Path) -> None:
    """Pictures count; what stands around <main> counts as well, in whatever page it first differs."""
    write(small, "fr/guides/b.html", '<img alt="" src="../images/none.png">')
    (small / "fr/guides/c.html").write_text(
        '<a href="#content">x</a><main></main><a href="d.html">x</a>'
    )
    assert said(small) == [
        "fr/guides/b.html: broken link ../images/none.png",
        "fr/guides/c.html: broken link #content",
        "fr/guides/c.html: broken link d.html",
    ]


def test_a_link_is_said_once_per_folder(small: Path) -> None:
    """A broken link of a frame stands in every page: one line a folder is enough."""
    for name in ("fr/guides/b.html", "fr/guides/c.html", "fr/services/b.html"):
        write(small, name, '<a href="none.html">x</a>')
    assert said(small) == [
        "fr/guides/b.html: broken link none.html",
        "fr/services/b.html: broken link none.html",
    ]


def test_pages_at_the_root(small: Path) -> None:
    """The page that chooses the language stands in no folder."""
    (small / "index.html").write_text('<a href="fr/index.html">x</a><a href="fr/none.html">x</a>')
    assert said(small) == ["index.html: broken link fr/none.html"]


def test_pages_read_from_memory(small: Path) -> None:
    """A build reads its pages before they are on the disk, in several processes, and says the same."""
    link = '<a href="../guides/a.html#{}">x</a>'
    write(small, "fr/guides/b.html", link.format("content"))
    links, worker = Links(), Links()
    worker.read("fr/guides/b.html", (small / "fr/guides/b.html").read_bytes())
    links.targets |= worker.news()
    assert links.broken(str(small)) == []
    assert worker.news() == set()
    write(small, "fr/guides/c.html", link.format("none"))
    worker.read("fr/guides/c.html", (small / "fr/guides/c.html").read_bytes())
    links.targets |= worker.news()
    assert links.broken(str(small)) == broken_links(str(small)) != []


def test_text_is_no_link(small: Path) -> None:
    """What a page says of links, escaped as text, is none."""
    write(small, "fr/guides/b.html", "&lt;a href=&#34;none.html&#34;&gt;")
    assert said(small) == []

"""A record taken out of its page: all its words, none of what only the site can do."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from generator import fragments
from generator.fragments import Element, article, html, kept, parsed
from generator.settings import LANGUAGE_CODES

PAGE = """<main><article class="bs-record">
<header class="bs-head"><h1 id="x">A &lt;b&gt; &amp; c</h1></header>
<p>See <a href="../guides/y.html">the guide</a> or <a href="https://example.org/?a=1&amp;b">this</a><sup class="bs-ref"><a href="#source-s">1</a></sup><br>end</p>
<p class="bs-onmap"><a href="../map.html#a=b">Map</a></p>
<p class="bs-actions"><button type="button">Print</button></p>
</article></main>"""


def test_a_small_page() -> None:
    """Text is unescaped, dropped parts are gone, links inside the site are words, others stay."""
    assert html(kept(article(PAGE))) == (
        '<article class="bs-record"><header class="bs-head"><h1>A &lt;b&gt; &amp; c</h1></header>'
        '<p>See <span>the guide</span> or <a href="https://example.org/?a=1&amp;b">this</a>'
        '<sup class="bs-ref"><span>1</span></sup><br>end</p></article>'
    )


def test_links_may_lead_elsewhere() -> None:
    """Who makes another file of the record says where its links lead now."""
    tree = kept(article(PAGE), lambda href: "#y" if href == "../guides/y.html" else "")
    assert '<a href="#y">the guide</a>' in html(tree)
    assert "<span>1</span>" in html(tree)
    assert "&lt;b&gt; &amp; c" in html(tree)


def test_what_closes_itself() -> None:
    """Fields and drawings close no element of ours; what is left open is a bug of a template."""
    text = '<section><form class="bs-ask"><input type="radio"> x</form><svg><path d="M0"/></svg><p>y</p></section>'
    assert html(kept(parsed(text))) == "<section><svg><path></path></svg><p>y</p></section>"
    with pytest.raises(ValueError, match="</section> closes another"):
        parsed("<section><p></section>")


def test_a_page_without_a_record() -> None:
    with pytest.raises(ValueError, match="substring not found"):
        article("<main><p>x</p></main>")


words = st.text(st.characters(exclude_characters="\x00\r", exclude_categories=["Cs"]), max_size=20)
trees = st.recursive(
    st.builds(lambda text: Element("p", {}, [text] if text else []), words),
    lambda inner: st.builds(
        Element,
        st.sampled_from(["div", "section", "a", "li"]),
        st.dictionaries(st.sampled_from(["class", "lang", "title"]), words, max_size=2),
        st.lists(inner, max_size=3),
    ),
    max_leaves=8,
)


@given(trees)
def test_there_and_back(tree: Element) -> None:
    """Whatever the text and the attributes are, what is written is read back as it was, its spaces made one."""
    once = parsed(html(tree))
    assert html(parsed(html(once))) == html(once)
    assert "".join(_texts(once)).split() == "".join(_texts(tree)).split()


def _texts(element: Element) -> list[str]:
    return [
        text
        for child in element.children
        for text in ([child] if isinstance(child, str) else _texts(child))
    ]


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_real_pages_keep_their_words(site: Path, lang: str) -> None:
    """Each record page of the sample, read by Python's own parser, has in its fragment all but the dropped parts."""
    pages = [
        path
        for path in (site / lang).glob("*/*.html")
        if not path.name.startswith(("index", "by-"))
    ]
    assert len(pages) > 8
    for path in pages:
        tree = fragments.article(path.read_text(encoding="utf-8"))
        parser = _Text()
        parser.feed(html(tree))
        whole = path.read_text(encoding="utf-8")
        direct = _Text()
        direct.feed(whole[whole.index('<article class="bs-record"') : whole.rindex("</article>")])
        assert "".join(parser.said).split() == "".join(direct.said).split()
        short = html(kept(tree))
        assert "<button" not in short and "map.html" not in short and " id=" not in short
        title = escape(path.stem)
        assert len(short) > 300, title

"""The quick way through ordinary Markdown gives what CommonMark's parser gives, or leaves the text to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.check import check
from generator.easy_markdown import easy_blocks, easy_line
from generator.settings import SETTINGS
from generator.translations import passages
from generator.typeset import commonmark

REPOSITORY = Path(__file__).parents[1]
PIECES = [
    "mot", "é", "عمل", "7", "2024", "1. ", "12) ", "**", "*", "_", "__", "- ", "-", "+ ", "+212", "# ", "> ", "  ", " ",
    "\n", "\n", "\n\n", "\n- ", "\n- ", "[", "]", "(", ")", "[x](https://example.org/a?b=1)", "[y](javascript:x)",
    "**gras**", " **gras** ", "«\u00a0", "“", "!", "&", "&amp;", "<b>", ">", '"', "'", "`", "\\", "~~~", "---", "===",
    "\t", "\u00a0", "\r", "\0", "https://example.org", "|", ":", ".", "=",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(TEXTS)
@example("- a\n- b\n\nc")
@example("a\n- b")
@example("- a\n\n- b")
@example("- a\nb")
@example("**a**b**c**")
@example("**a****b**")
def test_blocks_are_those_of_the_parser(text: str) -> None:
    """Whatever the text: the same HTML, or none."""
    made = easy_blocks(text)
    assert made is None or made == commonmark.render(text)


@given(TEXTS)
@example("a **b** [c](https://example.org)")
@example("![a](https://example.org)")
def test_a_line_is_that_of_the_parser(text: str) -> None:
    """The same for a line without a block around it."""
    made = easy_line(text)
    assert made is None or made == commonmark.renderInline(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Un **mot** et [un lien](https://example.org).\n\n- a\n- b\n",
         '<p>Un <strong>mot</strong> et <a href="https://example.org">un lien</a>.</p>\n'
         "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("Ligne\nsuivante", "<p>Ligne\nsuivante</p>\n"),
    ],
)  # fmt: skip
def test_ordinary_prose_is_easy(text: str, html: str) -> None:
    """What records are made of takes the quick way."""
    assert easy_blocks(text) == html


@pytest.mark.parametrize(
    "text", ["1. a", "a  \nb", "*a*", "- a\n\n- b", "[a](x.html)", "&eacute;", "    a"]
)
def test_the_rest_is_for_the_parser(text: str) -> None:
    """Anything that CommonMark could read in another way."""
    assert easy_blocks(text) is None


def test_real_texts() -> None:
    """Every text of the portal, in three languages; nearly all take the quick way."""
    drafts = check(REPOSITORY, SETTINGS)[0].drafts
    texts = {
        text for draft in drafts for _, words in passages(draft.record) for _, text in words.texts
    }
    easy = {text: made for text in texts if (made := easy_blocks(text)) is not None}
    assert all(made == commonmark.render(text) for text, made in easy.items())
    assert len(easy) > 0.9 * len(texts) > 9000

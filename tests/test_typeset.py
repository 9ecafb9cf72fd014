"""Text becomes HTML by the quick way what it would become by the long one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markupsafe import escape

from generator import typeset
from generator.words import french_spaces

# Signs that a step works on, beside letters of both scripts.
TEXT = st.text("ab é\n*_`[]()<>&!#-+1٣./@:;?«»'\"\\ كل", max_size=40)
LONG_WAY = MarkdownIt("commonmark", {"html": False}).disable("image")


@settings(deadline=None)
@given(TEXT)
def test_escaped(text: str) -> None:
    """Every sign of HTML is escaped, as markupsafe would."""
    assert typeset.escaped(text) == str(escape(text))


@settings(deadline=None)
@given(TEXT)
def test_prose_is_commonmark(text: str) -> None:
    """A line that is not read for its signs has none; links aside, which we hold to an allow-list."""
    if "](" not in text and "<" not in text and "]:" not in text:
        assert typeset.commonmark.render(text) == LONG_WAY.render(text)
        assert typeset.commonmark.renderInline(text) == LONG_WAY.renderInline(text)


@settings(deadline=None)
@given(TEXT)
def test_isolation(text: str) -> None:
    """What is not looked at holds nothing to isolate."""
    page = str(escape(text)) + "<b>1 500</b>"
    pieces = re.split(r"(<[^>]*>)", page)
    pieces[::2] = [
        typeset._LEFT_TO_RIGHT.sub(r'<bdi dir="ltr">\g<0></bdi>', piece) for piece in pieces[::2]
    ]
    assert typeset.isolate(page) == "".join(pieces)
    assert typeset.isolate(str(escape(text))) == "".join(pieces[:-4])


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Quoi ?", "Quoi\u00a0?"),
        ("« Oui » : non ; si !", "«\u00a0Oui\u00a0»\u00a0: non\u00a0; si\u00a0!"),
        ("a: b;c", "a: b;c"),
    ],
)
def test_french_signs_keep_to_their_word(typed: str, shown: str) -> None:
    assert french_spaces(typed) == shown

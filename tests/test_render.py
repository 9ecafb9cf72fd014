"""Values become HTML of one language: escaped, isolated, dated; frames hold what they were given."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator import names, templating
from generator.frames import TOKENS, FrameError, leftover, split, token
from generator.pourer import phone
from generator.render import Renderer, web_address
from generator.schema.spec import Words
from generator.settings import SETTINGS
from generator.typeset import inline, isolate, plain, prose
from generator.views import Link, say

FRENCH, ARABIC = Renderer("fr", SETTINGS), Renderer("ar", SETTINGS)
BOTH = Words.of((("ar", "كلمة"), ("fr", "Un mot")))
ONE = Words.of((("fr", "Un <mot>"),))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Un *mot*", "Un <em>mot</em>"),
        ("<b>x</b> et *y*", "&lt;b&gt;x&lt;/b&gt; et <em>y</em>"),
        ("[x](https://example.org/a)", '<a href="https://example.org/a">x</a>'),
        ("[x](tel:141)", '<a href="tel:141">x</a>'),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("![x](https://example.org/a.png)", '!<a href="https://example.org/a.png">x</a>'),
        ("a & b", "a &amp; b"),
    ],
)
def test_prose_of_one_line(text: str, html: str) -> None:
    assert inline(text, "en") == html


def test_prose_of_blocks() -> None:
    assert prose("Un.\n\n- a\n- b", "en") == "<p>Un.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"
    assert prose("Un.", "en") == "<p>Un.</p>"


def test_names_are_plain() -> None:
    """A title shows its stars and brackets: it is no prose."""
    assert (
        plain("*a* [x](https://example.org/) <b>", "en")
        == "*a* [x](https://example.org/) &lt;b&gt;"
    )


@pytest.mark.parametrize(
    "text",
    [
        "+212 523 48 00 00",
        "0523-480000",
        "08:30-16:30",
        "2026-02-15",
        "S1",
        "SE 350-07",
        "accueil@example.org",
        "2511.ma",
        "1 500",
    ],
)
def test_numbers_are_isolated_in_arabic(text: str) -> None:
    """Phones, hours, dates, codes and addresses keep their order in a line that runs the other way."""
    html = inline(f"اتصل {text} الآن", "ar")
    if text != "S1":
        assert f'<bdi dir="ltr">{text}</bdi>' in html


def test_tags_are_not_isolated() -> None:
    html = isolate(inline("[x](https://example.org/2026-02-15)", "en"))
    assert 'href="https://example.org/2026-02-15"' in html


def test_words_in_their_language() -> None:
    """A translation stands bare; French in another language's page says what it is."""
    assert FRENCH.text(BOTH) == "Un mot"
    assert ARABIC.text(BOTH) == "كلمة"
    assert ARABIC.text(ONE) == '<span lang="fr" dir="ltr">Un &lt;mot&gt;</span>'
    assert ARABIC.block(ONE) == '<div lang="fr" dir="ltr"><p>Un &lt;mot&gt;</p>\n</div>'
    assert FRENCH.text(None) == ""


def test_stale_words_are_marked() -> None:
    """A passage whose French changed wears a soft mark, in that language alone."""
    stale = Renderer("ar", SETTINGS, frozenset({(BOTH, "ar")}))
    assert "bs-stale" in stale.text(BOTH)
    assert "bs-stale" in stale.block(BOTH)
    assert "bs-stale" not in stale.text(ONE)
    assert "bs-stale" not in FRENCH.text(BOTH)


@pytest.mark.parametrize(
    ("value", "fr", "ar"),
    [
        (date(2026, 2, 15), "15 février 2026", "15 فبراير 2026"),
        (1500, "1\u202f500", '<bdi dir="ltr">1.500</bdi>'),
        (Decimal("12.5"), "12,5", '<bdi dir="ltr">12,5</bdi>'),
        ("a < b", "a &lt; b", "a &lt; b"),
        (Link(BOTH, "a.html"), '<a href="a.html">Un mot</a>', '<a href="a.html">كلمة</a>'),
        (Link(BOTH), "Un mot", "كلمة"),
    ],
)
def test_values(value: Any, fr: str, ar: str) -> None:
    assert str(FRENCH.show(value)).replace("\u00a0", "\u202f") == fr
    assert ARABIC.show(value) == ar


def test_moments_options_and_sentences() -> None:
    assert FRENCH.show(datetime(2026, 2, 15, 17, 0)) == '15 février 2026 <bdi dir="ltr">17:00</bdi>'
    assert FRENCH.show((ONE, BOTH)) == "Un &lt;mot&gt; ou Un mot"
    assert "15 février 2026" in FRENCH.show(say("trust.read", day=date(2026, 2, 15)))


@pytest.mark.parametrize(
    ("text", "fr"),
    [("2019", "2019"), ("2024-10", "octobre 2024"), ("2024-10-01", "1 octobre 2024")],
)
def test_partial_days(text: str, fr: str) -> None:
    """As much as the source said, no more."""
    assert names.partial_day(text, "fr") == fr


def test_names_of_the_world() -> None:
    assert names.territory("NO").get("fr") == "Norvège"
    assert names.territory("ZQ").get("fr") == "ZQ"
    assert names.language("ar").get("en") == "Arabic"
    assert names.month(10, "ar") == "أكتوبر"


@pytest.mark.parametrize(
    ("number", "shown"),
    [("+212523480000", "05 23 48 00 00"), ("141", "141"), ("+33123456789", "+33 1 23 45 67 89")],
)
def test_phone(number: str, shown: str) -> None:
    assert phone(number) == shown


def test_web_addresses_only() -> None:
    assert web_address("HTTPS://example.org/") == "HTTPS://example.org/"
    assert web_address("javascript:alert(1)") == web_address("//example.org") == "#"


SPECIMEN = "a".join(token(name) for name in TOKENS)


def test_frame() -> None:
    """A frame gives back the specimen with its parts; a token that looks like ours in a text is text."""
    frame = split(f"<html>{SPECIMEN}{token('title')}</html>", "x")
    parts = dict.fromkeys(TOKENS, "zq7bodyzq7")
    html = frame.fill(parts)
    assert html == b"<html>" + b"a".join([b"zq7bodyzq7"] * len(TOKENS)) + b"zq7bodyzq7</html>"
    assert not leftover(html)
    assert leftover(frame.fill(parts | {"body": token("title")}))


@pytest.mark.parametrize(
    ("html", "says"),
    [
        (SPECIMEN.replace(token("main"), ""), "lacks"),
        (SPECIMEN + token("other"), "unknown"),
        (SPECIMEN + token("title")[:-3], "broken"),
    ],
)
def test_a_page_that_is_no_frame(html: str, says: str) -> None:
    with pytest.raises(FrameError, match=f"fr/guides: .*{says}"):
        split(html, "fr/guides")


def test_a_template_says_where_it_breaks() -> None:
    """What a view lacks is an error, and its trace names the template's line."""
    with pytest.raises(AttributeError) as caught:
        FRENCH.render("list.html", title="x", entries="", facets="", page=object())
    assert any("list.html" in str(entry.path) for entry in caught.traceback)


def test_templates_are_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was compiled is kept for the next build, per set of sentences; a changed template is compiled again."""
    monkeypatch.setattr(templating, "TEMPLATES", tmp_path)
    monkeypatch.setattr(templating, "CACHE", tmp_path / "kept")
    template = tmp_path / "page.html"

    def rendered(words: dict[str, str]) -> str:
        return templating.environment(words).get_template("page.html").render(name="A")

    template.write_text("{{ w('hello') }} {{ name }}", encoding="utf-8")
    assert rendered({"hello": "Bonjour"}) == rendered({"hello": "Bonjour"}) == "Bonjour A"
    assert rendered({"hello": "Hello"}) == "Hello A"
    assert len(list((tmp_path / "kept").rglob("*.cache"))) == 2
    template.write_text("{{ name }}, {{ w('hello') }}", encoding="utf-8")
    assert rendered({"hello": "Bonjour"}) == "A, Bonjour"

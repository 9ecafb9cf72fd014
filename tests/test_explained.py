"""Words of the glossary in pages: linked where they first stand, explained at a tap."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from browsing import PHONE, visiting
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, expect

from generator.catalogue import Catalogue, build
from generator.check import check
from generator.check.cases import TODAY
from generator.explained import MOST, Explained, forms
from generator.schema.spec import Words
from generator.settings import SETTINGS
from generator.typeset import escaped

SAMPLE = Path(__file__).parent / "sample"
TITLES = {
    "cnss": ("CNSS (caisse du privé)", "الصندوق الوطني (CNSS)"),
    "visa": ("Visa", "التأشيرة"),
    "long-visa": ("Visa de long séjour (visa D)", "تأشيرة الإقامة الطويلة"),
    "contribution": ("Cotisation", "الاشتراك"),
    "pension": ("Pension d'invalidité", "معاش الزمانة"),
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The sample with terms as a glossary has them: acronyms, asides, one within another."""
    made = build(check(SAMPLE, SETTINGS, TODAY)[0])
    word = made.by_id["example-word"]
    terms = tuple(
        replace(word, id=f"term-{name}", title=Words.of((("ar", ar), ("fr", fr))))
        for name, (fr, ar) in TITLES.items()
    )
    return replace(made, records=MappingProxyType({**made.records, "glossary": terms}))


def marked(catalogue: Catalogue, html: str, lang: str = "fr") -> list[tuple[str, str]]:
    """(term, the words linked) in the order of the page."""
    made = Explained(catalogue, lang).mark(html)
    links = made.split('<a class="bs-term" href="../glossary/term-')[1:]
    return [(x.partition(".html")[0], x.partition('">')[2].partition("</a>")[0]) for x in links]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Visa", ["Visa"]),
        ("CNSS (caisse des salariés)", ["CNSS"]),
        ("Carte nationale d'identité (CNIE)", ["Carte nationale d'identité", "CNIE"]),
        ("Coopérative, entreprise de ses membres", ["Coopérative"]),
        ("Visa de long séjour (visa D)", ["Visa de long séjour"]),
    ],
)
def test_forms(title: str, expected: list[str]) -> None:
    """What a title adds in brackets explains; an acronym there is a second way to write the word."""
    assert forms(title) == expected


def test_first_use_only(catalogue: Catalogue) -> None:
    """Each term once, where it first stands, in any number and case."""
    html = "<p>Vos cotisations à la CNSS.</p><p>La CNSS garde chaque cotisation.</p>"
    assert marked(catalogue, html) == [("contribution", "cotisations"), ("cnss", "CNSS")]


def test_signs_of_the_page(catalogue: Catalogue) -> None:
    """An apostrophe is escaped in a page, and a quotation mark keeps to its word."""
    html = (
        "<p>La «\u00a0pension d&#39;invalidité\u00a0» et l&#39;URSSAF, puis votre visa\u00a0?</p>"
    )
    assert marked(catalogue, html) == [
        ("pension", "pension d&#39;invalidité"),
        ("visa", "visa"),
    ]
    for one, other in ("“”", "‘’", "«»", "–…"):
        assert marked(catalogue, f"<p>{one}CNSS{other}</p>") == [("cnss", "CNSS")]
    assert marked(catalogue, "<p>ÉTAT, VISA.</p>") == [("visa", "VISA")]
    assert marked(catalogue, "<p>ملف التأشيرة وبالاشتراك.</p>", "ar") == [("visa", "التأشيرة")]
    assert marked(catalogue, "<p>والتأشيرة؟</p>", "ar") == [("visa", "والتأشيرة")]


@pytest.mark.parametrize(
    "html",
    [
        "<h2>La CNSS</h2><p>Rien.</p>",
        '<p><a href="x.html">La CNSS</a></p>',
        '<p title="CNSS">Rien.</p>',
        "<p>Rien.</p><h3>CNSS</h3>",
        "<p>Le code <code>CNSS</code></p>",
        "<p>CNSSX et XCNSS, cnss</p>",
        "CNSS",
    ],
)
def test_not_there(catalogue: Catalogue, html: str) -> None:
    """Never in a heading, a link, an attribute, a piece of code, nor in half a word."""
    assert marked(catalogue, html) == []
    assert Explained(catalogue, "fr").mark(html) == html


def test_after_a_closed_element(catalogue: Catalogue) -> None:
    """A link before it in the same line does not hide a term."""
    assert marked(catalogue, '<li><a href="x">Lien</a>, puis la CNSS.</li>') == [("cnss", "CNSS")]


def test_the_longer_term_wins(catalogue: Catalogue) -> None:
    """A term within another is not linked twice: links do not nest."""
    html = "<p>Un visa de long séjour.</p>"
    assert marked(catalogue, html) == [("long-visa", "visa de long séjour")]


@pytest.mark.parametrize("words", ["attestation d'état", "Attestation d'État"])
def test_capitals(catalogue: Catalogue, words: str) -> None:
    """A term is found in either case, also where it goes on with a letter beyond ASCII."""
    word = replace(catalogue.of("glossary")[0], id="term-paper")
    for title in ("Attestation d'État", "Attestation d'état"):
        term = replace(word, title=Words.of((("fr", title),)))
        alone = replace(catalogue, records=MappingProxyType({"glossary": (term,)}))
        html = f"<p>Une {escaped(words)}.</p>"
        assert marked(alone, html) == [("paper", escaped(words))]
    assert marked(alone, "<p>Une attestation de l&#39;état.</p>") == []


def test_arabic(catalogue: Catalogue) -> None:
    """An article belongs to the word; one letter may be written onto it."""
    html = "<p>وتأشيرة الإقامة الطويلة ثم التأشيرة في CNSS.</p>"
    assert [term for term, _ in marked(catalogue, html, "ar")] == ["long-visa", "visa", "cnss"]


def test_no_translation_no_link(catalogue: Catalogue) -> None:
    """A language in which a term has no title has no word to look for."""
    assert marked(catalogue, "<p>Visa, CNSS.</p>", "en") == []


def test_a_page_is_not_made_of_links(catalogue: Catalogue) -> None:
    """At most so many terms, the first ones of the page."""
    word = catalogue.of("glossary")[0]
    names = [f"mot{chr(97 + i)}" for i in range(MOST + 3)]
    terms = tuple(replace(word, id=f"term-{x}", title=Words.of((("fr", x),))) for x in names)
    many = replace(catalogue, records=MappingProxyType({"glossary": terms}))
    assert [x for x, _ in marked(many, f"<p>{' '.join(names)}</p>")] == names[:MOST]


@given(st.lists(st.sampled_from(["CNSS", "visa", "<b>", "</b>", " et ", "&amp;", "<p>", "</p>", '<a href="CNSS">', "</a>"])))  # fmt: skip
def test_marking_only_adds_links(catalogue: Catalogue, pieces: list[str]) -> None:
    """Whatever the page, taking the links away gives it back."""
    html = "".join(pieces)
    made = Explained(catalogue, "fr").mark(html)
    for name in TITLES:
        made = made.replace(f'<a class="bs-term" href="../glossary/term-{name}.html">', "\0")
    while "\0" in made:
        before, _, after = made.rpartition("\0")
        made = before + after.replace("</a>", "", 1)
    assert made == html


@pytest.fixture
def explained_page(site: Path, tmp_path: Path) -> Path:
    """A page of a copy of the sample's site whose first sentence holds a term of its glossary."""
    shutil.copytree(site, tmp_path / "site")
    made = tmp_path / "site" / "ar" / "guides" / "example-guide.html"
    html = made.read_text(encoding="utf-8")
    link = '<p>قبل <a class="bs-term" href="../glossary/example-term.html">مثال</a> بعد.</p>'
    made.write_text(html.replace('<article class="bs-record">', link + '<article class="bs-record">'), encoding="utf-8")  # fmt: skip
    return made


def test_a_tap_shows_and_hides(chromium: Browser, explained_page: Path) -> None:
    """By keyboard, from a disk: Enter shows the explanation, Escape takes it away; the link stays a link."""
    with visiting(chromium, viewport=PHONE) as visit:
        visit.page.goto(explained_page.as_uri())
        link = visit.page.locator("a.bs-term")
        assert link.get_attribute("aria-expanded") == "false"
        link.press("Enter")
        box = visit.page.locator(".bs-explained")
        expect(box).to_contain_text("شيء مخترع")
        expect(box.locator("a")).to_have_attribute("href", link.evaluate("link => link.href"))
        assert link.get_attribute("aria-expanded") == "true"
        link.press("Escape")
        expect(box).to_have_count(0)
        assert visit.page.url == explained_page.as_uri()
        assert visit.errors == []


def test_without_script_it_leads_to_the_word(chromium: Browser, explained_page: Path) -> None:
    with visiting(chromium, java_script_enabled=False) as visit:
        visit.page.goto(explained_page.as_uri())
        visit.page.locator("a.bs-term").click()
        assert visit.page.url.endswith("/ar/glossary/example-term.html")

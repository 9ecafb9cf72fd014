"""Finders see what a text holds, and never raise on any text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check import finders
from generator.check.addresses import link_targets, target_fault, tracker, url_fault
from generator.check.contacts import number
from generator.check.prose import unfair_words, vague_words
from generator.check.templates import split, template_faults
from generator.check.uniqueness import plain
from generator.settings import LANGUAGE_CODES

LANGS = st.sampled_from(LANGUAGE_CODES)
# Signs that finders look at, so that random texts come near what they look for.
SIGNS = st.text(
    alphabet=st.sampled_from(list("0123456789AFRMDH €$/.-:@{}%#<>[]()\\\n مايعشرé")), max_size=80
)
TEXTS = st.text(max_size=80) | SIGNS


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("fr", "avant le 15 janvier et le 1er mai", ["15 janvier", "1er mai"]),
        ("fr", "en mai 2026, 2024 mai, 115 juin", []),
        ("fr", "du 15/01/2026 au 2026-02-03", ["15/01/2026", "2026-02-03"]),
        ("ar", "قبل 15 يناير و 3 من شهر غشت", ["15 يناير", "3 من شهر غشت"]),
        ("ar", "في يناير 2026", []),
        ("en", "by 3rd of March or January 15th", ["3rd of March", "January 15th"]),
        ("en", "in March 2026 you may pay 15", []),
    ],
)
def test_written_days(lang: str, text: str, found: list[str]) -> None:
    """A day with its month is found; a month or a year alone is not."""
    assert list(finders.written_days(text, lang)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("500 euros, 1 200,50 €", ["500 euros", "1 200,50 €"]),
        ("500 DH ou 500 dirhams", ["500 DH", "500 dirhams"]),
        ("500 درهم", ["500 درهم"]),
        ("€500 or MAD 1,000", ["€500", "MAD 1,000"]),
        ("500 personnes, DH, 12 dharma", []),
    ],
)
def test_written_amounts(text: str, found: list[str]) -> None:
    """A number with its currency is found; either alone is not."""
    assert list(finders.written_amounts(text)) == found


def test_a_long_sentence_is_not_passed_over() -> None:
    """Short ones one after the other hold none; a full stop inside a link's address ends none."""
    assert not finders.may_be_long("Un mot court. " * 9, 4)
    assert finders.may_be_long("Un mot court, et d'autres mots encore.", 4)
    assert finders.may_be_long("Un mot [lié](https://a.example/x. y) encore et encore", 4)


WORDS = st.sampled_from(
    ["mot", "a.b", ".", "...", "!", "\n", "[x](y. z)", "https://e.org/a.", "<a>", "1. "]
)


@given(st.lists(WORDS, max_size=20).map(" ".join) | TEXTS, st.integers(1, 6))
def test_the_cheap_look_misses_no_sentence(text: str, most: int) -> None:
    """Where it sees none, no sentence has so many spaces."""
    if not finders.may_be_long(text, most):
        assert all(one.count(" ") < most for one in finders.sentences(text))


@pytest.mark.parametrize("account", ["GB82WEST12345698765432", "FR1420041010050500013M02606"])
def test_iban_key(account: str) -> None:
    """A right account number holds; with any other key it does not."""
    assert finders.iban_holds(account)
    keys = [f"{account[:2]}{key:02d}{account[4:]}" for key in range(2, 99)]
    assert [key for key in keys if finders.iban_holds(key)] == [account]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("carte AB123456.", ["AB123456"]),
        ("SE 350-07, EX12345-6, X/AB123456, ABC123456, E104, id123456", []),
    ],
)
def test_national_ids(text: str, found: list[str]) -> None:
    """One or two capitals and five or six digits, alone; never a form's code."""
    assert list(finders.national_ids(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("au 06 12 34 56 78 ou +212 612-345678", ["06 12 34 56 78", "+212 612-345678"]),
        ("au 0523480000, +33612345678, 2060612345678", []),
    ],
)
def test_mobiles(text: str, found: list[str]) -> None:
    """Moroccan mobiles are found; fixed lines, foreign ones and longer numbers are not."""
    assert list(finders.mobiles(text)) == found


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "data:text/html,x", "//example.org", "JAVASCRIPT:x", "", "x"]
)
def test_link_that_is_no_address(target: str) -> None:
    """Only http(s), mailto and tel may stand in a record's text."""
    assert target_fault(target) is not None


@pytest.mark.parametrize(
    "target", ["https://example.org/a?b=c#d", "mailto:a@example.org", "tel:141"]
)
def test_link_that_is_an_address(target: str) -> None:
    """http(s), mailto and tel are right."""
    assert target_fault(target) is None


@settings(deadline=None)  # the first example reads tables
@given(TEXTS, LANGS)
def test_finders_never_raise(text: str, lang: str) -> None:
    """Any text can be looked at."""
    for found in (
        *finders.written_days(text, lang),
        *finders.written_amounts(text),
        *finders.national_ids(text),
        *finders.mobiles(text),
        *finders.private_mails(text),
        *vague_words(text, lang),
    ):
        assert found in text
    assert all(word in text for word, _ in unfair_words(text, lang))
    assert all(len(start) == 4 for start in finders.ibans(text))
    finders.iban_holds(text)
    finders.without_links(text)
    plain(text)


@settings(deadline=None)  # the first example reads tables
@given(TEXTS, LANGS)
def test_first_look_misses_nothing(text: str, lang: str) -> None:
    """Where the careful look finds something, the cheap one does too."""
    careful: list[Callable[[str], Iterator[str]]] = [
        partial(finders.written_days, lang=lang),
        finders.written_amounts,
        finders.national_ids,
        finders.ibans,
        finders.mobiles,
    ]
    if any(True for find in careful for _ in find(text)):
        assert finders.may_hold_number(text, lang)


@settings(deadline=None)  # the first example reads tables
@given(TEXTS | st.builds("https://{}".format, TEXTS))
def test_addresses_never_raise(text: str) -> None:
    """Any address is either sound or has a fault to tell; a sound one holds nothing dangerous."""
    if url_fault(text) is None:
        assert text.lower().startswith(("http://", "https://"))
        assert not set(text) & set(' "<>\\\n')
    tracker(text)
    target_fault(text, relative=True)
    list(link_targets(f"[x]({text})"))


@settings(deadline=None)  # the first example reads tables
@given(TEXTS)
def test_pages_never_raise(text: str) -> None:
    """Any page can be taken apart, and any template has its faults told."""
    _, body, before = split(text)
    assert text.endswith(body)
    assert before == text.count("\n", 0, len(text) - len(body))
    assert all(line >= 1 and message.fr for line, message in template_faults(text, ("count",)))


def test_a_page_of_braces_is_refused() -> None:
    """Thousands of nested braces are a fault like another, not a crash."""
    assert list(template_faults("{{" * 5000, ("count",))) != []


@settings(deadline=None)  # the first example reads tables
@given(TEXTS | st.builds("+212{}".format, TEXTS))
def test_telephones_never_raise(text: str) -> None:
    """Any text is a number or is not."""
    number(text)

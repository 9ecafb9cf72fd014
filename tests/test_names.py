"""Names in the order in which a reader looks for them."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from generator.names import alphabetical, by_title
from generator.schema.spec import Words


@pytest.mark.parametrize(
    "ordered",
    [
        ["Azilal", "Écoles", "Espagne", "été", "Italie"],
        ["Fiche 2", "Fiche 10", "Fiche 100"],
        ["« Beta »", "Gamma"],
        ["الأردن", "إسبانيا", "ألمانيا", "إيطاليا", "البرتغال", "بلجيكا", "بولندا"],
        ["الصحة", "عمل", "العودة"],
    ],
)
def test_the_order_of_a_list(ordered: list[str]) -> None:
    """Accents, hamzas, case, quotation marks and the Arabic article do not count; numbers do as numbers."""
    found = ordered[::-1]
    found.sort(key=alphabetical)
    assert found == ordered


def test_an_article_alone_is_a_word() -> None:
    """A word that only begins like an article keeps its letters."""
    assert alphabetical("الو") != alphabetical("و")
    assert alphabetical("") == ""


class Named(NamedTuple):
    id: str
    title: Words


def test_records_in_the_order_of_titles() -> None:
    """Each language has its own; one name twice stands in the order of ids."""
    one, other, twin = (
        Named("c", Words.of((("fr", "École"), ("ar", "ورشة")))),
        Named("b", Words.of((("fr", "Zone"), ("ar", "بيت")))),
        Named("a", Words.of((("fr", "école"), ("ar", "ورشة")))),
    )
    assert by_title((one, other, twin), "fr") == [twin, one, other]
    assert by_title((one, other, twin), "ar") == [other, twin, one]

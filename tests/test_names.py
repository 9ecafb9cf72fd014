"""Names in the order in which a reader looks for them."""

from __future__ import annotations

import pytest

from generator.names import alphabetical


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

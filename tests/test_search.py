"""The search itself, by the code that pages run: what comes first, what is mended, who else answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import copy_sample

from generator.assets import AssetError
from generator.catalogue import Catalogue
from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.check.cases import TODAY
from generator.commands import search_eval
from generator.commands.search_eval import Answer, Query, answers, read_queries, recall, table
from generator.schema.spec import Words

ROOT = Path(__file__).parents[1]
ARABIC = {
    "card": "البطاقة الزرقاء",
    "farming": "العمل في الفلاحة",
    "clinic": "المستوصف والعلاج",
    "permit": "رخصة السياقة",
}
# id → French title, summary, aliases. All share the sample's other words, so that titles decide.
GUIDES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "card": ("La carte bleue", "Pour les cadres.", ()),
    "cardboard": ("Le carton", "Emballer ses meubles.", ()),
    "carp": ("La carpe", "Pêcher au barrage.", ()),
    "farming": ("Travailler la terre", "Cueillir des légumes.", ("cueillette",)),
    "clinic": ("Se faire soigner", "Quand on est malade.", ("toubib",)),
    "permit": ("Permis de conduire", "Échanger son permis étranger.", ()),
    "studies": ("Études en ville", "Choisir une filière.", ("9raya",)),
    **{f"harbour-{i}": (f"Quai {i}", "Le port de pêche.", ()) for i in range(6)},
    "porter": ("Le portier", "Ouvrir.", ()),
    "pork": ("Le pore", "La peau.", ()),
}
TERM = {
    "title": Words.of((("ar", "تأشيرة"), ("en", "Entry permit"), ("fr", "Visa"))),
    "spellings": (("fr", ("visas",)),),
    "darija": ("viza", "الفيزا"),
}


def invented(root: Path) -> Catalogue:
    """The sample's catalogue with guides of our own, and a term."""
    catalogue = build_catalogue(check(root, today=TODAY)[0])
    base, term = catalogue.by_id["example-guide"], catalogue.by_id["example-word"]
    guides = [
        replace(
            base,
            id=name,
            title=_words(title, ARABIC.get(name)),
            summary=_words(summary),
            aliases=aliases,
        )
        for name, (title, summary, aliases) in GUIDES.items()
    ]
    inside = replace(base.sections[0], text=_words("On y parle aussi de baleines et de visas."))
    guides.append(
        replace(
            base,
            id="whales",
            title=_words("Autre chose"),
            summary=_words("Divers."),
            sections=(inside,),
        )
    )
    rows: dict[str, tuple[Any, ...]] = dict.fromkeys(catalogue.records, ())
    rows |= {"guides": tuple(guides), "glossary": (replace(term, **TERM),)}
    return replace(catalogue, records=rows)


def _words(french: str, arabic: str | None = None) -> Words:
    return Words.of((("ar", arabic), ("fr", french)) if arabic else (("fr", french),))


ASKED: list[tuple[str, str]] = [
    ("carte", "fr"), ("CARTE", "fr"), ("cartes bleues", "fr"), ("cart", "fr"), ("catre", "fr"), ("carre", "fr"),
    ("port", "fr"), ("ports", "fr"), ("étudse", "fr"), ("etudes", "fr"), ("comment avoir la carte", "fr"),
    ("viza", "fr"), ("تأشيرة", "fr"), ("entry permit", "ar"), ("baleine", "fr"), ("carte baleine", "fr"),
    ("الفلاحة", "fr"), ("للفلاحة", "ar"), ("lfla7a", "fr"), ("lfla7a", "ar"), ("fla7a f zzz", "fr"),
    ("رخصه سياقة", "ar"), ("بالبطاقة", "ar"), ("qxzqxz", "fr"), ("quai 3", "fr"), ("Permis de conduire", "fr"),
    *[(odd, "fr") for odd in ("", " ", "'", "l'", "…", "__proto__", "constructor toString", "a" * 5000,
                              ".*+?^${}()|[]\\", "<b>", "🧭", "\u202e", "de la", "في")],
]  # fmt: skip


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Answer]:
    """Every query of this module, answered in one Node process."""
    catalogue = invented(copy_sample(tmp_path_factory.mktemp("asked") / "sample"))
    queries = [Query(q, lang, "", frozenset()) for q, lang in ASKED]
    return dict(
        zip(ASKED, answers(catalogue, queries, tmp_path_factory.mktemp("cache")), strict=True)
    )


Said = dict[tuple[str, str], Answer]


def test_exact_then_beginning_then_slip(said: Said) -> None:
    """As it is written comes before what begins so, and that before what is one letter away."""
    assert said["carte", "fr"].ids[:3] == ("card", "cardboard", "carp")
    assert said["CARTE", "fr"].ids == said["carte", "fr"].ids
    assert said["cartes bleues", "fr"].ids[0] == "card"


def test_worse_hits_do_not_drown_exact_ones(said: Said) -> None:
    """With enough exact hits, beginnings come after them and slips not at all."""
    found = said["port", "fr"].ids
    assert set(found[:6]) == {f"harbour-{i}" for i in range(6)}
    assert found[6:] == ("porter",)
    assert said["ports", "fr"].ids == found


def test_neighbouring_letters_exchanged(said: Said) -> None:
    """One slip of two letters is one slip."""
    assert said["catre", "fr"].ids[0] == "card"
    assert said["étudse", "fr"].ids[0] == "studies"


def test_a_better_query_is_offered(said: Said) -> None:
    """For a word that no record begins with, as a record writes it; not for one that is right."""
    assert said["catre", "fr"].meant == "carte"
    assert said["carte", "fr"].meant == ""
    assert said["cart", "fr"].meant == ""


def test_small_words_are_not_sought(said: Said) -> None:
    """A question finds what its words name."""
    assert said["comment avoir la carte", "fr"].ids[0] == "card"
    assert said["Permis de conduire", "fr"].ids[0] == "permit"


def test_every_word_counts(said: Said) -> None:
    """The record that has all the words comes first; where none has, those that have one are shown."""
    assert said["quai 3", "fr"].ids[0] == "harbour-3"
    assert said["carte baleine", "fr"].ids[0] == "card"
    assert "whales" in said["carte baleine", "fr"].ids


def test_bodies_answer_where_the_first_file_does_not(said: Said) -> None:
    """A word of a record's text alone finds it."""
    assert said["baleine", "fr"].ids[0] == "whales"
    assert not said["baleine", "fr"].others


def test_terms_find_each_other_across_languages(said: Said) -> None:
    """The term, and the records that hold one of its spellings, by any other of them."""
    for asked in (("viza", "fr"), ("تأشيرة", "fr"), ("entry permit", "ar")):
        assert said[asked].ids[0] == "example-word", asked
        assert not said[asked].others, asked


def test_other_languages_answer_where_this_one_has_nothing(said: Said) -> None:
    """Arabic on a French page finds the Arabic record, and says so; on an Arabic page it is at home."""
    assert said["الفلاحة", "fr"].ids[0] == "farming"
    assert said["الفلاحة", "fr"].others
    assert said["للفلاحة", "ar"].ids[0] == "farming"
    assert not said["للفلاحة", "ar"].others


def test_darija_in_latin_letters(said: Said) -> None:
    """By its consonants, on the pages of every language, beside words that nobody knows."""
    for asked in (("lfla7a", "fr"), ("lfla7a", "ar"), ("fla7a f zzz", "fr")):
        assert said[asked].ids[:1] == ("farming",), asked


def test_arabic_forms(said: Said) -> None:
    """Ta marbuta or ha, article or not, prefix or not."""
    assert said["رخصه سياقة", "ar"].ids[0] == "permit"
    assert said["بالبطاقة", "ar"].ids[0] == "card"


def test_nothing_is_an_answer(said: Said) -> None:
    assert said["qxzqxz", "fr"] == Answer(())


def test_odd_queries_are_answered(said: Said) -> None:
    """No query breaks the search, and each record comes once."""
    for asked, answer in said.items():
        assert len(set(answer.ids)) == len(answer.ids), asked
        assert "undefined" not in answer.meant


def test_goals_on_the_shipped_records(tmp_path: Path) -> None:
    """What people here type finds a right record among the first five."""
    queries = read_queries(ROOT / "tests/search/queries.yml")
    catalogue = build_catalogue(check(ROOT)[0])
    found = answers(catalogue, queries, tmp_path)
    ranks = [answer.rank(query) for query, answer in zip(queries, found, strict=True)]
    shares = recall(queries, ranks)
    short = {
        kind: shares[kind][-1]
        for kind, goal in search_eval.GOALS.items()
        if shares[kind][-1] < goal
    }
    assert short == {}


def test_recall_counts_places() -> None:
    """The first right record decides; a class is counted for itself."""
    queries = [
        Query("a", "fr", kind, frozenset({"x", "y"})) for kind in ("exact", "exact", "typo", "typo")
    ]
    given: list[Any] = [("x",), ("a", "b", "y", "x"), ("a", "b", "c", "d", "e", "x"), ()]
    ranks = [Answer(ids).rank(query) for query, ids in zip(queries, given, strict=True)]
    assert ranks == [1, 3, 6, None]
    shares = recall(queries, ranks)
    assert shares == {"exact": [0.5, 1.0, 1.0], "typo": [0.0, 0.0, 0.0]}
    assert "exact" in table(queries, shares) and "100.0%" in table(queries, shares)
    assert "90%" in table(queries, shares)


def test_the_command(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table and 0 when the goals are met; 1 and the missed queries when not; wrong use without queries."""
    from generator.__main__ import main

    assert main(["search-eval", "--root", str(sample)]) == 2
    assert "queries.yml" in capsys.readouterr().err
    path = sample / "tests/search/queries.yml"
    path.parent.mkdir(parents=True)
    path.write_text(
        '- {q: "une annee", lang: fr, class: accent, ids: [example-year]}\n', encoding="utf-8"
    )
    assert main(["search-eval", "--root", str(sample)]) == 0
    assert "100.0%" in capsys.readouterr().out
    path.write_text(
        '- {q: "italie", lang: fr, class: exact, ids: [example-line]}\n', encoding="utf-8"
    )
    assert main(["search-eval", "--root", str(sample), "--missed"]) == 1
    assert "exact, fr: italie → " in capsys.readouterr().out


def test_without_node(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing Node, or code that fails in it, is one sentence."""
    catalogue = invented(sample)
    query = [Query("a", "xx", "", frozenset())]
    with pytest.raises(AssetError, match="could not answer"):
        answers(catalogue, query, tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(AssetError, match="node is missing"):
        answers(catalogue, query, tmp_path)

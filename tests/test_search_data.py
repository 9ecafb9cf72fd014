"""What a search may look into: all that lists show, under the same addresses, and no more."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import copy_sample

from generator.catalogue import Catalogue
from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.check.cases import TODAY
from generator.normalise import keys, skeleton
from generator.normalise import words as folded
from generator.schema.spec import Words
from generator.search_data import files
from generator.settings import LANGUAGE_CODES
from generator.views.lists import list_pages
from generator.views.search import search


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    root = copy_sample(tmp_path_factory.mktemp("search") / "sample")
    (root / "opportunities/guides/example-guide.ar.yml").unlink()
    return build_catalogue(check(root, today=TODAY)[0])


def read(made: dict[str, bytes], name: str) -> Any:
    """What a script of the search holds."""
    head = f'(window.boussoleSearch=window.boussoleSearch||{{}})["{name}"]='
    text = made[f"assets/search-{name}.js"].decode()
    assert text.startswith(head) and text.endswith(";\n")
    return json.loads(text.removeprefix(head).removesuffix(";\n"))


def documents(catalogue: Catalogue, lang: str) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in read(files(catalogue), lang)["documents"]}


def words(**texts: str) -> Words:
    return Words.of(texts.items())


def with_record(catalogue: Catalogue, record: Any) -> Catalogue:
    """The catalogue with one record in place of the one of its id."""
    rows = {
        name: tuple(record if one.id == record.id else one for one in some)
        for name, some in catalogue.records.items()
    }
    return replace(catalogue, records=rows, by_id={**catalogue.by_id, record.id: record})


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_what_lists_show_is_found_at_the_same_address(catalogue: Catalogue, lang: str) -> None:
    """Every entry of every list, once, and nothing else; a neutral address stays neutral."""
    listed = {
        entry.record.id: entry.address
        for collection in catalogue.records
        for page in list_pages(catalogue, collection)
        for entry in page.entries
    }
    found = {
        name: f"{one['collection']}/{one.get('slug', name)}.html"
        for name, one in documents(catalogue, lang).items()
    }
    assert found == listed
    assert found["example-pension"] == "guides/example-neutral.html"


def test_a_document_is_in_its_language(catalogue: Catalogue) -> None:
    """Names, summary and values of lists in the page's language; French, and said to be, where that lacks."""
    arabic = documents(catalogue, "ar")
    assert arabic["fr"]["title"] == "فرنسا"
    assert "lang" not in arabic["fr"]
    assert arabic["example-guide"]["title"] == "Vérifier une offre d'exemple"
    assert arabic["example-guide"]["lang"] == "fr"
    assert "Béni Mellal" in documents(catalogue, "en")["example-counter"]["about"]
    assert "بني ملال" in arabic["example-counter"]["about"]


def test_a_label_says_what_a_record_is(catalogue: Catalogue) -> None:
    """Its kind or theme, else its collection; a programme closed to people from here says so."""
    found = documents(catalogue, "fr")
    assert found["example-year"]["label"] == catalogue.word("kinds", "study").best("fr")[0]
    assert found["fr"]["label"] == "Pays"
    assert found["example-season"]["closed"] == "Pas ouvert"
    assert "closed" not in found["example-year"]


def test_numbers_keep_their_order_in_arabic(catalogue: Catalogue) -> None:
    """A script shows text without tags: invisible signs isolate numbers, in Arabic only."""
    guide = catalogue.by_id["example-guide"]
    title = words(fr="Offre : 2026-2028", ar="عرض 2026-2028", en="Offer 2026-2028")
    changed = with_record(catalogue, replace(guide, title=title))
    assert documents(changed, "ar")["example-guide"]["title"] == "عرض \u20662026-2028\u2069"
    assert documents(changed, "en")["example-guide"]["title"] == "Offer 2026-2028"
    assert documents(changed, "fr")["example-guide"]["title"] == "Offre\u00a0: 2026-2028"


def test_terms_lead_to_records_in_every_language(catalogue: Catalogue) -> None:
    """A record that holds a spelling of a term, in any language, is found by all its others."""
    found = search(catalogue)
    number = next(i for i, texts in enumerate(found.terms) if "mital" in texts)
    assert {"Exemple", "exemples", "mital", "مثال", "أمثلة", "Example"} <= set(found.terms[number])
    having = {one.record.id for one in found.documents if number in one.terms}
    assert {"example-term", "example-year", "example-paper"} <= having
    assert "fr" not in having


def test_a_term_in_many_words_is_one_phrase(catalogue: Catalogue) -> None:
    """All its words, one after the other: a record with one of them, or with others between, has not the term."""
    term = replace(
        catalogue.by_id["example-word"],
        title=words(fr="Carte de séjour", ar="بطاقة الإقامة", en="Residence card"),
    )
    guide = catalogue.by_id["example-guide"]
    for title, there in [
        ("Ma carte de séjour", True), ("Ses cartes de séjours", True), ("La carte du séjour", False),
        ("La carte", False),
    ]:  # fmt: skip
        changed = with_record(with_record(catalogue, term), replace(guide, title=words(fr=title)))
        found = search(changed)
        number = next(i for i, texts in enumerate(found.terms) if "Carte de séjour" in texts)
        document = next(one for one in found.documents if one.record.id == guide.id)
        assert (number in document.terms) is there, title


def test_sounds_are_the_consonants_of_arabic_and_of_aliases(catalogue: Catalogue) -> None:
    """So that Darija in Latin letters finds a record on a French page too."""
    sounds = documents(catalogue, "fr")["example-year"]["sounds"].split()
    assert skeleton(folded("نموذجية")[0]) in sounds
    assert skeleton("mitalan") in sounds
    assert all(len(sound) >= 3 for sound in sounds)


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_bodies_hold_the_other_words(catalogue: Catalogue, lang: str) -> None:
    """In the order of the documents, each word once; what a document has is not said twice."""
    made = files(catalogue)
    shown, bodies = read(made, lang)["documents"], read(made, f"{lang}-more")
    assert len(bodies) == len(shown)
    body = dict(zip((one["id"] for one in shown), bodies, strict=True))["example-guide"].split()
    assert body == sorted(set(body))
    assert "lisez" in body or lang != "fr"
    assert not set(body) & set(keys(next(x for x in shown if x["id"] == "example-guide")["title"]))


def test_words_are_only_those_of_the_search(catalogue: Catalogue) -> None:
    """The page has its own words already."""
    assert {key.split(".")[0] for key in read(files(catalogue), "ar")["words"]} == {"found"}


def test_files_are_those_of_the_site(catalogue: Catalogue, site: Path) -> None:
    """Two a language, and no more; the site holds them."""
    names = {f"assets/search-{lang}{more}.js" for lang in LANGUAGE_CODES for more in ("", "-more")}
    assert set(files(catalogue)) == names
    assert all((site / name).is_file() for name in names)

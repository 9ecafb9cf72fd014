"""Lists on paper: a province's structures, packs and posters; what they leave out; the same for a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from html import unescape
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zipfile import ZipFile

import paper as read
import pytest
from conftest import NAMED, SAMPLE
from pdfua import validate
from test_print import catalogue_of, written

from generator.catalogue import Catalogue
from generator.names import alphabetical
from generator.print import posters
from generator.print.lists import pack, packs, province_sheets
from generator.print.posters import made_of
from generator.print.press import CODES, addresses, jobs, one, papers
from generator.print.tables import COLUMNS, files
from generator.schema.parts import Section
from generator.schema.spec import Words
from generator.settings import LANGUAGE_CODES, PROVINCES, SETTINGS
from generator.sheets import PACKS, POSTERS, READERS, pack_address
from generator.words import interface_words

BENI_MELLAL = "services/by-province-beni-mellal.pdf"
NUMBERS = Words.of(
    (
        ("ar", "رقم مختلف فيه: **2222**.\n\n- **8350**: الاستماع.\n- **05 37 54 54 00**: الحماية."),
        ("en", "Disputed: **2222**.\n\n- **8350**: listening.\n- **05 37 54 54 00**: protection."),
        ("fr", "Contesté : **2222**.\n\n- **8350** : écoute.\n- **05 37 54 54 00** : protection."),
    )
)


def with_records(catalogue: Catalogue, *changed: Any) -> Catalogue:
    """The catalogue with some records put in or exchanged, by id."""
    by_id = {**catalogue.by_id, **{x.id: x for x in changed}}
    records = {
        name: tuple(sorted((x for x in by_id.values() if x.collection == name), key=lambda x: x.id))
        for name in catalogue.records
    }
    paths = {**catalogue.paths, **{x.id: x.id for x in changed}}
    return replace(
        catalogue,
        by_id=MappingProxyType(by_id),
        records=MappingProxyType(records),
        paths=MappingProxyType(paths),
    )


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The sample, with guides for each reader and the guides that posters are made of."""
    found = catalogue_of(SAMPLE, NAMED)
    guide = found.by_id["example-guide"]
    section = Section(id="maroc", heading=Words.of((("fr", "Au Maroc"),)), text=NUMBERS)
    return with_records(
        found,
        replace(guide, id="helplines", slug="aide-18", sections=(section,)),
        replace(guide, id="scam-patterns"),
        replace(found.by_id["example-line"], kind="helpline"),
        replace(found.by_id["example-pension"], audiences=("youth", "returnee", "migrant")),
    )


@pytest.fixture(scope="module")
def printed(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every list of the sample on paper, by address."""
    folder = tmp_path_factory.mktemp("lists")
    some = (
        x
        for job in jobs(catalogue, papers(catalogue))
        if job.name in POSTERS or job.name.startswith(("by-", "pack-"))
        for x in job.make()
    )
    return written(some, folder / "out", folder / "kept")


def test_every_province_reader_and_theme(printed: dict[str, Path]) -> None:
    """In each language: a sheet and a booklet per province, a pack per reader, a poster per theme."""
    assert set(printed) == {
        f"{lang}/{name}.pdf"
        for lang in LANGUAGE_CODES
        for name in (
            *(f"services/by-province-{x}" for x in PROVINCES),
            *(f"print/pack-{x}" for x in (*READERS, *PROVINCES)),
            *(f"print/{x}" for x in ("help-lines", "legal-ways", "matrix", "scams")),
        )
    }


def test_no_error_of_pdf_ua(printed: dict[str, Path]) -> None:
    """Lists, packs and posters are for a screen reader too, in each language."""
    assert {name: validate(str(x)).findings for name, x in printed.items()} == dict.fromkeys(
        printed, ()
    )
    for name, path in printed.items():
        found = read.catalog(path)
        assert (found["lang"], found["tagged"]) == (name[:2], "yes")
        assert (found["direction"] == "/R2L") == (name[:2] == "ar")


def test_a_province_on_a_sheet(printed: dict[str, Path]) -> None:
    """Its structures with their phones and hours, then the lines that serve every province; what was chosen, and
    how old it is."""
    for lang in ("fr", "ar"):
        text = read.bare(read.by_poppler(printed[f"{lang}/{BENI_MELLAL}"]))
        assert read.bare("05 23 48 00 00") in text
        assert "141" in text
    text = read.bare(read.by_poppler(printed[f"fr/{BENI_MELLAL}"]))
    assert read.bare("Choix : Province – Béni Mellal") in text
    assert read.bare("Informations lues au plus tard le") in text
    assert read.bare("05 23 48 00 00") not in read.bare(
        read.by_poppler(printed["fr/services/by-province-azilal.pdf"])
    )


def test_a_closed_structure_is_not_on_paper(catalogue: Catalogue) -> None:
    """Nobody is sent to a door that is shut, or to a record that is paused."""
    counter = catalogue.by_id["example-counter"]
    assert counter in pack(catalogue, "beni-mellal").records
    for change in ({"operating": "closed"}, {"state": "paused"}):
        other = with_records(catalogue, replace(counter, **change))
        assert "example-counter" not in {x.id for x in pack(other, "beni-mellal").records}


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_in_the_order_of_names(catalogue: Catalogue, lang: str) -> None:
    """As the list on the screen, whatever the ids are, in each language by its own names."""
    title = Words.of((("fr", "Accueil"), ("ar", "يوم"), ("en", "Welcome")))
    counter = replace(catalogue.by_id["example-counter"], id="zz-last", title=title)
    on = papers(with_records(catalogue, counter))
    for make, part in ((province_sheets, "places"), (packs, "records")):
        (one,) = (x for x in make(on, "beni-mellal") if x.address.startswith(lang))
        found = [unescape(x["title"].html) for x in one.data["groups"][0][part]]
        assert found.index(title.best(lang)[0]) == (0 if lang == "fr" else len(found) - 1)
        assert found == sorted(found, key=alphabetical)
    table = dict(files(on))[pack_address("beni-mellal", lang, "csv")].decode("utf-8-sig")
    assert [row[1] for row in csv.reader(io.StringIO(table))][1 : len(found) + 1] == found


def test_a_pack_has_a_cover_contents_and_its_records(
    catalogue: Catalogue, printed: dict[str, Path]
) -> None:
    """Who it is for, what is in it and where, then what to do, with boxes; in the order of themes."""
    some = pack(catalogue, "youth")
    assert [x.id for x in some.records][-1] == "example-paper"  # papers come last
    text = read.by_poppler(printed["fr/print/pack-youth.pdf"])
    cover, contents, *rest = text.split("\f")
    assert "Avant de partir" in cover
    assert "Pour qui – Jeunes" in cover
    body = read.bare("".join(rest))
    for record in some.records:
        title = read.bare(record.title.best("fr")[0])
        assert title in read.bare(contents)
        assert title in body
        assert all(
            read.bare(x.text.best("fr")[0]) in body
            for x in record.steps
            if "[" not in x.text.best("fr")[0]
        )


def test_a_number_in_doubt_is_not_on_the_card(printed: dict[str, Path]) -> None:
    """The poster of numbers prints lists alone: what sources disagree on stands in a paragraph, and stays out."""
    for lang in LANGUAGE_CODES:
        text = read.by_poppler(printed[f"{lang}/print/help-lines.pdf"])
        assert "8350" in text
        assert read.bare("05 37 54 54 00") in read.bare(text)
        assert "2222" not in text


def test_a_confirmed_guide_of_numbers_does_not_say_that_nobody_called(catalogue: Catalogue) -> None:
    """Once someone has called, the sentence goes."""
    guide = catalogue.by_id["helplines"]
    confirmed = replace(guide, confirmed=catalogue.by_id["example-year"].confirmed)

    def lead(some: Catalogue) -> str:
        data = next(posters.posters(papers(some), "help-lines")).data
        return " ".join(x.html for x in data["lead"])

    assert "jamais composés" in lead(catalogue)
    assert "jamais composés" not in lead(with_records(catalogue, confirmed))


def test_a_poster_without_its_guide_is_not_made(catalogue: Catalogue) -> None:
    """A poster that would be empty is not printed, and no page leads to it."""
    assert all(made_of(catalogue, name) for name in POSTERS)
    bare = catalogue_of(SAMPLE, NAMED)
    assert [name for name in POSTERS if made_of(bare, name)] == ["legal-ways", "matrix"]
    assert "fr/print/scams.pdf" not in addresses(bare)


def test_the_real_posters_have_their_guides() -> None:
    """The portal's own records are there under the names that the posters use."""
    real = catalogue_of(SAMPLE.parents[1], SETTINGS)
    assert all(made_of(real, name) for name in POSTERS)
    assert all(pack(real, name).records for name in PACKS)
    assert set(posters.SCAMS) <= set(real.by_id)


def test_nobody_is_promised_anything(printed: dict[str, Path]) -> None:
    """The poster of legal ways counts what a person can take part in, and says what it is not."""
    text = read.bare(read.by_poppler(printed["en/print/legal-ways.pdf"]))
    assert read.bare("None of them is a promise of a visa.") in text
    assert read.bare("Nobody can sell you a visa") in text
    assert read.bare("programmes: 1") in text


def test_a_poster_is_for_people(catalogue: Catalogue, tmp_path: Path) -> None:
    """What can start here, without the guides that only offices need."""
    guide = catalogue.by_id["example-guide"]
    here = replace(guide, id="here", theme="here", title=Words.of((("fr", "Ouvrir un atelier"),)))
    plan = replace(
        here, id="plan", audiences=("planner",), title=Words.of((("fr", "Plan communal"),))
    )
    some = posters.posters(papers(with_records(catalogue, here, plan)), "legal-ways")
    text = read.by_poppler(written(some, tmp_path, tmp_path / "kept")["fr/print/legal-ways.pdf"])
    assert "Ouvrir un atelier" in text
    assert "Plan communal" not in text


def test_every_state_is_on_the_matrix(printed: dict[str, Path]) -> None:
    """One page, a table with heads, no empty cell."""
    path = printed["fr/print/matrix.pdf"]
    assert len(read.pages(path)) == 1
    assert {"Table", "TH", "TD"} <= read.tags(path)
    assert all(x in read.by_poppler(path) for x in ("Italie", "Suède", "Chypre"))


def test_the_same_list_for_a_spreadsheet(catalogue: Catalogue) -> None:
    """A line per record under named columns; nothing is a formula; an Arabic sheet runs from right to left."""
    counter = catalogue.by_id["example-counter"]
    evil = with_records(catalogue, replace(counter, title=Words.of((("fr", "=1+1"),))))
    made = dict(files(papers(evil)))
    assert set(made) == {
        pack_address(x, lang, end)
        for x in PACKS
        for lang in LANGUAGE_CODES
        for end in ("csv", "xlsx")
    }
    rows = list(csv.reader(io.StringIO(made["fr/print/pack-beni-mellal.csv"].decode("utf-8-sig"))))
    assert rows[0] == [interface_words("fr")[key] for key in COLUMNS]
    assert len(rows) == 1 + len(pack(evil, "beni-mellal").records)
    assert any("'=1+1" in row for row in rows)
    assert any("05 23 48 00 00" in row[4].replace("\xa0", " ") for row in rows)
    assert all(len(row) == len(COLUMNS) for row in rows)
    # A town named as its province is named once; commas are the language's.
    places = {row[3] for row in rows}
    assert any(place.endswith(", Béni Mellal") for place in places)
    assert not any("Béni Mellal, Béni Mellal" in place for place in places)
    arabic = made["ar/print/pack-beni-mellal.csv"].decode("utf-8-sig")
    assert "، بني ملال" in arabic
    for lang in ("fr", "ar"):
        with ZipFile(io.BytesIO(made[f"{lang}/print/pack-beni-mellal.xlsx"])) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
            assert "<f>" not in sheet
            assert ("rightToLeft" in sheet) == (lang == "ar")
            assert "=1+1" in book.read("xl/sharedStrings.xml").decode()


def test_spreadsheets_are_the_same_each_time(catalogue: Catalogue) -> None:
    """No clock stands in them: neither the book's own day nor those of the files in it."""
    made = dict(files(papers(catalogue)))
    assert made == dict(files(papers(catalogue)))
    with ZipFile(io.BytesIO(made["fr/print/pack-azilal.xlsx"])) as book:
        assert {x.date_time[0] for x in book.infolist()} == {1980}
        assert "2026-02" in book.read("docProps/core.xml").decode()


def test_lists_on_request(catalogue: Catalogue, printed: dict[str, Path], tmp_path: Path) -> None:
    """The development server makes them when asked."""
    name = f"fr/{BENI_MELLAL}"
    assert one(catalogue, name, tmp_path) == printed[name].read_bytes()
    table = one(catalogue, "fr/print/pack-azilal.csv", tmp_path)
    assert table is not None and table.startswith(b"\xef\xbb\xbf")
    codes = one(catalogue, CODES, tmp_path)
    assert codes is not None and name.encode() in codes


def test_makers_are_of_a_language_each(catalogue: Catalogue) -> None:
    """A document knows in which language it speaks."""
    made = [*packs(papers(catalogue), "azilal"), *province_sheets(papers(catalogue), "azilal")]
    assert [x.data["lang"] for x in made] == [*LANGUAGE_CODES, *LANGUAGE_CODES]

"""The country × right matrix: 27 states, ten rights, no empty cell; its file opens in a spreadsheet as text."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import NAMED, changed
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue import Catalogue
from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.check.cases import TODAY
from generator.matrix_page import data, harmless, ordered
from generator.schema.kinds import RIGHTS
from generator.schema.parts import Branch
from generator.schema.spec import Words
from generator.settings import EU_STATES, LANGUAGE_CODES, SETTINGS
from generator.views.matrix import Cell, Row, matrix
from generator.words import interface_words

SAMPLE = Path(__file__).parent / "sample"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return build_catalogue(check(SAMPLE, NAMED, TODAY)[0])


def with_agreement(catalogue: Catalogue, name: str, **fields: Any) -> Catalogue:
    return changed(catalogue, name, agreement=replace(catalogue.by_id[name].agreement, **fields))


def row(catalogue: Catalogue, code: str) -> Row:
    return next(x for x in matrix(catalogue) if x.code == code)


def cell(catalogue: Catalogue, code: str, right: str) -> Cell:
    return next(x for x in row(catalogue, code).cells if x.right == right)


def table(catalogue: Catalogue, lang: str) -> list[list[str]]:
    text = data(catalogue, matrix(catalogue), lang).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_every_state_and_every_right(catalogue: Catalogue) -> None:
    """27 rows of ten cells, also for the states without a record."""
    rows = matrix(catalogue)
    assert tuple(x.code for x in rows) == EU_STATES
    assert {tuple(c.right for c in x.cells) for x in rows} == {RIGHTS.closed}
    assert (row(catalogue, "PL").country.href, row(catalogue, "PL").seen) == ("", None)


def test_no_cell_is_empty(catalogue: Catalogue) -> None:
    """A cell says something: a statement, answers, or a guide."""
    for x in matrix(catalogue):
        for c in x.cells:
            assert c.statement or c.totalisation or c.guides or c.general


def test_what_an_agreement_says(catalogue: Catalogue) -> None:
    """Answers with the branch's guide; a right on which nothing was read is not a no."""
    found = cell(catalogue, "FR", "old-age")
    assert (found.statement, found.totalisation, found.export) == ("", "yes", "yes")
    assert [x.href for x in found.guides] == ["guides/example-neutral.html"]
    assert found.known
    other = cell(catalogue, "FR", "survivors")
    assert (other.statement, other.guides, other.known) == ("unknown", (), False)


def test_two_unknown_answers_are_not_documented(catalogue: Catalogue) -> None:
    """One known answer shows both; none shows neither, and the guide stays."""
    for totalisation, export, said in (("unknown", None, False), (None, "no", True)):
        branch = Branch(totalisation=totalisation, export=export, guide="example-pension")
        found = cell(
            with_agreement(catalogue, "fr", branches=(("old-age", branch),)), "FR", "old-age"
        )
        assert found.known == said
        assert (found.totalisation, found.export) == (("unknown", "no") if said else ("", ""))
        assert len(found.guides) == 1


@pytest.mark.parametrize("state", ["none", "signed"])
def test_without_an_agreement_in_force(catalogue: Catalogue, state: str) -> None:
    """It is said in each of its rights, beside what a state's own law gives; of schools it says nothing."""
    changed_one = with_agreement(catalogue, "fr", state=state)
    assert cell(changed_one, "FR", "old-age").statement == state
    assert cell(changed_one, "FR", "old-age").export == "yes"
    assert cell(changed_one, "FR", "unemployment").statement == state
    assert cell(changed_one, "FR", "schooling").statement == "unknown"


def test_guides_of_rights_outside_agreements(catalogue: Catalogue) -> None:
    """A guide that names its states stands in theirs; one that names none stands in all; a retired one nowhere."""
    some = changed(catalogue, "example-pension", right="diplomas", countries=("IT",))
    assert len(cell(some, "IT", "diplomas").guides) == 1
    assert cell(some, "FR", "diplomas").statement == "unknown"
    every = changed(catalogue, "example-pension", right="diplomas", countries=())
    for code in EU_STATES:
        found = cell(every, code, "diplomas")
        assert (len(found.guides), len(found.general), found.statement) == (0, 1, "")
    retired = changed(every, "example-pension", state="retired")
    assert cell(retired, "IT", "diplomas").general == ()


def test_a_general_guide_documents_no_agreement(catalogue: Catalogue) -> None:
    """What holds in every state says nothing of what one state agreed to."""
    every = changed(catalogue, "example-pension", countries=())
    assert cell(every, "IT", "old-age").statement == "unknown"
    assert cell(every, "IT", "old-age").general == ()


def test_day_of_a_row(catalogue: Catalogue) -> None:
    """The newest day on which a source of the country's record was read."""
    sources = catalogue.by_id["fr"].sources
    later = replace(sources[0][1], seen=TODAY)
    found = changed(catalogue, "fr", sources=(*sources, ("later", later)))
    assert row(found, "FR").seen == TODAY
    assert row(catalogue, "FR").seen == sources[0][1].seen


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_file(catalogue: Catalogue, lang: str) -> None:
    """A mark, a head and 270 lines of as many cells, none of them empty, in the language."""
    raw = data(catalogue, matrix(catalogue), lang)
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = table(catalogue, lang)
    assert len(lines) == 1 + 27 * 10
    assert {len(line) for line in lines} == {10}
    assert all(text for line in lines for text in line)
    words = interface_words(lang)
    old_age = next(line for line in lines if line[1] == "FR")
    assert old_age[2] == words["matrix.agreement.in-force"]
    assert old_age[5:7] == [words["answer.yes"]] * 2
    assert old_age[8] == f"https://example.org/{lang}/guides/example-neutral.html"
    assert old_age[9] == "2026-02-01"


def test_a_copy_without_an_address_names_files(catalogue: Catalogue) -> None:
    lines = table(replace(catalogue, settings=SETTINGS), "fr")
    assert "fr/guides/example-neutral.html" in [line[8] for line in lines]


def test_states_by_name(catalogue: Catalogue) -> None:
    """In the order of the language's names; an accent or a hamza changes nothing."""
    french = [x.country.text.best("fr")[0] for x in ordered(matrix(catalogue), "fr")]
    assert french[:3] == ["Allemagne", "Autriche", "Belgique"]
    assert french.index("Grèce") < french.index("Hongrie")
    arabic = [x.country.text.best("ar")[0] for x in ordered(matrix(catalogue), "ar")]
    assert arabic.index("ألمانيا") < arabic.index("بلجيكا") < arabic.index("النمسا")


@pytest.mark.parametrize("text", ["=1+1", "+212", "-1", "@x", "\t=1", "\r=1"])
def test_a_title_is_no_formula(catalogue: Catalogue, text: str) -> None:
    """What a spreadsheet would compute is text; what it would not stays as it is."""
    title = Words.of((("ar", text), ("en", text), ("fr", text)))
    cells = [c for line in table(changed(catalogue, "fr", title=title), "fr") for c in line]
    assert not [c for c in cells if c.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert f"'{text}" in cells
    assert harmless("oui - non") == "oui - non"


@given(st.text())
def test_harmless(text: str) -> None:
    """Never a formula, and nothing lost."""
    found = harmless(text)
    assert found.removeprefix("'") == text.removeprefix("'") or found == text
    assert not found.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_page(site: Path, lang: str) -> None:
    """The page and the file say the same of as many cells; the table has its caption, heads and scopes."""
    html = (site / lang / "matrix.html").read_text(encoding="utf-8")
    assert html.count('<th scope="row">') == html.count("<details>") == 27
    assert html.count('<th scope="col">') == 12
    assert html.count("<td") == 27 * 11
    assert re.search(r"<td[^>]*>\s*</td>", html) is None
    assert "<caption" in html
    assert f'href="../assets/matrix-{lang}.csv"' in html
    assert (site / "assets" / f"matrix-{lang}.csv").is_file()

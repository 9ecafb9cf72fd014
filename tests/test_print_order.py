"""What is copied out of a sheet is what the record says, sign for sign: on the portal's own records, with two
readers that have nothing of ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import paper as read
import pytest
import typst
from conftest import SAMPLE
from test_print import catalogue_of, lines_of, written

from generator.catalogue import Catalogue
from generator.print import letters, order
from generator.print.latin import GUARD, STANDS_FOR, Run, text_of
from generator.print.paper import Document
from generator.print.press import KEPT, papers
from generator.print.runs import line
from generator.print.sheet import sheets
from generator.settings import SETTINGS
from generator.sheets import printed, sheet_address

POPPLER, PDFIUM = read.READERS
# A stretch of a line between two Arabic letters, and what PDFium takes for one piece.
_STRETCH = re.compile("[^\u0600-\u06ff]+")
_PIECE = re.compile("[A-Za-z\u00c0-\u024f]+|[0-9]+")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The portal's own."""
    return catalogue_of(SAMPLE.parents[1], SETTINGS)


@pytest.fixture(scope="module")
def records(catalogue: Catalogue) -> list[Any]:
    """One record in nine."""
    return list(printed(catalogue))[::9]


@pytest.fixture(scope="module")
def made(catalogue: Catalogue, records: list[Any]) -> list[Document]:
    """Their sheets in French and in Arabic."""
    on = papers(catalogue)
    return [x for r in records for x in sheets(on, r) if x.address.startswith(("fr/", "ar/"))]


@pytest.fixture(scope="module")
def files(made: list[Document], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each of them, by address."""
    folder = tmp_path_factory.mktemp("order")
    return written(made, folder / "out", folder / KEPT)


@pytest.fixture(scope="module")
def texts(files: dict[str, Path]) -> dict[str, dict[str, str]]:
    """What each reader copies out of each, by reader and address."""
    return texts_of(files)


def texts_of(files: dict[str, Path]) -> dict[str, dict[str, str]]:
    return {
        name: {address: read.bare(reader(path)) for address, path in files.items()}
        for name, reader in read.READERS.items()
    }


def share(texts: dict[str, str], records: list[Any], lang: str, of: Callable[[str], bool]) -> float:
    """The share of the records' lines of a kind that stand in their sheets exactly."""
    held = [
        read.bare(as_printed(line)) in texts[sheet_address(record, lang)]
        for record in records
        for line in lines_of(record, lang)
        if of(line)
    ]
    assert len(held) > 60
    return sum(held) / len(held)


def as_printed(line: str) -> str:
    """Prose as it is read on paper: a link's words, then its address if it leads out of the portal."""
    line = re.sub(r"\[([^\]]*)\]\((http[^)]*)\)", r"\1 (\2)", line)
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)


def in_one_piece(line: str) -> bool:
    """Has a line no Latin passage that PDFium puts together backwards? It turns a line of Arabic round piece by
    piece: "Ernst Mach" becomes "Mach Ernst"."""
    passages = (_PIECE.findall(x) for x in _STRETCH.findall(line))
    return not any(len(x) > 1 and any(piece.isalpha() for piece in x) for x in passages)


def anything(_: str) -> bool:
    return True


@pytest.mark.parametrize(
    ("lang", "reader", "of", "least"),
    [
        ("fr", POPPLER, anything, 0.99),
        ("fr", PDFIUM, anything, 0.99),
        ("ar", POPPLER, anything, 0.95),
        ("ar", PDFIUM, in_one_piece, 0.95),
        ("ar", PDFIUM, anything, 0.88),
    ],
)
def test_lines_copy_out_as_written(
    texts: dict[str, dict[str, str]],
    records: list[Any],
    lang: str,
    reader: str,
    of: Callable[[str], bool],
    least: float,
) -> None:
    """Title, summary, steps and warnings; white space and unseen signs aside."""
    assert share(texts[reader], records, lang, of) >= least


def test_numbers_hold_always(made: list[Document], texts: dict[str, dict[str, str]]) -> None:
    """Phones, dates and amounts that are set from left to right, in every sheet and both readers."""
    found = 0
    for document in made:
        for number in filter(_is_number, _set_apart(document.values(), "ltr")):
            found += 1
            for reader in read.READERS:
                assert read.bare(number) in texts[reader][document.address], document.address
    assert found > 60


def test_telephones_hold_in_every_arabic_sheet(catalogue: Catalogue, tmp_path: Path) -> None:
    """Whoever copies a number of the portal dials it: not of some records, of all."""
    on = papers(catalogue)
    every = (x for r in printed(catalogue) for x in sheets(on, r) if x.address.startswith("ar/"))
    found = [(x, list(filter(_is_telephone, _set_apart(x.values(), "ltr")))) for x in every]
    with_some = [(document, numbers) for document, numbers in found if numbers]
    texts = texts_of(written([x for x, _ in with_some], tmp_path / "out", tmp_path / KEPT))
    assert len(with_some) > 20
    for document, numbers in with_some:
        for number, reader in product(numbers, read.READERS):
            assert read.bare(number) in texts[reader][document.address], document.address


def _is_telephone(text: str) -> bool:
    return _is_number(text) and len(read.bare(text)) > 5


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[+0-9][0-9\u00a0]*", text) is not None


def _set_apart(value: Any, mark: str) -> Iterator[str]:
    if isinstance(value, dict):
        if mark in value:
            yield value["t"]
        value = list(value.values())
    if isinstance(value, list | tuple):
        for x in value:
            yield from _set_apart(x, mark)


def test_without_mending_they_do_not(
    made: list[Document], records: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As typst writes them, two lines of Arabic in five have a sign or a mark elsewhere, in either reader."""
    monkeypatch.setattr(order, "mend", lambda _: None)
    arabic = [x for x in made if x.address.startswith("ar/")]
    texts = texts_of(written(arabic, tmp_path / "out", tmp_path / KEPT))
    for reader in read.READERS:
        assert share(texts[reader], records, "ar", anything) < 0.8


def test_a_sheet_is_light(files: dict[str, Path]) -> None:
    """One that a telephone keeps: 60 KB, but for the longest."""
    sizes = sorted(path.stat().st_size for path in files.values())
    assert sizes[int(len(sizes) * 0.9)] <= 60 * 1024
    assert sizes[-1] <= 75 * 1024


def test_what_is_latin_inside_arabic_is_set_apart() -> None:
    """From the first Latin letter to the last letter or figure, over several runs; numbers; not the signs that run
    with the Arabic."""

    def latin(html: str) -> list[str]:
        return [x["t"] for x in line(html, True) if isinstance(x, dict) and "latin" in x]

    assert latin("<p>منحة (Ernst Mach) من OeAD، 2024.</p>") == ["Ernst Mach", "OeAD", "2024"]
    assert latin("<p>في 2027-2028 أو 13,5 أو 90 %</p>") == ["2027", "2028", "13,5", "90"]
    assert latin("<p>من <b>FH</b> Aachen (DE) أو</p>") == ["FH", " Aachen (DE)"]
    assert latin("<p>«المغرب» × «مال»</p>") == []


def test_guards_stand_round_passages_and_signs() -> None:
    """So the first of two numbers stands first, and no sign is taken along by a number; none stands inside a passage
    that goes on in another run."""
    runs = line('<p>هاتف <bdi dir="ltr">05 22</bdi>، <bdi dir="ltr">05 23</bdi></p>', True)
    assert text_of(runs).replace(GUARD, "|").replace("||", "|") == ("هاتف |05\xa022|،| |05\xa023|")
    assert text_of(line("<p>من <b>FH</b> Aachen</p>", True)).count(GUARD) == 1
    assert text_of(line("<p>صنف (D)</p>", True)).replace(GUARD, "|") == "صنف |\u2007(|D|\u2007)"


def test_arabic_inside_french() -> None:
    """Only the Arabic is looked at; a French line stays as it is."""
    found: tuple[Run, ...] = line('<p>de OeAD à <span lang="ar">صنف D</span></p>')
    assert found == (
        "de OeAD à ",
        {"t": "صنف ", "lang": "ar"},
        {"t": GUARD, "lang": "ar"},
        {"t": "D", "lang": "ar", "latin": 1},
    )
    assert line("<p>de OeAD (D)</p>") == ("de OeAD (D)",)


def test_a_sign_says_itself_alone(files: dict[str, Path]) -> None:
    """Firefox drops whatever says more than itself and ends with a mark that nobody sees: only guards say marks."""
    marks = set(STANDS_FOR.values())
    for path in files.values():
        for said in read.glyphs(path):
            assert said in marks or not marks.intersection(said), said
    assert any(said in marks for path in files.values() for said in read.glyphs(path))


def drawn(text: str, fonts: typst.Fonts, features: str = "") -> bytes:
    """A word as a picture."""
    page = "#set page(width: 3cm, height: 1cm, margin: 1mm)\n"
    source = f'{page}#set text(lang: "ar", dir: rtl, font: "Amiri"{features})\n{text}'
    data = typst.compile(source.encode(), format="png", font_paths=fonts, ignore_system_fonts=True)
    assert isinstance(data, bytes)
    return data


def test_letters_stand_side_by_side() -> None:
    """Lam and alef are joined as Amiri joins them; other letters are drawn as they are alone."""
    amiri = typst.Fonts(False, False, [letters.folder(letters.ARABIC)])
    for word in ("لا", "سلام", "بلا", "الآن", "لأ"):
        assert drawn(word, letters.fonts()) == drawn(word, amiri), word
        # The test can fail: without any rule lam and alef are two strokes.
        assert drawn(word, letters.fonts(), ", features: (rlig: 0)") != drawn(word, amiri), word
    assert drawn("لحم", letters.fonts()) != drawn("لحم", amiri)
    assert drawn("لحم", letters.fonts()) == drawn("لحم", amiri, ", features: (rlig: 0)")


def test_nothing_moves_in_the_font() -> None:
    """Lists of rules get shorter where they are, two spaces narrower: the file keeps its length and all else."""
    for name in letters.WEIGHTS:
        font = (letters.folder(letters.ARABIC) / name).read_bytes()
        plain = letters.side_by_side(font)
        assert len(plain) == len(font)
        assert 0 < sum(x != y for x, y in zip(font, plain, strict=True)) < 200

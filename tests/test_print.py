"""Paper: what a sheet says is what the record says, in the right order, for eyes, for a screen reader and for a
clipboard; hostile text stays text; nothing is set twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import paper as read
import pikepdf
import pytest
from conftest import EPOCH, NAMED, SAMPLE, copy_sample
from pdfua import validate

from generator.__main__ import main
from generator.catalogue import Catalogue
from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.check.cases import TODAY
from generator.pourer import phone
from generator.print.paper import Document
from generator.print.pdf import PrintError, code_of, set_in_type, typeset
from generator.print.press import CODES, KEPT, addresses, jobs, one, papers
from generator.print.sheet import LARGE, SMALLER, places, sheets
from generator.schema.parts import Item
from generator.schema.spec import Words
from generator.settings import SETTINGS, Settings
from generator.sheets import printed, sheet_links
from generator.site import build
from generator.views.record import view

PAIR = "print/programmes/example-year.fr-ar.pdf"
YEAR = "programmes/example-year.pdf"


def catalogue_of(root: Path, settings: Settings) -> Catalogue:
    content, _ = check(root, settings, TODAY)
    return build_catalogue(content)


def documents(catalogue: Catalogue) -> Iterator[Document]:
    return (x for job in jobs(catalogue, papers(catalogue)) for x in job.make())


def written(some: Any, folder: Path, kept: Path) -> dict[str, Path]:
    """Sets documents into a folder; their paths by address."""
    found = {}
    for done in typeset(some, kept):
        path = found[done.document.address] = folder / done.document.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(done.data)
    return found


@pytest.fixture(scope="module")
def named() -> Catalogue:
    return catalogue_of(SAMPLE, NAMED)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("paper")


@pytest.fixture(scope="module")
def sheet(named: Catalogue, folder: Path) -> dict[str, Path]:
    """Everything printed of the sample, by address."""
    return written(documents(named), folder / "named", folder / KEPT)


def lines_of(record: Any, lang: str) -> list[str]:
    """The title, summary and steps of a record as plain text."""
    items = (*record.steps, *getattr(record, "pitfalls", ()), *getattr(record, "caveats", ()))
    texts = [record.title, record.summary, *(item.text for item in items)]
    return [words.best(lang)[0].replace("**", "") for words in texts if words]


def test_each_published_record_in_each_language(named: Catalogue, sheet: dict[str, Path]) -> None:
    """A programme and a guide also in French beside Arabic."""
    names = {f"{x.collection}/{x.slug or x.id}" for x in printed(named)}
    assert {f"{lang}/{name}.pdf" for lang in ("fr", "ar", "en") for name in names} <= set(sheet)
    assert PAIR in sheet
    assert set(sheet) == {x for x in addresses(named) if x.endswith(".pdf")}


def test_what_is_paused_is_not_printed(named: Catalogue) -> None:
    """Paper cannot be called back: a record that is paused or retired has no sheet, and its page leads to none."""
    record = named.by_id["example-year"]
    assert sheet_links(record)
    for state in ("paused", "retired"):
        assert sheet_links(replace(record, state=state)) == ()


@pytest.mark.parametrize("lang", ["fr", "en", "ar"])
def test_the_words_of_the_record(named: Catalogue, sheet: dict[str, Path], lang: str) -> None:
    """Title, summary, steps and warnings copy out as they are written, sign for sign, with both readers."""
    for record in named.of("guides"):
        path = sheet[f"{lang}/guides/{record.slug or record.id}.pdf"]
        for text in map(read.bare, (read.by_poppler(path), read.by_pdfium(path))):
            assert all(read.bare(line) in text for line in lines_of(record, lang)), record.id


def test_phones_read_from_left_to_right(sheet: dict[str, Path]) -> None:
    """A number is dialled as it is printed, also inside Arabic and beside French."""
    for name in ("ar/" + YEAR, "fr/" + YEAR, PAIR):
        for text in (read.by_poppler(sheet[name]), read.by_pdfium(sheet[name])):
            assert read.bare(phone("+212523480000")) in read.bare(text), name


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
def test_made_for_a_screen_reader(named: Catalogue, sheet: dict[str, Path], lang: str) -> None:
    """Tagged, with its language, direction and title; headings, lists and links are what they are."""
    found = read.catalog(sheet[f"{lang}/{YEAR}"])
    assert found == {
        "lang": lang,
        "direction": "/R2L" if lang == "ar" else "/L2R",
        "shows": "title",
        "tagged": "yes",
        "title": named.by_id["example-year"].title.best(lang)[0],
    }
    assert {"H1", "H2", "L", "LI", "LBody", "P"} <= read.tags(sheet[f"{lang}/{YEAR}"])
    assert {"Table", "TR", "TH", "TD"} <= read.tags(sheet[PAIR])


def test_no_error_of_pdf_ua(sheet: dict[str, Path]) -> None:
    """No document of any kind, in any language, fails a rule of PDF/UA that the checker knows."""
    assert {name: validate(str(path)).findings for name, path in sheet.items()} == dict.fromkeys(
        sheet, ()
    )


def test_a_broken_document_is_found(tmp_path: Path, sheet: dict[str, Path]) -> None:
    """The checker does look: without its language a sheet fails."""
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(sheet["fr/" + YEAR]) as pdf:
        del pdf.Root.Lang
        pdf.save(broken)
    assert validate(str(broken)).findings


def test_a4_with_its_own_fonts(sheet: dict[str, Path]) -> None:
    """Every page is A4; every font is in the file, and is one of ours."""
    for name, path in sheet.items():
        assert {tuple(map(round, size)) for size in read.pages(path)} <= {(210, 297), (297, 210)}, (
            name
        )
        fonts = read.fonts(path)
        assert all(fonts.values())
        assert all(font.startswith(("Amiri", "IBMPlexSansArabic")) for font in fonts), name


def test_one_page_where_it_fits(sheet: dict[str, Path]) -> None:
    """A short record takes one page, in two languages too."""
    assert len(read.pages(sheet["fr/guides/example-guide.pdf"])) == 1
    assert len(read.pages(sheet["print/guides/example-guide.fr-ar.pdf"])) == 1


@pytest.mark.parametrize(
    ("steps", "count", "points"), [(5, 1, LARGE), (20, 1, SMALLER), (28, 2, LARGE), (90, 3, LARGE)]
)
def test_smaller_where_that_saves_a_page(
    named: Catalogue, tmp_path: Path, steps: int, count: int, points: float
) -> None:
    """What fits is set large, what nearly fits a little smaller; what does not fit either way is large again."""
    record = named.by_id["example-guide"]
    some = tuple(replace(record.steps[0], id=f"step-{number}") for number in range(steps))
    document = next(iter(sheets(papers(named), replace(record, steps=some))))
    path = tmp_path / "sheet.pdf"
    path.write_bytes(set_in_type(document, ""))
    assert len(read.pages(path)) == count
    assert points in read.sizes(path)


def test_two_readers_point_at_the_same_line(sheet: dict[str, Path]) -> None:
    """In a sheet of two languages each row has a number, and each number stands once."""
    words = read.by_poppler(sheet[PAIR]).split()
    assert {str(n) for n in range(1, 22)} <= set(words)


def test_who_answers_for_it(named: Catalogue, sheet: dict[str, Path], folder: Path) -> None:
    """A copy with an address prints it, with a square for telephones; one without says so, and that it is
    not official."""
    text = read.by_poppler(sheet["fr/" + YEAR])
    assert "Publié par Example." in text
    assert "https://example.org/fr/programmes/example-year.html" in read.bare(text)
    nameless = catalogue_of(SAMPLE, SETTINGS)
    some = list(sheets(papers(nameless), nameless.by_id["example-year"]))
    path = written(some, folder / "nameless", folder / KEPT)["fr/" + YEAR]
    text = read.by_poppler(path)
    assert "Ce n'est pas une publication officielle." in text
    assert "pas encore d'adresse publique" in text
    assert "https://example.org/fr/" not in text
    assert "Figure" in read.tags(sheet["fr/" + YEAR])
    assert "Figure" not in read.tags(path)


def test_what_a_clerk_must_know(sheet: dict[str, Path]) -> None:
    """When it was read and when to look again, that only a written decision counts, a code, room for a stamp."""
    text = read.by_poppler(sheet["fr/" + YEAR])
    for words in (
        "Confirmé par téléphone le 5 février 2026",
        "À relire après le 4 août 2026.",
        "seule la décision écrite de l'administration compte",
        "Cachet et date du guichet",
        "Seuls peuvent vous demander de l'argent",
        "(2025)",
    ):
        assert read.bare(words) in read.bare(text), words
    assert "Traduction provisoire" not in text


def test_nobody_in_danger_is_sent_to_just_any_desk(named: Catalogue) -> None:
    """A record that names no structure in the region sends people to its reception desks, unless it is one on which
    people must be able to leave quickly; and never to a closed one."""
    desk = replace(named.by_id["example-counter"], kind="one-stop-shop")
    guide = replace(
        named.by_id["example-guide"], services=(), audiences=("youth",), quick_exit=False
    )

    def sent(record: Any, to: Any) -> list[str]:
        services = {**named.records, "services": (to,)}
        catalogue = replace(named, records=services)
        return [
            x.record.id
            for group in places(catalogue, view(catalogue, record))
            for x in group.places
        ]

    assert sent(guide, desk) == ["example-counter"]
    assert sent(guide, replace(desk, operating="closed")) == []
    assert sent(replace(guide, quick_exit=True), desk) == []
    assert sent(replace(guide, audiences=("migrant",)), desk) == []


def test_a_draft_says_so(named: Catalogue, sheet: dict[str, Path]) -> None:
    """A translation that nobody has read again says so on paper too."""
    drafts = [x for x in printed(named) if dict(x.reviews).get("en") != "reviewed"]
    assert drafts
    for record in drafts:
        path = sheet[f"en/{record.collection}/{record.slug or record.id}.pdf"]
        assert read.bare("the French text") in read.bare(read.by_poppler(path)), record.id
    draft = "ترجمة أولية"
    text = read.by_poppler(sheet[PAIR])
    assert (read.bare(draft) in read.bare(text)) == (
        dict(named.by_id["example-year"].reviews).get("ar") != "reviewed"
    )


def test_a_neutral_record_has_a_neutral_file(named: Catalogue, sheet: dict[str, Path]) -> None:
    """Neither the name of the file nor the title that a printer's list shows says what it is about."""
    record = next(x for x in printed(named) if x.slug)
    assert not any(record.id in name for name in sheet)
    assert (
        read.catalog(sheet[f"fr/{record.collection}/{record.slug}.pdf"])["title"]
        == "Fiche pratique"
    )


HOSTILE = (
    r'"quoted" #panic("x") $x^2$ \ *bold* _it_ `raw` <b>tag</b> @ref = head // comment #{sys.inputs} ${x} {{ 7*7 }}',
    "\u202eturned\u202c \u2067round\u2069 \x07bell",
    "w" * 5000,
    "ب" * 5000,
)


def test_hostile_text_stays_text(named: Catalogue, folder: Path) -> None:
    """Signs that mean something to typst, HTML or a template are printed; those that turn a line are not; a word
    too long for any line is cut, on the page."""
    guide = next(x for x in named.of("guides") if not x.slug)
    steps = tuple(Item(id=f"s{i}", text=Words.of((("fr", x),))) for i, x in enumerate(HOSTILE))
    record = replace(guide, title=Words.of((("fr", HOSTILE[0]),)), steps=steps)
    found = written(sheets(papers(named), record), folder / "hostile", folder / KEPT)
    text = read.bare(read.by_pdfium(found["fr/guides/example-guide.pdf"]))
    assert read.bare(HOSTILE[0]) in text
    for path in found.values():
        assert not set("\u202e\u2067\x07") & set(read.by_pdfium(path))
        assert read.by_pdfium(path).count("w") >= 5000
        assert read.within_margins(path), path


def test_a_letter_that_no_font_has_stops_the_build(named: Catalogue, tmp_path: Path) -> None:
    """It is never printed as an empty box: the message names the record and the letter."""
    record = replace(named.by_id["example-year"], title=Words.of((("fr", "Année 年"),)))
    with pytest.raises(PrintError, match=r"example-year \(fr/programmes/example-year.pdf\).*年"):
        list(typeset(sheets(papers(named), record), tmp_path))


def test_the_same_bytes_each_time(named: Catalogue, sheet: dict[str, Path], tmp_path: Path) -> None:
    """Set again elsewhere, every document is equal byte for byte."""
    again = written(documents(named), tmp_path / "again", tmp_path / KEPT)
    assert {k: v.read_bytes() for k, v in again.items()} == {
        k: v.read_bytes() for k, v in sheet.items()
    }


def test_only_what_changed_is_set_again(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build of an unchanged tree sets nothing; a changed sentence sets the sheets of its record again, and the
    site has them all, with their codes."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    first = build(sample, NAMED, TODAY, paper=True)
    assert first.pressed.typeset == first.pressed.documents > 20
    second = build(sample, NAMED, TODAY, paper=True)
    assert (second.pressed.typeset, second.written) == (0, 0)
    before = (sample / "site" / CODES).read_text("utf-8-sig").splitlines()
    record = sample / "opportunities/programmes/example-season.en.yml"
    text = record.read_text("utf-8")
    record.write_text(text.replace("title: ", "title: New ", 1), "utf-8")
    third = build(sample, NAMED, TODAY, paper=True)
    assert third.pressed.typeset == 1
    after = (sample / "site" / CODES).read_text("utf-8-sig").splitlines()
    assert [x.partition(",")[2] for x in set(after) - set(before)] == [
        "en/programmes/example-season.pdf,2026-02-01"
    ]
    assert all(
        (sample / "site" / name).is_file() for name in addresses(catalogue_of(sample, NAMED))
    )
    assert len(list((sample / "build" / KEPT).iterdir())) == third.pressed.documents


def test_the_code_is_that_of_the_list(named: Catalogue, sheet: dict[str, Path]) -> None:
    """The code at the foot of a sheet is the one by which it is looked up."""
    document = next(x for x in documents(named) if x.address == "ar/" + YEAR)
    assert code_of(document) in read.by_poppler(sheet["ar/" + YEAR])


def test_one_sheet_on_request(named: Catalogue, sheet: dict[str, Path], tmp_path: Path) -> None:
    """The development server sets a sheet when it is asked for, equal to the site's; nothing lies elsewhere."""
    assert one(named, PAIR, tmp_path) == sheet[PAIR].read_bytes()
    assert one(named, "fr/programmes/nothing.pdf", tmp_path) is None


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`print` sets chosen records into a folder; an unknown name is said, in one line."""
    root = copy_sample(tmp_path / "sample")
    arguments = ["--root", str(root), "--to", str(tmp_path / "out")]
    assert main(["print", "example-paper", *arguments]) == 0
    assert sorted(p.name for p in (tmp_path / "out").rglob("*.pdf")) == ["example-paper.pdf"] * 3
    assert main(["print", "nothing", *arguments]) == 2
    assert "nothing to print by this name: nothing" in capsys.readouterr().err

"""Hostile text in every field is refused with its line or shown as text; it never becomes code."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import NAMED, copy_sample
from hostile import FREE, HOSTILE, UNREADABLE, Hostile, Kept, poisoned_catalogue
from markdown_it import MarkdownIt
from markup import MARKUP, Page, assert_harmless

from generator import load
from generator.catalogue import Catalogue
from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.check.cases import TODAY
from generator.frames import Frame
from generator.mkdocs_plugin import sanitise
from generator.pour import pour
from generator.problems import Problem
from generator.schema import COLLECTIONS
from generator.schema.spec import specs
from generator.site import draw

ROOT = Path(__file__).parents[1]
PROSE = {"link-in-prose", "no-image"}  # rules on fields that hold CommonMark
BY_NAME = pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.name)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return build_catalogue(check(ROOT / "tests/sample", NAMED, TODAY)[0])


@pytest.fixture(scope="module")
def frames(
    catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, Frame]]:
    root = copy_sample(tmp_path_factory.mktemp("frames") / "sample")
    return {lang: draw(root, catalogue, lang).frames for lang in ("fr", "ar")}


Pour = Callable[[str], dict[str, str]]


@pytest.fixture(scope="module")
def poured(catalogue: Catalogue, frames: dict[str, dict[str, Frame]]) -> Pour:
    """All pages of the sample with one text in every field; the last text's pages are kept."""
    kept: dict[str, dict[str, str]] = {}

    def pages(text: str) -> dict[str, str]:
        if text not in kept:
            kept.clear()
            output = Kept()
            pour(poisoned_catalogue(catalogue, text), frames, output)
            kept[text] = {
                name: data.decode()
                for name, data in output.files.items()
                if name.endswith(".html") and ("/by-" not in name or "by-country-fr" in name)
            }
        return kept[text]

    return pages


@pytest.fixture(scope="module")
def benign(poured: Pour) -> dict[str, Page]:
    return {name: Page(source) for name, source in poured("Un mot").items()}


def visible(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@BY_NAME
def test_shown_as_text(case: Hostile, poured: Pour, benign: dict[str, Page]) -> None:
    """Even past the check, each record, list and country page shows the text and holds no code."""
    for name, source in poured(case.text).items():
        page = assert_harmless(source, benign[name], f"{name} {case.name}")
        if name.count("/") == 2 and "/by-" not in name and not name.endswith("index.html"):
            assert visible(page.text).count(visible(case.text)) >= 2, (name, case.name)


def test_the_test_sees_code(benign: dict[str, Page]) -> None:
    """The same look at a page finds what it must find."""
    name = "fr/guides/example-guide.html"
    for bad in (
        "<script>x</script>",
        "<p onclick=x>",
        "<a href='javascript:x'>",
        "<iframe>",
        "<img src=//example.com/x>",
        "<a href='data:x'>",
    ):
        with pytest.raises(AssertionError):
            assert_harmless(bad, benign[name], bad)


def rewritten(value: Any, fields: Any, text: str) -> Any:
    """The values of a record's file with the text in each text field that stands there."""
    made = {}
    for key, item in value.items():
        spec = fields.get(key) or fields.get(f"{key}_")
        if spec is None:
            made[key] = item
        elif spec.part is not None:
            inner = specs(spec.part)
            rows = (
                item.items()
                if spec.shape == "table"
                else enumerate(item)
                if spec.shape == "parts"
                else [("", item)]
            )
            done = {
                name: rewritten(row, inner, text) if isinstance(row, dict) else row
                for name, row in rows
            }
            made[key] = (
                done
                if spec.shape == "table"
                else list(done.values())
                if spec.shape == "parts"
                else done[""]
            )
        else:
            free = spec.kind.name in FREE
            made[key] = ([text] if isinstance(item, list) else text) if free else item
    return made


def checked(
    sample: Path, written: str
) -> tuple[dict[str, set[int]], dict[str, bool], list[Problem]]:
    """The sample with a text, as it stands in a quoted scalar, in every text field: by file the lines
    that hold it, and whether a line of CommonMark is among them; and the problems."""
    stand = "zzhostilezz"
    lines: dict[str, set[int]] = {}
    marked: dict[str, bool] = {}
    for path in sorted(sample.glob("opportunities/*/**/*.yml")):
        name = path.relative_to(sample).as_posix()
        if "vocabularies" in name:
            continue
        value, _ = load.parse(load.read_text(path.read_bytes()))
        fields = specs(COLLECTIONS[name.split("/")[1]].record)
        # JSON is YAML with every text quoted; one key a line.
        text = json.dumps(rewritten(value, fields, stand), ensure_ascii=False, indent=0)
        path.write_text(text.replace(stand, written), encoding="utf-8", newline="")
        lines[name] = {i for i, line in enumerate(text.split("\n"), 1) if stand in line}
        marked[name] = (
            re.search(r'"(?:text|where)": "zzhostilezz"', text) is not None
            and "notices" not in value
        )
        marked[name] |= bool({"conditions", "steps"} & set(value))
    _, problems = check(sample, NAMED, TODAY)
    return lines, marked, problems


@BY_NAME
def test_refused_with_file_and_line(case: Hostile, sample: Path) -> None:
    """What the check refuses, it refuses in every file, at a line that holds it; the rest it lets stand."""
    quoted = json.dumps(case.text, ensure_ascii=False)[1:-1]
    lines, marked, problems = checked(sample, quoted)
    rules = {"no-html", "no-jinja", "no-image", "link-in-prose", "control-character"}
    found = [problem for problem in problems if problem.rule in rules]
    if not case.refused:
        assert found == []
        return
    refusing = {problem.spot.path for problem in found if problem.rule == case.refused}
    # Where no CommonMark is read, a link is text.
    assert refusing == {path for path, held in marked.items() if held or case.refused not in PROSE}
    for problem in found:
        assert problem.spot.line in lines[problem.spot.path]
        assert problem.severity == "error"


@pytest.mark.parametrize("name", UNREADABLE)
def test_unseen_characters_are_refused(name: str, sample: Path) -> None:
    """Controls, separators, bidirectional and zero-width signs never reach a page."""
    lines, _, problems = checked(sample, f"un {UNREADABLE[name]} mot")
    refused = {p.spot.path for p in problems if p.rule == "control-character"}
    assert refused == set(lines)


@BY_NAME
def test_hand_written_page(case: Hostile, sample: Path) -> None:
    """In a page of docs/ it is refused with its line, or what Markdown makes of it is harmless."""
    page = sample / "docs/fr/about.md"
    page.write_text(f"# Un\n\nDeux.\n\n{case.text}\n", encoding="utf-8")
    _, problems = check(sample, NAMED, TODAY)
    found = {
        p.spot.line for p in problems if p.spot.path == "docs/fr/about.md" and p.severity == "error"
    }
    assert found <= {5}
    clean = Page(sanitise(MarkdownIt("commonmark").render(case.text)))
    assert clean.faults == []
    assert set(clean.tags) <= MARKUP | {"img"}
    if case.refused == "no-jinja" and case.name != "jinja_comment":  # which pages show as written
        assert found == {5}


def test_hand_written_pages_built_unchecked(sample: Path, catalogue: Catalogue, site: Path) -> None:
    """All texts but Jinja in one page, with cards of hostile records: the frame around stays whole."""
    texts = [case.text for case in HOSTILE if case.refused != "no-jinja" and "{" not in case.text]
    page = sample / "docs/fr/index.md"
    body = "\n\n".join(texts)
    page.write_text(
        f'---\ntitle: "zq7titlezq7"\n---\n\n# Un\n\n{{{{ cards("guides", "example-guide") }}}}\n\n{body}\n',
        encoding="utf-8",
    )
    for case in (HOSTILE[0], HOSTILE[9]):
        files = dict(draw(sample, poisoned_catalogue(catalogue, case.text), "fr").files)
        source = files["index.html"].decode()
        found = Page(source)
        assert found.faults == []
        assert found.tags["main"] == found.tags["body"] == found.tags["title"] == 1
        frame = Page((site / "fr/index.html").read_text(encoding="utf-8"))
        for tag in ("script", "form", "input", "button"):  # the header's own
            assert found.tags[tag] == frame.tags[tag], tag
        assert not set(found.tags) & {"iframe", "base", "svg", "style", "object"}
        assert html.escape(case.text, quote=False) in html.unescape(source).replace(
            "<", "&lt;"
        ).replace(">", "&gt;")
        assert "zq7titlezq7" in found.text

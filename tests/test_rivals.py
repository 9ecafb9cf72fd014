"""The benchmark's rivals get the same records, and every measured step runs on a small repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.bench.rivals import write_hugo, write_mkdocs
from generator.bench.steps import material, ours, pouring, reading
from generator.bench.steps import pages as alone
from generator.commands.bench import _Bench
from generator.settings import LANGUAGE_CODES

HERE = Path(__file__).parents[1]
COUNT = 12


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> _Bench:
    """A benchmark of a few records."""
    return _Bench(HERE, tmp_path_factory.mktemp("bench"), COUNT)


def records_below(folder: Path) -> int:
    return sum(1 for _ in folder.rglob("x-*.md"))


def test_mkdocs_gets_every_record_in_each_language(tmp_path: Path) -> None:
    """Outside the navigation, with an index page per section."""
    write_mkdocs(tmp_path, COUNT, HERE)
    for lang in LANGUAGE_CODES:
        assert records_below(tmp_path / "docs" / lang) == COUNT
        config = (tmp_path / f"mkdocs-{lang}.yml").read_text(encoding="utf-8")
        assert "programmes/index.md" in config
        assert "x-" not in config.partition("nav:")[2].partition("\n")[0]


def test_hugo_gets_every_record_and_our_shell(tmp_path: Path) -> None:
    """The shell's own braces never become Hugo's."""
    write_hugo(tmp_path, COUNT, HERE, "<p>{{ no }}</p><!--body-->")
    assert records_below(tmp_path / "content") == COUNT * len(LANGUAGE_CODES)
    layout = (tmp_path / "layouts" / "_default" / "single.html").read_text(encoding="utf-8")
    assert layout == "<p> no }}</p>{{ .Content }}"


def test_our_steps_run(bench: _Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole site, pages alone, reading alone, pouring alone: on the same repository."""
    ours(bench.root)
    assert (bench.root / "site" / "ar" / "index.html").is_file()
    alone(bench.root)
    made, whole = (
        {x.relative_to(y) for x in y.rglob("*/programmes/*.html")}
        for y in (bench.root / "pages", bench.root / "site")
    )
    assert made == whole
    assert not (bench.root / "pages" / "assets").exists()
    reading(bench.root)
    pouring(bench.root)
    seconds, pages = capsys.readouterr().out.split()[-2:]
    assert float(seconds) > 0
    assert int(pages) > COUNT * len(LANGUAGE_CODES)


def test_material_is_built_once_per_language(tmp_path: Path) -> None:
    """The rival's site holds a page for each record and language."""
    write_mkdocs(tmp_path, COUNT, HERE)
    material(tmp_path)
    pages = list((tmp_path / "site").rglob("x-*.html"))
    assert len(pages) == COUNT * len(LANGUAGE_CODES)


@pytest.mark.parametrize("name", ["ours", "pages", "again", "pouring", "material"])
def test_each_row_is_measured(bench: _Bench, name: str) -> None:
    """Seconds and pages of a whole process."""
    made = bench.time(name)
    assert made is not None
    assert made.seconds > 0
    assert made.pages >= COUNT * len(LANGUAGE_CODES)


def test_a_rival_that_is_not_installed_is_no_row(
    bench: _Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without Hugo the table says so."""
    monkeypatch.setattr("generator.commands.bench.shutil.which", lambda _: None)
    assert bench.time("hugo") is None


def test_hugo_row_is_measured_with_a_stand_in(
    bench: _Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever program answers to Hugo's name is run in its project."""
    monkeypatch.setattr("generator.commands.bench.shutil.which", lambda _: "/bin/true")
    made = bench.time("hugo")
    assert made is not None
    assert made.pages == 0

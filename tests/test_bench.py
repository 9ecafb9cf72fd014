"""The benchmark: what it invents is sound and always the same, and what it says can be read.

No time is asserted: machines differ.
"""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.bench import steps
from generator.bench.measure import Measured, run
from generator.bench.records import repository
from generator.bench.steps import TODAY
from generator.catalogue import build as build_catalogue
from generator.check import check, errors
from generator.commands.bench import NAMES, ROUNDS, _Bench, ratios
from generator.pour import pour
from generator.publish import publishing
from generator.settings import LANGUAGE_CODES, SETTINGS
from generator.site import draw

HERE = Path(__file__).parents[1]
COUNT = 60


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder that is not behind a link, by its path."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def invented(tmp_path: Path) -> Path:
    root = tmp_path / "invented"
    repository(root, COUNT, HERE)
    return root


def test_the_same_seed_invents_the_same_records(invented: Path, tmp_path: Path) -> None:
    """Two runs are measured on equal bytes; another seed gives others."""
    repository(tmp_path / "again", COUNT, HERE)
    repository(tmp_path / "other", COUNT, HERE, seed=2)
    records = contents(invented / "opportunities")
    assert contents(tmp_path / "again" / "opportunities") == records
    assert contents(tmp_path / "other" / "opportunities") != records


def test_invented_records_are_sound(invented: Path) -> None:
    """The check finds no error in them, and does find the one put in."""
    content, problems = check(invented, SETTINGS, TODAY)
    assert len(content.drafts) == COUNT
    assert errors(problems) == []
    path = min((invented / "opportunities" / "programmes").glob("*.fr.yml"))
    path.write_text(path.read_text(encoding="utf-8") + "services: nowhere\n", encoding="utf-8")
    assert errors(check(invented, SETTINGS, TODAY)[1])


def test_pages_do_not_depend_on_the_number_of_processes(invented: Path) -> None:
    """One process and three pour the same bytes."""
    catalogue = build_catalogue(check(invented, SETTINGS, TODAY)[0])
    frames = {lang: draw(invented, catalogue, lang).frames for lang in LANGUAGE_CODES}
    counts = {}
    for workers in (1, 3):
        with publishing(invented / f"poured-{workers}") as output:
            counts[workers] = pour(catalogue, frames, output, workers), output.written
    alone = contents(invented / "poured-1")
    assert len(alone) >= COUNT * len(LANGUAGE_CODES)
    pages = sum(name.endswith(".html") for name in alone)
    assert counts == {1: (pages, len(alone)), 3: (pages, len(alone))}
    assert contents(invented / "poured-3") == alone


def test_the_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """A row for what was asked, with its unit, and none for what was not."""
    asked = ["--only", "reading", "rereading"]
    assert main(["bench", "--records", "12", *asked, "--root", str(HERE)]) == 0
    printed = capsys.readouterr().out
    assert NAMES["reading"] in printed
    assert NAMES["rereading"] in printed
    assert "pages/s" in printed
    assert NAMES["material"] not in printed


def test_the_index_is_waited_for(capsys: pytest.CaptureFixture[str]) -> None:
    """The search's row says seconds alone: it makes no page. In a thread of its own: the tests' browser
    holds this one's event loop."""
    asked = ["bench", "--records", "12", "--only", "search", "--root", str(HERE)]
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(main, asked).result() == 0
    assert re.search(rf"^{NAMES['search']} +\d+\.\d\d s$", capsys.readouterr().out, re.MULTILINE)


def test_what_a_sheet_costs_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Time and size of one sheet, for each language and for two side by side."""
    steps.paper(HERE)
    printed = capsys.readouterr().out
    found = re.findall(r"^  (\w+): \d+ sheets, median \d+ ms and \d+ KB", printed, re.MULTILINE)
    assert found == ["ar", "en", "fr", "print"]


def test_ratios_compare_with_what_was_measured() -> None:
    """Half the time is twice as fast; without a rival there is nothing to say."""
    found = {
        name: Measured(x, 10, 50.0) for name, x in (("ours", 1.0), ("pages", 0.5), ("hugo", 0.75))
    }
    assert ratios(found).splitlines() == [
        f"end to end: 1.50 times as fast as {NAMES['hugo']}",
        f"the whole site: 0.75 times as fast as {NAMES['hugo']}",
    ]
    assert ratios({"ours": found["ours"]}) == ""


def test_the_quickest_of_some_runs_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that are compared run in turn, and other work on the machine weighs on none of them alone; a rival that
    is not installed has no row."""
    bench = _Bench(HERE, tmp_path, 12)
    seconds = iter((3.0, 9.0, 1.0, 8.0, 2.0, 7.0))
    asked = []

    def time(name: str) -> Measured | None:
        asked.append(name)
        return None if name == "hugo" else Measured(next(seconds), 10, 50.0)

    monkeypatch.setattr(bench, "time", time)
    found = bench.in_turn(["ours", "pages", "hugo"])
    assert asked == ["ours", "pages", "hugo"] * ROUNDS
    assert {name: made.seconds for name, made in found.items()} == {"ours": 1.0, "pages": 7.0}


def test_a_step_that_fails_says_what_it_printed(tmp_path: Path) -> None:
    """A rival that breaks is not a fast rival."""
    with pytest.raises(RuntimeError, match="broken on purpose"):
        run(["sh", "-c", "echo broken on purpose; exit 3"], tmp_path)
    assert run(["sh", "-c", "echo fine"], tmp_path).said == "fine\n"

"""The commands: exit codes 0, 1 and 2, one-line messages, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.__main__ import COMMANDS, main
from generator.check import check
from generator.check.cases import TODAY
from generator.problems import FORMATS, Problem, Spot, Text
from generator.translations import LOCK_NAME, read_lock

ROOT = Path(__file__).parents[1]
DAY = ["--today", TODAY.isoformat()]
GUIDE = "opportunities/guides/example-guide.fr.yml"


def spoil(sample: Path) -> None:
    path = sample / GUIDE
    path.write_text(
        path.read_text(encoding="utf-8").replace("theme: work", "theme: werk"), encoding="utf-8"
    )


Said = pytest.CaptureFixture[str]


def test_check_sound(sample: Path, capsys: Said) -> None:
    """0 and a line that counts; warnings do not block."""
    assert main(["check", "--root", str(sample), *DAY]) == 0
    said = capsys.readouterr()
    assert "avertissement" in said.out
    assert "0 erreurs" in said.err
    assert main(["check", "--root", str(sample), "--lang", "en", *DAY]) == 0
    said = capsys.readouterr()
    assert "warning:" in said.out
    assert "0 errors" in said.err


def test_check_wrong(sample: Path, capsys: Said) -> None:
    """1, and the problem with its place, in each form and language."""
    spoil(sample)
    assert main(["check", "--root", str(sample), *DAY]) == 1
    assert f"{GUIDE}:3:1: erreur:" in capsys.readouterr().out
    assert main(["check", "--root", str(sample), "--lang", "en", *DAY]) == 1
    assert f"{GUIDE}:3:1: error: `werk` is not in the list" in capsys.readouterr().out
    assert main(["check", "--root", str(sample), "--format", "github", "--lang", "en", *DAY]) == 1
    said = capsys.readouterr()
    assert f"::error file={GUIDE},line=3,col=1,title=closed-list::`werk`" in said.out
    assert said.err == ""
    assert main(["check", "--root", str(sample), "--format", "json", "--lang", "en", *DAY]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert {
        "path": GUIDE,
        "line": 3,
        "column": 1,
        "severity": "error",
        "rule": "closed-list",
    }.items() <= next(row for row in rows if row["severity"] == "error").items()


@pytest.mark.parametrize("form", FORMATS)
def test_forms_survive_odd_names(form: str) -> None:
    """A file name of stray bytes, controls or marks of the form itself is shown, and can be printed."""
    odd = "opportunities/guides/a\udcff\n::error::b,c%d\x1b[1m.fr.yml"
    text = FORMATS[form](
        [Problem(Spot(odd, 2, 3), "file-name", Text("un", "a\n::warning::b"))], "en"
    )
    text.encode()
    assert "\x1b" not in text
    assert not any(line.startswith(("::error::", "::warning::")) for line in text.splitlines())
    if form == "json":
        assert json.loads(text)[0]["line"] == 2
    else:
        assert len(text.splitlines()) == 1


def test_a_file_name_of_stray_bytes(sample: Path) -> None:
    """The whole command, in its own process, prints such a name."""
    folder = os.fsencode(sample / "opportunities/guides")
    with open(folder + b"/caf\xe9.fr.yml", "wb") as file:
        file.write(b"title: a\n")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--root", str(sample), *DAY],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"[file-name]" in done.stdout
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["none"],
        ["check", "--format", "xml"],
        ["check", "--today", "hier"],
        ["confirm"],
        ["confirm", "--translation", "fr", "a"],
        ["serve", "--port", "x"],
        ["site", "--lang", "ar"],
    ],
    ids=" ".join,
)
def test_wrong_use(arguments: list[str], capsys: Said) -> None:
    """2, and how to use it."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    [["check"], ["site"], ["confirm", "a", "--translation", "ar"], ["reference"]],
    ids=" ".join,
)
def test_not_a_repository(command: list[str], tmp_path: Path, capsys: Said) -> None:
    """In a folder without records: one line, and 2."""
    assert main([*command, "--root", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


SERVICE = "opportunities/services/beni-mellal/example-counter.fr.yml"
ASKED = ["--how", "call", "--with", "reception"]


def test_confirm_at_the_counter(sample: Path, capsys: Said) -> None:
    """The record says when, how and with whom; said again, the day alone changes; the check agrees."""
    before = (sample / SERVICE).read_text(encoding="utf-8")
    for day in ("2026-03-01", TODAY.isoformat()):
        command = ["confirm", Path(SERVICE).name.partition(".")[0], *ASKED, "--today", day]
        assert main([*command, "--root", str(sample)]) == 0
        line = f"confirmed: {{on: {day}, how: call, with: reception}}\n"
        assert (sample / SERVICE).read_text(encoding="utf-8") == before + line
    capsys.readouterr()
    assert main(["check", "--root", str(sample), *DAY]) == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["example-guide"], "--translation ar"),
        (["example-guide", "--how", "call"], "--with reception"),
        (["example-guide", "--translation", "ar", *ASKED], "--translation ar"),
        (["example-guid", "--translation", "ar"], "`example-guide`"),
        (["example-guide", "--how", "call", "--with", "receptio"], "`reception`"),
        (["all", *ASKED], "`all`"),
    ],
)
def test_confirm_wants_to_know(arguments: list[str], says: str, sample: Path, capsys: Said) -> None:
    """2, one line with what to write, and nothing written."""
    before = {path: path.read_bytes() for path in sample.rglob("*.yml")}
    assert main(["confirm", *arguments, "--root", str(sample)]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1
    assert before == {path: path.read_bytes() for path in sample.rglob("*.yml")}


@pytest.mark.parametrize("command", COMMANDS)
def test_help(command: str, capsys: Said) -> None:
    with pytest.raises(SystemExit) as caught:
        main([command, "--help"])
    assert caught.value.code == 0
    assert command in capsys.readouterr().out


def test_site(sample: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds and says what it did; builds nothing and says so when a record is wrong."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772323200")
    assert main(["site", "--root", str(sample), "--lang", "en"]) == 0
    assert "pages" in capsys.readouterr().out
    assert (sample / "site/index.html").is_file()
    spoil(sample)
    assert main(["site", "--root", str(sample), "--lang", "en"]) == 1
    said = capsys.readouterr()
    assert f"{GUIDE}:3:1: error:" in said.out
    assert "nothing was published" in said.err
    path = sample / GUIDE
    path.write_text(path.read_text(encoding="utf-8").replace("werk", "work"), encoding="utf-8")
    (sample / "docs/fr/index.md").write_text("# Un\n\n[x](none.html)\n", encoding="utf-8")
    assert main(["site", "--root", str(sample)]) == 1
    assert "fr/index.html: broken link none.html" in capsys.readouterr().err


def test_site_without_a_tool(sample: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing bundler is one line that says what to run, where no bundle was kept."""
    monkeypatch.setattr("generator.assets.CACHE", sample / "build")
    monkeypatch.setattr("generator.assets.shutil.which", lambda *_, **__: None)
    assert main(["site", "--root", str(sample)]) == 1
    assert "make setup" in capsys.readouterr().err
    assert not (sample / "site").exists()


def test_confirm(sample: Path) -> None:
    """Writes the lock: after it the translation follows its French text, and others are as they were."""
    path = sample / GUIDE
    path.write_text(
        path.read_text(encoding="utf-8").replace("Lisez chaque page.", "Lisez toutes les pages."),
        encoding="utf-8",
    )
    stale = [p for p in check(sample, today=TODAY)[1] if p.rule == "stale-translation"]
    assert {p.spot.path.split(".")[1] for p in stale} == {"ar", "en"}
    before = read_lock(sample / "opportunities")
    assert main(["confirm", "example-guide", "--translation", "ar", "--root", str(sample)]) == 0
    after = read_lock(sample / "opportunities")
    assert {key[:2] for key in after if after[key] != before.get(key)} == {("example-guide", "ar")}
    stale = [p for p in check(sample, today=TODAY)[1] if p.rule == "stale-translation"]
    assert {p.spot.path.split(".")[1] for p in stale} == {"en"}
    assert not list((sample / "opportunities").glob("*.part"))


def test_confirm_all(sample: Path) -> None:
    (sample / "opportunities" / LOCK_NAME).unlink()
    assert main(["confirm", "all", "--translation", "en", "--root", str(sample)]) == 0
    assert {lang for _, lang, _ in read_lock(sample / "opportunities")} == {"en"}


def test_confirm_refuses(sample: Path, capsys: Said) -> None:
    """2 for an unknown id, with the nearest one; 1 for a record that is not sound, with its problem."""
    before = (sample / "opportunities" / LOCK_NAME).read_bytes()
    assert main(["confirm", "example-giude", "--translation", "ar", "--root", str(sample)]) == 2
    assert "example-guide" in capsys.readouterr().err
    arabic = sample / GUIDE.replace(".fr.", ".ar.")
    arabic.write_text("titel: a\n", encoding="utf-8")
    assert main(["confirm", "example-guide", "--translation", "ar", "--root", str(sample)]) == 1
    assert "example-guide.ar.yml:1:1" in capsys.readouterr().err
    assert (sample / "opportunities" / LOCK_NAME).read_bytes() == before


def test_reference(sample: Path) -> None:
    """Writes the blanks and the page of fields; they are no records of the repository."""
    assert main(["reference", "--root", str(sample)]) == 0
    assert (sample / "opportunities/blank/programmes.fr.yml").is_file()
    assert (sample / "docs/fr/contribuer/champs.md").is_file()
    _, problems = check(sample, today=TODAY)
    assert [p for p in problems if p.severity == "error"] == []

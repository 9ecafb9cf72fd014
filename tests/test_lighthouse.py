"""`lighthouse`: four scores a page, the median of several runs, what costs points. No test asserts a speed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator import lighthouse
from generator.__main__ import main
from generator.lighthouse import CATEGORIES, Audit, LighthouseError, Report, middle, read, run

Said = pytest.CaptureFixture[str]


def found(**scores: float) -> dict[str, Any]:
    """Lighthouse's JSON in small: two weighed audits and a note in each category."""
    audits: dict[str, Any] = {"note": {"score": 0, "title": "x"}, "unfit": {"score": None, "title": "x"}}  # fmt: skip
    categories = {}
    for name in CATEGORIES:
        score = scores.get(name.replace("-", "_"), 1)
        audits[f"{name}-a"] = {
            "score": score,
            "title": f"A of {name}",
            "details": {"items": [{"node": {"snippet": "<p>"}}, {"url": "x.js"}, {"source": 3}]},
        }
        audits[f"{name}-b"] = {"score": 1, "title": "B"}
        weights = {f"{name}-a": 3, f"{name}-b": 1, "note": 0, "unfit": 9}
        references = [{"id": key, "weight": weight} for key, weight in weights.items()]
        categories[name] = {"score": (3 * score + 1) / 4, "auditRefs": references}
    return {"categories": categories, "audits": audits}


def test_read() -> None:
    """What lost points is named, the dearest first; what weighs nothing or does not apply is not."""
    report = read(found(seo=0, best_practices=0.5))
    assert report.scores == {"performance": 100, "accessibility": 100, "best-practices": 62, "seo": 25}  # fmt: skip
    assert [(audit.category, audit.lost) for audit in report.audits] == [
        ("seo", 75.0),
        ("best-practices", 37.5),
    ]
    assert report.audits[0].parts == ("<p>", "x.js")
    assert read(found()).audits == ()


def test_middle() -> None:
    """The median of each score by itself, and the audits of the middle run: one bad run changes nothing."""
    runs = [
        Report({**dict.fromkeys(CATEGORIES, 100), "performance": speed}, (Audit("performance", f"run {speed}", "x", 0.5, 1.0),))
        for speed in (97, 40, 99)
    ]  # fmt: skip
    report = middle(runs)
    assert report.scores["performance"] == 97
    assert report.scores["seo"] == 100
    assert report.audits[0].name == "run 97"


@pytest.mark.parametrize("score", [100, 94])
def test_goals(
    sample: Path, site: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch, score: int
) -> None:
    """0 when every page of every language reaches its goals, 1 when one misses one; each page is a line."""
    shutil.copytree(site, sample / "site")
    asked: list[str] = []

    def judged(address: str) -> Report:
        asked.append(address)
        lost = (Audit("performance", "slow", "It is slow", 0.5, 6.0, ("x.js",)),)
        scores = {**dict.fromkeys(CATEGORIES, 100), "performance": score}
        return Report(scores, lost if score < 95 else ())

    monkeypatch.setattr("generator.commands.lighthouse.judge", judged)
    code = main(["lighthouse", "--root", str(sample), "--runs", "2", "--in", "fr", "ar"])
    assert code == (score < 95)
    assert all(address.startswith("http://127.0.0.1:") for address in asked)
    said = capsys.readouterr().out
    assert ("performance 94 (short)" in said) == (score < 95)
    assert ("  -6.0 performance slow: It is slow | x.js" in said) == (score < 95)
    pages = [line for line in said.splitlines() if not line.startswith(" ")]
    assert len(asked) == 2 * len(pages) >= 12
    assert {line.split("/")[0] for line in pages} == {"fr", "ar"}


def test_a_real_run(sample: Path, capsys: Said) -> None:
    """On a bad page: no language, no title, no description, a picture without words; all are named."""
    page = sample / "site/fr/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<!doctype html><p>Un</p><img src='x.png'>", encoding="utf-8")
    (sample / "site/index.html").write_text("x", encoding="utf-8")
    (sample / "site/404.html").write_text("x", encoding="utf-8")
    assert main(["lighthouse", "--root", str(sample), "--runs", "1", "--only", "home"]) == 1
    said = capsys.readouterr().out
    for name in ("html-has-lang", "document-title", "image-alt", "meta-description"):
        assert name in said
    assert "seo 100" not in said


def test_no_other_host(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The browser is told that no other name exists, and Lighthouse not to report."""
    script = tmp_path / "lighthouse"
    script.write_text('#!/bin/sh\nfor x; do echo "$x" >&2; done; echo "$CHROME_PATH" >&2\n')
    script.chmod(0o755)
    monkeypatch.setattr(lighthouse, "_PROGRAM", script)
    told: list[str] = []
    real = subprocess.run

    def kept(command: list[Any], **options: Any) -> Any:
        told.extend(map(str, command))
        return real(command, **options)

    monkeypatch.setattr("generator.lighthouse.subprocess.run", kept)
    with pytest.raises(LighthouseError):
        run("http://127.0.0.1:1/")
    assert any('--host-resolver-rules="MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"' in x for x in told)
    assert "--no-enable-error-reporting" in told


def test_what_is_missing(tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    """No site, no program, no report: one line, and 2."""
    (tmp_path / "opportunities").mkdir()
    assert main(["lighthouse", "--root", str(tmp_path)]) == 2
    assert "make site" in capsys.readouterr().err
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("x", encoding="utf-8")
    monkeypatch.setattr(lighthouse, "_PROGRAM", tmp_path / "none")
    assert main(["lighthouse", "--root", str(tmp_path), "--runs", "1"]) == 2
    assert "make setup" in capsys.readouterr().err
    monkeypatch.setattr(lighthouse, "_PROGRAM", Path("/bin/false"))
    assert main(["lighthouse", "--root", str(tmp_path), "--runs", "1"]) == 2
    assert "no report" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["lighthouse", "--runs", "0"])

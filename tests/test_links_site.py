"""`links`: linkchecker on the built site, from the disk; what leads nowhere, with the file it comes from."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import NAMED, copy_sample

from generator.__main__ import main
from generator.check.cases import TODAY
from generator.links.program import Row
from generator.site import build

Said = pytest.CaptureFixture[str]


@pytest.fixture
def root() -> Iterator[Path]:
    """The sample in a folder that others may read: linkchecker gives up root's rights."""
    with tempfile.TemporaryDirectory(prefix="boussole-test-") as folder:
        Path(folder).chmod(0o755)
        yield copy_sample(Path(folder) / "sample")


def built(root: Path, site: Path) -> Path:
    """A copy of the built sample to break."""
    shutil.copytree(site, root / "site")
    (root / "site").chmod(0o755)
    return root / "site"


def test_a_sound_site(root: Path, capsys: Said) -> None:
    """0 and nothing said, where what is printed lies beside the pages; the addresses of others are not asked."""
    assert build(root, NAMED, TODAY, paper=True).published
    assert main(["links", "--root", str(root)]) == 0
    assert capsys.readouterr().out == ""


def test_broken_links(root: Path, site: Path, capsys: Said) -> None:
    """1; page, line, record and file of each: in a record, a translation that lacks a file, a page, a style."""
    folder = built(root, site)
    bad = '\n<p><a href="none.html">x</a></p>\n</main>'
    for name in (
        "fr/guides/example-guide.html",
        "en/programmes/example-camp.html",
        "ar/about.html",
        "fr/index.html",
    ):
        page = folder / name
        text = page.read_text(encoding="utf-8")
        page.unlink()  # it may be a hard link
        page.write_text(text.replace("</main>", bad), encoding="utf-8")
    (folder / "assets/icon.svg").unlink()
    assert main(["links", "--root", str(root)]) == 1
    said = capsys.readouterr().out
    text = (folder / "fr/guides/example-guide.html").read_text(encoding="utf-8")
    line = text[: text.index("none.html")].count("\n") + 1
    found = [x for x in said.splitlines() if x.startswith(f"site/fr/guides/example-guide.html:{line}:")]  # fmt: skip
    assert len(found) == 1
    assert "fiche `example-guide`, opportunities/guides/example-guide.fr.yml" in found[0]
    assert "fiche `example-camp`, opportunities/programmes/example-camp.fr.yml" in said
    assert "site/ar/about.html:" in said and "(docs/ar/about.md)" in said
    assert "icon.svg" in said
    assert all(x.endswith("[link-broken]") for x in said.splitlines())
    assert main(["links", "--root", str(root), "--lang", "en"]) == 1
    assert "the link `none.html` leads nowhere (record `example-guide`," in capsys.readouterr().out


def test_no_site(root: Path, capsys: Said) -> None:
    """2, and what to run."""
    assert main(["links", "--root", str(root)]) == 2
    assert "make site" in capsys.readouterr().err


def test_a_site_it_may_not_read(
    root: Path, site: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As root, in a closed folder: 2 and the reason, instead of a thousand broken links."""
    built(root, site)
    row = Row(
        "file:///x",
        "",
        "URLError: <urlopen error [Errno 13] Permission denied: '/x'>",
        "",
        False,
        0,
        0,
    )
    monkeypatch.setattr("generator.commands.links.crawl", lambda site: [row])
    assert main(["links", "--root", str(root)]) == 2
    assert "root" in capsys.readouterr().err

"""Hand-written pages are read whole or refused with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load import MAX_BYTES
from generator.pages import read_pages


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A docs folder with one French page."""
    folder = tmp_path / "docs" / "fr"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text("# Exemple\n", encoding="utf-8")
    return tmp_path / "docs"


def test_pages_by_path(docs: Path) -> None:
    """A page is given by its path from the repository's root; a README and images are no pages."""
    (docs / "README.md").write_text("x", encoding="utf-8")
    (docs / "images").mkdir()
    (docs / "images" / "point.png").write_bytes(b"\x89PNG")
    assert read_pages(docs.parent, "docs") == ({"docs/fr/index.md": "# Exemple\n"}, [])


def test_no_folder_no_pages(tmp_path: Path) -> None:
    """A repository without pages has none."""
    assert read_pages(tmp_path, "docs") == ({}, [])


@pytest.mark.parametrize(
    ("data", "rule", "line", "column"),
    [
        (b"# A\n\xe9\n", "encoding", 2, 1),
        (b"# A\n\tb\n", "tab", 2, 1),
        ("# A\nb\u202ec\n".encode(), "control-character", 2, 2),
        (b"#" * (MAX_BYTES + 1), "file-size", 1, 1),
    ],
)
def test_unreadable_page(docs: Path, data: bytes, rule: str, line: int, column: int) -> None:
    """A page that cannot be read is a problem with its line and column, never skipped."""
    (docs / "fr" / "index.md").write_bytes(data)
    pages, problems = read_pages(docs.parent, "docs")
    assert pages == {}
    assert [(p.rule, p.spot.line, p.spot.column) for p in problems] == [(rule, line, column)]


def test_symbolic_links_are_refused(docs: Path, tmp_path: Path) -> None:
    """A link to a file or folder elsewhere is refused, and never followed."""
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "page.md").write_text("# Secret\n", encoding="utf-8")
    (docs / "fr" / "folder").symlink_to(secret)
    (docs / "fr" / "page.md").symlink_to(secret / "page.md")
    pages, problems = read_pages(docs.parent, "docs")
    assert list(pages) == ["docs/fr/index.md"]
    assert [(p.rule, p.spot.path) for p in problems] == [
        ("page-file", "docs/fr/folder"),
        ("page-file", "docs/fr/page.md"),
    ]

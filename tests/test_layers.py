"""Who may import whom: architecture's table, read from the imports themselves."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import generator

PACKAGE = Path(generator.__file__).parent
# The row of each module; a package stands for all in it. A module may import its own row or one before.
ROWS: dict[str, int] = {
    "settings": 0,
    "problems": 0,
    "normalise": 0,
    "workers": 0,
    "scripts": 0,
    "travel": 0,
    "refusals": 0,
    "tree": 1,
    "load": 1,
    "ordinary": 1,
    "pages": 1,
    "amend": 1,
    "words": 1,
    "schema": 2,
    "geography": 2,
    "basemap": 2,
    "names": 2,
    "hours": 2,
    "translations": 2,
    "check": 3,
    "catalogue": 4,
    "windows": 4,
    "eligibility": 4,
    "trust": 4,
    "sheets": 4,
    "charts": 4,
    "facts": 4,
    "calls": 4,
    "status": 4,
    "views": 5,
    "__main__": 7,
    "commands": 7,
    "bench": 7,
}
WRITERS = 6  # all the others: whatever turns values into files, pages or answers
# Rows 0 to 5 know neither templates nor files of the site nor the network.
OUTSIDE = (
    "jinja2",
    "markupsafe",
    "mkdocs",
    "material",
    "nh3",
    "folium",
    "socket",
    "http",
    "urllib.request",
    "subprocess",
)
# `check` parses pages with Jinja's own parser, and renders nothing.
ALLOWED = {("check.templates", "jinja2")}


def modules() -> list[str]:
    """Every module of the package, as a dotted name below it."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return [name for name in found if name]


def imports(source: str, package: str = "generator") -> set[str]:
    """What a source imports, wherever in it: our modules below the package with a leading dot."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are written whole"
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return {
        name.removeprefix(package) if name.startswith(f"{package}.") else name for name in found
    }


def read(name: str) -> str:
    path = PACKAGE.joinpath(*name.split("."))
    return (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).read_text(
        encoding="utf-8"
    )


def row(name: str) -> int:
    return ROWS.get(name.split(".")[0], WRITERS)


def faults(name: str, source: str) -> list[str]:
    """The imports that a module of that name may not have."""
    found = []
    for imported in sorted(imports(source)):
        if imported.startswith("."):
            known = imported[1:]
            if row(known) > row(name):
                found.append(f"{name} (row {row(name)}) imports {known} (row {row(known)})")
            sibling = known.split(".")
            if (
                name.startswith("views.")
                and sibling[0] == "views"
                and f"views.{sibling[-1]}" in modules()
            ):
                found.append(f"{name} imports another view, {known}")
        elif (
            row(name) < WRITERS
            and imported.startswith(OUTSIDE)
            and (name, imported.split(".")[0]) not in ALLOWED
        ):
            found.append(f"{name} imports {imported}")
    return found


@pytest.mark.parametrize("name", modules())
def test_row(name: str) -> None:
    """A module imports its own row or earlier ones; only the last rows know templates, files, the network."""
    assert faults(name, read(name)) == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("problems", "from generator.load import File"),
        ("load", "from generator import schema"),
        ("schema.kinds", "import generator.check"),
        ("check.dates", "def f():\n    from generator.catalogue import build"),
        ("check.dates", "import jinja2.sandbox"),
        ("catalogue", "from generator.views import Link"),
        ("views.lists", "from generator.render import Renderer"),
        ("views.lists", "from generator.views.record import view"),
        ("views.lists", "from generator.views import record"),
        ("views.lists", "from markupsafe import Markup"),
        ("pour", "from generator.commands import site"),
    ],
)
def test_a_wrong_import_is_found(name: str, source: str) -> None:
    assert faults(name, source)


@pytest.mark.parametrize("name", ["settings", "problems"])
def test_the_first_row_imports_nothing_of_ours(name: str) -> None:
    assert not any(imported.startswith(".") for imported in imports(read(name)))


@pytest.mark.parametrize("name", [name for name, number in ROWS.items() if number == 1])
def test_reading_files_knows_no_schema(name: str) -> None:
    """Which bytes make a text and which file has a place is decided before anyone asks what it says."""
    if name in modules():
        known = {
            imported.split(".")[1] for imported in imports(read(name)) if imported.startswith(".")
        }
        assert known <= {"load", "ordinary", "problems", "refusals", "settings"}


def test_only_four_modules_know_mkdocs() -> None:
    """The theme can be replaced: `site`, `serve`, `frames` and the plugin alone know what draws the frame."""
    knowing = {
        name for name in modules() if any(x.startswith("mkdocs") for x in imports(read(name)))
    }
    assert {name for name in knowing if row(name) < 7} <= {
        "site",
        "serve",
        "frames",
        "mkdocs_plugin",
    }

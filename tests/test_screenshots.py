"""Pictures of the built site: named after the page, its language and its width."""

from __future__ import annotations

import argparse
from pathlib import Path
from threading import Thread

import pytest

from generator.commands import WrongUse, screenshots


def options(root: Path, only: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    screenshots.add(parser)
    return parser.parse_args(["--root", str(root), "--only", only])


@pytest.mark.parametrize(
    ("only", "names"),
    [
        ("fr-home-375", {"fr-home-375.png", "fr-home-375-dark.png"}),
        ("ar-menu", {"ar-menu-375.png"}),
        ("fr-paper", {"fr-paper.pdf"}),
    ],
)
def test_pictures_are_taken(site: Path, only: str, names: set[str]) -> None:
    """Light and dark, with the menu open, and on paper."""
    # In a thread of its own: the tests' browser holds this one's event loop.
    thread = Thread(target=screenshots.run, args=[options(site.parent, only)])
    thread.start()
    thread.join()
    folder = site.parent / "build" / "screenshots"
    assert names <= {path.name for path in folder.iterdir()}
    assert all((folder / name).stat().st_size > 2000 for name in names)


def test_without_a_site_it_says_what_to_run(tmp_path: Path) -> None:
    """Nothing to look at is a wrong use, not a crash."""
    with pytest.raises(WrongUse, match="make site"):
        screenshots.run(options(tmp_path, ""))

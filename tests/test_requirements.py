"""Set-up: what it installs, pinned, runs on the oldest Python that README promises."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet
from packaging.version import Version

LOCK = Path(__file__).parent.parent / "requirements.lock"
OLDEST = "3.11.2"  # of Debian 12, which most fresh machines have


def pinned() -> list[tuple[str, str]]:
    """(package, version) of each line of the lock."""
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    return [
        (name, version)
        for line in lines
        if "#" not in line
        for name, _, version in [line.partition("==")]
    ]


def runs_on(wanted: str | None, python: str) -> bool:
    """Does a package that asks for `wanted` Pythons take this one? One that says nothing takes all."""
    return SpecifierSet(wanted or "").contains(python)


def test_what_a_package_asks_for() -> None:
    """A package may refuse an older patch of the same Python: pip then stops set-up."""
    assert runs_on(">=3.9", OLDEST)
    assert runs_on(None, OLDEST)
    assert not runs_on(">=3.11.5", OLDEST)


@pytest.mark.parametrize(("name", "version"), pinned())
def test_every_package(name: str, version: str) -> None:
    """What is pinned is installed, and takes the oldest Python (`make lock PYTHON=/usr/bin/python3.11` on Debian 12)."""
    found = distribution(name)
    assert Version(found.version) == Version(version)
    assert runs_on(found.metadata["Requires-Python"], OLDEST)

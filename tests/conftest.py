"""What several tests share: the sample repository, its built site, a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from browsing import serving
from playwright.sync_api import Browser, sync_playwright

from generator.catalogue import Catalogue
from generator.check.cases import TODAY
from generator.problems import as_text
from generator.settings import SETTINGS, Settings
from generator.site import build

SAMPLE = Path(__file__).parent / "sample"
EPOCH = str(int(datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC).timestamp()))
NAMED = replace(
    SETTINGS,
    publisher="Example",
    site_url="https://example.org/",
    repository="https://example.org/o/r",
    report_mail="report@example.org",
)
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()


def copy_sample(root: Path) -> Path:
    """A repository to change: the sample, with this project's mkdocs.yml and the theme it names."""
    shutil.copytree(SAMPLE, root)
    shutil.copy(SAMPLE.parents[1] / "mkdocs.yml", root)
    (root / "generator").symlink_to(SAMPLE.parents[1] / "generator")
    return root


def changed(catalogue: Catalogue, name: str, **fields: Any) -> Catalogue:
    """The catalogue with some fields of one record changed."""
    record = replace(catalogue.by_id[name], **fields)
    rows = tuple(record if x.id == name else x for x in catalogue.of(record.collection))
    return replace(
        catalogue,
        records=MappingProxyType({**catalogue.records, record.collection: rows}),
        by_id=MappingProxyType({**catalogue.by_id, name: record}),
    )


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return copy_sample(tmp_path / "sample")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """An installed Chromium: $CHROMIUM, else the first one found."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.fail(
            "no browser: install Chromium (apt-get install chromium) or set $CHROMIUM to one"
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


def published(root: Path, settings: Settings = NAMED) -> Path:
    """The folder of the site of the repository at `root`, built for the day of the sample."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        result = build(root, settings, TODAY)
    assert result.published, as_text(result.problems, "en")
    return root / settings.folders["site"]


def build_site(root: Path, settings: Settings, *without: str) -> Path:
    """The folder of the sample's site, built in `root` for the day of the sample, `without` some files."""
    copy_sample(root)
    for name in without:
        (root / name).unlink()
    return published(root, settings)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site of a copy that says who answers for it."""
    return build_site(tmp_path_factory.mktemp("named") / "sample", NAMED)


@pytest.fixture(scope="session")
def nameless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site of a copy that says nothing of itself; one programme has no Arabic file."""
    root = tmp_path_factory.mktemp("nameless") / "sample"
    return build_site(root, SETTINGS, "opportunities/programmes/example-camp.ar.yml")


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the sample's site over http."""
    with serving(site) as address:
        yield address

"""Builds the whole site: check, catalogue, frames, pages, assets, one exchange. Row 6."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator import assets, previews, service_worker, tools
from generator.catalogue import Catalogue
from generator.catalogue import build as build_catalogue
from generator.check import Memory, check, errors
from generator.frames import Frame
from generator.linkcheck import Links
from generator.mkdocs_plugin import BoussolePlugin
from generator.pour import pour
from generator.print.press import NOTHING_PRESSED, Pressed, press
from generator.print.press import addresses as printed_addresses
from generator.problems import Problem
from generator.publish import Output, publishing
from generator.root_pages import root_pages
from generator.settings import LANGUAGE_CODES, SETTINGS, Settings
from generator.workers import spread, uncollected, workers_for


class BuildError(Exception):
    """A page, template or tool made the build impossible; the message says which."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did. With errors among the problems nothing was published."""

    problems: list[Problem]
    pages: int = 0
    written: int = 0
    linked: int = 0
    catalogue: Catalogue | None = None  # what was published
    pressed: Pressed = NOTHING_PRESSED

    @property
    def published(self) -> bool:
        """Was a site published?"""
        return not errors(self.problems)


def build(
    root: Path,
    settings: Settings = SETTINGS,
    today: date | None = None,
    *,
    paper: bool = False,
    memory: Memory | None = None,
) -> BuildResult:
    """Checks the repository at `root` and publishes its site in one exchange. Without `paper`, pages still lead
    to what is printed: whoever asks for that must be able to set it (`print.press.one`)."""
    with uncollected():
        content, problems = check(root, settings, today, memory=memory)
        if errors(problems):
            return BuildResult(problems)
        catalogue = build_catalogue(content)
        with publishing(root / settings.folders["site"]) as output:
            pages = write_site(root, catalogue, output)
            pressed = (
                press(catalogue, output, root / settings.folders["build"])
                if paper
                else NOTHING_PRESSED
            )
        return BuildResult(problems, pages, output.written, output.linked, catalogue, pressed)


def write_site(root: Path, catalogue: Catalogue, output: Output) -> int:
    """Every file of the site but what is printed into `output`; the number of pages."""
    settings = catalogue.settings
    cache = root / settings.folders["build"]
    frames: dict[str, dict[str, Frame]] = {}
    links = Links()
    pages = 0
    workers = workers_for(len(catalogue.by_id))
    for drawn in spread(partial(draw, root, catalogue), LANGUAGE_CODES, workers):
        frames[drawn.lang] = drawn.frames
        for name, data in drawn.files:
            pages += _write(f"{drawn.lang}/{name}", data, output, links)
    # Bundling scripts takes as long as a hundred records: beside them, it costs no time.
    bundles = partial(assets.files, cache, build_day(root))
    pages += pour(catalogue, frames, output, links=links, data=(bundles, *tools.data(catalogue)))
    made = previews.files(catalogue, cache)
    for name, data in {**root_pages(catalogue), **made}.items():
        _write(name, data, output, links)
    # Last: it names the other files by their bytes.
    output.write(service_worker.NAME, service_worker.script(Path(output.folder), cache))
    if broken := links.broken(output.folder, printed_addresses(catalogue)):
        raise BuildError("\n".join(map(str, broken)))
    return pages


def _write(name: str, data: bytes, output: Output, links: Links) -> bool:
    """Writes one file and reads its links; is it a page?"""
    output.write(name, data)
    page = name.endswith(".html")
    if page:
        links.read(name, data)
    return page


class Drawn(NamedTuple):
    """What MkDocs drew for one language: the frames, and the files of the hand-written pages."""

    lang: str
    frames: dict[str, Frame]
    files: list[tuple[str, bytes]]


def draw(root: Path, catalogue: Catalogue, lang: str) -> Drawn:
    """MkDocs draws one language's hand-written pages and frames. Raises `BuildError`."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    with tempfile.TemporaryDirectory(prefix="boussole-") as scratch, _said_by_mkdocs() as said:
        try:
            config = load_config(str(root / "mkdocs.yml"), site_dir=scratch)
            plugin = config.plugins["boussole"]
            assert isinstance(plugin, BoussolePlugin)
            plugin.language, plugin.root, plugin.settings = lang, root, catalogue.settings
            plugin.catalogue, plugin.alone = catalogue, False
            mkdocs_build(config)
        except (SystemExit, MkDocsException, ValueError) as error:
            # mkdocs-macros ends the process on a page it cannot render; here that is one failed build.
            raise BuildError(_shorter(said, str(error))) from None
        files = [(name, path.read_bytes()) for name, path in _pages_below(Path(scratch))]
    return Drawn(lang, plugin.frames, files)


def _shorter(said: list[str], error: str) -> str:
    """What MkDocs said, without the traceback that mkdocs-macros puts into its message."""
    lines = [text.partition("\n```")[0] for text in said]
    return "\n".join(lines if error == "100" else [*lines, error])


def _pages_below(folder: Path) -> Iterator[tuple[str, Path]]:
    """(address, path) of the pages and pictures: MkDocs also copies the theme's own files, which the
    site does not use."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        wanted = name.endswith((".html", ".png", ".jpg", ".webp")) and not name.startswith(
            "assets/"
        )
        if wanted and path.is_file():
            yield name, path


class _Listener(logging.Handler):
    """Keeps errors; mkdocs-macros logs its own as information, marked in the text."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if record.levelno >= logging.ERROR or "- ERROR" in text:
            self.said.append(text)


@contextmanager
def _said_by_mkdocs() -> Iterator[list[str]]:
    """What MkDocs and its plugins log as errors, kept for the message instead of the terminal."""
    handler = _Listener()
    logger = logging.getLogger("mkdocs")
    before = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield handler.said
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before[0])
        logger.propagate = before[1]


def build_day(root: Path) -> date:
    """SOURCE_DATE_EPOCH, else the day of the last commit, else today: two builds are then equal."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None and shutil.which("git"):
        done = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
        epoch = done.stdout.strip() or None
    if epoch is None:
        return datetime.now(UTC).date()
    return datetime.fromtimestamp(int(epoch), UTC).date()

"""What one measured process does: `python -m generator.bench.steps <step> <folder>`."""

from __future__ import annotations

import sys
import time
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from generator.catalogue import Catalogue
from generator.catalogue import build as build_catalogue
from generator.check import Memory, check, errors
from generator.frames import Frame
from generator.pour import pour
from generator.print.pdf import set_in_type
from generator.print.press import jobs, papers
from generator.publish import publishing
from generator.settings import LANGUAGE_CODES, SETTINGS
from generator.site import build, draw
from generator.workers import only, spread, workers_for

TODAY = date(2026, 1, 15)


def ours(root: Path) -> None:
    """Records on disk → checked → published site."""
    result = build(root, SETTINGS, TODAY)
    assert result.published, result.problems[:3]


def pages(root: Path) -> None:
    """Records on disk → checked → pages on disk: what rivals make too. Without the data of search, finder,
    explorer, map and calendars, and without following links."""
    catalogue = _checked(root)
    frames = _frames(root, catalogue)
    with publishing(root / "pages") as output:
        pour(catalogue, frames, output)


def _checked(root: Path) -> Catalogue:
    content, problems = check(root, SETTINGS, TODAY)
    assert not errors(problems)
    return build_catalogue(content)


def _frames(root: Path, catalogue: Catalogue) -> dict[str, dict[str, Frame]]:
    drawn = spread(
        partial(draw, root, catalogue), LANGUAGE_CODES, workers_for(len(catalogue.by_id))
    )
    return {one.lang: one.frames for one in drawn}


def reading(root: Path) -> None:
    """Reading and checking alone."""
    assert not errors(check(root, SETTINGS, TODAY)[1])


def rereading(root: Path) -> None:
    """Prints the seconds of a check that remembers the last one, as under `serve`, and the files of the one
    record that was saved in between."""
    memory = Memory()
    check(root, SETTINGS, TODAY, memory=memory)
    min((root / SETTINGS.folders["records"] / "programmes").glob("*.fr.yml")).touch()
    start = time.perf_counter()
    check(root, SETTINGS, TODAY, memory=memory)
    print(f"{time.perf_counter() - start} {len(LANGUAGE_CODES)}")


def pouring(root: Path) -> None:
    """Prints the seconds and pages of the pouring alone: frames drawn, catalogue in memory."""
    catalogue = _checked(root)
    frames = _frames(root, catalogue)
    with publishing(root / "poured") as output:
        start = time.perf_counter()
        pages = pour(catalogue, frames, output)
        print(f"{time.perf_counter() - start} {pages}")


def paper(root: Path) -> None:
    """Prints what one sheet costs, of every tenth record of a repository: time alone in one process, and size."""
    catalogue = build_catalogue(check(root, SETTINGS, TODAY)[0])
    on = papers(catalogue)
    some = [job for job in jobs(catalogue, on) if job.name in catalogue.by_id]
    costs: dict[str, list[tuple[float, int]]] = {}
    for document in (x for job in some[::10] for x in job.make()):
        start = time.thread_time()
        size = len(set_in_type(document, ""))
        kind = document.address.split("/")[0]
        costs.setdefault(kind, []).append((time.thread_time() - start, size))
    for kind, found in sorted(costs.items()):
        times, sizes = zip(*found, strict=True)
        print(
            f"  {kind}: {len(found)} sheets, median {median(times) * 1000:.0f} ms and {median(sizes) / 1024:.0f} KB,"
            f" the largest {max(sizes) / 1024:.0f} KB"
        )


def material(root: Path) -> None:
    """MkDocs-Material, a build per language, in one process."""
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    for lang in LANGUAGE_CODES:
        mkdocs_build(load_config(str(root / f"mkdocs-{lang}.yml")))


STEPS = {
    step.__name__: step for step in (ours, pages, reading, rereading, pouring, paper, material)
}

if __name__ == "__main__":
    step = partial(STEPS[sys.argv[1]], Path(sys.argv[2]))
    if sys.argv[1] == material.__name__:
        step()  # as `mkdocs build` runs and ends
    else:
        only(step)  # as `python -m generator site` does

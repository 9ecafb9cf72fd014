"""The page that leads to everything on paper: packs, lists by province, posters, and how a sheet is known again. Row 6."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pourer import Pourer
from generator.print.lists import titled
from generator.print.paper import Paper
from generator.print.posters import made_of
from generator.print.sheet import folder_name
from generator.settings import PROVINCES
from generator.sheets import POSTERS, READERS, TABLES

ADDRESS = "print.html"
_TITLES = {"scams": "scam.title", "matrix": "matrix"}  # of posters whose title is a page's


@dataclass(frozen=True, slots=True)
class Printed:
    """A document by its title, and where it and its lists are: (`PDF`, address)."""

    title: str
    files: tuple[tuple[str, str], ...]


def page(pourer: Pourer) -> tuple[str, bytes]:
    """(address under the language's folder, HTML)."""
    words, catalogue = pourer.renderer.words, pourer.catalogue
    paper = Paper(catalogue, pourer.lang)
    posters = [name for name in POSTERS if made_of(catalogue, name)]
    body = pourer.template("print.html").render(
        packs=[_pack(paper, name) for name in READERS],
        provinces=[_pack(paper, name) for name in PROVINCES],
        posters=[
            Printed(
                words[_TITLES.get(name, f"poster.{name}")].rstrip("."),
                (("PDF", f"print/{name}.pdf"),),
            )
            for name in posters
        ],
    )
    return ADDRESS, pourer.fill(
        "tools",
        ADDRESS,
        title=words["print.title"],
        description=words["print.about"],
        main="",
        exit_=False,
        body=body,
    )


def _pack(paper: Paper, name: str) -> Printed:
    """A pack and its list for a spreadsheet; a province also has a sheet with the numbers alone."""
    words = paper.words
    sheet = (words["print.sheet"], f"services/by-province-{name}.pdf")
    files = (
        *([sheet] if name in PROVINCES else []),
        (words["print.booklet"], f"print/pack-{name}.pdf"),
        *((ending.upper(), f"print/pack-{name}.{ending}") for ending in TABLES),
    )
    if name in PROVINCES:
        return Printed(folder_name(paper.catalogue, name).best(paper.lang)[0], files)
    return Printed(titled(paper, name)["title"], files)

"""The page on which results appear; without script, of the ways around a search. Row 6."""

from __future__ import annotations

from generator.pourer import Pourer
from generator.settings import PROVINCES
from generator.views import province_name

ADDRESS = "search.html"


def page(pourer: Pourer) -> tuple[str, bytes]:
    """(address under the language's folder, HTML)."""
    words, catalogue = pourer.renderer.words, pourer.catalogue
    body = pourer.template("search.html").render(
        collections=list(catalogue.records),
        provinces=[(slug, province_name(catalogue, slug)) for slug in PROVINCES],
    )
    return ADDRESS, pourer.fill(
        "tools",
        ADDRESS,
        title=words["search.title"],
        description=words["search.about"],
        main="",
        exit_=False,
        body=body,
    )

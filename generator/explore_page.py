"""The explorer: programmes by facets, on a map, side by side. Without script, the lists. Row 6."""

from __future__ import annotations

from generator import assets
from generator.macros import root_lists
from generator.pourer import Pourer
from generator.programmes_data import data_name

ADDRESS = "explorer.html"


def page(pourer: Pourer) -> tuple[str, bytes]:
    """(address under the language's folder, HTML)."""
    words = pourer.renderer.words
    facets = ("kind", "country", "audience", "theme")
    body = pourer.renderer.render(
        "explore.html",
        assets=assets.NAMES,
        data=data_name(pourer.lang),
        ways=[(words[f"facet.{x}"], root_lists(pourer, "programmes", x)) for x in facets],
    )
    return ADDRESS, pourer.fill(
        "tools",
        ADDRESS,
        title=words["explore"],
        description=words["about.explore"],
        main="",
        exit_=False,
        body=body,
    )

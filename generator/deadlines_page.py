"""The page of dates: next calls by month, habits, what has no dates, and the calendars. Row 6."""

from __future__ import annotations

from generator import assets
from generator.calendars import calendars
from generator.pourer import Pourer
from generator.views.agenda import agenda

ADDRESS = "deadlines.html"


def page(pourer: Pourer) -> tuple[str, bytes]:
    """(address under the language's folder, HTML)."""
    words, found = pourer.renderer.words, agenda(pourer.catalogue)
    site = pourer.catalogue.settings.site_url.partition("://")[2]
    body = pourer.template("deadlines.html").render(
        assets=assets.NAMES,
        agenda=found,
        calendars=calendars(pourer.catalogue),
        webcal=f"webcal://{site}{pourer.lang}/" if site else "",
        groups=[("rolling", found.rolling), ("unknown", found.unknown), ("ended", found.ended)],
    )
    return ADDRESS, pourer.fill(
        "tools",
        ADDRESS,
        title=words["deadlines"],
        description=words["about.deadlines"],
        main="",
        exit_=False,
        body=body,
    )

"""The page a reader without network sees in place of one that their device does not hold. Row 6."""

from __future__ import annotations

from generator.pourer import Pourer

ADDRESS = "offline.html"


def page(pourer: Pourer) -> tuple[str, bytes]:
    """(address under the language's folder, HTML)."""
    words = pourer.renderer.words
    return ADDRESS, pourer.fill(
        "tools",
        ADDRESS,
        title=words["offline.title"],
        description=words["offline.text"],
        main="",
        exit_=False,
        body=pourer.template("offline.html").render(),
    )

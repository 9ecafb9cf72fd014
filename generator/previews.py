"""The pictures that a messenger shows beside a link: one per collection and language, drawn by typst. Row 6.

They name the collection and never a record. Only a copy with a public address has them: previews ask for
whole addresses.
"""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

import typst

from generator.assets import preview_name
from generator.catalogue import Catalogue
from generator.print.letters import fonts
from generator.print.pdf import PACKAGES
from generator.settings import LANGUAGE_CODES
from generator.typeset import RTL
from generator.words import interface_words

TEMPLATE = Path(__file__).parent / "theme" / "preview.typ"
SIZE = (1200, 630)  # pixels; what messengers ask for


def files(catalogue: Catalogue, kept: Path) -> dict[str, bytes]:
    """Every picture by its address; `kept` is where they wait for the next build."""
    if not catalogue.settings.site_url:
        return {}
    return {
        preview_name(lang, collection): picture(lang, collection, kept)
        for lang in LANGUAGE_CODES
        for collection in ("", *catalogue.records)
    }


def picture(lang: str, collection: str, kept: Path) -> bytes:
    """One picture (PNG); without a collection that of the whole site. It is drawn once for what it says, the template, the fonts and typst."""
    words = interface_words(lang)
    said = json.dumps(
        {
            "lang": lang,
            "rtl": lang in RTL,
            "name": words["site.name"],
            "tagline": words["site.tagline"],
            "title": words[collection or "preview.site"],
        },
        ensure_ascii=False,
    )
    made_by = " ".join(version(package) for package in PACKAGES).encode() + TEMPLATE.read_bytes()
    path = kept / f"preview-{hashlib.sha256(made_by + said.encode()).hexdigest()[:24]}.png"
    if not path.is_file():
        kept.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_bytes(_drawn(said))
        part.replace(path)
    return path.read_bytes()


def _drawn(said: str) -> bytes:
    data = typst.compile(
        TEMPLATE, format="png", ppi=72, sys_inputs={"said": said}, font_paths=fonts()
    )
    assert isinstance(data, bytes)
    return data

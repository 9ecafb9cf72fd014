"""The words of the interface: one flat file of dotted keys per language. Row 1."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.load import File, load_file

FOLDER = Path(__file__).parent


@cache
def interface_words(lang: str) -> dict[str, str]:
    """Every sentence of the interface in one language, by key. Raises ValueError for a broken file."""
    file = File(path=f"{lang}.yml", collection="words", folder="", id=lang, lang=lang)
    problem = load_file(FOLDER, file)
    if problem is not None:
        raise ValueError(f"generator/words/{lang}.yml:{problem.spot.line}: {problem.message.en}")
    spaced = french_spaces if lang == "fr" else str
    return {key: spaced(value) for key, value in file.value.items()}


def french_spaces(text: str) -> str:
    """French text whose double signs keep to their word: editors type a plain space, as keyboards do."""
    for sign in ":;?!»":
        if sign in text:
            text = text.replace(f" {sign}", f"\u00a0{sign}")
    return text.replace("« ", "«\u00a0") if "«" in text else text

"""The interface's words: the same keys and gaps in every language, none unused, none missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import generator
from generator.schema import COLLECTIONS, kinds
from generator.schema.spec import Kind
from generator.settings import LANGUAGE_CODES
from generator.words import interface_words

PACKAGE = Path(generator.__file__).parent
GAP = re.compile(r"\{(\w+)\}")
ARABIC = re.compile(r"[\u0600-\u06ff]")
FRENCH = interface_words("fr")


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_same_keys_and_gaps(lang: str) -> None:
    """A sentence exists in every language and asks for the same values."""
    words = interface_words(lang)
    assert list(words) == list(FRENCH)
    assert {key: sorted(GAP.findall(text)) for key, text in words.items()} == {
        key: sorted(GAP.findall(text)) for key, text in FRENCH.items()
    }


def test_arabic_is_in_arabic_letters() -> None:
    """A key that was forgotten in French would show here; signs alone are the same everywhere."""
    for key, text in interface_words("ar").items():
        bare = GAP.sub("", text)
        assert ARABIC.search(bare) or not re.search(r"[A-Za-z]", bare), key


def test_english_is_not_french() -> None:
    """No sentence of several words was left untranslated."""
    for key, text in interface_words("en").items():
        assert len(text.split()) < 4 or text != FRENCH[key], key


def sources(*ends: str) -> str:
    """All code that may name a key: Python, templates, theme and browser."""
    files = [path for end in ends for path in sorted(PACKAGE.rglob(f"*.{end}"))]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return re.sub(r'"""[^"]*(?:"{1,2}[^"]+)*"""', "", text)  # docstrings only speak of keys


SOURCES = sources("py", "html", "js")
MAP = "map.say."
# The scripts of these folders of browser/ name their sentences without this beginning.
SAYERS = {"map": MAP} | {x: f"{x}.say." for x in ("explore", "finder", "pack")}


def said_by_scripts(pattern: str) -> set[str]:
    """The keys that the browser's `say(…)` names, whole; `pattern` finds them in a script."""
    found = set()
    for path in sorted((PACKAGE / "browser").rglob("*.js")):
        begin = SAYERS.get(path.relative_to(PACKAGE / "browser").parts[0], "")
        found |= {begin + key for key in re.findall(pattern, path.read_text(encoding="utf-8"))}
    return found


def written(key: str) -> bool:
    """Does the code name this key as it is?"""
    names = {key, *(key.removeprefix(begin) for begin in SAYERS.values())}
    return any(re.search(rf"""["'`]{re.escape(name)}["'`]""", SOURCES) for name in names)


def prefixes() -> set[str]:
    """What keys made of a fixed part and a value begin with: `'per.' ~ x`, `f"held.{x}"`."""
    found = re.findall(r"""["']([a-z-]+(?:\.[a-z-]+)*\.)["'] ~""", SOURCES)
    found += re.findall(r"""f["']([a-z-]+(?:\.[a-z-]+)*\.)\{""", SOURCES)
    made = said_by_scripts(r"say\(`([a-z-]+\.)\$\{")
    return {*found, *made, "state."}  # the browser joins state, why and `days`


def test_every_key_is_used() -> None:
    """A sentence that nothing shows is deleted."""
    made = tuple(prefixes() | {"criterion."})
    whole = {x for x in FRENCH if written(x) or x.startswith(made) or x in COLLECTIONS}
    held = {f"held.{x}" for x in kinds.HELD.closed} | {
        f"situation.{x}" for x in kinds.SITUATION.closed
    }
    assert sorted(set(FRENCH) - whole - held) == []


def test_every_key_that_is_named_exists() -> None:
    """A template that asks for a sentence gets it."""
    named = re.findall(r"""\bw\(["']([a-z.-]+)["'][,)]""", SOURCES)
    named += re.findall(r"""words\[["']([a-z-]+\.[a-z.-]+)["']\]""", SOURCES)
    named += re.findall(r"""(?<!\.)\bsay\(["']([a-z.-]+)["'][,)]""", sources("py", "html"))
    named += said_by_scripts(r"""\bsay\("([a-z.-]+)"[,)]""")
    assert named
    assert sorted(set(named) - set(FRENCH)) == []


# The closed lists of the code whose values are shown through a sentence of their own.
CLOSED: list[tuple[str, Kind]] = [
    ("starts.{}", kinds.STARTER), ("per.{}", kinds.PER), ("currency.{}", kinds.CURRENCY),
    ("agreement.{}", kinds.AGREEMENT), ("answer.{}", kinds.YES_NO), ("free.{}", kinds.YES_NO),
    ("referral.{}", kinds.REFERRAL), ("legalisation.{}", kinds.LEGALISATION), ("held.{}", kinds.HELD),
    ("situation.{}", kinds.SITUATION), ("trust.confirmed.{}", kinds.CONFIRMED_HOW),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "kind"), CLOSED, ids=[pattern for pattern, _ in CLOSED])
def test_every_value_of_a_closed_list_has_its_words(pattern: str, kind: Kind) -> None:
    for value in kind.closed:
        assert pattern.format(value) in FRENCH


def test_a_broken_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A words file that cannot be read names its line."""
    (tmp_path / "xx.yml").write_text("a: b\na: c\n", encoding="utf-8")
    monkeypatch.setattr("generator.words.FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"xx\.yml:2: `a` is written twice"):
        interface_words("xx")

"""Normalisation: one machine in Python and in the browser, agreed on shared vectors."""

from __future__ import annotations

import base64
import json
import random
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assets import HERE
from generator.normalise import keys, skeleton, words

VECTORS = json.loads((Path(__file__).parent / "vectors/normalise.json").read_text(encoding="utf-8"))
PIECES = [word for vector in VECTORS["skeletons"] for word in vector["words"]]
TEXTS = [vector["text"] for vector in VECTORS["keys"]] + PIECES
GENERATED = 4_000
# Reads texts and prints the keys and the skeletons of their words, with the code that pages run.
RUN = """
import { keys, skeleton, words } from %s;
let text = "";
for await (const piece of process.stdin) text += piece;
console.log(JSON.stringify(JSON.parse(text).map((one) => [keys(one), words(one).map(skeleton)])));
"""
Found = list[list[str]]


def in_python(text: str) -> Found:
    """The keys of a text, and the skeletons of its words."""
    return [keys(text), [skeleton(word) for word in words(text)]]


def in_node(texts: list[str]) -> list[Found]:
    """The same from the browser's machine, in one Node process."""
    source = base64.b64encode((HERE / "browser/normalise.js").read_bytes()).decode()
    script = RUN % json.dumps(f"data:text/javascript;base64,{source}")
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script],
        input=json.dumps(texts), capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: list[Found] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("vector", VECTORS["keys"], ids=lambda vector: vector["why"])
def test_keys(vector: Any) -> None:
    """What is written in several ways has one key."""
    assert keys(vector["text"]) == vector["keys"]


@pytest.mark.parametrize("vector", VECTORS["skeletons"], ids=lambda vector: vector["why"])
def test_skeletons(vector: Any) -> None:
    """Darija in Latin letters and Arabic share their consonants; fewer than three are no key."""
    found = {word: skeleton("".join(words(word))) for word in vector["words"]}
    assert found == dict.fromkeys(vector["words"], vector["skeleton"])


def test_different_words_stay_apart() -> None:
    """Light means light: these are different words, and have different keys."""
    texts = "étude étudiant visa visite carte cartel formation format عمل عامل منحة منع".split()
    assert len({keys(text)[0] for text in texts}) == len(texts)


def test_python_and_javascript_agree() -> None:
    """On the vectors and on thousands of texts made of their pieces and of odd signs, both say the same."""
    dice = random.Random(20260301)
    signs = [*map(chr, [*range(0x20, 0x180), *range(0x5D0, 0x700), *range(0xFE70, 0xFEFD)]),
             *" \u00a0\u2009\ufeff\u200b\u200e\u2028œŒ’‘ʼ'`ẞßİΣ٣۳ﷲ½²№Ⅳ①ⵜ中🧭"]  # fmt: skip

    def text() -> str:
        pieces = [dice.choice(TEXTS) if dice.random() < 0.6 else dice.choice(signs) for _ in range(dice.randint(1, 9))]  # fmt: skip
        if dice.random() < 0.5:
            dice.shuffle(mixed := list("".join(pieces)))
            return "".join(mixed)
        return "".join(pieces)

    texts = TEXTS + [text() for _ in range(GENERATED)]
    assert in_node(texts) == [in_python(text) for text in texts]


@given(st.text() | st.lists(st.sampled_from(TEXTS)).map("".join))
def test_keys_are_their_own_keys(text: str) -> None:
    """Normalising twice changes nothing, so that Python may write keys which the browser normalises again."""
    once = keys(text)
    assert keys(" ".join(once)) == once


@given(st.text() | st.sampled_from(PIECES))
def test_skeletons_are_their_own_skeletons(text: str) -> None:
    """A skeleton is in Arabic letters, of three or more, and is its own skeleton."""
    for found in filter(None, map(skeleton, words(text))):
        assert len(found) >= 3
        assert skeleton(found) == found


@given(st.text(alphabet="àâçéèêëîïôùûüÿœæABCxyz '’-", max_size=30))
def test_case_and_accents_never_matter(text: str) -> None:
    """A text shouted has the keys of the text whispered."""
    assert keys(text.upper()) == keys(text.lower())

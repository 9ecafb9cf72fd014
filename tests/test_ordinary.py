"""Ordinary files are read line by line as a YAML parser reads them; all others are left to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import load, ordinary
from generator.refusals import Refusal

RECORDS = Path(__file__).parent.parent / "opportunities"

# What ordinary files are made of, and what makes them something else.
_SCALAR = st.sampled_from(
    ["a", "titre", "12:30", "NO", "2026-01-15", "+212", "l'été", "كلمة", "a:b", "a  b", "https://example.org/a?b=c&d",
     '""', '"a: b"', '"a\\nb"', '"\\"a\\""', '"a #b, [c]"', "[]", "{}", "[a, b]", '[a, "b, c"]', "{a: b, c: [d]}", "[{a: b}, {a: c}]"]
)  # fmt: skip
_ODD = st.sampled_from(
    [" ", "  ", "\n", "\n  ", "-", "- ", ": ", ":", ",", '"', "'", "#", " # x", "null", "~", "*a ", "&a ", "!a ", "|", ">-",
     "?", "%", "\\", "[", "]", "{", "}", "a", "a: ", "\r\n", "---", "\u00a0", '"\\u202e"']
)  # fmt: skip
_KEY = st.sampled_from(["a", "b", "c-d", "e_f", "2026"])
_VALUE = st.recursive(
    _SCALAR,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3),
        st.dictionaries(_KEY, inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)


def written(value: object, indent: int = 0) -> str:
    """A value as the lines of an ordinary file, after its key."""
    pad = " " * indent
    if isinstance(value, dict):
        rows = [f"{pad}{key}:{written(item, indent + 2)}" for key, item in value.items()]
        return "\n" + "".join(rows)
    if isinstance(value, list):
        return "\n" + "".join(f"{pad}-{_item(item, indent)}" for item in value)
    return f" {value}\n"


def _item(value: object, indent: int) -> str:
    text = written(value, indent + 2)
    return " " + text.lstrip("\n ") if isinstance(value, dict) else text


@st.composite
def _texts(draw: st.DrawFn) -> str:
    """An ordinary file, or one with a sign too many."""
    text = written(draw(st.dictionaries(_KEY, _VALUE, min_size=1, max_size=4))).lstrip("\n")
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(_ODD) + text[at + draw(st.integers(0, 2)) :]
    return text


def strictly(text: str) -> object:
    """What libyaml's events say: the map, or the rule that refuses the file."""
    try:
        return load.parse(text, note=True)[0]
    except Refusal as refusal:
        return refusal.rule


@given(_texts())
@example("a: b\n  c: d\n")  # not a map: YAML refuses it
@example("a:\n- b\n  - c\n")  # one item, `b - c`
@example("a: b\nc\n")
@example("a:\nb:\n- x\nc: y\n")
@example("a: [x, y, ]\n")
@example("a: {b}\n")
@example("a: " + "[" * 30 + "]" * 30 + "\n")
@example("".join(" " * i + "a:\n" for i in range(30)))
@example("a: {b: 1, b: 2}\n")
@example("a: b\na: c\n")
@example("\n# x\n")
@example("a: x\u00a0\n")
def test_two_readers_agree(text: str) -> None:
    """What is read here is what libyaml reads; nothing that is refused there is read here."""
    value = ordinary.read(text)
    assert value is None or value == strictly(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: b c  \n", {"a": "b c"}),
        ('a: "b: c"\n\n# d\ne:\n', {"a": "b: c", "e": ""}),
        ('a: "b\\nc"\n', {"a": "b\nc"}),
        ("a:\n  - b\n  - id: c\n    d: e\nf: g\n", {"a": ["b", {"id": "c", "d": "e"}], "f": "g"}),
        ("a:\n- b\nc: d", {"a": ["b"], "c": "d"}),
        (
            'a: [{b: c, d: "e, f"}, [g]]\nh: {}\n',
            {"a": [{"b": "c", "d": "e, f"}, ["g"]], "h": {}},
        ),
        ("a: 12:30\nb: [NO, 0523410217]\n", {"a": "12:30", "b": ["NO", "0523410217"]}),
    ],
)
def test_what_is_ordinary(text: str, value: object) -> None:
    """Keys, lists, short flow collections and quoted text."""
    assert ordinary.read(text) == value == strictly(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  b\n", "a: 'b'\n", "a: &x b\n", "a: *x\n", "a: !x b\n", "---\na: b\n", "a: b # c\n", "a: null\n",
        "? a\n", "- a\n", "a: b\n c\n", "a: b\na: c\n", "a: [b: c]\n", "", "# a\n", "a: b\r\n", "a: [b\n", '"a": b\n',
    ],
)  # fmt: skip
def test_what_is_not(text: str) -> None:
    """Blocks, comments after a value, properties, doubles: the parser decides on those."""
    assert ordinary.read(text) is None


def test_a_long_word_is_judged_at_once() -> None:
    """A word before a wrong sign is not cut in every possible way, which would take for ever."""
    assert ordinary.read(f"a: [{'b' * 60}!]\n") is None
    assert ordinary.read(f"a: [{'b' * 60}]\n") == {"a": ["b" * 60]}


def test_most_records_are_ordinary() -> None:
    """It serves: most files of this repository are read here, and each as libyaml reads it."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(RECORDS.rglob("*.??.yml"))]
    read = [(text, value) for text in texts if (value := ordinary.read(text)) is not None]
    assert len(read) > len(texts) * 0.6
    assert all(value == strictly(text) for text, value in read)

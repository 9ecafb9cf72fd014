"""Ordinary files are read line by line as a YAML parser reads them; all others are left to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import load, ordinary
from generator.refusals import Refusal

RECORDS = Path(__file__).parent.parent / "opportunities"

# What files are made of, and what makes them something else.
_WORD = st.sampled_from(
    ["a", "titre", "12:30", "NO", "2026-01-15", "+212", "l'été", "كلمة", "a: b", "a:b", "x #y", "null",
     "-", "~", "a, b", "https://example.org/a?b=c&d", "*a", "&a", "!a", "'a'", '"', "\\", "{", "]", "|", ">-", "?", "%", ""]
)  # fmt: skip
_QUOTED = st.sampled_from(
    ['""', '"a: b"', '"a\\nb"', '"\\"a\\""', '"\\u202e"', '"a" b', "'it''s'", '"a #b"', '"x']
)
_LEAF = st.one_of(_WORD, _QUOTED)
_FLOW = st.recursive(
    _LEAF,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(st.tuples(_WORD, inner), max_size=3).map(
            lambda rows: "{" + ", ".join(f"{key}: {item}" for key, item in rows) + "}"
        ),
    ),
    max_leaves=6,
)
_LINE = st.builds(
    lambda indent, hyphen, key, value: f"{' ' * indent}{hyphen}{key}{value}",
    st.integers(0, 5),
    st.sampled_from(["", "", "- ", "-", "- - "]),
    st.sampled_from(["a: ", "b: ", "b:", "c-d: ", '"a": ', "<<: ", "# ", "", "---"]),
    _FLOW,
)
_TEXT = st.builds(
    lambda lines, end: end.join(lines) + end,
    st.lists(_LINE, max_size=8),
    st.sampled_from(["\n", "\n", "\r\n"]),
)


def strictly(text: str) -> object:
    """What libyaml's events say: the map, or the rule that refuses the file."""
    try:
        return load.parse(text, note=True)[0]
    except Refusal as refusal:
        return refusal.rule


@given(_TEXT)
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


def test_most_records_are_ordinary() -> None:
    """It serves: most files of this repository are read here, and each as libyaml reads it."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(RECORDS.rglob("*.??.yml"))]
    read = [(text, value) for text in texts if (value := ordinary.read(text)) is not None]
    assert len(read) > len(texts) * 0.8
    assert all(value == strictly(text) for text, value in read)

"""One key of a record's file is written, and every other line stays as its editor left it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.amend import amended, replace_file
from generator.load import parse
from generator.refusals import Refusal

LINE = "confirmed: {on: 2026-03-02, how: call}"
FILE = "# tête\ntitle: a  # note\nconfirmed:\n  on: 2026-01-01\n  how: mail\n\n# des étapes\nsteps: []\n"


def test_a_key_is_replaced_where_it_stands() -> None:
    """The block goes; the gap and the comment of what follows stay."""
    assert amended(FILE, "confirmed", LINE) == (
        f"# tête\ntitle: a  # note\n{LINE}\n\n# des étapes\nsteps: []\n"
    )


@pytest.mark.parametrize("text", ["title: a\n", "title: a"])
def test_a_new_key_comes_last(text: str) -> None:
    assert amended(text, "confirmed", LINE) == f"title: a\n{LINE}\n"


def test_a_broken_file_is_left_to_the_check() -> None:
    with pytest.raises(Refusal):
        amended("title: [a\n", "confirmed", LINE)


_ROWS = st.lists(
    st.sampled_from(["a: b", "c:\n  - d\n  - e: f", "# note", "", "g: >-\n  h\n\n  i"]),
    max_size=5,
    unique=True,
).filter(lambda rows: any(":" in row for row in rows))


@given(_ROWS, st.sampled_from(["a", "c", "g", "new"]))
def test_only_that_key_changes(rows: list[str], key: str) -> None:
    """Read again, the file says the same but for that key; written twice, it is as written once."""
    text = "\n".join(rows) + "\n"
    once = amended(text, key, f"{key}: x")
    assert parse(once)[0] == parse(text)[0] | {key: "x"}
    assert amended(once, key, f"{key}: x") == once


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.fr.yml"
    path.write_text("old", encoding="utf-8")
    replace_file(path, "new")
    assert [x.read_text(encoding="utf-8") for x in tmp_path.iterdir()] == ["new"]

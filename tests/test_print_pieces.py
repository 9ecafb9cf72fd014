"""Pieces of one line of a PDF become one, and every glyph stays where it was."""

from __future__ import annotations

import pytest

from generator.print.pieces import joined

WIDTHS = {b"f2": {1: 500.0, 2: 250.0}}
ONE, TWO = rb"(\000\001)", rb"(\000\002)"


def piece(x: float, items: bytes, font: bytes = b"f2", y: bytes = b"0") -> bytes:
    """As typst writes one, in letters of 10 points."""
    return b" 0 Tr/%b 10 Tf 1 0 0 -1 %g %b Tm%b" % (font, x, y, items)


def test_neighbours_are_one() -> None:
    """A number in three pieces, of which one is a space alone."""
    content = b"BT" + piece(0, ONE + b"Tj\n") + piece(5, TWO + b"Tj\n") + piece(7.5, ONE + b"Tj\n") + b"ET"  # fmt: skip
    assert joined(content, WIDTHS) == b"BT" + piece(0, b"[" + ONE + TWO + ONE + b"]TJ\n") + b"ET"


def test_a_step_between_them_is_kept() -> None:
    """Where the second does not stand at the end of the first, the step says so: here a whole letter to the right."""
    content = piece(0, b"[" + ONE + b"-100 " + ONE + b"]TJ") + piece(21, ONE + b"Tj\n")
    made = joined(content, WIDTHS)
    assert made == piece(0, b"[" + ONE + b"-100 " + ONE + b"-1000.000" + ONE + b"]TJ\n")


@pytest.mark.parametrize(
    "second",
    [
        piece(5, ONE + b"Tj\n", y=b"12"),
        piece(5, ONE + b"Tj\n", font=b"f1"),
        b"EMC" + piece(5, ONE + b"Tj\n"),
    ],
)
def test_what_is_apart_stays_apart(second: bytes) -> None:
    """Another line, another font, or something between them: a tag, a mark."""
    content = piece(0, ONE + b"Tj\n") + second
    assert joined(content, WIDTHS) == content


def test_a_long_list_that_is_no_piece_takes_no_time() -> None:
    """Numbers without end, and no sign that shows them: looked at once, not in every way they could be cut."""
    content = piece(0, b"[" + b"1 " * 50_000 + b"]Tx\n")
    assert joined(content, WIDTHS) == content

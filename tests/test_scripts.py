"""Scripts that hold data hold nothing else: whatever a record says stays a text."""

from __future__ import annotations

import json
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.scripts import script

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda some: st.lists(some) | st.dictionaries(st.text(), some),
)


def held(made: bytes) -> object:
    """The value of a script that sets `window.x`."""
    text = made.decode()
    assert text.startswith("window.x=") and text.endswith(";\n")
    return json.loads(text.removeprefix("window.x=").removesuffix(";\n"))


@given(PLAIN)
def test_a_value_is_read_back(value: object) -> None:
    """Any plain value, on one line: nothing in it ends the script."""
    made = script("window.x", value)
    assert held(made) == value
    assert made.count(b"\n") == 1


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", '"];alert(1);//', "\\", "${1}", "\u2028", "\0"]
)
def test_a_browser_reads_the_same(text: str) -> None:
    """What would be code elsewhere is the text that was written, for the engine that runs in browsers."""
    made = script("globalThis.x", [text]).decode() + "console.log(JSON.stringify(x))"
    done = subprocess.run(["node", "-e", made], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [text]


def test_what_is_no_data_is_refused() -> None:
    """An object that nobody described is an error, not its name in a script."""
    with pytest.raises(TypeError):
        script("window.x", object())

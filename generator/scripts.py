"""Classic scripts that hold data: a page from a disk may load them, and fetch nothing. Row 0."""

from __future__ import annotations

from typing import Any

import orjson


def script(name: str, value: Any) -> bytes:
    """A script that sets `name` (`window.boussoleMap`) to a value of plain types."""
    return b"%b=%b;\n" % (name.encode(), orjson.dumps(value))

"""Parts of a calendar as bytes (RFC 5545): lines escaped and folded. Row 6.

icalendar makes the calendars around them. For an event it takes thirty times as long, and there are
thousands; `tests/test_calendars.py` lets it read these.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

FOLD = 74  # bytes of a line; the next one begins with a space
_ESCAPED = (
    ("\\", "\\\\"),
    (";", "\\;"),
    (",", "\\,"),
    ("\r\n", "\\n"),
    ("\n", "\\n"),
    ("\r", "\\n"),
)


def text(value: str) -> str:
    """A text as a value: its own commas, semicolons and line ends do not end it."""
    for sign, instead in _ESCAPED:
        value = value.replace(sign, instead)
    return value


def when(name: str, moment: date) -> str:
    """A property that is a day, or an hour in its zone."""
    if not isinstance(moment, datetime):
        return f"{name};VALUE=DATE:{moment:%Y%m%d}"
    if str(moment.tzinfo) == "UTC":
        return f"{name}:{moment:%Y%m%dT%H%M%S}Z"
    return f"{name};TZID={moment.tzinfo}:{moment:%Y%m%dT%H%M%S}"


def component(name: str, lines: Iterable[str], inside: bytes = b"") -> bytes:
    """A part of a calendar: its properties, then the parts in it."""
    properties = b"".join(map(_folded, lines))
    return b"BEGIN:%b\r\n%b%bEND:%b\r\n" % (name.encode(), properties, inside, name.encode())


def _folded(line: str) -> bytes:
    """A line with its end, cut between letters where it is long."""
    data, pieces, start = line.encode(), [], 0
    if len(data) <= FOLD:
        return data + b"\r\n"  # nearly all
    while len(data) - start > FOLD:
        end = start + FOLD
        while data[end] & 0xC0 == 0x80:  # inside a letter
            end -= 1
        end -= data[end - 1 : end] == b"\\"  # what it escapes stays with it
        pieces.append(data[start:end])
        start = end
    return b"\r\n ".join([*pieces, data[start:]]) + b"\r\n"

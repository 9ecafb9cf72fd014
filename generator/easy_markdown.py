"""The Markdown in which records are nearly always written: paragraphs, lists of lines, bold, links. Row 6.

What CommonMark's parser would make of it, byte for byte, in a tenth of the time, or None: then the parser reads
it. `tests/test_easy_markdown.py` holds the two against each other.
"""

from __future__ import annotations

import re

# Bold from letter to letter, and a link whose address needs no sign encoded.
_EASY = re.compile(
    r"(?<!\*)\*\*([^\W_](?:[^*_`\[\]\\<&\n\r\0]*[^\W_])?)\*\*(?!\*)"
    r"|\[([^*_`\[\]\\<&\n\r\0]+)\]\((https?://[A-Za-z0-9/._?=+@~#,;:-]+)\)"
)
_HARD = re.compile(r"[*_`\[\]\\<&\n\r\0]")  # any other sign of CommonMark inside a line
# How a line begins that begins no block of its own but a paragraph.
_BEGINS = re.compile(r"(?!\d{1,9}[.)])(?:[^\W_]|[«“(\[]|\*\*[^\W_])")


def easy_line(text: str) -> str | None:
    """The HTML of a line of prose, or None."""
    pieces = _EASY.split(text)  # text, bold, words of a link, its address, text, …
    if any(map(_HARD.search, pieces[::4])):
        return None
    made = [_escaped(pieces[0])]
    for i in range(1, len(pieces), 4):
        bold, words, address, after = pieces[i : i + 4]
        made.append(
            f'<a href="{address}">{_escaped(words)}</a>'
            if address
            else f"<strong>{_escaped(bold)}</strong>"
        )
        made.append(_escaped(after))
    return "".join(made)


def easy_blocks(text: str) -> str | None:
    """The HTML of a passage, or None."""
    made: list[str] = []
    open_ = last = ""  # the block that the next line may go on with, and the last one: `p` or `ul`
    for line in text.split("\n"):
        if not line:
            made.append(_END[open_])
            open_ = ""
            continue
        kind = "ul" if line.startswith("- ") else "p"
        start = 2 if kind == "ul" else 0
        words = easy_line(line[start:])
        if words is None or line[-1].isspace() or not _BEGINS.match(line, start):
            return None
        if kind != open_:
            # For the parser: a list that goes on after an empty line, an item on a line without a mark.
            if (kind == last and kind == "ul") or open_ == "ul":
                return None
            made += (_END[open_], _BEGIN[kind])
        elif kind == "p":
            made.append("\n")
        made.append(f"<li>{words}</li>\n" if kind == "ul" else words)
        open_ = last = kind
    return "".join([*made, _END[open_]])


_BEGIN = {"p": "<p>", "ul": "<ul>\n"}
_END = {"": "", "p": "</p>\n", "ul": "</ul>\n"}


def _escaped(text: str) -> str:
    """As CommonMark escapes: `&` and `<` do not come here."""
    return text.replace(">", "&gt;").replace('"', "&quot;")

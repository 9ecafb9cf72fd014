"""Files that no editor should be able to break the check with: (name, bytes, rule, line, column)."""

from __future__ import annotations

from typing import NamedTuple

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b, *b]\n"
LONG = "é" * 40_000  # 80,000 bytes


class Malformed(NamedTuple):
    """A file's content and the one problem it must be reported with."""

    name: str  # becomes the record's id
    data: bytes
    rule: str
    line: int
    column: int


def _utf8(name: str, text: str, rule: str, line: int, column: int) -> Malformed:
    return Malformed(name, text.encode(), rule, line, column)


def _hidden(name: str, character: str) -> list[Malformed]:
    """An unseen character raw in a plain text, and escaped in a quoted one."""
    escaped = f'a: b\nt: "un {character.encode("unicode_escape").decode()} mot"\n'
    return [
        _utf8(f"{name}-raw", f"a: b\nt: un {character} mot\n", "control-character", 2, 7),
        _utf8(f"{name}-escaped", escaped, "control-character", 2, 4),
    ]


MALFORMED: list[Malformed] = [
    # Size, encoding, characters.
    _utf8("too-big", f"title: {LONG}\n", "file-size", 1, 1),
    _utf8("too-big-by-one", f"t: {'a' * (64 * 1024 - 2)}", "file-size", 1, 1),
    _utf8("far-too-big", "a: b\n" * 400_000, "file-size", 1, 1),
    Malformed("utf-16", "title: été\n".encode("utf-16"), "encoding", 1, 1),
    Malformed("utf-16-be", "title: ab\n".encode("utf-16-be"), "control-character", 1, 1),
    Malformed("utf-32", "title: été\n".encode("utf-32"), "encoding", 1, 1),
    Malformed("windows-1252", "a: b\ntitle: été\n".encode("cp1252"), "encoding", 2, 8),
    Malformed("windows-1256", "title: كلمة\n".encode("cp1256"), "encoding", 1, 8),
    Malformed("cut-in-a-letter", "title: été".encode()[:-1], "encoding", 1, 11),
    Malformed("overlong", b"title: \xc0\xaf\n", "encoding", 1, 8),
    Malformed("surrogate", b"title: \xed\xa0\x80\n", "encoding", 1, 8),
    Malformed("beyond-unicode", b"title: \xf4\x90\x80\x80\n", "encoding", 1, 8),
    Malformed("binary", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "encoding", 1, 1),
    Malformed("bom", b"\xef\xbb\xbftitle: a\n", "control-character", 1, 1),
    Malformed("null-byte", b"title: a\0b\n", "control-character", 1, 9),
    Malformed("old-mac", b"title: a\rsummary: b\r", "control-character", 1, 9),
    _utf8("tab-indent", "money:\n\tfree: yes\n", "tab", 2, 1),
    _utf8("tab-in-text", "a: b\ntitle: un\tmot\n", "tab", 2, 10),
    *_hidden("right-to-left-override", "\u202e"),
    *_hidden("right-to-left-isolate", "\u2067"),
    *_hidden("arabic-letter-mark", "\u061c"),
    *_hidden("zero-width-space", "\u200b"),
    *_hidden("line-separator", "\u2028"),
    *_hidden("escape-sign", "\x1b"),
    *_hidden("tag-letter", "\U000e0041"),
    *_hidden("next-line", "\x85"),
    # YAML that is not.
    _utf8("colon-in-text", "a: b\ntitle: Une année: la suite\n", "yaml", 2, 17),
    _utf8("quote-not-closed", 'title: "Une année\nsummary: x\n', "yaml", 2, 11),
    _utf8("single-quote-not-closed", "title: 'Une année\n", "yaml", 1, 18),
    _utf8("quote-in-quotes", 'title: "un "mot" ici"\n', "yaml", 1, 13),
    _utf8("backslash", 'title: "C:\\docs"\n', "yaml", 1, 11),
    _utf8("backslash-number", 'title: "C:\\Users"\n', "yaml", 1, 13),
    _utf8("bracket-not-closed", "hosts: [FR, ES\ntitle: x\n", "yaml", 2, 6),
    _utf8("bracket-at-the-end", "hosts: [FR, ES\n", "yaml", 1, 15),
    _utf8("brace-not-closed", "usually: {opens: 10\n", "yaml", 1, 20),
    _utf8("brace-closes-bracket", "hosts: [FR}\n", "yaml", 1, 11),
    _utf8("comma-missing", "usually: {opens: 10 closes: 12}\n", "yaml", 1, 27),
    _utf8("colon-missing", "title: a\nsummary\nstate: paused\n", "yaml", 3, 1),
    _utf8("at-sign", "title: @name\n", "yaml", 1, 8),
    _utf8("back-tick", "title: `x`\n", "yaml", 1, 8),
    _utf8("per-cent", "title: %x\n", "yaml", 1, 8),
    _utf8("hyphen-on-the-line", "hosts: - FR\n", "yaml", 1, 8),
    _utf8("list-out-of-line", "hosts:\n  - FR\n - ES\n", "yaml", 3, 2),
    _utf8("indent-out-of-line", "money:\n    free: yes\n  costs: []\n", "yaml", 3, 3),
    _utf8("indented-first-line", "  title: a\nstate: paused\n", "yaml", 2, 1),
    _utf8("only-a-bracket", "[", "yaml", 1, 2),
    _utf8("conflict-marks", "<<<<<<< ours\ntitle: a\n=======\n", "yaml", 2, 6),
    # YAML that says more than a record may.
    _utf8("empty", "", "empty-file", 1, 1),
    _utf8("only-comments", "# rien\n\n", "empty-file", 1, 1),
    _utf8("a-list", "- title: a\n", "not-a-map", 1, 1),
    _utf8("a-text", "Bonjour\n", "not-a-map", 1, 1),
    _utf8("two-documents", "title: a\n---\ntitle: b\n", "several-documents", 2, 1),
    _utf8("yaml-directive", "%YAML 1.1\n---\ntitle: a\n", "directive", 1, 1),
    _utf8("tag-directive", "%TAG ! tag:x,2000:\n---\ntitle: a\n", "directive", 1, 1),
    _utf8("anchor", "a: b\ntitle: &t Une année\n", "anchor", 2, 8),
    _utf8("anchor-on-map", "money: &m\n  free: yes\n", "anchor", 1, 8),
    _utf8("anchor-on-key", "&k title: a\n", "anchor", 1, 1),
    _utf8("alias", "a: b\ntitle: *t\n", "alias", 2, 8),
    _utf8("alias-as-key", "*t : a\n", "complex-key", 1, 1),
    _utf8("alias-bomb", BOMB, "anchor", 1, 4),
    _utf8("merge-key", "money:\n  <<: {free: yes}\n", "merge-key", 2, 3),
    _utf8("python-tag", "title: !!python/object/apply:os.system [true]\n", "tag", 1, 8),
    _utf8("own-tag", "a: b\ntitle: !important\n", "tag", 2, 8),
    _utf8("plain-tag", "title: !!str 12\n", "tag", 1, 8),
    _utf8("map-as-key", "{a: b}: c\n", "complex-key", 1, 1),
    _utf8("question-mark", "? [a, b]\n: c\n", "complex-key", 1, 3),
    _utf8("key-twice", "title: a\nstate: paused\ntitle: b\n", "repeated-key", 3, 1),
    _utf8("key-twice-inside", "usually: {opens: 1, opens: 2}\n", "repeated-key", 1, 21),
    _utf8("key-twice-in-quotes", 'title: a\n"title": b\n', "repeated-key", 2, 1),
    _utf8("null-word", "a: b\nreason: null\n", "null-value", 2, 9),
    _utf8("null-sign", "reason: ~\n", "null-value", 1, 9),
    _utf8("bomb-of-brackets", "a: " + "[" * 30_000, "depth", 1, 23),
    _utf8("bomb-of-braces", "{a: " * 10_000, "depth", 1, 81),
    _utf8("bomb-of-hyphens", "- " * 30_000, "depth", 1, 41),
    _utf8("bomb-of-questions", "? " * 30_000, "complex-key", 1, 3),
]  # fmt: skip

# What stands in a collection's folder and is no record file.
MISPLACED: tuple[str, ...] = (
    "Majuscule.fr.yml",
    "accentué.fr.yml",
    "deux mots.fr.yml",
    "sans-langue.yml",
    "autre-langue.de.yml",
    "autre-fin.fr.yaml",
    "-tiret.fr.yml",
    "fr.yml",
    "photo.jpg",
    "notes.fr.yml~",
    ".cache.fr.yml",
)

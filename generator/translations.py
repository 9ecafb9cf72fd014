"""Which French text each translation was last confirmed against: `translations.lock`.

Staleness is found by content, not by date: a save without a change never flags. The lock is
written by `python -m generator confirm <id> --translation <lang>`, never by hand. Row 2.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.schema.spec import Words, specs

LOCK_NAME = "translations.lock"
LockKey = tuple[str, str, str]  # record id, language, field
Lock = Mapping[LockKey, str]  # → the hash of the French text
HEAD = "# Généré par `python -m generator confirm` ; ne pas modifier à la main.\n"


def passages(record: Any) -> Iterator[tuple[str, Words]]:
    """Every translated text of a record, by field name: `title`, `steps/account/text`."""
    cls: type = type(record)
    texts, lists = _worded(cls)
    for name in texts:
        words = getattr(record, name)
        if words is not None:
            yield name, words
    for name in lists:
        for item in getattr(record, name):
            part: type = type(item)
            for inner in _worded(part)[0]:
                words = getattr(item, inner)
                if words is not None:
                    yield f"{name}/{item.id}/{inner}", words


@cache
def _worded(cls: type) -> tuple[list[str], list[str]]:
    """The fields of a record or part that hold one text, and those that hold a list with texts."""
    rows = specs(cls).items()
    texts = [name for name, spec in rows if spec.words and spec.shape == "one"]
    return texts, [name for name, spec in rows if spec.word_list]


def fingerprint(text: str) -> str:
    """Twelve hexadecimal digits of a text; white space at line ends and between words does not count."""
    return hashlib.blake2s(" ".join(text.split()).encode(), digest_size=6).hexdigest()


def lock_lines(folder: Path) -> list[str]:
    """The lines of a records folder's lock; none when there is no lock."""
    path = folder / LOCK_NAME
    return path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []


def read_lock(folder: Path) -> dict[LockKey, str]:
    """The lock of a records folder; empty when there is none. A line that is not four words is ignored
    here and reported by the rule `lock-line`."""
    rows = (line.split() for line in lock_lines(folder))
    return {(row[0], row[1], row[2]): row[3] for row in rows if len(row) == 4 and row[0] != "#"}


def confirmed(lock: Lock, records: Iterable[Any], lang: str) -> dict[LockKey, str]:
    """The lock after someone read these records' translation against the French of today."""
    records = list(records)
    ids = {record.id for record in records}
    after = {key: value for key, value in lock.items() if not (key[0] in ids and key[1] == lang)}
    for record in records:
        for name, words in passages(record):
            french = words.get("fr")
            if french is not None and words.get(lang) is not None:
                after[record.id, lang, name] = fingerprint(french)
    return after


def lock_text(lock: Lock) -> str:
    """The lock file: sorted, one line per record, language and field."""
    return HEAD + "".join(
        f"{i} {lang} {name} {value}\n" for (i, lang, name), value in sorted(lock.items())
    )


def is_stale(lock: Lock, record_id: str, lang: str, name: str, french: str) -> bool:
    """Did the French text change since this translation was confirmed? A missing line is not stale."""
    value = lock.get((record_id, lang, name))
    return value is not None and value != fingerprint(french)

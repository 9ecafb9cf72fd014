"""`translations.lock`: which translations no longer follow their French text, and the lock itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.draft import Draft, Finding
from generator.check.languages import NAMES
from generator.check.rules import Content, rule
from generator.load import KeyPath
from generator.problems import Spot, Text
from generator.settings import SOURCE_LANGUAGE, TRANSLATIONS
from generator.translations import fingerprint, passages

_LINE = re.compile(rf"[a-z0-9-]+ (?:{'|'.join(TRANSLATIONS)}) [a-z0-9_/-]+ [0-9a-f]{{12}}")


def _path(draft: Draft, name: str) -> KeyPath:
    """`steps/account/text` → the key path in the French file."""
    head, *rest = name.split("/")
    if not rest:
        return (head,)
    items = draft.source.value.get(head, [])
    ids = [item.get("id") if isinstance(item, dict) else None for item in items]
    return (head, ids.index(rest[0]), rest[1])


@rule(
    "Une traduction suit le texte français du jour.",
    "Comparez-la au français, corrigez, puis `python -m generator confirm`.",
    severity="warning",
)
def stale_translation(draft: Draft, content: Content) -> Iterator[Finding]:
    """A translation follows the French text of today.

    Compare it with the French, mend it, then `python -m generator confirm`.
    """
    lock = content.lock
    if not lock:
        return
    for name, words in passages(draft.record):
        now = ""
        for lang in TRANSLATIONS:
            then = lock.get((draft.id, lang, name))
            if then is None or words.get(lang) is None:
                continue
            now = now or fingerprint(words.get(SOURCE_LANGUAGE) or "")
            if then != now:
                yield draft.finding(
                    _path(draft, name),
                    f"le français de `{name}` a changé depuis que cette traduction a été confirmée : relisez-la, puis `python -m generator confirm {draft.id} --translation {lang}`",
                    f"the French of `{name}` changed since this translation was confirmed: read it again, then `python -m generator confirm {draft.id} --translation {lang}`",
                    lang=lang,
                )


@rule(
    "Une traduction a été confirmée une fois contre le français.",
    "Relisez-la contre le français, puis `python -m generator confirm`.",
    severity="warning",
)
def never_confirmed(draft: Draft, content: Content) -> Iterator[Finding]:
    """A translation was confirmed once against the French.

    Read it against the French, then `python -m generator confirm`.
    """
    count = {lang: 0 for lang in TRANSLATIONS if lang in draft.files}
    for name, words in passages(draft.record):
        for lang, _ in words.texts:
            if lang in count and (draft.id, lang, name) not in content.lock:
                count[lang] += 1
    for lang, number in count.items():
        if number:
            yield draft.finding(
                (),
                f"{number} passage(s) jamais confirmé(s) contre le français ({NAMES[lang].fr}) : relisez, puis `python -m generator confirm {draft.id} --translation {lang}`",
                f"{number} passage(s) never confirmed against the French ({NAMES[lang].en}): read them, then `python -m generator confirm {draft.id} --translation {lang}`",
                lang=lang,
            )


def _rows(content: Content) -> Iterator[tuple[int, str]]:
    """The lock's lines that are not comments, with their numbers."""
    for number, line in enumerate(content.lock_lines, start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line


@rule(
    "Une ligne de `translations.lock` est celle que le programme écrit.",
    "Effacez-la, puis `python -m generator confirm` ; ce fichier ne se modifie pas à la main.",
)
def lock_line(content: Content) -> Iterator[Finding]:
    """A line of `translations.lock` is as the program writes it.

    Delete it, then `python -m generator confirm`; this file is not edited by hand.
    """
    before: list[str] = []
    for number, line in _rows(content):
        spot = Spot(content.lock_path, number)
        if not _LINE.fullmatch(line):
            yield Finding(
                spot,
                Text("ligne illisible : il faut `fiche langue champ empreinte` ; effacez-la", "unreadable line: `record language field fingerprint` is wanted; delete it"),
            )  # fmt: skip
            continue
        key = line.split()[:3]
        if key <= before:
            yield Finding(
                spot,
                Text("ligne mal rangée ou en double : effacez-la", "a line out of order or written twice: delete it"),
            )  # fmt: skip
        before = key


@rule(
    "Une ligne de `translations.lock` parle d'un texte qui existe.",
    "Rien ne presse : la prochaine confirmation de la fiche l'enlève.",
    severity="warning",
)
def lock_orphan(content: Content) -> Iterator[Finding]:
    """A line of `translations.lock` speaks of a text that exists.

    No hurry: the next confirmation of the record removes it.
    """
    sound = {draft.id: draft for draft in content.sound()}
    names: dict[str, set[str]] = {}
    for number, line in _rows(content):
        if not _LINE.fullmatch(line):
            continue
        record, _, name, _ = line.split()
        if record in content.ids and record not in sound:
            continue  # its own problems come first
        if record in sound and record not in names:
            names[record] = {known for known, _ in passages(sound[record].record)}
        if name not in names.get(record, ()):
            yield Finding(
                Spot(content.lock_path, number),
                Text(f"la fiche `{record}` n'a pas (ou plus) de texte `{name}`", f"the record `{record}` has no text `{name}` (any more)"),
            )  # fmt: skip

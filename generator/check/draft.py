"""A record while it is being checked: its files, its typed value if sound, and its leaves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from generator.load import File, KeyPath
from generator.problems import Problem, Spot, Text
from generator.schema import COLLECTIONS
from generator.schema.kinds import REFERENCE_KINDS
from generator.schema.spec import specs
from generator.settings import SOURCE_LANGUAGE


class Leaf(NamedTuple):
    """One scalar of a record: where it stands, in which language's file, and its text."""

    path: KeyPath
    lang: str
    text: str


class Finding(NamedTuple):
    """What a rule found: where, and what to do. The rule adds its name and severity."""

    spot: Spot
    message: Text


@cache
def _worded(collection: str) -> frozenset[str]:
    """The keys of a record under which stand sentences for readers, in every language."""
    return frozenset(
        name.rstrip("_")
        for name, spec in specs(COLLECTIONS[collection].record).items()
        if spec.word_list or (spec.words and spec.shape == "one")
    )


@dataclass(slots=True, eq=False)
class Draft:
    """One record: `files` by language; `leaves` by kind name, so that a rule on addresses reads
    all addresses without walking; `record` is None while its shape is wrong."""

    collection: str
    id: str
    files: dict[str, File]
    record: Any = None
    leaves: defaultdict[str, list[Leaf]] = field(default_factory=lambda: defaultdict(list))
    missing: list[tuple[KeyPath, str]] = field(
        default_factory=list
    )  # words not translated: (path, lang)
    held: set[str] = field(default_factory=set)  # what the first look saw: `look.held`

    _prose: list[Leaf] | None = None
    _joined: dict[str, str] | None = None

    def lighten(self) -> None:
        """Lets go of what only the record's own rules look at, before it travels between processes: of
        leaves, those that rules on all records read; of files, the text, which is read again when a
        problem asks for a line in it."""
        for kind in self.leaves.keys() - REFERENCE_KINDS:
            self.leaves[kind] = []
        self.held, self._prose, self._joined = set(), None, None
        for file in self.files.values():
            file.value, file.spots = {}, {}

    @property
    def source(self) -> File:
        """The French file: facts and French words."""
        return self.files[SOURCE_LANGUAGE]

    def spot(self, *path: str | int, lang: str = SOURCE_LANGUAGE) -> Spot:
        """Where that key path of the French file stands in that language's file."""
        file = self.files.get(lang, self.source)
        return file.spot(
            *(self._in_translation(path, file) if file.lang != SOURCE_LANGUAGE else path)
        )

    def _in_translation(self, path: KeyPath, file: File) -> KeyPath:
        """The same item in a translation, whose list may stand in another order: found by its id."""
        if len(path) < 2 or type(path[1]) is not int:
            return path
        self.source.ensure_read()
        file.ensure_read()
        french, other = (f.value.get(str(path[0])) for f in (self.source, file))
        if not isinstance(french, list) or not isinstance(other, list) or path[1] >= len(french):
            return path
        ids = [item.get("id") if isinstance(item, dict) else None for item in other]
        item = french[path[1]]
        name = item.get("id") if isinstance(item, dict) else None
        return (path[0], ids.index(name), *path[2:]) if name in ids else path[:1]

    def problem(
        self, rule: str, path: KeyPath, fr: str, en: str, *, lang: str = SOURCE_LANGUAGE
    ) -> Problem:
        """What the reading found wrong with this record at that key path."""
        return Problem(self.spot(*path, lang=lang), rule, Text(fr, en))

    def finding(self, path: KeyPath, fr: str, en: str, *, lang: str = SOURCE_LANGUAGE) -> Finding:
        """What a rule found at that key path."""
        return Finding(self.spot(*path, lang=lang), Text(fr, en))

    def texts(self) -> list[Leaf]:
        """Every text that a reader may see: words, names of sources, search words; all languages."""
        return self.leaves.get("text", []) + self.leaves.get("markdown", [])

    def prose(self) -> list[Leaf]:
        """The sentences written for readers, in all languages; not names, codes or search words."""
        if self._prose is None:
            keys = _worded(self.collection)
            self._prose = [leaf for leaf in self.texts() if leaf.path[0] in keys]
        return self._prose

    def joined(self, lang: str) -> str:
        """All texts of a language in one: what it does not hold, no leaf holds. A cheap first look."""
        if self._joined is None:
            by_lang: dict[str, list[str]] = {}
            for leaf in self.texts():
                by_lang.setdefault(leaf.lang, []).append(leaf.text)
            self._joined = {code: "\n".join(texts) for code, texts in by_lang.items()}
        return self._joined.get(lang, "")

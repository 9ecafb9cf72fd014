"""What a rule is: a small generator whose name is the rule's id and whose docstring is its help.

The first line of the docstring says what must hold, the rest how to mend it; `@rule` carries the
same in French, the language editors read first. A rule yields findings; its name and severity
are said once, by the decorator. It never prints, and never raises for bad content.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from generator.check.draft import Draft, Finding
from generator.geography import Geography
from generator.load import File
from generator.problems import Problem, Severity, Text
from generator.schema.records import Entry
from generator.settings import Settings


@dataclass(eq=False)
class Content:
    """All that was read, for rules that look beyond one record."""

    settings: Settings
    today: date
    geography: Geography
    drafts: list[Draft] = field(default_factory=list)  # sorted by collection, then id
    lists: list[Draft] = field(default_factory=list)  # the vocabularies, as drafts
    vocabularies: dict[str, dict[str, Entry]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)  # every id → its collection
    strays: list[File] = field(default_factory=list)  # translations without a French file
    lock: dict[tuple[str, str, str], str] = field(default_factory=dict)  # (id, lang, field) → hash
    unreadable_lists: set[str] = field(
        default_factory=set
    )  # vocabularies with a problem of their own
    lock_path: str = ""
    lock_lines: list[str] = field(default_factory=list)  # translations.lock as it is written
    pages: dict[str, str] = field(default_factory=dict)  # docs/: path → Markdown
    unread_pages: set[str] = field(default_factory=set)  # pages with a problem of their own

    @cached_property
    def known(self) -> dict[str, frozenset[str]]:
        """The values of each vocabulary, which are all read before the first record."""
        return {name: frozenset(entries) for name, entries in self.vocabularies.items()}

    def sound(self) -> list[Draft]:
        """The records whose shape was found right: the only ones that rules look at."""
        return [draft for draft in self.drafts if draft.record is not None]


Scope = Literal["record", "content", "reading"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its help. `run` is None for what `load` and `shape` report while reading.

    `needs` names kinds of values, keys and signs in texts (`look.held`): where a record has none of them,
    the rule has nothing to say and is not run. Empty: it looks at every record.
    """

    name: str
    scope: Scope
    title: Text
    mend: Text
    severity: Severity = "error"
    run: Callable[..., Iterator[Finding]] | None = None
    needs: frozenset[str] = frozenset()

    def problem(self, finding: Finding) -> Problem:
        """What was found, under this rule's name."""
        return Problem(finding.spot, self.name, finding.message, self.severity)


Finder = Callable[..., Iterator[Finding]]


def rule(
    title: str, mend: str, *, severity: Severity = "error", needs: tuple[str, ...] = ()
) -> Callable[[Finder], Rule]:
    """Makes a rule of a generator function: `(draft, content)` for each sound record, or `(content)`."""

    def make(function: Finder) -> Rule:
        first, _, rest = (inspect.getdoc(function) or "").partition("\n\n")
        scope: Scope = "record" if len(inspect.signature(function).parameters) == 2 else "content"
        return Rule(
            name=function.__name__.replace("_", "-"),
            scope=scope,
            title=Text(title, first.strip()),
            mend=Text(mend, " ".join(rest.split())),
            severity=severity,
            run=function,
            needs=frozenset(needs),
        )

    return make


def reading(name: str, fr: tuple[str, str], en: tuple[str, str]) -> Rule:
    """A rule that the reading itself reports, with its help."""
    return Rule(name, "reading", Text(fr[0], en[0]), Text(fr[1], en[1]))

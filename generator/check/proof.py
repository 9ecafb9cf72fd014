"""Proof: every fact that could be wrong names the source it was read in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.draft import Draft, Finding
from generator.check.finders import without_links
from generator.check.rules import Content, rule
from generator.schema.spec import Words, specs
from generator.settings import SOURCE_LANGUAGE

_DIGIT = re.compile(r"\d")


@rule(
    "Un critère nomme sa source.",
    "Ajoutez `source:` ; une règle que rien ne prouve devient `criterion: other`.",
    needs=("eligibility",),
)
def criterion_has_source(draft: Draft, content: Content) -> Iterator[Finding]:
    """A criterion names its source.

    Add `source:`; a rule that nothing proves becomes `criterion: other`.
    """
    for i, one in enumerate(getattr(draft.record, "eligibility", ())):
        if one.criterion != "other" and not one.source:
            yield draft.finding(
                ("eligibility", i),
                f"le critère `{one.criterion}` ne nomme pas de source : ajoutez `source:`",
                f"the criterion `{one.criterion}` names no source: add `source:`",
            )


@rule(
    "Une condition nomme sa source.",
    "Ajoutez `source:` à la condition.",
    needs=("conditions",),
)
def condition_has_source(draft: Draft, content: Content) -> Iterator[Finding]:
    """A condition names its source.

    Add `source:` to the condition.
    """
    for i, item in enumerate(getattr(draft.record, "conditions", ())):
        if not item.source:
            yield draft.finding(
                ("conditions", i),
                f"la condition `{item.id}` ne nomme pas de source : ajoutez `source:`",
                f"the condition `{item.id}` names no source: add `source:`",
            )


@rule(
    "Un passage qui contient un chiffre nomme sa source.",
    "Ajoutez `source:` à ce passage, ou retirez le chiffre.",
)
def number_has_source(draft: Draft, content: Content) -> Iterator[Finding]:
    """A passage that holds a digit names its source.

    Add `source:` to that passage, or take the digit out.
    """
    record = draft.record
    for name, spec in specs(type(record)).items():
        if not spec.word_list or name == "conditions":
            continue
        for i, item in enumerate(getattr(record, name)):
            if item.source:
                continue
            for field in (key for key, row in specs(type(item)).items() if row.words):
                words = getattr(item, field)
                text = words.get(SOURCE_LANGUAGE) if isinstance(words, Words) else None
                found = _DIGIT.search(without_links(text)) if text else None
                if found:
                    yield draft.finding(
                        (name, i),
                        f"`{item.id}` contient un chiffre (« {_around(text or '', found[0])} ») sans source : ajoutez `source:`",
                        f'`{item.id}` holds a digit ("{_around(text or "", found[0])}") without a source: add `source:`',
                    )
                    break


def _around(text: str, digit: str) -> str:
    """The word with the digit."""
    return next((word for word in without_links(text).split() if digit in word), digit)[:40]


@rule(
    "Une fiche nomme ses sources.",
    "Ajoutez `sources:` avec la page lue et le jour de la lecture.",
)
def unsourced(draft: Draft, content: Content) -> Iterator[Finding]:
    """A record names its sources.

    Add `sources:` with the page read and the day of the reading.
    """
    if draft.record.sources or draft.collection == "events":  # a counter announces its own meeting
        return
    if draft.collection == "countries" and draft.record.agreement.state == "unknown":
        return
    yield draft.finding(
        (),
        "cette fiche n'a aucune source : ajoutez `sources:`",
        "this record has no source: add `sources:`",
    )


@rule(
    "Une fiche dont toutes les sources sont anciennes ou sans date est à confirmer.",
    "Ajoutez `reconfirm: true`, ou une source récente.",
    severity="warning",
    needs=("sources",),
)
def reconfirm_old(draft: Draft, content: Content) -> Iterator[Finding]:
    """A record whose sources are all old or undated is to be confirmed.

    Add `reconfirm: true`, or a recent source.
    """
    record = draft.record
    if record.reconfirm or record.confirmed or not record.sources:
        return
    age = content.settings.old_source_years
    for _, source in record.sources:
        if source.page_date and source.seen.year - int(source.page_date[:4]) < age:
            return
    yield draft.finding(
        ("sources",),
        f"toutes les sources ont {age} ans ou plus, ou n'ont pas de date : ajoutez `reconfirm: true`",
        f"all sources are {age} years old or more, or undated: add `reconfirm: true`",
    )

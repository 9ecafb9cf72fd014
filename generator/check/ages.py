"""The days on which someone looked at something: never in the future, and not too long ago."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.check.draft import Draft, Finding
from generator.check.rules import Content, rule
from generator.load import KeyPath

CORRECTIONS = "corrections"  # the list in vocabularies/ that the page on errors shows


def _looked(draft: Draft) -> Iterator[tuple[KeyPath, str, str]]:
    """Each day, whole or partial, on which something has already happened: (path, lang, text)."""
    record = draft.record
    for name, source in record.sources:
        yield ("sources", name, "seen"), "fr", str(source.seen)
        if source.page_date:
            yield ("sources", name, "page_date"), "fr", source.page_date
    if record.confirmed:
        yield ("confirmed", "on"), "fr", str(record.confirmed.on)
    if record.second_read:
        yield ("second_read",), "fr", str(record.second_read)
    for lang, day in record.second_reads:
        yield ("second_read",), lang, day
    agreed = getattr(record, "agreed", None)
    if agreed:
        yield ("agreed", "on"), "fr", str(agreed.on)
    agreement = getattr(record, "agreement", None)
    if agreement and agreement.signed:
        yield ("agreement", "signed"), "fr", agreement.signed


@rule(
    "Une correction publiée a son jour, qui n'est pas dans le futur.",
    "Ajoutez `on: AAAA-MM-JJ`, le jour de la correction.",
)
def correction_dated(content: Content) -> Iterator[Finding]:
    """A published correction has its day, which is not in the future.

    Add `on: YYYY-MM-DD`, the day of the correction.
    """
    for draft in content.lists:
        entries = content.vocabularies[draft.id] if draft.id == CORRECTIONS else {}
        for name, entry in entries.items():
            if entry.on is None or entry.on > content.today:
                yield draft.finding(
                    (name,),
                    f"correction du `{entry.on or '?'}` : écrivez `on:` avec le jour de la correction, passé ou présent",
                    f"correction of `{entry.on or '?'}`: write `on:` with the day of the correction, past or present",
                )


@rule(
    "Un jour où quelqu'un a lu, appelé ou signé n'est pas dans le futur.",
    "Corrigez l'année, le mois ou le jour.",
)
def not_in_the_future(draft: Draft, content: Content) -> Iterator[Finding]:
    """A day on which someone read, called or signed is not in the future.

    Correct the year, the month or the day.
    """
    today = str(content.today)
    for path, lang, day in _looked(draft):
        # Partial dates compare as text: `2026` is the future only when `2026` comes after this year.
        if day > today[: len(day)]:
            yield draft.finding(
                path,
                f"{day} est dans le futur (nous sommes le {today}) : corrigez la date",
                f"{day} is in the future (today is {today}): correct the date",
                lang=lang,
            )


@rule(
    "La date d'une page n'est pas après le jour où on l'a lue.",
    "Corrigez `page_date` ou `seen`.",
    needs=("sources",),
)
def page_date_before_seen(draft: Draft, content: Content) -> Iterator[Finding]:
    """A page's own date is not after the day it was read.

    Correct `page_date` or `seen`.
    """
    for name, source in draft.record.sources:
        if source.page_date and source.page_date > str(source.seen)[: len(source.page_date)]:
            yield draft.finding(
                ("sources", name, "page_date"),
                f"la page serait du {source.page_date}, après le jour où elle a été lue ({source.seen}) : corrigez l'une des deux",
                f"the page would be of {source.page_date}, after the day it was read ({source.seen}): correct one of them",
            )


@rule(
    "Une fiche est relue à temps.",
    "Relisez ses sources, puis mettez à jour `seen` ; ou `python -m generator confirm`.",
    severity="warning",
    needs=("sources", "confirmed"),
)
def overdue(draft: Draft, content: Content) -> Iterator[Finding]:
    """A record is read again in time.

    Read its sources again, then update `seen`; or `python -m generator confirm`.
    """
    record = draft.record
    days = [source.seen for _, source in record.sources]
    if record.confirmed:
        days.append(record.confirmed.on)
    if not days:
        return
    every = record.review_every or content.settings.review_every_days
    try:
        due = max(days) + timedelta(days=every)
    except OverflowError:
        return
    if due < content.today:
        yield draft.finding(
            ("sources",),
            f"à relire depuis le {due} : dernière lecture le {max(days)}, tous les {every} jours ; relisez les sources et mettez à jour `seen`",
            f"due since {due}: last read on {max(days)}, every {every} days; read the sources again and update `seen`",
        )

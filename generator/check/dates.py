"""Dates in order: windows, habits, notices, events, agreements."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from generator.check.draft import Draft, Finding
from generator.check.rules import Content, rule
from generator.check.values import nearest


@rule(
    "Une fenêtre se ferme le jour où elle s'ouvre, ou après.",
    "Échangez les deux dates, ou corrigez l'année.",
    needs=("windows",),
)
def window_in_order(draft: Draft, content: Content) -> Iterator[Finding]:
    """A window closes on or after the day it opens.

    Swap the two dates, or correct the year.
    """
    for i, window in enumerate(getattr(draft.record, "windows", ())):
        if window.opens and window.closes and window.closes < window.opens:
            yield draft.finding(
                ("windows", i, "closes"),
                f"se ferme le {window.closes}, avant de s'ouvrir le {window.opens} : échangez les dates ou corrigez l'année",
                f"closes on {window.closes}, before it opens on {window.opens}: swap the dates or correct the year",
            )


@rule(
    "Une fenêtre a au moins une date.",
    "Écrivez `opens` ou `closes` ; si aucune date n'est connue, effacez la fenêtre.",
    needs=("windows",),
)
def window_has_date(draft: Draft, content: Content) -> Iterator[Finding]:
    """A window has at least one date.

    Write `opens` or `closes`; if no date is known, delete the window.
    """
    for i, window in enumerate(getattr(draft.record, "windows", ())):
        if not window.opens and not window.closes:
            yield draft.finding(
                ("windows", i),
                "cette fenêtre n'a ni `opens` ni `closes` : écrivez une date, ou effacez-la",
                "this window has neither `opens` nor `closes`: write a date, or delete it",
            )


@rule(
    "Une habitude nomme au moins un mois.",
    "Écrivez `opens` ou `closes` ; si rien n'est connu, effacez `usually`.",
    needs=("usually",),
)
def habit_has_month(draft: Draft, content: Content) -> Iterator[Finding]:
    """A habit names at least one month.

    Write `opens` or `closes`; if nothing is known, delete `usually`.
    """
    usually = getattr(draft.record, "usually", None)
    if usually and not usually.opens and not usually.closes:
        yield draft.finding(
            ("usually",),
            "cette habitude n'a ni `opens` ni `closes` : écrivez un mois (1 à 12), ou effacez-la",
            "this habit has neither `opens` nor `closes`: write a month (1 to 12), or delete it",
        )


@rule(
    "Une fenêtre s'ouvre dans les mois habituels.",
    "Vérifiez le mois de la fenêtre, ou celui de l'habitude.",
    severity="warning",
    needs=("usually",),
)
def window_in_habit(draft: Draft, content: Content) -> Iterator[Finding]:
    """A window opens in the usual months.

    Check the window's month, or the habit's.
    """
    usually = getattr(draft.record, "usually", None)
    if not usually or not usually.opens or not usually.closes:
        return
    length = (usually.closes - usually.opens) % 12
    for i, window in enumerate(draft.record.windows):
        if window.opens and (window.opens.month - usually.opens) % 12 > length:
            yield draft.finding(
                ("windows", i, "opens"),
                f"s'ouvre au mois {window.opens.month}, mais l'habitude va du mois {usually.opens} au mois {usually.closes} : vérifiez les deux",
                f"opens in month {window.opens.month}, but the habit goes from month {usually.opens} to month {usually.closes}: check both",
            )


@cache
def zone_exists(name: str) -> bool:
    """Is there such a time zone? Cheaper than listing them all."""
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return False
    return True


@rule(
    "Un fuseau horaire existe.",
    "Écrivez par exemple `Africa/Casablanca` ou `Europe/Paris`.",
    needs=("timezone",),
)
def timezone_exists(draft: Draft, content: Content) -> Iterator[Finding]:
    """A time zone exists.

    Write for example `Africa/Casablanca` or `Europe/Paris`.
    """
    for leaf in draft.leaves.get("timezone", ()):
        if not zone_exists(leaf.text):
            hint = nearest(leaf.text, sorted(available_timezones()))
            yield draft.finding(
                leaf.path,
                f"le fuseau `{leaf.text}` n'existe pas{hint.fr or ' ; exemple : `Africa/Casablanca`'}",
                f"the time zone `{leaf.text}` does not exist{hint.en or '; example: `Africa/Casablanca`'}",
            )


@rule(
    "Un rendez-vous finit après son début.",
    "Corrigez `starts` ou `ends`.",
    needs=("ends",),
)
def event_in_order(draft: Draft, content: Content) -> Iterator[Finding]:
    """An event ends after it starts.

    Correct `starts` or `ends`.
    """
    if draft.collection == "events" and draft.record.ends <= draft.record.starts:
        yield draft.finding(
            ("ends",),
            f"finit à {draft.record.ends:%Y-%m-%dT%H:%M}, pas après son début {draft.record.starts:%Y-%m-%dT%H:%M} : corrigez l'un des deux",
            f"ends at {draft.record.ends:%Y-%m-%dT%H:%M}, not after its start {draft.record.starts:%Y-%m-%dT%H:%M}: correct one of them",
        )


@rule(
    "Un avis finit le jour où il commence, ou après.",
    "Échangez `from` et `until`, ou corrigez l'année.",
    needs=("notices",),
)
def notice_in_order(draft: Draft, content: Content) -> Iterator[Finding]:
    """A notice ends on or after the day it begins.

    Swap `from` and `until`, or correct the year.
    """
    for i, notice in enumerate(getattr(draft.record, "notices", ())):
        if notice.until < notice.from_:
            yield draft.finding(
                ("notices", i, "until"),
                f"finit le {notice.until}, avant de commencer le {notice.from_} : échangez les dates ou corrigez l'année",
                f"ends on {notice.until}, before it begins on {notice.from_}: swap the dates or correct the year",
            )


@rule(
    "Un accord est signé avant d'entrer en vigueur, et révisé après sa signature.",
    "Corrigez `signed`, `in_force` ou `revised`.",
    needs=("agreement",),
)
def agreement_in_order(draft: Draft, content: Content) -> Iterator[Finding]:
    """An agreement is signed before it enters into force, and revised after it was signed.

    Correct `signed`, `in_force` or `revised`.
    """
    agreement = getattr(draft.record, "agreement", None)
    if agreement is None or agreement.signed is None:
        return
    for name in ("in_force", "revised"):
        later = getattr(agreement, name)
        # What both say is compared: `2011` is not before `2011-06`.
        if later and later < agreement.signed[: len(later)]:
            yield draft.finding(
                ("agreement", name),
                f"{later} est avant la signature, {agreement.signed} : corrigez l'une des deux dates",
                f"{later} is before the signature, {agreement.signed}: correct one of the dates",
            )

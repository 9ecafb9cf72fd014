"""Contacts: telephones, e-mail, web addresses and hours that work, and no private person's number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import opening_hours
import phonenumbers

from generator.check.addresses import link_targets, target_fault, tracker, url_fault
from generator.check.draft import Draft, Finding
from generator.check.finders import mobiles
from generator.check.rules import Content, rule
from generator.settings import PROVINCES, SHORT_NUMBERS

MOROCCO = 212
_FREE_NUMBER = re.compile(r"080\d{7}")  # dialled as written, within Morocco only


class Number(NamedTuple):
    """What is known of a telephone number: country calling code (0 for a short number), mobile or not."""

    country: int
    mobile: bool


@cache
def number(text: str) -> Number | None:
    """A number's country and sort; None when it is not a valid one."""
    if text in SHORT_NUMBERS or _FREE_NUMBER.fullmatch(text):
        return Number(0, False)
    if not text.startswith("+"):
        return None
    try:
        parsed = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    mobile = phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.MOBILE
    return Number(parsed.country_code or 0, mobile)


@rule(
    "Un téléphone est un numéro valable.",
    "Écrivez `+212` puis neuf chiffres sans le 0, ou un numéro court connu.",
    needs=("phone",),
)
def phone_valid(draft: Draft, content: Content) -> Iterator[Finding]:
    """A telephone is a valid number.

    Write `+212` and nine digits without the 0, or a known short number.
    """
    for path, _, text in draft.leaves.get("phone", ()):
        if number(text) is None:
            national = re.fullmatch(r"0([5-8]\d{8})", re.sub(r"[ .-]", "", text))
            fr, en = (
                (f"écrivez `+212{national[1]}`", f"write `+212{national[1]}`")
                if national
                else (
                    "écrivez `+212` puis neuf chiffres, ou un numéro court connu",
                    "write `+212` and nine digits, or a known short number",
                )
            )
            yield draft.finding(
                path,
                f"`{text}` n'est pas un numéro valable : {fr}",
                f"`{text}` is not a valid number: {en}",
            )


@rule(
    "Une structure du Maroc a un numéro marocain.",
    "Écrivez le numéro en `+212…`, ou déplacez la fiche dans `abroad`.",
    needs=("phone",),
)
def phone_moroccan(draft: Draft, content: Content) -> Iterator[Finding]:
    """A service in Morocco has a Moroccan number.

    Write the number as `+212…`, or move the record to `abroad`.
    """
    if draft.source.folder not in PROVINCES and draft.source.folder != "national":
        return
    for path, _, text in draft.leaves.get("phone", ()):
        known = number(text)
        if known and known.country not in (0, MOROCCO):
            yield draft.finding(
                path,
                f"`{text}` n'est pas un numéro marocain : écrivez le numéro en `+212…`, ou déplacez la fiche dans `abroad`",
                f"`{text}` is not a Moroccan number: write it as `+212…`, or move the record to `abroad`",
            )


@rule(
    "Aucun téléphone mobile marocain n'est publié.",
    "Écrivez le standard ; un mobile est presque toujours celui d'une personne.",
    needs=("phone", "number"),
)
def personal_mobile(draft: Draft, content: Content) -> Iterator[Finding]:
    """No Moroccan mobile telephone is published.

    Write the switchboard; a mobile is nearly always a person's.
    """
    for path, _, text in draft.leaves.get("phone", ()):
        known = number(text)
        if known and known.mobile and known.country == MOROCCO:
            yield draft.finding(
                path,
                f"`{text}` est un mobile : écrivez le standard, ou effacez-le",
                f"`{text}` is a mobile: write the switchboard, or delete it",
            )
    for path, lang, text in draft.texts() if "number" in draft.held else ():
        for found in mobiles(text):
            yield draft.finding(
                path,
                f"`{found}` est un mobile : effacez-le, les numéros vont dans `phones`",
                f"`{found}` is a mobile: delete it, numbers go into `phones`",
                lang=lang,
            )


_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}")


@rule(
    "Une adresse électronique est bien écrite.",
    "Écrivez par exemple `accueil@example.org`.",
    needs=("email",),
)
def email_valid(draft: Draft, content: Content) -> Iterator[Finding]:
    """An e-mail address is well written.

    Write for example `accueil@example.org`.
    """
    for path, _, text in draft.leaves.get("email", ()):
        if not _EMAIL.fullmatch(text) or ".." in text:
            yield draft.finding(
                path,
                f"`{text}` n'est pas une adresse électronique : écrivez par exemple `accueil@example.org`",
                f"`{text}` is not an e-mail address: write for example `accueil@example.org`",
            )


@rule(
    "Une adresse web est bien écrite : http(s), un site, rien d'autre.",
    "Recopiez l'adresse depuis le navigateur.",
    needs=("url",),
)
def url_valid(draft: Draft, content: Content) -> Iterator[Finding]:
    """A web address is well written: http(s), a site, nothing else.

    Copy the address from the browser again.
    """
    for path, _, text in draft.leaves.get("url", ()):
        fault = url_fault(text)
        if fault:
            yield draft.finding(
                path, f"adresse `{text[:80]}` : {fault.fr}", f"address `{text[:80]}`: {fault.en}"
            )


@rule(
    "Une adresse web ne porte pas de traceur.",
    "Effacez le paramètre nommé (`utm_…`, `fbclid`…).",
    needs=("url", "link"),
)
def url_tracking(draft: Draft, content: Content) -> Iterator[Finding]:
    """A web address carries no tracker.

    Delete the parameter named (`utm_…`, `fbclid`…).
    """
    for path, _, text in draft.leaves.get("url", ()):
        found = tracker(text)
        if found:
            yield draft.finding(
                path,
                f"traceur `{found}` dans l'adresse : effacez ce paramètre",
                f"tracker `{found}` in the address: delete this parameter",
            )
    for path, lang, text in draft.leaves.get("markdown", ()) if "link" in draft.held else ():
        if "](" in text:
            for found in filter(None, map(tracker, link_targets(text))):
                yield draft.finding(
                    path,
                    f"traceur `{found}` dans un lien : effacez ce paramètre",
                    f"tracker `{found}` in a link: delete this parameter",
                    lang=lang,
                )


@rule(
    "Un lien dans un texte mène à une adresse http(s), mailto ou tel.",
    "Écrivez `[mots](https://example.org/page)`.",
    needs=("link",),
)
def link_in_prose(draft: Draft, content: Content) -> Iterator[Finding]:
    """A link in a text leads to an http(s), mailto or tel address.

    Write `[words](https://example.org/page)`.
    """
    for path, lang, text in draft.leaves.get("markdown", ()):
        for target in link_targets(text):
            fault = target_fault(target)
            if fault:
                yield draft.finding(
                    path,
                    f"lien `{target[:80]}` : {fault.fr}",
                    f"link `{target[:80]}`: {fault.en}",
                    lang=lang,
                )


@rule(
    "Des horaires sont en syntaxe OSM opening_hours.",
    "Écrivez par exemple `Mo-Fr 08:30-16:30; PH off`.",
    needs=("opening hours",),
)
def hours_valid(draft: Draft, content: Content) -> Iterator[Finding]:
    """Hours are in OSM opening_hours syntax.

    Write for example `Mo-Fr 08:30-16:30; PH off`.
    """
    for path, _, text in draft.leaves.get("opening hours", ()):
        if not opening_hours.validate(text):
            yield draft.finding(
                path,
                f"horaires `{text}` illisibles : écrivez par exemple `Mo-Fr 08:30-16:30; Sa 09:00-12:00`",
                f"hours `{text}` cannot be read: write for example `Mo-Fr 08:30-16:30; Sa 09:00-12:00`",
            )

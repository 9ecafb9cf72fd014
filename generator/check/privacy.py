"""Privacy: no personal data enters this repository."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.check.contacts import number
from generator.check.draft import Draft, Finding
from generator.check.finders import ibans, mobiles, national_ids, private_mails, without_links
from generator.check.rules import Content, rule
from generator.problems import Text

MOST_MOBILES = 3
Sort = tuple[Callable[[str], Iterator[str]], Callable[[str], Text]]


def _said(find: Callable[[str], Iterator[str]], fr: str, en: str) -> Sort:
    return find, lambda found: Text(f"`{found}` {fr}", f"`{found}` {en}")


SORTS: dict[str, Sort] = {
    "national-id": _said(
        national_ids,
        "ressemble à un numéro de carte d'identité : effacez-le",
        "looks like an identity-card number: delete it",
    ),
    "iban": _said(
        ibans,
        "commence un compte bancaire : effacez-le",
        "begins a bank account: delete it",
    ),
    "private-mail": _said(
        private_mails,
        "est une boîte privée : effacez-la, ou écrivez l'adresse de la structure",
        "is a private mailbox: delete it, or write the service's address",
    ),
}


def personal_data(text: str) -> Iterator[tuple[int, Text]]:
    """What a page says of a private person: (index in the text, message)."""
    for find, say in SORTS.values():
        for found in find(text):
            yield text.find(found), say(found)


def _in_record(draft: Draft, name: str) -> Iterator[Finding]:
    find, say = SORTS[name]
    for leaf in draft.texts():
        if leaf.path[0] != "forms":  # an official form's code is no person's number
            for found in find(without_links(leaf.text)):
                yield draft.finding(leaf.path, *say(found), lang=leaf.lang)


@rule(
    "Aucun numéro de carte d'identité n'est écrit.",
    "Effacez-le ; l'historique devra aussi être nettoyé.",
    needs=("number",),
)
def national_id(draft: Draft, content: Content) -> Iterator[Finding]:
    """No identity-card number is written.

    Delete it; the history will have to be cleaned as well.
    """
    yield from _in_record(draft, "national-id")


@rule(
    "Aucun compte bancaire n'est écrit.",
    "Effacez-le ; l'historique devra aussi être nettoyé.",
    needs=("number",),
)
def iban(draft: Draft, content: Content) -> Iterator[Finding]:
    """No bank account is written.

    Delete it; the history will have to be cleaned as well.
    """
    yield from _in_record(draft, "iban")


@rule(
    "Aucune boîte électronique privée n'est écrite dans un texte.",
    "Écrivez l'adresse de la structure dans `email`.",
    needs=("mailbox",),
)
def private_mail(draft: Draft, content: Content) -> Iterator[Finding]:
    """No private mailbox is written in a text.

    Write the service's address in `email`.
    """
    yield from _in_record(draft, "private-mail")


@rule(
    "Une fiche n'est pas une liste de téléphones mobiles.",
    "Gardez le standard ; effacez les numéros des personnes.",
    needs=("phone", "number"),
)
def mobile_list(draft: Draft, content: Content) -> Iterator[Finding]:
    """A record is not a list of mobile telephones.

    Keep the switchboard; delete people's numbers.
    """
    phones = [
        leaf
        for leaf in draft.leaves.get("phone", ())
        if (known := number(leaf.text)) and known.mobile
    ]
    texts = draft.texts() if "number" in draft.held else []
    written = [leaf for leaf in texts for _ in mobiles(leaf.text)]
    found = phones + written
    if len(found) > MOST_MOBILES:
        leaf = found[0]
        yield draft.finding(
            leaf.path,
            f"{len(found)} mobiles dans une fiche ({MOST_MOBILES} au plus) : gardez le standard",
            f"{len(found)} mobiles in one record ({MOST_MOBILES} at most): keep the switchboard",
            lang=leaf.lang,
        )

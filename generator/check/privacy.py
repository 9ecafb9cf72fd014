"""Privacy: no personal data enters this repository."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.contacts import number
from generator.check.draft import Draft, Finding
from generator.check.finders import ibans, mobiles, national_ids, private_mails
from generator.check.rules import Content, rule
from generator.problems import Text

MOST_MOBILES = 3


def personal_data(text: str) -> Iterator[tuple[int, str, Text]]:
    """What a text says of a private person: (index in the text, rule, message)."""
    for found in national_ids(text):
        yield text.find(found), "national-id", Text(f"`{found}` ressemble à un numéro de carte d'identité : effacez-le", f"`{found}` looks like an identity-card number: delete it")  # fmt: skip
    for account in ibans(text):
        yield text.find(account[:4]), "iban", Text(f"`{account[:4]}…` est un compte bancaire : effacez-le", f"`{account[:4]}…` is a bank account: delete it")  # fmt: skip
    for mail in private_mails(text):
        yield text.find(mail), "private-mail", Text(f"`{mail}` est une boîte privée : effacez-la, ou écrivez l'adresse de la structure", f"`{mail}` is a private mailbox: delete it, or write the service's address")  # fmt: skip


def _in_record(draft: Draft, name: str) -> Iterator[Finding]:
    for leaf in draft.texts():
        if leaf.path[0] == "forms":  # an official form's code
            continue
        for _, rule_name, message in personal_data(leaf.text):
            if rule_name == name:
                yield draft.finding(leaf.path, *message, lang=leaf.lang)


@rule(
    "Aucun numéro de carte d'identité n'est écrit.",
    "Effacez-le ; l'historique devra aussi être nettoyé.",
)
def national_id(draft: Draft, content: Content) -> Iterator[Finding]:
    """No identity-card number is written.

    Delete it; the history will have to be cleaned as well.
    """
    yield from _in_record(draft, "national-id")


@rule("Aucun compte bancaire n'est écrit.", "Effacez-le ; l'historique devra aussi être nettoyé.")
def iban(draft: Draft, content: Content) -> Iterator[Finding]:
    """No bank account is written.

    Delete it; the history will have to be cleaned as well.
    """
    yield from _in_record(draft, "iban")


@rule(
    "Aucune boîte électronique privée n'est écrite dans un texte.",
    "Écrivez l'adresse de la structure dans `email`.",
)
def private_mail(draft: Draft, content: Content) -> Iterator[Finding]:
    """No private mailbox is written in a text.

    Write the service's address in `email`.
    """
    yield from _in_record(draft, "private-mail")


@rule(
    "Une fiche n'est pas une liste de téléphones mobiles.",
    "Gardez le standard ; effacez les numéros des personnes.",
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
    written = [
        leaf
        for leaf in draft.texts()
        if "6" in leaf.text or "7" in leaf.text
        for _ in mobiles(leaf.text)
    ]
    found = phones + written
    if len(found) > MOST_MOBILES:
        leaf = found[0]
        yield draft.finding(
            leaf.path,
            f"{len(found)} mobiles dans une fiche ({MOST_MOBILES} au plus) : gardez le standard",
            f"{len(found)} mobiles in one record ({MOST_MOBILES} at most): keep the switchboard",
            lang=leaf.lang,
        )

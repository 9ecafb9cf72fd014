"""Money: sums are whole facts, and who may charge is said plainly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.check.draft import Draft, Finding
from generator.check.rules import Content, rule
from generator.load import KeyPath
from generator.schema.kinds import ABSENT_CHARGE


def _sums(record: Any) -> Iterator[tuple[KeyPath, Any]]:
    """Every cost and amount of a record with its path."""
    money = getattr(record, "money", None)
    if money:
        for i, cost in enumerate(money.costs):
            yield ("money", "costs", i), cost
        for i, amount in enumerate(money.amounts):
            yield ("money", "amounts", i), amount
    for i, amount in enumerate(getattr(record, "amounts", ())):
        yield ("amounts", i), amount


@rule(
    "Une somme a sa monnaie, son année et sa source.",
    "Ajoutez `currency`, `year` et `source` ; sinon effacez la somme.",
    needs=("money", "amounts"),
)
def amount_complete(draft: Draft, content: Content) -> Iterator[Finding]:
    """A sum has its currency, year and source.

    Add `currency`, `year` and `source`; else delete the sum.
    """
    for path, one in _sums(draft.record):
        missing = [key for key in ("currency", "year", "source") if not getattr(one, key)]
        if one.max is not None and one.amount is None:
            missing.insert(0, "amount")
        if missing and (one.amount is not None or one.max is not None):
            keys = ", ".join(f"`{key}`" for key in missing)
            yield draft.finding(
                path,
                f"une somme sans {keys} : ajoutez-le, ou effacez la somme",
                f"a sum without {keys}: add it, or delete the sum",
            )


@rule(
    "Une somme est plus grande que zéro, et `max` plus grand que `amount`.",
    "Corrigez le nombre ; ce qui est gratuit s'écrit `free: yes`.",
    needs=("money", "amounts"),
)
def amount_plausible(draft: Draft, content: Content) -> Iterator[Finding]:
    """A sum is greater than zero, and `max` greater than `amount`.

    Correct the number; what costs nothing is written `free: yes`.
    """
    for path, one in _sums(draft.record):
        if one.amount is not None and one.amount <= 0:
            yield draft.finding(
                (*path, "amount"),
                f"la somme {one.amount} n'est pas plus grande que zéro : corrigez-la, ou écrivez `free: yes`",
                f"the sum {one.amount} is not greater than zero: correct it, or write `free: yes`",
            )
        if one.amount is not None and one.max is not None and one.max < one.amount:
            yield draft.finding(
                (*path, "max"),
                f"`max` ({one.max}) est au-dessous de `amount` ({one.amount}) : échangez-les",
                f"`max` ({one.max}) is below `amount` ({one.amount}): swap them",
            )


@rule(
    "`none` et `unknown` sont seuls dans `may_charge`.",
    "Gardez `none`, `unknown` ou la liste des organismes.",
    needs=("money",),
)
def charge_alone(draft: Draft, content: Content) -> Iterator[Finding]:
    """`none` and `unknown` stand alone in `may_charge`.

    Keep `none`, `unknown` or the list of organisations.
    """
    money = getattr(draft.record, "money", None)
    if money and len(money.may_charge) > 1:
        for word in ABSENT_CHARGE:
            if word in money.may_charge:
                yield draft.finding(
                    ("money", "may_charge"),
                    f"`{word}` à côté d'autres valeurs : gardez `{word}`, ou les organismes",
                    f"`{word}` beside other values: keep `{word}`, or the organisations",
                )


@rule(
    "On sait qui peut demander de l'argent.",
    "Cherchez-le dans les sources ; `none` si une source dit que personne ne le peut.",
    severity="warning",
    needs=("money",),
)
def charge_unknown(draft: Draft, content: Content) -> Iterator[Finding]:
    """It is known who may ask for money.

    Look in the sources; `none` if a source says that nobody may.
    """
    money = getattr(draft.record, "money", None)
    if money and "unknown" in money.may_charge:
        yield draft.finding(
            ("money", "may_charge"),
            "on ne sait pas qui peut demander de l'argent : cherchez-le, écrivez l'organisme ou `none`",
            "it is not known who may ask for money: find out, write the organisation or `none`",
        )


@rule(
    "Ce qui est gratuit ne coûte rien.",
    "Écrivez `free: no`, ou effacez la dépense.",
    needs=("money",),
)
def free_costs_nothing(draft: Draft, content: Content) -> Iterator[Finding]:
    """What is free costs nothing.

    Write `free: no`, or delete the cost.
    """
    money = getattr(draft.record, "money", None)
    if money and money.free == "yes":
        for i, cost in enumerate(money.costs):
            if cost.amount is not None:
                yield draft.finding(
                    ("money", "costs", i),
                    f"`free: yes`, mais cette dépense a une somme ({cost.amount}) : écrivez `free: no`, ou effacez-la",
                    f"`free: yes`, but this cost has a sum ({cost.amount}): write `free: no`, or delete it",
                )

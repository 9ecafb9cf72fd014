"""Criteria of eligibility: each has what its kind wants, and a remedy only where one can exist."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.check.draft import Draft, Finding
from generator.check.rules import Content, rule
from generator.check.values import nearest
from generator.load import KeyPath
from generator.problems import Text
from generator.schema import kinds as k

_WANTED = {
    "nationality": "any_of", "residence": "any_of", "language": "any_of", "situation": "any_of",
    "trade": "any_of", "offer": "any_of", "age": "limits", "experience": "limits",
    "education": "limits", "other": "words",
}  # fmt: skip
_EXAMPLES = {
    "nationality": "any_of: [MA]",
    "residence": "any_of: [MA]",
    "language": "any_of: [{language: fr, level: B2}]",
    "situation": "any_of: [student]",
    "trade": "any_of: [agriculture]",
    "offer": "any_of: [admission]",
    "age": "min: 18, max: 30",
    "experience": "min: 2",
    "education": "min: baccalaureate",
    "other": "words: motivation",
}
_WHOLE = re.compile(r"0|[1-9][0-9]?")
_COUNTRY = re.compile(r"[A-Z]{2}")
# Nobody can change where they were born or when: no remedy may promise it.
_NO_REMEDY = ("nationality", "age")


@rule(
    "Un critère a ce que sa sorte demande : `any_of`, `min`/`max` ou `words`.",
    "Reprenez l'exemple du message.",
    needs=("eligibility",),
)
def criterion_shape(draft: Draft, content: Content) -> Iterator[Finding]:
    """A criterion has what its kind wants: `any_of`, `min`/`max` or `words`.

    Take the message's example.
    """
    for i, one in enumerate(getattr(draft.record, "eligibility", ())):
        has = {
            "any_of": bool(one.any_of),
            "limits": one.min is not None or one.max is not None,
            "words": one.words is not None,
        }
        wanted = _WANTED[one.criterion]
        extra = [key for key in ("any_of", "limits") if has[key] and key != wanted]
        if not has[wanted] or extra:
            example = f"{{criterion: {one.criterion}, {_EXAMPLES[one.criterion]}}}"
            yield draft.finding(
                ("eligibility", i),
                f"le critère `{one.criterion}` s'écrit par exemple `{example}`",
                f"the criterion `{one.criterion}` is written for example `{example}`",
            )


@rule(
    "Une limite d'un critère est un nombre plausible, ou un niveau d'études.",
    "Écrivez un nombre entier (âge de 0 à 99), `min` au plus égal à `max`.",
    needs=("eligibility",),
)
def criterion_limits(draft: Draft, content: Content) -> Iterator[Finding]:
    """A criterion's limit is a plausible number, or a level of education.

    Write a whole number (age from 0 to 99), `min` no greater than `max`.
    """
    for i, one in enumerate(getattr(draft.record, "eligibility", ())):
        if _WANTED[one.criterion] != "limits":
            continue
        levels = k.EDUCATION.closed if one.criterion == "education" else ()
        limits = {key: text for key in ("min", "max") if (text := getattr(one, key)) is not None}
        sound = True
        for key, text in limits.items():
            if not (text in levels if levels else _WHOLE.fullmatch(text)):
                sound = False
                yield draft.finding(("eligibility", i, key), *_limit_words(text, levels))
        if (
            sound
            and len(limits) == 2
            and _rank(limits["min"], levels) > _rank(limits["max"], levels)
        ):
            yield draft.finding(
                ("eligibility", i, "max"),
                f"le maximum `{one.max}` est au-dessous du minimum `{one.min}` : échangez-les",
                f"the maximum `{one.max}` is below the minimum `{one.min}`: swap them",
            )


def _rank(text: str, levels: Sequence[str]) -> int:
    return levels.index(text) if levels else int(text)


def _limit_words(text: str, levels: Sequence[str]) -> Text:
    if not levels:
        return Text(
            f"`{text}` : écrivez un nombre entier, de 0 à 99",
            f"`{text}`: write a whole number, from 0 to 99",
        )
    hint, listed = nearest(text, list(levels)), ", ".join(levels)
    return Text(
        f"`{text}` n'est pas un niveau d'études{hint.fr} ; valeurs possibles : {listed}",
        f"`{text}` is not a level of education{hint.en}; possible values: {listed}",
    )


@rule(
    "Les valeurs d'un critère sont de sa sorte.",
    "Écrivez un code de pays, une langue avec son niveau, ou une valeur de la liste.",
    needs=("eligibility",),
)
def criterion_values(draft: Draft, content: Content) -> Iterator[Finding]:
    """A criterion's values are of its kind.

    Write a country code, a language with its level, or a value of the list.
    """
    lists: dict[str, Sequence[str]] = {"situation": k.SITUATION.closed, "offer": k.HELD.closed}
    for i, one in enumerate(getattr(draft.record, "eligibility", ())):
        for j, option in enumerate(one.any_of):
            if one.criterion == "trade":
                lists["trade"] = sorted(content.vocabularies.get("trades", ()))
            message = _option_fault(one.criterion, option, lists)
            if message:
                yield draft.finding(("eligibility", i, "any_of", j), *message)


def _option_fault(criterion: str, option: Any, lists: dict[str, Sequence[str]]) -> Text | None:
    if criterion == "language":
        if option.language and option.level and not option.value:
            return None
        return Text(
            "écrivez la langue et le niveau : `{language: fr, level: B2}`",
            "write the language and the level: `{language: fr, level: B2}`",
        )
    value = option.value
    if value is None or option.language or option.level:
        return Text(
            f"une simple valeur est attendue : `{_EXAMPLES.get(criterion, '')}`",
            f"a plain value is wanted: `{_EXAMPLES.get(criterion, '')}`",
        )
    if criterion in ("nationality", "residence"):
        if _COUNTRY.fullmatch(value):
            return None
        return Text(
            f"`{value}` : écrivez un code de pays à deux lettres majuscules, par exemple `MA`",
            f"`{value}`: write a two-letter country code in capitals, for example `MA`",
        )
    known = lists.get(criterion)
    if known is None or value in known:
        return None
    hint, listed = nearest(value, list(known)), ", ".join(known)
    return Text(
        f"`{value}` n'est pas dans la liste{hint.fr} ; valeurs possibles : {listed}",
        f"`{value}` is not in the list{hint.en}; possible values: {listed}",
    )


@rule(
    "Un remède ne se promet que là où l'on peut changer quelque chose.",
    "Effacez `remedy` : l'âge et la nationalité ne se changent pas.",
    severity="warning",
    needs=("eligibility",),
)
def criterion_remedy(draft: Draft, content: Content) -> Iterator[Finding]:
    """A remedy is promised only where something can be changed.

    Delete `remedy`: age and nationality cannot be changed.
    """
    for i, one in enumerate(getattr(draft.record, "eligibility", ())):
        if one.remedy and one.criterion in _NO_REMEDY:
            path: KeyPath = ("eligibility", i, "remedy")
            yield draft.finding(
                path,
                f"`{one.remedy}` ne change ni l'âge ni la nationalité : effacez `remedy`",
                f"`{one.remedy}` changes neither age nor nationality: delete `remedy`",
            )

"""Countries: codes exist, hosts are states of the Union, a country's record bears its code."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.draft import Draft, Finding
from generator.check.rules import Content, rule
from generator.names import territories
from generator.problems import Text
from generator.settings import EU_STATES

# Codes that people write for others.
_MISTAKEN = {"EL": "GR", "UK": "GB", "UE": "EU"}


def _state_fault(code: str) -> Text | None:
    if code in EU_STATES or code == "EU":
        return None
    better = _MISTAKEN.get(code)
    hint = (
        Text(f" ; vouliez-vous dire `{better}` ?", f"; did you mean `{better}`?")
        if better
        else Text("", "")
    )
    return Text(
        f"`{code}` n'est pas un État membre de l'Union européenne{hint.fr} ; possibles : EU, {', '.join(EU_STATES)}",
        f"`{code}` is not a member state of the European Union{hint.en}; possible: EU, {', '.join(EU_STATES)}",
    )


@rule(
    "Un pays d'accueil est un État de l'Union européenne, ou EU.",
    "Écrivez un code de la liste ; EU pour tous les États membres.",
    needs=("host state",),
)
def host_is_european(draft: Draft, content: Content) -> Iterator[Finding]:
    """A host is a state of the European Union, or EU.

    Write a code of the list; EU for all member states.
    """
    for path, _, text in draft.leaves.get("host state", ()):
        fault = _state_fault(text)
        if fault:
            yield draft.finding(path, *fault)


@rule(
    "La fiche d'un pays porte son code ISO, et c'est un État de l'Union européenne.",
    "Écrivez `code:` en majuscules ; le fichier porte le même code en minuscules.",
    needs=("code",),
)
def country_code(draft: Draft, content: Content) -> Iterator[Finding]:
    """A country's record bears its ISO code, and is a state of the European Union.

    Write `code:` in capitals; the file bears the same code in lower case.
    """
    if draft.collection != "countries":
        return
    code = draft.record.code
    fault = _state_fault(code)
    if fault or code == "EU":
        yield draft.finding(
            ("code",), *(fault or Text("`EU` n'est pas un pays", "`EU` is not a country"))
        )
    elif code.lower() != draft.id:
        yield draft.finding(
            ("code",),
            f"le code `{code}` demande le fichier `{code.lower()}.fr.yml` : corrigez l'un des deux",
            f"the code `{code}` wants the file `{code.lower()}.fr.yml`: correct one of them",
        )


@rule(
    "Un code de pays existe.",
    "Écrivez le code ISO du pays : `MA`, `FR`, `GR`…",
    needs=("country",),
)
def country_known(draft: Draft, content: Content) -> Iterator[Finding]:
    """A country code exists.

    Write the country's ISO code: `MA`, `FR`, `GR`…
    """
    for path, _, text in draft.leaves.get("country", ()):
        if text not in territories():
            better = _MISTAKEN.get(text)
            fr, en = (
                (f"vouliez-vous dire `{better}` ?", f"did you mean `{better}`?")
                if better
                else ("exemples : `MA`, `FR`", "examples: `MA`, `FR`")
            )
            yield draft.finding(
                path,
                f"`{text}` n'est pas un code de pays ; {fr}",
                f"`{text}` is not a country code; {en}",
            )

"""Ids that name something: it exists, is of the right sort, and is still alive."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.draft import Draft, Finding, Leaf
from generator.check.rules import Content, rule
from generator.check.values import nearest
from generator.problems import Spot, Text
from generator.schema import kinds as k
from generator.schema.spec import Kind

REFERRING: tuple[Kind, ...] = tuple(
    kind for kind in vars(k).values() if isinstance(kind, Kind) and kind.refers
)
_VOCABULARIES = tuple(
    sorted(
        {kind.vocabulary for kind in vars(k).values() if isinstance(kind, Kind) and kind.vocabulary}
    )
)


def references(draft: Draft) -> Iterator[tuple[Kind, Leaf]]:
    """Every value that names another record."""
    for kind in REFERRING:
        for leaf in draft.leaves.get(kind.name, ()):
            if leaf.text not in kind.closed:
                yield kind, leaf


@rule(
    "Une fiche nommée existe, dans la bonne collection.",
    "Corrigez l'identifiant, ou écrivez d'abord cette fiche.",
)
def reference_exists(content: Content) -> Iterator[Finding]:
    """A record that is named exists, in the right collection.

    Correct the id, or write that record first.
    """
    for draft in (*content.sound(), *content.lists):
        for kind, leaf in references(draft):
            collection = content.ids.get(leaf.text)
            if collection in kind.refers:
                continue
            wanted = ", ".join(kind.refers)
            if collection:
                yield draft.finding(
                    leaf.path,
                    f"`{leaf.text}` est une fiche de {collection} ; il faut ici une fiche de {wanted}",
                    f"`{leaf.text}` is a record of {collection}; a record of {wanted} is wanted here",
                )
                continue
            hint = nearest(leaf.text, sorted(i for i, c in content.ids.items() if c in kind.refers))
            yield draft.finding(
                leaf.path,
                f"aucune fiche `{leaf.text}` dans {wanted}{hint.fr}",
                f"no record `{leaf.text}` in {wanted}{hint.en}",
            )


@rule(
    "Une source nommée est déclarée dans `sources`.",
    "Corrigez l'identifiant, ou déclarez la source avec `url` et `seen`.",
    needs=("source",),
)
def source_defined(draft: Draft, content: Content) -> Iterator[Finding]:
    """A source that is named is declared in `sources`.

    Correct the id, or declare the source with `url` and `seen`.
    """
    known = [name for name, _ in draft.record.sources]
    for leaf in draft.leaves.get("source", ()):
        if leaf.text not in known:
            hint = nearest(leaf.text, known)
            yield draft.finding(
                leaf.path,
                f"la source `{leaf.text}` n'est pas déclarée dans `sources`{hint.fr}",
                f"the source `{leaf.text}` is not declared in `sources`{hint.en}",
            )


# Elsewhere most facts have no place to name a source: the record's sources stand for the whole.
_NAMING = ("programmes", "guides", "documents", "countries", "funds")


@rule(
    "Une source déclarée sert à quelque chose.",
    "Nommez-la dans `source:` là où elle sert, ou effacez-la.",
    needs=("sources",),
)
def source_unused(draft: Draft, content: Content) -> Iterator[Finding]:
    """A declared source is used.

    Name it in a `source:` where it serves, or delete it.
    """
    if draft.collection not in _NAMING:
        return
    used = {leaf.text for leaf in draft.leaves.get("source", ())}
    for name, _ in draft.record.sources:
        if name not in used:
            yield draft.finding(
                ("sources", name),
                f"aucun `source:` ne nomme `{name}` : nommez-la là où elle sert, ou effacez-la",
                f"no `source:` names `{name}`: name it where it serves, or delete it",
            )


@rule(
    "Une condition nommée par un critère existe.",
    "Corrigez l'identifiant, ou écrivez la condition dans `conditions`.",
    needs=("condition",),
)
def condition_defined(draft: Draft, content: Content) -> Iterator[Finding]:
    """A condition named by a criterion exists.

    Correct the id, or write the condition in `conditions`.
    """
    leaves = draft.leaves.get("condition", ())
    known = [item.id for item in draft.record.conditions] if leaves else []
    for leaf in leaves:
        if leaf.text not in known:
            hint = nearest(leaf.text, known)
            yield draft.finding(
                leaf.path,
                f"aucune condition `{leaf.text}` dans `conditions`{hint.fr}",
                f"no condition `{leaf.text}` in `conditions`{hint.en}",
            )


@rule(
    "Une fiche en pause, retirée ou ouverte à personne dit pourquoi.",
    "Ajoutez `reason:` avec une phrase.",
    needs=("state", "open_to"),
)
def reason_given(draft: Draft, content: Content) -> Iterator[Finding]:
    """A record that is paused, retired or open to nobody says why.

    Add a `reason:` with one sentence.
    """
    record = draft.record
    closed = getattr(record, "open_to", "") == "nobody"
    if record.reason is None and (closed or record.state != "published"):
        key, value = ("open_to", "nobody") if closed else ("state", record.state)
        yield draft.finding(
            (key,),
            f"`{key}: {value}` demande une raison : ajoutez `reason:` avec une phrase",
            f"`{key}: {value}` wants a reason: add `reason:` with one sentence",
        )


@rule(
    "Une fiche vivante ne renvoie pas à une fiche retirée.",
    "Renvoyez à celle qui la remplace, ou effacez le renvoi.",
    severity="warning",
)
def retired_linked(content: Content) -> Iterator[Finding]:
    """A living record does not point to a retired one.

    Point to the one that replaces it, or delete the reference.
    """
    retired = {d.id: d.record.replaced_by for d in content.sound() if d.record.state == "retired"}
    if not retired:
        return
    for draft in (*content.sound(), *content.lists):
        if draft.id in retired:
            continue
        for _, leaf in references(draft):
            if leaf.text in retired:
                instead = retired[leaf.text]
                fr, en = (
                    (f"écrivez `{instead}`", f"write `{instead}`")
                    if instead
                    else ("effacez ce renvoi", "delete this reference")
                )
                yield draft.finding(
                    leaf.path,
                    f"`{leaf.text}` est retirée : {fr}",
                    f"`{leaf.text}` is retired: {en}",
                )


@rule("Une fiche ne renvoie pas à elle-même.", "Effacez ce renvoi.")
def no_self_reference(draft: Draft, content: Content) -> Iterator[Finding]:
    """A record does not point to itself.

    Delete that reference.
    """
    for _, leaf in references(draft):
        if leaf.text == draft.id:
            yield draft.finding(
                leaf.path,
                f"la fiche `{draft.id}` renvoie à elle-même : effacez ce renvoi",
                f"the record `{draft.id}` points to itself: delete this reference",
            )


@rule(
    "Une liste fermée dont une fiche se sert a son fichier dans `vocabularies/`.",
    "Remettez le fichier de la liste.",
)
def vocabulary_file(content: Content) -> Iterator[Finding]:
    """A closed list that a record uses has its file in `vocabularies/`.

    Put the list's file back.
    """
    folder = content.settings.folders["records"]
    present = {draft.id for draft in content.lists} | content.unreadable_lists
    used: set[str] = set()
    for draft in content.sound():
        used.update(draft.leaves)
    for name in _VOCABULARIES:
        if name in used and name not in present:
            yield Finding(
                Spot(f"{folder}/vocabularies/{name}.yml"),
                Text(f"il manque le fichier de la liste `{name}` : remettez-le", f"the file of the list `{name}` is missing: put it back"),
            )  # fmt: skip

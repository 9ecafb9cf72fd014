"""Uniqueness: two records are not one thing written twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.check.draft import Draft, Finding
from generator.check.rules import Content, rule


@rule(
    "Un identifiant n'est porté que par une fiche, toutes collections comprises.",
    "Renommez les trois fichiers de l'une des deux fiches.",
)
def id_unique(content: Content) -> Iterator[Finding]:
    """An id belongs to one record only, over all collections.

    Rename the three files of one of the two records.
    """
    first: dict[str, str] = {}
    for draft in content.drafts:
        path = first.setdefault(draft.id, draft.source.path)
        if path != draft.source.path:
            yield draft.finding(
                (),
                f"l'identifiant `{draft.id}` est déjà celui de {path} : renommez ce fichier",
                f"the id `{draft.id}` already belongs to {path}: rename this file",
            )


@rule(
    "Une adresse neutre (`slug`) n'est celle d'aucune autre fiche.", "Choisissez un autre `slug`."
)
def slug_unique(content: Content) -> Iterator[Finding]:
    """A neutral address (`slug`) is no other record's.

    Choose another `slug`.
    """
    taken: dict[str, str] = {}
    for draft in content.sound():
        slug = draft.record.slug
        if slug is None:
            continue
        other = taken.setdefault(slug, draft.id) if slug not in content.ids else slug
        if other != draft.id or slug == draft.id:
            yield draft.finding(
                ("slug",),
                f"`{slug}` est déjà l'adresse de la fiche `{other}` : choisissez-en une autre",
                f"`{slug}` is already the address of the record `{other}`: choose another",
            )


@rule(
    "Deux fiches d'une collection n'ont pas le même titre.",
    "Précisez l'un des deux titres, ou effacez la fiche en double.",
)
def title_unique(content: Content) -> Iterator[Finding]:
    """Two records of a collection do not have the same title.

    Make one of the titles more precise, or delete the double.
    """
    first: dict[tuple[str, str, str], Draft] = {}
    for draft in content.sound():
        for lang, title in draft.record.title.texts:
            other = first.setdefault(
                (draft.collection, lang, " ".join(title.casefold().split())), draft
            )
            if other is not draft:
                yield draft.finding(
                    ("title",),
                    f"même titre que la fiche `{other.id}` : précisez l'un des deux",
                    f"the same title as the record `{other.id}`: make one more precise",
                    lang=lang,
                )


def plain(text: str) -> str:
    """A name without accents, case, punctuation or doubled spaces, to compare by."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c))
    return " ".join(kept.split())


@rule(
    "Une structure n'a qu'une fiche.",
    "Effacez l'une des deux, ou précisez les titres.",
    severity="warning",
)
def service_twice(content: Content) -> Iterator[Finding]:
    """A service has one record only.

    Delete one of the two, or make the titles more precise.
    """
    first: dict[tuple[str, str], Draft] = {}
    for draft in content.sound():
        if draft.collection != "services":
            continue
        title = draft.record.title.best("fr")[0]
        other = first.setdefault((draft.record.commune or draft.source.folder, plain(title)), draft)
        if other is not draft and other.record.title.best("fr")[0] != title:
            yield draft.finding(
                ("title",),
                f"presque le même nom que la fiche `{other.id}`, au même endroit : est-ce la même structure ?",
                f"nearly the same name as the record `{other.id}`, in the same place: is it the same service?",
            )

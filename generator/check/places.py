"""Places: communes exist and lie where the record says, points lie inside."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.check.draft import Draft, Finding
from generator.check.rules import Content, rule
from generator.check.values import nearest
from generator.geography import Commune
from generator.problems import Text
from generator.settings import PROVINCES

FOLDERS = (*PROVINCES, "national", "abroad")


@rule("Une fiche est dans le bon dossier.", "Déplacez les fichiers de la fiche.")
def folder_expected(draft: Draft, content: Content) -> Iterator[Finding]:
    """A record lies in the right folder.

    Move the record's files.
    """
    folder = draft.source.folder
    if draft.collection == "services":
        if folder not in FOLDERS:
            hint = nearest(folder, list(FOLDERS))
            yield draft.finding(
                (),
                f"le dossier `{folder}` n'est pas un dossier de structures{hint.fr} ; il faut : {', '.join(FOLDERS)}",
                f"the folder `{folder}` is not a folder of services{hint.en}; wanted: {', '.join(FOLDERS)}",
            )
    elif folder:
        yield draft.finding(
            (),
            f"`{draft.collection}/` n'a pas de sous-dossier : mettez les fichiers directement dedans",
            f"`{draft.collection}/` has no subfolder: put the files right in it",
        )


def _commune(draft: Draft, content: Content) -> Commune | None:
    """The commune of a service or event; None when absent or unknown."""
    name = getattr(draft.record, "commune", None)
    folder = draft.source.folder
    return content.geography.find(name, folder if folder in PROVINCES else "") if name else None


@rule(
    "Une commune existe.",
    "Écrivez son nom exact (sans accent ajouté), ou son code HCP.",
    needs=("commune",),
)
def commune_exists(draft: Draft, content: Content) -> Iterator[Finding]:
    """A commune exists.

    Write its exact name, or its HCP code.
    """
    for leaf in draft.leaves.get("commune", ()):
        if _commune(draft, content) is None and content.geography.find(leaf.text) is None:
            folder = draft.source.folder
            near = content.geography.names(folder if folder in PROVINCES else "")
            hint = nearest(leaf.text, near)
            if not hint.fr:
                hint = nearest(leaf.text, content.geography.names())
            yield draft.finding(
                leaf.path,
                f"aucune commune `{leaf.text}`{hint.fr} ; si plusieurs ont ce nom, écrivez le code HCP",
                f"no commune `{leaf.text}`{hint.en}; where several share the name, write the HCP code",
            )


@rule(
    "Une commune est dans la province du dossier.",
    "Déplacez les fichiers, ou corrigez la commune.",
    needs=("commune",),
)
def commune_in_province(draft: Draft, content: Content) -> Iterator[Finding]:
    """A commune lies in the folder's province.

    Move the files, or correct the commune.
    """
    folder = draft.source.folder
    if draft.collection != "services" or folder not in PROVINCES or not draft.record.commune:
        return
    found = _commune(draft, content) or content.geography.find(draft.record.commune)
    if found and found.province != folder:
        where = (
            Text(f"dans la province `{found.province}`", f"in the province `{found.province}`")
            if found.province
            else Text("hors de la région", "outside the region")
        )
        yield draft.finding(
            ("commune",),
            f"`{draft.record.commune}` est {where.fr}, pas dans `{folder}` : déplacez la fiche ou corrigez la commune",
            f"`{draft.record.commune}` is {where.en}, not in `{folder}`: move the record or correct the commune",
        )


@rule(
    "Une structure dit où elle est : sa commune, ou son pays à l'étranger.",
    "Ajoutez `commune:` (dossier d'une province) ou `country:` (dossier `abroad`).",
)
def place_given(draft: Draft, content: Content) -> Iterator[Finding]:
    """A service says where it is: its commune, or its country abroad.

    Add `commune:` (folder of a province) or `country:` (folder `abroad`).
    """
    folder = draft.source.folder
    if draft.collection == "services" and folder in PROVINCES and not draft.record.commune:
        yield draft.finding(
            (),
            f"le dossier `{folder}` demande `commune:` : écrivez son nom ou son code HCP",
            f"the folder `{folder}` wants a `commune:`: write its name or HCP code",
        )
    if draft.collection == "services" and folder == "abroad" and not draft.record.country:
        yield draft.finding(
            (),
            "le dossier `abroad` demande `country:`, par exemple `country: IT`",
            "the folder `abroad` wants a `country:`, for example `country: IT`",
        )


_MOROCCO = (Decimal("20.5"), Decimal("36.1"), Decimal("-17.3"), Decimal("-0.9"))


def _plausible(draft: Draft, lat: Decimal, lon: Decimal) -> bool:
    """On Earth for a service abroad, in Morocco for the others."""
    if draft.source.folder == "abroad":
        return -90 <= lat <= 90 and -180 <= lon <= 180
    south, north, west, east = _MOROCCO
    return south <= lat <= north and west <= lon <= east


@rule(
    "Un point est sur Terre, et au Maroc pour une structure du Maroc.",
    "Vérifiez `lat` et `lon` : on les échange souvent.",
    needs=("location",),
)
def point_plausible(draft: Draft, content: Content) -> Iterator[Finding]:
    """A point is on Earth, and in Morocco for a service of Morocco.

    Check `lat` and `lon`: they are often swapped.
    """
    location = getattr(draft.record, "location", None)
    if location is None or _plausible(draft, location.lat, location.lon):
        return
    swapped = _plausible(draft, location.lon, location.lat)
    fr, en = (
        ("échangez `lat` et `lon`", "swap `lat` and `lon`")
        if swapped
        else ("vérifiez `lat` et `lon`", "check `lat` and `lon`")
    )
    yield draft.finding(
        ("location", "lat"),
        f"le point {location.lat}, {location.lon} n'est pas à sa place : {fr}",
        f"the point {location.lat}, {location.lon} is out of place: {en}",
    )


# The outlines are digitised: a point within about a kilometre of the border counts as inside.
_NEAR = tuple((dy, dx) for dy in (0.0, 0.009, -0.009) for dx in (0.0, 0.011, -0.011))


@rule(
    "Un point est dans la commune nommée, à un kilomètre près.",
    "Corrigez le point ou la commune.",
    needs=("location",),
)
def point_in_commune(draft: Draft, content: Content) -> Iterator[Finding]:
    """A point lies in the commune named, give or take a kilometre.

    Correct the point or the commune.
    """
    location = getattr(draft.record, "location", None)
    commune = _commune(draft, content)
    if location is None or commune is None:
        return
    if not _plausible(draft, location.lat, location.lon):
        return  # `point-plausible` says it
    lat, lon = float(location.lat), float(location.lon)
    if all(content.geography.contains(commune, lat + dy, lon + dx) is False for dy, dx in _NEAR):
        yield draft.finding(
            ("location", "lat"),
            f"le point {lat}, {lon} est hors de la commune `{commune.name_fr}` : corrigez l'un des deux",
            f"the point {lat}, {lon} is outside the commune `{commune.name_fr}`: correct one of them",
        )

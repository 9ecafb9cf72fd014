"""Languages: French is there, translations follow it, and each is written in its own script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.draft import Draft, Finding
from generator.check.finders import without_links
from generator.check.rules import Content, rule
from generator.load import KeyPath
from generator.problems import Spot, Text
from generator.settings import SOURCE_LANGUAGE, TRANSLATIONS

NAMES = {
    "fr": Text("français", "French"),
    "ar": Text("arabe", "Arabic"),
    "en": Text("anglais", "English"),
}
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u0750-\u077f]")
_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ɏ]")
_CODE = re.compile(r"`[^`]*`|\b[A-Z0-9][A-Z0-9+./-]+\b|\S{1,64}@\S{1,64}")
_SHORTEST = 12  # letters below which a text may be a name or a code
# A body's own name and a street's are the same in every language.
_PROPER_NAMES = {"services": ("title", "address"), "organisations": ("title",)}
_COPY = 25  # characters above which equal texts are a copy, not a coincidence


@rule(
    "Une traduction a sa fiche française.",
    "Ajoutez le fichier `.fr.yml`, ou déplacez la traduction à côté de lui.",
)
def french_missing(content: Content) -> Iterator[Finding]:
    """A translation has its French record.

    Add the `.fr.yml` file, or move the translation beside it.
    """
    for file in content.strays:
        french = file.path.removesuffix(f".{file.lang}.yml") + f".{SOURCE_LANGUAGE}.yml"
        yield Finding(
            Spot(file.path),
            Text(f"il manque la fiche française : écrivez `{french}`", f"the French record is missing: write `{french}`"),
        )  # fmt: skip


def _key(path: KeyPath) -> str:
    return "/".join(str(step) for step in path)


@rule(
    "Une fiche est entièrement traduite.",
    "Traduisez les champs nommés ; d'ici là la page montre le français.",
    severity="warning",
)
def translation_missing(draft: Draft, content: Content) -> Iterator[Finding]:
    """A record is fully translated.

    Translate the fields named; until then the page shows the French.
    """
    if not draft.missing:
        return
    for lang in TRANSLATIONS:
        paths = [path for path, code in draft.missing if code == lang]
        if not paths:
            continue
        name = NAMES.get(lang, Text(lang, lang))
        if lang not in draft.files:
            file = draft.source.path.removesuffix(f"{SOURCE_LANGUAGE}.yml") + f"{lang}.yml"
            fr, en = (
                f"pas de traduction ({name.fr}) : écrivez `{file}`",
                f"no translation ({name.en}): write `{file}`",
            )
        else:
            first = ", ".join(f"`{_key(path)}`" for path in paths[:3]) + (
                ", …" if len(paths) > 3 else ""
            )
            fr = f"{len(paths)} champ(s) sans traduction ({name.fr}) : {first}"
            en = f"{len(paths)} field(s) without a translation ({name.en}): {first}"
        yield draft.finding(() if lang in draft.files else ("title",), fr, en, lang=lang)


@rule(
    "Une traduction dit si elle est relue.",
    "Ajoutez `review: draft`, ou `review: reviewed` après relecture.",
    severity="warning",
)
def review_stated(draft: Draft, content: Content) -> Iterator[Finding]:
    """A translation says whether it was reviewed.

    Add `review: draft`, or `review: reviewed` once it was.
    """
    for lang in TRANSLATIONS:
        if lang in draft.files and "review" not in draft.files[lang].value:
            yield draft.finding(
                (),
                "il manque `review:` : écrivez `review: draft`, ou `review: reviewed` après relecture",
                "`review:` is missing: write `review: draft`, or `review: reviewed` once it was",
                lang=lang,
            )


def _share_of_arabic(text: str) -> float | None:
    """The part of Arabic among the letters, codes and addresses aside; None for a short text."""
    text = _CODE.sub(" ", without_links(text))
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    return arabic / (arabic + latin) if arabic + latin >= _SHORTEST else None


@rule(
    "Un texte est écrit dans l'écriture de sa langue.",
    "Traduisez-le, ou mettez-le dans le fichier de sa langue.",
)
def script(draft: Draft, content: Content) -> Iterator[Finding]:
    """A text is written in the script of its language.

    Translate it, or put it in the file of its language.
    """
    for path, lang, text in draft.prose():
        if lang != "ar" and text.isascii():
            continue
        # Arabic letters take two bytes each: a length tells nearly always, without counting letters.
        extra = len(text.encode()) - len(text)
        if extra * 2 > len(text) if lang == "ar" else extra * 5 < len(text):
            continue
        if path[0] in _PROPER_NAMES.get(draft.collection, ()):
            continue
        share = _share_of_arabic(text)
        if share is None or (path[0] == "title" and lang == "ar" and share > 0):
            continue  # a title may be a programme's own name with one Arabic word
        if (share < 0.5) == (lang == "ar"):
            name = NAMES.get(lang, Text(lang, lang))
            yield draft.finding(
                path,
                f"ce texte n'est pas écrit en {name.fr} : traduisez-le",
                f"this text is not written in {name.en}: translate it",
                lang=lang,
            )


@rule(
    "Une traduction n'est pas une copie du français.",
    "Traduisez-la, ou effacez-la : la page montrera le français.",
)
def untranslated_copy(draft: Draft, content: Content) -> Iterator[Finding]:
    """A translation is not a copy of the French.

    Translate it, or delete it: the page will show the French.
    """
    french: dict[KeyPath, str] = {}
    others = []
    for leaf in draft.prose():
        if len(leaf.text) <= _COPY:
            continue
        if leaf.lang == SOURCE_LANGUAGE:
            french[leaf.path] = leaf.text
        else:
            others.append(leaf)
    for path, lang, text in others:
        if french.get(path) == text and path[0] not in _PROPER_NAMES.get(draft.collection, ()):
            yield draft.finding(
                path,
                "copie exacte du français : traduisez ce texte, ou effacez-le",
                "an exact copy of the French: translate this text, or delete it",
                lang=lang,
            )


@rule(
    "Une ligne de liste fermée est traduite.",
    "Ajoutez `ar:` et `en:` à cette ligne.",
    severity="warning",
)
def list_translated(content: Content) -> Iterator[Finding]:
    """A line of a closed list is translated.

    Add `ar:` and `en:` to that line.
    """
    for draft in content.lists:
        for key, entry in content.vocabularies[draft.id].items():
            missing = [lang for lang in TRANSLATIONS if getattr(entry, lang, None) is None]
            if missing:
                keys = ", ".join(f"`{lang}`" for lang in missing)
                yield draft.finding(
                    (key,), f"`{key}` : il manque {keys}", f"`{key}`: {keys} missing"
                )

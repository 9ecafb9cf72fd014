"""Refused: what a review by people of the field has read and turned down. Row 3.

Some claims come back with every new editor, since the web is full of them. Each stands here with the
reason, so that it is stopped on its line; where a pattern cannot tell, a second reader must.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.check.draft import Draft, Finding
from generator.check.rules import Content, rule
from generator.problems import Spot, Text


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim by its words in each language: `signs` are a cheap first look, `patterns` decide."""

    why: Text
    signs: Mapping[str, tuple[str, ...]]
    patterns: Mapping[str, re.Pattern[str]]
    except_in: frozenset[str] = field(default_factory=frozenset)  # ids of records that may say it


def _claim(
    why: Text, except_in: tuple[str, ...] = (), **languages: tuple[tuple[str, ...], str]
) -> Claim:
    return Claim(
        why,
        {lang: signs for lang, (signs, _) in languages.items()},
        {lang: re.compile(pattern, re.IGNORECASE) for lang, (_, pattern) in languages.items()},
        frozenset(except_in),
    )


# A name of the region or of a province of it, after a preposition.
_HERE = {
    "fr": r"(?:région|province|Azilal|Béni[- ]Mellal|Fquih Ben Salah|Khénifra|Khouribga)",
    "ar": r"(?:جهة|إقليم|أزيلال|بني ملال|الفقيه بن صالح|خنيفرة|خريبكة)",
    "en": r"(?:region|province|Azilal|B[eé]ni[- ]Mellal|Fquih Ben Salah|Kh[eé]nifra|Khouribga)",
}
CLAIMS: tuple[Claim, ...] = (
    _claim(
        Text(
            "sans convention, les cotisations ne se transfèrent pas ; une convention additionne des périodes",
            "without an agreement contributions are not transferred; an agreement adds up periods",
        ),
        fr=(("ransf",), r"\btransf(?:ert|érer|ère|érez)\w* (?:de |des |les |vos |ses )*cotisations"),
        ar=(("تحويل",), r"تحويل (?:ال)?(?:اشتراكات|مساهمات|الاشتراكات|المساهمات)"),
        en=(("ransfer",), r"\btransfer(?:ring|s|red)? (?:of )?(?:the |your |their )?contributions"),
    ),
    _claim(
        Text(
            "aucun pays ne promet de protéger chaque mineur jusqu'à sa majorité : seule la page des parents en parle",
            "no country promises to protect each minor until adulthood: only the page for parents speaks of it",
        ),
        except_in=("children-rights",),
        fr=(("ajorité", "18 ans"), r"\b(?:protég|protection|prise? en charge|prend en charge)[^.]*jusqu['’]à (?:sa|leur|la|l'âge de|leurs|ses) ?(?:majorité|18 ans)"),
        ar=(("الرشد", "18 سنة"), r"(?:حماية|تحمي|يحمي|حمايته)[^.]*(?:حتى|إلى) (?:سن )?(?:الرشد|18 سنة)"),
        en=(("adulthood", "18"), r"\b(?:protect|take care of|care for)[^.]*until (?:adulthood|they (?:are|turn) 18|the age of 18)"),
    ),
    _claim(
        Text(
            "« un million de la région » n'est que la phrase d'un ministre : écrivez qu'elle est de 2017",
            '"one million from the region" is a minister\'s sentence: write that it dates from 2017',
        ),
        fr=(("million",), rf"\bun million d[e'’](?! ?dirham| ?euro)(?![^.]*2017)[^.]*\b{_HERE['fr']}"),
        ar=(("مليون",), rf"مليون (?!درهم|يورو)(?![^.]*2017)[^.]*{_HERE['ar']}"),
        en=(("million",), rf"\bone million (?!dirhams|euros)(?![^.]*2017)[^.]*\b{_HERE['en']}"),
    ),
    _claim(
        Text(
            "un nombre de personnes migrantes par province expose ces personnes : effacez-le",
            "a count of migrants by province exposes people: delete it",
        ),
        fr=(("migr", "étrang", "éfugi"), rf"\b\d[\d   .]* (?:(?:im|é)?migr|étranger|réfugié|personnes migrantes)[^.]{{0,60}}\b(?:de|en|dans|à) (?:la )?{_HERE['fr']}"),
        ar=(("مهاجر", "لاجئ", "أجنبي"), rf"\d[\d ,.]* (?:مهاجر|لاجئ|أجنبي)[^.]{{0,60}} (?:من |في |ب){_HERE['ar']}"),
        en=(("migrant", "foreigner", "refugee"), rf"\b\d[\d ,.]* (?:(?:im|e)?migrants|foreigners|refugees)[^.]{{0,60}}\b(?:from|in) (?:the )?{_HERE['en']}"),
    ),
)  # fmt: skip
# An address that looks like an administration's and is not one.
LOOK_ALIKES = ("e-justicia-gouv-fr.com",)
_SHELTER = {
    "fr": re.compile(r"\b(?:refuge|centre d['’]hébergement|foyer d['’]accueil)\b", re.IGNORECASE),
    "ar": re.compile(r"(?:دار|مركز) (?:ال)?إيواء"),
    "en": re.compile(r"\b(?:women's )?(?:shelter|refuge)\b", re.IGNORECASE),
}


def refused_claims(text: str, lang: str, record: str = "") -> Iterator[tuple[str, Text]]:
    """(the words found, why they are refused) in a text of one language."""
    for claim in CLAIMS:
        if record in claim.except_in or not any(s in text for s in claim.signs.get(lang, ())):
            continue
        found = claim.patterns[lang].search(text)
        if found:
            yield found[0], claim.why


def _said(found: str, why: Text) -> Text:
    return Text(f"« {found} » : {why.fr}", f'"{found}": {why.en}')


@rule(
    "Une fiche ne répète pas ce que des personnes du métier ont refusé.",
    "Lisez la raison, puis effacez ou corrigez la phrase.",
    needs=("refused claim",),
)
def refused_claim(draft: Draft, content: Content) -> Iterator[Finding]:
    """A record does not repeat what people of the field have refused.

    Read the reason, then delete or mend the sentence.
    """
    for path, lang, text in draft.prose():
        for words, why in refused_claims(text, lang, draft.id):
            yield Finding(draft.spot(*path, lang=lang), _said(words, why))


@rule(
    "Une page ne répète pas ce que des personnes du métier ont refusé.",
    "Lisez la raison, puis effacez ou corrigez la phrase ; un mot cité se met entre accents graves.",
)
def page_claim(content: Content) -> Iterator[Finding]:
    """A page does not repeat what people of the field have refused.

    Read the reason, then delete or mend the sentence; put what is quoted in backquotes.
    """
    for path, page in content.pages.items():
        for number, line in enumerate(page.split("\n"), start=1):
            for words, why in refused_claims(_QUOTED.sub(" ", line), path.split("/")[1]):
                yield Finding(Spot(path, number), _said(words, why))


_QUOTED = re.compile(r"`[^`]*`")


@rule(
    "Une adresse qui imite une administration n'est ni un lien ni une source.",
    "Effacez-la, et cherchez le vrai site.",
    needs=("url",),
)
def look_alike(draft: Draft, content: Content) -> Iterator[Finding]:
    """An address that imitates an administration is neither a link nor a source.

    Delete it, and look for the true site.
    """
    for path, lang, text in draft.leaves.get("url", ()):
        for host in LOOK_ALIKES:
            if host in text:
                yield draft.finding(
                    path,
                    f"`{host}` imite un site officiel : effacez cette adresse",
                    f"`{host}` imitates an official site: delete this address",
                    lang=lang,
                )


@rule(
    "L'adresse d'un refuge n'est jamais une fiche.",
    "Effacez la fiche ; le 8350, le 2511 et l'Entraide Nationale orientent.",
)
def no_shelter(draft: Draft, content: Content) -> Iterator[Finding]:
    """A shelter is never a record.

    Delete the record; 8350, 2511 and Entraide Nationale show the way.
    """
    if draft.collection != "services":
        return
    for lang, text in draft.record.title.texts if draft.record else ():
        found = _SHELTER[lang].search(text) if lang in _SHELTER else None
        if found:
            yield draft.finding(
                ("title",),
                f"« {found[0]} » : un lieu qui protège ne se montre pas ; effacez la fiche",
                f'"{found[0]}": a place that protects is not shown; delete the record',
                lang=lang,
            )


@rule(
    "L'Allemagne ne reconnaît pas l'apostille marocaine.",
    "Écrivez `how: legalisation`.",
    needs=("legalisation",),
)
def german_legalisation(draft: Draft, content: Content) -> Iterator[Finding]:
    """Germany does not accept a Moroccan apostille.

    Write `how: legalisation`.
    """
    for i, row in enumerate(getattr(draft.record, "legalisation", ())):
        if row.country == "DE" and row.how == "apostille":
            yield draft.finding(
                ("legalisation", i, "how"),
                "l'Allemagne demande la légalisation de son ambassade, pas l'apostille",
                "Germany asks for its embassy's legalisation, not the apostille",
            )

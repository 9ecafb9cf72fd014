"""Prose: plain text in short sentences, with dates and sums in their fields and fair words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.check import finders
from generator.check.draft import Draft, Finding
from generator.check.rules import Content, rule
from generator.problems import Text

# An address in angle brackets is CommonMark; anything else that opens like a tag is not text.
_HTML = re.compile(
    r"<(?!https?://|mailto:)[A-Za-z/!?][^\s>]{0,20}|&(?:[A-Za-z]{2,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});"
)
_JINJA = re.compile(r"\{\{|\{%|\{#")


def _everywhere(
    draft: Draft, find: re.Pattern[str], say: Callable[[str], Text]
) -> Iterator[Finding]:
    """Each text where `find` matches."""
    for path, lang, text in draft.texts():
        found = find.search(text)
        if found:
            yield draft.finding(path, *say(found[0]), lang=lang)


@rule(
    "Un texte ne contient pas de HTML.",
    "Effacez les balises ; les listes s'écrivent avec `- `, le gras avec `**`.",
    needs=("html",),
)
def no_html(draft: Draft, content: Content) -> Iterator[Finding]:
    """A text holds no HTML.

    Delete the tags; lists are written with `- `, bold with `**`.
    """
    yield from _everywhere(
        draft,
        _HTML,
        lambda found: Text(f"`{found}` est du HTML : effacez-le", f"`{found}` is HTML: delete it"),
    )


@rule(
    "Un texte ne contient pas de code entre accolades.",
    "Effacez les accolades et ce qu'elles contiennent.",
    needs=("braces",),
)
def no_jinja(draft: Draft, content: Content) -> Iterator[Finding]:
    """A text holds no code in braces.

    Delete the braces and what they hold.
    """
    yield from _everywhere(
        draft,
        _JINJA,
        lambda found: Text(f"`{found}` est du code : effacez-le", f"`{found}` is code: delete it"),
    )


@rule(
    "Un texte ne contient pas d'image.",
    "Effacez-la : une fiche ne contient que des mots.",
    needs=("link",),
)
def no_image(draft: Draft, content: Content) -> Iterator[Finding]:
    """A text holds no image.

    Delete it: a record holds words only.
    """
    for path, lang, text in draft.leaves.get("markdown", ()):
        if "![" in text:
            yield draft.finding(
                path, "`![` est une image : effacez-la", "`![` is an image: delete it", lang=lang
            )


@rule("Une phrase est courte.", "Coupez-la en deux.", severity="warning")
def sentence_length(draft: Draft, content: Content) -> Iterator[Finding]:
    """A sentence is short.

    Cut it in two.
    """
    longest = content.settings.longest_sentence_words
    for path, lang, text in draft.prose():
        if not finders.may_be_long(text, longest):
            continue
        for sentence in finders.sentences(text):
            if sentence.count(" ") < longest:
                continue
            words = finders.words(sentence)
            if len(words) > longest:
                start = " ".join(words[:5])
                yield draft.finding(
                    path,
                    f"phrase de {len(words)} mots (« {start} … ») ; {longest} au plus : coupez-la en deux",
                    f'a sentence of {len(words)} words ("{start} …"); {longest} at most: cut it in two',
                    lang=lang,
                )


# fmt: off
VAGUE = {
    "fr": (("ientôt", "ctuellement", "rochainement", "écemment", "à ce jour", "À ce jour"),
           re.compile(r"\b(?:bientôt|actuellement|prochainement|récemment|à ce jour)\b", re.IGNORECASE)),
    # « قريبا من » says where, not when.
    "ar": (("قريب", "حالي", "مؤخر"),
           re.compile(r"(?<!\w)[وف]?(?:قريبا|قريبًا|قريباً|حاليا|حاليًا|حالياً|مؤخرا|مؤخرًا|مؤخراً)(?![\w\u064b])(?! من)")),
    "en": (("oon", "urrently", "ecently", "hortly"),
           re.compile(r"(?<!as )\b(?:soon|currently|recently|shortly)\b", re.IGNORECASE)),
}
PEOPLE = {
    "fr": (("landestin", "lléga"),
           re.compile(r"\b(?:clandestine?s?|(?:im)?migr(?:ant|é)e?s? illéga(?:le?s?|ux)|étrang(?:er|ère)s? illéga(?:le?s?|ux))\b", re.IGNORECASE),
           "en situation irrégulière"),
    "ar": (("سري", "شرعي"),
           re.compile(r"(?:ال)?مهاجر(?:ين|ون|ة|ات)?\s+(?:(?:ال)?سري(?:ين|ون|ة|ات)?|(?:ال)?غير\s+(?:ال)?شرعي(?:ين|ون|ة|ات)?)(?!\w)"),
           "في وضعية غير نظامية"),
    "en": (("llegal",),
           re.compile(r"\billegal\s+(?:(?:im)?migrants?|aliens?|foreigners?)\b|\billegals\b", re.IGNORECASE),
           "in an irregular situation"),
}
# fmt: on


def vague_words(text: str, lang: str) -> Iterator[str]:
    """Words that name a time without saying which: they lie as soon as they are a month old."""
    signs, pattern = VAGUE.get(lang, ((), re.compile("(?!)")))
    for sign in signs:
        if sign in text:
            yield from (found[0] for found in pattern.finditer(text))
            return


def unfair_words(text: str, lang: str) -> Iterator[tuple[str, str]]:
    """Words that make a person a crime, with what to write instead."""
    signs, pattern, instead = PEOPLE.get(lang, ((), re.compile("(?!)"), ""))
    for sign in signs:
        if sign in text:
            yield from ((found[0], instead) for found in pattern.finditer(text))
            return


@rule(
    "Un texte ne dit pas « bientôt » ni « actuellement ».",
    "Écrivez l'année ou le mois, ou effacez le mot.",
    severity="warning",
    needs=("vague word",),
)
def vague_time(draft: Draft, content: Content) -> Iterator[Finding]:
    """A text does not say "soon" or "currently".

    Write the year or the month, or delete the word.
    """
    for path, lang, text in draft.prose():
        for word in vague_words(text, lang):
            yield draft.finding(
                path,
                f"« {word} » ne dit pas quand : écrivez l'année ou le mois, ou effacez-le",
                f'"{word}" does not say when: write the year or the month, or delete it',
                lang=lang,
            )


@rule(
    "Un texte parle des personnes avec les mots justes.",
    "Écrivez « en situation irrégulière », « migration irrégulière ».",
    needs=("unfair word",),
)
def fair_words(draft: Draft, content: Content) -> Iterator[Finding]:
    """A text speaks of people in fair words.

    Write "in an irregular situation", "irregular migration".
    """
    for path, lang, text in draft.prose():
        for word, instead in unfair_words(text, lang):
            yield draft.finding(
                path,
                f"« {word} » : écrivez « {instead} »",
                f'"{word}": write "{instead}"',
                lang=lang,
            )


@rule(
    "Une date est dans son champ, pas dans une phrase.",
    "Mettez le jour dans `windows` ; une phrase peut garder l'année ou le mois.",
    severity="warning",
    needs=("number",),
)
def date_in_prose(draft: Draft, content: Content) -> Iterator[Finding]:
    """A date stands in its field, not in a sentence.

    Put the day in `windows`; a sentence may keep the year or the month.
    """
    for path, lang, text in draft.prose():
        for day in finders.written_days(finders.without_links(text), lang):
            yield draft.finding(
                path,
                f"« {day} » dans une phrase : mettez ce jour dans `windows`, gardez le mois ou l'année",
                f'"{day}" in a sentence: put this day in `windows`, keep the month or the year',
                lang=lang,
            )


@rule(
    "Une somme est dans `money`, pas dans une phrase.",
    "Mettez-la dans `money` avec sa monnaie, son année et sa source.",
    severity="warning",
    needs=("number",),
)
def amount_in_prose(draft: Draft, content: Content) -> Iterator[Finding]:
    """A sum stands in `money`, not in a sentence.

    Put it in `money` with its currency, year and source.
    """
    for path, lang, text in draft.prose():
        for amount in finders.written_amounts(finders.without_links(text)):
            yield draft.finding(
                path,
                f"« {amount} » dans une phrase : mettez cette somme dans `money`",
                f'"{amount}" in a sentence: put this sum in `money`',
                lang=lang,
            )

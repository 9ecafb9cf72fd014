"""The parts that records are made of: sources, criteria, windows, money, steps, contacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.schema import kinds as k
from generator.schema.spec import Words, many, one, parts, words

# A table, one field or value a line: the formatter would make it four times as long.
# fmt: off

_SOURCE_FR = "la source de ce fait (identifiant de `sources`, ou une liste)"
_SOURCE_EN = "the source of this fact (id from `sources`, or a list)"


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A page that someone read: where, on which day, and the page's own date."""

    url: str = one(k.URL, "l'adresse de la page lue", "the address of the page read", required=True)
    seen: date = one(k.DAY, "le jour où quelqu'un l'a lue", "the day someone read it", required=True)
    page_date: str | None = one(k.PARTIAL_DAY, "la date écrite sur la page, si elle en a une", "the page's own date, if it has one")
    name: str | None = one(k.TEXT, "le nom de la page ou du site, dans sa langue", "the page's or site's name, in its language")
    lang: str | None = one(k.SPOKEN, "la langue de la page", "the page's language")


@dataclass(frozen=True, kw_only=True, slots=True)
class Confirmed:
    """The day someone asked at the counter. Absent means never, and the page says so."""

    on: date = one(k.DAY, "le jour de la confirmation", "the day of the confirmation", required=True)
    how: str = one(k.CONFIRMED_HOW, "comment", "how", required=True)
    with_: str = one(k.FUNCTION, "auprès de quelle fonction (jamais un nom)", "with which function (never a name)", required=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """One way of meeting a criterion: a code, or a language with its level."""

    value: str | None = one(k.TEXT, "un code", "a code")
    language: str | None = one(k.SPOKEN, "la langue", "the language")
    level: str | None = one(k.LEVEL, "le niveau demandé", "the level asked")


@dataclass(frozen=True, kw_only=True, slots=True)
class Criterion:
    """One line of eligibility; every line must hold, in the order written."""

    criterion: str = one(k.CRITERION, "le critère", "the criterion", required=True)
    any_of: tuple[Option, ...] = parts(Option, "une de ces valeurs suffit", "one of these values is enough", lone_key="value")
    min: str | None = one(k.TEXT, "le minimum, compris", "the minimum, included")
    max: str | None = one(k.TEXT, "le maximum, compris", "the maximum, included")
    remedy: str | None = one(k.REMEDY, "ce qui permettrait de remplir ce critère", "what would make it hold")
    words: str | None = one(k.CONDITION_REF, "la condition écrite que ce critère reprend", "the written condition that this stands for")
    source: tuple[str, ...] = many(k.SOURCE_REF, _SOURCE_FR, _SOURCE_EN, lone=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """An exact call that a source announces."""

    opens: date | None = one(k.DAY, "le premier jour", "the first day")
    closes: date | None = one(k.DAY, "le dernier jour", "the last day")
    at: str | None = one(k.CLOCK, "l'heure de fermeture, si elle est écrite", "the closing hour, if stated")
    timezone: str = one(k.TIMEZONE, "le fuseau horaire du dernier jour", "the time zone of the last day", required=True)
    for_: str | None = one(k.PARTIAL_DAY, "l'année visée par l'appel", "the year the call is for")
    source: tuple[str, ...] = many(k.SOURCE_REF, _SOURCE_FR, _SOURCE_EN, required=True, lone=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Usually:
    """A yearly habit, by month. A habit never says that a call is open."""

    opens: int | None = one(k.MONTH, "le mois où l'appel ouvre d'habitude", "the month it usually opens")
    closes: int | None = one(k.MONTH, "le mois où il ferme d'habitude", "the month it usually closes")
    source: tuple[str, ...] = many(k.SOURCE_REF, _SOURCE_FR, _SOURCE_EN, required=True, lone=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """Something to pay. An amount never stands without its year."""

    what: str = one(k.COST, "la dépense", "the cost", required=True)
    amount: Decimal | None = one(k.DECIMAL, "la somme, si une source la donne", "the sum, if a source gives it")
    max: Decimal | None = one(k.DECIMAL, "la somme la plus haute, pour une fourchette", "the highest sum, for a range")
    currency: str | None = one(k.CURRENCY, "la monnaie", "the currency")
    to: str | None = one(k.ORGANISATION, "à qui l'on paie", "to whom one pays")
    year: int | None = one(k.YEAR, "l'année de cette somme", "the year of this sum")
    source: tuple[str, ...] = many(k.SOURCE_REF, _SOURCE_FR, _SOURCE_EN, lone=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """A sum that the person receives, or must show. Never without its year."""

    what: str = one(k.AMOUNT, "la somme reçue ou à montrer", "the sum received or to be shown", required=True)
    amount: Decimal = one(k.DECIMAL, "la somme", "the sum", required=True)
    max: Decimal | None = one(k.DECIMAL, "la somme la plus haute, pour une fourchette", "the highest sum, for a range")
    currency: str = one(k.CURRENCY, "la monnaie", "the currency", required=True)
    for_: str | None = one(k.EDUCATION, "pour quel niveau d'études, si la somme en dépend", "for which level of education, where the sum depends on it")
    per: str | None = one(k.PER, "par mois, par an…", "per month, per year…")
    year: int = one(k.YEAR, "l'année de cette somme", "the year of this sum", required=True)
    source: tuple[str, ...] = many(k.SOURCE_REF, _SOURCE_FR, _SOURCE_EN, required=True, lone=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Money:
    """What it costs, what is covered, who alone may ask for money."""

    free: str | None = one(k.YES_NO, "gratuit pour la personne ?", "free for the person?")
    costs: tuple[Cost, ...] = parts(Cost, "les dépenses", "the costs")
    covers: tuple[str, ...] = many(k.COVER, "ce qui est pris en charge", "what is covered")
    amounts: tuple[Amount, ...] = parts(Amount, "les sommes reçues ou à montrer", "the sums received or to be shown")
    may_charge: tuple[str, ...] = many(
        k.CHARGER,
        "les seuls qui peuvent demander de l'argent, `none` ou `unknown`",
        "the only ones who may ask for money, `none` or `unknown`",
        required=True,
        lone=True,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A line of words with its id: a step, a condition, a caveat, a pitfall, a delay."""

    id: str = one(k.ID, "un identifiant stable, le même dans toutes les langues", "a stable id, the same in every language", required=True)
    text: Words = words(k.MARKDOWN, "une ou deux phrases courtes", "one or two short sentences", limit=600, required=True)
    source: tuple[str, ...] = many(k.SOURCE_REF, _SOURCE_FR, _SOURCE_EN, lone=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A passage of a guide, with its heading."""

    id: str = one(k.ID, "un identifiant stable, le même dans toutes les langues", "a stable id, the same in every language", required=True)
    heading: Words = words(k.TEXT, "le titre du passage", "the passage's heading", limit=90, required=True)
    text: Words = words(k.MARKDOWN, "des phrases courtes, à la deuxième personne", "short sentences, in the second person", limit=3000, required=True)
    source: tuple[str, ...] = many(k.SOURCE_REF, _SOURCE_FR, _SOURCE_EN, lone=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A number that someone counted: what, where, over which time. It never points at a small place."""

    id: str = one(k.ID, "un identifiant stable, le même dans toutes les langues", "a stable id, the same in every language", required=True)
    text: Words = words(k.TEXT, "où, ou chez qui", "where, or among whom", limit=120, required=True)
    unit: str = one(k.UNIT, "ce que l'on compte", "what is counted", required=True)
    value: int = one(k.WHOLE, "le nombre", "the number", required=True)
    since: str | None = one(k.PARTIAL_DAY, "le début, si le nombre couvre plus que `until`", "the beginning, where the number spans more than `until`")
    until: str = one(k.PARTIAL_DAY, "l'année ou le mois du nombre, ou sa fin", "the year or month of the number, or its end", required=True)
    source: tuple[str, ...] = many(k.SOURCE_REF, _SOURCE_FR, _SOURCE_EN, required=True, lone=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A question on what the reader was offered, answered yes, no or "I do not know"; each answer has a grade."""

    id: str = one(k.ID, "l'identifiant du passage qui l'explique", "the id of the passage that explains it", required=True)
    text: Words = words(k.TEXT, "la question, à laquelle on répond par oui ou non", "the question, to be answered by yes or no", limit=250, required=True)
    why: Words = words(k.TEXT, "la raison, quand la réponse n'est pas bonne", "the reason, where the answer is not a good one", limit=400, required=True)
    then: Words = words(k.TEXT, "ce qu'il reste à faire quand la réponse est bonne", "what is left to do where the answer is a good one", limit=300, required=True)
    if_yes: str = one(k.GRADE, "ce que vaut « oui »", "what \"yes\" means", required=True)
    if_no: str = one(k.GRADE, "ce que vaut « non »", "what \"no\" means", required=True)
    if_unknown: str = one(k.GRADE, "ce que vaut « je ne sais pas »", "what \"I do not know\" means", required=True)
    services: tuple[str, ...] = many(k.SERVICE, "qui peut répondre", "who can answer", required=True)
    guides: tuple[str, ...] = many(k.GUIDE, "les guides à lire", "the guides to read")
    source: tuple[str, ...] = many(k.SOURCE_REF, _SOURCE_FR, _SOURCE_EN, lone=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """An official form by its code."""

    code: str = one(k.TEXT, "le code du formulaire", "the form's code", required=True)
    url: str | None = one(k.URL, "où le trouver", "where to find it")
    source: tuple[str, ...] = many(k.SOURCE_REF, _SOURCE_FR, _SOURCE_EN, lone=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Links:
    """Addresses by purpose. A link is not a source: it may never have been opened by us."""

    official: str | None = one(k.URL, "la page officielle", "the official page")
    apply: str | None = one(k.URL, "où déposer la demande", "where to apply")
    information: str | None = one(k.URL, "pour en savoir plus", "to read more")
    map: str | None = one(k.URL, "un plan", "a map")


@dataclass(frozen=True, kw_only=True, slots=True)
class Phone:
    """A public line of an office; never a private person's mobile."""

    number: str = one(k.PHONE, "le numéro, avec +212 ou court", "the number, with +212 or short", required=True)
    languages: tuple[str, ...] = many(k.SPOKEN, "les langues parlées au bout du fil", "the languages spoken on the line")
    free: str | None = one(k.YES_NO, "appel gratuit ?", "free call?")
    source: tuple[str, ...] = many(k.SOURCE_REF, _SOURCE_FR, _SOURCE_EN, required=True, lone=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Location:
    """A point, in WGS 84 degrees, and how precise it is. A commune's centre is not an address."""

    lat: Decimal = one(k.DECIMAL, "la latitude", "the latitude", required=True)
    lon: Decimal = one(k.DECIMAL, "la longitude", "the longitude", required=True)
    precision: str = one(k.PRECISION, "exact, rue ou commune", "exact, street or commune", required=True)
    source: tuple[str, ...] = many(k.SOURCE_REF, _SOURCE_FR, _SOURCE_EN, required=True, lone=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """A message that expires by itself: Ramadan hours, an August closure."""

    id: str = one(k.ID, "un identifiant", "an id", required=True)
    text: Words = words(k.TEXT, "le message", "the message", limit=200, required=True)
    from_: date = one(k.DAY, "le premier jour", "the first day", required=True)
    until: date = one(k.DAY, "le dernier jour", "the last day", required=True)
    source: tuple[str, ...] = many(k.SOURCE_REF, _SOURCE_FR, _SOURCE_EN, lone=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreed:
    """The structure agreed to be listed as free or receiving."""

    on: date = one(k.DAY, "le jour de l'accord", "the day it agreed", required=True)
    function: str = one(k.FUNCTION, "la fonction de qui a donné l'accord", "the function of whoever agreed", required=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Branch:
    """What an agreement says of one right."""

    totalisation: str | None = one(k.YES_NO, "les périodes des deux pays s'additionnent-elles ?", "are both countries' periods added up?")
    export: str | None = one(k.YES_NO, "est-ce payé au Maroc ?", "is it paid in Morocco?")
    guide: str | None = one(k.GUIDE, "le guide qui l'explique", "the guide that explains it")
    source: tuple[str, ...] = many(k.SOURCE_REF, _SOURCE_FR, _SOURCE_EN, required=True, lone=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Legalisation:
    """What a host state asks of this Moroccan paper."""

    country: str = one(k.COUNTRY, "le pays où le papier sera montré", "the country where the paper is shown", required=True)
    how: str = one(k.LEGALISATION, "la formalité", "the formality", required=True)
    source: tuple[str, ...] = many(k.SOURCE_REF, _SOURCE_FR, _SOURCE_EN, required=True, lone=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class CoFinancing:
    """The share that the applicant must bring, in per cent."""

    percent: int = one(k.WHOLE, "la part à apporter, en %", "the share to bring, in %", required=True)
    source: tuple[str, ...] = many(k.SOURCE_REF, _SOURCE_FR, _SOURCE_EN, required=True, lone=True)

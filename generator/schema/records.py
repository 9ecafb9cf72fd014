"""The collections: what a programme, a guide, a service… is made of. Order here is the order on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from generator.problems import Text
from generator.schema import kinds as k
from generator.schema import parts as p
from generator.schema.spec import Words, many, one, part, parts, spellings, table, words

# A table, one field or value a line: the formatter would make it four times as long.
# fmt: off


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """What every record has. `id`, `collection`, `path` and `folder` come from where the file lies."""

    id: str = ""
    collection: str = ""
    folder: str = ""  # services only: province, national or abroad
    reviews: tuple[tuple[str, str], ...] = ()  # (language, draft|reviewed) of each translation
    second_reads: tuple[tuple[str, str], ...] = ()  # (language, day) of each translation

    title: Words = words(k.TEXT, "le nom, court et clair", "the name, short and clear", limit=110, required=True)
    summary: Words | None = words(k.TEXT, "à qui cela sert, en une ou deux phrases", "whom it serves, in one or two sentences", limit=200)
    slug: str | None = one(k.ID, "une adresse neutre, si le sujet ne doit pas se voir dans l'historique", "a neutral address, if the subject must not show in histories")
    state: str = one(k.STATE, "publiée, en pause ou retirée", "published, paused or retired", default="published")
    reason: Words | None = words(k.TEXT, "pourquoi c'est en pause, retiré ou fermé", "why it is paused, retired or closed", limit=300)
    replaced_by: str | None = one(k.ANY_RECORD, "la fiche qui la remplace", "the record that replaces it")
    sources: tuple[tuple[str, p.Source], ...] = table(p.Source, k.ID, "les pages lues, par identifiant", "the pages read, by id")
    reconfirm: bool = one(k.FLAG, "`true` si les faits sont anciens, indirects ou sans date", "`true` where the facts are old, indirect or undated", default=False)
    confirmed: p.Confirmed | None = part(p.Confirmed, "la dernière confirmation au guichet", "the last confirmation at the counter")
    review_every: int | None = one(k.WHOLE, "à relire tous les … jours (180 si rien n'est écrit)", "to be read again every … days (180 if absent)")
    second_read: date | None = one(k.DAY, "le jour où quelqu'un d'autre a tout relu sur les sources", "the day someone else read it against the sources")
    aliases: tuple[str, ...] = many(k.TEXT, "autres mots de recherche : darija, sigles", "other search words: Darija, acronyms")


@dataclass(frozen=True, kw_only=True, slots=True)
class Programme(Record):
    """A way to go that a person can take part in; closed and negative ones save money."""

    kind: str = one(k.PROGRAMME_KIND, "la sorte de programme", "the kind of programme", required=True)
    audiences: tuple[str, ...] = many(k.AUDIENCE, "pour qui", "for whom", required=True)
    themes: tuple[str, ...] = many(k.THEME, "les thèmes", "the themes", required=True)
    hosts: tuple[str, ...] = many(k.HOST, "les pays d'accueil", "the host states", required=True)
    starts_with: str = one(k.STARTER, "qui fait le premier pas", "who makes the first move", required=True)
    open_to: str = one(k.OPEN_TO, "à qui c'est ouvert", "whom it is open to", required=True)
    adults_only: bool = one(k.FLAG, "`true` si c'est réservé aux adultes", "`true` if for adults only", default=False)
    organisation: str = one(k.ORGANISATION, "l'organisme responsable", "the body in charge", required=True)
    duration: Words | None = words(k.TEXT, "combien de temps dure le séjour", "how long the stay lasts", limit=200)
    eligibility: tuple[p.Criterion, ...] = parts(p.Criterion, "les critères, tous nécessaires", "the criteria, all needed")
    windows: tuple[p.Window, ...] = parts(p.Window, "les appels à dates exactes", "the calls with exact dates")
    usually: p.Usually | None = part(p.Usually, "l'habitude, par mois", "the habit, by month")
    rolling: bool = one(k.FLAG, "`true` si l'on peut demander toute l'année", "`true` if one may apply all year", default=False)
    money: p.Money = part(p.Money, "l'argent", "the money", required=True)
    conditions: tuple[p.Item, ...] = parts(p.Item, "les conditions écrites", "the written conditions", word_list=True)
    steps: tuple[p.Item, ...] = parts(p.Item, "les étapes, dans l'ordre", "the steps, in order", word_list=True, required=True)
    caveats: tuple[p.Item, ...] = parts(p.Item, "ce à quoi il faut faire attention", "what to beware of", word_list=True)
    documents: tuple[str, ...] = many(k.DOCUMENT, "les papiers à réunir", "the papers to bring")
    services: tuple[str, ...] = many(k.SERVICE, "qui aide près d'ici", "who helps nearby")
    guides: tuple[str, ...] = many(k.GUIDE, "les guides à lire", "the guides to read")
    links: p.Links | None = part(p.Links, "les adresses utiles", "the useful addresses")


@dataclass(frozen=True, kw_only=True, slots=True)
class Guide(Record):
    """What a right or a procedure is, and the steps to it."""

    theme: str = one(k.THEME, "le thème", "the theme", required=True)
    audiences: tuple[str, ...] = many(k.AUDIENCE, "pour qui", "for whom", required=True)
    countries: tuple[str, ...] = many(k.COUNTRY, "les pays concernés", "the countries concerned")
    right: str | None = one(k.RIGHTS, "le droit, pour la matrice", "the right, for the matrix")
    starts_with: str | None = one(k.STARTER, "qui fait le premier pas", "who makes the first move")
    organisation: str | None = one(k.ORGANISATION, "l'organisme responsable", "the body in charge")
    questions: tuple[p.Question, ...] = parts(p.Question, "les questions à se poser une à une", "the questions to ask oneself one by one", word_list=True)
    sections: tuple[p.Section, ...] = parts(p.Section, "les passages", "the passages", word_list=True, required=True)
    figures: tuple[p.Figure, ...] = parts(p.Figure, "les nombres, montrés en barres", "the numbers, shown as bars", word_list=True)
    steps: tuple[p.Item, ...] = parts(p.Item, "les étapes, dans l'ordre", "the steps, in order", word_list=True)
    conditions: tuple[p.Item, ...] = parts(p.Item, "les conditions écrites", "the written conditions", word_list=True)
    documents: tuple[str, ...] = many(k.DOCUMENT, "les papiers à réunir", "the papers to bring")
    forms: tuple[p.Form, ...] = parts(p.Form, "les formulaires", "the forms")
    delays: tuple[p.Item, ...] = parts(p.Item, "les délais", "the delays", word_list=True)
    pitfalls: tuple[p.Item, ...] = parts(p.Item, "les pièges", "the pitfalls", word_list=True)
    money: p.Money | None = part(p.Money, "l'argent", "the money")
    services: tuple[str, ...] = many(k.SERVICE, "qui aide près d'ici", "who helps nearby")
    guides: tuple[str, ...] = many(k.GUIDE, "les autres guides à lire", "the other guides to read")
    programmes: tuple[str, ...] = many(k.PROGRAMME, "les programmes liés", "the programmes it touches")
    quick_exit: bool = one(k.FLAG, "`true` pour montrer le bouton « Quitter vite »", "`true` to show the quick-exit button", default=False)
    links: p.Links | None = part(p.Links, "les adresses utiles", "the useful addresses")


@dataclass(frozen=True, kw_only=True, slots=True)
class Service(Record):
    """A structure that receives people: where it is, how to reach it, what it does."""

    kind: str = one(k.SERVICE_KIND, "la sorte de structure", "the kind of structure", required=True)
    organisation: str | None = one(k.ORGANISATION, "l'organisme dont elle dépend", "the body it belongs to")
    commune: str | None = one(k.COMMUNE, "la commune", "the commune")
    country: str | None = one(k.COUNTRY, "le pays, si elle est à l'étranger", "the country, if abroad")
    address: Words | None = words(k.TEXT, "l'adresse postale", "the postal address", limit=200)
    location: p.Location | None = part(p.Location, "le point sur la carte", "the point on the map")
    phones: tuple[p.Phone, ...] = parts(p.Phone, "les téléphones publics", "the public telephones")
    email: str | None = one(k.EMAIL, "l'adresse électronique publique", "the public e-mail address")
    web: str | None = one(k.URL, "le site", "the site")
    hours: str | None = one(k.HOURS, "les horaires, en syntaxe OSM", "the hours, in OSM syntax")
    notices: tuple[p.Notice, ...] = parts(p.Notice, "les avis qui expirent", "the notices that expire", word_list=True)
    offers: tuple[str, ...] = many(k.SERVICE_TYPE, "ce qu'elle fait", "what it does", required=True)
    audiences: tuple[str, ...] = many(k.AUDIENCE, "pour qui", "for whom", required=True)
    languages: tuple[str, ...] = many(k.SPOKEN, "les langues parlées au guichet", "the languages spoken at the counter")
    referral: str | None = one(k.REFERRAL, "comment on y vient", "how one gets there")
    free: str | None = one(k.YES_NO, "gratuit ?", "free of charge?")
    operating: str = one(k.OPERATING, "si elle fonctionne", "whether it operates", required=True)
    agreed: p.Agreed | None = part(p.Agreed, "son accord pour être citée comme gratuite", "its agreement to be listed as free")
    conditions: tuple[p.Item, ...] = parts(p.Item, "ce qu'il faut savoir avant d'y aller", "what to know before going", word_list=True)
    guides: tuple[str, ...] = many(k.GUIDE, "les guides liés", "the guides it touches")
    quick_exit: bool = one(k.FLAG, "`true` pour montrer le bouton « Quitter vite »", "`true` to show the quick-exit button", default=False)
    links: p.Links | None = part(p.Links, "les adresses utiles", "the useful addresses")


@dataclass(frozen=True, kw_only=True, slots=True)
class Document(Record):
    """A paper that someone must bring: where to get it, what it costs, how long it holds."""

    organisation: str | None = one(k.ORGANISATION, "qui le délivre", "who issues it")
    where: Words = words(k.MARKDOWN, "où le demander", "where to ask for it", limit=400, required=True)
    delay: Words | None = words(k.TEXT, "combien de temps cela prend", "how long it takes", limit=200)
    validity: Words | None = words(k.TEXT, "combien de temps il vaut", "how long it holds", limit=200)
    steps: tuple[p.Item, ...] = parts(p.Item, "les étapes, dans l'ordre", "the steps, in order", word_list=True)
    caveats: tuple[p.Item, ...] = parts(p.Item, "ce à quoi il faut faire attention", "what to beware of", word_list=True)
    money: p.Money | None = part(p.Money, "l'argent", "the money")
    legalisation: tuple[p.Legalisation, ...] = parts(p.Legalisation, "apostille ou légalisation, par pays", "apostille or legalisation, by country")
    services: tuple[str, ...] = many(k.SERVICE, "qui aide près d'ici", "who helps nearby")
    guides: tuple[str, ...] = many(k.GUIDE, "les guides à lire", "the guides to read")
    links: p.Links | None = part(p.Links, "les adresses utiles", "the useful addresses")


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation(Record):
    """A body that runs programmes or structures."""

    kind: str = one(k.ORGANISATION_KIND, "la sorte d'organisme", "the kind of organisation", required=True)
    acronym: str | None = one(k.TEXT, "le sigle", "the acronym")
    country: str | None = one(k.COUNTRY, "le pays", "the country")
    web: str | None = one(k.URL, "le site", "the site")


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """A social-security agreement with Morocco, or its absence."""

    state: str = one(k.AGREEMENT, "en vigueur, signé, aucun ou inconnu", "in force, signed, none or unknown", required=True)
    signed: str | None = one(k.PARTIAL_DAY, "la date de signature", "the date of signature")
    in_force: str | None = one(k.PARTIAL_DAY, "la date d'entrée en vigueur", "the date of entry into force")
    revised: str | None = one(k.PARTIAL_DAY, "la date de révision", "the date of revision")
    branches: tuple[tuple[str, p.Branch], ...] = table(p.Branch, k.RIGHTS, "ce que dit l'accord, droit par droit", "what the agreement says, right by right")
    guide: str | None = one(k.GUIDE, "le guide de l'accord", "the agreement's guide")
    source: tuple[str, ...] = many(k.SOURCE_REF, "la source", "the source", lone=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Country(Record):
    """A member state of the European Union, and what it has agreed with Morocco."""

    code: str = one(k.COUNTRY, "le code ISO", "the ISO code", required=True)
    agreement: Agreement = part(Agreement, "l'accord de sécurité sociale", "the social-security agreement", required=True)
    caveats: tuple[p.Item, ...] = parts(p.Item, "ce à quoi il faut faire attention", "what to beware of", word_list=True)
    services: tuple[str, ...] = many(k.SERVICE, "ambassades, consulats, centres", "embassies, consulates, centres")
    guides: tuple[str, ...] = many(k.GUIDE, "les guides à lire", "the guides to read")
    links: p.Links | None = part(p.Links, "les adresses utiles", "the useful addresses")


@dataclass(frozen=True, kw_only=True, slots=True)
class Term(Record):
    """A word of the field, explained; its spellings let a search find it."""

    kind: str | None = one(k.TERM_KIND, "la sorte de terme", "the kind of term")
    plain: Words = words(k.TEXT, "l'explication, en mots simples", "the explanation, in plain words", limit=200, required=True)
    spellings: tuple[tuple[str, tuple[str, ...]], ...] = spellings(k.TEXT, "autres écritures du mot", "other spellings of the word")
    darija: tuple[str, ...] = many(k.TEXT, "le mot en darija, lettres latines ou arabes", "the word in Darija, Latin or Arabic letters")
    related: tuple[str, ...] = many(k.TERM, "les termes voisins", "the neighbouring terms")


@dataclass(frozen=True, kw_only=True, slots=True)
class Fund(Record):
    """A call for local actors: associations, communes, cooperatives."""

    audiences: tuple[str, ...] = many(k.AUDIENCE, "pour qui", "for whom", required=True)
    themes: tuple[str, ...] = many(k.THEME, "les thèmes", "the themes", required=True)
    organisation: str = one(k.ORGANISATION, "l'organisme qui finance", "the funding body", required=True)
    eligible_applicants: tuple[str, ...] = many(k.APPLICANT, "qui peut demander", "who may apply", required=True)
    windows: tuple[p.Window, ...] = parts(p.Window, "les appels à dates exactes", "the calls with exact dates")
    usually: p.Usually | None = part(p.Usually, "l'habitude, par mois", "the habit, by month")
    rolling: bool = one(k.FLAG, "`true` si l'on peut demander toute l'année", "`true` if one may apply all year", default=False)
    amounts: tuple[p.Amount, ...] = parts(p.Amount, "les sommes", "the sums")
    co_financing: p.CoFinancing | None = part(p.CoFinancing, "la part à apporter", "the share to bring")
    conditions: tuple[p.Item, ...] = parts(p.Item, "les conditions écrites", "the written conditions", word_list=True)
    steps: tuple[p.Item, ...] = parts(p.Item, "les étapes, dans l'ordre", "the steps, in order", word_list=True)
    links: p.Links | None = part(p.Links, "les adresses utiles", "the useful addresses")


@dataclass(frozen=True, kw_only=True, slots=True)
class Event(Record):
    """An information session: when, where, for whom."""

    starts: datetime = one(k.MOMENT, "le début, heure locale", "the start, local time", required=True)
    ends: datetime = one(k.MOMENT, "la fin, heure locale", "the end, local time", required=True)
    timezone: str = one(k.TIMEZONE, "le fuseau horaire", "the time zone", required=True)
    place: str | None = one(k.SERVICE, "la structure qui accueille", "the structure that hosts it")
    commune: str | None = one(k.COMMUNE, "la commune, si ce n'est pas une structure", "the commune, if not a structure")
    audiences: tuple[str, ...] = many(k.AUDIENCE, "pour qui", "for whom", required=True)
    languages: tuple[str, ...] = many(k.SPOKEN, "les langues parlées", "the languages spoken")
    links: p.Links | None = part(p.Links, "les adresses utiles", "the useful addresses")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A line of a vocabulary: an id, its words in every language, and what some lists add."""

    fr: str = one(k.TEXT, "en français", "in French", required=True)
    ar: str | None = one(k.TEXT, "en arabe", "in Arabic")
    en: str | None = one(k.TEXT, "en anglais", "in English")
    isced: str | None = one(k.TEXT, "niveau CITE, pour les niveaux d'études", "ISCED level, for education")
    guides: tuple[str, ...] = many(k.GUIDE, "les guides qui y mènent, pour les remèdes", "the guides that lead there, for remedies")
    offers: tuple[str, ...] = many(k.SERVICE_TYPE, "les services qui y mènent, pour les remèdes", "the services that lead there, for remedies")
    on: date | None = one(k.DAY, "le jour, pour les corrections", "the day, for corrections")
    record: str | None = one(k.ANY_RECORD, "la fiche corrigée, pour les corrections", "the record that was mended, for corrections")


@dataclass(frozen=True, kw_only=True, slots=True)
class Collection:
    """A folder of records: its name, what a record of it is, and its words for people."""

    name: str
    record: type[Record]
    title: Text
    about: Text


COLLECTIONS: dict[str, Collection] = {
    collection.name: collection
    for collection in (
        Collection(name="programmes", record=Programme, title=Text("Programmes", "Programmes"), about=Text("Une voie légale à laquelle une personne peut participer.", "A legal way that a person can take.")),
        Collection(name="guides", record=Guide, title=Text("Guides", "Guides"), about=Text("Un droit ou une démarche, et les étapes pour y arriver.", "A right or a procedure, and the steps to it.")),
        Collection(name="services", record=Service, title=Text("Structures", "Services"), about=Text("Un lieu ou une ligne qui reçoit les personnes.", "A place or a line that receives people.")),
        Collection(name="documents", record=Document, title=Text("Papiers", "Papers"), about=Text("Un papier à réunir.", "A paper to bring.")),
        Collection(name="organisations", record=Organisation, title=Text("Organismes", "Organisations"), about=Text("Un organisme qui gère des programmes ou des structures.", "A body that runs programmes or structures.")),
        Collection(name="countries", record=Country, title=Text("Pays", "Countries"), about=Text("Un État membre de l'Union européenne.", "A member state of the European Union.")),
        Collection(name="glossary", record=Term, title=Text("Mots expliqués", "Words explained"), about=Text("Un mot du domaine, expliqué.", "A word of the field, explained.")),
        Collection(name="funds", record=Fund, title=Text("Financements", "Funds"), about=Text("Un appel pour les acteurs locaux.", "A call for local actors.")),
        Collection(name="events", record=Event, title=Text("Rendez-vous", "Events"), about=Text("Une séance d'information.", "An information session.")),
    )
}

TRANSLATION_FACTS = {
    "review": k.REVIEW,
    "second_read": k.DAY,
}

"""The kinds of scalar a record may hold. Types come from text, by anchored patterns of our own:
a library's reading of `NO`, `1_000`, `nan` or `12:30` would guess."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from generator.problems import Text
from generator.schema.spec import Kind
from generator.settings import LANGUAGE_CODES

# A table, one field or value a line: the formatter would make it four times as long.
# fmt: off


def _closed(name: str, values: str, fr: str, en: str) -> Kind:
    options = tuple(values.split())
    return Kind(name=name, label=Text(fr, en), example=options[0], closed=options)


def _vocabulary(name: str, fr: str, en: str, example: str) -> Kind:
    return Kind(name=name, label=Text(fr, en), example=example, vocabulary=name)


def _reference(name: str, example: str, *collections: str) -> Kind:
    where = ", ".join(collections)
    label = Text(f"l'identifiant d'une fiche de {where}", f"the id of a record in {where}")
    return Kind(name=name, label=label, example=example, refers=collections)


ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"

TEXT = Kind(name="text", label=Text("un texte simple", "plain text"), example="Un texte court")
MARKDOWN = Kind(
    name="markdown",
    label=Text("un texte, avec listes et liens CommonMark, sans HTML", "text with CommonMark lists and links, no HTML"),
    example="Une phrase, puis une liste.",
)
ID = Kind(
    name="id",
    label=Text("un identifiant : minuscules sans accent, chiffres, tirets", "an id: lower-case ASCII, digits, hyphens"),
    example="premier-pas",
    pattern=ID_PATTERN,
)
FLAG = Kind(
    name="flag",
    label=Text("`true` ou `false`", "`true` or `false`"),
    example="true",
    pattern="true|false",
    convert=lambda text: text == "true",
)
WHOLE = Kind(
    name="whole number",
    label=Text("un nombre entier, sans espace", "a whole number, without spaces"),
    example="18",
    pattern=r"0|[1-9][0-9]{0,8}",
    convert=int,
)
DECIMAL = Kind(
    name="decimal",
    label=Text("un nombre, avec un point pour les décimales", "a number, with a point for decimals"),
    example="32.337",
    pattern=r"-?(?:0|[1-9][0-9]{0,9})(?:\.[0-9]{1,8})?",
    convert=Decimal,
)
YEAR = Kind(
    name="year",
    label=Text("une année à quatre chiffres", "a year of four digits"),
    example="2026",
    pattern=r"19[0-9]{2}|20[0-9]{2}",
    convert=int,
)
MONTH = Kind(
    name="month",
    label=Text("un mois, de 1 à 12", "a month, from 1 to 12"),
    example="10",
    pattern=r"[1-9]|1[0-2]",
    convert=int,
)
DAY_PATTERN = r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
DAY = Kind(
    name="day",
    label=Text("une date année-mois-jour", "a date year-month-day"),
    example="2026-02-15",
    pattern=DAY_PATTERN,
    convert=date.fromisoformat,  # the reader reports 2026-02-30 as `day-exists`
)
# A page often says only its year: that much is a fact, the rest would be invented.
PARTIAL_DAY = Kind(
    name="partial date",
    label=Text("une année, une année-mois ou une date", "a year, a year-month or a date"),
    example="2024-10",
    pattern=r"(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?",
)
CLOCK = Kind(
    name="clock",
    label=Text("une heure de 00:00 à 23:59", "an hour from 00:00 to 23:59"),
    example="17:00",
    pattern=r"(?:[01][0-9]|2[0-3]):[0-5][0-9]",
)
MOMENT = Kind(
    name="moment",
    label=Text("une date et une heure", "a date and an hour"),
    example="2026-02-15T17:00",
    pattern=DAY_PATTERN + r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]",
    convert=datetime.fromisoformat,
)
TIMEZONE = Kind(
    name="timezone",
    label=Text("un fuseau horaire", "a time zone"),
    example="Africa/Casablanca",
    pattern=r"[A-Z][A-Za-z_]+/[A-Z][A-Za-z_]+|UTC",
)
URL = Kind(name="url", label=Text("une adresse https://", "an https:// address"), example="https://example.org/page")
EMAIL = Kind(name="email", label=Text("une adresse électronique", "an e-mail address"), example="contact@example.org")
PHONE = Kind(name="phone", label=Text("un numéro avec +212, ou un numéro court", "a number with +212, or a short number"), example="+212523000000")
HOURS = Kind(name="opening hours", label=Text("des horaires OSM opening_hours", "OSM opening_hours"), example="Mo-Fr 08:30-16:30")
COUNTRY = Kind(
    name="country",
    label=Text("un code de pays ISO à deux lettres majuscules", "a two-letter ISO country code in capitals"),
    example="FR",
    pattern=r"[A-Z]{2}",
)
HOST = Kind(
    name="host state",
    label=Text("un code de pays ISO, ou EU pour tous les États membres", "an ISO country code, or EU for all member states"),
    example="FR",
    pattern=r"[A-Z]{2}",
)
CURRENCY = _closed("currency", "MAD EUR BGN CZK DKK HUF PLN RON SEK USD", "une monnaie ISO", "an ISO currency")
COMMUNE = Kind(
    name="commune",
    label=Text("le code HCP ou le nom exact de la commune", "the commune's HCP code or exact name"),
    example="Béni Mellal",
)
SPOKEN = Kind(
    name="language",
    label=Text("un code de langue ISO 639-1", "an ISO 639-1 language code"),
    example="ar",
    pattern=r"[a-z]{2,3}",
)
PORTAL_LANGUAGE = _closed("portal language", " ".join(LANGUAGE_CODES), "une langue du portail", "a language of the portal")

# Closed lists that addresses and tests rely on stay in the code.
PROGRAMME_KIND = _closed(
    "kinds",
    "study research work seasonal-work training internship volunteering exchange job-search entrepreneurship",
    "la sorte de programme",
    "the kind of programme",
)
EDUCATION = _closed(
    "education",
    "none primary lower-secondary vocational baccalaureate bac-plus-2 bachelor master doctorate",
    "un niveau d'études",
    "a level of education",
)
LEVEL = _closed("level", "A1 A2 B1 B2 C1 C2", "un niveau de langue", "a language level")
SITUATION = _closed("situation", "student job-seeker employee self-employed other", "une situation", "a situation")
HELD = _closed(
    "held",
    "admission job-offer training-contract host-organisation hosting-agreement host-family",
    "ce que la personne a déjà",
    "what the person already holds",
)
STARTER = _closed("starts_with", "person employer university association authority", "qui fait le premier pas", "who makes the first move")
OPEN_TO = _closed("open_to", "people organisations nobody", "à qui c'est ouvert", "whom it is open to")
STATE = _closed("state", "published paused retired", "l'état de la fiche", "the record's state")
CRITERION = _closed(
    "criterion",
    "nationality residence age education language situation experience trade offer other",
    "un critère",
    "a criterion",
)
RIGHTS = _closed(
    "right",
    "old-age survivors invalidity health-care family-benefits work-accident unemployment schooling diplomas driving-licence",
    "un droit",
    "a right",
)
YES_NO = _closed("yes_no", "yes no unknown", "yes, no ou unknown", "yes, no or unknown")
AGREEMENT = _closed("agreement state", "in-force signed none unknown", "l'état de l'accord", "the state of the agreement")
PRECISION = _closed("precision", "exact street commune", "la précision du point", "the precision of the point")
REFERRAL = _closed("referral", "walk-in appointment by-referral unknown", "comment on y vient", "how one gets there")
OPERATING = _closed("operating", "open planned closed unknown", "si la structure fonctionne", "whether it operates")
CONFIRMED_HOW = _closed("confirmed how", "call visit mail web", "comment c'est confirmé", "how it was confirmed")
REVIEW = _closed("review", "draft reviewed", "l'état de la traduction", "the translation's state")
LEGALISATION = _closed("legalisation", "apostille legalisation none unknown", "la formalité demandée", "the formality asked")
GRADE = _closed("grade", "fine check stop", "ce que vaut une réponse", "what an answer means")
PER = _closed("per", "month year day hour stay once", "par quelle durée", "for what length of time")

# Lists that grow without code stay in opportunities/vocabularies/.
AUDIENCE = _vocabulary("audiences", "un public", "an audience", "youth")
THEME = _vocabulary("themes", "un thème", "a theme", "studies")
SERVICE_KIND = _vocabulary("service-kinds", "une sorte de structure", "a kind of structure", "one-stop-shop")
SERVICE_TYPE = _vocabulary("service-types", "un type de service", "a type of service", "orientation")
ORGANISATION_KIND = _vocabulary("organisation-kinds", "une sorte d'organisme", "a kind of organisation", "agency")
TERM_KIND = _vocabulary("term-kinds", "une sorte de terme", "a kind of term", "right")
FUNCTION = _vocabulary("functions", "une fonction, jamais un nom", "a function, never a name", "reception")
COST = _vocabulary("costs", "une sorte de dépense", "a kind of cost", "application-file")
COVER = _vocabulary("covers", "ce qui est pris en charge", "what is covered", "tuition")
AMOUNT = _vocabulary("amounts", "une sorte de somme reçue", "a kind of sum received", "stipend")
REMEDY = _vocabulary("remedies", "un remède", "a remedy", "language-test")
TRADE = _vocabulary("trades", "un métier", "a trade", "agriculture")
UNIT = _vocabulary("units", "ce que l'on compte", "what is counted", "deaths")
APPLICANT = _vocabulary("applicants", "qui peut demander", "who may apply", "association")
ABSENT_CHARGE = ("none", "unknown")

SOURCE_REF = Kind(
    name="source",
    label=Text("l'identifiant d'une source de cette fiche", "the id of a source of this record"),
    example="call",
    pattern=ID_PATTERN,
    local="sources",
)
CONDITION_REF = Kind(
    name="condition",
    label=Text("l'identifiant d'une condition de cette fiche", "the id of a condition of this record"),
    example="motivation",
    pattern=ID_PATTERN,
    local="conditions",
)
ORGANISATION = _reference("organisation", "example-agency", "organisations")
CHARGER = Kind(
    name="may charge",
    label=Text("l'identifiant d'un organisme, `none` ou `unknown`", "the id of an organisation, `none` or `unknown`"),
    example="example-agency",
    refers=("organisations",),
    closed=ABSENT_CHARGE,
)
SERVICE = _reference("service", "example-counter", "services")
GUIDE = _reference("guide", "example-guide", "guides")
PROGRAMME = _reference("programme", "example-year", "programmes")
DOCUMENT = _reference("document", "example-paper", "documents")
TERM = _reference("term", "example-term", "glossary")
ANY_RECORD = _reference(
    "record", "example-year", "programmes", "guides", "services", "documents", "organisations", "funds", "events", "glossary", "countries"
)

# The kinds whose values name other records.
REFERENCE_KINDS = tuple(sorted(kind.name for kind in list(vars().values()) if isinstance(kind, Kind) and kind.refers))

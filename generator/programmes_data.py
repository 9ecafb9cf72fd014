"""The programmes as the browser chooses among them: `assets/programmes-<lang>.js`, a classic script
per language that the explorer and the finder share. Row 6.

It sets `window.boussoleProgrammes`:

    words        {key: sentence} of words/<lang>.yml: those that begin with one of `WORDS`
    kinds, audiences, themes, levels, languages, hosts, starts, folders, covers
                 [[value, word], …]: the values in use with their words, in the order to show them;
                 `levels` is the whole list, lowest first; `hosts` has `EU` first, then by name
    members      the codes that `EU` stands for
    bodies       {id: name}: organisations that programmes name
    programmes   [{…}, …] by id; what is unknown, empty or ordinary is left out:
        record, page      id, and address under the language's folder
        title, summary    text; `lang` where the title's is not the page's, `told` where the summary's is not
        kind, hosts, audiences, themes, starts, body, duration    as in the record; `body` is who runs it
        open              `organisations` or `nobody`; left out for `people`
        uncounted         1 where it counts in no total (not open to people, or retired)
        adults            1 where it is for adults only
        calls             {state, windows: [[opens, closes], …], rolling, usually}, for windows.js
        level             lowest level of education that is enough
        languages         [[language, level or ""], …]: one of them is enough
        free              `yes` or `no`
        charge            ids of who alone may ask for money, or [`none`]
        costs             sentences: what, how much, of which year
        covers            what is paid for the person
        folders           where structures that help are: provinces, `national`, `abroad`
        seen              newest day on which someone read a source, YYYY-MM-DD
        confirm           1 where the record is marked "to be confirmed"
        aliases           other words by which people look for it
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator import names
from generator.catalogue import Catalogue
from generator.schema.spec import Words
from generator.scripts import script
from generator.settings import EU_STATES, LANGUAGE_CODES
from generator.typeset import typeset_text
from generator.views import FOLDERS, calls_json, folder_name
from generator.views.offers import Offer, host_codes, offers
from generator.words import interface_words

WORDS = ("open-to.", "charge.", "explore.say.", "colon", "comma")
STARTERS = ("person", "employer", "university", "association", "authority")


def data_name(lang: str) -> str:
    """The address of a language's programmes."""
    return f"assets/programmes-{lang}.js"


def files(catalogue: Catalogue) -> dict[str, bytes]:
    """The programmes in each language, by address under the site."""
    found = offers(catalogue)
    return {data_name(lang): data(catalogue, found, lang) for lang in LANGUAGE_CODES}


def data(catalogue: Catalogue, found: tuple[Offer, ...], lang: str) -> bytes:
    """The script of one language."""
    words = interface_words(lang)
    value = {
        "words": {key: text for key, text in words.items() if key.startswith(WORDS)},
        **_lists(catalogue, found, lang),
        "members": EU_STATES,
        "bodies": _bodies(catalogue, found, lang),
        "programmes": [_programme(catalogue, offer, lang) for offer in found],
    }
    return script("window.boussoleProgrammes", value)


def _lists(catalogue: Catalogue, found: tuple[Offer, ...], lang: str) -> dict[str, Any]:
    records = [offer.record for offer in found]
    words = interface_words(lang)

    def listed(vocabulary: str, used: Iterable[str]) -> list[list[str]]:
        every, wanted = catalogue.vocabularies.get(vocabulary, {}), set(used)
        return [[x, _text(text, lang)] for x, text in every.items() if x in wanted]

    def named(texts: dict[str, Words]) -> list[list[str]]:
        rows = [[value, _text(text, lang)] for value, text in texts.items()]
        return sorted(rows, key=lambda row: (row[0] != "EU", row[1], row[0]))

    starters = {record.starts_with for record in records}
    used = {folder for offer in found for folder in offer.folders}
    return {
        "kinds": listed("kinds", (record.kind for record in records)),
        "audiences": listed("audiences", (x for r in records for x in r.audiences)),
        "themes": listed("themes", (x for r in records for x in r.themes)),
        "levels": listed("education", catalogue.vocabularies.get("education", {})),
        "languages": named({x: names.language(x) for offer in found for x, _ in offer.languages}),
        "hosts": named({code: names.territory(code) for code in host_codes(found)}),
        "starts": [[x, words[f"starts.{x}"]] for x in STARTERS if x in starters],
        "folders": [[x, folder_name(catalogue, x, lang)] for x in FOLDERS if x in used],
        "covers": listed("covers", (x for record in records for x in record.money.covers)),
    }


def _text(words: Words, lang: str) -> str:
    """A short text in the best language, as that language sets it."""
    return typeset_text(*words.best(lang))


def _bodies(catalogue: Catalogue, found: tuple[Offer, ...], lang: str) -> dict[str, str]:
    ids = {x for offer in found for x in (offer.record.organisation, *offer.chargers)} - {"none"}
    return {name: _text(catalogue.by_id[name].title, lang) for name in sorted(ids)}


def _programme(catalogue: Catalogue, offer: Offer, lang: str) -> dict[str, Any]:
    """A programme; what is unknown, empty or ordinary is left out."""
    record, money = offer.record, offer.record.money
    title, spoken = record.title.best(lang)
    summary, told = record.summary.best(lang) if record.summary else ("", lang)
    value = {
        "record": record.id,
        "page": catalogue.address(record),
        "title": typeset_text(title, spoken),
        "lang": spoken if spoken != lang else "",
        "summary": typeset_text(summary, told),
        "told": told if told != lang else "",
        "kind": record.kind,
        "hosts": record.hosts,
        "audiences": record.audiences,
        "themes": record.themes,
        "starts": record.starts_with,
        "body": record.organisation,
        "duration": _text(record.duration, lang) if record.duration else "",
        "open": "" if record.open_to == "people" else record.open_to,
        "uncounted": 0 if offer.counted else 1,
        "adults": int(record.adults_only),
        "calls": json.loads(calls_json(record)),
        "level": offer.level,
        "languages": offer.languages,
        "free": money.free if money.free in ("yes", "no") else "",
        "charge": offer.chargers,
        "costs": [_cost(catalogue, cost, lang) for cost in money.costs],
        "covers": money.covers,
        "folders": offer.folders,
        "seen": offer.seen.isoformat() if offer.seen else "",
        "confirm": int(record.reconfirm),
        "aliases": record.aliases,
    }
    return {key: part for key, part in value.items() if part}


def _cost(catalogue: Catalogue, cost: Any, lang: str) -> str:
    """`Frais de dossier : 500 dirhams (2024)`, or that nobody knows how much."""
    words = interface_words(lang)
    what = _text(catalogue.word("costs", cost.what), lang) + words["colon"]
    if cost.amount is None:
        return what + words["money.amount-unknown"]
    ends = [names.number(x, lang) for x in (cost.amount, cost.max) if x is not None]
    sum_ = words["range"].join(ends) + " " + words[f"currency.{cost.currency}"]
    return typeset_text(what + sum_ + (f" ({cost.year})" if cost.year else ""), lang)

"""What the finder judges with, and what it says of the results: two classic scripts per language. Row 6.

The first is read with the page, the second when there are results to show.

`assets/eligibility-<lang>.js` sets `window.boussoleEligibility`:

    words        {key: sentence} of words/<lang>.yml: those that begin with one of `WORDS`
    site         the finder's public address in this language, or nothing
    closed       {question: [values]}: what the address's fragment may say (finder/fragment.js)
    facts        {isced: {level: rank}, groups: {EU: [codes]}}, for finder/eligibility.js
    records      {id: [{criterion, any, min, max, remedy}, …]}: the criteria of each programme that a person may
                 be shown, in the record's order

`assets/eligibility-<lang>-more.js` sets `window.boussoleEligibilityMore`:

    remedies     {id: {text, guides: [ids], offers: [service types]}}
    guides       {id: {page, title}}
    structures   [{id, page, title, folder, offers}, …], nearest folders first
    here         [[guide's id, [structures' ids]], …]: what can start in the region today
    records      {id: {lines, services, reason}}
        lines        [{said, more, lang, sources}, …], one per criterion: its sentence, the written condition
                     (`lang` where it is not in the page's language), its sources as [id on the record's page, host]
        services     ids of structures that help with it
        reason       why nobody can take part

What is unknown or empty is left out. `title` has a `lang` beside it where it is not the page's.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urlsplit

from generator.catalogue import Catalogue
from generator.eligibility import GROUPS
from generator.render import Renderer
from generator.schema import kinds
from generator.schema.spec import Words
from generator.scripts import script
from generator.settings import LANGUAGE_CODES
from generator.typeset import inline, typeset_text
from generator.views import CriterionLine, Say
from generator.views.finder import Finder, Offered, finder
from generator.words import interface_words

ADDRESS = "finder.html"
WORDS = ("finder.say.", "state.record.", "adults-only", "money.free", "money.costs-unknown")


def data_name(lang: str) -> str:
    """The address of what judges, in a language."""
    return f"assets/eligibility-{lang}.js"


def more_name(lang: str) -> str:
    """The address of what results say, in a language."""
    return f"assets/eligibility-{lang}-more.js"


def files(catalogue: Catalogue) -> dict[str, bytes]:
    """The scripts of each language, by address under the site."""
    found, made = finder(catalogue), {}
    for lang in LANGUAGE_CODES:
        said = more(catalogue, found, lang)
        made[data_name(lang)] = script("window.boussoleEligibility", data(catalogue, found, lang))
        made[more_name(lang)] = script("window.boussoleEligibilityMore", said)
    return made


def data(catalogue: Catalogue, found: Finder, lang: str) -> dict[str, Any]:
    """What judges."""
    words, base = interface_words(lang), catalogue.settings.site_url
    return {
        "words": {key: text for key, text in words.items() if key.startswith(WORDS)},
        "site": f"{base}{lang}/{ADDRESS}" if base else "",
        "closed": _closed(catalogue, found),
        "facts": {"isced": found.isced, "groups": GROUPS},
        "records": {
            x.record.id: [_criterion(line) for line in x.record.eligibility] for x in found.offered
        },
    }


def more(catalogue: Catalogue, found: Finder, lang: str) -> dict[str, Any]:
    """What results say."""
    renderer = Renderer(lang, catalogue.settings)

    @cache
    def said(sentence: Say) -> str:
        """A criterion as plain text: many programmes ask the same."""
        return typeset_text(renderer.show(sentence).striptags(), lang)

    return {
        "remedies": {
            name: {
                "text": typeset_text(catalogue.word("remedies", name).best(lang)[0], lang),
                "guides": entry.guides,
                "offers": entry.offers,
            }
            for name, entry in found.remedies.items()
        },
        "guides": {x.id: _linked(catalogue, x, lang) for x in found.guides},
        "structures": [_structure(catalogue, x, lang) for x in found.structures],
        "here": [(guide.id, services) for guide, services in found.here],
        "records": {x.record.id: _record(x, lang, said) for x in found.offered},
    }


def _closed(catalogue: Catalogue, found: Finder) -> dict[str, Any]:
    """The values that each answer may have, for those that come from a list."""
    return {
        "want": kinds.PROGRAMME_KIND.closed,
        "education": tuple(found.isced),
        "situation": kinds.SITUATION.closed,
        "trade": tuple(catalogue.vocabularies.get("trades", {})),
        "has": kinds.HELD.closed,
    }


def _linked(catalogue: Catalogue, record: Any, lang: str) -> dict[str, Any]:
    title, spoken = record.title.best(lang)
    value = {
        "page": catalogue.address(record),
        "title": typeset_text(title, spoken),
        "lang": spoken if spoken != lang else "",
    }
    return {key: part for key, part in value.items() if part}


def _structure(catalogue: Catalogue, record: Any, lang: str) -> dict[str, Any]:
    extra = {"id": record.id, "folder": record.folder, "offers": record.offers}
    return extra | _linked(catalogue, record, lang)


def _criterion(given: Any) -> dict[str, Any]:
    """A criterion as the browser judges it."""
    value = {
        "criterion": given.criterion,
        "any": [(x.language, x.level) if x.language else x.value for x in given.any_of],
        "min": given.min,
        "max": given.max,
        "remedy": given.remedy,
    }
    return {key: part for key, part in value.items() if part}


def _record(offered: Offered, lang: str, said: Callable[[Say], str]) -> dict[str, Any]:
    record = offered.record
    hosts = {name: _host(source.url) for name, source in record.sources}
    value = {
        "lines": [_words(line, lang, said, hosts) for line in offered.lines],
        "services": offered.services,
        "reason": _line(record.reason, lang)[0] if record.reason else "",
    }
    return {key: part for key, part in value.items() if part}


def _words(
    line: CriterionLine, lang: str, said: Callable[[Say], str], hosts: dict[str, str]
) -> dict[str, Any]:
    """A criterion in words: those of its condition alone where it cannot be computed. `hosts`: the sources'."""
    condition, spoken = _line(line.condition, lang) if line.condition else ("", lang)
    value = {
        "said": said(line.sentence) if line.computed or not condition else "",
        "more": condition,
        "lang": spoken if spoken != lang else "",
        "sources": [(name, hosts[name]) for name in line.source],
    }
    return {key: part for key, part in value.items() if part}


def _line(words: Words, lang: str) -> tuple[str, str]:
    """A line of prose as plain text, and its language."""
    text, spoken = words.best(lang)
    made = inline(text, "")
    bare = made.striptags() if "<" in made or "&" in made else " ".join(made.split())
    return typeset_text(bare, spoken), spoken


@lru_cache(maxsize=4096)  # sources share theirs
def _host(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")

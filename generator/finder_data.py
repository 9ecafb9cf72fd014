"""What the finder judges with: `assets/eligibility-<lang>.js`, a classic script per language. Row 6.

It sets `window.boussoleEligibility`, to be read beside `window.boussoleProgrammes`:

    words        {key: sentence} of words/<lang>.yml: those that begin with one of `WORDS`
    site         the finder's public address in this language, or nothing
    closed       {question: [values]}: what the address's fragment may say (finder/fragment.js)
    facts        {isced: {level: rank}, groups: {EU: [codes]}}, for finder/eligibility.js
    remedies     {id: {text, guides: [ids], offers: [service types]}}
    guides       {id: {page, title}}
    structures   [{id, page, title, folder, offers}, …], nearest folders first
    here         [[guide's id, [structures' ids]], …]: what can start in the region today
    records      {id: {criteria, services, reason}}: programmes a person may be shown
        criteria     [{criterion, any, min, max, remedy, said, more, lang, sources}, …] in the record's order:
                     the sentence, the written condition (`lang` where it is not in the page's language),
                     and its sources as [id on the record's page, host]
        services     ids of structures that help with it
        reason       why nobody can take part

What is unknown or empty is left out. `title` has a `lang` beside it where it is not the page's.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.catalogue import Catalogue
from generator.eligibility import GROUPS
from generator.render import Renderer, inline, typeset_text
from generator.schema import kinds
from generator.schema.spec import Words
from generator.settings import LANGUAGE_CODES
from generator.views import CriterionLine
from generator.views.finder import Finder, Offered, finder
from generator.words import interface_words

ADDRESS = "finder.html"
WORDS = ("finder.say.", "state.record.", "adults-only", "money.free", "money.costs-unknown")


def data_name(lang: str) -> str:
    """The address of a language's data."""
    return f"assets/eligibility-{lang}.js"


def files(catalogue: Catalogue) -> dict[str, bytes]:
    """The data in each language, by address under the site."""
    found = finder(catalogue)
    return {data_name(lang): data(catalogue, found, lang) for lang in LANGUAGE_CODES}


def data(catalogue: Catalogue, found: Finder, lang: str) -> bytes:
    """The script of one language."""
    renderer, base = Renderer(lang, catalogue.settings), catalogue.settings.site_url
    words = {key: text for key, text in interface_words(lang).items() if key.startswith(WORDS)}
    value = {
        "words": words,
        "site": f"{base}{lang}/{ADDRESS}" if base else "",
        "closed": _closed(catalogue),
        "facts": {"isced": found.isced, "groups": GROUPS},
        "remedies": {
            name: {
                "text": typeset_text(entry_words(catalogue, name, lang), lang),
                "guides": entry.guides,
                "offers": entry.offers,
            }
            for name, entry in found.remedies.items()
        },
        "guides": {x.id: _linked(catalogue, x, lang) for x in found.guides},
        "structures": [_structure(catalogue, x, lang) for x in found.structures],
        "here": [(guide.id, services) for guide, services in found.here],
        "records": {x.record.id: _record(x, renderer) for x in found.offered},
    }
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"window.boussoleEligibility={text};\n".encode()


def entry_words(catalogue: Catalogue, remedy: str, lang: str) -> str:
    """A remedy in the best language."""
    return catalogue.word("remedies", remedy).best(lang)[0]


def _closed(catalogue: Catalogue) -> dict[str, Any]:
    """The values that each answer may have, for those that come from a list."""
    return {
        "want": kinds.PROGRAMME_KIND.closed,
        "education": kinds.EDUCATION.closed,
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


def _record(offered: Offered, renderer: Renderer) -> dict[str, Any]:
    record = offered.record
    criteria = [
        _criterion(record, criterion, line, renderer)
        for criterion, line in zip(record.eligibility, offered.lines, strict=True)
    ]
    value = {
        "criteria": criteria,
        "services": offered.services,
        "reason": _line(record.reason, renderer.lang)[0] if record.reason else "",
    }
    return {key: part for key, part in value.items() if part or key == "criteria"}


def _criterion(record: Any, given: Any, line: CriterionLine, renderer: Renderer) -> dict[str, Any]:
    """A criterion as the browser judges it, and in words: its own where there are none but its condition's."""
    lang, sources = renderer.lang, dict(record.sources)
    more, spoken = _line(line.condition, lang) if line.condition else ("", lang)
    said = typeset_text(renderer.show(line.sentence).striptags(), lang)
    value = {
        "criterion": given.criterion,
        "any": [(x.language, x.level) if x.language else x.value for x in given.any_of],
        "min": given.min,
        "max": given.max,
        "remedy": given.remedy,
        "said": said if line.computed or not more else "",
        "more": more,
        "lang": spoken if spoken != lang else "",
        "sources": [(name, _host(sources[name].url)) for name in line.source],
    }
    return {key: part for key, part in value.items() if part}


def _line(words: Words, lang: str) -> tuple[str, str]:
    """A line of prose as plain text, and its language."""
    text, spoken = words.best(lang)
    bare = Markup(inline(text, "")).striptags()
    return typeset_text(bare, spoken), spoken


def _host(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")

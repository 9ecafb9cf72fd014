"""The map's page, its data for the browser, and its teaser on the home page. Row 6.

Pages hold no record of the map: names and points come in one classic script per language, which the
browser shows as text. Pins are made there, never by folium.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator import assets, basemap
from generator.catalogue import Catalogue
from generator.geography import Commune
from generator.hours import clock_changes, minutes
from generator.macros import root_lists
from generator.map_script import basemap_script
from generator.pourer import Pourer, phone
from generator.schema.spec import Words
from generator.scripts import script
from generator.settings import LANGUAGE_CODES
from generator.views import FOLDERS, folder_name
from generator.views.map import HostState, MapView, Place, map_view
from generator.words import interface_words

ADDRESS = "map.html"
WORDS = ("map.say.", "colon")  # what the browser says; the rest stands in the page


def data_name(lang: str) -> str:
    """The address of a language's map data."""
    return f"assets/map-{lang}.js"


def page(pourer: Pourer) -> tuple[str, bytes]:
    """(address under the language's folder, HTML) of the map's page."""
    words = pourer.renderer.words
    body = pourer.renderer.render(
        "map.html",
        assets=assets.NAMES,
        data=data_name(pourer.lang),
        provinces=root_lists(pourer, "services", "province"),
        countries=root_lists(pourer, "programmes", "country"),
    )
    return ADDRESS, pourer.fill(
        "tools",
        ADDRESS,
        title=words["map"],
        description=words["about.map"],
        main="",
        # Foreigners look for help here too: they must be able to leave.
        exit_=True,
        body=body,
    )


def files(catalogue: Catalogue, cache: Path = assets.CACHE) -> dict[str, bytes]:
    """The basemap, and the map's data in each language, by address under the site."""
    atlas = basemap.atlas(cache, catalogue.settings)
    view = map_view(catalogue, atlas)
    return {
        "assets/basemap.js": basemap_script(cache, catalogue.settings),
        **{data_name(lang): data(catalogue, atlas, view, lang) for lang in LANGUAGE_CODES},
    }


def data(catalogue: Catalogue, atlas: basemap.Atlas, view: MapView, lang: str) -> bytes:
    """What the browser needs in one language, as `window.boussoleMap`."""
    used = {place.record.folder for place in view.places}
    kinds = [place.record.kind for place in view.places]
    audiences = {value for place in view.places for value in place.record.audiences}
    words = {k: text for k, text in interface_words(lang).items() if k.startswith(WORDS)}
    value = {
        "words": words,
        "kinds": _listed(catalogue, "service-kinds", set(kinds), lang),
        "audiences": _listed(catalogue, "audiences", audiences, lang),
        "folders": [[x, folder_name(catalogue, x, lang)] for x in FOLDERS if x in used],
        "places": [_place(catalogue, place, lang) for place in view.places],
        "states": [_state(catalogue, state, lang) for state in view.states],
        "communes": [_commune(commune, point, lang) for commune, point in view.communes],
        "provinces": [
            [slug, folder_name(catalogue, slug, lang), *point]
            for slug, point in atlas.provinces.items()
        ],
        "clock": clock_changes(),
    }
    return script("window.boussoleMap", value)


def _listed(catalogue: Catalogue, name: str, used: set[str], lang: str) -> list[list[str]]:
    """The values in use of a vocabulary, in its order, with their words."""
    every = catalogue.vocabularies.get(name, {})
    return [[value, words.best(lang)[0]] for value, words in every.items() if value in used]


def _title(words: Words, lang: str) -> dict[str, str]:
    """A name, with its language where it is not the page's."""
    text, given = words.best(lang)
    return {"title": text} if given == lang else {"title": text, "lang": given}


def _place(catalogue: Catalogue, place: Place, lang: str) -> dict[str, Any]:
    """A structure; what is unknown or ordinary is left out."""
    record = place.record
    line = record.phones[0].number if record.phones else ""
    value = {
        "record": record.id,
        "page": catalogue.address(record),
        **_title(record.title, lang),
        "kind": record.kind,
        "folder": record.folder,
        "commune": place.commune.name(lang) if place.commune else "",
        "audiences": record.audiences,
        "point": place.point,
        "precision": place.precision,
        # Only Morocco's clock is in the table.
        "hours": minutes(record.hours) if record.hours and record.folder != "abroad" else (),
        "notices": [(x.from_.isoformat(), x.until.isoformat()) for x in record.notices],
        "operating": "" if record.operating == "open" else record.operating,
        "phone": [line.replace(" ", ""), phone(line)] if line else (),
    }
    return {key: part for key, part in value.items() if part}


def _state(catalogue: Catalogue, state: HostState, lang: str) -> dict[str, Any]:
    value = {
        "record": state.country.id if state.country else "",
        "page": catalogue.address(state.country) if state.country else "",
        "code": state.code.lower(),
        **_title(state.name, lang),
        "list": f"programmes/by-country-{state.code.lower()}.html",
        "count": state.count,
        "wide": state.wide,
        "point": state.point,
    }
    return {key: part for key, part in value.items() if part}


def _commune(commune: Commune, point: basemap.Point, lang: str) -> list[Any]:
    return [commune.name(lang), *point, commune.province]

"""The macros of hand-written pages: a short, documented list. mkdocs-macros loads this module.

A macro leaves a token in the Markdown; the plugin puts its HTML in after the page was sanitised,
so that what a contributor writes and what we render never mix. Row 6.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup, escape

from generator.catalogue import Catalogue, is_open_to_people
from generator.pourer import Pourer
from generator.schema.records import Entry
from generator.views import record_link
from generator.views.deadlines import deadlines
from generator.views.lists import entries, facets
from generator.views.map import host_counts, shown_services


def count(pourer: Pourer, collection: str) -> Markup:
    """`{{ count("programmes") }}`: how many records a person can use, counted at the build."""
    number = sum(is_open_to_people(record) for record in _of(pourer.catalogue, collection))
    return Markup("<strong>{}</strong>").format(pourer.renderer.show(number))


def cards(pourer: Pourer, collection: str, *ids: str) -> Markup:
    """`{{ cards("guides", "life-certificate") }}`: entries that lead to chosen records."""
    found = entries(pourer.catalogue, _chosen(pourer.catalogue, "cards", collection, ids))
    return Markup('<ul class="bs-entries bs-cards">{}</ul>').format(
        Markup("").join(map(pourer.entry, found))
    )


def links(pourer: Pourer, collection: str, *ids: str) -> Markup:
    """`{{ links("guides", "life-certificate") }}`: chosen records by their title alone, a line each."""
    show = pourer.renderer.show
    items = (
        Markup('<li data-record="{}">{}</li>').format(
            record.id, show(record_link(pourer.catalogue, record))
        )
        for record in _chosen(pourer.catalogue, "links", collection, ids)
    )
    return Markup('<ul class="bs-links">{}</ul>').format(Markup("").join(items))


def lists(pourer: Pourer, collection: str, facet: str) -> Markup:
    """`{{ lists("programmes", "kind") }}`: links to the list pages of a facet that hold records."""
    found = [cut for cut in facets(pourer.catalogue, collection) if cut.name == facet]
    if not found:
        raise ValueError(f"lists: {collection} has no facet {facet}")
    items = (
        Markup('<li><a href="../{}/{}">{}</a> <span class="bs-count">{}</span></li>').format(
            collection, link.href, pourer.renderer.text(link.text), pourer.renderer.show(link.count)
        )
        for link in found[0].links
    )
    return Markup('<ul class="bs-chips">{}</ul>').format(Markup("").join(items))


def root_lists(pourer: Pourer, collection: str, facet: str) -> Markup:
    """The same links for a page beside the home page."""
    return Markup(str(lists(pourer, collection, facet)).replace('href="../', 'href="'))


def closing_soon(pourer: Pourer, most: int, collection: str = "programmes") -> Markup:
    """`{{ closing_soon(5) }}`: what closes within a month by the reader's clock, at most so many."""
    if type(most) is not int or most < 1:
        raise ValueError("closing_soon: how many? A number, as in closing_soon(5)")
    _of(pourer.catalogue, collection)
    found = [x for x in deadlines(pourer.catalogue, collection) if is_open_to_people(x.record)]
    return Markup(
        pourer.template("closing.html").render(
            deadlines=found,
            most=most,
            days=pourer.catalogue.settings.closing_soon_days,
            collection=collection,
        )
    )


def scam_warning(pourer: Pourer, *guides: str) -> Markup:
    """`{{ scam_warning("check-an-offer") }}`: the warning against sellers of visas, and guides to read."""
    renderer, catalogue = pourer.renderer, pourer.catalogue
    if unknown := sorted(set(guides) - {record.id for record in catalogue.of("guides")}):
        raise ValueError(f"scam_warning: no guide {unknown[0]}")
    links = renderer.listed(record_link(catalogue, record) for record in catalogue.named(guides))
    advice = renderer.word("scam.read") + " " + links if guides else renderer.word("scam.text")
    return Markup('<p class="bs-note"><strong>{}</strong> {}</p>').format(
        renderer.word("scam.title"), advice
    )


def map_teaser(pourer: Pourer) -> Markup:
    """`{{ map() }}`: how much the map shows, and the way to it."""
    renderer, catalogue = pourer.renderer, pourer.catalogue
    says = renderer.word(
        "map.teaser",
        services=len(shown_services(catalogue)),
        states=len(host_counts(catalogue)),
    )
    return Markup(
        '<p class="bs-map-teaser"><a href="../map.html">{}</a> <span>{}</span></p>'
    ).format(renderer.words["map.see"], says)


def corrections(pourer: Pourer) -> Markup:
    """`{{ corrections() }}`: the published corrections, newest first, or the sentence that there is none."""
    renderer, catalogue = pourer.renderer, pourer.catalogue
    entries = catalogue.entries.get("corrections", {})
    if not entries:
        return Markup("<p>{}</p>").format(escape(renderer.words["corrections.none"]))
    items = (
        Markup("<li><strong>{}</strong>{}{}{}</li>").format(
            renderer.show(entry.on),
            renderer.words["colon"],
            renderer.text(catalogue.word("corrections", name)),
            _mended(pourer, entry),
        )
        for name, entry in sorted(entries.items(), key=lambda x: (x[1].on, x[0]), reverse=True)
    )
    return Markup('<ul class="bs-items">{}</ul>').format(Markup("").join(items))


def _mended(pourer: Pourer, entry: Entry) -> Markup:
    """The link to the record that a correction mended."""
    if entry.record is None:
        return Markup("")
    link = record_link(pourer.catalogue, pourer.catalogue.by_id[entry.record])
    return Markup(" ({})").format(pourer.renderer.show(link))


def _chosen(catalogue: Catalogue, macro: str, collection: str, ids: tuple[str, ...]) -> list[Any]:
    """The records of these ids. Raises ValueError for an id that the collection lacks."""
    known = {record.id: record for record in _of(catalogue, collection)}
    unknown = [name for name in ids if name not in known]
    if unknown:
        raise ValueError(f"{macro}: no record {unknown[0]} in {collection}")
    return [known[name] for name in ids]


def _of(catalogue: Catalogue, collection: str) -> tuple[Any, ...]:
    if collection not in catalogue.records:
        raise ValueError(f"no collection {collection}")
    return catalogue.of(collection)


MACROS: dict[str, Callable[..., Markup]] = {
    "count": count,
    "cards": cards,
    "links": links,
    "lists": lists,
    "closing_soon": closing_soon,
    "scam_warning": scam_warning,
    "map": map_teaser,
    "corrections": corrections,
}


def define_env(env: Any) -> None:
    """mkdocs-macros calls this: each macro hands its HTML to the plugin and leaves a token."""
    plugin = env.conf.plugins["boussole"]
    for name, function in MACROS.items():
        env.macros[name] = plugin.macro(function)
